"""What a rekentool itself says of a filling is told with the price: its messages, its check cells, its errors."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tarief.core.findings import Finding, Severity
from tarief.models.rekentool.tool import Rekentool
from tarief.opgave import Opgave
from tests.rekentool.books import Cell, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from tests.tools import libreoffice as office
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.filling import fill

DAY = date(2026, 1, 1)
BOOK = Tool(
    {
        "In": Tab(
            (
                ("Fte", 4),
                ("Loon", 50_000),
                ("Reserve", 2),
                ("Tarief", "=ROUND(B1*B2/1000,2)"),
                ("Oordeel", '=IF(B1<3,"FOUT: te weinig fte","In orde")'),
                ("Zin", '="Het tarief rust op "&B1&" fte"'),
                ("Controle fte", "=B1>=3"),
                ("Klasse", '=IF(B1<3,"klein","groot")'),
                ("Op klasse", '=IF(B8="klein",1,2)'),
                ("Deel", "=B1/B3"),
                ("Nog eens", '=IF(B1<3,"FOUT: te weinig fte","In orde")'),
                ("Leeg", '=IF(B1<3,"","")'),
                ("Dag", date(2026, 1, 3)),
                ("Soort dag", '=IF(WEEKDAY(B13,2)>5,"weekend","werkdag")'),
                ("Maand", "=MONTH(B13)"),
            )
        )
    },
    "In!B4",
)


@pytest.fixture
def tool(tmp_path: Path) -> Rekentool:
    by_openpyxl(BOOK, tmp_path / "boek.xlsx")
    return Rekentool(compile_book(read_book(tmp_path / "boek.xlsx"), ToolChoices((BOOK.result,))))


def said(tool: Rekentool, path: Path, changes: dict[str, Cell]) -> list[Finding]:
    by_openpyxl(BOOK, path, changes)
    filled, inputs = fill(read_book(path), tool)
    findings = Opgave(filled, DAY, inputs).calculate().findings
    return [each for each in findings if each.kind == "melding_van_rekentool"]


def test_a_message_that_warns_is_told_first_with_its_cells(tool: Rekentool, tmp_path: Path) -> None:
    fault, check, sentence, day = said(tool, tmp_path / "in.xlsx", {"In!B1": 2})
    assert str(fault).startswith("Blad In, cel B5: De rekentool zegt in In!B5: ‘FOUT: te weinig fte’. Ook in In!B11.")
    assert (str(check.place), "Controle fte: ONWAAR" in check.text) == ("Blad In, cel B7", True)
    assert fault.severity == check.severity == Severity.WARNING
    assert (sentence.severity, "‘Het tarief rust op 2 fte’" in sentence.text) == (Severity.NOTE, True)
    assert "‘weekend’" in day.text  # 3 January 2026 is a Saturday; the price does not rest on it


def test_where_all_is_well_the_tool_is_still_heard_and_nothing_warns(tool: Rekentool, tmp_path: Path) -> None:
    found = said(tool, tmp_path / "in.xlsx", {})
    assert [str(each.place).removeprefix("Blad In, cel ") for each in found] == ["B5", "B6", "B7", "B14"]
    assert {each.severity for each in found} == {Severity.NOTE}


def test_a_cell_beside_the_price_that_becomes_an_error_is_told(tool: Rekentool, tmp_path: Path) -> None:
    (fault,) = [each for each in said(tool, tmp_path / "in.xlsx", {"In!B3": 0}) if each.severity is Severity.WARNING]
    assert str(fault).startswith("Blad In, cel B10: De rekentool zegt in In!B10: Deel: #DIV/0!")


def test_a_request_without_a_file_hears_the_tool_too(tool: Rekentool) -> None:
    assert any("te weinig fte" in each.text for each in tool.calculate({"fte": "2"}, on=DAY).findings)


def test_what_a_column_of_a_list_says_of_its_rows_is_only_told_where_it_warns(tmp_path: Path) -> None:
    rows = tuple((f"rij {row}", 10 - row, f'=IF(B{row}<0,"te laag","rij "&B{row})') for row in range(1, 13))
    by_openpyxl(Tool({"In": Tab((*rows, ("Tarief", "=SUM(B1:B12)")))}, "In!B13"), tmp_path / "lijst.xlsx")
    listed = Rekentool(compile_book(read_book(tmp_path / "lijst.xlsx"), ToolChoices(("In!B13",))))
    found = [each for each in listed.calculate({}, on=DAY).findings if each.kind == "melding_van_rekentool"]
    assert [each.text for each in found] == ["De rekentool zegt in In!C11: ‘te laag’. Ook in In!C12."]


@pytest.mark.usefixtures("libreoffice")
def test_the_tool_says_what_libreoffice_shows(tool: Rekentool, tmp_path: Path) -> None:
    found = said(tool, tmp_path / "in.xlsx", {"In!B1": 2})
    (worked,) = office.recalculate([tmp_path / "in.xlsx"], tmp_path / "uit")
    sheet = read_book(worked).sheet("In")
    for finding, row in zip((found[0], found[2]), (5, 6), strict=True):
        cell = sheet.at(row, 2) if sheet is not None else None
        assert cell is not None and f"‘{cell.value}’" in finding.text
