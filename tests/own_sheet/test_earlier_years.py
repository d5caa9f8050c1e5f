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


def _column(start: str, heads: list[str]) -> list[list[Written]]:
    """The same sheet with a column for each heading."""
    rows: list[list[Written]] = [[start], [None, *heads]]
    for label, value in (
        ("Bruto uurloon", 24), ("Vakantietoeslag over bruto uurloon", "8%"), ("Werkgeverslasten", "25%"),
        ("Productiviteit", "75%"), ("Overhead over loonkosten", "15%"),
    ):  # fmt: skip
        rows.append([label, *(value for _ in heads)])
    formula = "={0}3*(1+{0}4)*(1+{0}5)/{0}6*(1+{0}7)"
    rows.append(["Tarief per uur", *((formula.format(chr(66 + at)), "49.68") for at in range(len(heads)))])
    return rows


def _read(heads: list[str], title: str = "Kostprijs begeleiding") -> list[str]:
    return [product.name for product in recognise(book_of({"Blad": _column(title, heads)})).products]


def test_beside_what_was_realised_each_year_but_the_last_is_of_before_also_where_no_day_is_told() -> None:
    assert _read(["Realisatie 2024", "Begroting 2025", "Begroting 2026"]) == ["Begroting 2026"]
    assert _read(["Jaarrekening 2023", "Begroting 2024", "Begroting 2025", "Begroting 2026"]) == ["Begroting 2026"]
    assert _read(["Realisatie 2024", "Begroting 2026", "Prognose 2027"]) == ["Begroting 2026", "Prognose 2027"]


def test_a_unit_below_the_heading_of_a_column_makes_it_no_product() -> None:
    rows = _rows("Begroting 2026", "Ter vergelijking 2025")
    rows.insert(2, [None, "€", "€"])
    rows[-1] = ["Tarief per uur", "41.40", "49.68"]
    assert [product.name for product in recognise(book_of({"Blad": rows})).products] == ["Begroting 2026"]


def test_budgets_of_two_years_are_products_where_nothing_was_realised() -> None:
    assert len(_read(["Begroting 2025", "Begroting 2026"])) == 2


def test_a_wage_that_is_last_years_raised_by_a_number_in_the_formula_is_the_wage_of_this_year() -> None:
    rows: list[list[Written]] = [
        [None, "2025", "2026"],
        ["Loonkosten per fte", 60000, ("=B2*1.04", "62400")],
        ["Productieve uren", 1250, 1250],
        ["Overhead per fte", 8000, ("=B4*1.025", "8200")],
        ["Tarief per uur", ("=(B2+B4)/B3", "54.4"), ("=(C2+C4)/C3", "56.48")],
    ]
    before, now = recognise(book_of({"Blad": rows})).products
    read = [{value.concept: value.value for value in product.values} for product in (before, now)]
    assert read[0] == {"loonkosten_per_jaar": 60000, "productieve_uren": 1250, "overhead": 8000}
    assert read[1] == {"loonkosten_per_jaar": 62400, "productieve_uren": 1250, "overhead": 8200}
