"""What is left empty or cannot be read, on every door: all of it at once, and never taken as what the tool holds."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from api.commands import main
from tarief.core.findings import Refused
from tarief.models.rekentool.tool import Rekentool
from tarief.uncertainty import Uncertainty, Uniform, simulate
from tests.rekentool.books import Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.filling import fill

DAY = date(2026, 1, 1)
#: A list of people, a choice, a day, and a number that is looked up once another way of counting is chosen.
_TEAM = Tool(
    {
        "Team": Tab(
            (
                ("Wijze", "vast"),
                ("Ingang", date(2026, 1, 1)),
                ("Maanden", 12),
                ("Naam", "Uren", "Loon"),
                ("Anna", 10, 20),
                ("Bram", 20, 30),
                ("Cees", 30, 40),
                ("Prijs", '=SUMPRODUCT(B5:B7,C5:C7)+IF(B1="vast",B3*YEAR(B2)/2026,YEAR(EDATE(B2,B3))-2026)'),
            ),
            lists={"B1": '"vast,later"'},
        )
    },
    "Team!B8",
)


@pytest.fixture
def team(tmp_path: Path) -> Rekentool:
    by_openpyxl(_TEAM, tmp_path / "tool.xlsx")
    return Rekentool(compile_book(read_book(tmp_path / "tool.xlsx"), ToolChoices((_TEAM.result,))))


def test_a_row_that_was_left_out_is_out_of_the_price_on_every_door(team: Rekentool, tmp_path: Path) -> None:
    """Without Bram it is 200 + 1200 + 12."""
    by_openpyxl(_TEAM, tmp_path / "in.xlsx")
    book = load_workbook(tmp_path / "in.xlsx")
    for address in ("A6", "B6", "C6"):
        book["Team"][address] = None
    book.save(tmp_path / "in.xlsx")
    tool, inputs = fill(read_book(tmp_path / "in.xlsx"), team)
    assert tool.calculate(inputs, on=DAY).tarief == Decimal(1412)
    without = {key: None for each in team.layout.inputs if each.cell.row == 6 for key in (each.key,)}
    assert team.calculate(without, on=DAY).tarief == Decimal(1412)


def test_one_input_that_was_left_empty_is_missing(team: Rekentool) -> None:
    (key,) = (each.key for each in team.layout.inputs if each.cell.address == "B6")
    with pytest.raises(Refused) as refused:
        team.calculate({key: None}, on=DAY)
    (said,) = refused.value.findings
    assert said.kind == "invoer_leeg" and said.place.key == key and "In de rekentool zelf staat hier 20" in said.text


def test_a_request_hears_all_that_is_wrong_at_once_each_at_its_place(
    team: Rekentool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (hours,) = (each.key for each in team.layout.inputs if each.cell.address == "B6")
    (wage,) = (each.key for each in team.layout.inputs if each.cell.address == "C6")
    stated = {"wijze": "soms", "ingang": "januari", "maanden": "twaalf", hours: None, wage: "30", "iets": "1"}
    (tmp_path / "invoer.json").write_text(json.dumps({"invoer": stated}), encoding="utf-8")
    (tmp_path / "model.json").write_text(json.dumps(team.layout.as_json()), encoding="utf-8")
    assert main(["bereken", str(tmp_path / "invoer.json"), "--model", str(tmp_path / "model.json"), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["bevindingen"]
    assert sorted(each["plaats"] for each in found) == sorted(
        f"/invoer/{key}" for key in ("wijze", "ingang", "maanden", hours, "iets")
    )
    assert all(each["advies"] for each in found)


def test_a_fault_beside_the_inputs_hides_none_of_what_was_left_empty(
    team: Rekentool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (hours,) = (each.key for each in team.layout.inputs if each.cell.address == "B6")
    stated = {"invoer": {"wijze": "soms", hours: None}, "peildatm": "2026-01-01"}
    (tmp_path / "invoer.json").write_text(json.dumps(stated), encoding="utf-8")
    (tmp_path / "model.json").write_text(json.dumps(team.layout.as_json()), encoding="utf-8")
    assert main(["bereken", str(tmp_path / "invoer.json"), "--model", str(tmp_path / "model.json"), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["bevindingen"]
    assert [each["plaats"] for each in found] == ["/peildatm", "/invoer/wijze", f"/invoer/{hours}"]


def test_a_draw_past_a_threshold_is_worked_out_as_each_value_is(tmp_path: Path) -> None:
    """A step of a scale from 1 up to 4, of which the whole is looked up: 1, 2 or 4 times 20, a third each."""
    tool = Tool(
        {"In": Tab((("Trede", 2), ("Loon", 20), ("Prijs", "=INDEX(B4:B6,B1)*B2"), ("t", 1), ("u", 2), ("v", 4)))},
        "In!B3",
    )
    by_openpyxl(tool, tmp_path / "trede.xlsx")
    made = Rekentool(compile_book(read_book(tmp_path / "trede.xlsx"), ToolChoices((tool.result,))))
    price = made.calculate({}, on=DAY)
    drawn = simulate(price, Uncertainty({"trede": Uniform(Decimal(1), Decimal(4))}), draws=2**12, seed=1)
    assert float(drawn.price.mean.value) == pytest.approx((20 + 40 + 80) / 3, rel=2e-3)


@pytest.mark.parametrize("key", ["maanden", "wijze"])
def test_what_decides_which_formulas_hold_is_not_drawn(key: str, team: Rekentool) -> None:
    price = team.calculate({"wijze": "later"}, on=DAY)
    with pytest.raises(Refused) as refused:
        simulate(price, Uncertainty({key: Uniform(Decimal(1), Decimal(40))}), draws=2**12, seed=1)
    (said,) = refused.value.findings
    assert "kan niet worden getrokken: het moet bekend zijn voordat er wordt gerekend" in said.text
    assert said.advice == "Reken elke waarde apart door, als scenario's naast elkaar."


def test_a_count_of_years_below_nothing_is_refused_in_a_workbook_and_in_a_request(tmp_path: Path) -> None:
    tool = Tool({"In": Tab((("Ervaring in jaren", 4), ("Loon", 20), ("Prijs", "=B2*(1+B1/100)")))}, "In!B3")
    by_openpyxl(tool, tmp_path / "jaren.xlsx")
    made = Rekentool(compile_book(read_book(tmp_path / "jaren.xlsx"), ToolChoices((tool.result,))))
    by_openpyxl(tool, tmp_path / "in.xlsx", {"In!B1": -3})
    with pytest.raises(Refused) as sheet:
        fill(read_book(tmp_path / "in.xlsx"), made)
    with pytest.raises(Refused) as request:
        made.calculate({"ervaring_in_jaren": "-3"}, on=DAY)
    assert [str(each.findings[0].place) for each in (sheet.value, request.value)] == [
        "Blad In, cel B1",
        "ervaring_in_jaren",
    ]
    assert all("dat kan niet onder nul zijn" in each.findings[0].text for each in (sheet.value, request.value))


def test_a_price_that_is_an_error_is_told_with_the_cell_in_which_it_begins(tmp_path: Path) -> None:
    rows = (("Loon", 20), ("Uren", 4), ("Per uur", "=B1/B2"), ("Met opslag", "=B3*1.1"), ("Prijs", "=B4"))
    tool = Tool({"In": Tab(rows)}, "In!B5")
    by_openpyxl(tool, tmp_path / "deel.xlsx")
    made = Rekentool(compile_book(read_book(tmp_path / "deel.xlsx"), ToolChoices((tool.result,))))
    with pytest.raises(Refused) as refused:
        made.calculate({"uren": "0"}, on=DAY)
    (told,) = refused.value.findings
    assert told.text == "Prijs komt op #DIV/0!. Het begint in In!B3 (Per uur): =B1/B2."
    assert str(told.place) == "Blad In, cel B3"
