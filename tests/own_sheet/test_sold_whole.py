"""What is sold as a whole, a course or a session, is a price in its unit with what it rests on: no strange sheet."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, recognise

Rows = list[list[Written]]


def _read(rows: Rows) -> Reading:
    return recognise(book_of({"Blad1": rows}))


@pytest.mark.parametrize("name", ["Prijs hele traject", "Prijs van het traject", "Prijs per traject"])
def test_a_course_is_priced_as_one_with_its_minutes_below_it(name: str) -> None:
    """90 + 11 x 60 + 135 minutes is 14,75 hours; at 71,20 and 4 % no-show that is 1.093,96."""
    reading = _read([
        ["Traject weerbaarheid, 11 bijeenkomsten"],
        ["Onderdeel", "minuten", "keer", "totaal minuten"],
        ["Intake", 90, 1, 90],
        ["Sessies", 60, 11, 660],
        ["Verslag", 135, 1, 135],
        ["Totaal minuten", None, None, 885],
        ["In uren", None, None, Decimal("14.75")],
        ["Kosten per uur therapeut", None, None, Decimal("71.20")],
        ["No-show", None, None, Decimal("0.04")],
        [name, None, None, Decimal("1093.96")],
    ])  # fmt: skip
    (product,) = reading.products
    assert (product.unit, product.prices["tarief"]) == ("traject", Decimal("1093.96"))
    told = {cell for line in (*product.sources, *product.outside) for _, cell in line.cells}
    assert {"B3", "B4", "C4", "B5", "D8", "D9"} <= told
    assert "geen_kostenblad" not in {finding.kind for finding in reading.findings}


def test_a_session_with_its_price_per_hour_below_it_is_sold_by_the_session() -> None:
    """(70.000 + 14.000) / (20 x 40) is 105; of 45 minutes that is 140 an hour."""
    reading = _read([
        ["Praktijk voor speltherapie"],
        ["Bruto winst die nodig is", 70000],
        ["Kosten praktijk", 14000],
        ["Sessies per week", 20],
        ["Weken per jaar dat ik werk", 40],
        ["Sessies per jaar", 800],
        ["Tarief per sessie van 45 minuten", Decimal("105.00")],
        ["Tarief per uur", Decimal("140.00")],
    ])  # fmt: skip
    (product,) = reading.products
    assert (product.unit, product.prices["tarief"]) == ("stuk", 105)
    assert "declarabele_uren_per_week" not in product.by_concept()  # a session is no hour
    assert "opbouw_niet_begrepen" in {finding.kind for finding in reading.findings}


TRAINING: list[list[Written]] = [
    ["Trainers", 2],
    ["Uren per bijeenkomst incl. voorbereiding", 4],
    ["Bijeenkomsten", 10],
    ["Uurtarief trainer", 72],
    ["Zaalhuur per bijeenkomst", 85],
    ["Materiaal per deelnemer", 25],
    ["Aantal deelnemers", 8],
]


@pytest.mark.parametrize("title", ["Training sociale vaardigheden", "Weerbaarheidstraining 2026", "Oudercursus"])
@pytest.mark.parametrize("price", [Decimal("851.25"), ("=(B2*B3*B4*B5+B4*B6)/B8+B7", "851.25")])
def test_a_training_is_sold_by_what_one_who_takes_part_costs_and_the_hour_of_a_trainer_is_a_part(
    title: str, price: Written
) -> None:
    """2 × 4 × 10 hours at 72 and 10 rooms at 85 for 8 people, with 25 each."""
    reading = recognise(book_of({"Blad": [[title], *TRAINING, ["Kosten per deelnemer", price]]}))
    (product,) = reading.products
    assert (product.unit, product.prices["tarief"]) == ("stuk", Decimal("851.25"))
    assert not reading.questions


@pytest.mark.parametrize("what", ["sessie", "consult"])
def test_what_a_practice_asks_for_a_session_is_a_price_of_care(what: str) -> None:
    rows: list[list[Written]] = [
        ["Praktijk Jansen"],
        ["Inkomen", 78000],
        ["Huur", 9600],
        ["Administratie", 4200],
        ["Totaal", ("=SUM(B2:B4)", "91800")],
        [f"{what.title()}s per jaar", 900],
        [f"Prijs per {what}", ("=B5/B6", "102")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert (product.unit, product.prices["tarief"]) == ("stuk", 102)
