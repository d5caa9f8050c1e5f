"""A table in the terminal: in columns where every word and figure fits, else each row as a block of labels and values.

Nothing is ever cut off: a verdict of which half is missing may be read as another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from textwrap import wrap
from typing import Final

from tarief.report.cells import Holds
from tarief.report.tables import Table

_NARROWEST: Final = 8
_FOLDED: Final = (Holds.TEXT, Holds.WORDED)
#: The spaces between two columns: as we like it, and where that does not fit.
_APART: Final = (3, 2)
_INDENT: Final = "   "
#: The space between an amount and its euro sign, where no line may end.
_INSIDE: Final = re.compile(r"(?<=\d) (?=€)|(?<=€) (?=\d)")
#: Where a line may end.
_BETWEEN: Final = re.compile(r"[ \t\n]+")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a table, and whether it stands out."""

    text: str
    bold: bool = False


def folded(text: str, width: int) -> list[str]:
    """Fold a text to lines without parting an amount from its euro sign; a word that fits is never parted."""
    lines = (_kept_together(line) for line in text.splitlines())
    parts = (part for line in lines for part in wrap(line, width, break_on_hyphens=False))
    return [part.replace("\u00a0", " ") for part in parts]


def lines_of(table: Table, room: int) -> Iterator[PrintedLine]:
    """Yield the lines of a table, none wider than `room` unless one word or figure is."""
    rows, heads = _indented(table), [_stands_out(table, number) for number in range(len(table.rows))]
    fitted = _fitted(table, rows, room)
    if fitted is None:
        yield from _blocks(table, rows, heads, room)
        return
    apart, widths = fitted
    if any(column.label for column in table.columns):
        for text in _side_by_side(table, [column.label for column in table.columns], widths, apart):
            yield PrintedLine(text, bold=True)
        yield PrintedLine("─" * (sum(widths) + apart * (len(widths) - 1)))
    for row, bold in zip(rows, heads, strict=True):
        yield from (PrintedLine(text, bold) for text in _side_by_side(table, row, widths, apart))


def _kept_together(text: str) -> str:
    return _INSIDE.sub("\u00a0", text)


def _indented(table: Table) -> list[tuple[str, ...]]:
    """The rows as they are read; what says what a row above is made of is indented."""
    inside = table.inside or frozenset()
    texts = [column.kind is Holds.TEXT for column in table.columns]
    rows = (
        tuple(cell.replace("\u00a0", " ") if text else cell for cell, text in zip(row, texts, strict=True))
        for row in table.shown
    )
    return [(_INDENT + row[0], *row[1:]) if number in inside else row for number, row in enumerate(rows)]


def _stands_out(table: Table, number: int) -> bool:
    return table.is_total(table.rows[number]) or (table.inside is not None and number not in table.inside)


def _fitted(table: Table, rows: Sequence[Sequence[str]], room: int) -> tuple[int, list[int]] | None:
    """Return the spaces between columns and the width of each; None where no word or figure may be parted to fit."""
    ends = [_ends(table, rows, number) for number in range(len(table.columns))]
    least, most = [end[0] for end in ends], [end[1] for end in ends]
    for apart in _APART:
        left = room - apart * (len(least) - 1)
        if left >= sum(least):
            # An amount in words is read on one line where that can be, rather than a text beside it.
            amounts = [column.kind is Holds.WORDED for column in table.columns]
            first = [one if own else few for one, few, own in zip(most, least, amounts, strict=True)]
            return apart, _shared_out(_shared_out(least, first, left), most, left)
    return None


def _ends(table: Table, rows: Sequence[Sequence[str]], number: int) -> tuple[int, int]:
    """The least and the most width of a column: of a text its longest word and its longest line."""
    column, cells = table.columns[number], [row[number] for row in rows]
    label = max(map(len, _BETWEEN.split(column.label)))
    if column.kind not in _FOLDED:
        least = max([label, *map(len, cells)])
        return least, max(least, _NARROWEST)
    words = (len(_first_indent(cell)) + len(word) for cell in cells for word in _BETWEEN.split(_kept_together(cell)))
    return max([label, *words]), max([len(column.label), *map(len, cells)])


def _shared_out(least: list[int], most: list[int], room: int) -> list[int]:
    """Give what is left to the columns that would take the most lines."""
    widths = list(least)
    for _ in range(room - sum(least)):
        number = max(range(len(widths)), key=lambda one: most[one] / max(widths[one], 1))
        if widths[number] >= most[number]:
            break
        widths[number] += 1
    return widths


def _side_by_side(table: Table, cells: Sequence[str], widths: Sequence[int], apart: int) -> Iterator[str]:
    """Yield the lines of one row."""
    parts = [_cell(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for line in zip_longest(*parts, fillvalue=""):
        placed = (
            text.ljust(width) if column.kind is Holds.TEXT else text.rjust(width)
            for text, width, column in zip(line, widths, table.columns, strict=True)
        )
        yield (" " * apart).join(placed).rstrip()


def _cell(cell: str, width: int) -> list[str]:
    indent = _first_indent(cell)
    if len(cell) <= width:
        return [cell]
    return [indent + part for part in folded(cell[len(indent) :], max(width - len(indent), 1))] or [""]


def _first_indent(cell: str) -> str:
    return _INDENT if cell.startswith(_INDENT) else ""


def _blocks(table: Table, rows: Sequence[Sequence[str]], heads: Sequence[bool], room: int) -> Iterator[PrintedLine]:
    """Yield each row as its first cell with, below it, what each other column says."""
    for row, bold in zip(rows, heads, strict=True):
        first, *others = row
        indent = _first_indent(first)
        label = f"{table.columns[0].label}: " if table.columns[0].label else ""
        yield from (PrintedLine(indent + part, bold) for part in folded(label + first.strip(), room - len(indent)))
        for cell, column in zip(others, table.columns[1:], strict=True):
            if cell:
                said = f"{column.label}: {cell}" if column.label else cell
                inner = indent + _INDENT
                yield from (PrintedLine(inner + part, bold) for part in folded(said, room - len(inner)))
