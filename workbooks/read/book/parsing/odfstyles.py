"""The number formats of an .ods, written as an .xlsx does: `"€" #,##0.00`, `0 "uren"`, `0.00%`."""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

_STYLES = frozenset({"number-style", "currency-style", "percentage-style"})
_MOST_DECIMALS, _LONGEST = 20, 255


class OdfStyles:
    """Follows the styles in `styles.xml` and in `content.xml`; that of a cell names one of numbers."""

    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._of_cells: dict[str, str] = {}
        self._name = ""
        self._pieces: list[str] = []
        self._text = ""
        self._in_text = False

    def read(self, content: bytes) -> None:
        """Read a part that holds styles only."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, raw: self.starts(name.rpartition(" ")[2], without_spaces(raw))
        parser.EndElementHandler = lambda name: self.ends(name.rpartition(" ")[2])
        parser.CharacterDataHandler = self.characters
        parser.Parse(content, True)

    def format_of(self, style: str) -> str:
        """Return the number format of a style of cells; empty where it has none."""
        return self._formats.get(self._of_cells.get(style, ""), "")

    def starts(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element starts."""
        if tag == "style" and attributes.get("data-style-name"):
            self._of_cells[attributes.get("name", "")] = attributes["data-style-name"]
        elif tag in _STYLES:
            self._name, self._pieces = attributes.get("name", ""), []
        elif self._name and tag == "number":
            self._pieces.append(_digits(attributes))
        elif self._name and tag == "map" and attributes.get("condition", "").startswith("value()>"):
            self._pieces = [self._formats.get(attributes.get("apply-style-name", ""), "")]
        elif self._name and tag in ("text", "currency-symbol"):
            self._in_text, self._text = True, ""

    def characters(self, text: str) -> None:
        """Take text that is shown beside the digits."""
        if self._in_text:
            self._text += text

    def ends(self, tag: str) -> None:
        """An element ends."""
        if tag in _STYLES:
            self._formats[self._name] = "".join(self._pieces)[:_LONGEST]
            self._name = ""
        elif self._in_text:
            self._in_text = False
            shown = self._text.replace('"', "")
            self._pieces.append(shown if shown.strip() in ("", "%", "-") else f'"{shown}"')


def without_spaces(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return attributes by their names without the name of their space."""
    return {name.rpartition(" ")[2]: value for name, value in attributes.items()}


def _digits(attributes: Mapping[str, str]) -> str:
    places = attributes.get("decimal-places", "")
    if not places.isdigit():
        return "General"
    decimals = min(int(places), _MOST_DECIMALS)
    whole = "#,##0" if attributes.get("grouping") == "true" else "0"
    return f"{whole}.{'0' * decimals}" if decimals else whole
