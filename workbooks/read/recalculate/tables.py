"""References to a table by the names of its columns, as the cells that they stand for.

`Tabel1[Uren]` is `$B$2:$B$9`, `Tabel1[@Uren]` (in a file `Tabel1[[#This Row],[Uren]]`) is `$B$4` in row 4. The engine
knows only some of the forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .package import letters, quoted

_LONGEST = 8192
_INNER = r"(?:[^\[\]']|'.)*+"
_TEXT = r"\"[^\"]*+\"?|'(?:[^']|'')*+'?"
_NOT_A_FILE = r"(?![^\s\[\]()!,;+*/=<>&]*!)"
_REFERENCE = re.compile(rf"({_TEXT})|((?<![\w.])[^\W\d][\w.]*+)?(\[{_INNER}(?:\[{_INNER}\]{_INNER})*+\]){_NOT_A_FILE}")
_ITEM = re.compile(rf"\[({_INNER})\](\s*:)?")
_ESCAPED = re.compile("'(.)")
_ALL, _HEADS, _TOTALS, _DATA, _THIS = "#all", "#headers", "#totals", "#data", "#this row"


class CellTable(NamedTuple):
    """A table; `area` is top, left, bottom, right, with the row of heads and of totals in it."""

    name: str
    sheet: str
    area: tuple[int, int, int, int]
    columns: Sequence[str]
    has_heads: bool = True
    has_totals: bool = False

    def holds(self, sheet: str, row: int, column: int) -> bool:
        """Tell whether a cell lies in it."""
        top, left, bottom, right = self.area
        return sheet == self.sheet and top <= row <= bottom and left <= column <= right


def without_tables(formula: str, place: tuple[str, int, int], tables: Iterable[CellTable]) -> str:
    """Return a formula with cells for columns; `place` (sheet, row, column) is where it stands."""
    if "[" not in formula or len(formula) > _LONGEST:
        return formula
    known = list(tables)
    named = {table.name.casefold(): table for table in known}
    own = next((table for table in known if table.holds(*place)), None)

    def cells(found: re.Match[str]) -> str:
        kept, name, inside = found.groups()
        table = own if name is None else named.get(name.casefold())
        if kept or table is None:
            return found[0]
        return _cells(table, inside[1:-1].strip(), place) or found[0]

    return _REFERENCE.sub(cells, formula)


def _cells(table: CellTable, inside: str, place: tuple[str, int, int]) -> str:
    """Return the cells that a reference names; empty for a form that is none."""
    this_row = inside.startswith("@")
    text = inside.removeprefix("@").strip()
    items = [item.strip() for item, _ in _ITEM.findall(text)] if text.startswith("[") else [text] if text else []
    words = {item.casefold() for item in items if item.startswith("#")}
    heads = [head.casefold() for head in table.columns]
    columns = [_ESCAPED.sub(r"\1", item).casefold() for item in items if not item.startswith("#")]
    if len(columns) > 2 or not words <= {_ALL, _HEADS, _TOTALS, _DATA, _THIS}:
        return ""
    if any(column not in heads for column in columns):
        return "#REF!"
    places = sorted(table.area[1] + heads.index(column) for column in columns) or [table.area[1], table.area[3]]
    rows = _rows(table, words | ({_THIS} if this_row else set()), place)
    return rows and _written(table.sheet, place[0], rows, (places[0], places[-1]))


def _rows(table: CellTable, words: set[str], place: tuple[str, int, int]) -> tuple[int, int] | str:
    top, _, bottom, _ = table.area
    first, last = top + table.has_heads, bottom - table.has_totals
    if _THIS in words:
        return (place[1], place[1]) if first <= place[1] <= last else "#VALUE!"
    if _ALL in words:
        return top, bottom
    start = top if _HEADS in words else bottom if words == {_TOTALS} else first
    end = bottom if _TOTALS in words else top if words == {_HEADS} else last
    return start, end


def _written(sheet: str, here: str, rows: tuple[int, int] | str, columns: tuple[int, int]) -> str:
    if isinstance(rows, str):
        return rows
    corners = [f"${letters(column)}${row}" for row, column in zip(rows, columns, strict=True)]
    return ("" if sheet == here else f"{quoted(sheet)}!") + ":".join(dict.fromkeys(corners))
