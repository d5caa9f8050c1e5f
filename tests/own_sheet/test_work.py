"""What reading one book asks: counted readings, never a clock."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from tarief.core.arrays import np
from tarief.models import MODELS
from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise
from workbooks.read.own_sheet.cells.looked import make_grid
from workbooks.read.own_sheet.graph import Key, make_graph
from workbooks.read.own_sheet.reading.assignment import Assignment, Experience
from workbooks.read.own_sheet.reading.calculated import by_formulas, numbers_of
from workbooks.read.own_sheet.reading.called import founds_below
from workbooks.read.own_sheet.reading.fit import Search
from workbooks.read.own_sheet.reading.held import HeldReading
from workbooks.read.own_sheet.reading.model_price import Pricer
from workbooks.read.own_sheet.roles.alike import NAMED
from workbooks.read.own_sheet.roles.roles import SheetPrice
from workbooks.read.own_sheet.words.numbers import notation_of

Rows = list[list[Written]]
HOUR: Rows = [
    ["Bruto uurloon", 24],
    ["Vakantietoeslag", "8%"],
    ["Werkgeverslasten", "25%"],
    ["Productiviteit", "70%"],
    ["Reiskosten per uur", 2],
    ["Overhead", "20%"],
    ["Tarief per uur", ("=(B1*(1+B2)*(1+B3)/B4+B5)*(1+B6)", "57.9428571429")],
]


def costs(count: int) -> Rows:
    """A price of so many costs, of which no name is known, divided by the square of what no model divides by."""
    rows: Rows = [["Kostprijs begeleiding"], ["Bruto jaarloon", 48000]]
    rows += [[f"Xyzzy {number}", 100 + number] for number in range(count)]
    last = len(rows)
    price = 48000 + sum(100 + number for number in range(count))
    rows.append(["Zzyxy", 30])
    outcome = str(round(Decimal(price) / 900, 10))
    return [*rows, ["Tarief per uur", (f"=SUM(B2:B{last})/B{last + 1}^2", outcome)]]


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[HeldReading]]:
    """The readings that were worked out at every point, one for each time."""
    made: list[HeldReading] = []
    whole = HeldReading._valued

    def counted(self: HeldReading, choice: Assignment) -> object:
        made.append(self)
        return whole(self, choice)

    monkeypatch.setattr(HeldReading, "_valued", counted)
    yield made


def search_of(rows: Rows, model: str = "uurtarief") -> Search:
    book = book_of({"Blad": rows})
    numbers, around = numbers_of({sheet.name: make_grid(sheet, notation_of([])) for sheet in book.sheets})
    graph, root = make_graph(book, numbers), Key("Blad", len(rows), 2)
    founds = founds_below(graph, around, root)
    return Search(SheetPrice(graph, root), around, Pricer(MODELS[model]), founds)


def test_the_work_grows_no_faster_than_the_square_of_the_rows(worked_out: list[HeldReading]):
    counts = []
    for rows in (5, 10, 20):
        worked_out.clear()
        recognise(book_of({"Blad": costs(rows)}))
        counts.append(len(worked_out))
    assert counts[0] > 0
    assert counts[1] <= 4 * counts[0]
    assert counts[2] <= 4 * counts[1]


def test_the_work_grows_no_faster_than_the_products(worked_out: list[HeldReading]):
    counts = []
    for products in (10, 20, 40):
        worked_out.clear()
        recognise(book_of({f"Blad {number}": HOUR for number in range(products)}))
        counts.append(len(worked_out))
    assert counts[0] > 0
    assert counts[2] <= 4 * counts[0]


@pytest.mark.parametrize(("rows", "kinds"), [(costs(10), ["niet_alles_bekeken", "opbouw_niet_begrepen"]), (HOUR, [])])
def test_a_price_that_was_not_understood_when_the_work_was_done_says_so(
    rows: Rows, kinds: list[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("workbooks.read.own_sheet.reading.fits.Experience", lambda: Experience(tries=1))
    book = book_of({"Blad": rows})
    numbers, around = numbers_of({sheet.name: make_grid(sheet, notation_of([])) for sheet in book.sheets})
    assert [finding.kind for finding in by_formulas(book, numbers, around).told] == kinds


def test_a_model_that_lacks_what_it_asks_is_not_searched(worked_out: list[HeldReading]):
    search = search_of(HOUR, "vrijgevestigd")
    assert not search.can_price()
    search.searched([Assignment({})], alike=True)
    assert not worked_out


def test_a_model_of_which_the_cells_have_names_can_make_a_price():
    assert search_of(HOUR).can_price()
    assert search_of(HOUR).run().error.wrong == 0


def test_what_a_reading_costs_at_least_is_no_more_than_what_it_costs():
    search = search_of(HOUR)
    named = {leaf: options[0] for leaf, options in search.options.items() if options and options[0].score >= NAMED}
    first = Assignment(named, search.price.constants)
    tried = [first.having(option) for options in search.options.values() for option in options]
    tried += [first.lacking(leaf, unnamed=unnamed) for leaf in named for unnamed in (False, True)]
    for choice in tried:
        assert search.error(choice, 0.0).cost <= search.error(choice).cost + 1e-9


def test_a_price_worked_out_again_for_one_input_is_that_of_all_inputs():
    shape = frozenset({("loonkosten_per_uur", ""), ("productiviteit", ""), ("overhead", "loonkosten")})
    made = Pricer(MODELS["uurtarief"]).sum(shape)
    assert made is not None
    values = {"loonkosten_per_uur": np.array([30.0, 31]), "productiviteit": np.array([0.7, 0.7]), "overhead": 0.2}
    more = {**values, "overhead": np.array([0.25, 0.3])}
    again = made.changed(made.worked_out(values), "overhead", more["overhead"])
    assert list(again[made.result]) == list(made.price(more))
    assert list(again[made.result]) == pytest.approx([30 / 0.7 * 1.25, 31 / 0.7 * 1.3])
