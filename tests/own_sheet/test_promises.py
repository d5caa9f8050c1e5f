"""Nothing is said of a cell that neither its text nor the arithmetic shows; what the sheet shows is not asked."""

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import ProductReading, Reading, recognise

Rows = list[list[Written]]
#: 30 x 1880 / (1880 - 200 - 60 - 94) = 34.686346865; x 1.2 = 41.623616238.
HOURS: Rows = [
    ["Kostprijs begeleiding 2026"],
    ["Loonkosten per betaald uur", 30],
    ["Contracturen per jaar", 1880],
    ["Verlofuren", 200],
    ["Xyzzy", 60],
    ["Zzyxy", "5%"],
    ["Productieve uren per jaar", ("=B3-B4-B5-B3*B6", "1526")],
    ["Overhead over loonkosten", "20%"],
    ["Tarief per uur", ("=B2*B3/B7*(1+B8)", "44.3512450852")],
]
#: 25 x 1.08 x 1.26 / 0.7 = 48.60; 2.00; overhead 20% of 50.60 = 10.12; 60.72; 3% of 60.72 = 1.82; 62.54.
AMOUNTS: Rows = [
    ["Kostprijs begeleiding 2026", None, "Bedrag"],
    ["Bruto uurloon", None, 25],
    ["Vakantietoeslag 8%", None, 2],
    ["Werkgeverslasten 26%", None, Decimal("7.02")],
    ["Loonkosten per uur", None, Decimal("34.02")],
    ["Productiviteit 70%"],
    ["Loonkosten per productief uur", None, Decimal("48.60")],
    ["Reiskosten per uur", None, 2],
    ["Overhead 20%", None, Decimal("10.12")],
    ["Kostprijs", None, Decimal("60.72")],
    ["Opslag risico 3%", None, Decimal("1.82")],
    ["Tarief per uur", None, Decimal("62.54")],
]
#: (60 000 + 5 400 + 6 000 + 2 000 + 1 000) / 1 000 = 74.40.
PRACTICE: Rows = [
    ["Uurtarief vaktherapie 2026"],
    ["Norminkomen", 60000],
    ["Praktijkkosten:"],
    ["Huur praktijkruimte", 9000],
    ["Materialen", 1150],
    ["Administratie en accountant", 2850],
    ["Declarabele uren per jaar", 1000],
    ["Uurtarief", 73],
]


def _reading(rows: Rows) -> Reading:
    return recognise(book_of({"Blad": rows}))


def _product(rows: Rows) -> ProductReading:
    (product,) = _reading(rows).products
    return product


def test_hours_without_a_known_name_are_not_said_to_be_of_a_kind() -> None:
    product = _product(HOURS)
    hours = product.by_concept()["productieve_uren"]
    assert hours.value == 1526
    assert ("Blad", "B6") not in hours.cells
    told = {value.cell: value.concept for value in product.sources}
    assert told["B5"] == "niet_productieve_uren"  # the formula takes them off; what for, nothing says
    assert "B6" not in told


def test_a_base_that_a_printed_step_tells_is_not_asked() -> None:
    reading = _reading(AMOUNTS)
    values = _product(AMOUNTS).by_concept()
    assert not [each.key for each in reading.questions if "grondslag" in each.key]
    assert values["overhead"].options[0].sets[0][1].base == "directe_kosten"
    assert values["risico_opslag"].options[0].sets[0][1].base == "kostprijs"


def test_a_line_below_a_heading_may_be_one_of_what_that_names() -> None:
    assert _product(PRACTICE).by_concept()["praktijkkosten"].value == 13000


def test_eight_hundredths_of_a_wage_is_holiday_pay_whatever_it_is_called() -> None:
    rows: Rows = [
        ["Kostprijs begeleiding 2026"],
        ["Bruto uurloon", 20],
        ["Xyzzy", "8%"],
        ["Werkgeverslasten", "25%"],
        ["Productiviteit", "75%"],
        ["Overhead over loonkosten", "20%"],
        ["Tarief per uur", ("=B2*(1+B3)*(1+B4)/B5*(1+B6)", "43.2")],
    ]
    holiday = _product(rows).by_concept()["vakantietoeslag"]
    assert (holiday.value, holiday.cell, holiday.question) == (Decimal("0.08"), "B3", "")


def test_a_percentage_that_comes_to_no_price_is_not_turned_round_to_come_nearer() -> None:
    """30 / 0,7 is 42,86; the sheet prints 52,30, and says of nothing how."""
    rows: Rows = [
        ["Kostprijs 2026"],
        ["Loonkosten per uur", 30],
        ["Productiviteit", "70%"],
        ["Tarief per uur", Decimal("52.3")],
    ]
    (product,) = _reading(rows).products
    assert product.by_concept()["productiviteit"].value == Decimal("0.7")
