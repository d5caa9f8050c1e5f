"""How much of a workbook is looked at. A cost sheet is far smaller; what is larger is a list, and is cut off aloud.

With these bounds, and with work that grows no faster than the number of cells, the largest book that the guard lets
through is recognised in about two seconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.book import SourceBook, SourceCell, SourceSheet
from workbooks.read.own_sheet.cells.functions import FunctionTable

#: Cells in all sheets together; small sheets get theirs first, so that a long list costs no other sheet anything.
MOST_CELLS = 10_000
#: Rows and columns of one sheet in which anything stands.
MOST_ROWS, MOST_COLUMNS = 800, 80
#: Different texts in all sheets together, and the sheets themselves.
MOST_TEXTS, MOST_SHEETS = 3_000, 80
#: Products: each one is put together and calculated.
MOST_PRODUCTS = 150
#: Readings tried of all typed products of a book together: an ordinary sheet takes less than ten thousand.
MOST_READINGS = 60_000
#: Different amounts for one cost: more are no choice, but a list.
MOST_VALUES = 12
#: Functions of a mix: a longer table is a list of people.
MOST_FUNCTIONS = 40
#: Prices worked out to tell what the answers to the questions would do.
MOST_PRICES = 200

#: Cells by row and column.
Cells = Mapping[tuple[int, int], SourceCell]
_ADVICE = "Zet de kostprijs op een eigen blad, of verwijder wat er niet bij hoort."


def within_bounds(book: SourceBook) -> tuple[SourceBook, tuple[Finding, ...]]:
    """Return the part of a workbook that is looked at, and what was left out of it."""
    left, texts = MOST_CELLS, set[str]()
    kept: dict[str, SourceSheet] = {}
    ordered = sorted(book.sheets[:MOST_SHEETS], key=lambda sheet: len(sheet.cells))
    for number, sheet in enumerate(ordered):
        cells = dict(_first(sheet, left // (len(ordered) - number), texts))
        left -= len(cells)
        kept[sheet.name] = sheet if len(cells) == len(sheet.cells) else replace(sheet, cells=cells)
    sheets = tuple(kept[sheet.name] for sheet in book.sheets if sheet.name in kept)
    cut = [_cut(before, kept[before.name]) for before in book.sheets[:MOST_SHEETS] if kept[before.name] is not before]
    if len(book.sheets) > MOST_SHEETS:
        text = f"Het bestand heeft {len(book.sheets)} bladen; alleen de eerste {MOST_SHEETS} zijn bekeken."
        cut.append(Finding("niet_alles_bekeken", text, _ADVICE, Place(), Severity.WARNING))
    return replace(book, sheets=sheets), tuple(cut)


def _first(sheet: SourceSheet, most: int, texts: set[str]) -> Iterator[tuple[tuple[int, int], SourceCell]]:
    """The cells of a sheet row by row, down to the row at which a bound is reached."""
    columns = frozenset(sorted({column for _, column in sheet.cells})[:MOST_COLUMNS])
    for number, row in enumerate(_rows(sheet.cells, columns)):
        new = {cell.value for cell in row.values() if isinstance(cell.value, str)} - texts
        most -= len(row)
        if number == MOST_ROWS or most < 0 or len(texts) + len(new) > MOST_TEXTS:
            return
        texts |= new
        yield from row.items()


def _rows(cells: Cells, columns: frozenset[int]) -> list[Cells]:
    rows: dict[int, dict[tuple[int, int], SourceCell]] = {}
    for place in sorted(cells):
        if place[1] in columns:
            rows.setdefault(place[0], {})[place] = cells[place]
    return list(rows.values())


def _cut(whole: SourceSheet, part: SourceSheet) -> Finding:
    last = max((row for row, _ in part.cells), default=0)
    wide = len({column for _, column in whole.cells}) > MOST_COLUMNS
    told = f"tot en met rij {last}" + (f", en daarvan de eerste {MOST_COLUMNS} kolommen" if wide else "")
    text = f"Blad {whole.name} is te groot voor een kostprijsblad: het is gelezen {told}. De rest is niet bekeken."
    return Finding("niet_alles_bekeken", text, _ADVICE, Place.at(whole.name), Severity.WARNING)


def too_many_products(number: int, read: int = MOST_PRODUCTS) -> tuple[Finding, ...]:
    """Return that not all products were looked at, when there are so many."""
    text = f"Er staan {number} producten in het bestand; alleen de eerste {read} zijn bekeken."
    finding = Finding("niet_alles_bekeken", text, "Splits het bestand.", Place(), Severity.WARNING)
    return (finding,) if number > read else ()


def too_many_readings(tried: bool) -> tuple[Finding, ...]:
    """Return that not every way to read the build-ups was `tried`."""
    text = "De opbouw is op te veel manieren te lezen; niet elke manier is geprobeerd."
    finding = Finding("niet_alles_bekeken", text, _ADVICE, Place(), Severity.WARNING)
    return () if tried else (finding,)


def too_many_functions(tables: Iterable[FunctionTable]) -> Iterator[Finding]:
    """Yield the tables of functions that are too long to be one."""
    for table in tables:
        if len(table.rows) > MOST_FUNCTIONS:
            text = f"De tabel op blad {table.sheet} heeft {len(table.rows)} regels; dat is een personeelslijst, geen "
            text += "functiemix, en is niet gebruikt."
            advice = "Neem functies met dezelfde schaal en trede samen."
            yield Finding("niet_alles_bekeken", text, advice, Place.at(table.sheet), Severity.WARNING)
