"""The input sheet: every field of the model with its label and unit, lists that follow choices, protection."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tarief import Refused, load_parameters
from tarief.model.form import fields
from tests.tools.cells import cells_of, names_of
from tests.tools.libreoffice import VALUES, recalculate
from tests.workbooks.examples import DAY, FILLED, UURTARIEF, cell_of, changed, template
from workbooks.read.template.names import SHARED_ROWS
from workbooks.voorbeelden import build, example_data, examples
from workbooks.write.template.lists import salaries_of


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return template(tmp_path_factory.mktemp("sjabloon") / "sjabloon.xlsx", {})


def test_every_field_of_the_model_has_a_cell_with_its_name(empty):
    names = names_of(empty)
    missing = [each.key for each in fields(UURTARIEF) if (f"{each.key}_1" if each.row else each.key) not in names]
    assert missing == []
    assert f"schaal_{SHARED_ROWS}" in names


def test_label_unit_and_explanation_of_a_field_stand_beside_its_cell(empty):
    book = load_workbook(empty)
    for each in fields(UURTARIEF):
        if each.unit is None or each.row:
            continue
        row = cell_of(book, each.key).row
        sheet = book["Invoer"]
        assert sheet[f"B{row}"].value == each.label
        assert each.unit.label in sheet[f"D{row}"].value
        assert (sheet[f"G{row}"].value or "") == each.explanation


def test_only_cells_to_fill_in_are_unlocked(empty):
    book = load_workbook(empty)
    sheet = book["Invoer"]
    inputs = {address for title, address in names_of(empty).values() if title == "Invoer"}
    merged = {cell.coordinate for area in sheet.merged_cells.ranges for row in sheet[area.coord] for cell in row}
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert inputs <= unlocked
    assert unlocked - inputs <= merged
    assert {title: book[title].sheet_state for title in book.sheetnames} == {
        "Invoer": "visible",
        "Keuzelijsten": "hidden",
        "_tarief": "veryHidden",
    }


def test_a_choice_has_a_list_with_the_labels_of_the_model(empty):
    book = load_workbook(empty)
    rules = {str(rule.sqref): rule for rule in book["Invoer"].data_validations.dataValidation}
    for each in fields(UURTARIEF):
        if not each.choices:
            continue
        rule = rules[cell_of(book, each.key).coordinate]
        assert (rule.type, rule.formula1) == ("list", f"lijst_{each.key}")
        [(sheet, area)] = book.defined_names[rule.formula1].destinations
        shown = [cell.value for row in book[sheet][area.replace("$", "")] for cell in row]
        assert shown == [label for _, label in each.choices]


@pytest.mark.usefixtures("libreoffice")
def test_the_lists_of_scales_and_steps_follow_the_choices_made(tmp_path):
    path = template(tmp_path / "opgave.xlsx")
    book = load_workbook(path)
    rules = {str(rule.sqref): rule.formula1 for rule in book["Invoer"].data_validations.dataValidation}
    scales, steps = (rules[cell_of(book, name).coordinate] for name in ("schaal_1", "trede_2"))
    sheet = book.create_sheet("Proef")
    for row in range(1, 21):
        sheet[f"A{row}"] = f'=IFERROR(INDEX({scales},{row}),"")'
        sheet[f"B{row}"] = f'=IFERROR(INDEX({steps},{row}),"")'
    book.save(path)
    shown = cells_of(recalculate([path], tmp_path / "libreoffice", VALUES)[0])["Proef"]
    library = load_parameters()
    assert tuple(shown[f"A{row}"] for row in range(1, 21) if shown.get(f"A{row}")) == library.scales("jeugdzorg", DAY)
    assert tuple(shown[f"B{row}"] for row in range(1, 21) if shown.get(f"B{row}")) == library.steps(
        "jeugdzorg", "9", DAY
    )


def test_the_bands_of_unsocial_hours_follow_the_cao_and_the_model_knows_each(empty):
    lists = cells_of(empty)["Keuzelijsten"]
    of_cao = [lists[f"H{at[1:]}"] for at, text in lists.items() if at[0] == "G" and text == "Jeugdzorg"]
    assert "ma-vr 20:00-22:00" in of_cao
    assert [*filter(unknown_band, [*of_cao, "ma-vr 20:00-23:00"])] == ["ma-vr 20:00-23:00"]
    [sheet] = [each for each in load_workbook(empty).worksheets if each.title == "Invoer"]
    rules = [rule for rule in sheet.data_validations.dataValidation if "lijst_tijdvakken" in str(rule.formula1)]
    assert "MATCH(cao," in str(rules[0].formula1)


def test_the_hidden_list_holds_every_month_salary_of_the_day(empty):
    salaries = salaries_of(UURTARIEF, load_parameters(), DAY)
    assert salaries is not None
    cells = cells_of(empty)["Keuzelijsten"]
    listed = {cells[f"E{row}"]: cells[f"F{row}"] for row in range(2, len(salaries.amounts) + 2)}
    assert listed == {"/".join(key): float(amount) for key, amount in salaries.amounts.items()}
    # Cao Jeugdzorg, tabel van 01-03-2025, schaal 8, trede 6 (tests/cases/cao_jeugdzorg.toml)
    assert listed["Jeugdzorg/8/6"] == 3590.26


def test_the_sum_of_the_shares_and_the_unit_follow_what_is_filled_in(tmp_path, libreoffice):  # noqa: ARG001
    path = changed(template(tmp_path / "opgave.xlsx"), {"functie_aandeel_2": 0.2, "risico_grondslag": "van het tarief"})
    book = load_workbook(path)
    rows = {name: cell_of(book, name).row for name in ("functie_aandeel_8", "risico_opslag", "overhead")}
    shown = cells_of(recalculate([path], tmp_path / "libreoffice", VALUES)[0])["Invoer"]
    assert shown[f"E{rows['functie_aandeel_8'] + 1}"] == pytest.approx(0.9)
    assert "samen 100%" in shown[f"G{rows['functie_aandeel_8'] + 1}"]
    assert shown[f"D{rows['risico_opslag']}"] == "aandeel (procent)"


def test_the_unit_beside_a_percentage_is_that_of_its_base(tmp_path):
    path = template(tmp_path / "opgave.xlsx")
    row = cell_of(load_workbook(path), "risico_opslag").row
    assert cells_of(path)["Invoer"][f"D{row}"] == "euro per uur"


def test_a_template_fits_the_width_of_a4_and_numbers_its_pages(empty):
    sheet = load_workbook(empty)["Invoer"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "&P" in sheet.oddFooter.right.text
    assert sheet.freeze_panes is not None


def test_the_same_template_gives_the_same_bytes(empty, tmp_path):
    assert template(tmp_path / "nogmaals.xlsx", {}).read_bytes() == empty.read_bytes()


def test_a_value_without_a_cell_is_not_lost_in_silence(tmp_path):
    with pytest.raises(ValueError, match="no cell in the template"):
        template(tmp_path / "opgave.xlsx", {**FILLED, "schoonmaak": "3"})
    assert list(tmp_path.iterdir()) == []


def unknown_band(band: str) -> bool:
    inputs = {"cao": "jeugdzorg", "bruto_maandloon": "3500", "ort": [{"ort_band": band, "ort_aandeel": "0.1"}]}
    try:
        UURTARIEF.calculate(inputs, on=DAY)
    except Refused as refused:
        return "ort_band_onbekend" in {finding.kind for finding in refused.findings}
    return False


def content(path: Path) -> dict[str, object]:
    """Everything a reader of the file can see, apart from how it is packed."""
    book = load_workbook(path)
    cells = {
        (sheet.title, cell.coordinate): (cell.value, cell.number_format, cell.protection.locked)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    }
    rules = {
        (sheet.title, str(rule.sqref)): (rule.type, rule.formula1, rule.prompt)
        for sheet in book.worksheets
        for rule in sheet.data_validations.dataValidation
    }
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    return {"cells": cells, "rules": rules, "names": names, "values": cells_of(path)}


@pytest.mark.parametrize("name", examples())
def test_a_shipped_example_is_what_its_data_file_makes(name, tmp_path):
    build(name, tmp_path / "opnieuw.xlsx")
    assert content(examples()[name]) == content(tmp_path / "opnieuw.xlsx")


@pytest.mark.parametrize("name", examples())
def test_every_value_of_an_example_has_a_source(name):
    data = example_data(name)["invoer"]
    rows = [row for table in data.values() if isinstance(table, list) for row in table]
    values = [value for record in (data, *rows) for value in record.values() if isinstance(value, dict)]
    assert len(values) > 15
    assert all(value["bron"] for value in values)


def test_the_example_costs_what_such_care_costs():
    from workbooks.read.template import read

    assert 75 < read(examples()["opgave_jeugdhulp"]).calculate().tarief < 105
