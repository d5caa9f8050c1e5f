"""What a sentence, a negative amount or a swapped digit says, and the prices of the sheet do not."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.book import read_book
from workbooks.read.own_sheet import Reading, compare_printed, recognise
from workbooks.read.own_sheet.words.unsaid import probably

Rows = list[list[Written]]


def told(rows: Rows, kind: str) -> dict[str, str]:
    """The findings of one kind by their cell."""
    return of(recognise(book_of({"Blad": rows})), kind)


def of(reading: Reading, kind: str) -> dict[str, str]:
    return {each.place.cell.address: each.text for each in reading.findings if each.kind == kind and each.place.cell}


def hourly(note: str = "", contribution: int = 0) -> Rows:
    """A price of (20 / 0.8 + contribution) * 1.2."""
    price = str((Decimal(25) + contribution) * Decimal("1.2"))
    return [
        ["Kostprijs begeleiding 2026"],
        ["Loonkosten per betaald uur", 20],
        ["Productiviteit", "80%"],
        ["Huurbijdrage van de gemeente (gaat er af)", contribution],
        ["Overhead over de directe kosten", "20%"],
        ["Tarief per uur", ("=(B2/B3+B4)*(1+B5)", price)],
        [],
        [note],
    ]


def test_a_discount_that_only_a_remark_gives_is_told():
    note = "Gemeenten met meer dan 20 trajecten krijgen 5% korting op het tarief."
    assert list(told(hourly(note), "korting")) == ["A8"]
    assert list(told(hourly("Bij drie percelen geldt een korting van 2%."), "korting")) == ["A8"]
    for other in ("Er wordt geen korting van 2% gegeven op dit tarief.", "De korting van 2% is al verwerkt."):
        assert told(hourly(other), "korting") == {}


def test_a_percentage_in_a_sentence_that_is_not_the_one_of_the_calculation_is_told():
    (text,) = told(hourly("Voor overhead is 25% aangehouden."), "tekst_wijkt_af").values()
    assert "25% overhead" in text
    assert "20,00%" in text
    for other in ("Voor overhead is 20% aangehouden.", "Voor overhead is in 2024 nog 25% aangehouden."):
        assert told(hourly(other), "tekst_wijkt_af") == {}


def test_a_negative_contribution_of_another_is_told_as_taken_off():
    assert list(told(hourly(contribution=-2), "opbrengst_afgetrokken")) == ["B4"]
    assert told(hourly(contribution=2), "opbrengst_afgetrokken") == {}


@pytest.mark.parametrize("label", ["Overhead in % van de opbrengst", "Overhead (van de opbrengst)"])
def test_a_share_of_the_revenue_is_no_revenue_that_is_taken_off(label: str):
    rows: Rows = [
        ["Kostprijs begeleiding 2026"],
        ["Loonkosten per betaald uur", 20],
        ["Productiviteit", "80%"],
        [label, "20%"],
        ["Tarief per uur", ("=B2/B3/(1-B4)", "31.25")],
    ]
    assert told(rows, "opbrengst_afgetrokken") == {}


def typed(cost_price: str) -> Rows:
    """Paper: 24 / 0.75 = 32; with 20% overhead 38.40; with 2.5% of risk 39.36."""
    return [
        ["Kostprijs begeleiding 2026", None],
        ["Loonkosten per betaald uur", 24],
        ["Productiviteit", "75%"],
        ["Overhead over de loonkosten", "20%"],
        ["Kostprijs per uur", Decimal(cost_price)],
        ["Risico over de kostprijs", "2,5%"],
        ["Tarief per uur", Decimal("39.36")],
    ]


@pytest.mark.parametrize(("cost_price", "kinds"), [("38.40", ["gedrukt_klopt"]), ("38.04", ["gedrukt_wijkt_af"])])
def test_a_typed_cost_price_with_two_digits_swapped_differs_from_its_rows(cost_price: str, kinds: list[str]):
    reading = recognise(book_of({"Blad": typed(cost_price)}))
    (product,) = reading.products
    found = compare_printed(product, {}, reading.peildatum)
    assert [each.kind for each in found if each.place.cell and each.place.cell.address == "B5"] == kinds


def test_a_weighted_sum_that_stops_before_the_last_row_of_the_one_beside_it_is_told():
    """Paper: the second sum lacks 30 * 0.2."""
    rows: Rows = [
        ["Functie", "Loonkosten per uur", "Aandeel licht", "Aandeel zwaar"],
        ["Begeleider", 20, "50%", "50%"],
        ["Coach", 25, "30%", "30%"],
        ["Therapeut", 30, "20%", "20%"],
        ["Loonkosten per betaald uur", None, ("=SUMPRODUCT($B2:$B4,C2:C4)", "23.5"),
         ("=SUMPRODUCT($B2:$B3,D2:D3)", "17.5")],
        ["Productiviteit", None, "80%", "80%"],
        ["Tarief per uur", None, ("=C5/C6", "29.375"), ("=D5/D6", "21.875")],
    ]  # fmt: skip
    found = {**told(rows, "som_mist_regel"), **told(rows, "formule_wijkt_af")}
    assert list(found) == ["D5"]
    assert "Therapeut" in told(rows, "som_mist_regel")["D5"]


def test_a_minute_price_that_was_rounded_from_the_hour_is_where_the_difference_is_told():
    """Paper: 60 * 0.63 is 37.80 and not 37.50."""
    rows: Rows = [
        ["Loonkosten per betaald uur", 30],
        ["Productiviteit", "80%"],
        ["Tarief per uur", ("=B1/B2", "37.5")],
        ["Tarief per minuut", ("=ROUND(B3/60,2)", "0.63")],
    ]
    assert list(told(rows, "uur_en_minuut")) == ["B4"]


def test_a_text_that_a_formula_counts_for_nothing_is_told_to_be_missing():
    rows: Rows = [
        ["Product", "Licht", "Zwaar"],
        ["Loonkosten per uur", 20, 22],
        ["Contracturen", 1878, 1878],
        ["Verlofuren", 200, 200],
        ["Scholingsuren", 40, "zie opleidingsplan"],
        ["Tarief per uur", ("=B2*B3/(B3-SUM(B4:B5))", "22.930"), ("=C2*C3/(C3-SUM(C4:C5))", "24.622")],
    ]
    assert "De waarde ontbreekt" in told(rows, "geen_getal")["C5"]


@pytest.mark.parametrize(("wage", "cells"), [("31.85", ["C2"]), ("31,85", [])])
def test_one_number_with_a_point_in_a_file_of_decimal_commas_is_told(wage: str, cells: list[str]):
    text = f"""Onderdeel;Licht;Zwaar
Bruto uurloon;28,64;{wage}
Vakantietoeslag;8,00%;8,00%
Productiviteit;71,5%;68,5%
Reiskosten per uur;0,85;0,40
Tarief per uur;44,11;50,62
"""
    reading = recognise(read_book(text.encode(), name="opbouw.csv"))
    assert list(of(reading, "decimale_punt")) == cells


def test_of_what_is_not_found_nothing_is_said_where_the_reading_does_not_come_to_the_price() -> None:
    rows: Rows = [
        ["Kostprijs ambulante hulp, peildatum 1-1-2026"],
        ["Bruto maandloon", 3500],
        ["Daar komt per jaar 8% vakantiegeld en 8,33% eindejaarsuitkering bij"],
        ["Werkgeverslasten", Decimal("0.28")],
        ["Contracturen per jaar", 1878],
        ["Verlofuren", 220],
        ["Overhead over directe kosten", Decimal("0.2")],
        ["Tarief per uur", Decimal("45.26")],  # 3.500 × 12 × 1,1633 × 1,28 / 1.658 × 1,2
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert {"vakantietoeslag", "eindejaarsuitkering"}.isdisjoint(value.concept for value in product.values)


def test_every_number_of_a_text_file_says_how_its_numbers_are_written() -> None:
    """One number has a decimal point; the others have a comma, so that 1.872 hours are no 1,872."""
    text = "Kostprijs begeleiding 2026\nBruto uurloon;euro;24,50\nBetaalde uren per jaar;uur;1.872\n"
    text += "Werkgeverslasten;%;24,9\nProductieve uren;uur;1.229,2\nReiskosten per uur;euro;1.85\n"
    text += "Overhead;% van loonkosten;19,5\n"
    (product,) = recognise(read_book(text.encode(), name="opbouw.csv")).products
    assert next(value.value for value in product.values if value.concept == "contracturen") == 1872


@pytest.mark.parametrize(
    ("written", "first"), [("3?", "3"), ("40 ?", "40"), ("1?0 uur", "100 uur"), ("€ 4?", "€ 4"), ("2,?5", "2,05")]
)
def test_a_number_with_a_question_mark_may_be_several_numbers(written: str, first: str) -> None:
    meant = probably(written)
    assert meant[0] == first
    assert len(meant) in (10, 11)


@pytest.mark.parametrize("written", ["?", "wat?", "2026?", "3??", "?3 of 4", "is het 3?"])
def test_a_question_is_no_number(written: str) -> None:
    assert not probably(written)
