"""A stay by the day: staff, places and occupancy, with the unit of each number beside it."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import calculate_product, recognise

Rows = list[list[Written]]


def stay(staff: list[list[Written]], formula: str, cost: str) -> Rows:
    """10 places × 90% × 365 = 3.285 days; × 1,2 and × 1,02 over all costs."""
    return [
        ["Kostprijs per etmaal 2026"],
        [None, "eenheid", "Woongroep"],
        ["Plaatsen", "aantal_plaatsen", 10],
        ["Bezettingsgraad", "%", "90%"],
        ["Dagen per jaar", "dagen", 365],
        ["Bezette etmalen", None, ("=C3*C4*C5", "3285")],
        *staff,
        ["Personeelskosten per etmaal", "€", (formula, cost)],
        ["Eten en drinken", "€ per etmaal", 15],
        ["Huisvesting (energie, onderhoud)", "€ per plaats per jaar", 6570],
        ["Directe kosten per etmaal", "€", (f"=C{len(staff) + 7}+C{len(staff) + 8}+C{len(staff) + 9}*C3/C6", "195")],
        ["Overhead (over directe kosten)", "%", "20%"],
        ["Kostprijs per etmaal", "€", (f"=C{len(staff) + 10}*(1+C{len(staff) + 11})", "234")],
        ["Risico (over kostprijs)", "%", "2%"],
        ["Tarief per etmaal", "€", (f"=C{len(staff) + 12}*(1+C{len(staff) + 13})", "238.68")],
    ]


@pytest.mark.parametrize(
    ("staff", "formula"),
    [
        # 8 × 65.700 / 3.285 = 160
        (
            [["Groepsleiding (rooster 24 uur)", "fte", 8], ["Loonkosten per fte groepsleiding", "€ per jaar", 65700]],
            "=C7*C8/C6",
        ),
        # (7 × 60.000 + 1 × 105.600) / 3.285 = 160
        (
            [
                ["Groepsleiding in dienst (nacht en dag)", "fte", 7],
                ["Loonkosten per fte groepsleiding", "€ per jaar", 60000],
                ["Regiebehandelaar", "fte", 1],
                ["Loonkosten per fte regiebehandelaar", "€ per jaar", 105600],
            ],
            "=(C7*C8+C9*C10)/C6",
        ),
    ],
)  # fmt: skip
def test_a_number_of_which_the_unit_is_fte_is_staff_whatever_it_is_called(staff: list[list[Written]], formula: str):
    reading = recognise(book_of({"Blad": stay(staff, formula, "160")}))
    (product,) = reading.products
    assert product.model == "etmaal"
    assert {
        "fte",
        "aantal_plaatsen",
        "bezettingsgraad",
        "huisvestingskosten_per_plaats",
    } <= product.by_concept().keys()
    assert "overige_kosten" not in product.by_concept()
    assert calculate_product(reading, product, {}).tarief == Decimal("238.68")


def test_fte_and_a_wage_divided_by_the_days_are_the_team_and_those_beside_it():
    # 6 x 80% x 365 = 1.752 days; (5 x 63.072 + 0,5 x 70.080 + 35.040) / 1.752 = 180 + 20 + 20; x 1,1 = 242
    rows: list[list[Written]] = [
        ["Dagprijs van het huis, per etmaal"],
        ["Aantal plaatsen", 6],
        ["Bezetting", "80%"],
        ["Dagen per jaar", 365],
        ["Bezette etmalen", ("=B2*B3*B4", "1752")],
        ["Begeleiders, fte", 5],
        ["Loonkosten per fte begeleiders", 63072],
        ["Begeleiders per etmaal", ("=B6*B7/B5", "180")],
        ["Orthopedagoog (fte)", Decimal("0.5")],
        ["Orthopedagoog, loonkosten per fte", 70080],
        ["Orthopedagoog per etmaal", ("=B9*B10/B5", "20")],
        ["Huisvesting per jaar", 35040],
        ["Huisvesting per etmaal", ("=B12/B5", "20")],
        ["Directe kosten per etmaal", ("=B8+B11+B13", "220")],
        ["Overhead over directe kosten", "10%"],
        ["Tarief per etmaal", ("=B14*(1+B15)", "242")],
    ]
    reading = recognise(book_of({"Blad": rows}))
    (product,) = reading.products
    values = {value.concept: value.value for value in product.values}
    assert (values["fte"], values["loonkosten_per_jaar"]) == (5, 63072)
    (beside,) = product.other_rows
    assert (beside.table, beside.values["ondersteuning_fte"]) == ("ondersteuning", Decimal("0.5"))
    assert beside.values["ondersteuning_kosten_per_fte"] == 70080
    assert calculate_product(reading, product, {}).tarief == 242


#: 60 hours in a week by the typed total, 56 by its lines; 60 x 52 / 1.560 = 2 fte; 2 x 65.700 / 1.095 = 120 a day.
OWN_WEEKS: Rows = [
    ["Rooster en dagprijs, per etmaal"],
    ["Moment", "Duur", "Mensen", "Per week"],
    ["Ochtend", 4, 1, ("=B3*C3*7", "28")],
    ["Avond", 4, 1, ("=B4*C4*7", "28")],
    ["Totaal per week", None, None, 60],
    ["Werkbare uren per fte per jaar", 1560],
    ["Begeleiders, fte", ("=D5*52/B6", "2")],
    ["Loonkosten per fte begeleiders", 65700],
    ["Aantal plaatsen", 4],
    ["Bezetting", "75%"],
    ["Dagen per jaar", 365],
    ["Bezette etmalen", ("=B9*B10*B11", "1095")],
    ["Directe kosten per etmaal", ("=B7*B8/B12", "120")],
    ["Overhead over directe kosten", "10%"],
    ["Tarief per etmaal", ("=B13*(1+B14)", "132")],
]


def test_a_number_of_fte_from_52_weeks_is_one_input_where_the_model_counts_365_days():
    reading = recognise(book_of({"Blad": OWN_WEEKS}))
    (product,) = reading.products
    assert product.model == "etmaal"
    assert {value.concept: value.value for value in product.values}["fte"] == 2
    assert calculate_product(reading, product, {}).tarief == 132


def test_a_total_that_is_typed_below_calculated_lines_is_held_against_them():
    told = [each for each in recognise(book_of({"Blad": OWN_WEEKS})).findings if each.kind == "optelling_klopt_niet"]
    assert [each.text for each in told] == [
        "Het totaal in cel D5 is 60,00, maar de regels D3 tot en met D4 zijn samen 56,00: 4,00 verschil."
    ]


def test_a_cost_that_is_divided_by_a_product_beside_one_divided_by_a_cell_is_read_too():
    # 5 x 65.700 / 3.285 = 100; 32.850 / (10 x 90% x 365) = 10
    rows: Rows = [
        ["Kostprijs per etmaal"],
        ["Aantal plaatsen", 10],
        ["Bezetting", "90%"],
        ["Dagen per jaar", 365],
        ["Bezette etmalen", ("=B2*B3*B4", "3285")],
        ["Begeleiders, fte", 5],
        ["Loonkosten per fte begeleiders", 65700],
        ["Begeleiders per etmaal", ("=B6*B7/B5", "100")],
        ["Huisvesting per jaar", 32850],
        ["Huisvesting per etmaal", ("=B9/(B5*1)", "10")],
        ["Tarief per etmaal", ("=B8+B10", "110")],
    ]
    reading = recognise(book_of({"Blad": rows}))
    (product,) = reading.products
    assert product.model == "etmaal"
    assert calculate_product(reading, product, {}).tarief == 110


def test_a_profession_below_a_heading_of_wages_is_the_wage_of_that_function():
    rows = [
        ["Loonkosten per fte per jaar (incl. werkgeverslasten)"],
        ["Begeleider", 66_000], ["Gedragswetenschapper", 96_000],
        ["Formatie"],
        ["Begeleider", 4, "fte"], ["Gedragswetenschapper", 1, "fte"],
        ["Aantal plaatsen", 8], ["Bezetting", "90%"],
        ["Energie en water per jaar", 12_000],
        ["Kostprijs per etmaal", ("=(B2*B5+B3*B6+B9)/(B7*365*B8)", "141.552511416")],
    ]  # fmt: skip
    (product,) = recognise(book_of({"Blad": rows})).products
    read = {value.concept: {address for _, address in value.cells} for value in product.values}
    assert "clientgebonden_kosten_per_etmaal" not in read
    assert "B9" in read["huisvestingskosten_per_jaar"]


def test_an_amount_of_a_year_is_read_as_what_it_is_per_day_under_its_own_name() -> None:
    """Paper: 52000 / (12 × 0,95 × 365) is 12,50 a day; (8 × 65000 + 52000) / 4161 × 1,2 is 164,960346."""
    rows: Rows = [
        ["Beschermd wonen 2026"],
        ["Functie", "Loonkosten per fte", "fte Noorderhof"],
        ["Woonbegeleider", 65000, 8],
        ["Overige kosten per jaar"],
        ["Voeding en huishouding", None, 52000],
        ["Aantal plaatsen", None, 12],
        ["Bezettingsgraad", None, "95%"],
        ["Overhead over de directe kosten", None, "20%"],
        ["Tarief per etmaal", None, ("=(B3*C3+C5)/(C6*C7*365)*(1+C8)", "164.960346")],
    ]
    (product,) = recognise(book_of({"Blad1": rows})).products
    (food,) = [value for value in product.values if value.concept == "voedingskosten_per_etmaal"]
    assert isinstance(food.value, Decimal)
    assert round(food.value, 2) == Decimal("12.50")


def test_an_amount_of_a_year_beside_one_of_a_day_counts_for_what_it_is_of_a_day() -> None:
    """480.000 / 2.400 + 17,50 + 60.000 / 2.400 is 242,50; whatever the two are called, 17,50 and 25,00 of them."""
    rows: Rows = [
        ["Logeerhuis, etmaalprijs 2026"],
        ["Personeel: fte", 8],
        ["Loonkosten per fte", 60000],
        ["Plaatsen", 8],
        ["Openstelling, dagen per jaar", 300],
        ["Etmalen", ("=B4*B5", "2400")],
        ["Activiteiten per etmaal", 17.5],
        ["Spullen en zo per jaar", 60000],
        ["Etmaalprijs", ("=B2*B3/B6+B7+B8/B6", "242.5")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    costs = [value for value in product.values if value.unit == "euro_per_etmaal"]
    assert sum(Decimal(value.value) for value in costs if value.cell in ("B7", "B8")) == Decimal("42.5")
    assert all(Decimal(value.value) > 0 for value in costs)
