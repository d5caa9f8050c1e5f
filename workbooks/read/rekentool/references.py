"""What the references of a book stand for: cells, areas cut to what is filled, names, columns of tables."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from tarief.models.rekentool.node import CellAddress, CellArea, FormulaTree
from tarief.models.rekentool.value import Unread
from workbooks.read.book import SourceBook, SourceSheet, SourceTable
from workbooks.read.book.parsing.formula import SharedFormula
from workbooks.read.rekentool.parsing import FormulaReader
from workbooks.read.rekentool.tokens import ends

_DEEPEST_NAME: Final = 8


class References:
    """The sheets, names and tables of one book."""

    def __init__(self, book: SourceBook) -> None:
        self.book = book
        self._depth = 0
        self.sheets: dict[str, SourceSheet] = {sheet.name.casefold(): sheet for sheet in book.sheets}

    @cached_property
    def _names(self) -> dict[str, tuple[str, str]]:
        return {name.casefold(): held for name, held in self.book.names.items()}

    @cached_property
    def _formulas(self) -> dict[str, str]:
        return {name.casefold(): held for name, held in self.book.named_formulas.items()}

    def tree(self, formula: str, at: CellAddress) -> FormulaTree:
        """Return the formula of a cell as data; raises `Unread` where it is none."""
        return FormulaReader(formula, at, lambda sheet, text: self._resolved(sheet, text, at), self._over_sheets).read()

    def _over_sheets(self, sheets: str, text: str) -> list[FormulaTree]:
        """What an address stands for on each sheet from one to another, as the book has them in order."""
        order = [*self.sheets]
        ends_of = [order.index(name) for name in sheets.casefold().split(":") if name in order]
        area = ends(text)
        if len(ends_of) != 2 or area is None:
            raise Unread(f"de bladen '{sheets[:60]}' zijn er niet")
        first, last = sorted(ends_of)
        return [self._area(name, *area) for name in order[first : last + 1]]

    def _resolved(self, sheet: str, text: str, at: CellAddress) -> FormulaTree:
        if "[" in text:
            return self._of_table(text, at)
        if (area := ends(text)) is not None:
            return self._area(sheet or at.sheet, *area)
        return self._named(sheet, text.casefold(), at)

    def _named(self, sheet: str, name: str, at: CellAddress) -> FormulaTree:
        for key in (f"{sheet or at.sheet}!{name}".casefold(), name):
            if key in self._names:
                held, text = self._names[key]
                area = ends(text)
                if area is not None:
                    return self._area(held, *area)
            if key in self._formulas:
                self._depth += 1
                try:
                    if self._depth > _DEEPEST_NAME:
                        raise Unread(f"de naam {name} verwijst in een kring")
                    return self.tree(SharedFormula(self._formulas[key], 1, 1, wraps=True).at(at.row, at.column), at)
                finally:
                    self._depth -= 1
        if any(table.name.casefold() == name for table in self.book.tables):
            return self._of_table(f"{name}[]", at)
        raise Unread(f"de naam '{name[:60]}' is onbekend")

    def _area(self, name: str, top: int, left: int, bottom: int, right: int) -> FormulaTree:
        sheet = self.sheets.get(name.casefold())
        if sheet is None:
            raise Unread(f"het blad '{name[:60]}' is er niet")
        if (top, left) == (bottom, right):
            return {"cel": str(CellAddress(sheet.name, top, left))}
        return {"bereik": str(CellArea(sheet.name, top, left, bottom, right))}

    def _of_table(self, text: str, at: CellAddress) -> FormulaTree:
        """`Tabel1[Uren]`, `Tabel1[@Uren]`, `Tabel1[[#This Row],[Uren]]`, `[@Uren]`."""
        name, _, inside = text.partition("[")
        table = self._table(name, at)
        inside = inside.removesuffix("]").strip()
        here = inside.startswith("@")
        inside = inside.removeprefix("@").strip()
        items = [item.strip() for item in _items(inside)] if inside.startswith("[") else [inside] if inside else []
        words = {item.casefold() for item in items if item.startswith("#")}
        columns = [_bare(item).casefold() for item in items if not item.startswith("#")]
        heads = [head.casefold() for head in table.columns]
        if any(column not in heads for column in columns) or len(columns) > 2:
            raise Unread(f"de tabel {table.name} heeft geen kolom '{', '.join(columns)[:60]}'")
        places = sorted(table.area.left + heads.index(column) for column in columns)
        left, right = (places[0], places[-1]) if places else (table.area.left, table.area.right)
        top, bottom = _rows(table, words | ({"#this row"} if here else set()), at)
        return self._area(table.sheet, top, left, bottom, right)

    def _table(self, name: str, at: CellAddress) -> SourceTable:
        for table in self.book.tables:
            area = table.area
            holds = (
                table.sheet == at.sheet and area.top <= at.row <= area.bottom and area.left <= at.column <= area.right
            )
            if table.name.casefold() == name.casefold() or (not name and holds):
                return table
        raise Unread(f"de tabel '{name[:60]}' is onbekend")


def _items(inside: str) -> list[str]:
    """The parts of `[#This Row],[Uren]` or `[#This Row],Uren`, as they are written."""
    items, place, depth = [""], 0, 0
    while place < len(inside):
        letter = inside[place]
        if letter == "'" and place + 1 < len(inside):
            place += 1
            items[-1] += letter + inside[place]
        elif letter in "[]":
            depth += 1 if letter == "[" else -1
        elif letter in ",:" and not depth:
            items.append("")
        else:
            items[-1] += letter
        place += 1
    return items


def _bare(column: str) -> str:
    """The name of a column: a quote takes the meaning off what follows, as in `Kosten '#`."""
    return re.sub("'(.)", r"\1", column, flags=re.DOTALL)


def _rows(table: SourceTable, words: set[str], at: CellAddress) -> tuple[int, int]:
    top, bottom = table.area.top, table.area.bottom
    first, last = top + table.has_heads, bottom - table.has_totals
    if "#this row" in words:
        if not first <= at.row <= last:
            raise Unread("de formule vraagt deze rij van een tabel, en staat er zelf niet in")
        return at.row, at.row
    if "#all" in words:
        return top, bottom
    start = top if "#headers" in words else bottom if words == {"#totals"} else first
    end = bottom if "#totals" in words else top if words == {"#headers"} else last
    return start, end
