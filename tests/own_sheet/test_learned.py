"""What texts name, as learned from how people call each cost; and what the name of a row does not name."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files

import numpy as np
import pytest

from tests.own_sheet.books import Written, book_of
from tests.tools.learn_words import learn, mark, texts
from workbooks.read.own_sheet import recognise, words
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.learned import LEARNED, NOTHING, chances, pieces
from workbooks.read.own_sheet.words.likely import as_learned
from workbooks.read.own_sheet.words.synonyms import vocabulary

Rows = list[list[Written]]


def test_what_is_stored_was_learned_from_the_wordings_that_are_there() -> None:
    with (files(words) / LEARNED).open("rb") as found, np.load(found) as stored:
        assert str(stored["mark"]) == mark(list(texts())), "`make woorden` learns it anew"


def test_every_wording_is_of_a_cost_that_is_known_or_of_none() -> None:
    assert {key for key, _ in texts()} <= {*vocabulary().concepts, NOTHING}


def test_a_bucket_speaks_for_the_cost_that_it_stands_with() -> None:
    made = learn([("overhead", "kantoor"), ("reiskosten", "auto"), ("reiskosten", "trein")])
    for text, cost in (("kantoor", "overhead"), ("auto", "reiskosten")):
        spoken = made["weights"][pieces(text)[0]].sum(axis=0)
        assert made["keys"][spoken.argmax()] == cost


@pytest.mark.parametrize(
    ("text", "cost"),
    [
        ("Personeel per uur (alle werkgeverslasten erin)", "loonkosten"),
        ("Opkomst van de deelnemers", "aanwezigheid"),
        ("Bestuur en ondersteunende diensten", "overhead_deel"),
        ("Lunch en fruit voor de deelnemers", "maaltijden"),
        ("Parkeren en trein", "reiskosten"),
    ],
)
def test_a_text_in_words_of_daily_life_names_its_cost(text: str, cost: str) -> None:
    known = chances(text)
    assert next(iter(known)) == cost
    assert sum(known.values()) == pytest.approx(1)


def test_a_text_without_letters_names_nothing() -> None:
    assert chances("…") == {}


def test_the_nearest_text_that_is_known_speaks_and_those_behind_it_do_not() -> None:
    assert as_learned(["Parkeren en trein", "Lunch en fruit"]).keys() & {"reiskosten_per_uur"}
    assert not as_learned(["Parkeren en trein", "Lunch en fruit"]).keys() & {"maaltijdkosten_per_dagdeel"}


@pytest.mark.parametrize("unit", ["per werkbare minuut", "per inzetbare minuut", "per minuut"])
def test_what_kind_of_minute_is_meant_leaves_it_a_minute(unit: str) -> None:
    assert hints_of(f"Loonkosten {unit}").pers == {"minuut"}


@pytest.mark.parametrize("text", ["Productieve uren", "Totaal per jaar, uren", "Kosten per jaar en per fte"])
def test_a_word_that_is_a_unit_itself_is_no_kind_of_hour(text: str) -> None:
    assert "uur" not in hints_of(text).pers


def listed(overhead: str) -> Rows:
    """Products below one another, what each costs beside one another: their names are of care, not of costs."""
    heads: list[Written] = ["Product", "Loonkosten per werkbaar uur", "Productiviteit", "Loon per direct uur"]
    rows: Rows = [["Uurtarieven 2026"], [*heads, "Materiaal per uur", overhead, "Tarief per uur"]]
    told = (("Groepsbehandeling", "48", "0.64"), ("Diagnostisch onderzoek", "57", "0.6"))
    for row, (name, wage, share) in enumerate(told, 3):
        direct = Decimal(wage) / Decimal(share)
        price = direct * Decimal("1.31") + Decimal("1.2")
        formulas = (f"=B{row}/C{row}", str(direct)), (f"=ROUND(D{row}*(1+F{row})+E{row},2)", f"{price:.2f}")
        rows.append([name, Decimal(wage), Decimal(share), formulas[0], Decimal("1.2"), Decimal("0.31"), formulas[1]])
    return rows


@pytest.mark.parametrize("overhead", ["Opslag overhead", "Opslag overhead (over loon per direct uur)"])
def test_in_a_list_of_products_a_number_is_what_its_column_says(overhead: str) -> None:
    products = recognise(book_of({"Blad": listed(overhead)})).products
    read = [{value.concept: (value.value, value.base) for value in product.values} for product in products]
    assert [each["loonkosten_per_uur"][0] for each in read] == [48, 57]
    assert [each["productiviteit"][0] for each in read] == [Decimal("0.64"), Decimal("0.6")]
    assert {each["overhead"] for each in read} == {(Decimal("0.31"), "loonkosten")}


@pytest.mark.parametrize("heading", ["Per uur", "Per gewerkt uur"])
def test_beside_the_price_of_a_minute_stands_that_of_an_hour_whatever_it_is_called(heading: str) -> None:
    rows: Rows = [
        ["Minuutprijzen 2026"],
        ["Product", "Loonkosten per minuut", "Productiviteit", "Minuutprijs", heading],
    ]
    for row, (name, wage) in enumerate((("Gesprekken", "0.84"), ("Onderzoek", "0.96")), 3):
        price = Decimal(wage) / Decimal("0.6")
        formulas = (f"=B{row}/C{row}", f"{price:.2f}"), (f"=D{row}*60", f"{60 * price:.2f}")
        rows.append([name, Decimal(wage), Decimal("0.6"), *formulas])
    products = recognise(book_of({"Blad": rows})).products
    assert [(product.name, product.unit, str(product.printed["tarief"].value)) for product in products] == [
        ("Gesprekken", "uur", "84.00"),
        ("Onderzoek", "uur", "96.00"),
    ]


@pytest.mark.parametrize(
    "wage", ["wat we onze mensen gemiddeld per uur betalen (bruto)", "hun verdienste per uur, bruto"]
)
def test_a_wage_in_words_of_daily_life_is_read_and_asked(wage: str) -> None:
    rows: Rows = [["Onze cijfers voor begeleiding"], [wage, Decimal("24.1")], ["vakantiegeld", "8%"]]
    rows += [["uren contract voltijd", 1872], ["werkgeverslasten", "26%"], ["kantoor, overhead", "15%"]]
    found = recognise(book_of({"Blad": rows}))
    (product,) = found.products
    of_wage = next(value for value in product.values if value.value == Decimal("24.1"))
    assert of_wage.concept in ("loonkosten_per_uur", "bruto_uurloon") and of_wage.question


@pytest.mark.parametrize(("heading", "per"), [("Prijs dagdeel", "dagdeel"), ("Tarief etmaal", "etmaal")])
def test_a_price_is_per_what_follows_it_also_without_the_word_per(heading: str, per: str) -> None:
    assert hints_of(heading).pers == {per}
    rows: Rows = [["Dagbesteding 2026"], ["Zwaarte", "Begeleider per uur (alles-in)", "Uren", "Deelnemers", heading]]
    for row, (name, group) in enumerate((("Licht", 8), ("Zwaar", 4)), 3):
        price = Decimal(36) * 4 / group
        rows.append([name, 36, 4, group, (f"=B{row}*C{row}/D{row}", str(price))])
    products = recognise(book_of({"Blad": rows})).products
    assert [(product.unit, product.printed["tarief"].value) for product in products] == [(per, 18), (per, 36)]


_LISTED = (("HV", "31.5", "0.75"), ("PV", "35.7", "0.7"))


@pytest.mark.parametrize("is_typed", [False, True])
@pytest.mark.parametrize("headings", [("Per uur",), ("€ per uur",), ("Per uur", "Per minuut")])
def test_the_last_column_of_a_list_of_products_is_the_price_where_no_more_than_a_unit_heads_it(
    headings: tuple[str, ...], *, is_typed: bool
) -> None:
    rows: Rows = [["Product", "Loonkosten per uur incl. lasten", "Productiviteit", "Overhead", *headings]]
    for row, (name, wage, share) in enumerate(_LISTED, 2):
        price = Decimal(wage) / Decimal(share) * Decimal("1.18")
        shown = (f"=B{row}/C{row}*(1+D{row})", f"{price:.2f}"), (f"=E{row}/60", f"{price / 60:.2f}")
        numbers = [Decimal(value) if is_typed else (formula, value) for formula, value in shown]
        rows.append([name, Decimal(wage), Decimal(share), Decimal("0.18"), *numbers[: len(headings)]])
    products = recognise(book_of({"Blad": rows})).products
    assert [(product.name, product.unit, str(product.printed["tarief"].value)) for product in products] == [
        ("HV", "uur", "49.56"),
        ("PV", "uur", "60.18"),
    ]
    wages = [value.value for product in products for value in product.values if value.concept == "loonkosten_per_uur"]
    assert wages == [Decimal("31.5"), Decimal("35.7")]
    assert not any(value.question for product in products for value in product.values)


@pytest.mark.parametrize("names", [("HV", "PV"), ("Vervoer", "Huisvesting")])
def test_products_side_by_side_are_called_as_their_columns_be_it_by_a_code_or_as_a_cost(names: tuple[str, str]) -> None:
    rows: Rows = [
        ["Peildatum 1-1-2026", *names],
        ["Uurloon incl. lasten", 27, Decimal("31.5")],
        ["Productiviteit", Decimal("0.75"), Decimal("0.7")],
        ["Overhead over loonkosten", Decimal("0.18"), Decimal("0.18")],
        ["Tarief per uur", Decimal("42.48"), Decimal("53.10")],
    ]
    assert tuple(product.name for product in recognise(book_of({"Blad": rows})).products) == names


def test_in_a_typed_list_a_product_that_is_called_as_a_cost_keeps_its_name() -> None:
    heads: list[Written] = ["Product", "Uurloon incl. lasten", "Productiviteit", "Overhead", "Tarief per uur"]
    told = (("Opleiding", 27, "0.75", "42.48"), ("HV", 28, "0.7", "47.20"))
    rows: Rows = [
        heads,
        *([name, wage, Decimal(share), Decimal("0.18"), Decimal(price)] for name, wage, share, price in told),
    ]
    assert [product.name for product in recognise(book_of({"Blad": rows})).products] == ["Opleiding", "HV"]


def test_in_a_typed_list_of_products_called_as_costs_each_number_is_what_its_column_says() -> None:
    heads: list[Written] = ["Product", "Uurloon incl. lasten", "Productiviteit", "Overhead", "Risico", "Prijs per uur"]
    rows: Rows = [heads]
    for name, wage, share, price in (
        ("Opleiding", 27, "0.75", "42.90"),
        ("Reisbegeleiding", 28, "0.7", "47.67"),
        ("Huisvesting en wonen", 33, "0.8", "49.16"),
    ):
        rows.append([name, wage, Decimal(share), Decimal("0.18"), Decimal("0.01"), Decimal(price)])
    products = recognise(book_of({"Blad": rows})).products
    assert [product.name for product in products] == ["Opleiding", "Reisbegeleiding", "Huisvesting en wonen"]
    read = [{value.concept: value.value for value in product.values} for product in products]
    assert [each["loonkosten_per_uur"] for each in read] == [27, 28, 33]
    assert [each["productiviteit"] for each in read] == [Decimal("0.75"), Decimal("0.7"), Decimal("0.8")]
