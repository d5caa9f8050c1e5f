"""What is told beside the price of a filling."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from xlsxwriter import Workbook

from tarief.core.findings import Finding, Severity
from tarief.models.rekentool.document import read_layout
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.compiled import compile_book
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.filling import fill, remarks_on

DAY = date(2026, 1, 1)
_COSTS = (("Personeel", 100), ("Huur", 40), ("Overig", 10))


def _write(
    path: Path, *, overhead: float = 0.2, markup: float = 0.1, held: float = 198.0, sheet: str = "Kosten"
) -> None:
    """A tool with a list of costs, a parameter on a hidden sheet, and the price that the file holds."""
    book = Workbook(str(path))
    costs, hidden = book.add_worksheet(sheet), book.add_worksheet("Par")
    money = book.add_format({"num_format": '"€" #,##0.00'})
    for row, (label, amount) in enumerate(_COSTS):
        costs.write_row(row, 0, [label, amount])
    costs.write_row(5, 0, ["Overhead", overhead])
    costs.write(6, 0, "Kostprijs")
    costs.write_formula(6, 1, "=SUM(B1:B3)*(1+B6)", money, sum(amount for _, amount in _COSTS) * (1 + overhead))
    costs.write(7, 0, "Prijs")
    costs.write_formula(7, 1, "=ROUND(B7*(1+Par!B1),2)", money, held)
    hidden.write_row(0, 0, ["Opslag", markup])
    hidden.hide()
    book.close()


@pytest.fixture
def tool(tmp_path: Path) -> Rekentool:
    _write(tmp_path / "tool.xlsx")
    return Rekentool(compile_book(read_book(tmp_path / "tool.xlsx"), ToolChoices(("Kosten!B8",))))


def _remarks(tool: Rekentool, path: Path) -> dict[str, Finding]:
    book = read_book(path)
    filled, inputs = fill(book, tool)
    found = remarks_on(book, tool, filled.calculate(inputs, on=DAY).tarief)
    return {each.kind: each for each in found}


def test_of_a_filling_that_holds_its_own_price_nothing_is_told(tool: Rekentool, tmp_path: Path) -> None:
    assert _remarks(tool, tmp_path / "tool.xlsx") == {}


def test_a_price_that_does_not_follow_from_what_is_filled_in_is_told_with_both(tool: Rekentool, tmp_path: Path) -> None:
    """150 with 40% is 210, with 10% 231; the file still holds the price at 20%."""
    _write(tmp_path / "in.xlsx", overhead=0.4)
    said = _remarks(tool, tmp_path / "in.xlsx")["prijs_niet_herberekend"]
    text = said.text.replace("\xa0", " ")
    assert text.startswith("In het bestand staat in Kosten!B8 (Prijs) € 198,00; uit wat is ingevuld volgt € 231,00.")
    assert said.severity is Severity.WARNING


def test_a_parameter_on_a_hidden_sheet_is_a_warning(tool: Rekentool, tmp_path: Path) -> None:
    _write(tmp_path / "in.xlsx", markup=0.2, held=216.0)
    said = _remarks(tool, tmp_path / "in.xlsx")["anders_dan_rekentool"]
    assert "Par!B1 Opslag, op een verborgen blad, is 0,20" in said.text and said.severity is Severity.WARNING


def test_a_sheet_with_another_name_is_told(tool: Rekentool, tmp_path: Path) -> None:
    _write(tmp_path / "in.xlsx", sheet="Kosten (2)")
    assert (
        "Blad Kosten van de rekentool heet in dit bestand 'Kosten (2)'"
        in _remarks(tool, tmp_path / "in.xlsx")["blad_hernoemd"].text
    )


def test_a_line_below_a_list_that_counts_nowhere_is_told(tool: Rekentool, tmp_path: Path) -> None:
    _write(tmp_path / "in.xlsx")
    book = load_workbook(tmp_path / "in.xlsx")
    book["Kosten"]["A4"], book["Kosten"]["B4"] = "Beheer website", 98
    book.save(tmp_path / "in.xlsx")
    said = _remarks(tool, tmp_path / "in.xlsx")["onder_de_lijst"]
    assert said.text == (
        "In Kosten!B4 (Beheer website) staat 98, onder de lijst die tot en met Kosten!B3 loopt. "
        "Geen formule rekent daarmee."
    )


def test_a_number_that_the_tool_itself_has_below_a_list_is_not_told(tmp_path: Path) -> None:
    _write(tmp_path / "tool.xlsx")
    book = load_workbook(tmp_path / "tool.xlsx")
    book["Kosten"]["A4"], book["Kosten"]["B4"] = "(vervallen)", 5
    book.save(tmp_path / "tool.xlsx")
    made = Rekentool(compile_book(read_book(tmp_path / "tool.xlsx"), ToolChoices(("Kosten!B8",))))
    again = Rekentool(read_layout(json.dumps(made.layout.as_json()).encode(), "model.json"))
    assert "onder_de_lijst" not in _remarks(again, tmp_path / "tool.xlsx")
