"""A provider's workbook as plain data, and the programs that write it: openpyxl, XlsxWriter, LibreOffice, csv."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.tools import libreoffice

EURO = '"€" #,##0.00'
PERCENT = "0.0%"
PCT2 = "0.00%"
DATUM = "dd-mm-yyyy"
HEEL = "#,##0"


@dataclass(frozen=True)
class In:
    """What stands in a cell: a value, and perhaps a format, a comment, or a formula (with the value it has)."""

    value: Any
    format: str = ""
    comment: str = ""
    formula: str = ""


def pct(value: float) -> In:
    return In(value, PERCENT)


def pct2(value: float) -> In:
    return In(value, PCT2)


def cent(value: float) -> float:
    """Half up to cents, as a spreadsheet rounds."""
    return float(Decimal(repr(round(value, 9))).quantize(Decimal("0.01"), ROUND_HALF_UP))


def eur(value: float) -> In:
    return In(value, EURO)


def calc(formula: str, value: float, format: str = "") -> In:
    return In(value, format, formula=formula)


@dataclass(frozen=True)
class Page:
    """One sheet: rows from `start` on; a row is a list of values, None for an empty cell."""

    name: str
    rows: list[list[Any]]
    start: int = 1
    merges: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[str, ...] = ()
    hidden: bool = False
    widths: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Layout:
    """One workbook of the corpus: who writes it (`libreoffice` saves it once more), its format, and its pages."""

    name: str
    writer: str
    pages: list[Page]
    suffix: str = ".xlsx"


LAYOUTS: dict[str, Layout] = {}


def layout(
    writer: str = "openpyxl", suffix: str = ".xlsx"
) -> Callable[[Callable[[], list[Page]]], Callable[[], list[Page]]]:
    """Register a function that makes the pages of a workbook; its name is the name of the file."""

    def register(make: Callable[[], list[Page]]) -> Callable[[], list[Page]]:
        LAYOUTS[make.__name__] = Layout(make.__name__, writer, make(), suffix)
        return make

    return register


def write(each: Layout, folder: Path) -> Path:
    """Write a workbook; what LibreOffice must convert is written as .xlsx and converted by `convert`."""
    if each.suffix == ".csv":
        path = folder / f"{each.name}.csv"
        path.write_text(_csv(each.pages[0], each.writer), encoding="utf-8-sig")
        return path
    path = folder / f"{each.name}.xlsx"
    if each.writer == "xlsxwriter":
        _xlsxwriter(each.pages, path)
    else:
        path.write_bytes(_openpyxl(each.pages))
    return path


def convert(paths: list[Path], suffix: str, folder: Path) -> list[Path]:
    """Save workbooks in another format with LibreOffice (`.ods`, `.xls`, `.xlsx`)."""
    libreoffice.convert(paths, folder, suffix.removeprefix("."))
    return [folder / path.with_suffix(suffix).name for path in paths]


def _openpyxl(pages: list[Page]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        sheet = book.create_sheet(page.name)
        for row, values in enumerate(page.rows, page.start):
            for column, value in enumerate(values, 1):
                if value is None:
                    continue
                given = value if isinstance(value, In) else In(value)
                cell = sheet.cell(row, column, given.formula or given.value)
                if isinstance(given.value, str) and not given.formula:
                    cell.data_type = "s"
                cell.number_format = given.format or "General"
                if given.comment:
                    cell.comment = Comment(given.comment, "controller")
        for area in page.merges:
            sheet.merge_cells(area)
        for number in page.hidden_rows:
            sheet.row_dimensions[number].hidden = True
        for letter in page.hidden_columns:
            sheet.column_dimensions[letter].hidden = True
        sheet.sheet_state = "hidden" if page.hidden else "visible"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _xlsxwriter(pages: list[Page], path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for page in pages:
            sheet = book.add_worksheet(page.name)
            merged = {area.split(":")[0]: area for area in page.merges}
            for row, values in enumerate(page.rows, page.start - 1):
                for column, value in enumerate(values):
                    if value is None:
                        continue
                    given = value if isinstance(value, In) else In(value)
                    look = book.add_format({"num_format": given.format}) if given.format else None
                    address = f"{chr(65 + column)}{row + 1}"
                    if address in merged:
                        sheet.merge_range(merged[address], given.value, look)
                    elif given.formula:
                        sheet.write_formula(row, column, given.formula, look, given.value)
                    else:
                        sheet.write(row, column, given.value, look)
                    if given.comment:
                        sheet.write_comment(row, column, given.comment)
            for number in page.hidden_rows:
                sheet.set_row(number - 1, None, None, {"hidden": True})
            if page.hidden:
                sheet.hide()


def _csv(page: Page, dialect: str) -> str:
    saved = io.StringIO()
    writer = csv.writer(saved, delimiter="," if dialect == "en" else ";")
    for row in page.rows:
        writer.writerow(["" if value is None else value for value in row])
    return saved.getvalue()
