"""What does not come out in a sheet, and what nothing was done with."""

from typing import Any

import pytest

from tests.corpus.conftest import Corpus
from tests.corpus.direct import book_of
from tests.corpus.pages import In, eur, pct
from workbooks.read.own_sheet import Reading, compare_printed, recognise

#: 22,50 × 1878 / 1000 is exactly 42,255; a spreadsheet program stores it as the double below it.
ON_A_TIE: list[list[Any]] = [
    ["Loonkosten incl. werkgeverslasten per betaald uur", 22.5],
    ["Contracturen", 1878],
    ["Productieve uren", 1000],
]


def read(*rows: list[Any]) -> Reading:
    return recognise(book_of(Blad=list(rows)))


def kinds(reading: Reading) -> dict[str, str]:
    return {finding.kind: str(finding.place) for finding in reading.findings}


def test_a_total_that_is_not_the_sum_of_its_lines_is_told():
    reading = read(["Huisvesting", 38000.06], ["ICT", 60413], ["Totaal overhead", 90413.06], ["Fte", 12])
    assert kinds(reading)["optelling_klopt_niet"] == "Blad Blad, cel B3"


def test_a_total_that_comes_out_is_not_told():
    reading = read(["Huisvesting", 38000.06], ["ICT", 60413], ["Totaal overhead", 98413.06], ["Fte", 12])
    assert "optelling_klopt_niet" not in kinds(reading)


def test_percentages_against_their_total():
    reading = read(["Sociale lasten", pct(0.19)], ["Pensioen", pct(0.12)], ["Totaal werkgeverslasten", pct(0.3)])
    assert "optelling_klopt_niet" in kinds(reading)


def test_hours_that_do_not_come_out():
    reading = read(
        ["Contracturen", 1878],
        ["Verlof", 230],
        ["Ziekte", 110],
        ["Scholing", 40],
        ["Werkoverleg", 48],
        ["Productieve uren", 1400],
    )
    assert kinds(reading)["uren_kloppen_niet"] == "Blad Blad, cel B6"


def test_months_against_their_total():
    months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    reading = read(["", *months, "Totaal"], ["Contracturen", *[156.5] * 12, 1879])
    assert kinds(reading)["optelling_klopt_niet"] == "Blad Blad, cel N2"


BASE: list[list[Any]] = [
    ["Loonkosten incl. werkgeverslasten per betaald uur", 24.68],
    ["Productiviteit", pct(0.8)],
    ["Reiskosten per uur", 1.5],
]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([["Overhead over directe kosten", pct(0.2)], ["Kostprijs", eur(38.52)]], "de reiskosten pas na de overhead"),
        ([["Overhead over directe kosten", pct(0.2)], ["Kostprijs", eur(40.44)]], "van de totale kosten"),
        ([["Overhead over directe kosten", pct(0.2)], ["Tarief", eur(40)]], "die het blad niet noemt"),
    ],
)
def test_the_difference_with_the_printed_price_is_explained(rows: list[list[Any]], reason: str):
    reading = read(*BASE, *rows)
    found = next(finding for finding in reading.findings if finding.kind == "gedrukt_wijkt_af")
    assert reason in found.advice


def test_a_price_in_whole_euros_is_read_with_its_rounding():
    reading = read(*BASE, ["Overhead per uur", 6.471], ["Tarief", eur(39)])
    assert [value.value for value in reading.products[0].values if value.concept == "afronding"] == ["hele_euros"]
    assert "gedrukt_klopt" in kinds(reading)


def test_a_line_that_the_model_has_no_room_for_is_named_and_kept_in_the_price():
    rows = [["Overhead over directe kosten", pct(0.2)], ["Indexatie", pct(0.03)], ["Kostprijs", eur(39.99)]]
    reading = read(*BASE, *rows)
    assert [line.concept for line in reading.products[0].outside] == ["indexering"]
    assert "overige_kosten" in {value.concept for value in reading.products[0].values}
    assert "gedrukt_klopt" in kinds(reading)


def test_a_printed_price_that_agrees_is_told_too():
    reading = read(*BASE, ["Overhead over directe kosten", pct(0.2)], ["Kostprijs", eur(38.82)])
    assert "gedrukt_klopt" in kinds(reading)


@pytest.mark.parametrize("printed", [42.254999999999995, 42.255, 42.26])
def test_a_printed_price_that_is_half_a_cent_in_bits_agrees_too(printed: float):
    reading = read(*ON_A_TIE, ["Overhead over directe kosten", pct(0)], ["Kostprijs", eur(printed)])
    assert "gedrukt_klopt" in kinds(reading)


def test_nothing_is_said_of_a_price_while_a_question_is_open():
    reading = read(*BASE, ["Overhead", pct(0.2)], ["Kostprijs", eur(36.11)])
    assert not {"gedrukt_klopt", "gedrukt_wijkt_af"} & kinds(reading).keys()
    answers = {"overhead_grondslag.overhead": "directe_kosten"}
    found = compare_printed(reading.products[0], answers, None)
    assert [finding.kind for finding in found] == ["gedrukt_wijkt_af"]


def test_a_base_that_is_not_named_follows_from_the_printed_price():
    reading = read(*BASE, ["Overhead", pct(0.2)], ["Kostprijs", eur(38.82)])
    assert reading.products[0].by_concept()["overhead"].base == "directe_kosten"
    assert "gedrukt_klopt" in kinds(reading)


def test_an_error_of_addition_is_found_in_the_corpus(corpus: Corpus):
    reading = corpus.reading("subtotalen_ertussen")
    assert kinds(reading)["optelling_klopt_niet"] == "Blad Ladder, cel B14"


def test_everything_that_was_not_used_says_why():
    reading = recognise(
        book_of(
            Blad=[
                ["Kostprijs Zorg BV"],
                ["Aantal locaties", 4],
                ["Indexatie", pct(0.04)],
                ["Bruto uurloon", In(22.5, comment="Navragen")],
                ["Werkgeverslasten", "n.v.t."],
            ]
        )
    )
    assert {each.cell: (each.text, each.why) for each in reading.unused} == {
        "A1": ("Kostprijs Zorg BV", "kop of toelichting"),
        "B2": ("Aantal locaties: 4", "locatie: geen regel van het uurtarief"),
        "B3": ("Indexatie: 4,00%", "indexering: geen regel van het uurtarief"),
        "B4": ("Navragen", "opmerking bij de cel"),
        "A5": ("Werkgeverslasten", "kop of toelichting"),
        "B5": ("n.v.t.", "geen waarde"),
    }


LEDGER: list[list[Any]] = [
    ["Salarissen", 612300], ["Direct personeel", 612300], ["Leiding", 98700], ["Personeelszaken", 54300],
    ["Huisvesting", 41900], ["ICT", 37800], ["Verzekeringen", 12600],
]  # fmt: skip


@pytest.mark.parametrize(("overhead", "told"), [(232700, True), (245300, False), (240000, False)])
def test_a_typed_sum_that_lacks_one_line_is_told_with_that_line(overhead: int, told: bool):
    # by hand: 98.700 + 54.300 + 41.900 + 37.800 = 232.700; with 12.600 it is 245.300
    price = eur((612300 + overhead) / 10000)
    rows = [["Begroting begeleiding jeugd 2026"], *LEDGER, ["Overhead", overhead]]
    reading = read(*rows, ["Fte", 12], ["Declarabele uren", 10000], ["Kostprijs per uur", price])
    short = [finding for finding in reading.findings if finding.kind == "som_mist_regel"]
    assert [("12.600" in each.text, str(each.place)) for each in short] == [(True, "Blad Blad, cel B9")] * told
