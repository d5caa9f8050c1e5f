"""What is different between two versions of a tool, in words and in euros."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.books import TOOLS, Tab, by_openpyxl
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.compiling import compile_book
from workbooks.read.rekentool.versions import shift_between

DAY = date(2026, 1, 1)


def test_other_values_are_told_per_input_and_add_up(tools: dict[str, Rekentool], tmp_path: Path) -> None:
    by_openpyxl(
        TOOLS["uurtarief"], tmp_path / "nieuw.xlsx", {"Invoer!B6": 0.25, "Invoer!B2": "wo", "Parameters!B7": 32}
    )
    new = Rekentool(compile_book(read_book(tmp_path / "nieuw.xlsx"), ToolChoices(("Resultaat!C5",))))
    shift = shift_between(tools["uurtarief"], new, DAY)
    assert shift.steps == ()
    assert {each.cell: (each.before, each.after) for each in shift.inputs} == {
        "Invoer!B6": ("0.21", "0.25"),
        "Invoer!B2": ("hbo", "wo"),
        "Parameters!B7": ("31.05", "32"),
    }
    assert shift.before is not None
    assert shift.after is not None
    assert sum(each.effect for each in shift.inputs if each.effect) == shift.after - shift.before
    assert shift.by_formulas == 0


def test_other_formulas_are_told_per_step_also_where_rows_moved(tools: dict[str, Rekentool], tmp_path: Path) -> None:
    tool = TOOLS["dagbesteding"]
    rows = list(tool.tabs["Rekenblad"].rows)
    rows[9] = ("Tarief per dagdeel", "=ROUNDUP(B8*(1-B9)*1.15,1)")
    tabs = {**tool.tabs, "Rekenblad": Tab(tuple(rows), tool.tabs["Rekenblad"].formats)}
    by_openpyxl(replace(tool, tabs=tabs), tmp_path / "nieuw.xlsx")
    new = Rekentool(compile_book(read_book(tmp_path / "nieuw.xlsx"), ToolChoices((tool.result,))))
    shift = shift_between(tools["dagbesteding"], new, DAY)
    (step,) = shift.steps
    assert (step.cell, step.kind) == ("Rekenblad!B10", "gewijzigd")
    assert ("1.1," in step.before) and ("1.15," in step.after)
    assert shift.before == Decimal("43.50")
    assert step.effect == shift.by_formulas == shift.after - shift.before  # type: ignore[operator]
