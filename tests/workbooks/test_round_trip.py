"""From template to filled sheet and back: the same inputs, the same price, each value with its cell and source."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from tarief.core.place import Place
from tests.tools.cells import cells_of, names_of
from tests.tools.libreoffice import recalculate
from tests.tools.times import TIMES
from tests.workbooks.examples import DAY, FILLED, UURTARIEF, calculated, cell_of, changed, template
from tests.workbooks.inputs import random_inputs
from workbooks.read.template import read
from workbooks.write.template.writing import write_template


def plain(value: Any) -> Any:
    """Inputs without the way they are written: numbers as Decimal, a bare value as its own `waarde`."""
    if isinstance(value, list):
        return [{key: plain(each) for key, each in record.items()} for record in value]
    raw = value.get("waarde") if isinstance(value, dict) else value
    try:
        return Decimal(raw)
    except ArithmeticError:
        return raw


def flat(inputs: dict[str, Any]) -> dict[str, Any]:
    return {key: plain(value) for key, value in inputs.items()}


def test_what_was_written_is_what_is_read(tmp_path):
    opgave = read(template(tmp_path / "opgave.xlsx"))
    assert opgave.findings == ()
    assert (opgave.model.key, opgave.peildatum) == ("uurtarief", DAY)
    assert flat(dict(opgave.inputs)) == flat(FILLED)
    assert opgave.inputs["overhead"] == {"waarde": Decimal("0.215"), "bron": "jaarrekening"}


def test_the_read_sheet_has_the_same_breakdown_as_its_inputs(tmp_path):
    breakdown, direct = read(template(tmp_path / "opgave.xlsx")).calculate(), calculated(FILLED)
    assert breakdown.opbouw == direct.opbouw
    assert breakdown.values == direct.values
    assert [line.source for line in breakdown.lines] == [line.source for line in direct.lines]


@pytest.mark.parametrize("inputs", [*random_inputs(12 if TIMES > 1 else 6, seed=7)])
def test_any_inputs_survive_the_template(inputs, tmp_path):
    breakdown, direct = read(template(tmp_path / "opgave.xlsx", inputs)).calculate(), calculated(inputs)
    assert breakdown.tarief == direct.tarief
    assert [rung.amount for rung in breakdown.opbouw] == [rung.amount for rung in direct.opbouw]


def test_an_empty_template_gives_no_inputs(tmp_path):
    assert read(template(tmp_path / "leeg.xlsx", {})).inputs == {}


def test_a_sheet_can_be_read_from_bytes_under_its_own_name(tmp_path):
    path = template(tmp_path / "opgave.xlsx", {"verlofuren": "200"})
    opgave = read(path.read_bytes(), name="van de mail.xlsx")
    place = str(opgave.places(Place.of("verlofuren"))).removeprefix("Blad Invoer, cel ")
    assert opgave.inputs["verlofuren"]["bron"] == f"van de mail.xlsx, blad Invoer, cel {place}"


def test_provider_and_product_travel_along_as_text(tmp_path):
    path = tmp_path / "opgave.xlsx"
    write_template(UURTARIEF, path, on=DAY, aanbieder="=Zorg & Zo", product="-individueel")
    opgave = read(path)
    assert (opgave.aanbieder, opgave.product) == ("=Zorg & Zo", "-individueel")


def test_a_key_is_turned_into_the_cell_in_which_it_stands(tmp_path):
    path = template(tmp_path / "opgave.xlsx")
    opgave, where = read(path), names_of(path)
    assert str(opgave.places(Place.of("overhead"))) == f"Blad Invoer, cel {where['overhead'][1]}"
    assert str(opgave.places(Place.of("overhead_grondslag"))) == f"Blad Invoer, cel {where['overhead_grondslag'][1]}"
    assert str(opgave.places(Place.of("functiemix", 1, "schaal"))) == f"Blad Invoer, cel {where['schaal_2'][1]}"
    assert str(opgave.places(Place.of("cao_jeugdzorg.salaris"))) == "cao_jeugdzorg.salaris"


def test_an_empty_row_between_functions_does_not_move_the_cells(tmp_path):
    path = template(tmp_path / "opgave.xlsx", {**FILLED, "functiemix": []})
    row = {"functie_3": "Begeleider", "schaal_3": 8, "trede_3": 7, "functie_aandeel_3": 1}
    opgave = read(changed(path, row))
    assert opgave.inputs["functiemix"][0]["schaal"] == "8"
    assert str(opgave.places(Place.of("functiemix", 0, "trede"))) == f"Blad Invoer, cel {names_of(path)['trede_3'][1]}"


@pytest.mark.parametrize(
    ("stored", "expected"),
    [(0.1 + 0.2, "0.3"), (1 - 0.9, "0.1"), (1760.4, "1760.4"), (24.68, "24.68"), (8, "8"), (1e-7, "0.0000001")],
)
def test_a_number_is_read_as_the_sheet_shows_it(stored, expected, tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"overleguren": stored})
    assert read(path).inputs["overleguren"]["waarde"] == Decimal(expected)


def test_a_choice_may_be_written_as_its_label_or_as_its_key(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"contractvorm": "FLEXIBEL", "overhead_grondslag": "omzet"})
    assert read(path).inputs["contractvorm"] == "flexibel"
    assert read(path).inputs["overhead_grondslag"] == "omzet"


def test_the_date_may_be_typed_as_text(tmp_path):
    path = changed(template(tmp_path / "opgave.xlsx"), {"peildatum": "1-7-2025"})
    assert read(path).peildatum == date(2025, 7, 1)


@pytest.mark.usefixtures("libreoffice")
def test_a_sheet_saved_by_libreoffice_reads_the_same_and_shows_the_same(tmp_path):
    path = template(tmp_path / "opgave.xlsx")
    again = recalculate([path], tmp_path / "libreoffice")[0]
    assert read(again).inputs == read(path).inputs
    assert read(again).calculate().opbouw == read(path).calculate().opbouw
    stored, worked_out = cells_of(path)["Invoer"], cells_of(again)["Invoer"]
    book = load_workbook(path)
    formulas = [cell.coordinate for row in book["Invoer"].iter_rows() for cell in row if cell.data_type == "f"]
    assert {at: stored.get(at) for at in formulas} == {at: worked_out.get(at) for at in formulas}


def test_the_month_salary_of_the_table_stands_beside_each_function(tmp_path):
    path = template(tmp_path / "opgave.xlsx")
    row = cell_of(load_workbook(path), "schaal_1").row
    assert cells_of(path)["Invoer"][f"G{row}"] == float(calculated(FILLED).exact("schaalbedrag_1"))
