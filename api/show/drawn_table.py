"""A table in the terminal: in columns where every word and figure fits, else each row as a block of labels and values.

Nothing is ever cut off: a verdict of which half is missing may be read as another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Final, Literal

from tarief.report.cells import Holds
from tarief.report.tables import Table as Figures

if TYPE_CHECKING:  # an answer in JSON has no use for what draws tables
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

_NARROWEST: Final = 8
_FOLDED: Final = (Holds.TEXT, Holds.WORDED)
#: The spaces between two columns, and where that does not fit.
_APART: Final = 3
_CLOSE: Final = 2
_INDENT: Final = "   "
#: The space between an amount and its euro sign, where no line may end.
_INSIDE: Final = re.compile(r"(?<=\d) (?=€)|(?<=€) (?=\d)")


def folded(text: str, width: int) -> str:
    """Fold a text to lines without parting an amount from its euro sign; rich folds at any space."""
    lines = (_INSIDE.sub("\u00a0", line) for line in text.splitlines())
    parts = (part for line in lines for part in wrap(line, width, break_on_hyphens=False))
    return "\n".join(parts).replace("\u00a0", " ")


def drawn(figures: Figures, room: int) -> Iterator[RenderableType]:
    """Yield what the console prints for a table: itself, or its rows as blocks where a word would be parted to fit."""
    needed = [_needed(figures, number) for number in range(len(figures.columns))]
    gaps = len(needed) - 1
    spare = {apart: room - apart * gaps - sum(needed) for apart in (_APART, _CLOSE)}
    if spare[_CLOSE] < 0:
        yield from _blocks(figures, room)
    else:
        close = spare[_APART] < 0
        yield _side_by_side(figures, _widths(figures, needed, spare[_CLOSE if close else _APART]), close)


def _needed(figures: Figures, number: int) -> int:
    """The width that a column needs: of a text its longest word, of figures the longest and a word of the heading."""
    column, indent = figures.columns[number], len(_INDENT) if number == 0 and figures.inside else 0
    cells = [row[number] for row in figures.shown]
    if column.kind in _FOLDED:
        return indent + max(map(len, " ".join((column.label, *cells)).split()), default=0)
    return max([_NARROWEST, *map(len, cells), *map(len, column.label.split())])


def _widths(figures: Figures, needed: list[int], spare: int) -> list[int]:
    """Share out what is left, first to amounts in words, then to the columns that would take the most lines.

    Rich does not hold to what a column needs: it may give more than there is, and cut the last one off.
    """
    indent = len(_INDENT) if figures.inside else 0
    widths = list(needed)
    for folds in ((Holds.WORDED,), _FOLDED):
        longest = [
            indent + max(map(len, (column.label, *(row[number] for row in figures.shown))))
            if column.kind in folds
            else 0
            for number, column in enumerate(figures.columns)
        ]
        while spare > 0:
            number = max(range(len(widths)), key=lambda one: longest[one] / max(widths[one], 1))
            if widths[number] >= longest[number]:
                break
            widths[number], spare = widths[number] + 1, spare - 1
    return widths


def _side_by_side(figures: Figures, widths: list[int], close: bool) -> Table:
    """Figures stay on one line; their headings are folded to about the width of what stands below them."""
    from rich import box
    from rich.table import Table

    headed = any(column.label for column in figures.columns)
    table = Table(
        box=box.SIMPLE_HEAD if headed else None,
        show_header=headed,
        show_edge=False,
        pad_edge=False,
        collapse_padding=close,
    )
    for column, width in zip(figures.columns, widths, strict=True):
        folds = column.kind in _FOLDED
        label = column.label if folds else "\n".join(wrap(column.label, width))
        side: Literal["left", "right"] = "left" if column.kind is Holds.TEXT else "right"
        table.add_column(_text(label), justify=side, overflow="fold", no_wrap=not folds, width=width)
    for number, row in enumerate(figures.shown):
        cells = [
            _text(cell.replace("\u00a0", " ") if column.kind is Holds.TEXT else cell)
            for cell, column in zip(row, figures.columns, strict=True)
        ]
        first = _text(_INDENT) + cells[0] if _is_inside(figures, number) else cells[0]
        table.add_row(first, *cells[1:], style="bold" if _stands_out(figures, number) else "")
    return table


def _blocks(figures: Figures, room: int) -> Iterator[RenderableType]:
    """Yield each row as its first cell with, below it, what each other column says."""
    from rich.padding import Padding

    for number, cells in enumerate(figures.shown):
        style = "bold" if _stands_out(figures, number) else ""
        for place, (cell, column) in enumerate(zip(cells, figures.columns, strict=True)):
            left = len(_INDENT) * ((place > 0) + _is_inside(figures, number))
            said = f"{column.label}: {cell}" if column.label else cell
            if cell:
                yield Padding(_text(folded(said, room - left), "" if place else style), (0, 0, 0, left))


def _is_inside(figures: Figures, number: int) -> bool:
    """Whether a row says what a row above it is made of."""
    return figures.inside is not None and number in figures.inside


def _stands_out(figures: Figures, number: int) -> bool:
    return figures.is_total(figures.rows[number]) or (figures.inside is not None and number not in figures.inside)


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(text, style=style)
