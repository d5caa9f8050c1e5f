"""What a cell below a price is, by what it does there: where words say little, the arithmetic says the rest."""

from decimal import Decimal

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise
from workbooks.read.own_sheet.values.types import ProductReading

Rows = list[list[Written]]


def _products(rows: Rows, name: str = "Blad") -> tuple[ProductReading, ...]:
    return recognise(book_of({name: rows})).products


def _told(product: ProductReading) -> dict[str, str]:
    return {line.cell: line.concept for line in (*product.sources, *product.outside)}


def _read(product: ProductReading) -> dict[str, str]:
    return {value.cell: value.concept for value in product.values if value.cells}


#: (52 - 6 - 2 - 1.5) x 20 = 850 hours; 85,000 / 850 = 100.
PRACTICE: Rows = [
    ["Mijn praktijk 2026"],
    ["Bruto inkomen", 60000],
    ["Huur praktijkruimte", 25000],
    ["Weken in een jaar", 52],
    ["Vrij", 6],
    ["Ziek", 2],
    ["Cursus", Decimal("1.5")],
    ["Uren met ouders per week", 20],
    ["Uren", ("=(B4-B5-B6-B7)*B8", "850")],
    ["Uurtarief", ("=(B2+B3)/B9", "100")],
]


def test_what_is_taken_off_the_weeks_of_a_year_is_weeks_whatever_it_is_called() -> None:
    (product,) = _products(PRACTICE)
    told = _told(product)
    assert {cell: told[cell] for cell in ("B5", "B6", "B7", "B8")} == {
        "B5": "vakantieweken", "B6": "ziekteweken", "B7": "scholingsweken", "B8": "declarabele_uren_per_week",
    }  # fmt: skip


#: A group of 8 at 80% with 2 workers of 30 for 4 hours: 37.50; (18,000 - 2,000) / 4,000 = 4.00; x 1.10 = 45.65.
FARM: Rows = [
    ["Zorgboerderij 2026"],
    [None, "Dagdeel", "Weekendetmaal"],
    ["Loon met alle lasten per uur", 30, 30],
    ["Uren op de groep", 4, 12],
    ["Begeleiders", 2, 1],
    ["Deelnemers", 8, 4],
    ["Opkomst", "80%", "90%"],
    ["Erf en gebouw per jaar", 18000, 8000],
    ["Opbrengst winkel", -2000, 0],
    ["Bezette eenheden per jaar", 4000, 400],
    ["Kantoor en federatie", "10%", "10%"],
    ["Prijs", ("=(B3*B4*B5/B6/B7+(B8+B9)/B10)*(1+B11)", "45.65"),
     ("=(C3*C4*C5/C6/C7+(C8+C9)/C10)*(1+C11)", "132")],
]  # fmt: skip


def test_people_hours_and_places_are_told_by_what_the_price_is_per() -> None:
    day_part, weekend = _products(FARM)
    assert (day_part.unit, weekend.unit) == ("dagdeel", "etmaal")
    first, second = _told(day_part) | _read(day_part), _told(weekend) | _read(weekend)
    assert {first[cell] for cell in ("B4", "B5", "B6")} == {
        "uren_per_dagdeel", "begeleiders_per_groep", "groepsgrootte",
    }  # fmt: skip
    assert (second["C4"], second["C5"], second["C10"]) == ("dienst_uren", "dienst_medewerkers", "etmalen_per_jaar")
    assert first["B9"] == "overige_opbrengsten_bedrag"


def test_a_wage_on_which_nothing_comes_is_what_the_hour_costs() -> None:
    """30 x 2 x 4 / 8 / 0.8 = 37.50; + 3.50 = 41; x 1.1 = 45.10, typed."""
    rows: Rows = [
        ["Zwaarte", "Personeel per uur", "Duur dagdeel", "Begeleiders", "Deelnemers", "Opkomst", "Materiaal",
         "Algemene kosten", "Prijs per dagdeel"],
        ["Dagbesteding licht", 30, 4, 2, 8, "80%", Decimal("3.5"), "10%", Decimal("45.10")],
        ["Dagbesteding zwaar", 30, 4, 3, 8, "80%", Decimal("3.5"), "10%", Decimal("65.73")],
    ]  # fmt: skip
    read = [_read(product) for product in _products(rows)]
    assert [each["B2" if place == 0 else "B3"] for place, each in enumerate(read)] == ["loonkosten_per_uur"] * 2


def test_a_price_of_the_year_before_that_is_raised_is_told_as_that_and_the_price_stays_that_of_the_sheet() -> None:
    """60 x (1 + 4% x 90% + 2% x 10%) = 62.28."""
    rows: Rows = [
        ["Indexering 2025 naar 2026"],
        ["OVA 2026", "4%"],
        ["Prijsindex materieel 2026", "2%"],
        ["Loondeel", "90%"],
        ["Product", "Eenheid", "Prijs 2025", "Prijs 2026"],
        ["Begeleiding", "uur", 60, ("=ROUND(C6*(1+B2*B4+B3*(1-B4)),2)", "62.28")],
        ["Dagbesteding", "dagdeel", 40, ("=ROUND(C7*(1+B2*B4+B3*(1-B4)),2)", "41.52")],
    ]
    first, second = _products(rows)
    assert (first.model, second.model) == ("prijs", "prijs")
    told = _told(first)
    assert (told["C6"], told["B2"], told["B3"]) == ("tarief_vorig_jaar", "indexatie", "indexatie")
    assert {line.base for line in first.sources if line.concept == "indexatie"} == {"tarief"}


def test_a_product_that_has_the_name_of_an_overhead_is_a_product() -> None:
    rows: Rows = [
        [None, "Schoonmaak", "Begeleiding thuis"],
        ["Bruto uurloon", 17, 24],
        ["Vakantietoeslag over bruto uurloon", "8%", "8%"],
        ["Werkgeverslasten", "25%", "25%"],
        ["Productiviteit", "75%", "70%"],
        ["Overhead over loonkosten", "15%", "15%"],
        ["Uurtarief", ("=B2*(1+B3)*(1+B4)/B5*(1+B6)", "35.19"), ("=C2*(1+C3)*(1+C4)/C5*(1+C6)", "53.2285714")],
    ]
    assert [product.by_concept()["bruto_uurloon"].value for product in _products(rows)] == [17, 24]


def test_a_margin_in_whole_percents_that_a_formula_divides_by_a_hundred_is_that_margin() -> None:
    rows = [*FARM[:-1], ["Risico", "2%", 2]]
    rows += [["Prijs", ("=(B3*B4*B5/B6/B7+(B8+B9)/B10)*(1+B11)*(1+B12)", "46.563"),
              ("=(C3*C4*C5/C6/C7+(C8+C9)/C10)*(1+C11)*(1+C12/100)", "134.64")]]  # fmt: skip
    _, weekend = _products(rows)
    lines = {line.cell: line for line in (*weekend.sources, *weekend.values) if line.cells}
    assert (lines["C12"].concept, lines["C12"].value) == ("risico_opslag", Decimal("0.02"))


def test_the_copy_that_a_program_made_of_a_sheet_is_no_product_where_it_says_nothing_of_its_own() -> None:
    old = [["Mijn praktijk"], ["Bruto inkomen", 56000], *PRACTICE[2:9], ["Uurtarief", ("=(B2+B3)/B9", "95.2941176")]]
    book = book_of({"Berekening": PRACTICE, "Berekening (2)": old})
    (product,) = recognise(book).products
    assert product.prices["tarief"] == 100


def test_a_copied_sheet_for_another_product_is_a_product() -> None:
    other = [["Mijn praktijk groep"], ["Bruto inkomen", 56000], *PRACTICE[2:8], ["Groepsuren", *PRACTICE[8][1:]],
             ["Uurtarief groepstraining", ("=(B2+B3)/B9", "95.2941176")]]  # fmt: skip
    assert len(recognise(book_of({"Berekening": PRACTICE, "Berekening (2)": other})).products) == 2


def test_a_price_per_pupil_or_visit_is_no_price_per_hour() -> None:
    """20 x 1.08 x 1.25 / 0.75 = 36 an hour; 3 hours and 15% overhead: 124.20, calculated and typed."""
    rows: Rows = [
        ["Kostprijs dyslexiezorg 2026"],
        ["Bruto uurloon", 20],
        ["Vakantietoeslag over bruto uurloon", "8%"],
        ["Werkgeverslasten", "25%"],
        ["Productiviteit", "75%"],
        ["Uren per leerling", 3],
        ["Overhead over loonkosten", "15%"],
    ]
    for price in (("=B2*(1+B3)*(1+B4)/B5*B6*(1+B7)", "124.2"), Decimal("124.20")):
        (product,) = _products([*rows, ["Prijs per leerling", price]])
        assert (product.unit, product.model, product.printed["tarief"].unit) == ("stuk", "prijs", "euro_per_stuk")
        assert _told(product)["B2"] == "bruto_uurloon"


def test_below_a_heading_of_money_stands_what_an_hour_costs_of_those_that_the_name_of_the_row_counts() -> None:
    rows: Rows = [
        ["Gezinshuis 2026"],
        ["Post", "Aantal", "Bedrag", "Totaal per jaar"],
        ["Gezinshuisouder (fte)", 1, 70000, ("=B3*C3", "70000")],
        ["Vervanging (uren)", 500, 40, ("=B4*C4", "20000")],
        ["Totaal", None, None, ("=D3+D4", "90000")],
        ["Aantal plaatsen", 4],
        ["Etmalen", ("=B6*365", "1460")],
        ["Tarief per etmaal", ("=D5/B7", "61.6438356164")],
    ]
    (product,) = recognise(book_of({"Gezinshuis": rows})).products
    told = {line.cells[0][1]: (line.concept, line.value) for line in product.sources if line.cells}
    assert told["C4"] == ("overige_kosten_per_uur", 40)
    assert told["B4"][0].endswith("uren")
