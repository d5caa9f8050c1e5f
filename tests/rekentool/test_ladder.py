"""The build-up of a price that a workbook rounds, shows again, or looks up in a table of prices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from tarief import Breakdown, compare
from tarief.models.rekentool.tool import Rekentool
from tests.rekentool.books import Cell, Tab, Tool, by_openpyxl
from tests.rekentool.compiled import compile_book
from workbooks.read.book import read_book
from workbooks.read.rekentool.choices import ToolChoices

DAY = date(2026, 1, 1)
Rows = tuple[tuple[Cell, ...], ...]
COSTS: Rows = (
    ("Loon per uur", 40),
    ("Huur per uur", 3.21),
    ("Opslag", 0.25),
    ("Directe kosten", "=B1+B2"),
    ("Overhead per uur", "=B4*B3"),
)


def priced(tmp_path: Path, rows: Rows, result: str, **stated: str) -> Breakdown:
    euros = {f"B{row}": "€ #,##0.00" for row, (label, *_) in enumerate(rows, 1) if label not in ("Opslag", "Kies")}
    tool = Tool({"In": Tab(rows, formats=euros | {"B3": "0%"})}, f"In!{result}")
    by_openpyxl(tool, tmp_path / "boek.xlsx")
    layout = compile_book(read_book(tmp_path / "boek.xlsx"), ToolChoices((tool.result,)))
    return Rekentool(layout).calculate(stated, on=DAY)


def rungs(price: Breakdown) -> list[tuple[str, Decimal]]:
    return [(rung.label, rung.amount) for rung in price.opbouw]


def test_a_price_that_is_rounded_up_to_ten_cents_has_a_rung_for_what_that_adds(tmp_path: Path) -> None:
    """40 and 3,21 and a quarter of these is 54,0125: rounded up to 54,10."""
    price = priced(tmp_path, (*COSTS, ("Tarief", "=ROUNDUP(B4+B5,1)")), "B6")
    assert price.tarief == Decimal("54.10")
    assert rungs(price) == [
        ("Loon per uur", Decimal("40.00")),
        ("Huur per uur", Decimal("3.21")),
        ("Overhead per uur", Decimal("10.80")),
        ("Afronding van tarief", Decimal("0.09")),
    ]


def test_a_price_that_shows_a_rounded_line_again_has_the_parts_of_that_line(tmp_path: Path) -> None:
    price = priced(tmp_path, (*COSTS, ("Exact", "=B4+B5"), ("Rond", "=ROUND(B6,2)"), ("Tarief", "=B7")), "B8")
    assert rungs(price) == [
        ("Loon per uur", Decimal("40.00")),
        ("Huur per uur", Decimal("3.21")),
        ("Overhead per uur", Decimal("10.80")),
    ]
    assert price.tarief == Decimal("54.01")


def test_a_price_that_is_looked_up_has_the_parts_of_the_price_in_the_table(tmp_path: Path) -> None:
    """A group pays half of the costs, with a quarter on top: (40 + 3,21) / 2 x 1,25 is 27,00625."""
    table: Rows = (("Alleen", "=ROUND(B4*(1+B3),2)"), ("Groep", "=ROUND(B4*(1+B3)/2,2)"), ("Kies", "Groep"))
    rows = (*COSTS, *table, ("Tarief", "=VLOOKUP(B8,A6:B7,2,FALSE)"))
    price = priced(tmp_path, rows, "B9")
    assert price.tarief == Decimal("27.01")
    assert [amount for _, amount in rungs(price)] == [Decimal("25.00"), Decimal("2.01")]
    other = priced(tmp_path, rows, "B9", kies="Alleen")
    assert [amount for _, amount in rungs(other)] == [Decimal("50.00"), Decimal("4.01")]


def test_the_parts_of_a_rounded_price_add_up_between_two_fillings(tmp_path: Path) -> None:
    rows = (*COSTS, ("Tarief", "=ROUNDUP(B4+B5,1)"))
    one, other = priced(tmp_path, rows, "B6"), priced(tmp_path, rows, "B6", loon_per_uur="41,50", opslag="20%")
    found = compare(one, other)
    assert set(found.contributions) == {"loon_per_uur", "opslag"}
    assert sum(found.contributions.values()) == other.tarief - one.tarief == Decimal("-0.40")
    assert sum(rung.amount for rung in other.opbouw) == other.tarief
