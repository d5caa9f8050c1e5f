"""A percentage of more than all of something, in a cell where the rekentool itself has a part of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tarief.core.findings import Refused
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.books import Cell, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.filling import fill

DAY = date(2026, 1, 1)
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("Uurloon", 25),
    ("Overhead", 0.06),
    ("Productiviteit", 0.7),
    ("Indexering", 0.03),
    ("Vergoeding", 1.2),
    ("Korting", None),
    ("Prijs", "=B1*(1+B2)/B3*(1+B4)*B5*(1-B6)"),
)
TOOL = Tool({"In": Tab(ROWS, formats={f"B{row}": "0%" for row in range(2, 7)})}, "In!B7")


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Rekentool:
    path = tmp_path_factory.mktemp("aandeel") / "tool.xlsx"
    by_openpyxl(TOOL, path)
    return Rekentool(compile_book(read_book(path), ToolChoices((TOOL.result,))))


@pytest.mark.parametrize(
    ("cell", "typed", "words"),
    [
        ("B2", 6, ("Overhead staat 600%", "hier 6%", "Bedoelt u 6%?", "een nieuw model")),
        ("B2", 21.5, ("Overhead staat 2.150%", "Bedoelt u 21,5%?")),
        ("B3", 70, ("Productiviteit staat 7.000%", "niet meer dan 100%", "Bedoelt u 70%?")),
        ("B3", 1.05, ("Productiviteit staat 105%", "niet meer dan 100%", "tot en met 100%")),
    ],
)
def test_a_share_that_cannot_be_meant_is_refused_with_what_may_be_meant(
    cell: str, typed: float, words: tuple[str, ...], tool: Rekentool, tmp_path: Path
) -> None:
    by_openpyxl(TOOL, tmp_path / "in.xlsx", {f"In!{cell}": typed})
    with pytest.raises(Refused) as refused:
        fill(read_book(tmp_path / "in.xlsx"), tool)
    (found,) = refused.value.findings
    told = str(found).replace("\xa0", " ")
    assert [each for each in (f"Blad In, cel {cell}", *words) if each not in told] == []


@pytest.mark.parametrize(
    ("stated", "price"),
    [
        ({"overhead": "1.1"}, "92.70"),  # 25 x 2,1 / 0,7 x 1,03 x 1,2
        ({"vergoeding": "3"}, "117.00"),  # the tool itself is past the whole: 25 x 1,06 / 0,7 x 1,03 x 3 = 116,98...
        ({"indexering": "2.5"}, "159.00"),  # what grows may be any share
    ],
)
def test_a_share_that_may_be_meant_is_priced(stated: dict[str, str], price: str, tool: Rekentool) -> None:
    found = tool.calculate(stated, on=DAY)
    assert abs(found.tarief - Decimal(price)) < Decimal("0.03")


def test_the_same_in_a_request_is_refused_at_its_key(tool: Rekentool) -> None:
    with pytest.raises(Refused, match="Bedoelt u 6") as refused:
        tool.calculate({"overhead": "6"}, on=DAY)
    assert [str(each.place) for each in refused.value.findings] == ["overhead"]
