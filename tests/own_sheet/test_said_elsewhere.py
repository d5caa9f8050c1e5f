"""What a sheet says of a number at another place than beside it: a row of bases, a remark, a sheet of before."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet import Reading, recognise

Rows = list[list[Written]]


def with_comment(book: SourceBook, row: int, column: int, text: str) -> SourceBook:
    sheet, *rest = book.sheets
    cells = {**sheet.cells, (row, column): sheet.cells[row, column]._replace(comment=text)}
    return replace(book, sheets=(replace(sheet, cells=cells), *rest))


def bases(reading: Reading) -> dict[str, str]:
    (product,) = reading.products
    return {value.concept: value.base for value in product.values if not value.question}


TYPED: Rows = [
    ["Prijsopbouw begeleiding 2026"],
    ["Uurloon", Decimal("20")],
    ["Vakantietoeslag % van het uurloon", "8%"],
    ["Eindejaarsuitkering %", "8,33%"],
    ["Werkgeverslasten", "26%"],
    ["Productiviteit", "70%"],
    ["Overhead % van de totale kosten", "13,5%"],
]


def test_a_remark_at_the_name_of_a_percentage_says_of_what_it_is_a_part() -> None:
    """Paper: the year-end payment of a wage with holiday pay is another than that of the wage alone."""
    book = book_of({"Blad1": TYPED})
    told = with_comment(book, 4, 1, "Over uurloon plus vakantietoeslag")
    assert bases(recognise(told))["eindejaarsuitkering"] == "brutoloon_en_vakantietoeslag"


ROWS: Rows = [
    ["Tarieven hulp bij het huishouden 2026"],
    ["Product", "Bruto uurloon", "Vakantiegeld", "Sociale lasten", "Reiskosten", "Overhead", "Kostprijs", "Marge",
     "Tarief per uur"],
    ["percentage", None, "8%", "20%", None, "13%", None, "2,5%", None],
    ["over", None, "uurloon", "uurloon en vakantiegeld", None, "directe kosten", None, "kostprijs", None],
    ["Licht", 17, Decimal("1.36"), Decimal("3.67"), Decimal("0.65"), Decimal("2.95"), Decimal("25.63"),
     Decimal("0.64"), Decimal("26.27")],
    ["Zwaar", 19, Decimal("1.52"), Decimal("4.10"), Decimal("0.80"), Decimal("3.30"), Decimal("28.72"),
     Decimal("0.72"), Decimal("29.44")],
]  # fmt: skip


def test_a_row_of_bases_below_the_headings_names_no_column():
    """`Kostprijs` in the row `over` says what the margin is a part of; the margin is no cost price."""
    reading = recognise(book_of({"Blad1": ROWS}))
    assert [product.name for product in reading.products] == ["Licht", "Zwaar"]
    printed = [(each.printed["kostprijs"].value, each.printed["tarief"].value) for each in reading.products]
    assert printed == [(Decimal("25.63"), Decimal("26.27")), (Decimal("28.72"), Decimal("29.44"))]


def hourly(wage: str, price: str) -> Rows:
    return [
        ["Bruto uurloon begeleider", Decimal(wage)],
        ["Vakantietoeslag", "8%"],
        ["Werkgeverslasten", "25%"],
        ["Productiviteit", "70%"],
        ["Overhead", "20%"],
        ["Tarief per uur", ("=B1*(1+B2)*(1+B3)/B4*(1+B5)", price)],
    ]


BY_CASELOAD: Rows = [
    ["Pleegzorg 2026"],
    ["Loonkosten per fte pleegzorgwerker", 78000],
    ["Kinderen per pleegzorgwerker", 15],
    ["Overhead per fte per jaar", 24000],
    ["Werving per kind per jaar", 1240],
    ["Kostprijs per etmaal", ("=((B2+B4)/B3+B5)/365", "22.027397260")],
    ["Marge over de kostprijs", "2%"],
    ["Tarief per etmaal", ("=B6*(1+B7)", "22.467945205")],
]


def test_a_calculated_price_that_no_model_makes_is_kept_in_its_unit_with_its_lines_under_their_own_names():
    (product,) = recognise(book_of({"Blad1": BY_CASELOAD})).products
    assert (product.model, product.unit) == ("prijs", "etmaal")
    assert product.prices["tarief"] == Decimal("22.467945205")
    assert {"loonkosten_per_jaar", "risico_opslag"} <= {line.concept for line in product.sources}


RIDES: Rows = [
    ["Vervoer dagbesteding"],
    ["Soort", "Eenheid", "Tarief 2026", "Tarief 2025"],
    ["Vervoer taxibus", "rit", Decimal("9.85"), Decimal("9.40")],
    ["Vervoer rolstoel", "rit", Decimal("16.40"), Decimal("15.65")],
]


def test_prices_of_another_unit_on_a_tab_of_their_own_are_products_too() -> None:
    book = book_of({"Begeleiding": hourly("25", "57.857142857"), "Vervoer": RIDES})
    found = [(product.name, product.unit, product.prices["tarief"]) for product in recognise(book).products]
    assert found[1:] == [
        ("Vervoer taxibus", "rit", Decimal("9.85")),
        ("Vervoer rolstoel", "rit", Decimal("16.40")),
    ]


def test_prices_of_the_same_unit_on_another_tab_are_no_products() -> None:
    rows: Rows = [["Tarieven begeleiding"], ["Product", "Eenheid", "Tarief"], ["Basis", "uur", 61], ["Plus", "uur", 74]]
    book = book_of({"Begeleiding": hourly("25", "57.857142857"), "Markt": rows})
    assert len(recognise(book).products) == 1
