"""A workbook told differently: turned on its side, stretched, moved, merged, in capitals, with every label twice."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from workbooks.read.book import Area, SourceBook, SourceCell, SourceSheet

Place = Callable[[int, int], tuple[int, int]]


def placed(book: SourceBook, place: Place) -> SourceBook:
    """Return a workbook with every cell of every sheet somewhere else; formulas that moved are gone."""
    return replace(book, sheets=tuple(_placed(sheet, place) for sheet in book.sheets))


def _placed(sheet: SourceSheet, place: Place) -> SourceSheet:
    cells = {}
    for (row, column), cell in sheet.cells.items():
        to_row, to_column = place(row, column)
        formula = cell.formula if (to_row, to_column) == (row, column) else ""
        cells[to_row, to_column] = replace(cell, row=to_row, column=to_column, formula=formula)
    areas = (Area(*place(area.top, area.left), *place(area.bottom, area.right)) for area in sheet.merges)
    rows, columns = max((row for row, _ in cells), default=0), max((column for _, column in cells), default=0)
    return replace(sheet, cells=cells, merges=tuple(areas), rows=rows, columns=columns)


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
    return replace(book, sheets=tuple(map(_merged, book.sheets)))


def _merged(sheet: SourceSheet) -> SourceSheet:
    first = _labels(sheet)
    wide = _placed(sheet, lambda row, column: (row, column if column <= first else column + 2))
    taken = {row for area in wide.merges for row in range(area.top, area.bottom + 1)}
    rows = [row for (row, column), cell in wide.cells.items() if column == first and isinstance(cell.value, str)]
    areas = (Area(row, first, row, first + 2) for row in rows if row not in taken)
    return replace(wide, merges=(*wide.merges, *areas))


def label_twice(book: SourceBook) -> SourceBook:
    """The column of labels once more beside itself."""
    return replace(book, sheets=tuple(map(_twice, book.sheets)))


def _twice(sheet: SourceSheet) -> SourceSheet:
    first = _labels(sheet)
    wide = _placed(sheet, lambda row, column: (row, column if column <= first else column + 1))
    again = {
        (row, first + 1): replace(cell, column=first + 1)
        for (row, column), cell in wide.cells.items()
        if column == first and isinstance(cell.value, str) and any((row, first + k) in wide.cells for k in range(2, 9))
    }
    return replace(wide, cells={**wide.cells, **again}, columns=wide.columns + 1)


def in_capitals(book: SourceBook) -> SourceBook:
    return _texts(book, lambda text, _: text.upper())


def with_colons(book: SourceBook) -> SourceBook:
    """A colon behind every text with a number right of it."""
    return _texts(book, lambda text, beside: f"{text}:" if beside and text[-1].isalpha() else text)


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
            cells[row, column] = replace(cell, value=text, text=text) if isinstance(text, str) else cell
        sheets.append(replace(sheet, cells=cells))
    return replace(book, sheets=tuple(sheets))
