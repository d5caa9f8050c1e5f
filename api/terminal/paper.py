"""What a command prints for people: folded text, bold or slanted where a terminal shows that, and tables.

Just what our commands print: a library that lays out anything takes longer to load than a price to work out.
"""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

BOLD, SLANTED = "\x1b[1m", "\x1b[3m"
_PLAIN: Final = "\x1b[0m"
_USUAL: Final = 80
#: A column that folds keeps so much where there is too little room.
_NARROWEST: Final = 8
_DUMB: Final = ("dumb", "unknown")
#: The space between an amount and its euro sign, where no line may end.
_INSIDE: Final = re.compile(r"(?<=\d) (?=€)|(?<=€) (?=\d)")
#: Stands for such a space while a text is folded; in no text of ours.
_KEPT: Final = "\ue000"
#: Between columns, without headings and with.
_GAPS: Final = ("  ", "   ")


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column of a table: its heading, in lines, on which side it is straight, and whether its cells are folded."""

    heading: str
    to_the_right: bool
    folds: bool


class Paper:
    """Standard output as a reader has it: so wide, and with styles or without."""

    def __init__(self) -> None:
        self.width = _width()
        shows = sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR"))
        self._styled = shows and os.environ.get("TERM", "").casefold() not in _DUMB
        self._line = "─" if (getattr(sys.stdout, "encoding", "") or "utf-8").casefold().startswith("utf") else "-"

    def print(self, text: str = "", style: str = "") -> None:
        """Print a text, folded to the width; nothing is an empty line."""
        self._out(folded(text, self.width), style)

    def whole(self, text: str) -> None:
        """Print a text that stays in one piece, to be copied."""
        self._out([text])

    def hanging(self, sign: str, text: str) -> None:
        """Print a text behind a sign, below which nothing else stands."""
        lines = folded(text, self.width - len(sign) - 1)
        self._out([f"{sign if not number else ' ' * len(sign)} {line}" for number, line in enumerate(lines)])

    def table(self, columns: Sequence[PrintedColumn], rows: Iterable[tuple[Sequence[str], str]]) -> None:
        """Print a table, of which each row has cells and a style."""
        every = list(rows)
        headed = any(column.heading for column in columns)
        gap = _GAPS[headed]
        widths = _widths(columns, [cells for cells, _ in every], self.width - len(gap) * (len(columns) - 1))
        if headed:
            self._row(columns, [column.heading for column in columns], widths, gap, heads=True)
            self._out([self._line * (sum(widths) + len(gap) * (len(columns) - 1))])
        for cells, style in every:
            self._row(columns, cells, widths, gap, style)

    def _row(
        self,
        columns: Sequence[PrintedColumn],
        texts: Sequence[str],
        widths: Sequence[int],
        gap: str,
        style: str = "",
        *,
        heads: bool = False,
    ) -> None:
        """Print the cells of a row from the same line on; headings end on the same line."""
        fits = zip(texts, widths, strict=True)
        cells = [folded(text, width) if len(text) > width or "\n" in text else [text] for text, width in fits]
        height = max(map(len, cells))
        cells = [[""] * (height - len(cell)) + cell if heads else cell for cell in cells]
        for number in range(height):
            line = (cell[number] if number < len(cell) else "" for cell in cells)
            placed = (
                text.rjust(width) if column.to_the_right else text.ljust(width)
                for column, text, width in zip(columns, line, widths, strict=True)
            )
            self._out([gap.join(placed).rstrip()], style)

    def _out(self, lines: Iterable[str], style: str = "") -> None:
        for line in lines:
            print(f"{style}{line}{_PLAIN}" if style and self._styled and line else line)


def folded(text: str, width: int) -> list[str]:
    """Fold a text to lines without parting an amount from its euro sign; a word that is too long is cut."""
    width = max(width, 1)
    too_long = re.compile(rf"\S{{{width + 1},}}")
    found = []
    for line in text.splitlines():
        kept = too_long.sub(lambda word: _cut(word[0], width), _INSIDE.sub(_KEPT, line))
        found += wrap(kept, width, break_long_words=False, break_on_hyphens=False) or [""]
    return [line.replace(_KEPT, " ") for line in found] or [""]


def _cut(word: str, width: int) -> str:
    return " ".join([word[start : start + width] for start in range(0, len(word), width)])


def _widths(columns: Sequence[PrintedColumn], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Give each column what it needs; where that is too much, those that fold give in, the widest first."""
    widths = [
        max(len(line) for text in (column.heading, *(row[number] for row in rows)) for line in text.split("\n"))
        for number, column in enumerate(columns)
    ]
    while sum(widths) > room:
        among = [number for number, column in enumerate(columns) if column.folds and widths[number] > _NARROWEST]
        if not among:
            break
        widths[max(among, key=lambda number: (widths[number], number))] -= 1
    return widths


def _width() -> int:
    """The columns of the terminal, also where what is printed goes elsewhere; as told, or the usual."""
    told = os.environ.get("COLUMNS", "")
    if told.isdigit():
        return int(told)
    if os.environ.get("TERM", "").casefold() in _DUMB:
        return _USUAL
    for stream in range(3):
        try:
            return os.get_terminal_size(stream).columns or _USUAL
        except OSError:
            continue
    return _USUAL
