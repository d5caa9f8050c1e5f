"""Products of several functions whose wages are worked out apart; and a price typed over a formula."""

from __future__ import annotations

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import calculate_product, recognise

_D = Decimal
Rows = list[list[Written]]
WAGES: Rows = [
    ["Functie", "Maandsalaris", "Contracturen", "Vakantietoeslag", "Werkgeverslasten", "Kosten per uur"],
    ["Begeleider", 3_000, 1_800, "8%", "25%", ("=B2*12/C2*(1+D2)*(1+E2)", "27")],
    ["Behandelaar", 4_500, 1_800, "8%", "30%", ("=B3*12/C3*(1+D3)*(1+E3)", "42.12")],
]


def _column(column: str, share: str, other: str, outcome: str) -> list[Written]:
    wages = f"({column}2*Lonen!$F$2+{column}3*Lonen!$F$3)"
    return [None, share, other, "72%", "20%", (f"=ROUND({wages}/{column}4*(1+{column}5),2)", outcome)]


def _across(*columns: list[Written]) -> Rows:
    names = ["Inzet", "Begeleider", "Behandelaar", "Productiviteit", "Overhead over loonkosten", "Tarief per uur"]
    rows = [[name, *cells] for name, *cells in zip(names, *columns, strict=True)]
    return [["Inzet", *(f"Product {number}" for number, _ in enumerate(columns, 1))], *rows[1:]]


PRODUCTS = _across(_column("B", "50%", "50%", "57.60"), _column("C", "25%", "75%", "63.90"))


def test_the_wage_of_each_function_is_read_and_the_mean_is_that_of_the_sheet():
    reading = recognise(book_of({"Lonen": WAGES, "Prijzen": PRODUCTS}))
    assert [calculate_product(reading, each, {}).tarief for each in reading.products] == [_D("57.60"), _D("63.90")]
    assert not [question for question in reading.questions if question.key != "product"]
    first = {value.concept: value for value in reading.products[0].values if value.cells}
    assert first["bruto_maandloon"].value == 3_750
    assert first["bruto_maandloon"].cells == (("Lonen", "B2"), ("Lonen", "B3"))
    assert first["contracturen"].value == 1_800
    assert first["vakantietoeslag"].value == _D("0.08")


def test_a_percentage_that_differs_by_function_is_weighted_with_what_it_is_a_share_of():
    reading = recognise(book_of({"Lonen": WAGES, "Prijzen": PRODUCTS}))
    charges = {value.concept: value.value for value in reading.products[0].values}["werkgeverslasten"]
    assert charges == _D("0.28")  # (3,000 x 25% + 4,500 x 30%) / 7,500


def test_a_price_typed_over_a_formula_is_told_and_its_build_up_is_read_all_the_same():
    third: list[Written] = [None, "75%", "25%", "72%", "20%", _D("60")]
    columns = (*(_column(*each) for each in (("B", "50%", "50%", "57.60"), ("C", "25%", "75%", "63.90"))), third)
    reading = recognise(book_of({"Lonen": WAGES, "Prijzen": _across(*columns)}))
    (told,) = [finding for finding in reading.findings if finding.kind == "prijs_getypt"]
    assert told.place.cell is not None and told.place.cell.address == "D6"
    assert "51,30" in told.text
    last = reading.products[-1]
    assert calculate_product(reading, last, {}).tarief == _D("51.30")


def test_a_typed_price_that_follows_from_its_row_is_no_remark():
    third: list[Written] = [None, "75%", "25%", "72%", "20%", _D("51.30")]
    columns = (*(_column(*each) for each in (("B", "50%", "50%", "57.60"), ("C", "25%", "75%", "63.90"))), third)
    reading = recognise(book_of({"Lonen": WAGES, "Prijzen": _across(*columns)}))
    assert "prijs_getypt" not in {finding.kind for finding in reading.findings}
    assert len(reading.products) == 3


def test_a_wage_of_a_year_with_its_allowances_is_not_the_bare_wage():
    for said, key in (
        ("incl. vakantiegeld en eindejaarsuitkering", "loon_met_toeslagen_per_jaar"),
        ("", "bruto_jaarloon"),
    ):
        reading = recognise(book_of({"Blad": [
            ["Functie", f"Jaarloon {said}", "Werkgeverslasten", "Contracturen", "Productiviteit", "Tarief per uur"],
            ["Begeleider", 54_000, "25%", 1_800, "75%", ("=B2*(1+C2)/(D2*E2)", "50")],
        ]}))  # fmt: skip
        (product,) = reading.products
        assert {value.concept for value in product.values if value.cell == "B2"} == {key}


def test_a_wage_of_a_year_with_holiday_pay_that_the_year_end_payment_comes_on_top_of_is_a_wage_without_it():
    reading = recognise(book_of({"Blad": [
        ["Jaarloon incl. vakantiegeld", 54_000], ["Eindejaarsuitkering", "8%"], ["Werkgeverslasten", "25%"],
        ["Contracturen", 1_800], ["Productiviteit", "75%"], ["Tarief per uur", ("=B1*(1+B2)*(1+B3)/(B4*B5)", "54")],
    ]}))  # fmt: skip
    (product,) = reading.products
    assert {value.concept: value.value for value in product.values}["eindejaarsuitkering"] == _D("0.08")
    assert calculate_product(reading, product, {}).tarief == _D("54")
