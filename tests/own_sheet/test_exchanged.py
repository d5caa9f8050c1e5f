"""Which of two cells is which, where the one may be the other at the same price: words say so, or it is asked."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, calculate_product, recognise

#: By hand: 40 x 4 x 2 / (8 x 0.8 x 0.75) = 66.666667 for a day part.
PRICE = "66.666667"


def read(one: str, other: str, shares: tuple[str, str] = ("80%", "75%")) -> Reading:
    rows: list[list[Written]] = [
        ["Dagbesteding 2026", "Inloop"],
        ["Loonkosten per uur inclusief werkgeverslasten", 40],
        ["Uren per dagdeel", 4],
        ["Begeleiders per groep", 2],
        ["Groepsgrootte", 8],
        [one, shares[0]],
        [other, shares[1]],
        ["Tarief per dagdeel", ("=B2*B3*B4/(B5*B6*B7)", PRICE)],
    ]
    return recognise(book_of({"Blad": rows}))


def told(reading: Reading) -> dict[str, str]:
    return {value.concept: value.cell for value in reading.products[0].values if value.cells}


def test_two_divisors_that_no_word_tells_apart_are_asked_together() -> None:
    reading = read("Kwartjes", "Dubbeltjes")
    (question,) = reading.questions
    asked = [value for value in reading.products[0].values if value.question]
    assert question.key.startswith("verwisseld.") and {value.question for value in asked} == {question.key}
    keys = {value.concept for value in asked}
    for choice in question.choices:
        made = {key for value in asked if (option := value.chosen(choice.value)) for key, _ in option.sets}
        assert made == keys
        outcome = calculate_product(reading, reading.products[0], {question.key: choice.value})
        assert outcome.tarief == Decimal("66.67")
    (as_read, exchanged) = (
        {key: stated.written for value in asked if (option := value.chosen(each.value)) for key, stated in option.sets}
        for each in question.choices
    )
    assert as_read == dict(zip(exchanged, reversed(exchanged.values()), strict=True))


@pytest.mark.parametrize(("one", "other"), [("Bezettingsgraad", "Productiviteit"), ("Aanwezigheid", "Bezet")])
def test_a_name_that_is_known_settles_what_the_other_is(one: str, other: str) -> None:
    reading = read(one, other)
    assert reading.questions == () and told(reading)["aanwezigheid"] == "B6"


def test_what_stands_above_a_price_says_nothing_of_what_is_in_it() -> None:
    """`Begeleiding` is like `opleiding`, and is the name of what is sold."""
    rows: list[list[Written]] = [
        ["Tarieven 2026", "Begeleiding", "Behandeling"],
        ["Loonkosten per uur inclusief werkgeverslasten", 40, 50],
        ["Productief", "80%", "80%"],
        ["reis / eten per uur", 3, 4],
        ["Tarief per uur", ("=B2/B3+B4", "53"), ("=C2/C3+C4", "66.5")],
    ]
    first, second = recognise(book_of({"Blad": rows})).products
    assert told_of(first) == told_of(second) and "opleidingskosten_per_uur" not in told_of(first)


def told_of(product: object) -> list[str]:
    return [value.concept for value in product.values]  # type: ignore[attr-defined]
