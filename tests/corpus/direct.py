"""A workbook of the corpus as a `SourceBook`, without a file in between: for tests of the recognition alone."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.utils import range_boundaries

from tarief.core.dutch import dutch
from tests.corpus.pages import In, Layout, Page
from workbooks.read.book import Area, SourceBook, SourceCell, SourceSheet


def as_book(each: Layout) -> SourceBook:
    return SourceBook(f"{each.name}{each.suffix}", each.suffix.removeprefix("."), tuple(map(_sheet, each.pages)))


def book_of(name: str = "opgave.xlsx", **sheets: list[list[Any]]) -> SourceBook:
    """A workbook of sheets given as rows."""
    return SourceBook(name, "xlsx", tuple(_sheet(Page(title, rows)) for title, rows in sheets.items()))


def _sheet(page: Page) -> SourceSheet:
    cells = {}
    for row, values in enumerate(page.rows, page.start):
        for column, value in enumerate(values, 1):
            if value is not None and value != "":
                given = value if isinstance(value, In) else In(value)
                hidden = row in page.hidden_rows or chr(64 + column) in page.hidden_columns
                cells[row, column] = _cell(row, column, given, hidden)
    areas = []
    for area in page.merges:
        left, top, right, bottom = range_boundaries(area)
        areas.append(Area(int(top or 1), int(left or 1), int(bottom or 1), int(right or 1)))
    last: Mapping[tuple[int, int], SourceCell] = cells
    rows, columns = max((r for r, _ in last), default=0), max((c for _, c in last), default=0)
    return SourceSheet(page.name, cells, tuple(areas), page.hidden, rows, columns)


def _cell(row: int, column: int, given: In, hidden: bool) -> SourceCell:
    value: Any = given.value
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = Decimal(str(value))
    assert isinstance(value, Decimal | str | bool | date)
    percent = "%" in given.format
    shown = (
        dutch(value.scaleb(2)) + "%"
        if percent and isinstance(value, Decimal)
        else str(value).replace(".", ",")
        if isinstance(value, Decimal)
        else str(value)
    )
    return SourceCell(
        row, column, value, shown, given.format or "General", given.formula, given.comment, hidden, percent
    )
