"""A column of a year before stands there to compare with: it is no product, and that is told."""

from tests.own_sheet.books import Written, book_of
from workbooks.read.own_sheet import recognise


def _rows(first: str, second: str) -> list[list[Written]]:
    return [
        ["Kostprijs begeleiding 2026"],
        [None, first, second],
        ["Bruto uurloon", 20, 24],
        ["Vakantietoeslag over bruto uurloon", "8%", "8%"],
        ["Werkgeverslasten", "25%", "25%"],
        ["Productiviteit", "75%", "75%"],
        ["Overhead over loonkosten", "15%", "15%"],
        ["Tarief per uur", ("=B3*(1+B4)*(1+B5)/B6*(1+B7)", "41.4"), ("=C3*(1+C4)*(1+C5)/C6*(1+C7)", "49.68")],
    ]


def test_a_realisation_of_a_year_before_beside_the_budget_of_now_is_no_product_and_that_is_told() -> None:
    reading = recognise(book_of({"Blad": _rows("Realisatie 2024", "Begroting 2026")}))
    assert [str(product.prices["tarief"]) for product in reading.products] == ["49.68"]
    assert [str(finding.place) for finding in reading.findings if finding.kind == "eerder_jaar"] == [
        "Blad Blad, cel B8"
    ]


def test_variants_of_two_years_and_a_forecast_are_products() -> None:
    for heads in (("Variant licht 2025", "Variant zwaar 2026"), ("Begroting 2026", "Prognose 2027")):
        assert len(recognise(book_of({"Blad": _rows(*heads)})).products) == 2


def test_the_year_before_behind_the_one_of_the_title_is_to_compare_with_and_a_series_of_years_is_products() -> None:
    assert len(recognise(book_of({"Blad": _rows("2026", "2025")})).products) == 1
    assert len(recognise(book_of({"Blad": _rows("2025", "2026")})).products) == 2


def test_a_title_tells_which_column_is_the_running_contract_where_the_sheet_names_two_years() -> None:
    rows = _rows("2025", "2026")
    rows[0] = ["Kostprijs begeleiding, kolom 2025 = lopend contract, kolom 2026 = aanvraag"]
    reading = recognise(book_of({"Blad": rows}))
    assert [str(product.prices["tarief"]) for product in reading.products] == ["49.68"]
    rows[0] = ["Kostprijs begeleiding, kolom 2025 = perceel noord, kolom 2026 = perceel zuid"]
    assert len(recognise(book_of({"Blad": rows})).products) == 2
