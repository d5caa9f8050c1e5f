"""What is counted has no decimals where it is whole: on every sheet that we write, from the unit of the declaration."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.programs.books import kinds
from tests.workbooks.cases import every_case
from tests.workbooks.examples import DAY
from workbooks.write.result import write_comparison, write_result
from workbooks.write.template.writing import write_template

_COUNTED = {
    "personen",
    "plaatsen",
    "uur",
    "uur per jaar",
    "uur per week",
    "dagen per jaar",
    "voltijdbanen",
    "kilometers",
}


def formats(sheet: Worksheet) -> dict[str, str]:
    """The format that a whole number gets by a condition, by cell."""
    return {
        cell.coordinate: rule.dxf.numFmt.formatCode
        for area in sheet.conditional_formatting
        for rule in area.rules
        if rule.dxf is not None and rule.dxf.numFmt is not None
        for cells in area.sqref.ranges
        for row in sheet.iter_rows(cells.min_row, cells.max_row, cells.min_col, cells.max_col)
        for cell in row
    }


def figures_beside(sheet: Worksheet) -> list[str]:
    """The cells with a number on a row of which a cell says that something is counted."""
    rows = [row for row in sheet.iter_rows() if {str(cell.value) for cell in row} & _COUNTED]
    return [cell.coordinate for row in rows for cell in row if re.match(r"[+#]", cell.number_format)]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder, case = tmp_path_factory.mktemp("tellen"), every_case()["dagdeel"]
    result = case.calculate()
    paths = {name: folder / f"{name}.xlsx" for name in ("sjabloon", "uitkomst", "vergelijking", "gebied")}
    write_template(case.model, paths["sjabloon"], on=DAY, values=case.inputs)
    write_result(result, paths["uitkomst"])
    write_comparison(result, result.change(groepsgrootte="12.5"), paths["vergelijking"])
    kinds()["gebied"](paths["gebied"])
    return paths


@pytest.mark.parametrize("name", ["sjabloon", "uitkomst", "vergelijking"])
def test_every_cell_with_a_count_shows_a_whole_number_without_decimals(name: str, books: dict[str, Path]) -> None:
    seen = 0
    for sheet in load_workbook(books[name]):
        told = formats(sheet)
        for at in figures_beside(sheet):
            if "€" in sheet[at].number_format or (sheet[at].column_letter == "E" and sheet.title == "Vergelijking"):
                continue
            assert re.fullmatch(r"\+?#,##0(;.*)?", told.get(at, "")), (sheet.title, at, sheet[at].number_format)
            assert ".00" in sheet[at].number_format
            seen += 1
    assert seen > 2


def test_volumes_of_a_region_are_counts(books: dict[str, Path]) -> None:
    sheet = load_workbook(books["gebied"])["Aanbieders"]
    volumes = next(cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("Volume"))
    below = sheet.cell(volumes.row + 1, volumes.column)
    assert formats(sheet)[below.coordinate].startswith("#,##0;")


def test_an_amount_of_money_keeps_its_cents(books: dict[str, Path]) -> None:
    sheet = load_workbook(books["uitkomst"])["Berekening"]
    told = formats(sheet)
    wage = next(row for row in sheet.iter_rows() if row[1].value == "Loonkosten per betaald uur")
    assert wage[2].number_format.startswith("#,##0.00")
    assert wage[2].coordinate not in told
