"""A workbook told differently: turned on its side, stretched, moved, merged, in capitals, with every label twice."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial

from openpyxl.utils import column_index_from_string, get_column_letter

from workbooks.read.book import Area, SourceBook, SourceCell, SourceSheet

Place = Callable[[int, int], tuple[int, int]]
_CELL = re.compile(r"\$?([A-Z]{1,2})\$?(\d+)")
_REFERENCE = re.compile(
    rf"(?<![\w!$])(?P<sheet>(?:'[^']+'|[A-Za-z]\w*)!)?(?P<cells>{_CELL.pattern}(?::{_CELL.pattern})?)(?![\w(!])"
)


def placed(book: SourceBook, place: Place) -> SourceBook:
    """Return a workbook with every cell of every sheet somewhere else, and its formulas pointing there."""
    return _placed(book, {sheet.name: place for sheet in book.sheets})


def _placed(book: SourceBook, places: Mapping[str, Place]) -> SourceBook:
    return replace(book, sheets=tuple(_placed_sheet(sheet, places) for sheet in book.sheets))


def _placed_sheet(sheet: SourceSheet, places: Mapping[str, Place]) -> SourceSheet:
    place = places[sheet.name]
    cells = {}
    for at, cell in sheet.cells.items():
        row, column = place(*at)
        cells[row, column] = cell._replace(row=row, column=column, formula=_pointing(cell.formula, sheet.name, places))
    areas = (Area(*place(area.top, area.left), *place(area.bottom, area.right)) for area in sheet.merges)
    rows, columns = max((row for row, _ in cells), default=0), max((column for _, column in cells), default=0)
    return replace(sheet, cells=cells, merges=tuple(areas), rows=rows, columns=columns)


def _pointing(formula: str, name: str, places: Mapping[str, Place]) -> str:
    """A formula of a sheet, with every reference to where that cell is now."""

    def moved_to(reference: re.Match[str]) -> str:
        place = places.get((reference["sheet"] or name).strip("'!"), places[name])
        ends = [place(int(row), column_index_from_string(column)) for column, row in _CELL.findall(reference["cells"])]
        return (reference["sheet"] or "") + ":".join(f"{get_column_letter(column)}{row}" for row, column in ends)

    return _REFERENCE.sub(moved_to, formula)


def transposed(book: SourceBook) -> SourceBook:
    return placed(book, lambda row, column: (column, row))


def blank_rows(book: SourceBook) -> SourceBook:
    return placed(book, lambda row, column: (2 * row, column))


def blank_columns(book: SourceBook) -> SourceBook:
    return placed(book, lambda row, column: (row, 3 * column))


def moved(book: SourceBook) -> SourceBook:
    return placed(book, lambda row, column: (row + 17, column + 9))


def merged_labels(book: SourceBook) -> SourceBook:
    """Every label merged over three columns."""
    wide = _wider(book, 2)
    return replace(wide, sheets=tuple(map(_merged, wide.sheets, map(_labels, book.sheets))))


def _wider(book: SourceBook, more: int) -> SourceBook:
    """So many columns free behind that of the labels."""

    def place(first: int, row: int, column: int) -> tuple[int, int]:
        return row, column if column <= first else column + more

    return _placed(book, {sheet.name: partial(place, _labels(sheet)) for sheet in book.sheets})


def _merged(wide: SourceSheet, first: int) -> SourceSheet:
    taken = {row for area in wide.merges for row in range(area.top, area.bottom + 1)}
    rows = [row for (row, column), cell in wide.cells.items() if column == first and isinstance(cell.value, str)]
    areas = (Area(row, first, row, first + 2) for row in rows if row not in taken)
    return replace(wide, merges=(*wide.merges, *areas))


def label_twice(book: SourceBook) -> SourceBook:
    """The column of labels once more beside itself."""
    wide = _wider(book, 1)
    return replace(wide, sheets=tuple(map(_twice, wide.sheets, map(_labels, book.sheets))))


def _twice(wide: SourceSheet, first: int) -> SourceSheet:
    again = {
        (row, first + 1): cell._replace(column=first + 1)
        for (row, column), cell in wide.cells.items()
        if column == first and isinstance(cell.value, str) and any((row, first + k) in wide.cells for k in range(2, 9))
    }
    return replace(wide, cells={**wide.cells, **again}, columns=wide.columns + 1)


def in_capitals(book: SourceBook) -> SourceBook:
    return _texts(book, lambda text, _: text.upper())


def with_colons(book: SourceBook) -> SourceBook:
    """A colon behind every text with a number right of it."""
    return _texts(book, lambda text, beside: f"{text}:" if beside and text[-1].isalpha() else text)


def without_formulas(book: SourceBook) -> SourceBook:
    """Every result as if it was typed."""
    sheets = (
        replace(sheet, cells={place: cell._replace(formula="") for place, cell in sheet.cells.items()})
        for sheet in book.sheets
    )
    return replace(book, sheets=tuple(sheets))


def numbers_as_text(book: SourceBook) -> SourceBook:
    def told(cell: SourceCell) -> SourceCell:
        if not isinstance(cell.value, Decimal):
            return cell
        text = f"{cell.value.scaleb(2 if cell.is_percent else 0).normalize():f}".replace(".", ",")
        text = f"{text}%" if cell.is_percent else f"€ {text}" if "€" in cell.number_format else text
        return SourceCell(cell.row, cell.column, text, text, hidden=cell.hidden, comment=cell.comment)

    sheets = (replace(sheet, cells={place: told(cell) for place, cell in sheet.cells.items()}) for sheet in book.sheets)
    return replace(book, sheets=tuple(sheets))


def _labels(sheet: SourceSheet) -> int:
    """The column with most texts."""
    columns = Counter(column for (_, column), cell in sheet.cells.items() if isinstance(cell.value, str))
    return columns.most_common(1)[0][0] if columns else 1


def _texts(book: SourceBook, change: Callable[[str, bool], str]) -> SourceBook:
    sheets = []
    for sheet in book.sheets:
        numbers = {place for place, cell in sheet.cells.items() if isinstance(cell.value, Decimal)}
        cells = {}
        for (row, column), cell in sheet.cells.items():
            beside = any((row, column + k) in numbers for k in (1, 2, 3))
            text = change(cell.value, beside) if isinstance(cell.value, str) and cell.value else cell.value
            cells[row, column] = cell._replace(value=text, text=text) if isinstance(text, str) else cell
        sheets.append(replace(sheet, cells=cells))
    return replace(book, sheets=tuple(sheets))
