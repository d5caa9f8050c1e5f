"""What a sheet tells of a number beside its name: the unit in a compound word, a column of bases, a column of years."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise
from workbooks.read.own_sheet.roles.kinds_of_cells import kinds_said


def of_cases(price: str, per: str) -> list[list[Written]]:
    """79.600 and 2.400 and 20% of both is 98.400 a year: 656 euros for each of 12,5 cases in each month."""
    return [
        ["Instelling Rijnlinde: maatregelen 2026"],
        [None, "Ondertoezichtstelling"],
        ["Loonkosten jeugdbeschermer per fte per jaar", 79600],
        ["Ondersteuning per fte per jaar", 2400],
        ["Overhead over alle kosten per fte", "20%"],
        ["Kosten per fte per jaar", ("=(B3+B4)*(1+B5)", "98400")],
        ["Caseload per fte", Decimal("12.5")],
        [f"Kostprijs per maatregel {per}", ("=B6/B7/12", "656")],
        ["Risico-opslag over de kostprijs", "2,5%"],
        [price, ("=ROUND(B8*(1+B9),2)", "672.4")],
    ]


@pytest.mark.parametrize("price", ["Maandtarief (excl. tolk)", "Maandprijs", "Maandtarief 2026", "Tarief per maand"])
def test_a_price_of_a_month_in_one_word_is_no_price_of_an_hour(price: str):
    product = recognise(book_of({"Maatregelen": of_cases(price, "per maand")})).products[0]
    assert (product.model, product.unit) == ("caseload", "maand")
    assert product.prices["tarief"] == Decimal("672.4")


def test_a_sheet_that_is_called_of_before_and_says_that_it_is_in_use_no_more_is_no_product_whatever_its_rows():
    before: list[list[Written]] = [
        ["Maandtarieven: via uren, niet meer in gebruik"],
        [None, "Ondertoezichtstelling"],
        ["Uren per maatregel per maand", Decimal("8.4")],
        ["Integraal uurtarief", Decimal("66.3")],
        ["Maandtarief", ("=ROUND(B3*B4,2)", "556.92")],
    ]
    book = book_of({"Maatregelen": of_cases("Maandtarief", "per maand"), "Berekening 2024 (vorige)": before})
    reading = recognise(book)
    assert [product.printed["tarief"].sheet for product in reading.products] == ["Maatregelen"]
    assert "oude_kopie" in {finding.kind for finding in reading.findings}


HEAD = ("Product", "Regelnr", "Regel", "Grondslag", "Waarde", "Jaar")
#: 24 x 1,08 x 1,25 is 32,40 a paid hour, 48 for one of the 67,5% declared; 2 for travel, 20% of 48, 2% of 59,60.
LINES: list[tuple[str, str, Written]] = [
    ("Bruto uurloon", "euro per uur", 24),
    ("Vakantietoeslag", "bruto uurloon", "8%"),
    ("Werkgeverslasten", "loon inclusief toeslagen", "25%"),
    ("Declarabel", "betaalde uren", "67,5%"),
    ("Reiskosten", "euro per declarabel uur", 2),
    ("Overhead", "loonkosten per declarabel uur", "20%"),
    ("Risico", "kostprijs", "2%"),
    ("Kostprijs", "euro per uur", Decimal("59.60")),
    ("Tarief", "euro per uur", Decimal("60.79")),
]


@pytest.mark.parametrize("of", ["Grondslag", "Eenheid", "Basis"])
def test_a_column_of_bases_names_no_cost_and_a_column_of_years_holds_no_price(of: str):
    head: list[Written] = [of if text == "Grondslag" else text for text in HEAD]
    rows = [["Ambulant", 10 * number, *line, 2026] for number, line in enumerate(LINES, 1)]
    reading = recognise(book_of({"Blad": [head, *rows]}))
    (product,) = reading.products
    values = product.by_concept()
    assert (values["werkgeverslasten"].value, values["werkgeverslasten"].label) == (Decimal("0.25"), "Werkgeverslasten")
    assert (values["overhead"].value, values["overhead"].base) == (Decimal("0.2"), "loonkosten")
    assert product.prices == {"kostprijs": Decimal("59.60"), "tarief": Decimal("60.79")}
    assert values["risico_opslag"].label == "Risico"


@pytest.mark.parametrize("said", ["werkgeverskosten per fte", "personeelskosten per fte per jaar", "kosten per fte"])
def test_what_an_employer_pays_for_an_fte_is_a_wage_and_no_part_of_it(said: str):
    euros = [kind.key for kind in kinds_said(said, said) if kind.key.endswith(("_per_jaar", "_bedrag"))]
    assert euros[0] == "loonkosten_per_jaar"
