"""Lines with letters: other lines say with those of what they are a percentage, and a value may be unknown yet."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import Reading, calculate_product, recognise

Rows = list[list[Written]]

#: 20 × (1 + 0,08 + 0,08) = 23,20; × 1,25 = 29; / 0,725 = 40; + 1; + 20% of 40 = 8: 49; × 1,02 = 49,98.
#: 25 × 1,16 × 1,25 = 36,25; / 0,725 = 50; + 1; + 10 = 61; × 1,02 = 62,22.
SHEET: Rows = [
    ["Tarieven Wmo 2026"],
    ["", "Omschrijving", "%", "Basis", "Extra", "over"],
    ["a", "Bruto uurloon", None, 20, 25, None],
    ["b", "Vakantiegeld", "8%", "1,60", 2, "a"],
    ["c", "Eindejaarsuitkering", "8%", "1,60", 2, "a"],
    ["d", "Werkgeverslasten", "25%", "5,80", "7,25", "a t/m c"],
    ["e", "Loonkosten per betaald uur", None, 29, "36,25", "som a t/m d"],
    ["f", "Niet-productief", "27,5%", None, None, "betaalde uren"],
    ["g", "Loonkosten per productief uur", None, 40, 50, "e / (1 - f)"],
    ["h", "Reiskosten per uur", None, 1, 1, None],
    ["i", "Keurmerk per uur", None, "n.n.b.", "n.n.b.", None],
    ["j", "Overhead", "20%", 8, 10, "g"],
    ["k", "Kostprijs per uur", None, 49, 61, "som g t/m j"],
    ["l", "Risico", "2%", "0,98", "1,22", "k"],
    ["m", "Tarief per uur", None, "49,98", "62,22", "k + l"],
]


def read(rows: Rows) -> Reading:
    return recognise(book_of({"Blad": rows}))


@pytest.mark.parametrize(("place", "name", "price"), [(0, "Basis", "49.98"), (1, "Extra", "62.22")])
def test_one_column_of_percentages_is_of_every_product_beside_it(place: int, name: str, price: str):
    reading = read(SHEET)
    product = reading.products[place]
    assert product.name == name
    answers = {"product": name, "ontbreekt.keurmerk_per_uur": "later"}
    assert calculate_product(reading, product, answers).tarief == Decimal(price)


def test_the_letter_of_a_line_says_of_what_a_percentage_is():
    rows = [[*row[:3], None, None, *row[5:]] if row[0] in ("b", "c", "d", "j", "l") else row for row in SHEET]
    values = read(rows).products[0].by_concept()
    assert (values["overhead"].base, values["overhead"].question) == ("loonkosten", "")
    assert (values["risico_opslag"].base, values["risico_opslag"].question) == ("kostprijs", "")
    assert (values["eindejaarsuitkering"].base, values["eindejaarsuitkering"].question) == ("brutoloon", "")


@pytest.mark.parametrize("unknown", ["n.n.b.", "nog niet bekend", "volgt", "nader te bepalen"])
def test_a_value_that_is_not_known_yet_names_no_product(unknown: str):
    rows = [[unknown if cell == "n.n.b." else cell for cell in row] for row in SHEET]
    reading = read(rows)
    assert [product.name for product in reading.products] == ["Basis", "Extra"]
    assert "waarde_ontbreekt" in {finding.kind for finding in reading.findings}
