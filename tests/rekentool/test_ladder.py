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
#: Lines that are no amount of money.
BARE = ("Opslag", "Kies", "Keer")
COSTS: Rows = (
    ("Loon per uur", 40),
    ("Huur per uur", 3.21),
    ("Opslag", 0.25),
    ("Directe kosten", "=B1+B2"),
    ("Overhead per uur", "=B4*B3"),
)


def priced(tmp_path: Path, rows: Rows, result: str, **stated: str) -> Breakdown:
    euros = {f"B{row}": "€ #,##0.00" for row, (label, *_) in enumerate(rows, 1) if label not in BARE}
    tool = Tool({"In": Tab(rows, formats=euros | ({"B3": "0%"} if rows[2][0] == "Opslag" else {}))}, f"In!{result}")
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


def test_a_price_below_its_ceiling_has_the_parts_of_the_sum_and_one_above_it_a_rung_for_what_is_taken_off(
    tmp_path: Path,
) -> None:
    """Parts of 40, 3,21 and 10,8025; the ceiling is 1,1 times the price of last year."""
    rows = (*COSTS, ("Vorig jaar", 60), ("Som", "=B4+B5"), ("Tarief", "=MIN(B7,ROUND(B6*1.1,2))"))
    below = priced(tmp_path, rows, "B8")
    assert below.tarief == Decimal("54.01")
    parts = [
        ("Loon per uur", Decimal("40.00")),
        ("Huur per uur", Decimal("3.21")),
        ("Overhead per uur", Decimal("10.80")),
    ]
    assert rungs(below) == parts
    above = priced(tmp_path, rows, "B8", vorig_jaar="45")
    assert above.tarief == Decimal("49.50")
    assert rungs(above) == [*parts, ("Aftopping van tarief", Decimal("-4.51"))]


def test_a_price_raised_to_a_least_amount_has_a_rung_for_that(tmp_path: Path) -> None:
    price = priced(tmp_path, (*COSTS, ("Minimum", 60), ("Tarief", "=MAX(B6,B4+B5)")), "B7")
    assert rungs(price)[-1] == ("Ophoging van tarief", Decimal("5.99"))
    assert sum(amount for _, amount in rungs(price)) == price.tarief == 60


def test_a_factor_on_a_limited_and_rounded_price_is_spread_over_its_parts(tmp_path: Path) -> None:
    """54,0125 is 54,01; forty of these are 2.160,40: 1.600, 128,40 and 432,10, less 0,10 of the rounding."""
    steps: Rows = (
        ("Uur", "=ROUND(B4+B5,2)"),
        ("Plafond", 100),
        ("Keer", 40),
        ("Prijs", "=MIN(B6,B7)"),
        ("Pakket", "=B9*B8"),
    )
    price = priced(tmp_path, (*COSTS, *steps), "B10")
    assert price.tarief == Decimal("2160.40")
    assert [amount for _, amount in rungs(price)] == [
        Decimal("1600.00"), Decimal("128.40"), Decimal("432.10"), Decimal("-0.10"),
    ]  # fmt: skip


def test_what_a_rounded_price_loses_is_a_rung_of_its_own_where_it_is_multiplied(tmp_path: Path) -> None:
    """(40 + 3,21) x 1,25 / 3 is 18,0041...: fifty of 18,00 are 900, of which the rounding takes 0,21."""
    steps: Rows = (("Uur", "=ROUND(B4*(1+B3)/3,2)"), ("Keer", 50), ("Jaar", "=B6*B7"))
    price = priced(tmp_path, (*COSTS, *steps), "B8")
    assert price.tarief == Decimal("900.00")
    assert [amount for _, amount in rungs(price)] == [Decimal("833.33"), Decimal("66.88"), Decimal("-0.21")]


def test_a_share_of_a_rounded_amount_stays_one_rung(tmp_path: Path) -> None:
    steps: Rows = (("Deel", "=ROUND(B4*B3,2)"), ("Tarief", "=(B1+B6)*2"))
    price = priced(tmp_path, (*COSTS, *steps), "B7")
    assert [amount for _, amount in rungs(price)] == [Decimal("80.00"), Decimal("21.60")]


def test_a_single_amount_times_a_number_is_one_rung(tmp_path: Path) -> None:
    price = priced(tmp_path, (*COSTS, ("Keer", 1.1), ("Tarief", "=B1*B6")), "B7")
    assert [amount for _, amount in rungs(price)] == [Decimal("44.00")]


def test_the_parts_of_a_limited_price_add_up_between_two_fillings(tmp_path: Path) -> None:
    rows = (*COSTS, ("Vorig jaar", 60), ("Som", "=B4+B5"), ("Prijs", "=MIN(B7,ROUND(B6*1.1,2))"), ("Tarief", "=B8*3"))
    one, other = priced(tmp_path, rows, "B9"), priced(tmp_path, rows, "B9", vorig_jaar="45", loon_per_uur="41,50")
    assert sum(compare(one, other).contributions.values()) == other.tarief - one.tarief
    assert [len(price.opbouw) for price in (one, other)] == [3, 4]
    for price in (one, other):
        assert sum(rung.amount for rung in price.opbouw) == price.tarief
        assert sum(price.exact(rung.key) for rung in price.opbouw) == price.exact(price.plan.result)


def test_a_loan_of_three_hundred_months_under_a_factor_has_a_ladder_that_adds_up(tmp_path: Path) -> None:
    """1.000 is paid off in 300 parts of 3,33; twice what is left, 1, and the loan itself are 1.002."""
    months = range(3, 303)
    paid: Rows = tuple((f"Maand {row - 2}", f"=B{row * 2 - 4}-B{row * 2 - 3}") for row in months)
    parts: Rows = tuple((f"Aflossing {row - 2}", f"=MIN(B{row * 2 - 4},ROUND(B1/300,2))") for row in months)
    rows: Rows = (
        ("Lening", 1000),
        ("Begin", "=B1"),
        *(each for pair in zip(parts, paid, strict=True) for each in pair),
    )
    price = priced(tmp_path, (*rows, ("Tarief", f"=B{len(rows)}*2+B1")), f"B{len(rows) + 1}")
    assert price.tarief == Decimal("1002.00")
    assert sum(rung.amount for rung in price.opbouw) == price.tarief
