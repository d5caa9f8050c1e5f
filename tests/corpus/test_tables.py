"""Tables of functions: named after products, of the staff, with labour cost, and on their side; months down."""

from decimal import Decimal
from typing import Any

from tests.corpus.direct import book_of
from tests.corpus.pages import pct
from workbooks.read.own_sheet import Reading, recognise

HEAD = ["Functie", "Schaal", "Trede", "Fte"]


def read(*rows: list[Any]) -> Reading:
    return recognise(book_of(Blad=list(rows)))


def test_the_table_of_the_staff_is_no_mix_of_functions():
    reading = read(
        ["Formatie overhead"], HEAD, ["Directeur", 75, 10, 1], ["Controller", 60, 8, 1], [],
        ["Formatie zorg"], HEAD, ["Begeleider", 45, 9, 3], ["Helpende", 30, 9, 1],
    )  # fmt: skip
    assert [row.values["functie"] for row in reading.products[0].functiemix] == ["Begeleider", "Helpende"]


def test_each_table_with_a_title_is_a_product():
    reading = read(
        ["Begeleiding licht"], HEAD, ["Helpende", 30, 9, 1], ["Begeleider", 35, 9, 1], [],
        ["Begeleiding zwaar"], HEAD, ["Begeleider", 45, 9, 2], ["Coach", 50, 9, 1], [],
        ["Werkgeverslasten", pct(0.3)],
    )  # fmt: skip
    assert {each.name: len(each.functiemix) for each in reading.products} == {
        "Begeleiding licht": 2,
        "Begeleiding zwaar": 2,
    }
    assert all("werkgeverslasten" in each.by_concept() for each in reading.products)


def test_a_column_of_shares_for_each_product_gives_each_its_wage():
    reading = read(
        ["Functiemix", "Bruto uurloon", "Licht", "Zwaar"],
        ["Helpende", 18, pct(0.75), pct(0.25)],
        ["Begeleider", 22, pct(0.25), pct(0.75)],
        ["Opbouw", "", "Licht", "Zwaar"],
        ["Productiviteit", "", pct(0.75), pct(0.7)],
        ["Overhead per uur", "", 8, 9],
    )
    wages = {each.name: each.by_concept()["bruto_uurloon"].value for each in reading.products}
    assert wages == {"Licht": Decimal(19), "Zwaar": Decimal(21)}


def test_labour_cost_per_fte_is_weighted_with_the_fte():
    reading = read(
        ["Formatie", "Fte", "Loonkosten per fte (incl. toeslagen en werkgeverslasten)"],
        ["Begeleider", 3, 60000],
        ["Teamleider", 1, 80000],
        ["Totaal", 4, None],
    )
    cost = reading.products[0].by_concept()["loonkosten_per_jaar"]
    assert (cost.value, cost.question) == (Decimal(65000), "")


def test_functions_across_are_the_same_mix():
    reading = read(
        ["Functie", "Helpende", "Begeleider"], ["Schaal", 30, 45], ["Trede", 8, 9], ["Fte", 1, 3], [],
        ["Werkgeverslasten", pct(0.3)],
    )  # fmt: skip
    rows = [dict(row.values) for row in reading.products[0].functiemix]
    assert [(row["functie"], row["schaal"], row["functie_aandeel"]) for row in rows] == [
        ("Helpende", "30", Decimal("0.25")),
        ("Begeleider", "45", Decimal("0.75")),
    ]


def test_months_down_are_one_year():
    months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    reading = read(
        ["Maand", "Contracturen", "Verlof", "Ziekte", "Scholing", "Werkoverleg"],
        *[[month, 156.5, 18, 9, 3, 4] for month in months],
        ["Totaal", 1878, 216, 108, 36, 48],
    )
    assert {key: str(each.value) for key, each in reading.products[0].by_concept().items()} == {
        "contracturen": "1878",
        "verlofuren": "216",
        "ziekteverzuim": "108",
        "scholingsuren": "36",
        "overleguren": "48",
    }
    assert reading.products[0].by_concept()["verlofuren"].cell == "C14"


def test_hours_of_a_team_are_divided_by_its_fte():
    reading = read(["Aantal fte", 7], ["Contracturen", 13146], ["Verlof", 1659], ["Scholing", 224])
    assert {key: str(each.value) for key, each in reading.products[0].by_concept().items()} == {
        "contracturen": "1878",
        "verlofuren": "237",
        "scholingsuren": "32",
    }
    assert "uren_van_een_team" in {finding.kind for finding in reading.findings}


def test_hours_of_a_team_of_unknown_size_are_asked():
    reading = read(["Contracturen", 13146], ["Scholing", 224])
    assert all(each.question for each in reading.products[0].values)


def test_allowances_as_amounts_of_a_year_are_a_part_of_the_salaries():
    reading = read(
        ["Aantal fte", 10],
        ["Salarissen (excl. toeslagen)", 400000],
        ["Vakantiegeld", 32000],
        ["Eindejaarsuitkering", 33200],
        ["Sociale lasten en pensioen", 139560],
    )
    values = reading.products[0].by_concept()
    assert [str(values[key].value) for key in ("vakantietoeslag", "eindejaarsuitkering", "werkgeverslasten")] == [
        "0.08",
        "0.083",
        "0.3",
    ]


def test_a_list_of_people_is_no_list_of_products():
    reading = read(
        ["Naam", "Contracturen", "Declarabel"], ["A. Bos", 1878, pct(0.7)], ["K. Meijer", 1600, pct(0.72)], [],
        ["Overhead per uur", 9],
    )  # fmt: skip
    assert [each.name for each in reading.products] == [""]


def test_the_row_above_a_heading_is_not_the_heading():
    reading = read(
        [None, "Loon", None, "Uren", None],
        ["Product", "Bruto uurloon", "Werkgeverslasten", "Contracturen", "Productieve uren"],
        ["Licht", 20, pct(0.3), 1878, 1350],
        ["Zwaar", 24, pct(0.3), 1878, 1310],
    )
    assert {each.name: str(each.by_concept()["bruto_uurloon"].value) for each in reading.products} == {
        "Licht": "20",
        "Zwaar": "24",
    }
