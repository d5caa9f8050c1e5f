"""The thresholds of the reader: the table on the architecture page is what the code holds, and each side is tried."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tarief.models import MODELS
from tests.docs.pages import DOCS, ROOT, table
from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.looked import make_grid
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key, make_graph
from workbooks.read.own_sheet.lanes.lanes import Lane, lanes_of
from workbooks.read.own_sheet.reading.calculated import numbers_of
from workbooks.read.own_sheet.reading.options import InputLine, options_of
from workbooks.read.own_sheet.roles.roles import PriceRole, SheetPrice
from workbooks.read.own_sheet.roots.roots import prices, roots
from workbooks.read.own_sheet.roots.units import units
from workbooks.read.own_sheet.words.likely import likeness
from workbooks.read.own_sheet.words.numbers import notation_of

Rows = list[list[Written]]
OWN = ROOT / "workbooks" / "read" / "own_sheet"
#: The stages that have thresholds of their own, in the order of the page.
STAGES = (
    "graph/cells", "graph/graph", "roots/roots", "roots/units", "roots/ends", "graph/monomials", "roots/rosters",
    "found/weeks", "roles/roles", "roles/alike", "reading/options", "words/likely", "words/learned",
    "reading/held", "reading/assignment", "reading/cuts", "reading/ladder", "reading/beam", "reading/fit",
    "reading/naming", "reading/exchanged", "reading/assembled", "lanes/lanes", "typed/lane_cells", "typed/lane_costs",
    "typed/typed", "typed/tested", "typed/weighed", "typed/still_priced", "typed/named_lane", "typed/kinds_told",
)  # fmt: skip
TABLE = table(DOCS / "architecture.md", "threshold")


# ── the table ──


def constants(stage: str) -> Iterator[tuple[str, str]]:
    """The numbers with a name of one module."""
    for statement in ast.parse((OWN / f"{stage}.py").read_text(encoding="utf-8")).body:
        if isinstance(statement, ast.Assign):
            target, value = statement.targets[0], statement.value
            paired = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            for name, number in zip(target.elts, value.elts, strict=True) if paired else ((target, value),):
                if isinstance(name, ast.Name) and name.id.isupper() and (text := shown(number)):
                    yield f"{stage}.{name.id}", text


def shown(number: ast.expr) -> str:
    """A number as the table has it; empty for what is none."""
    if isinstance(number, ast.Tuple):
        parts = [shown(part) for part in number.elts]
        return " ".join(parts) if all(parts) else ""
    if isinstance(number, ast.Call) and isinstance(number.func, ast.Name) and number.func.id in ("Decimal", "Fraction"):
        return "/".join(ast.unparse(part).strip("'") for part in number.args)
    if isinstance(number, ast.Constant) and isinstance(number.value, int | float):
        return str(number.value)
    return ""


def test_the_table_names_every_threshold_with_its_value():
    assert [(row[0], row[1]) for row in TABLE] == [pair for stage in STAGES for pair in constants(stage)]


@pytest.mark.parametrize("test", sorted({row[3] for row in TABLE} - {"make sheets", "a limit"}))
def test_the_tests_that_it_names_exist(test: str):
    assert any(f"def {test}(" in path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))


# ── each side of a threshold ──


def grids_of(rows: Rows) -> dict[str, Grid]:
    return {sheet.name: make_grid(sheet, notation_of([])) for sheet in book_of({"Blad": rows}).sheets}


def lanes(rows: Rows) -> list[Lane]:
    grids = grids_of(rows)
    return lanes_of(prices(numbers_of(grids)[1].values()), grids)


def graph_of(rows: Rows) -> tuple[Graph, dict[Key, Around]]:
    numbers, around = numbers_of(grids_of(rows))
    return make_graph(book_of({"Blad": rows}), numbers), around


def unit_of(rows: Rows) -> list[str]:
    graph, around = graph_of(rows)
    return list(units(roots(prices(around.values()), graph), graph, around).values())


@pytest.mark.parametrize(("price", "count"), [("0.09", 0), ("0.11", 1), ("4999", 1), ("5001", 0)])
def test_a_price_lies_between_ten_cents_and_five_thousand_euros(price: str, count: int):
    assert len(lanes([["Tarief per dagdeel", Decimal(price)]])) == count


@pytest.mark.parametrize(("price", "count"), [("49999", 1), ("50001", 0)])
def test_a_price_of_a_whole_lies_below_fifty_thousand_euros(price: str, count: int):
    assert len(lanes([["Tarief per traject", Decimal(price)]])) == count


@pytest.mark.parametrize(("price", "unit"), [("3.99", "minuut"), ("4.01", "uur")])
def test_a_price_under_four_euros_without_a_unit_is_per_minute(price: str, unit: str):
    assert unit_of([["Loon", 1], ["Tarief", ("=B1*1", price)]]) == [unit]


@pytest.mark.parametrize(("times", "unit"), [("60", "uur"), ("62", "minuut")])
def test_sixty_times_a_price_is_the_same_price_and_more_is_not(times: str, unit: str):
    rows: Rows = [["Loon", 1], ["Tarief per minuut", ("=B1*1", "1")], ["Tarief per uur", (f"=B2*{times}", times)]]
    assert unit_of(rows) == [unit]


@pytest.mark.parametrize(("price", "count"), [("32.50", 2), ("33.50", 1), ("74.50", 1), ("75.50", 2)])
def test_two_prices_are_stages_of_one_when_they_are_near(price: str, count: int):
    rows: Rows = [["Bruto uurloon", 30], ["Kostprijs per uur", 50], ["Overhead", "20%"]]
    assert len(lanes([*rows, ["Tarief per uur", Decimal(price)]])) == count


@pytest.mark.parametrize(("price", "count"), [("50.009", 1), ("50.011", 2)])
def test_the_same_price_to_the_cent_is_no_second_product(price: str, count: int):
    rows: Rows = [["Bruto uurloon", 30], ["Tarief per uur", 50], [], ["Tarief per uur", Decimal(price)]]
    assert len(lanes(rows)) == count


@pytest.mark.parametrize(("hour", "count"), [("60.30", 1), ("60.32", 2)])
def test_the_same_price_per_minute_is_no_second_product(hour: str, count: int):
    rows: Rows = [["Bruto uurloon", 30], ["Tarief per uur", 60], *([[]] * 8)]
    assert len(lanes([*rows, ["Tarief per minuut", Decimal(hour) / 60]])) == count


@pytest.mark.parametrize(("price", "per"), [("19", ""), ("21", "uur")])
def test_a_price_of_more_than_twenty_times_one_per_minute_is_per_hour(price: str, per: str):
    rows: Rows = [["Product", "Uurloon", "Tarief per minuut", "Tarief"], ["Begeleiding", 30, 1, Decimal(price)]]
    (lane,) = lanes(rows)
    assert lane.root.price.per == per


@pytest.mark.parametrize(
    ("label", "count"),
    [("Voor het bruto uurloon van onze mensen € 30", 1), ("Voor het bruto uurloon van al onze mensen € 30", 0)],
)
def test_a_number_inside_a_long_text_is_no_input(label: str, count: int):
    (lane,) = lanes([[label], ["Tarief per uur", 50]])
    assert len(lane.cells) == count


def options(label: str, value: int, role: PriceRole) -> list[InputLine]:
    at = next(iter(graph_of([[label, value]])[1].values()))
    return list(options_of(at, at.founds(), role, MODELS["uurtarief"]))


@pytest.mark.parametrize(("wage", "spread"), [(159_000, False), (161_000, True)])
def test_a_wage_of_a_year_too_high_for_one_person_is_a_total(wage: int, spread: bool):
    assert options("Bruto jaarloon", wage, PriceRole.STRAIGHT)[0].spread == spread


def test_what_no_text_names_may_be_one_of_the_likest():
    keys = {line.key for line in options("Kosten", 3, PriceRole.OTHER)}
    assert len(keys) == 6


def test_what_a_text_is_only_like_is_less_sure_than_what_it_names():
    alike = options("Kosten van de wagen", 3, PriceRole.STRAIGHT)
    assert max(line.score for line in alike) <= 0.6
    nothing = options("Xyzzy", 3, PriceRole.STRAIGHT)
    assert {line.score for line in nothing if line.key == "clientgebonden_kosten_per_uur"} == {0.36}
    assert {line.score for line in alike if line.key == "reiskosten_per_uur"} == {0.31}
    assert not [line for line in options("Bruto uurloon", 24, PriceRole.STRAIGHT) if line.is_alike]


def test_likeness_is_of_pieces_of_three_letters():
    assert likeness("brutoloon uur")["bruto_uurloon"] == pytest.approx(0.81818, abs=1e-4)


def test_of_several_texts_the_likest_counts():
    one, other = likeness("brutoloon uur"), likeness("reiskosten")
    assert likeness("brutoloon uur", "reiskosten") == {
        key: max(one.get(key, 0.0), other.get(key, 0.0)) for key in one | other
    }


def price_of(formula: str) -> SheetPrice:
    """A price over A1 = 24, A2 = 0,75, A3 = 200 and A4 = 2."""
    graph, _ = graph_of([[24, ("=" + formula, "1")], [Decimal("0.75")], [200], [2]])
    return SheetPrice(graph, Key("Blad", 1, 2))


@pytest.mark.parametrize(("formula", "role"), [
    ("A1*A4", PriceRole.STRAIGHT), ("A4/A1", PriceRole.DIVISOR), ("A4/(1800-A1)", PriceRole.TAKEN_OFF),
    ("A4/(A1-A2)", PriceRole.DIVIDED_FROM), ("A1^2", PriceRole.OTHER), ("A1+A1^2/1000", PriceRole.OTHER),
    ("A1+A1^2/1000000000000", PriceRole.STRAIGHT),
])  # fmt: skip
def test_the_role_of_a_cell_follows_from_a_few_points(formula: str, role: PriceRole):
    assert price_of(formula).roles[Key("Blad", 1, 1)] is role


def test_each_cell_is_raised_by_a_sixteenth():
    price = price_of("A1*A4")
    assert list(price.points[Key("Blad", 1, 1)][:3]) == [24, 25.5, 24]


def test_two_cells_that_count_for_two_others_are_a_mix_and_one_is_none():
    price = price_of("A1*A2+A3*A4")
    first, second = Key("Blad", 1, 1), Key("Blad", 3, 1)
    assert price.weights([first, second]) == {first: Key("Blad", 2, 1), second: Key("Blad", 4, 1)}
    assert price.weights([first]) == {}
