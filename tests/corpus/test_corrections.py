"""What a user says of a cell: it becomes that input, or no input, and what cannot be is refused with its cell."""

from decimal import Decimal
from typing import Any

import pytest

from tests.corpus.direct import book_of
from tests.corpus.pages import pct
from workbooks.read.own_sheet import Reading, Uncorrectable, calculate_product, choices_in, open_questions, recognise

ROWS: list[list[Any]] = [
    ["Kostprijs 2026"],
    ["Loonkosten incl. werkgeverslasten per betaald uur", 24.68],
    ["Productiviteit", pct(0.8)],
    ["Overhead over directe kosten", pct(0.2)],
    ["Koffie en thee", 1.5],
    ["Vreemde post", pct(0.1)],
    ["Uurtarief", 37.02],
]
DAY = {"peildatum": "2026-01-01"}


def read(cells: dict[str, dict[str, str]], rows: list[list[Any]] = ROWS) -> Reading:
    return recognise(book_of(Blad=rows), choices_in(cells).corrections)


def price(reading: Reading) -> Decimal:
    assert open_questions(reading, reading.products[0], DAY) == ()
    return calculate_product(reading, reading.products[0], DAY).tarief


def faults(cells: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    with pytest.raises(Uncorrectable) as refused:
        read(cells)
    return [(finding.kind, str(finding.place)) for finding in refused.value.findings]


def test_a_cell_becomes_the_input_that_its_user_says_it_is():
    reading = read({"Blad!B5": {"is": "clientgebonden_kosten_per_uur"}})
    value = reading.products[0].by_concept()["clientgebonden_kosten_per_uur"]
    assert (value.value, value.label, value.cell) == (Decimal("1.5"), "Koffie en thee", "B5")
    assert price(read({})) == Decimal("37.02")
    assert price(reading) == Decimal("38.82")  # 24,68 / 0,8 + 1,50, en 20% daarover
    assert all(left.cell != "B5" for left in reading.unused)
    assert [finding.kind for finding in reading.findings].count("gedrukt_wijkt_af") == 1


def test_the_date_is_asked_of_a_product_that_its_user_points_out():
    rows: list[list[Any]] = [["Kostprijs"], ["regel aaa", 24.68], ["regel bbb", pct(0.8)], ["regel ccc", 20]]
    said = {"B2": {"is": "loonkosten_per_uur"}, "B3": {"is": "productiviteit"}}
    reading = read({f"Blad!{cell}": meant for cell, meant in said.items()}, rows)
    assert [question.key for question in reading.questions] == ["peildatum"]
    nothing = read({}, rows)
    assert (nothing.questions, nothing.findings) == ((), ())


def test_a_percentage_has_another_base_and_no_question_is_left():
    reading = read({"'Blad'!$b$4": {"is": "overhead", "grondslag": "omzet"}})
    assert price(reading) == Decimal("38.56")
    assert reading.products[0].by_concept()["overhead"].base == "omzet"


def test_a_cell_that_is_not_used_is_left_over_with_the_reason():
    reading = read({"Blad!B4": {"is": "niet_gebruiken"}, "Blad!B6": {"is": "overhead", "grondslag": "directe_kosten"}})
    assert price(reading) == Decimal("33.94")  # 30,85 en 10% daarover
    assert ("B4", "niet gebruikt, zoals u hebt aangewezen") in {(left.cell, left.why) for left in reading.unused}


def test_two_cells_of_one_input_are_a_sum():
    rows = [*ROWS[:5], ["Ander gebak", 0.5]]
    reading = read({f"Blad!B{row}": {"is": "clientgebonden_kosten_per_uur"} for row in (5, 6)}, rows)
    value = reading.products[0].by_concept()["clientgebonden_kosten_per_uur"]
    assert (value.value, len(value.cells)) == (Decimal(2), 2)


def test_an_own_price_can_be_pointed_out():
    assert read({"Blad!B5": {"is": "tarief"}}).products[0].printed["tarief"].value == Decimal("1.5")


def test_of_a_sheet_that_nothing_was_understood_of_everything_can_be_said():
    rows: list[list[Any]] = [["aaa", 24.68], ["bbb", pct(0.8)], ["ccc", 25]]
    cells = {
        "Blad!B1": {"is": "loonkosten_per_uur"},
        "Blad!B2": {"is": "productiviteit"},
        "Blad!B3": {"is": "overhead", "grondslag": "directe_kosten"},
    }
    assert price(read(cells, rows)) == Decimal("38.56")


def test_all_that_cannot_be_is_told_at_once_with_its_cell():
    assert faults(
        {
            "Blad!B5": {"is": "overheadd", "grondslag": "omzet"},
            "Blad!B4": {"is": "overhead", "grondslag": "koffie"},
            "Blad!Z99": {"is": "niet_gebruiken"},
            "Balk!B4": {"is": "niet_gebruiken"},
            "Blad!A5": {"is": "overhead", "grondslag": "omzet"},
            "Blad!B6": {"is": "risico_opslag"},
            "Blad!B3": {"is": "bruto_uurloon"},
        }
    ) == [
        ("onbekende_sleutel", "Blad Blad, cel B5"),
        ("onbekende_grondslag", "Blad Blad, cel B4"),
        ("cel_bestaat_niet", "Blad Blad, cel Z99"),
        ("cel_bestaat_niet", "Blad Balk, cel B4"),
        ("cel_zonder_getal", "Blad Blad, cel A5"),
        ("grondslag_ontbreekt", "Blad Blad, cel B6"),
        ("eenheid_past_niet", "Blad Blad, cel B3"),
    ]
    twice = {"Blad!B4": {"is": "niet_gebruiken"}, "'Blad'!$B$4": {"is": "niet_gebruiken"}}
    assert faults(twice) == [("cel_dubbel", "Blad Blad, cel B4")]
    assert faults({f"Blad!B{row}": {"is": "tarief"} for row in range(1, 502)}) == [("te_veel_cellen", "")]
    assert faults({"koffie": {"is": "overhead"}, "Blad!B4": {"es": "overhead"}}) == [
        ("geen_cel", "koffie"),
        ("onbekende_sleutel", "Blad Blad, cel B4"),
        ("ontbreekt", "Blad Blad, cel B4"),
    ]


def test_a_number_up_to_one_is_a_share_or_a_percentage_only_when_its_user_says_so():
    rows = [*ROWS[:5], ["Vreemde post", 0.5]]
    said = {"is": "risico_opslag", "grondslag": "kostprijs"}
    with pytest.raises(Uncorrectable, match="twee dingen"):
        read({"Blad!B6": said}, rows)
    for unit, value in (("procent", "0.005"), ("aandeel", "0.5")):
        made = read({"Blad!B6": {**said, "eenheid": unit}}, rows).products[0].by_concept()["risico_opslag"]
        assert made.value == Decimal(value)


def test_beside_several_products_a_cell_is_of_the_product_in_its_column():
    rows: list[list[Any]] = [
        ["Product", "Basis", "Extra"],
        ["Loonkosten incl. werkgeverslasten per betaald uur", 24.68, 30.85],
        ["Productiviteit", pct(0.8), pct(0.8)],
        ["Overhead over directe kosten", pct(0.2), pct(0.2)],
        ["Koffie en thee", 1.5, 2],
    ]
    basis, extra = read({"Blad!C5": {"is": "clientgebonden_kosten_per_uur"}}, rows).products
    assert "clientgebonden_kosten_per_uur" not in basis.by_concept()
    assert extra.by_concept()["clientgebonden_kosten_per_uur"].value == Decimal(2)


def test_an_input_of_another_model_changes_the_model_where_that_knows_all_the_rest():
    reading = read({"Blad!B5": {"is": "materiaalkosten_per_dagdeel"}})
    assert [(product.model, product.unit) for product in reading.products] == [("dagdeel", "dagdeel")]
    assert read({"Blad!B5": {"is": "niet_gebruiken"}}).products[0].model == "uurtarief"


def test_of_a_sheet_without_a_product_nothing_is_made_by_leaving_cells_out():
    assert read({"Blad!B1": {"is": "niet_gebruiken"}}, [["aaa", 24.68]]).products == ()
