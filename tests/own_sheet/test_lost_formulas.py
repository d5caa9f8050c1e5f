"""A sheet of which the formulas were lost is read as if they were there: the printed numbers tell them."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lanes.proposed_search import EURO, NUMBER, SHARE, PutIn, best_way
from workbooks.read.own_sheet.values.types import Reading

Rows = list[list[Written]]
#: In thousands: 300 + 60 + 40 = 400; 24 places at 80% for 500 day parts are 9,600; 400,000 / 9,600 = 41.66666667.
BUDGET: Rows = [
    ["Dagcentrum, kostenplaats 12 (x € 1.000)"],
    ["Kostensoort", "Begroting 2026"],
    ["Salarissen", 300],
    ["Huur en energie", 60],
    ["Doorbelasting centrale diensten", 40],
    ["Totaal", 400],
    ["Plaatsen", 24],
    ["Bezetting", Decimal("0.8")],
    ["Dagdelen open per jaar", 500],
    ["Bezette dagdelen", 9600],
    ["Kosten per bezet dagdeel", Decimal("41.666666666667")],
    ["Risico", "3%"],
    ["Prijs per dagdeel", Decimal("42.92")],
]


def _told(reading: Reading) -> dict[str, tuple[str, Decimal | str]]:
    (product,) = reading.products
    return {line.cell: (line.concept, line.value) for line in (*product.sources, *product.values) if line.cells}


def test_a_typed_budget_in_thousands_is_told_line_by_line_and_keeps_its_price() -> None:
    reading = recognise(book_of({"Blad": BUDGET}))
    assert _told(reading) | {"B13": ("", 0)} == {
        "B3": ("bruto_loonsom", 300_000), "B4": ("huisvestingskosten_per_jaar", 60_000),
        "B5": ("overhead_post", 40_000), "B7": ("aantal_plaatsen", 24), "B8": ("bezettingsgraad", Decimal("0.8")),
        "B9": ("dagdelen_per_jaar", 500), "B12": ("risico_opslag", Decimal("0.03")), "B13": ("", 0),
    }  # fmt: skip
    assert reading.products[0].prices == {"tarief": Decimal("42.92")}
    assert reading.products[0].unit == "dagdeel"


#: 2 fte at 4,000 and 0.5 at 5,000 are 4,200 a month; x 12 x 1.08 x 1.2515 x 1.01 = 68,802.86448; / 1,200 x 1.2.
FORM: Rows = [
    ["Opgave 2026", "Ambulante hulp", "Salaris per maand"],
    ["Begeleider (fte)", 2, 4000],
    ["Gedragswetenschapper (fte)", Decimal("0.5"), 5000],
    ["Gemiddeld salaris per maand", 4200],
    ["Vakantiebijslag", Decimal("0.08")],
    ["Werkgeverslasten", Decimal("0.2515")],
    ["Personeelslasten per fte per jaar", Decimal("68802.86448")],
    ["Declarabele uren per fte", 1200],
    ["Personeelslasten per declarabel uur", Decimal("57.3357204")],
    ["Overhead", Decimal("0.2")],
    ["Prijs per uur", Decimal("68.80")],
]


def test_a_mean_that_is_weighed_by_the_numbers_above_it_is_read_as_that() -> None:
    reading = recognise(book_of({"Blad": FORM}))
    assert {value.concept: value.value for value in reading.products[0].values}["bruto_maandloon"] == 4200
    assert _told(reading)["C3"][0] == "bruto_maandloon"


def test_a_factor_that_stands_in_no_cell_is_told_at_the_number_that_holds_it() -> None:
    told = [finding for finding in recognise(book_of({"Blad": FORM})).findings if finding.kind == "getal_in_formule"]
    assert [str(finding.place) for finding in told] == ["Blad Blad, cel B7"]
    assert "1,01 keer" in told[0].text


def _items(*values: tuple[float, str]) -> list[PutIn]:
    return [PutIn(Key("Blad", row, 2), value, kind) for row, (value, kind) in enumerate(values, 1)]


def test_the_most_natural_way_to_a_printed_number_is_taken() -> None:
    items = _items((40, EURO), (3, NUMBER), (2, NUMBER), (8, NUMBER), (0.1, SHARE))
    found = best_way(items, PutIn(Key("Blad", 6, 2), 33.0, EURO, 0.005))
    assert found is not None
    assert [item.key.row for item in found.items] == [1, 2, 3, 4, 5]


def test_where_two_ways_come_to_a_printed_number_none_is_taken() -> None:
    """100 less 50% is 50, and 50% of 100 is 50 too."""
    assert best_way(_items((100, NUMBER), (0.5, SHARE)), PutIn(Key("Blad", 3, 2), 50, NUMBER, 0.5)) is None


def test_a_printed_number_that_many_ways_may_come_to_is_chance() -> None:
    items = _items((31, EURO), (3, NUMBER), (7, NUMBER), (11, NUMBER), (0.4, SHARE), (13, NUMBER), (0.3, SHARE))
    assert best_way(items, PutIn(Key("Blad", 8, 2), 5, EURO, 0.5)) is None


def test_dividing_by_a_share_below_nothing_is_no_way_to_a_printed_number() -> None:
    productivity = PutIn(Key("Blad", 2, 2), -0.7, SHARE, divides=True)
    assert best_way([*_items((35, EURO)), productivity], PutIn(Key("Blad", 3, 2), 50, EURO, 0.005)) is None


TYPED = (("Bruto uurloon", "25"), ("Werkgeverslasten", "20%"), ("Productiviteit", "75%"), ("Reiskosten", "2"),
         ("Overhead", "10%"), ("Opslag risico", "5%"), ("Tarief per uur", "48.51"))  # fmt: skip


@pytest.mark.parametrize("sign", ["less", "nothing"])
@pytest.mark.parametrize("place", range(len(TYPED)))
def test_a_typed_sheet_is_read_whichever_of_its_numbers_is_nothing_or_less(place: int, sign: str) -> None:
    numbers = [text for _, text in TYPED]
    numbers[place] = f"-{numbers[place]}" if sign == "less" else "0"
    rows: Rows = [
        [label, text if "%" in text else Decimal(text)] for (label, _), text in zip(TYPED, numbers, strict=True)
    ]
    assert recognise(book_of({"Blad": [["Kostprijs 2026", "per uur"], *rows]})).file


def test_hours_of_a_kind_that_are_the_sum_of_others_by_chance_are_typed() -> None:
    """40 + 92 = 132, and travel is neither training nor meetings."""
    rows: Rows = [
        ["Opgave 2026", "Ambulante hulp"],
        ["Loonkosten per jaar", 60000],
        ["Contracturen", 1872],
        ["Scholing", 40],
        ["Overleg", 92],
        ["Reistijd", 132],
        ["Onbekende zaken", Decimal("17.25")],
        ["Declarabele uren", Decimal("1590.75")],
        ["Prijs per uur", Decimal("37.72")],
    ]
    told = _told(recognise(book_of({"Blad": rows})))
    assert told["B6"] == ("reisuren", 132)


def test_costs_of_a_year_above_and_below_its_hours_are_together_over_those_hours() -> None:
    # by hand: 60,000 x 1.08 x 1.25 = 81,000; 52 - 6 - 5 = 41 weeks of 25 hours are 1,025; 8,000 + 3,550 = 11,550;
    # (81,000 + 11,550) / 1,025 = 90.2926829, x 1.05 = 94.81
    rows: Rows = [
        ["Praktijk Lijn, uurprijs 2026"],
        ["Bruto jaarsalaris orthopedagoog", 60000],
        ["Vakantietoeslag (over jaarsalaris)", "8%"],
        ["Premies en pensioen (over jaarsalaris plus vakantietoeslag)", "25%"],
        ["Personele last per jaar", 81000],
        ["Weken per jaar", 52],
        ["Vakantie (weken)", 6],
        ["Ziekte (weken)", 5],
        ["Declarabele uren per werkweek", 25],
        ["Declarabele uren per jaar", 1025],
        ["Huur behandelkamer", 8000],
        ["Dossiersysteem", 3550],
        ["Totaal praktijkkosten", 11550],
        ["Kostprijs per uur", Decimal("90.29")],
        ["Opslag weerstandsvermogen (over kostprijs)", "5%"],
        ["Tarief per uur", Decimal("94.81")],
    ]
    reading = recognise(book_of({"Uurprijs": rows}))
    told = _told(reading)
    assert reading.products[0].prices["tarief"] == Decimal("94.81")
    assert told["B11"] == ("praktijkkosten", 11550)  # with what stands below it
    assert told["B12"] == ("praktijkkosten_post", 3550)
    assert told["B9"] == ("declarabele_uren_per_week", 25)
