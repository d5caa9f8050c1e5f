"""Which cell is proposed as the price of a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rekentool.books import TOOLS, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from tests.rekentool.fresh_books import QUICK, fresh_tool
from workbooks.read.book import read_book


def _proposed(path: Path) -> list[str]:
    layout = compile_book(read_book(path))
    return [str(layout.by_key[key].cell) for key in layout.proposed]


@pytest.mark.parametrize("name", TOOLS)
def test_the_price_of_a_tool_is_proposed_first(name: str, folder: Path) -> None:
    assert _proposed(folder / f"{name}.xlsx")[0] == TOOLS[name].result


@pytest.mark.parametrize("name", [name for name in QUICK if name != "scenariokeuze"])
def test_the_price_of_a_fresh_tool_is_proposed_first(name: str, tmp_path: Path) -> None:
    fresh = fresh_tool(name)
    fresh.write(tmp_path / "tool.xlsx")
    assert _proposed(tmp_path / "tool.xlsx")[0] == fresh.result


#: A list of products with their prices, one of which is chosen; the outcome stands below what is filled in.
_CARD = Tool(
    {
        "Invoer": Tab(
            (
                ("Product", "Begeleiding"),
                ("Uren", 3),
                ("Prijs per uur", "=ROUND(INDEX(Overzicht!B2:B5,MATCH(B1,Overzicht!A2:A5,0)),2)"),
                ("Prijs per minuut", "=B3/60"),
                ("Omzet per jaar", "=B3*B2"),
                ("Verschil met norm-uurtarief", "=B3-60"),
            ),
            formats=dict.fromkeys(("B3", "B4", "B5", "B6"), '"€" #,##0.00'),
            lists={"B1": "=Overzicht!$A$2:$A$5"},
        ),
        "Overzicht": Tab(
            (
                ("Product", "Tarief", "Kostprijs"),
                *((name, f"=C{row}*1.1", f"={row}*20") for row, name in enumerate(("Begeleiding", "B", "C", "D"), 2)),
            ),
            formats={f"{column}{row}": '"€" #,##0.00' for column in "BC" for row in range(2, 6)},
        ),
    },
    "Invoer!B3",
)


def test_of_a_list_of_prices_that_of_what_is_chosen_is_proposed(tmp_path: Path) -> None:
    by_openpyxl(_CARD, tmp_path / "tool.xlsx")
    assert _proposed(tmp_path / "tool.xlsx")[0] == _CARD.result
