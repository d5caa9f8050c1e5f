"""What must be true for a lower price of a rekentool: the same over arrays as one by one, and soon for a large one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from tarief import Breakdown
from tarief.lower_price import Equivalent, equivalents
from tarief.model.plan import Plan
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.books import TOOLS, Cell, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices

DAY = date(2026, 1, 1)
MANY = "tarief.lower_price.solve._MANY"


def price_of(tool: Tool, path: Path) -> Breakdown:
    by_openpyxl(tool, path)
    return Rekentool(compile_book(read_book(path), ToolChoices((tool.result,)))).calculate({}, on=DAY)


def roster(people: int, seed: int) -> Tool:
    """A tool with a row per employee: wages out of a table, allowances, a choice on hours; the price in whole cents."""
    chance = Random(seed)
    scales = tuple((6 + row, *(round(15.8 + 2.1 * row + 0.85 * step, 2) for step in range(5))) for row in range(4))
    rows: list[tuple[Cell, ...]] = [("Naam", "Uren", "Schaal", "Trede", "Avond", "Uurloon", "Toeslag", "Jaar")]
    for row in range(2, people + 2):
        wage = f"=INDEX(Schalen!$B$2:$F$5,MATCH(C{row},Schalen!$A$2:$A$5,0),D{row})"
        extra = f"=IF(E{row}>10,E{row}*0.44,E{row}*0.22)*F{row}*52"
        year = f"=ROUND((F{row}*B{row}*52*(1+Param!$B$1)+G{row})*(1+Param!$B$2),0)"
        drawn = chance.choice((20, 24, 28, 32, 36)), chance.randint(6, 9), chance.randint(1, 5), chance.randint(0, 20)
        rows.append((f"Medewerker {row}", *drawn, wage, extra, year))
    wages = f"=SUM(Formatie!H2:H{people + 1})"
    param: tuple[tuple[Cell, ...], ...] = (
        ("Vakantietoeslag", 0.08), ("Werkgeverslasten", 0.272), ("Plaatsen", people / 3), ("Bezetting", 0.93),
        ("Overhead", 0.16), ("Tarief per etmaal", f"=ROUND({wages[1:]}*(1+B5)/(B3*365*B4),2)"),
    )  # fmt: skip
    head: tuple[Cell, ...] = ("Schaal", 1, 2, 3, 4, 5)
    return Tool({"Param": Tab(param), "Formatie": Tab(tuple(rows)), "Schalen": Tab((head, *scales))}, "Param!B6")


def differing(one: tuple[Equivalent, ...], other: tuple[Equivalent, ...]) -> list[tuple[Equivalent, Equivalent]]:
    """Those that differ in more than the last digits of a value at which a rounding jumps."""
    told = ("key", "exact", "verdict", "price")
    pairs = zip(one, other, strict=True)
    return [
        (each, same)
        for each, same in pairs
        if any(getattr(each, name) != getattr(same, name) for name in told)
        or (each.value is None) != (same.value is None)
        or (each.value is not None and each.value != pytest.approx(same.value, rel=Decimal("1e-8")))
    ]


@pytest.mark.parametrize("factor", ["0.97", "0.8", "1.15"])
@pytest.mark.parametrize("name", [*TOOLS, "rooster"])
def test_what_a_target_asks_of_a_tool_is_the_same_over_arrays(
    name: str, factor: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = price_of(TOOLS.get(name) or roster(6, 7), tmp_path / "boek.xlsx")
    target = base.exact(base.plan.result) * Decimal(factor)
    monkeypatch.setattr(MANY, 10**9)
    alone = equivalents(base, target)
    monkeypatch.setattr(MANY, 0)
    assert differing(equivalents(base, target), alone) == []


def test_a_large_tool_asks_a_handful_of_exact_prices_per_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = price_of(roster(30, 11), tmp_path / "boek.xlsx")
    asked, told = [0], list[tuple[int, int]]()
    exactly = Plan.price

    def counted(plan: Plan, known: dict[str, Decimal]) -> Decimal:
        asked[0] += 1
        return exactly(plan, known)

    monkeypatch.setattr(Plan, "price", counted)
    found = equivalents(base, base.tarief * Decimal("0.97"), progress=lambda done, whole: told.append((done, whole)))
    assert len(found) > 120
    assert asked[0] <= 8 * len(found)
    assert told[-1] == (len(found), len(found))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
