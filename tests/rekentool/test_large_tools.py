"""Tools as regions have them: tables of forty years, lists of ninety providers, shares of a total. Nothing explodes.

Expected values are worked out on paper: sums of whole numbers, and the spread of 1 to 90.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from tarief.core.expression.printing import formula
from tarief.models.rekentool.layout import ToolLayout
from tarief.models.rekentool.node import CellAddress
from tarief.models.rekentool.settle import settle
from tarief.models.rekentool.tool import Rekentool
from tarief.models.rekentool.value import ErrorValue
from tests.rekentool.compiled import compile_book
from workbooks.read.book import SourceBook, SourceCell, SourceSheet
from workbooks.read.rekentool import compiling
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.proof import by_rules

PROVIDERS = 90
DAY = date(2026, 1, 1)
LETTERS = {"A": 1, "B": 2, "C": 3, "D": 4, "E": 5, "F": 6}


def compiled(held: dict[str, object], *results: str) -> ToolLayout:
    """The model of a sheet."""
    return compile_book(book_of(held), ToolChoices(tuple(f"In!{each}" for each in results)))


def book_of(held: dict[str, object]) -> SourceBook:
    """A sheet with numbers, texts and formulas by address."""
    cells = {}
    for address, value in held.items():
        place = int(address[1:]), LETTERS[address[0]]
        if isinstance(value, str) and value.startswith("="):
            cells[place] = SourceCell(*place, None, formula=value, stored=False)
        else:
            cells[place] = SourceCell(*place, value if isinstance(value, str) else Decimal(str(value)))
    return SourceBook("boek.xlsx", "xlsx", (SourceSheet("In", cells, rows=200, columns=9),), {})


def outcome(layout: ToolLayout, address: str, **numbers: int) -> object:
    """What the rules come to in a cell; with other numbers in some cells, by the rules of the first."""
    (found,) = outcomes(layout, [address], **numbers)
    return found


def outcomes(layout: ToolLayout, addresses: Sequence[str], **numbers: int) -> list[object]:
    """The same of several cells, of which the rules are found once."""
    settled = settle(layout, layout.held)
    cells = {each.cell: each for each in layout.inputs}
    other = {CellAddress("In", int(each[1:]), LETTERS[each[0]]): str(held) for each, held in numbers.items()}
    filled = {**layout.held, **{cell: cells[cell].value(held) for cell, held in other.items()}}
    every = {**settled.outcomes, **by_rules(layout, filled, settled)}
    found = [every[CellAddress("In", int(each[1:]), LETTERS[each[0]])] for each in addresses]
    return [each.kind if isinstance(each, ErrorValue) else each for each in found]


def loan(years: int) -> dict[str, object]:
    """A loan of 1000, paid off with the payment in B3, in so many years: the rest, what is paid off, what is left."""
    held: dict[str, object] = {"B1": 1000, "B2": 40, "B3": "=B1/B2"}
    for row in range(10, 10 + years):
        before = f"E{row - 1}" if row > 10 else "B1"
        held |= {f"A{row}": row - 9, f"B{row}": f"={before}", f"C{row}": f"=ROUND(B{row}*1%,2)"}
        held |= {f"D{row}": f"=IF(A{row}<=$B$2,MIN(B{row},ROUND($B$3,2)),0)", f"E{row}": f"=B{row}-D{row}"}
    return held


def parts(layout: ToolLayout) -> int:
    """All that the rules of a model say together."""
    return sum(each.rule.parts for each in settle(layout, layout.held).rules.values())


def test_a_table_in_which_a_loan_is_paid_off_in_forty_years_is_read() -> None:
    layout = compiled(loan(40))
    assert layout.unread == ()
    assert (outcome(layout, "E49"), outcome(layout, "E48"), outcome(layout, "E48", B2=39)) == (0, 25, Decimal("0.04"))


def test_a_year_more_in_a_table_says_no_more_than_the_year_before() -> None:
    sizes = [parts(compiled(loan(years))) for years in (10, 20, 40)]
    assert sizes[2] - sizes[1] == 2 * (sizes[1] - sizes[0])


def prices(count: int) -> dict[str, object]:
    """So many prices, of costs that a number of hours divides."""
    held: dict[str, object] = {"B1": 100, "B2": 4}
    for row in range(10, 10 + count):
        held |= {f"A{row}": f"product {row}", f"B{row}": row, f"C{row}": f"=B{row}*$B$1/$B$2/B{row}*(B{row}-9)"}
    return held


@pytest.mark.parametrize("count", [8, 30])
def test_the_name_of_the_highest_of_computed_prices_is_found(count: int) -> None:
    last = 9 + count
    held = prices(count) | {
        "D1": f"=INDEX(A10:A{last},MATCH(MAX(C10:C{last}),C10:C{last},0))",
        "D2": f"=INDEX(B10:B{last},MATCH(MIN(C10:C{last}),C10:C{last},0))",
        "D3": f"=RANK(C12,C10:C{last})",
    }
    layout = compiled(held, "C10")
    assert layout.unread == ()
    assert (outcome(layout, "D1"), outcome(layout, "D2")) == (f"product {last}", 10)
    assert outcome(layout, "D3") == count - 2


def test_a_place_that_is_beside_the_table_is_an_error_and_one_that_is_found_a_number() -> None:
    layout = compiled({"B1": 3, "B2": 5, "B3": 7, "A1": 5, "D1": "=INDEX(B1:B3,MATCH(A1*1,B1:B3,0)*2)", "D2": "=D1"})
    assert outcome(layout, "D1") == "#REF!"
    layout = compiled({"B1": 3, "B2": 5, "B3": 7, "A1": 5, "D1": "=INDEX(B1:B3,MATCH(A1*1,B1:B3,0))"})
    assert (outcome(layout, "D1"), outcome(layout, "D1", A1=7), outcome(layout, "D1", A1=3)) == (5, 7, 3)


def test_each_line_as_a_share_of_a_total_is_read_and_nothing_of_a_total_of_nothing() -> None:
    lines = range(10, 33)
    held: dict[str, object] = {"B1": 2, "B40": "=SUM(B10:B32)", "C40": "=SUM(C10:C32)"}
    for row in lines:
        held |= {f"A{row}": row, f"B{row}": f"=A{row}/$B$1*IF($B$1>5,0,1)", f"C{row}": f"=IFERROR(B{row}/$B$40,0)"}
    layout = compiled(held, "B40")
    assert layout.unread == ()
    assert outcome(layout, "C10") == pytest.approx(Decimal(10) / sum(lines))
    assert (outcome(layout, "C40"), outcome(layout, "C10", B1=8)) == (1, 0)


def test_an_error_inside_what_would_be_an_error_is_one_error() -> None:
    layout = compiled({"A1": 2, "D1": "=IFERROR(5/(1/A1),7)", "D2": "=D1*2"}, "D2")
    assert (outcome(layout, "D2"), outcome(layout, "D2", A1=0)) == (20, 14)


def test_ninety_providers_are_held_against_their_mean_their_spread_and_their_order() -> None:
    held: dict[str, object] = {f"B{row}": row for row in range(1, PROVIDERS + 1)}
    held |= {f"C{row}": f"=IFERROR(ROUND(B{row}*1,2),0)" for row in range(1, PROVIDERS + 1)}
    for row in range(1, PROVIDERS + 1):
        held[f"D{row}"] = f"=ROUND((C{row}-AVERAGE($C$1:$C$90))/STDEV($C$1:$C$90),2)"
        held[f"E{row}"] = f"=RANK(C{row},$C$1:$C$90,1)"
        held[f"F{row}"] = f"=IF(AND(B{row}>5,ABS(C{row}-AVERAGE($C$1:$C$90))<=STDEV($C$1:$C$90)),1,0)"
    held |= {"F100": "=SUM(F1:F90)", "E100": "=PERCENTILE(C1:C90,0.5)", "D100": "=STDEV(C1:C90)"}
    layout = compiled(held, "C1")
    assert layout.unread == ()
    spread, *others = outcomes(layout, ["D100", "D90", "E7", "E100", "F100"])
    assert spread == pytest.approx(Decimal("682.5").sqrt())
    assert others == [Decimal("1.70"), 7, 45.5, 52]  # 20 to 71 lie within 26,12 of 45,5


def test_rows_that_are_held_against_one_mean_have_one_rule_of_it() -> None:
    held: dict[str, object] = {f"B{row}": row for row in range(1, 41)}
    held |= {f"C{row}": f"=B{row}-AVERAGE($B$1:$B$40)" for row in range(1, 41)} | {"D1": "=SUM(C1:C40)"}
    layout = compiled(held, "D1")
    rules = settle(layout, layout.held).rules
    means = {id(rules[layout.by_cell[CellAddress("In", row, 3)].key].rule.args[1]) for row in range(1, 41)}
    assert len(means) == 1
    assert outcomes(layout, ["C1", "C40"], B1=41) == [41 - Decimal("21.5"), 40 - Decimal("21.5")]


def test_what_is_settled_while_compiling_is_what_the_model_settles_to() -> None:
    held: dict[str, object] = {f"B{row}": row for row in range(1, 7)} | {"D1": 2, "D2": 5}
    held |= {f"C{row}": f"=IF(B{row}>$D$1,B{row}*10,B{row})" for row in range(1, 7)}
    held |= {"D3": "=INDEX(C1:C6,D2)", "D4": "=D3*2", "E1": '=REPT("x",B1)', "E2": "=LEN(E1)", "E3": "=SMALL(C1:C6,D1)"}
    for result in ("D4", "E2", "E3"):
        layout, settled = compiling.compile_book(book_of(held), ToolChoices((f"In!{result}",)))
        again = settle(layout, layout.held)
        assert settled.outcomes == again.outcomes
        assert {key: formula(each.rule) for key, each in settled.rules.items()} == {
            key: formula(each.rule) for key, each in again.rules.items()
        }


def staff(count: int) -> dict[str, object]:
    """So many people, each on a scale that a table gives a wage."""
    held: dict[str, object] = {}
    for row in range(1, 13):
        held |= {f"E{row}": row * 5, f"F{row}": row * 1000}
    for row in range(20, 20 + count):
        held |= {f"A{row}": 5 * (row % 12 + 1), f"B{row}": f"=VLOOKUP(A{row}*1,$E$1:$F$12,2,FALSE)"}
    held |= {"B10": f"=SUM(B20:B{19 + count})", "B11": 100, "B12": "=IFERROR(B10/B11,3)"}
    return held | {"B14": "=B12+1"}


@pytest.mark.parametrize("count", [4, 80])
def test_what_stands_instead_of_an_error_counts_when_one_of_many_is_not_found(count: int) -> None:
    layout = compiled(staff(count), "B14")
    assert layout.unread == ()
    total = sum(1000 * (row % 12 + 1) for row in range(20, 20 + count))
    tool = Rekentool(layout)
    key = layout.by_cell[CellAddress("In", 20, 1)].key
    assert tool.calculate({}, on=DAY).tarief == total / 100 + 1
    assert tool.calculate({key: 7}, on=DAY).tarief == 3 + 1


@pytest.mark.parametrize("steps", [14, 40])
def test_a_cell_of_which_the_rule_gets_too_large_is_named_and_the_rest_is_read(steps: int) -> None:
    names = "".join(f"deel_{each},deel_{each - 1}*deel_{each - 1}+deel_{each - 1}," for each in range(1, steps))
    large = f"=LET(deel_0,B1/2,{names}deel_{steps - 1})"
    layout = compiled({"B1": 1, "B2": "=B1*3", "B3": large, "B4": "=B3+1", "B5": "=B2+2"}, "B5")
    assert {str(each.cell): each.reason for each in layout.unread} == {
        "In!B3": "de regel wordt te groot",
        "In!B4": "rust op In!B3, die niet is gelezen",
    }
    assert Rekentool(layout).calculate({}, on=DAY).tarief == 5


#: Beside the price stands a place in a table that rests on two inputs: it is known only once these are.
ASIDE: dict[str, object] = {
    "B1": 15, "B2": 1, "D1": 10, "E1": 15, "D2": 7, "E2": 8, "D3": 9, "E3": 12, "B4": "=MATCH(B1,D1:E1,0)",
    "B5": "=INDEX(D2:E3,B2+1,B4)", "B6": "=B5*2", "B7": '=IF(B5>10,"","ja")', "B8": '=IF(B5>10,"nee","ja")',
    "B9": "=B1*2",
}  # fmt: skip


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("=SUM(B5:B6)", 36), ("=MAX(B5:B6)", 24), ("=COUNT(B5:B6)", 2), ("=PRODUCT(B5:B6)", 288),
        ("=SUMPRODUCT(B5:B6,B5:B6)", 720), ("=AVERAGE(B5:B6)", 18), ("=COUNTBLANK(B7:B8)", 1), ("=COUNTA(B7:B8)", 2),
        ('=COUNTIF(B7:B8,"nee")', 1), ('=SUMIF(B5:B6,">12")', 24),
    ],
)  # fmt: skip
def test_what_is_not_known_yet_is_not_left_out_of_a_list(formula: str, expected: int):
    for result in ("B9", "B10"):  # beside the price, and as the price itself
        assert outcome(compiled({**ASIDE, "B10": formula}, result), "B10") == expected
