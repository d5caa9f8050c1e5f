"""Products of two units beside one another in one build-up, and what is sold by the piece."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import calculate_product, recognise
from workbooks.read.own_sheet.cells.tables import beside

Rows = list[list[Written]]


def in_two_units(hours: str) -> Rows:
    """Hours of help beside nights, of which each takes `hours`."""
    wage, share, each = Decimal(30), Decimal("0.75"), {"B": Decimal(1), "C": Decimal(hours)}
    cost = {column: wage / share * times for column, times in each.items()}
    return [
        ["Tarieven 2026"],
        [None, "Begeleiding", "Logeren (etmaal)"],
        ["Loonkosten per betaald uur", wage, wage],
        ["Productiviteit", share, share],
        ["uren per eenheid", *each.values()],
        ["loon per eenheid", *((f"={at}3/{at}4*{at}5", f"{cost[at]:.2f}") for at in cost)],
        ["overhead % van loon per eenheid", Decimal("0.2"), Decimal("0.2")],
        ["tarief", *((f"=ROUND({at}6*(1+{at}7),2)", f"{cost[at] * Decimal('1.2'):.2f}") for at in cost)],
    ]


@pytest.mark.parametrize("hours", ["5.5", "8"])
def test_a_unit_over_one_column_is_not_that_of_the_column_beside_it(hours: str) -> None:
    products = recognise(book_of({"Tarieven": in_two_units(hours)})).products
    assert [(product.name, product.unit) for product in products] == [
        ("Begeleiding", "uur"),
        ("Logeren (etmaal)", "etmaal"),
    ]


def test_that_a_unit_is_one_hour_of_it_is_no_input() -> None:
    product = recognise(book_of({"Tarieven": in_two_units("5.5")})).products[0]
    read = {value.concept: value.value for value in product.values}
    assert read["loonkosten_per_uur"] == 30
    assert read["productiviteit"] == Decimal("0.75")
    assert read["overhead"] == Decimal("0.2")


@pytest.mark.parametrize("piece", ["onderzoek", "sessie"])
def test_a_price_by_the_piece_is_not_one_per_minute_because_minutes_stand_above_it(piece: str) -> None:
    rows: Rows = [
        ["Prijs van een onderzoek 2026"],
        ["Loonkosten per uur", 60],
        ["Overhead", Decimal("0.3")],
        ["Uurprijs", ("=B2*(1+B3)", "78")],
        ["Diagnostiek", "minuten"],
        ["Intake", 75],
        ["Verslag", 105],
        [f"Prijs per {piece}", ("=(B6+B7)/60*B4", "234")],
    ]
    products = recognise(book_of({"Prijs": rows})).products
    assert [product.unit for product in products] == ["stuk"]


#: Two tables with an empty column between them. By hand: 10 x 70,000 = 700,000; with 0.5 x 90,000 and 55,000 rent
#: 800,000; x 1.1 = 880,000 over 8 x 80% x 365 = 2,336 days = 376.712329.
BEDS: Rows = [
    ["Lasten per jaar", "euro", None, "Bedden en prijs"],
    ["Team: aantal fte", 10, None, "Bedden", 8],
    ["Loonkosten per fte", 70000, None, "Bezetting", "80%"],
    ["Gedragswetenschapper, fte", Decimal("0.5"), None, "Dagen", 365],
    ["Loonkosten gedragswetenschapper per fte", 90000, None, "Prijs per etmaal crisisbed",
     ("=B7/(E2*E3*E4)", "376.712329")],
    ["Huur", 55000],
    ["Te dekken", ("=(B2*B3+B4*B5+B6)*(1+B8)", "880000")],
    ["Overhead over de lasten", "10%"],
]  # fmt: skip


def test_a_name_in_one_table_is_none_of_a_number_in_the_table_beside_it() -> None:
    (product,) = recognise(book_of({"Blad": BEDS})).products
    assert product.unit == "etmaal"
    assert product.printed["tarief"].cell == "E5"
    told = {cell: line.concept for line in (*product.values, *product.sources) for _, cell in line.cells}
    assert {cell: told[cell] for cell in ("E2", "E3", "B8")} == {
        "E2": "aantal_plaatsen", "E3": "bezettingsgraad", "B8": "overhead",
    }  # fmt: skip


def test_a_text_between_the_columns_of_one_table_names_no_table_of_its_own() -> None:
    assert beside([(1, 1), (2, 1), (1, 4)], [(1, 2), (2, 2), (1, 5)]) == ()  # one number is no table
    assert beside([(1, 1), (2, 1), (1, 4), (2, 4)], [(1, 2), (2, 2), (1, 5), (2, 5)]) == (4,)
    assert beside([(1, 1), (2, 1), (1, 3), (2, 3)], [(1, 2), (2, 2), (1, 4), (2, 4)]) == ()  # nothing stands between


@pytest.mark.parametrize("head", ["grondslag", "Toelichting"])
def test_a_column_of_bases_or_remarks_behind_an_empty_one_begins_no_table(head: str) -> None:
    # by hand: 24 + 1.92 + 25% of 25.92 = 32.40; / 0.7 = 46.2857; x 1.2 = 55.54
    said = {"grondslag": ["over bruto loon", "over loon en toeslag", "van de contracturen", "over loonkosten"]}
    texts = said.get(head, ["wettelijk", "loonadministratie", "eigen meting", "sectorgemiddelde"])
    rows: Rows = [
        ["Uurtarief begeleiding 2026"],
        ["Post", "%", None, head, "bedrag"],
        ["Bruto uurloon", None, None, None, 24],
        ["Vakantietoeslag", "8%", None, texts[0], Decimal("1.92")],
        ["Werkgeverslasten", "25%", None, texts[1], Decimal("6.48")],
        ["Loonkosten per uur", None, None, None, Decimal("32.40")],
        ["Productiviteit", "70%", None, texts[2], Decimal("46.29")],
        ["Overhead over loonkosten", "20%", None, texts[3], Decimal("9.26")],
        ["Uurtarief", None, None, None, Decimal("55.54")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    read = {value.concept: value for value in product.values}
    assert product.printed["tarief"].cell == "E9"
    assert (read["vakantietoeslag"].cells, read["overhead"].base) == ((("Blad", "B4"),), "loonkosten")


def _three(price: Written) -> Rows:
    """By hand: 24 x 1.08 x 1.25 = 32.40; x 1800 / (1800 - 360) = 40.50; x 1.2 + 1.40 = 50; x 1.02 = 51."""
    return [
        ["Tarief begeleiding 2026"],
        ["Loon", None, None, "Uren", None, None, "Opslagen"],
        ["Bruto uurloon", 24, None, "Contracturen", 1800, None, "Overhead", "20%"],
        ["Vakantietoeslag", "8%", None, "Verlof", 260, None, "Reiskosten per uur", Decimal("1.4")],
        ["Werkgeverslasten", "25%", None, "Ziekte", 100, None, "Risico", "2%"],
        ["Tarief per uur", None, None, None, None, None, None, price],
    ]


def test_a_line_across_tables_has_its_name_in_the_first_and_its_price_in_the_last() -> None:
    formula = "=(B3*(1+B4)*(1+B5)*E3/(E3-E4-E5)*(1+H3)+H4)*(1+H5)"
    reading = recognise(book_of({"Blad": _three((formula, "51"))}))
    (product,) = reading.products
    read = {value.concept: value.value for value in product.values}
    assert product.printed["tarief"].cell == "H6"
    assert (read["bruto_uurloon"], read["overhead"], read["reiskosten_per_uur"]) == (24, Decimal("0.2"), Decimal("1.4"))
    assert not reading.questions


def test_a_product_beside_another_is_called_by_the_text_over_its_own_table() -> None:
    def table(wage: int, price: str) -> list[tuple[str, Written]]:
        return [("Bruto uurloon", wage), ("Werkgeverslasten", "40%"), ("Productiviteit", "70%"),
                ("Overhead", "20%"), ("Tarief per uur", Decimal(price))]  # fmt: skip

    rows: Rows = [["Tarieven 2026"], ["Begeleiding basis", None, None, "Begeleiding plus"]]
    rows += [[*one, None, *other] for one, other in zip(table(20, "48"), table(25, "60"), strict=True)]
    products = recognise(book_of({"Blad1": rows})).products
    assert [product.name for product in products] == ["Begeleiding basis", "Begeleiding plus"]


#: 30 × 1.878 / 1.252 is 45, and 20% of it more is 54; what a sum leaves out stands under other heads below.
BESIDE_PAY: Rows = [
    ["Team Noord: begeleiding 2026"],
    [],
    ["Functie", "Schaal", "Fte", "Loon per uur", None, "Uren per fte", "uur"],
    ["Begeleider", "FWG 45", 6, 30, None, "Contractueel", 1878],
    ["Directe begeleiding", "FWG 40", 2, 30, None, "Vakantieverlof", 232],
    ["Gemiddeld", None, 8, ("=SUMPRODUCT(C4:C5,D4:D5)/C6", "30"), None, "Teamoverleg", 394],
    ["Loonkosten per declarabel uur", None, None, ("=D6*G4/G7", "45"), None, "Declarabel", ("=G4-SUM(G5:G6)", "1252")],
    ["Overhead", "over loonkosten", None, "20%"],
    ["Tarief per uur", None, None, ("=D7*(1+D8)", "54")],
    [],
    ["Stagiaires per begeleider", 0, 0],
]


def test_the_names_of_a_table_beside_another_name_its_numbers_whatever_stands_below_the_first() -> None:
    (product,) = recognise(book_of({"Noord": BESIDE_PAY})).products
    told = {value.cells[0][1]: value.concept for value in (*product.values, *product.sources) if value.cells}
    assert (told["G4"], told["G5"], told["G6"]) == ("contracturen", "verlofuren", "overleguren")


#: 20 × 1,15 × 1,25 = 28,75; × 1800 / 1250 = 41,40; with 20% of it and 1,80 more 51,48.
THREE: Rows = [
    ["Kostprijs 2026"],
    ["Loon", None, None, "Uren", None, None, "Opslagen"],
    ["Bruto uurloon", 20, None, "Contracturen", 1800, None, "Overhead over loonkosten", "20%"],
    ["Vakantiegeld", "8%", None, "Verlof", 220, None, "Reiskosten per uur", Decimal("1.8")],
    ["Eindejaarsuitkering", "7%", None, "Ziekte", 100],
    ["Werkgeverslasten", "25%", None, "Niet declarabel", 230],
]


@pytest.mark.parametrize("row", [6, 7, 8])
def test_a_typed_price_in_the_last_of_three_tables_rests_on_all_of_them(row: int) -> None:
    """Its row may be one of the other tables too, or stand below them."""
    rows = [list(line) for line in THREE] + [[], []]
    line = rows[row - 1] = [*rows[row - 1], *[None] * 8][:8]
    line[6:8] = "Tarief per uur", Decimal("51.48")
    reading = recognise(book_of({"Blad": rows}))
    (product,) = reading.products
    values = {value.concept: value.value for value in product.values}
    assert values["bruto_uurloon"] == 20
    assert values["contracturen"] - values["niet_productieve_uren"] == 1250
    assert values["reiskosten_per_uur"] == Decimal("1.8")
    assert not any(value.question for value in product.values)
    assert calculate_product(reading, product, {}).tarief == Decimal("51.48")


def test_functions_in_columns_with_a_total_behind_them_are_one_product() -> None:
    """3 × 58.000, 71.000 and half of 95.000 is 292.500; with 15% of it over 5.400 hours 62,29."""
    rows: Rows = [
        ["Formatie en kosten 2026"],
        [None, "Begeleider", "Senior", "Behandelaar", "Totaal"],
        ["Fte", 3, 1, Decimal("0.5"), Decimal("4.5")],
        ["Loonkosten per fte", 58000, 71000, 95000],
        ["Loonkosten", 174000, 71000, 47500, 292500],
        ["Overhead 15%", 26100, 10650, 7125, 43875],
        ["Totale kosten", 200100, 81650, 54625, 336375],
        ["Productieve uren", None, None, None, 5400],
        ["Kostprijs per uur", None, None, None, Decimal("62.29")],
    ]
    reading = recognise(book_of({"Formatie": rows}))
    (product,) = reading.products
    assert product.prices["tarief"] == Decimal("62.29")
    assert not reading.questions
    told = {line.cells[0][1]: line.concept for line in product.sources if line.cells}
    assert {told[cell] for cell in ("B4", "C4", "D4")} == {"loonkosten_per_jaar"}
