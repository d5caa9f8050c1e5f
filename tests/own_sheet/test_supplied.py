"""What a sheet lacks, or has at a height that is asked, is given among the answers by the key of the input."""

from decimal import Decimal

import pytest

from tarief import Refused
from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import calculate_product, check_answers, recognise

Rows = list[list[Written]]
#: Of which 30 × 1.250 / 1.250 = 30 of wages and 200.000 / 1.250 = 160 of travel: 190.
ROWS: Rows = [
    ["Kostprijs begeleiding, peildatum 1-1-2026"],
    ["Loonkosten per jaar", 37_500],
    ["Reiskosten per jaar", 200_000],
    ["Productieve uren", 1_250],
    ["Tarief per uur", ("=(B2+B3)/B4", "190")],
]


def _read(rows: Rows = ROWS):
    reading = recognise(book_of({"Blad": rows}))
    (product,) = reading.products
    return reading, product


def test_what_is_asked_of_an_unusual_value_can_be_answered():
    reading, product = _read()
    with pytest.raises(Refused) as refused:
        calculate_product(reading, product, {})
    (question,) = refused.value.questions
    assert question.key == "reiskosten_per_uur"
    for choice, price in zip(question.choices, ("31.60", "190"), strict=True):
        answers = {question.key: choice.value}
        assert check_answers(reading, answers) == ()
        assert calculate_product(reading, product, answers).tarief == Decimal(price)


def test_every_question_that_is_told_has_a_key_that_is_accepted():
    reading, product = _read()
    with pytest.raises(Refused) as refused:
        calculate_product(reading, product, {})
    asked = {question.key: question.choices[-1].value for question in refused.value.questions}
    assert asked
    assert check_answers(reading, asked) == ()


def test_what_the_sheet_lacks_is_given_by_its_key_with_its_base():
    wage: Rows = [["Bruto uurloon", 24], ["Werkgeverslasten", "25%"], ["Productiviteit", "75%"]]
    reading, product = _read([["Kostprijs begeleiding, peildatum 1-1-2026"], *wage])
    known = {"vakantietoeslag": "0", "eindejaarsuitkering": "0", "overhead": "20%", "overhead_grondslag": "omzet"}
    answers = known | {"risico_opslag": "0", "risico_grondslag": "kostprijs"}
    assert check_answers(reading, answers) == ()
    assert calculate_product(reading, product, answers).tarief == 50  # 24 × 1,25 / 0,75 = 40; / (1 - 0,20) = 50


def test_what_is_no_input_and_no_question_is_refused():
    reading, _ = _read()
    (finding,) = check_answers(reading, {"caoo": "jeugdzorg"})
    assert finding.kind == "onbekende_vraag"
