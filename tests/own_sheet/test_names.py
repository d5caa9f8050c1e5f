"""What no text names and the price does not tell is asked by name; what is clearly like a name is not."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, calculate_product, recognise

Rows = list[list[Written]]
_WAGE: Rows = [["Kostprijs 2026"], ["Loonkosten per uur inclusief werkgeverslasten", 42], ["Productiviteit", "70%"]]


def read(*rows: list[Written]) -> Reading:
    return recognise(book_of({"Blad": [*_WAGE, *rows]}))


def prices(reading: Reading) -> set[Decimal]:
    """The price with each answer to the one question."""
    (product,), (question,) = reading.products, reading.questions
    return {calculate_product(reading, product, {question.key: each.value}).tarief for each in question.choices}


def test_a_cost_without_a_known_name_is_asked_and_every_answer_gives_the_price_of_the_sheet() -> None:
    reading = read(["Kwartjes en dubbeltjes", 3], ["Uurtarief", ("=B2/B3+B4", "63")])
    (question,) = reading.questions
    assert question.key == "naam.kwartjes_en_dubbeltjes" and question.place.cell is not None
    assert question.place.cell.address == "B4" and len(question.choices) > 1
    assert prices(reading) == {Decimal("63.00")}


def test_a_share_at_the_end_without_a_known_name_may_be_an_index_too() -> None:
    reading = read(["Kwartjes en dubbeltjes", "4%"], ["Uurtarief", ("=B2/B3*(1+B4)", "62.4")])
    assert "indexatie" in {choice.value for choice in reading.questions[0].choices}
    assert prices(reading) == {Decimal("62.40")}


def test_a_cost_that_is_asked_beside_a_known_one_leaves_that_what_it_is() -> None:
    reading = read(
        ["Cliëntgebonden kosten per uur", 2], ["Kwartjes en dubbeltjes", 3], ["Uurtarief", ("=B2/B3+B4+B5", "65")]
    )
    (asked,) = (value for value in reading.products[0].values if value.question)
    first, *others = asked.options
    assert [str(stated.written) for _, stated in first.sets] == ["5"]
    assert all([str(stated.written) for _, stated in other.sets] == ["2", "3"] for other in others)
    assert prices(reading) == {Decimal("65.00")}


def test_a_name_in_other_words_is_not_asked() -> None:
    assert read(["Reiskostjes per uur", 3], ["Uurtarief", ("=B2/B3+B4", "63")]).questions == ()


def test_other_hours_of_no_clear_kind_are_told_as_one_number_with_the_hours_beside_them() -> None:
    rows: Rows = [
        *_WAGE[:2], ["Contracturen per jaar", 1878], ["Verlofuren", 200], ["Overige indirecte tijd", 90],
        ["Uurtarief", ("=B2*B3/(B3-B4-B5)", "49.668767")],
    ]  # fmt: skip
    reading = recognise(book_of({"Blad": rows}))
    values = {value.concept: value for value in reading.products[0].values}
    assert str(values["niet_productieve_uren"].value) == "290" and "indirecte_uren" not in values


def test_what_divides_a_price_is_no_money_whatever_its_column_is_called() -> None:
    rows: Rows = [
        ["Kostprijs 2026"], ["omschrijving", "€ per uur"], ["Bruto uurloon", 24], ["Werkgeverslasten", "25%"],
        ["Contracturen per jaar", 1878], ["Kwartjes en dubbeltjes in een jaar", 1252], ["Overhead", "20%"],
        ["Tarief", ("=B3*(1+B4)*B5/B6*(1+B7)", "54")],
    ]  # fmt: skip
    reading = recognise(book_of({"Blad": rows}))
    values = {value.concept: value for value in reading.products[0].values}
    assert str(values["productieve_uren"].value) == "1252" and "overige_kosten" not in values


def test_a_row_that_is_called_by_a_profession_is_a_product_and_no_cost() -> None:
    heading: list[Written] = ["Functie", "Bruto uurloon", "Werkgeverslasten", "Productiviteit", "Overhead", "Tarief"]
    names = ("Begeleider", "Gedragswetenschapper", "Helpende")
    rows: Rows = [["Kostprijs 2026"], heading]
    rows += [
        [name, 24, "25%", "75%", "20%", (f"=B{at}*(1+C{at})/D{at}*(1+E{at})", "48")] for at, name in enumerate(names, 3)
    ]
    assert [product.name for product in recognise(book_of({"Blad": rows})).products] == list(names)


def test_a_mix_of_functions_may_be_in_whole_percents() -> None:
    rows: Rows = [
        ["Kostprijs 2026"], ["Functie", "Bruto uurloon", "Aandeel"], ["Helpende", 20, 60], ["Begeleider", 30, 40],
        ["Gemiddeld bruto uurloon", ("=B3*C3/100+B4*C4/100", "24")], ["Werkgeverslasten", "25%"],
        ["Productiviteit", "75%"], ["Overhead", "20%"], ["Tarief per uur", ("=B5*(1+B6)/B7*(1+B8)", "48")],
    ]  # fmt: skip
    values = recognise(book_of({"Blad": rows})).products[0].values
    mixed = {value.cell: str(value.value) for value in values if value.concept == "functie_aandeel"}
    assert mixed == {"C3": "0.6", "C4": "0.4"}


def _typed(*rows: Sequence[Written], title: str = "Kostprijs 2026") -> list[tuple[str, str]]:
    """The products with their prices, of a sheet without formulas."""
    reading = recognise(book_of({"Blad": [[title], *rows]}))
    answers = {question.key: question.choices[0].value for question in reading.questions}
    return [(each.name, str(calculate_product(reading, each, answers).tarief)) for each in reading.products]


def test_hours_that_are_a_part_of_a_week_are_no_percentage() -> None:
    rows = ["Werkuren per week", 40], ["waarvan declarabel", 30], ["Overhead over directe kosten", "20%"]
    assert _typed(["Loonkosten per betaald uur incl. lasten", 30], *rows) == [("", "48.00")]


def test_an_amount_below_a_heading_with_a_percentage_of_its_own_is_an_amount() -> None:
    heading = ["Product", "Loonkosten per productief uur", "Opslag overhead 20% *", "Kostprijs"]
    rows: Rows = [
        ["Bedragen (euro per uur)"],
        heading,
        ["Brons", 40, 8, 48],
        ["Goud", 45, 9, 54],
        ["* over de loonkosten per productief uur"],
    ]
    assert _typed(*rows, title="Kostprijzen 2026 (euro per uur)") == [("Brons", "48.00"), ("Goud", "54.00")]


def test_the_scale_and_step_of_people_beside_a_table_of_functions_name_no_product() -> None:
    rows: Rows = [
        ["Functie", "Schaal", "Trede", "Fte", "Bruto maandsalaris"], ["Begeleider", 8, 9, 3, 3000],
        ["Totaal", None, None, 3, None], [], ["Niet in de mix:"], ["Secretariaat", 5, 7, 1, 3000], [],
        ["Contracturen", None, None, None, None, 1800], ["Vakantietoeslag", None, None, None, None, "8%"],
        ["Eindejaarsuitkering", None, None, None, None, "8%"], ["Werkgeverslasten", None, None, None, None, "25%"],
        ["Productiviteit", None, None, None, None, "50%"], ["Overhead", None, None, None, None, "20%"],
        ["Kostprijs per uur", None, None, None, None, Decimal("69.6")],
    ]  # fmt: skip
    assert [name for name, _ in _typed(*rows)] == [""]


@pytest.mark.parametrize("label", ["Bruto jaarloon per fte", "Jaarsalaris per fte per jaar", "Bruto loon per fte"])
def test_a_wage_per_fte_is_the_wage_of_a_year(label: str) -> None:
    """47,500 × 1.28 / 1,350 is 45.037, of which the overhead is 24 of the whole: divided by 0.76 it is 59.26."""
    rows: Rows = [["Kostprijs 2026"], [label, 47500], ["Werkgeverslasten", "28%"], ["Productieve uren per jaar", 1350]]
    reading = recognise(book_of({"Blad": [*rows, ["Overhead over totale kosten", "24%"]]}))
    (product,) = reading.products
    assert calculate_product(reading, product, {}).tarief == Decimal("59.26")
