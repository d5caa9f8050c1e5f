"""Which sheets of a book are a calculation of before, and which are products whose name only looks so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise

Rows = list[list[Written]]


def hourly(wage: str, title: str = "", per: str = "uur", *, typed: bool = False) -> Rows:
    """A calculation of which the price is 1.35 * 1.2 / 0.7 of the wage."""
    price = str((Decimal(wage) * Decimal("1.62") / Decimal("0.7")).quantize(Decimal("0.000000001")))
    above: Rows = [[title or "Opbouw"]]
    return [
        *above,
        ["Bruto uurloon begeleider", Decimal(wage)],
        ["Vakantietoeslag", "8%"],
        ["Werkgeverslasten", "25%"],
        ["Productiviteit", "70%"],
        ["Overhead", "20%"],
        [f"Tarief per {per}", Decimal(price) if typed else ("=B2*(1+B3)*(1+B4)/B5*(1+B6)", price)],
    ]


def told(sheets: dict[str, Rows]) -> tuple[int, list[str]]:
    """How many products a book has, and what is told of sheets of before."""
    reading = recognise(book_of(sheets))
    return len(reading.products), [each.text for each in reading.findings if each.kind == "oude_kopie"]


DAY: Rows = [["Prijspeil", 2026]]


@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("Onderbouwing 2026", "toen 2024"),
        ("Kostprijs 2026", "Kostprijs 2025"),
        ("Begeleiding 2026", "Begeleiding oud"),
        ("Begeleiding 2026", "oud 2024 (VERVALLEN)"),
        ("Begeleiding", "Kopie van Begeleiding"),
    ],
)
def test_the_same_product_of_a_year_before_that_of_the_book_is_told_and_no_product(now: str, before: str, typed: bool):
    sheets = {now: [*hourly("25", typed=typed), *DAY], before: hourly("23", typed=typed)}
    count, texts = told(sheets)
    assert count == 1
    assert [f"{before} is een oude of tweede berekening naast het blad {now}." in text for text in texts] == [True]


@pytest.mark.parametrize("typed", [False, True])
@pytest.mark.parametrize(
    "names",
    [
        ("Oude IJsselstreek", "Doetinchem"),
        ("Oude Pekela", "Nieuwe Pekela"),
        ("Wonen oud", "Wonen jong"),
        ("Begeleiding (kopie)", "Dagbesteding"),
        ("Begeleiding 2025", "Dagbesteding 2026"),
        ("Kostprijs 2026 BG", "Kostprijs 2026 DB", "Prognose 2027"),
        ("Tarief 2026", "Tarief 2027", "Tarief 2028"),
        ("Kostprijs 2025", "Kostprijs 2026"),
    ],
)
def test_what_may_be_another_product_or_for_a_later_year_is_no_sheet_of_before(names: tuple[str, ...], typed: bool):
    sheets = {name: hourly(str(23 + number), typed=typed) for number, name in enumerate(names)}
    assert told(sheets) == (len(names), [])


def test_a_forecast_displaces_no_sheet_of_the_year_that_the_book_is_for():
    sheets = {"Tarief 2026": [*hourly("24"), *DAY], "Tarief 2027": hourly("25"), "Tarief 2025": hourly("23")}
    count, texts = told(sheets)
    assert (count, len(texts)) == (2, 1)
    assert "Tarief 2025 is een oude of tweede berekening naast het blad Tarief 2026" in texts[0]


@pytest.mark.parametrize(
    "before",
    [hourly("23", "Dagbesteding"), hourly("23", "Begeleiding", per="dagdeel"), [["Begeleiding"], ["Loon", 23]]],
)
def test_another_title_another_unit_or_other_rows_make_it_another_product(before: Rows):
    count, texts = told({"Kostprijs 2026": [*hourly("25", "Begeleiding"), *DAY], "Kostprijs 2025": before})
    assert texts == []
    assert count == 2 or len(before) == 2


def test_a_sheet_of_an_earlier_year_that_a_formula_uses_is_none_of_before():
    later: Rows = [*hourly("25"), ["Tarief 2024", ("='toen 2024'!B7", "53.228571429")], *DAY]
    assert told({"Onderbouwing 2026": later, "toen 2024": hourly("23")})[1] == []


@pytest.mark.parametrize(
    "title",
    [
        "Opbouw (vervallen)", "Opbouw, VERVALLEN per 1 januari", "VERVALLEN", "vervallen: opbouw", "Opbouw VERVALLEN",
        "Dit blad is vervallen.", "Opbouw - VERVALLEN, niet meer gebruiken", "Vervallen berekening",
        "Begeleiding, vervallen",
    ],
)  # fmt: skip
def test_a_calculation_that_says_above_itself_that_it_lapsed_is_no_product(title: str) -> None:
    products, texts = told({"Uurprijs": hourly("24"), "Uurprijs 2024": hourly("21", title)})
    assert products == 1
    assert "Uurprijs 2024" in texts[0]


@pytest.mark.parametrize(
    "title",
    [
        "Opbouw: vervangt het vervallen blad van vorig jaar", "Opbouw, nieuw. De oude prijs is vervallen per 1 januari",
        "Opbouw: toeslag is vervallen", "Opbouw (nog niet vervallen)", "Opbouw (niet-vervallen regels)",
        "De toeslag is vervallen", "Vervallen toeslagen",
    ],
)  # fmt: skip
def test_a_title_that_says_that_something_else_lapsed_leaves_its_sheet_a_product(title: str) -> None:
    assert told({"Uurprijs": hourly("24", title), "Uurprijs blad": hourly("21")}) == (2, [])


def test_a_cost_that_lapsed_on_the_second_row_leaves_its_sheet_a_product() -> None:
    new = hourly("24")
    assert told({"Uurprijs": [["Eindejaarsuitkering", "vervallen"], *new[1:]], "Uurprijs blad": hourly("21")})[1] == []


def test_a_hidden_sheet_of_a_year_before_beside_one_without_a_year_is_of_before():
    book = book_of({"Begeleiding": [*hourly("25"), *DAY], "Begeleiding_2024": hourly("23", "Opbouw (2024)")})
    now, before = book.sheets
    reading = recognise(replace(book, sheets=(now, replace(before, hidden=True))))
    assert [product.printed["tarief"].sheet for product in reading.products] == ["Begeleiding"]
    assert [each.place.cell.sheet for each in reading.findings if each.kind == "oude_kopie" and each.place.cell] == [
        "Begeleiding_2024"
    ]


def test_a_part_of_a_sheet_whose_title_says_that_it_has_lapsed_is_no_product_and_that_is_told():
    """Paper: 23 * 1.08 / 0.7 = 35.49 is the price of before."""
    lapsed: Rows = [
        ["VERVALLEN: berekening 2024"],
        ["Bruto uurloon begeleider", 23],
        ["Vakantietoeslag", "8%"],
        ["Productiviteit", "70%"],
        ["Tarief per uur", ("=B10*(1+B11)/B12", "35.485714286")],
    ]
    reading = recognise(book_of({"Blad": [*hourly("25"), ["toelichting", "x"], *lapsed]}))
    assert [product.printed["tarief"].cell for product in reading.products] == ["B7"]
    told = [each for each in reading.findings if "VERVALLEN" in each.text]
    assert [(each.kind, str(each.place)) for each in told] == [("oude_kopie", "Blad Blad, cel A9")]


def test_a_mean_of_the_prices_of_a_sheet_is_no_product():
    """Paper: the mean of 20 / 0.7 and 25 / 0.7 is 32.14."""
    rows: Rows = [
        ["Product", "Bruto uurloon", "Productiviteit", "Tarief per uur"],
        ["Licht", 20, "70%", ("=B2/C2", "28.571428571")],
        ["Zwaar", 25, "70%", ("=B3/C3", "35.714285714")],
        [None, None, None, None],
        ["Gemiddeld tarief", None, None, ("=AVERAGE(D2:D3)", "32.142857143")],
    ]
    assert [product.name for product in recognise(book_of({"Blad": rows})).products] == ["Licht", "Zwaar"]


@pytest.mark.parametrize("title", ["Oude berekening 2024", "Vorige calculatie", "Berekening 2024 (oud)"])
def test_a_table_beside_another_that_its_title_calls_old_is_no_product_and_that_is_told(title: str):
    reading = recognise(book_of({"Blad": _beside(title)}))
    assert [str(product.prices["tarief"]) for product in reading.products] == ["42.57"]
    assert [str(each.place) for each in reading.findings if each.kind == "oude_kopie"] == ["Blad Blad, cel D2"]


def test_a_table_beside_another_with_a_title_of_its_own_is_a_product():
    assert len(recognise(book_of({"Blad": _beside("Oudere jeugd")})).products) == 2


def _beside(title: str) -> Rows:
    return [
        ["Kostprijs begeleiding 2026"],
        ["Post", "Waarde", None, title],
        ["Bruto uurloon", 24, None, "Bruto uurloon", 22],
        ["Werkgeverslasten", "33%", None, "Werkgeverslasten", "33%"],
        ["Productiviteit", "75%", None, "Productiviteit", "76%"],
        ["Tarief per uur", ("=B3*(1+B4)/B5", "42.57"), None, "Tarief per uur", ("=E3*(1+E4)/E5", "38.50")],
    ]
