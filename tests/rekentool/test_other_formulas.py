"""A workbook that is said to be a filling: which formulas are other, and what is no other tool at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tarief.core.findings import Finding, Refused
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.books import TOOLS, Changes, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from tests.rekentool.fillings import by_hand
from tests.rekentool.moved import with_names
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.filling import fill

DAY = date(2026, 1, 1)
HOURLY = TOOLS["uurtarief"]


def _price(tool: Rekentool, written: Tool, folder: Path, changes: Changes | None = None) -> Decimal:
    by_openpyxl(written, folder / "in.xlsx", changes)
    filled, inputs = fill(read_book(folder / "in.xlsx"), tool)
    return filled.calculate(inputs, on=DAY).tarief


def _refused(tool: Rekentool, folder: Path, changes: Mapping[str, str | int]) -> tuple[Finding, ...]:
    """What is said of a filling in which these cells are written over."""
    by_openpyxl(HOURLY, folder / "in.xlsx")
    book = load_workbook(folder / "in.xlsx")
    for cell, value in changes.items():
        sheet, _, address = cell.partition("!")
        book[sheet][address] = value
    book.save(folder / "in.xlsx")
    with pytest.raises(Refused) as refused:
        fill(read_book(folder / "in.xlsx"), tool)
    return refused.value.findings


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("Berekening!B10", 80, "In Berekening!B10 (Loonkosten per productief uur) staat het getal 80; in de rekentool"),
        ("Berekening!B10", "n.v.t.", "staat de tekst 'n.v.t.'; in de rekentool staat daar de formule =B4*B5/B9."),
        ("Berekening!B10", "=B4*B5/B9*2", "staat de formule =B4*B5/B9*2; in de rekentool staat daar de formule"),
        (
            "Invoer!B6",
            "=0.2+0.01",
            "In Invoer!B6 (Overhead) staat een formule; in de rekentool wordt die cel ingevuld.",
        ),
    ],
)
def test_a_formula_that_was_written_over_is_told_with_its_cell(
    cell: str, value: str | int, said: str, tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    (told,) = _refused(tools["uurtarief"], tmp_path, {cell: value})
    assert said in told.text
    assert told.place is not None and told.advice


def test_of_many_other_formulas_the_first_are_told_and_how_many_there_are(
    tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    told = _refused(tools["uurtarief"], tmp_path, {f"Berekening!B{row}": row for row in range(1, 6)})
    assert [str(each.place) for each in told[:3]] == [f"Blad Berekening, cel B{row}" for row in (1, 2, 3)]
    assert "zijn 5 cellen anders dan in de rekentool; dit zijn de eerste 3" in told[3].text


def test_another_tool_is_told_as_another_tool(tools: dict[str, Rekentool], tmp_path: Path) -> None:
    by_openpyxl(TOOLS["dagbesteding"], tmp_path / "anders.xlsx")
    with pytest.raises(Refused) as refused:
        fill(read_book(tmp_path / "anders.xlsx"), tools["uurtarief"])
    (told,) = refused.value.findings
    assert "is geen invulling van deze rekentool: van de 17 formules zijn er 17 anders" in told.text


def test_a_sheet_that_no_formula_of_the_tool_looks_at_changes_nothing(
    tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    scratch = Tab((("Kladblok", 3), ("Mijn som", "=B1*Invoer!B6")))
    written = replace(HOURLY, tabs={**HOURLY.tabs, "Kladblok": scratch})
    assert _price(tools["uurtarief"], written, tmp_path, {"Invoer!B2": "wo", "Invoer!B6": 0.25}) == by_hand("0.25")


def test_a_sheet_with_another_name_is_still_a_filling(tools: dict[str, Rekentool], tmp_path: Path) -> None:
    written = with_names(HOURLY, {"Parameters": "Normen2027", "Invoer": "Invullen", "Berekening": "Rekenblad"})
    changes: Changes = {"Invullen!B2": "wo", "Invullen!B6": 0.25}
    assert _price(tools["uurtarief"], written, tmp_path, changes) == by_hand("0.25")


@pytest.mark.parametrize(("written", "price"), [("=TRUE()", "120"), ("=FALSE()", "100"), (True, "120")])
def test_a_yes_that_was_saved_as_a_formula_is_a_value(written: str | bool, price: str, tmp_path: Path) -> None:
    tool = Tool({"In": Tab((("Toeslag", True), ("Bedrag", 100), ("Prijs", "=IF(B1,B2*1.2,B2)")))}, "In!B3")
    by_openpyxl(tool, tmp_path / "tool.xlsx")
    made = Rekentool(compile_book(read_book(tmp_path / "tool.xlsx"), ToolChoices(("In!B3",))))
    rows = (("Toeslag", written), *tool.tabs["In"].rows[1:])
    assert _price(made, replace(tool, tabs={"In": Tab(rows)}), tmp_path) == Decimal(price)
