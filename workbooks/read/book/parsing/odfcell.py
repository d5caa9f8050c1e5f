"""What stands in one cell of an .ods: its paragraphs and its comment, without drawings and who wrote them."""

from __future__ import annotations

from collections.abc import Mapping

_MOST_SPACES = 100


class OdfCell:
    """A cell from its start to its end; `starts` and `ends` are told of every element inside."""

    def __init__(self, attributes: Mapping[str, str]) -> None:
        self.attributes = attributes
        self._lines: list[str] = []
        self._comment: list[str] = []
        self._pieces: list[str] = []
        self._depth = self._paragraph = 0
        self._commented = False

    @property
    def text(self) -> str:
        """The paragraphs of the cell."""
        return "\n".join(self._lines)

    @property
    def comment(self) -> str:
        """The paragraphs of its comment."""
        return "\n".join(self._comment).strip()

    def number(self, name: str) -> int:
        """Return how often it stands there, or how many rows or columns it spans."""
        return int(self.attributes.get(name, 1))

    def starts(self, tag: str, raw: Mapping[str, str]) -> None:
        """An element inside starts; its attributes still have the name of their space."""
        self._depth += 1
        if self._paragraph:
            if tag == "s":
                self._pieces.append(" " * min(_repeated(raw), _MOST_SPACES))
            elif tag in ("tab", "line-break"):
                self._pieces.append("\t" if tag == "tab" else "\n")
        elif tag == "annotation":
            self._commented = self._depth == 1
        elif tag == "p" and (self._depth == 1 or self._commented):
            self._paragraph = self._depth
            self._pieces = []

    def ends(self) -> bool:
        """An element ends; tells whether it was the cell itself."""
        if self._depth == self._paragraph and self._paragraph:
            (self._comment if self._commented else self._lines).append("".join(self._pieces))
            self._paragraph = 0
        self._depth -= 1
        if not self._depth:
            self._commented = False
        return self._depth < 0

    def characters(self, text: str) -> None:
        """Take text; a line end in the file is where a program broke its lines, not the writer of the sheet."""
        if self._paragraph:
            self._pieces.append(" ".join(text.split()) if "\n" in text else text)


def _repeated(raw: Mapping[str, str]) -> int:
    return int(next((value for name, value in raw.items() if name.endswith(" c")), 1))
