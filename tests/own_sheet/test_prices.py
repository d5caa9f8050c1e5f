"""Prices without a build-up, means of prices, units other than an hour, and books that are no cost sheets."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, Reading, calculate_product, recognise

Rows = list[list[Written]]


def read(*sheets: Rows) -> Reading:
    return recognise(book_of({f"Blad{number}": rows for number, rows in enumerate(sheets, 1)}))


def prices_of(reading: Reading) -> list[tuple[str, str, Decimal]]:
    """Name, unit and price of each product."""
    made = reading.products
    return [(each.name, each.unit, calculate_product(reading, each, {}).tarief) for each in made]


def kinds(reading: Reading) -> set[str]:
    return {finding.kind for finding in reading.findings}


def keys(product: ProductReading) -> set[str]:
    return {value.concept for value in product.values}


LIST: Rows = [
    ["Tarieven Wmo 2026"],
    ["Code", "Product", "Eenheid", "Tarief 2026"],
    ["02A05", "Begeleiding basis", "minuut", Decimal("1.03")],
    ["02A06", "Begeleiding plus", "uur", Decimal("74.10")],
    ["07A03", "Dagbesteding", "per dagdeel", Decimal("41.80")],
    ["08A03", "Vervoer dagbesteding", "rit", Decimal("16.75")],
]


def test_a_list_of_care_tariffs_is_read_as_prices_each_in_its_own_unit():
    reading = read(LIST)
    assert prices_of(reading) == [
        ("Begeleiding basis", "minuut", Decimal("1.03")),
        ("Begeleiding plus", "uur", Decimal("74.10")),
        ("Dagbesteding", "dagdeel", Decimal("41.80")),
        ("Vervoer dagbesteding", "rit", Decimal("16.75")),
    ]
    assert {product.model for product in reading.products} == {"prijs"}
    (told,) = [finding for finding in reading.findings if finding.kind == "opbouw_ontbreekt"]
    assert "sjabloon dagdeel" in told.advice


def test_a_price_per_hour_of_a_rounded_price_per_minute_is_no_build_up():
    rows: Rows = [
        ["Tarieven jeugdhulp 2026"],
        ["Product", "Tarief per minuut", "Tarief per uur"],
        ["Ambulante jeugdhulp", Decimal("1.20"), ("=ROUND(B3*60,2)", "72")],
        ["Behandeling", Decimal("1.80"), ("=ROUND(B4*60,2)", "108")],
    ]
    assert {product.model for product in read(rows).products} == {"prijs"}


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Prijslijst kantoorartikelen 2026"],
            ["Artikelnr.", "Artikel", "Prijs", "Voorraad"],
            ["10123", "Printpapier A4", Decimal("4.95"), 120],
            ["10124", "Toner zwart", Decimal("64.50"), 8],
            ["10125", "Bureaustoel", Decimal("189.00"), 3],
        ],
        [
            ["Artikelnr.", "Naam", "Inkoopprijs", "Verkoopprijs incl. btw"],
            ["PPW1015", "Passe-partout 15x15cm-10x10 wit", Decimal("1.18"), Decimal("2.95")],
            ["PPW1520", "Passe-partout 15x20cm-10x15 wit", Decimal("1.30"), Decimal("2.99")],
            ["PPW2030", "Passe-partout 20x30cm-13x18 wit", Decimal("1.95"), Decimal("4.95")],
        ],
        [
            ["Name", "Month", "Price"],
            ["Cake", "Jan", 9],
            ["Pie", "Jan", 7],
            ["Cake", "Feb", 3],
        ],
        [
            ["City", "State", "Zip", "Price"],
            ["Akron", "OH", 44301, Decimal("12.5")],
            ["Dayton", "OH", 45402, Decimal("14")],
            ["Austin", "TX", 73301, Decimal("9")],
            ["Albany", "NY", 12201, Decimal("11")],
        ],
        [
            ["Naam", "Leeftijd", "Uren"],
            ["J. Loon", 34, 36],
            ["P. van Loon", 41, 24],
            ["A. Salaris", 29, 32],
        ],
        [
            ["Cijferlijst schooljaar 2025/2026"],
            ["Leerling", "Nederlands", "Wiskunde", "Gemiddelde"],
            ["J. de Vries", Decimal("6.5"), Decimal("7.1"), ("=AVERAGE(B3:C3)", "6.8")],
            ["M. Jansen", Decimal("8.0"), Decimal("5.9"), ("=AVERAGE(B4:C4)", "6.95")],
            ["A. Bakker", Decimal("7.0"), Decimal("7.0"), ("=AVERAGE(B5:C5)", "7")],
        ],
        [
            ["Gegevenswoordenboek"],
            ["Veld", "Type", "Lengte", "Toelichting"],
            ["postcode", "varchar(6)", 6, "zonder spatie"],
            ["uurloon", "decimal(6,2)", 10, "alleen voor analyse"],
            ["tarief", "decimal(8,2)", 8, "tarief per eenheid"],
            ["begindatum", "date", 10, "jjjj-mm-dd"],
            ["frequentie", "integer", 1, "1 = per week"],
        ],
        [
            ["Lesrooster 3e kwartaal"],
            ["Uur", "Maandag", "Dinsdag"],
            [1, "Gym", "Biologie"],
            [2, "Engels", None],
            [3, "Mentoruur", "Wiskunde"],
        ],
    ],
)
def test_a_book_that_is_no_cost_sheet_is_told_so_in_one_sentence(rows: Rows):
    reading = read(rows)
    assert (reading.products, reading.questions) == ((), ())
    assert [finding.kind for finding in reading.findings].count("geen_kostenblad") == 1


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "State", "OH", "Population"], ["Jan", "OH", 0.2, 100], ["Piet", "TX", 0.3, 200]],
        [["State", "Share"], ["OH", 0.2], ["TX", 0.3], ["WG", 0.1]],
        [["State", 2024, 2025], ["OH", 12.5, 13], ["VT", 30, 31], ["WG", 1, 2]],
    ],
)
def test_two_letters_beside_a_number_are_no_cost(rows: Rows):
    """States of the country of the file: no product and no question comes of them."""
    reading = read(rows)
    assert (reading.products, reading.questions) == ((), ())


def test_a_small_cost_sheet_is_no_strange_book():
    reading = read([["Bruto uurloon", 24], ["Productiviteit", "70%"], ["Iets anders", 3], ["Nog iets", 4]])
    assert "geen_kostenblad" not in kinds(reading)


def test_short_names_of_costs_below_one_another_stay_costs():
    rows: Rows = [
        ["Bruto uurloon", 24],
        ["VT", "8%"],
        ["WG", "25%"],
        ["OH", "20%"],
        ["Tarief per uur", Decimal("50.1")],
    ]
    assert "geen_kostenblad" not in kinds(read(rows))


FUNCTIONS: Rows = [
    ["Kostprijs 2026", "Begeleider", "Gedragswetenschapper"],
    ["Bruto uurloon", 20, 30],
    ["Werkgeverslasten", "25%", "25%"],
    ["Productiviteit", "80%", "80%"],
    ["Overhead", "20%", "20%"],
    ["Uurtarief", ("=B2*(1+B3)/B4*(1+B5)", "37.5"), ("=C2*(1+C3)/C4*(1+C5)", "56.25")],
    [],
    ["Product (mix)", "Begeleider", "Gedragswetenschapper", "Tarief"],
    ["Begeleiding zwaar", "60%", "40%", ("=SUMPRODUCT(B9:C9,B6:C6)", "45")],
    ["Begeleiding licht", "100%", None, ("=SUMPRODUCT(B10:C10,B6:C6)", "37.5")],
]


def test_a_mean_of_prices_is_a_product_with_its_shares():
    reading = read(FUNCTIONS)
    mix = next(product for product in reading.products if product.functiemix)
    assert [(row.values["functie_aandeel"], row.values["functietarief"]) for row in mix.functiemix] == [
        (Decimal("0.6"), Decimal("37.5")),
        (Decimal("0.4"), Decimal("56.25")),
    ]
    assert calculate_product(reading, mix, {}).tarief == Decimal("45.00")
    assert [row.cells["functie_aandeel"] for row in mix.functiemix] == ["B9", "C9"]


def test_a_calculated_price_that_no_model_fits_is_read_as_it_stands():
    rows: Rows = [
        ["Opbouw 2026"],
        ["Kracht", 7],
        ["Wortel", 3],
        ["Begeleiding: tarief per uur", ("=50+B2^2*B3/(B2+B3^2)", "59.1875")],
    ]
    reading = read(rows)
    assert prices_of(reading)[0][2] == Decimal("59.19")
    assert "opbouw_niet_begrepen" in kinds(reading)


def test_a_tab_of_before_holds_no_product():
    rows = [row[:2] for row in FUNCTIONS[:6]]
    reading = recognise(book_of({"Kostprijs": rows, "Kostprijs (oud)": rows}))
    assert len(reading.products) == 1


DAY_PART: Rows = [
    ["Dagbesteding 2026"],
    ["Loonkosten per uur incl. werkgeverslasten", 36],
    ["Uren per dagdeel", 4],
    ["Begeleiders per groep", 2],
    ["Deelnemers per groep", 8],
    ["Bezettingsgraad", "90%"],
    ["Maaltijd per dagdeel", 3],
    ["Overhead", "20%"],
    ["Tarief", ("=(B2*B3*B4/(B5*B6)+B7)*(1+B8)", "51.6")],
]


def test_the_unit_of_a_price_follows_from_the_costs_that_it_rests_on():
    reading = read(DAY_PART)
    (product,) = reading.products
    assert (product.model, product.unit) == ("dagdeel", "dagdeel")
    assert {"uren_per_dagdeel", "begeleiders_per_groep", "groepsgrootte", "maaltijdkosten_per_dagdeel"} <= keys(product)
    assert calculate_product(reading, product, {}).tarief == Decimal("51.60")


ROSTER: Rows = [
    ["Dienst", "Uren per dienst", "Medewerkers", "Telt mee voor", "Uren per jaar"],
    ["Dagdienst", 8, 2, "100%", ("=B2*C2*D2*365", "5840")],
    ["Slaapdienst", 8, 1, "50%", ("=B3*C3*D3*365", "1460")],
    ["Productieve uren per fte", 1460],
    ["Formatie", ("=SUM(E2:E3)/B4", "5")],
    ["Loonkosten per fte", 73000],
    ["Aantal plaatsen", 10],
    ["Bezettingsgraad", "100%"],
    ["Etmalen per jaar", ("=B7*365*B8", "3650")],
    ["Huisvesting per jaar", 36500],
    ["Directe kosten per etmaal", ("=(B5*B6+B10)/B9", "110")],
    ["Overhead over de directe kosten", "10%"],
    ["Tarief per etmaal", ("=B11*(1+B12)", "121")],
]


def test_a_roster_is_read_shift_by_shift():
    reading = read(ROSTER)
    (product,) = reading.products
    assert (product.model, product.unit) == ("etmaal", "etmaal")
    assert [(row.values["dienst"], row.values["dienst_telt"]) for row in product.other_rows] == [
        ("Dagdienst", Decimal(1)),
        ("Slaapdienst", Decimal("0.5")),
    ]
    assert "huisvestingskosten_per_jaar" in keys(product)
    assert calculate_product(reading, product, {}).tarief == Decimal("121.00")


PRACTICE: Rows = [
    ["Praktijk 2026"],
    ["Norminkomen", 73000],
    ["Pensioenpremie over norminkomen", "10%"],
    ["Huur praktijkruimte", 6000],
    ["Vakliteratuur en contributie", 1000],
    ["Weken per jaar", 52],
    ["Vakantieweken", 7],
    ["Ziekteweken", 1],
    ["Declarabele uren per week", 25],
    ["Uurtarief", ("=(B2*(1+B3)+B4+B5)/((B6-B7-B8)*B9)", "79.3636363636")],
]


def test_a_practice_of_ones_own_is_read_in_weeks():
    reading = read(PRACTICE)
    (product,) = reading.products
    assert product.model == "vrijgevestigd"
    assert {"norminkomen", "pensioen", "praktijkkosten", "vakantieweken", "declarabele_uren_per_week"} <= keys(product)
    assert product.by_concept()["praktijkkosten"].value == 7000
    assert calculate_product(reading, product, {}).tarief == Decimal("79.36")


def test_where_no_model_fits_the_sheet_is_cut_off_at_what_has_a_name():
    rows: Rows = [
        ["Kostprijs 2026"],
        ["Bruto uurloon", 25],
        ["Werkgeverslasten", "20%"],
        ["Weken per jaar", 52],
        ["Zomerweken", 8],
        ["Aandeel in die tijd", "70%"],
        ["Productiviteit", ("=(B4-B5)*B6/B4", "0.592307692308")],
        ["Uurtarief", ("=B2*(1+B3)/B7", "50.6493506494")],
    ]
    reading = read(rows)
    (product,) = reading.products
    assert product.model == "uurtarief"
    assert calculate_product(reading, product, {}).tarief == Decimal("50.65")


def test_a_product_is_called_by_its_column_row_group_or_tab_and_never_by_a_year_alone():
    names = {product.name for product in read(FUNCTIONS).products}
    assert names == {"Begeleider", "Gedragswetenschapper", "Begeleiding zwaar", "Begeleiding licht"}
    rows: Rows = [["Kostprijs 2026", "Bedrag"], ["1. Loon"], *FUNCTIONS[1:5], ["5. Uitkomst"], FUNCTIONS[5][:2]]
    rows = [row[:2] for row in rows]
    rows[-1] = ["Uurtarief", ("=B3*(1+B4)/B5*(1+B6)", "37.5")]
    reading = recognise(book_of({"Helpende": rows, "Verzorgende": rows}))
    assert [product.name for product in reading.products] == ["Helpende", "Verzorgende"]


def test_last_years_price_and_the_rise_are_no_products():
    rows: Rows = [
        *(row[:2] for row in FUNCTIONS[:6]),
        ["Huidig tarief", 36],
        ["Stijging", ("=B6/B7-1", "0.0417")],
        ["Verwachte uren", 1000],
        ["Omzet", ("=B9*B6", "37500")],
    ]
    assert len(read(rows).products) == 1


def test_a_price_below_which_only_a_part_has_a_name_is_read_without_a_fault():
    rows: Rows = [
        ["Tariefopbouw 2026"],
        ["Bruto maandsalaris", 3120],
        ["Uren per maand", 156],
        ["Bruto uurloon", ("=B2/B3", "20")],
        ["Werkgeverslasten", "25%"],
        ["Loonkosten per betaald uur", ("=B4*(1+B5)", "25")],
        ["Weken per jaar", 52],
        ["Vakantieweken", 7],
        ["Werkuren per week", 36],
        ["Cliënturen per week", 24],
        ["Productieve uren per jaar", ("=(B7-B8)*B10", "1080")],
        ["Tarief per uur", ("=B6*B7*B9/B11", "43.3333333333")],
    ]
    reading = read(rows)
    assert [product.unit for product in reading.products] == ["uur"]
