"""Inputs of two versions of a tool that only make sense together are told with what they do as one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from api.rekentool.versions_report import report_of_versions
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.books import Cell, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.versions import ToolShift, shift_between

DAY = date(2026, 1, 1)
#: Without the same hours twice there is no price.
PRICE = "=IF(In!B3=In!B2*52,VLOOKUP(In!B1,Tabel!A1:B2,2,FALSE)*In!B2/36,NA())"


def version(path: Path, chosen: str, names: tuple[str, str], hours: int, wage: float = 20) -> Rekentool:
    inputs: tuple[tuple[Cell, ...], ...] = (
        ("Product", chosen),
        ("Uren per week", hours),
        ("Uren per jaar", hours * 52),
        ("Tarief", PRICE),
    )
    table: tuple[tuple[Cell, ...], ...] = ((names[0], wage), (names[1], 30))
    tool = Tool({"In": Tab(inputs, lists={"B1": "=Tabel!$A$1:$A$2"}), "Tabel": Tab(table)}, "In!B4")
    by_openpyxl(tool, path)
    return Rekentool(compile_book(read_book(path), ToolChoices((tool.result,))))


def between(tmp_path: Path, chosen: str, names: tuple[str, str], hours: int, wage: float = 20) -> ToolShift:
    old = version(tmp_path / "oud.xlsx", "BG", ("BG", "PV"), 36)
    return shift_between(old, version(tmp_path / "nieuw.xlsx", chosen, names, hours, wage), DAY)


def test_two_inputs_without_an_effect_by_themselves_have_one_together(tmp_path: Path) -> None:
    """20 × 38 / 36 is 21,11: 1,11 more."""
    shift = between(tmp_path, "BG", ("BG", "PV"), 38)
    told = {each.cell: (each.effect, each.together) for each in shift.inputs}
    assert told == {"In!B2": (Decimal("1.11"), ("In!B3",)), "In!B3": (None, ("In!B2",))}
    assert (shift.by_formulas, shift.by_inputs) == (0, Decimal("1.11"))
    assert "Uren per week (samen met In!B3)" in str(report_of_versions(shift).as_json())


def test_a_choice_with_another_name_goes_with_that_name_in_its_table(tmp_path: Path) -> None:
    shift = between(tmp_path, "BGI", ("BGI", "PV"), 36, 22)
    told = {each.cell: (each.before, each.after, each.effect, each.together) for each in shift.inputs}
    assert told == {
        "In!B1": ("BG", "BGI", Decimal("0.00"), ("Tabel!A1",)),
        "Tabel!B1": ("20", "22", Decimal("2.00"), ()),
        "Tabel!A1": ("BG", "BGI", None, ()),
    }
    assert (shift.by_formulas, shift.by_inputs) == (0, Decimal("2.00"))


def test_another_choice_of_the_same_list_has_its_own_effect_though_a_name_changed(tmp_path: Path) -> None:
    shift = between(tmp_path, "PV", ("WV", "PV"), 36)
    told = {each.cell: (each.effect, each.together) for each in shift.inputs}
    assert told["In!B1"] == (Decimal("10.00"), ())
