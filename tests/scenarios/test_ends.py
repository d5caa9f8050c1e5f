"""Many prices at once over arrays are the prices one by one, to the cent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tarief import MODELS, Breakdown
from tarief.models.rekentool.tool import Rekentool
from tarief.scenarios import ends, tornado
from tarief.scenarios.price import price_at
from tests.rekentool.books import TOOLS, Cell, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from tests.workbooks.cases import every_case
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices

DAY = date(2026, 1, 1)
CASES = {name: case for name, case in every_case().items() if case.model.key in MODELS}


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Arrays for few prices too."""
    monkeypatch.setattr(ends, "_MANY", 0)


def compiled(tool: Tool, path: Path) -> Breakdown:
    by_openpyxl(tool, path)
    return Rekentool(compile_book(read_book(path), ToolChoices((tool.result,)))).calculate({}, on=DAY)


def differing(base: Breakdown) -> list[str]:
    """The bars of which an end is another price than by itself."""
    alone = {
        bar.range.key: tuple(price_at(base, {bar.range.key: end}).price for end in (bar.range.low, bar.range.high))
        for bar in tornado(base)
    }
    return [bar.range.key for bar in tornado(base) if (bar.at_low, bar.at_high) != alone[bar.range.key]]


@pytest.mark.parametrize("name", TOOLS)
def test_the_ends_of_the_bars_of_a_rekentool_are_the_prices_one_by_one(name: str, tmp_path: Path) -> None:
    assert differing(compiled(TOOLS[name], tmp_path / "boek.xlsx")) == []


@pytest.mark.parametrize("name", CASES)
def test_the_ends_of_the_bars_of_a_declared_model_are_the_prices_one_by_one(name: str) -> None:
    assert differing(CASES[name].calculate()) == []


def test_a_price_that_ends_on_a_tie_is_worked_out_exactly(tmp_path: Path) -> None:
    """9 and 11 times 1,005 are 9,045 and 11,055, which floats have just below; halves of a cent go up, twice."""
    rows: tuple[tuple[Cell, ...], ...] = (("Loon", 10), ("Deel", 1.005), ("Rond", "=ROUND(B1*B2,2)"), ("Prijs", "=B3"))
    (bar,) = (
        bar
        for bar in tornado(compiled(Tool({"In": Tab(rows)}, "In!B4"), tmp_path / "boek.xlsx"))
        if bar.range.key == "loon"
    )
    assert (bar.at_low, bar.at_high) == (Decimal("9.05"), Decimal("11.06"))


def test_a_line_beside_the_price_that_stops_leaves_the_price_as_it_is(tmp_path: Path) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("Loon", 10), ("Uren", 5), ("Prijs", "=B1*B2"), ("Ernaast", "=B1/(B2-5.5)"))
    base = compiled(Tool({"In": Tab(rows)}, "In!B3"), tmp_path / "boek.xlsx")
    assert price_at(base, {"uren": Decimal("5.5")}).price == 55
    assert differing(base) == []


def test_an_end_at_which_the_price_itself_stops_has_none(tmp_path: Path) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("Loon", 10), ("Uren", 5), ("Prijs", "=MIN(B1/(B2-5.5)+60,B1*9)"))
    base = compiled(Tool({"In": Tab(rows)}, "In!B3"), tmp_path / "boek.xlsx")
    (bar,) = (bar for bar in tornado(base) if bar.range.key == "uren")
    assert (bar.at_low, bar.at_high) == (Decimal("50.00"), None)


def test_a_line_of_a_workbook_may_come_below_nothing(tmp_path: Path) -> None:
    rows: tuple[tuple[Cell, ...], ...] = (("Loon", 10), ("Norm", 9.5), ("Verschil", "=B1-B2"), ("Prijs", "=B1+B3/2"))
    base = compiled(Tool({"In": Tab(rows)}, "In!B4"), tmp_path / "boek.xlsx")
    assert price_at(base, {"norm": Decimal(12)}).price == 9
    assert differing(base) == []
