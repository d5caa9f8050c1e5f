"""A number that stands in a formula is told as what it does there; a percentage there is read as one with a cell."""

from decimal import Decimal

import pytest

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, calculate_product, recognise
from workbooks.read.own_sheet.graph.written import constants


@pytest.mark.parametrize(
    ("formula", "does"),
    [
        ("=B1*(1+3.5%)", "* 1 + 3,5%"),
        ("=B1/(1-21%)", "/ 1 - 21%"),
        ("=B1/(0.85*B2)", "/ 0,85"),
        ("=B1/(B2/0.4)", "* 0,4"),
        ("=(B1*0.3)/B2", "* 0,3"),
        ("=B1/SUM(B2*0.9)", "/ 0,9"),
    ],
)
def test_within_brackets_that_a_formula_divides_by_multiplying_is_dividing(formula: str, does: str):
    assert does in {f"{constant.sign} {constant.shown}" for constant in constants(formula)}


Rows = list[list[Written]]
#: 24 × (1 + 0,08 + 0,08) × 1,25 / 0,7 = 49,714286; × 1,2 = 59,657143; × 1,03 = 61,446857.
HOUR: Rows = [
    ["Kostprijs 2026"],
    ["Bruto uurloon", 24],
    ["Vakantietoeslag", ("=B2*0.08", "1.92")],
    ["Eindejaarsuitkering", ("=8%*B2", "1.92")],
    ["Werkgeverslasten", ("=SUM(B2:B4)*25/100", "6.96")],
    ["Productiviteit", "70%"],
    ["Loonkosten per productief uur", ("=SUM(B2:B5)/B6", "49.7142857143")],
    ["Overhead", ("=B7*1.2-B7", "9.9428571429")],
    ["Risico", ("=(B7+B8)*0.03", "1.7897142857")],
    ["Tarief per uur", ("=B7+B8+B9", "61.4468571429")],
]


def priced(rows: Rows) -> tuple[ProductReading, Decimal]:
    reading = recognise(book_of({"Blad": rows}))
    (product,) = reading.products
    assert not reading.questions
    return product, calculate_product(reading, product, {}).tarief


def test_a_percentage_that_stands_only_in_a_formula_is_read():
    product, tarief = priced(HOUR)
    known = product.by_concept()
    shares = {key: (known[key].value, known[key].cell) for key in known if known[key].unit == "aandeel"}
    assert shares == {
        "vakantietoeslag": (Decimal("0.08"), "B3"),
        "eindejaarsuitkering": (Decimal("0.08"), "B4"),
        "werkgeverslasten": (Decimal("0.25"), "B5"),
        "productiviteit": (Decimal("0.7"), "B6"),
        "overhead": (Decimal("0.2"), "B8"),
        "risico_opslag": (Decimal("0.03"), "B9"),
    }
    assert known["risico_opslag"].base == "kostprijs"
    assert "overige_kosten" not in known
    assert tarief == Decimal("61.45")


def test_a_percentage_that_a_formula_names_twice_is_one_of_the_result():
    rows = [*HOUR[:7], ["Overhead van de omzet", ("=B7/(1-20%)*20%", "12.4285714286")]]
    rows += [["Tarief per uur", ("=B7+B8", "62.1428571429")]]  # 49,714286 / 0,8
    product, tarief = priced(rows)
    overhead = product.by_concept()["overhead"]
    assert (overhead.value, overhead.base, tarief) == (Decimal("0.2"), "omzet", Decimal("62.14"))


def test_a_unit_behind_an_amount_says_nothing_of_the_percentage_in_its_formula():
    rows: Rows = [
        ["Dagbesteding, tarief per dagdeel per cliënt"],
        ["Groepsgrootte", 8, "cliënten"],
        ["Duur dagdeel", 4, "uur"],
        ["Begeleiders per groep", 2, "fte"],
        ["Bruto uurloon begeleider", 20, "euro"],
        ["Werkgeverslasten", "30%"],
        ["Productiviteit", "80%"],
        ["Loonkosten per dagdeel", ("=B4*B3*B5*(1+B6)/B7/B2", "32.5"), "euro"],
        ["Overhead over loon", ("=B8*0.2", "6.5"), "euro"],
        ["Marge", ("=(B8+B9)*0.02", "0.78"), "euro"],
        ["Tarief per dagdeel", ("=B8+B9+B10", "39.78"), "euro"],
    ]
    product, tarief = priced(rows)
    known = product.by_concept()
    told = {key: (known[key].value, known[key].base) for key in ("overhead", "risico_opslag")}
    assert told == {"overhead": (Decimal("0.2"), "loonkosten"), "risico_opslag": (Decimal("0.02"), "kostprijs")}
    assert tarief == Decimal("39.78")


def test_an_amount_that_stays_with_the_sheet_has_the_name_of_its_row():
    rows = [*HOUR[:7], ["Toeslag wijkteam", ("=B7*0.05", "2.4857142857")]]
    rows += [["Tarief per uur", ("=B7+B8", "52.2")]]
    left = priced(rows)[0].by_concept()["overige_kosten"]
    assert (left.label, left.cell) == ("Toeslag wijkteam", "B8")


@pytest.mark.parametrize(("rule", "comes_to"), [("=B3+1.35", "3.35"), ("=B3-0.5", "1.5"), ("=B3+B3+1", "5")])
def test_an_amount_in_the_formula_of_a_cost_is_part_of_that_cost(rule: str, comes_to: str) -> None:
    price = str((32 + Decimal(comes_to)) * Decimal("1.2"))
    rows: list[list[Written]] = [
        ["Kostprijs begeleiding 2026"],
        ["Loonkosten per productief uur", 32],
        ["Reiskosten per uur, norm", 2],
        ["Overhead over directe kosten", "20%"],
        ["Reis- en verblijfkosten", (rule, comes_to)],
        ["Tarief per uur", ("=(B2+B5)*(1+B4)", price)],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    values = {value.concept: value for value in product.values}
    assert values["reiskosten_per_uur"].value == Decimal(comes_to)
    assert "overige_kosten" not in values


def test_an_amount_in_the_formula_of_a_cost_price_leaves_what_that_rests_on() -> None:
    rows: list[list[Written]] = [
        ["Kostprijs begeleiding 2026"],
        ["Loonkosten per productief uur", 32],
        ["Reiskosten per uur", 2],
        ["Kostprijs per uur", ("=B2+B3+3.5", "37.5")],
        ["Risico over kostprijs", "4%"],
        ["Tarief per uur", ("=B4*(1+B5)", "39")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert {"reiskosten_per_uur", "risico_opslag"} <= {value.concept for value in product.values}


def team(divisor: str, price: str) -> Rows:
    """Costs of a year of four people: 260.000 + 9.600 + 30.400 = 300.000, and 4 × 1.250 = 5.000 hours: 60 an hour."""
    return [
        ["Begroting wijkteam 2026"],
        ["Fte begeleiders", 4],
        ["Loonkosten totaal per jaar incl. lasten", 260_000],
        ["Reiskosten totaal", 9_600],
        ["Kantoor en management totaal", 30_400],
        ["Kosten totaal", ("=SUM(B3:B5)", "300000")],
        ["Kostprijs per uur", (f"=B6/({divisor})", price)],
    ]


@pytest.mark.parametrize("divisor", ["B2*1250", "1250*B2"])
def test_the_hours_in_a_formula_that_divides_by_staff_too_are_productive_hours(divisor: str) -> None:
    product, tarief = priced(team(divisor, "60"))
    known = product.by_concept()
    assert known["productieve_uren"].value == 1_250
    assert "formule van Kostprijs per uur" in known["productieve_uren"].label
    assert known["loonkosten_per_jaar"].value == 65_000
    assert (known["overhead"].value, known["overhead"].base) == (7_600, "per_fte")
    assert known["reiskosten_per_uur"].value == Decimal("1.92")
    assert "overige_kosten" not in known
    assert tarief == 60


def test_the_hours_in_a_formula_on_the_way_to_a_price_are_read_too() -> None:
    rows = [*team("B2*1250", "60")[:6], ["Declarabele uren", ("=B2*1250", "5000")]]
    product, tarief = priced([*rows, ["Kostprijs per uur", ("=B6/B7", "60")]])
    assert (product.by_concept()["productieve_uren"].value, tarief) == (1_250, 60)


def test_a_wage_of_a_year_is_never_read_as_one_of_an_hour() -> None:
    reading = recognise(book_of({"Blad": team("B2*36*40", "52.0833333333")}))  # 36 hours in 40 weeks
    (product,) = reading.products
    assert not {"loonkosten_per_uur", "loon_met_toeslagen_per_uur", "bruto_uurloon"} & product.by_concept().keys()
    assert calculate_product(reading, product, {}).tarief == Decimal("52.08")
    assert "opbouw_niet_begrepen" in {finding.kind for finding in reading.findings}


@pytest.mark.parametrize("formula", ["=B2/0.8-B2", "=B2*0.2/0.8", "=B2/0.8*0.2", "=B2/80%-B2", "=B2*20%/(1-20%)"])
def test_what_divides_by_a_rest_is_the_share_that_is_taken_off(formula: str) -> None:
    """24 of which a fifth of the hours is no care is 30, and 10 % of that more is 33."""
    rows: Rows = [
        ["Kostprijs 2026"],
        ["Loonkosten per uur", 24],
        ["Improductief 20%", (formula, "6")],
        ["Overhead 10%", ("=(B2+B3)*0.1", "3")],
        ["Tarief per uur", ("=SUM(B2:B4)", "33")],
    ]
    product, tarief = priced(rows)
    known = product.by_concept()
    assert tarief == 33
    assert known["productiviteit"].value == Decimal("0.8")
    assert "overige_kosten" not in known


@pytest.mark.parametrize("name", ["Loonkosten per productief uur", "Productiviteit 80%", "Loon per declarabel uur"])
def test_the_part_of_the_hours_that_a_formula_divides_by_is_read_where_its_cell_speaks_of_those(name: str) -> None:
    rows: Rows = [
        ["Kostprijs 2026"],
        ["Loonkosten per uur", 24],
        [name, ("=B2/0.8", "30")],
        ["Overhead 10%", ("=B3*0.1", "3")],
        ["Tarief per uur", ("=B3+B4", "33")],
    ]
    product, tarief = priced(rows)
    known = product.by_concept()
    assert tarief == 33
    assert known["productiviteit"].value == Decimal("0.8")
    assert known["overhead"].value == Decimal("0.1")


def test_a_price_that_a_formula_divides_without_speaking_of_hours_has_no_productivity() -> None:
    rows: Rows = [
        ["Kostprijs 2026"],
        ["Loonkosten per productief uur", 30],
        ["Tarief per uur met 20% overhead", ("=B2/0.8", "37.5")],
    ]
    (product,) = recognise(book_of({"Blad": rows})).products
    assert all(value.value != Decimal("0.8") for value in product.values if value.concept == "productiviteit")
