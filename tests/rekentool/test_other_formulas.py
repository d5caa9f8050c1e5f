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
from tests.rekentool.moved import with_names, with_row
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


#: A list of which the last line adds up, and a price that rests on it.
_ROSTER = Tool(
    {
        "Rooster": Tab(
            (
                ("Dienst", "Uren", "Dagen", "Samen"),
                *((f"dienst {row}", row + 3, 5, f"=B{row}*C{row}") for row in range(2, 8)),
                ("Totaal", None, None, "=SUM(D2:D7)"),
            )
        ),
        "Invoer": Tab((("Uurloon", 20), ("Opslag", 0.1), ("Prijs", "=ROUND(Rooster!D8*B1*(1+B2)/100,2)"))),
    },
    "Invoer!B3",
)


@pytest.fixture
def roster(tmp_path: Path) -> Rekentool:
    by_openpyxl(_ROSTER, tmp_path / "tool.xlsx")
    return Rekentool(compile_book(read_book(tmp_path / "tool.xlsx"), ToolChoices((_ROSTER.result,))))


def _why(roster: Rekentool, written: Tool, folder: Path, changes: Changes | None = None) -> list[str]:
    """Why a filling of the roster is refused."""
    by_openpyxl(written, folder / "in.xlsx", changes)
    with pytest.raises(Refused) as refused:
        fill(read_book(folder / "in.xlsx"), roster)
    return [each.text for each in refused.value.findings]


def test_a_row_that_came_in_is_told_once(roster: Rekentool, tmp_path: Path) -> None:
    written = with_row(_ROSTER, "Rooster", 5, ("extra dienst", 9, 5, "=B5*C5"))
    (told,) = _why(roster, written, tmp_path, {"Invoer!B1": 22})
    assert told == (
        "Op blad Rooster is een rij ingevoegd boven rij 5 van de rekentool ('extra dienst'). "
        "Alles daarna staat één rij lager."
    )


def test_a_row_above_the_price_moves_it_and_counts_in_no_formula(roster: Rekentool, tmp_path: Path) -> None:
    (told,) = _why(roster, with_row(_ROSTER, "Invoer", 2, ("Toeslag avond", 1.25)), tmp_path)
    assert told.endswith("de prijs staat nu in Invoer!B4. Geen formule rekent met wat is ingevoegd.")


def test_what_else_is_other_beside_a_row_that_came_in_is_told_where_it_stands_now(
    roster: Rekentool, tmp_path: Path
) -> None:
    written = with_row(_ROSTER, "Rooster", 5, ("extra dienst", 9, 5, "=B5*C5"))
    moved, other = _why(roster, written, tmp_path, {"Rooster!D7": 50})
    assert "is een rij ingevoegd boven rij 5" in moved
    assert "In Rooster!D7 (dienst 6 (Samen)) staat het getal 50" in other


def test_a_row_that_went_out_is_told_once(roster: Rekentool, tmp_path: Path) -> None:
    rows = list(_ROSTER.tabs["Rooster"].rows)
    fewer = [row for row in rows if row[0] != "dienst 4"]
    fewer = [(*row[:3], f"=B{place}*C{place}") if row[1] else row for place, row in enumerate(fewer, 1)]
    fewer[0], fewer[-1] = rows[0], ("Totaal", None, None, "=SUM(D2:D6)")
    price = Tab((*_ROSTER.tabs["Invoer"].rows[:2], ("Prijs", "=ROUND(Rooster!D7*B1*(1+B2)/100,2)")))
    (told,) = _why(roster, replace(_ROSTER, tabs={"Rooster": Tab(tuple(fewer)), "Invoer": price}), tmp_path)
    assert told == (
        "Op blad Rooster is een rij weggehaald, vanaf rij 4 van de rekentool. Alles daarna staat één rij hoger."
    )


def test_a_column_that_came_in_is_told_once(roster: Rekentool, tmp_path: Path) -> None:
    rows = [(row[0], "opmerking" if row[0] == "Dienst" else None, *row[1:3]) for row in _ROSTER.tabs["Rooster"].rows]
    formulas = ("Samen", *(f"=C{row}*D{row}" for row in range(2, 8)), "=SUM(E2:E7)")
    wide = Tab(tuple((*row, formula) for row, formula in zip(rows, formulas, strict=True)))
    price = Tab((*_ROSTER.tabs["Invoer"].rows[:2], ("Prijs", "=ROUND(Rooster!E8*B1*(1+B2)/100,2)")))
    (told,) = _why(roster, replace(_ROSTER, tabs={"Rooster": wide, "Invoer": price}), tmp_path)
    assert "is een kolom ingevoegd vóór kolom B van de rekentool ('opmerking')" in told


def test_formulas_below_one_another_that_became_values_are_told_as_one(roster: Rekentool, tmp_path: Path) -> None:
    (told,) = _why(roster, _ROSTER, tmp_path, {f"Rooster!D{row}": 25 for row in (2, 3, 4)})
    assert told == (
        "In Rooster!D2:D4 (Samen, 3 cellen) staat geen formule meer. Om te beginnen Rooster!D2: het getal 25; "
        "in de rekentool staat daar de formule =B2*C2."
    )


def test_a_sheet_that_was_pasted_as_values_is_told_as_a_sheet(roster: Rekentool, tmp_path: Path) -> None:
    (told,) = _why(roster, _ROSTER, tmp_path, {f"Rooster!D{row}": 25 for row in range(2, 9)})
    assert told.startswith("Op blad Rooster staat geen enkele formule meer: alle 7 formules zijn waarden geworden")


def test_other_formulas_in_more_places_and_no_value_are_another_version(roster: Rekentool, tmp_path: Path) -> None:
    changes: Changes = {f"Rooster!D{row}": f"=B{row}*C{row}*2" for row in (2, 3, 4)}
    told = _why(roster, _ROSTER, tmp_path, {**changes, "Invoer!B3": "=ROUND(Rooster!D8*B1/100,2)"})
    assert "In Rooster!D2:D4 (Samen, 3 cellen) staat een andere formule." in told[1]
    assert told[-1] == "Dit lijkt een andere versie van de rekentool: 4 formules zijn anders."


def test_a_sheet_that_was_taken_away_is_told_and_not_what_rests_on_it(
    tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    """With what else is wrong: a choice that is none."""
    by_openpyxl(HOURLY, tmp_path / "in.xlsx", {"Invoer!B2": "hbo+"})
    book = load_workbook(tmp_path / "in.xlsx")
    del book["Parameters"]
    book.save(tmp_path / "in.xlsx")
    with pytest.raises(Refused) as refused:
        fill(read_book(tmp_path / "in.xlsx"), tools["uurtarief"])
    told = [(each.kind, str(each.place)) for each in refused.value.findings]
    assert told == [("blad_ontbreekt", "Parameters"), ("geen_keuze", "Blad Invoer, cel B2")]
    assert "Blad Parameters van de rekentool staat niet in dit bestand" in refused.value.findings[0].text


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


def test_a_formula_that_was_written_over_hides_no_fault_of_the_inputs(
    tools: dict[str, Rekentool], tmp_path: Path
) -> None:
    """Once the rows have moved there is nothing to say of the inputs; else all that is wrong is told at once."""
    changes = {"Berekening!B10": 80, "Invoer!B6": "=0.2+0.01", "Invoer!B2": "hbo+", "Parameters!B7": ""}
    told = {str(each.place): each.kind for each in _refused(tools["uurtarief"], tmp_path, changes)}
    assert told == {
        "Blad Berekening, cel B10": "formule_overschreven",
        "Blad Invoer, cel B6": "formule_als_invoer",
        "Blad Invoer, cel B2": "geen_keuze",
        "Blad Parameters, cel B7": "invoer_leeg",
    }
