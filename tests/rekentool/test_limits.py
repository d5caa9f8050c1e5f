"""A number past the limits that the maker of a rekentool set to its cell."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation

from tarief.core.findings import Finding, Refused, Severity
from tarief.models.rekentool.document import read_layout
from tarief.models.rekentool.layout import ToolInput
from tarief.models.rekentool.tool import Rekentool
from tests.tools import libreoffice as office
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.compiled import compile_file
from workbooks.read.rekentool.filling import fill

DAY = date(2026, 1, 1)
_ROWS = (
    ("Aandeel hbo", 0.7),
    ("Openingsdagen", 245),
    ("Loonkosten per fte", 67400),
    ("Toeslag", 5),
    ("Hoogste uurloon", 40),
    ("Uurloon", 30),
    ("Prijs", "=B1*B2*B3/1000+B4+B6"),
)
#: Cell, kind, sign, limits, and whether the spreadsheet refuses another number.
_LIMITS = (
    ("B1", "decimal", "between", ("0", "1"), True),
    ("B2", "whole", "between", ("1", "366"), False),
    ("B3", "decimal", "between", ("40000", "110000"), True),
    ("B4", "decimal", "greaterThan", ("0",), True),
    ("B6", "decimal", "lessThanOrEqual", ("$B$5",), True),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tool as a file."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Invoer"
    for row in _ROWS:
        sheet.append(row)
    sheet["B1"].number_format = "0%"
    for cell, kind, sign, ends, refuses in _LIMITS:
        rule = DataValidation(type=kind, operator=sign, formula1=ends[0], formula2=ends[1] if len(ends) > 1 else None)
        rule.showErrorMessage = refuses
        rule.add(cell)
        sheet.add_data_validation(rule)
    found = tmp_path_factory.mktemp("grenzen") / "tool.xlsx"
    book.save(found)
    return found


@pytest.fixture(scope="module")
def tool(path: Path) -> Rekentool:
    """The tool as a model, by way of its document."""
    made = compile_file(path, choices=ToolChoices(("Invoer!B7",)), tries=False)
    return Rekentool(read_layout(made.text.encode(), "model.json"))


def _said(path: Path, tool: Rekentool, folder: Path, cell: str, value: float) -> tuple[Finding, ...]:
    """What is said of a filling with this in a cell: why it is refused, or beside its price."""
    book = load_workbook(path)
    book["Invoer"][cell] = value
    book.save(folder / "in.xlsx")
    try:
        filled, inputs = fill(read_book(folder / "in.xlsx"), tool)
    except Refused as refused:
        return refused.findings
    found = filled.calculate(inputs, on=DAY).findings
    return tuple(each for each in found if each.kind == "buiten_grens")


@pytest.mark.parametrize(
    ("cell", "value", "words"),
    [
        ("B1", 70, "Aandeel hbo staat 7.000%; de rekentool vraagt hier een getal van 0% tot en met 100%."),
        ("B2", 2450, "Openingsdagen staat 2.450; de rekentool vraagt hier een heel getal van 1 tot en met 366."),
        ("B2", 244.5, "vraagt hier een heel getal van 1 tot en met 366."),
        ("B3", 5617, "vraagt hier een getal van 40.000 tot en met 110.000."),
        ("B4", 0, "vraagt hier een getal boven 0."),
        ("B6", 41, "vraagt hier een getal tot en met 40."),
    ],
)
def test_a_number_past_the_limits_of_its_cell_is_told_with_these(
    cell: str, value: float, words: str, path: Path, tool: Rekentool, tmp_path: Path
) -> None:
    (told,) = _said(path, tool, tmp_path, cell, value)
    assert words in told.text and str(told.place) == f"Blad Invoer, cel {cell}"
    assert (told.severity is Severity.WARNING) == (cell == "B2")  # what a spreadsheet lets through is a warning


@pytest.mark.parametrize(("cell", "value"), [("B1", 1), ("B2", 366), ("B3", 40000), ("B4", 0.01), ("B6", 40)])
def test_a_number_on_a_limit_is_within(cell: str, value: float, path: Path, tool: Rekentool, tmp_path: Path) -> None:
    assert _said(path, tool, tmp_path, cell, value) == ()


def test_what_may_be_meant_is_asked(path: Path, tool: Rekentool, tmp_path: Path) -> None:
    (share,) = _said(path, tool, tmp_path, "B1", 70)
    (month,) = _said(path, tool, tmp_path, "B3", 5617)
    assert share.advice.endswith("Typ een percentage met het procentteken: 70%.")
    assert month.advice.replace("\xa0", " ").endswith(
        "Is dit een bedrag per maand? Per jaar is het € 67.404,00 per fte."
    )


def test_a_request_that_states_a_number_past_a_limit_is_warned(tool: Rekentool) -> None:
    key = next(each.key for each in tool.layout.inputs if each.cell.address == "B2")
    (told,) = [each for each in tool.calculate({key: "2450"}, on=DAY).findings if each.kind == "buiten_grens"]
    assert "van 1 tot en met 366" in told.text


def test_limits_that_the_tool_itself_is_past_say_nothing(path: Path, tmp_path: Path) -> None:
    book = load_workbook(path)
    book["Invoer"]["B1"] = 1.2
    book.save(tmp_path / "tool.xlsx")
    made = compile_file(tmp_path / "tool.xlsx", choices=ToolChoices(("Invoer!B7",)), tries=False)
    held = next(each for each in made.layout.inputs if each.cell.address == "B1")
    assert isinstance(held, ToolInput) and held.limits is None


@pytest.mark.usefixtures("libreoffice")
def test_the_limits_of_an_ods_are_those_of_the_same_workbook_in_xlsx(
    path: Path, tool: Rekentool, tmp_path: Path
) -> None:
    office.convert([path], tmp_path, "ods")
    (other,) = tmp_path.glob("*.ods")
    again = compile_file(other, choices=ToolChoices(("Invoer!B7",)), tries=False).layout
    assert [(each.cell, each.limits) for each in again.inputs] == [
        (each.cell, each.limits) for each in tool.layout.inputs
    ]
