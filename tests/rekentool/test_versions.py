"""What is different between two versions of a tool, in words and in euros."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from api.commands import main
from api.rekentool.versions_report import report_of_versions
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.books import TOOLS, Changes, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from tests.rekentool.moved import with_names, with_row
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.versions import ToolShift, shift_between

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


def test_a_row_that_comes_between_changes_no_formula_and_is_told_itself(
    tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    moved = with_row(TOOLS["uurtarief"], "Parameters", 9, ("Reiskostenvergoeding", 0.23, None, None))
    moved = with_row(moved, "Berekening", 7, ("Pauze-uren", "=B5*0.01"))
    shift = _shift(tools["uurtarief"], moved, tmp_path, {"Invoer!B6": 0.22})
    assert [(each.cell, each.before, each.after) for each in shift.inputs] == [("Invoer!B6", "0.21", "0.22")]
    assert [(each.cell, each.kind) for each in shift.steps] == [("Berekening!B7", "nieuw")]
    assert shift.before is not None and shift.after is not None
    assert shift.inputs[0].effect == shift.after - shift.before != 0
    assert "21%" in str(report_of_versions(shift).as_json())


def test_a_formula_that_takes_a_new_line_in_is_told_with_its_effect(
    tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    moved = with_row(TOOLS["uurtarief"], "Berekening", 7, ("Pauze-uren", "=B5*0.01"))
    rows = list(moved.tabs["Berekening"].rows)
    rows[8] = ("Niet-productief", f"{rows[8][1]}+B7")
    tabs = {**moved.tabs, "Berekening": replace(moved.tabs["Berekening"], rows=tuple(rows))}
    shift = _shift(tools["uurtarief"], replace(moved, tabs=tabs), tmp_path)
    assert [(each.cell, each.kind) for each in shift.steps] == [
        ("Berekening!B7", "nieuw"),
        ("Berekening!B9", "gewijzigd"),
    ]
    assert shift.steps[1].effect == shift.by_formulas == shift.after - shift.before  # type: ignore[operator]


def test_a_sheet_with_another_name_changes_nothing(tools: dict[str, Rekentool], tmp_path: Path) -> None:
    names = {"Parameters": "Normen2027", "Resultaat": "Uitkomst", "Invoer": "Invullen"}
    shift = _shift(tools["uurtarief"], with_names(TOOLS["uurtarief"], names), tmp_path, {"Invullen!B2": "wo"})
    assert shift.steps == ()
    assert [(each.cell, each.before, each.after) for each in shift.inputs] == [("Invullen!B2", "hbo", "wo")]
    assert shift.by_formulas == 0 and shift.inputs[0].effect == shift.by_inputs


def test_the_price_of_a_next_version_is_that_of_the_old_one_also_where_its_row_moved(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A result that nobody would propose, in a workbook in which a row came above it."""
    model, named = str(tmp_path / "oud.json"), "Berekening!B10"
    assert main(["model", str(folder / "uurtarief.xlsx"), "--uit", model, "--resultaat", named]) == 0
    moved = with_row(TOOLS["uurtarief"], "Berekening", 7, ("Pauze-uren", "=B5*0.01"))
    for tool, cell in ((TOOLS["uurtarief"], named), (moved, "Berekening!B11")):
        by_openpyxl(tool, tmp_path / "nieuw.xlsx")
        capsys.readouterr()
        assert main(["model", str(tmp_path / "nieuw.xlsx"), "--naast", model, "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert [each["cel"] for each in answer["resultaten"]] == [cell]
        assert answer["versies"]["was"] == answer["versies"]["is"]


def test_a_price_that_is_no_more_is_told(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = str(tmp_path / "oud.json")
    assert main(["model", str(folder / "uurtarief.xlsx"), "--uit", model, "--resultaat", "Berekening!B10"]) == 0
    capsys.readouterr()
    assert main(["model", str(folder / "dagbesteding.xlsx"), "--naast", model]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "De prijs van de vorige versie, Berekening!B10 (Loonkosten per productief uur), staat niet in" in said


#: Four products beside one another, each with the same formulas; the price is that of the second.
_PRODUCTS = Tool(
    {
        "Invoer": Tab((("Uurloon", 20), ("Opslag", 0.5), ("Prijs", "=ROUND(Rekenblad!C3,2)"))),
        "Rekenblad": Tab(
            (
                ("Regel", *"ABCD"),
                ("Loon", *(f"=Invoer!$B$1*{factor}" for factor in (1, 2, 3, 4))),
                ("Kosten", *(f"={column}2*(1+Invoer!$B$2)" for column in "BCDE")),
                ("Totaal", None, None, None, "=SUM(B3:E3)"),
            )
        ),
    },
    "Invoer!B3",
)


def test_a_formula_that_changed_along_a_whole_row_is_told_once_with_what_it_does_together(tmp_path: Path) -> None:
    """20 × 2 × 1,5 is 60; with a tenth on top it is 66. The total, one cell by itself, does nothing to the price."""
    by_openpyxl(_PRODUCTS, tmp_path / "oud.xlsx")
    old = Rekentool(compile_book(read_book(tmp_path / "oud.xlsx"), ToolChoices((_PRODUCTS.result,))))
    rows = list(_PRODUCTS.tabs["Rekenblad"].rows)
    rows[2] = ("Kosten", *(f"={column}2*(1+Invoer!$B$2)*1.1" for column in "BCDE"))
    rows[3] = ("Totaal", None, None, None, "=SUM(B3:D3)")
    shift = _shift(old, replace(_PRODUCTS, tabs={**_PRODUCTS.tabs, "Rekenblad": Tab(tuple(rows))}), tmp_path)
    assert (shift.before, shift.after, len(shift.steps)) == (Decimal("60.00"), Decimal("66.00"), 5)
    assert [(each.cells, each.label, each.effect) for each in shift.runs] == [
        ("Rekenblad!B3:E3", "Kosten", Decimal("6.00")),
        ("Rekenblad!E4", "Totaal", Decimal("0.00")),
    ]
    (steps,) = report_of_versions(shift).tables
    assert len(steps.rows) == 2


def test_a_choice_that_the_new_list_no_longer_has_is_still_worked_out(tmp_path: Path) -> None:
    """A card of years: 2026 is 50 with the old formula, and 55 with a tenth on top; the new card begins at 2027."""

    def card(first: int, prices: tuple[int, int], formula: str) -> Tool:
        years = (("Jaar", first, first + 1), ("Prijs", *prices))
        choice = (("Jaar", first), ("Tarief", formula))
        return Tool(
            {"Keuze": Tab(choice, lists={"B1": "=Kaart!$B$1:$C$1"}), "Kaart": Tab(years)},
            "Keuze!B2",
        )

    looked = "INDEX(Kaart!B2:C2,MATCH(B1,Kaart!B1:C1,0))"
    by_openpyxl(card(2026, (50, 60), f"={looked}"), tmp_path / "oud.xlsx")
    old = Rekentool(compile_book(read_book(tmp_path / "oud.xlsx"), ToolChoices(("Keuze!B2",))))
    shift = _shift(old, card(2027, (62, 70), f"={looked}*1.1"), tmp_path)
    assert (shift.before, shift.after) == (Decimal("50.00"), Decimal("68.20"))
    assert (shift.by_formulas, shift.by_inputs) == (Decimal("5.00"), Decimal("13.20"))


def test_of_many_cells_that_do_nothing_to_the_price_only_the_count_is_told(tmp_path: Path) -> None:
    rows = (*((f"Loon {number}", number) for number in range(1, 16)), ("Prijs", "=B3*2"), ("Som", "=SUM(B1:B15)"))
    tool = Tool({"Lonen": Tab(rows)}, "Lonen!B16")
    by_openpyxl(tool, tmp_path / "oud.xlsx")
    old = Rekentool(compile_book(read_book(tmp_path / "oud.xlsx"), ToolChoices((tool.result,))))
    shift = _shift(old, tool, tmp_path, {f"Lonen!B{row}": row + 100 for row in range(1, 16)})
    (table,) = report_of_versions(shift).tables
    assert [row[0] for row in table.rows] == ["Lonen!B3"]
    assert "14 cellen met een andere waarde die met deze prijs niets doen (14 op Lonen)" in table.note


def _shift(old: Rekentool, tool: Tool, folder: Path, changes: Changes | None = None) -> ToolShift:
    by_openpyxl(tool, folder / "nieuw.xlsx", changes)
    new = Rekentool(compile_book(read_book(folder / "nieuw.xlsx"), ToolChoices((tool.result,))))
    return shift_between(old, new, DAY)


#: A price through a list on a sheet of its own, where a fault is caught by another price; each formula on paper.
INDEXED = Tool(
    {
        "Invoer": Tab(
            (
                ("Methode", "mix"),
                ("Tarief bij ingang", 80),
                ("Loonindex", 0.05),
                ("Prijsindex", 0.03),
                ("Correctie", -0.5),
            ),
            lists={"B1": "=Lijsten!$A$1:$A$3"},
        ),
        "Lijsten": Tab((("loon",), ("prijs",), ("mix",)), hidden=True),
        "Jaren": Tab(
            (
                (
                    "Gekozen index",
                    "=CHOOSE(MATCH(Invoer!B1,Lijsten!A1:A3,0),Invoer!B3,Invoer!B4,(Invoer!B3+Invoer!B4)/2)",
                ),
                ("Tarief", "=Invoer!B2*(1+B1)+Invoer!B5"),
            ),
        ),
        "Uitkomst": Tab((("Tarief", "=IFERROR(ROUND(Jaren!B2,2),Invoer!B2)"),)),
    },
    "Uitkomst!B1",
)


def _indexed(folder: Path, formula: str = "") -> tuple[Rekentool, Tool]:
    """The tool as a model, and a next version with another formula for the price of a year."""
    by_openpyxl(INDEXED, folder / "oud.xlsx")
    old = Rekentool(compile_book(read_book(folder / "oud.xlsx"), ToolChoices((INDEXED.result,))))
    rows = INDEXED.tabs["Jaren"].rows
    changed = Tab((rows[0], ("Tarief", formula))) if formula else INDEXED.tabs["Jaren"]
    return old, replace(INDEXED, tabs={**INDEXED.tabs, "Jaren": changed})


def test_a_formula_over_a_list_on_a_sheet_of_its_own_is_the_same_formula(tmp_path: Path) -> None:
    """80 with 4% and 0,50 off is 82,70; 90 with (5% + 4%) / 2 and 0,50 off is 93,545, which rounds to 93,55."""
    old, tool = _indexed(tmp_path)
    shift = _shift(old, tool, tmp_path, {"Invoer!B2": 90, "Invoer!B4": 0.04})
    assert (shift.before, shift.after, shift.steps) == (Decimal("82.70"), Decimal("93.55"), ())
    effects = {each.cell: each.effect for each in shift.inputs}
    assert effects.keys() == {"Invoer!B2", "Invoer!B4"} and None not in effects.values()
    assert sum(each for each in effects.values() if each) == Decimal("10.85")
    assert "De formules zijn dezelfde." in report_of_versions(shift).headline


def test_a_formula_that_no_longer_takes_an_input_in_has_the_effect_of_that_input(tmp_path: Path) -> None:
    """Without the correction of -0,50 the price is 83,20."""
    old, tool = _indexed(tmp_path, "=Invoer!B2*(1+B1)")
    shift = _shift(old, tool, tmp_path)
    assert [(each.cell, each.effect) for each in shift.steps] == [("Jaren!B2", Decimal("0.50"))]
    assert "doet niet meer mee" in str(report_of_versions(shift).as_json())


def test_with_other_formulas_each_input_has_the_effect_that_it_has_by_itself(tmp_path: Path) -> None:
    """100 with 4% is 104; with 80 it would be 83,20, and with 3% for prices, which it stays, nothing changes."""
    old, tool = _indexed(tmp_path, "=Invoer!B2*(1+B1)")
    shift = _shift(old, tool, tmp_path, {"Invoer!B2": 100})
    assert shift.after == Decimal("104.00")
    assert {each.cell: each.effect for each in shift.inputs} == {"Invoer!B2": Decimal("20.80"), "Invoer!B5": None}


def test_an_old_formula_over_lines_that_are_gone_is_put_back_with_these(tmp_path: Path) -> None:
    """The sum of three lines was 80, 83,20 and 82,70; without its last line it is 163,20."""
    last = ("Som", "=SUM(B1:B3)")
    old_tab = Tab((("Ingang", "=Invoer!B2"), ("Index", "=B1*1.04"), ("Na correctie", "=B2+Invoer!B5"), last))
    new_tab = Tab((("Ingang", "=Invoer!B2"), ("Index", "=B1*1.04"), (None, None), ("Som", "=B1+B2")))
    price = Tab((("Prijs", "=ROUND(Jaren!B4,2)"),))
    by_openpyxl(replace(INDEXED, tabs={**INDEXED.tabs, "Jaren": old_tab, "Uitkomst": price}), tmp_path / "oud.xlsx")
    old = Rekentool(compile_book(read_book(tmp_path / "oud.xlsx"), ToolChoices((INDEXED.result,))))
    shift = _shift(old, replace(INDEXED, tabs={**INDEXED.tabs, "Jaren": new_tab, "Uitkomst": price}), tmp_path)
    assert (shift.before, shift.after) == (Decimal("245.90"), Decimal("163.20"))
    assert {(each.cell, each.kind): each.effect for each in shift.steps} == {
        ("Jaren!B4", "gewijzigd"): Decimal("-82.70"),
        ("Jaren!B3", "vervallen"): None,
    }


def test_a_formula_is_told_as_somebody_types_it(tmp_path: Path) -> None:
    old, tool = _indexed(tmp_path, "=_xlfn.IFNA(Invoer!B2*(1+B1)+Invoer!B5,0)")
    (step,) = _shift(old, tool, tmp_path).steps
    assert (step.after, step.effect) == ("=IFNA(Invoer!B2*(1+B1)+Invoer!B5,0)", Decimal("0.00"))


def test_a_next_version_with_emptied_and_impossible_inputs_has_no_price_and_says_where(
    tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    """As a filling has: what was emptied is not nothing, and a choice with a space behind it is another text."""
    changes: Changes = {"Invoer!B6": None, "Invoer!B2": "wo ", "Parameters!B7": "veel"}
    by_openpyxl(TOOLS["uurtarief"], tmp_path / "nieuw.xlsx", changes)
    new = Rekentool(compile_book(read_book(tmp_path / "nieuw.xlsx"), ToolChoices(("Resultaat!C5",))))
    shift = shift_between(tools["uurtarief"], new, DAY)
    assert shift.before == Decimal("66.30") and shift.by_formulas == 0
    assert shift.after is None and shift.by_inputs is None
    assert {str(each.place): each.kind for each in shift.findings} == {
        "Blad Invoer, cel B6": "invoer_leeg",
        "Blad Invoer, cel B2": "geen_keuze",
        "Blad Parameters, cel B7": "geen_getal",
    }
    report = report_of_versions(shift)
    assert "Een prijs van nu is er niet" in report.headline
    assert [len(table.rows) for table in report.tables] == [3, 3]
    assert not any(each.effect for each in shift.inputs)
