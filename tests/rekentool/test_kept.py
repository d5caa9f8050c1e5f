"""The way to a price is kept for the next filling of a tool, an answer never; it serves no other choice or error."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest

from tarief import compare
from tarief.calculation import Breakdown
from tarief.core.findings import Refused
from tarief.models.rekentool.tool import Rekentool
from tarief.scenarios.tornado import tornado
from tests.rekentool.books import TOOLS, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from tests.tools.times import TIMES
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices

DAY = date(2026, 1, 1)
FILLINGS = 30 if TIMES > 1 else 5
TRIED = [*TOOLS] if TIMES > 1 else ["uurtarief", "verblijf"]


def _everything(tool: Rekentool, entries: dict[str, str]) -> object:
    """All that is told of a price, to the last digit; of one that is refused what it says."""
    try:
        found: Breakdown = tool.calculate(entries, on=DAY)
    except Refused as refused:
        return [str(each) for each in refused.findings]
    return [found.as_json(), {key: str(value) for key, value in found.values.items()}]


def _filling(tool: Rekentool, random: Random) -> dict[str, str]:
    entries = {}
    for each in tool.layout.inputs:
        if each.kind == "getal" and random.random() < 0.5:
            entries[each.key] = str(Decimal(each.written) * random.choice((0, 1, 2)) / 2)
        elif each.choices and random.random() < 0.3:
            entries[each.key] = random.choice(each.choices)
    return entries


@pytest.mark.parametrize("name", TRIED)
def test_a_filling_is_what_a_tool_makes_of_it_that_worked_out_nothing_before(
    name: str, tools: dict[str, Rekentool]
) -> None:
    random, tool = Random(name), Rekentool(tools[name].layout)
    for _ in range(FILLINGS):
        entries = _filling(tool, random)
        assert _everything(tool, entries) == _everything(Rekentool(tool.layout), entries)


def test_fillings_with_one_set_of_choices_share_their_way_and_with_another_not(tools: dict[str, Rekentool]) -> None:
    tool = tools["uurtarief"]
    one, other = (tool.calculate({"overhead": share}, on=DAY) for share in ("0.2", "0.3"))
    assert one.way is other.way
    assert tool.calculate({"functie": "wo"}, on=DAY).way is not one.way
    assert compare(one, other).contributions == {"overhead": other.tarief - one.tarief}


def test_a_line_that_is_an_error_in_one_filling_is_none_in_the_next(tmp_path: Path) -> None:
    cells = (("Loon", 20), ("Delen", 4), ("Deel", "=B1/B2"), ("Prijs", "=IFERROR(B3,7)+B1"))
    by_openpyxl(Tool({"In": Tab(cells)}, "In!B4"), tmp_path / "boek.xlsx")
    tool = Rekentool(compile_book(read_book(tmp_path / "boek.xlsx"), ToolChoices(("In!B4",))))
    for parts, wanted in ((4, 25), (0, 27), (2, 30), (0, 27), (4, 25)):
        assert tool.calculate({"delen": parts}, on=DAY).tarief == wanted


def test_a_rule_that_got_code_of_its_own_gives_the_gap_that_it_gave_before(tools: dict[str, Rekentool]) -> None:
    tool = Rekentool(tools["dagbesteding"].layout)
    price = tool.calculate({}, on=DAY)
    keys = [bar.range.key for bar in tornado(price)][:3]
    other = tool.calculate({key: price.values[key] * Decimal("1.05") for key in keys}, on=DAY)
    found = [compare(price, other).contributions for _ in range(20)]
    assert all(each == found[0] for each in found)
    assert sum(found[0].values()) == other.tarief - price.tarief
