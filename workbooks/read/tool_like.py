"""A workbook that works out a price for what somebody chooses in it: a rekentool, and no single calculation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tarief.core.dutch import listed
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet import Reading

#: Cells that are named, lists of a sheet that are looked at, and the cells of one of them.
_NAMED: Final = 3
_MOST_LISTS: Final = 200
_MOST_CELLS: Final = 60
#: A stretch of a formula without operators: a cell or an area, with the sheet before it.
_WORD: Final = re.compile(r"[\w.$!:]++")
_CELL: Final = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")
_AREA: Final = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
#: A drop-down: its sheet, in small letters, and its cell.
_Cell = tuple[str, str]


def with_tool_noted(reading: Reading, book: SourceBook) -> Reading:
    """Return a reading with a note in front where the workbook is a rekentool: what stands in it now was read."""
    chosen = [*dict.fromkeys(_chosen(book))]
    if not chosen:
        return reading
    more = f" en nog {len(chosen) - _NAMED}" if len(chosen) > _NAMED else ""
    cells = listed(chosen[:_NAMED]) if not more else ", ".join(chosen[:_NAMED]) + more
    text = f"Dit werkboek rekent met keuzelijsten ({cells}): het is een rekentool. Gelezen is wat er nu is ingevuld."
    advice = "Wilt u er andere keuzes en getallen mee doorrekenen? Maak er dan een model van, op de pagina Rekentool "
    advice += f"(/rekentool) of met tarief model {book.name}."
    noted = Finding("is_rekentool", text, advice, Place.of(book.name), Severity.NOTE)
    return replace(reading, findings=(noted, *reading.findings))


def _chosen(book: SourceBook) -> Iterator[str]:
    """The drop-downs that a formula looks at, as a reader writes them."""
    lists = dict(_drop_downs(book))
    at = {name: (sheet.casefold(), cells.replace("$", "")) for name, (sheet, cells) in book.names.items()}
    names = {name: lists[cell] for name, cell in at.items() if cell in lists}
    for sheet in book.sheets if lists else ():
        for held in sheet.cells.values():
            if held.formula:
                yield from (lists[cell] for cell in _cells(held.formula, sheet.name) if cell in lists)
                yield from (cell for name, cell in names.items() if name in held.formula)


def _drop_downs(book: SourceBook) -> Iterator[tuple[_Cell, str]]:
    for sheet in book.sheets:
        for areas, _ in sheet.lists[:_MOST_LISTS]:
            for found in _AREA.finditer(areas):
                first, last = int(found[2]), int(found[4] or found[2])
                if (found[3] or found[1]) == found[1]:
                    for row in range(first, min(last, first + _MOST_CELLS) + 1):
                        yield (sheet.name.casefold(), f"{found[1]}{row}"), f"{sheet.name}!{found[1]}{row}"


def _cells(formula: str, own: str) -> Iterator[_Cell]:
    """The cells that a formula names; what stands between quotes is a sheet, whose cells are those behind it."""
    quoted = formula.split("'")
    for place, text in enumerate(quoted):
        sheet = quoted[place - 1] if text.startswith("!") and place else own
        for word in _WORD.findall(text) if place % 2 == 0 else ():
            named, _, cells = word.replace("$", "").rpartition("!")
            where, sheet = (named or sheet).casefold(), own
            yield from ((where, cell) for cell in cells.split(":") if _CELL.fullmatch(cell))
