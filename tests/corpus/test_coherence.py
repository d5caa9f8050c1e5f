"""The printed price as a check: one other reading that explains it is asked."""

from typing import Any

from tests.corpus.direct import book_of
from tests.corpus.pages import eur, pct
from workbooks.read.own_sheet import Reading, calculate_product, recognise

BASE: list[list[Any]] = [
    ["Loonkosten incl. werkgeverslasten per betaald uur", eur(30)],
    ["Productiviteit", pct(0.75)],
    ["Overhead per uur", eur(9)],
]


def read(*rows: list[Any]) -> Reading:
    return recognise(book_of(Blad=list(rows)))


def asked(reading: Reading) -> list[str]:
    return [value.question for value in reading.products[0].values if value.question]


def test_a_line_without_which_the_printed_price_comes_out_is_asked():
    reading = read(*BASE, ["Materiaalkosten per uur", eur(4)], ["Kostprijs", eur(49)])
    assert asked(reading) == ["sluit_aan.materiaalkosten_per_uur"]
    question = next(each for each in reading.questions if each.key.startswith("sluit_aan"))
    assert "zoals in het bestand" in question.choices[1].consequence


def test_the_answer_leads_to_the_printed_price():
    reading = read(*BASE, ["Materiaalkosten per uur", eur(4)], ["Kostprijs", eur(49)])
    answers = {"peildatum": "2026-01-01", "sluit_aan.materiaalkosten_per_uur": "niet_gebruiken"}
    assert str(calculate_product(reading, reading.products[0], answers).tarief) == "49.00"


def test_with_a_price_that_comes_out_nothing_is_asked():
    assert asked(read(*BASE, ["Materiaalkosten per uur", eur(4)], ["Kostprijs", eur(53)])) == []


def test_a_small_difference_is_a_finding_and_no_question():
    reading = read(*BASE, ["Kostprijs", eur(49.4)])
    assert asked(reading) == []
    assert "gedrukt_wijkt_af" in {finding.kind for finding in reading.findings}


def test_far_from_the_printed_price_a_label_that_is_not_quite_known_is_asked():
    reading = read(*BASE, ["Materiaalkosten kantine en terrein per uur", eur(15)], ["Kostprijs", eur(110)])
    assert asked(reading)


def test_the_same_question_with_other_choices_for_another_product_has_a_name_of_its_own():
    reading = read(
        ["", "Licht", "Zwaar"],
        ["Bruto uurloon", 21, 25],
        ["Bruto uurloon begeleider", 22, 26],
        ["Productiviteit", 0.75, 0.7],
    )
    keys = {value.question for product in reading.products for value in product.values if value.question}
    assert len(keys) == 2
