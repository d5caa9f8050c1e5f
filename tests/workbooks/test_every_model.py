"""Templates of every model, shipped or a region's own: what is filled in comes back as the same calculation."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tarief import MODELS, Aandeel, Breakdown, CostModel, EuroPerUur, Refused
from tarief.core.place import Place
from tarief.model.form import fields
from tarief.opgave import Opgave
from tests.tools.cells import cells_of, names_of
from tests.tools.libreoffice import VALUES, recalculate
from tests.workbooks.cases import cases_of_run, every_case
from tests.workbooks.examples import DAY, FILLED, UURTARIEF, calculated, cell_of, changed
from workbooks.read.template import read
from workbooks.write.template.writing import write_template

every = pytest.mark.parametrize("name", cases_of_run())
#: Keys that were called otherwise when sheets were handed out.
FORMER = {item.key: item.formerly for item in MODELS["etmaal"].quantities.values() if item.formerly}
TWO_CAOS = [
    {"functie": "Begeleider", "schaal": "8", "trede": "7", "functie_aandeel": "0.7"},
    {"functie": "Werker", "schaal": "9", "trede": "5", "functie_aandeel": "0.3", "cao": "sociaal_werk",
     "contractvorm": "flexibel"},
]  # fmt: skip


def filled(model: CostModel, path: Path, inputs: Any, on: date = DAY) -> Path:
    write_template(model, path, on=on, values=inputs)
    return path


def read_again(path: Path, model: CostModel) -> Opgave:
    return read(path, models={**MODELS, model.key: model})


def calculated_again(path: Path, model: CostModel) -> Breakdown:
    return read_again(path, model).calculate()


@every
def test_a_worked_case_survives_the_template_and_a_template_made_of_what_was_read(name: str, tmp_path: Path) -> None:
    case = every_case()[name]
    direct = case.calculate()
    opgave = read_again(filled(case.model, tmp_path / "een.xlsx", case.inputs, case.on), case.model)
    again = filled(case.model, tmp_path / "twee.xlsx", opgave.inputs, case.on)
    for result in (opgave.calculate(), calculated_again(again, case.model)):
        assert result.values == direct.values
        assert (result.opbouw, result.results, result.settled) == (direct.opbouw, direct.results, direct.settled)


@pytest.mark.parametrize("key", MODELS)
def test_an_empty_template_has_a_named_cell_for_every_field_and_gives_no_inputs(key: str, tmp_path: Path) -> None:
    path = filled(MODELS[key], tmp_path / "leeg.xlsx", {})
    names = names_of(path)
    assert [e.key for e in fields(MODELS[key]) if (f"{e.key}_1" if e.row else e.key) not in names] == []
    assert read(path).inputs == {}
    assert cells_of(path)["Invoer"]["B1"] == f"Kostenopgave {MODELS[key].label.lower()}"


def test_a_wide_table_has_a_sheet_of_its_own_and_its_faults_are_placed_there(tmp_path: Path) -> None:
    case = every_case()["cooperatie"]
    path = filled(case.model, tmp_path / "opgave.xlsx", case.inputs, case.on)
    where = names_of(path)
    assert where["norminkomen_6"][0] == where["uren_12"][0] == "Leden"
    assert "blad Leden" in cells_of(path)["Invoer"][f"C{cell_row(path, 'Leden')}"]
    assert load_workbook(path)["Leden"].protection.sheet
    with pytest.raises(Refused, match=f"Blad Leden, cel {where['uren_2'][1]}: 'veel' is geen getal"):
        calculated_again(changed(path, {"uren_2": "veel"}), case.model)


def cell_row(path: Path, text: str) -> int:
    """The last row of the page with this text in its first column."""
    return max(int(at[1:]) for at, value in cells_of(path)["Invoer"].items() if at[0] == "B" and value == text)


@pytest.mark.usefixtures("libreoffice")
def test_a_row_may_have_its_own_cao_and_contract_and_its_lists_follow_them(tmp_path: Path) -> None:
    inputs = {**FILLED, "functiemix": TWO_CAOS}
    path = filled(UURTARIEF, tmp_path / "opgave.xlsx", inputs)
    assert calculated_again(path, UURTARIEF).values == calculated(inputs).values
    row = cell_of(load_workbook(path), "trede_2").row
    stored, again = (cells_of(each)["Functiemix"] for each in (path, recalculate([path], tmp_path / "uit", VALUES)[0]))
    [beside] = [at for at, value in stored.items() if at[1:] == str(row) and value == again[at] and at[0] == "I"]
    assert stored[beside] == float(calculated(inputs).exact("schaalbedrag_2"))


def test_values_of_one_row_keep_their_own_sources(tmp_path: Path) -> None:
    member = {
        "naam": "A",
        "uren": {"waarde": "1000", "bron": "planning"},
        "kostprijs_per_uur": {"waarde": "70", "bron": "jaarrekening"},
    }
    inputs = {"leden": [member], "vergoeding": "0.06", "reserve": "0", "overhead": "0"}
    read_back = read(filled(MODELS["cooperatie"], tmp_path / "opgave.xlsx", inputs)).inputs["leden"][0]
    assert {key: read_back[key]["bron"] for key in ("uren", "kostprijs_per_uur")} == {
        "uren": "planning", "kostprijs_per_uur": "jaarrekening",
    }  # fmt: skip


def test_a_value_for_all_rows_is_filled_in_on_each_row(tmp_path: Path) -> None:
    case = every_case()["traject"]
    inputs = {**case.inputs, "uren_per_traject": "20"}
    inputs["casustypen"] = [
        {key: value for key, value in row.items() if key != "uren_per_traject"} for row in inputs["casustypen"]
    ]
    path = filled(case.model, tmp_path / "opgave.xlsx", inputs)
    assert calculated_again(path, case.model).tarief == case.model.calculate(inputs, on=DAY).tarief


def test_any_step_can_be_given_also_one_that_is_not_usually_asked(tmp_path: Path) -> None:
    inputs = {**FILLED, "functiemix": TWO_CAOS, "productieve_uren": "1400", "kosten_niet_productieve_uren": "9.5"}
    path = filled(UURTARIEF, tmp_path / "opgave.xlsx", inputs)
    assert calculated_again(path, UURTARIEF).values == calculated(inputs).values
    faulty = changed(path, {"kosten_niet_productieve_uren": "veel"})
    with pytest.raises(Refused, match=names_of(path)["kosten_niet_productieve_uren"][1]):
        calculated_again(faulty, UURTARIEF)


def test_the_values_of_one_function_come_back_without_a_table_and_their_faults_at_their_cell(tmp_path: Path) -> None:
    inputs = {key: value for key, value in FILLED.items() if key != "functiemix"}
    inputs |= {"schaal": "8", "trede": "7"}
    path = filled(UURTARIEF, tmp_path / "opgave.xlsx", inputs)
    opgave = read(path)
    assert (opgave.inputs["schaal"], "functiemix" in opgave.inputs) == ("8", False)
    assert str(opgave.places(Place.of("schaal"))) == f"Blad Invoer, cel {names_of(path)['schaal_1'][1]}"
    with_second = changed(path, {"functie_aandeel_1": 0.5, "schaal_2": "9", "trede_2": "5", "functie_aandeel_2": 0.5})
    assert len(read(with_second).inputs["functiemix"]) == 2


def test_a_percentage_in_percents_is_not_read_a_hundred_times_too_high(tmp_path: Path) -> None:
    inputs = {**FILLED, "ziekteverzuim": {"waarde": "6.1", "eenheid": "%"}}
    assert (
        calculated_again(filled(UURTARIEF, tmp_path / "a.xlsx", inputs), UURTARIEF).tarief == calculated(inputs).tarief
    )
    with pytest.raises(ValueError, match="is given in 'uur per week'"):
        filled(UURTARIEF, tmp_path / "b.xlsx", {**FILLED, "verlofuren": {"waarde": "4", "eenheid": "uur per week"}})


def test_a_cell_that_may_be_negative_takes_a_negative_number(tmp_path: Path) -> None:
    path = filled(MODELS["indexering"], tmp_path / "opgave.xlsx", {})
    sheet = load_workbook(path)["Invoer"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    where = names_of(path)
    index, old, cap = (rules[where[key][1]] for key in ("loonindex", "tarief_oud", "indexplafond"))
    assert (index.operator, float(index.formula1) < -1, index.formula2) == ("between", True, "1")
    assert (old.operator, old.formula1) == ("greaterThanOrEqual", "0")
    assert (cap.operator, cap.formula1, cap.formula2) == ("between", "0", "1")


def own() -> CostModel:
    model = CostModel("eigen", label="Eigen model", unit="uur")
    model.option("product", "Product", {"licht": "licht", "zwaar": "zwaar"}, default="licht")
    model.given("kosten", "Kosten", EuroPerUur)
    model.given("peildatum", "Aandeel op peildatum", Aandeel)

    @model.step("Tarief", when={"product": "licht"})
    def tarief(kosten: EuroPerUur, peildatum: Aandeel) -> EuroPerUur:
        return kosten * peildatum

    @model.also("tarief", product="zwaar")
    def zwaar_tarief(kosten: EuroPerUur) -> EuroPerUur:
        return kosten * 2

    return model


def test_a_model_may_use_the_words_of_the_sheet_as_keys(tmp_path: Path) -> None:
    model, path = own(), tmp_path / "opgave.xlsx"
    inputs = {"kosten": "50", "peildatum": "0.5"}
    write_template(model, path, on=DAY, values=inputs, aanbieder="Zorg", product="Begeleiding")
    opgave = read(path, models={"eigen": model})
    assert (opgave.peildatum, opgave.aanbieder, opgave.product) == (DAY, "Zorg", "Begeleiding")
    assert calculated_again(path, model).tarief == 25
    assert calculated_again(changed(path, {"product": "zwaar"}), model).tarief == 100


def test_a_template_of_a_model_that_is_not_passed_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="voor model 'eigen'"):
        read(filled(own(), tmp_path / "opgave.xlsx", {}))


def test_a_template_with_names_of_former_keys_is_read_as_what_they_became(tmp_path: Path) -> None:
    stay = {"fte": "7.5", "aantal_plaatsen": "10", "voedingskosten_per_etmaal": {"waarde": "15", "bron": "inkoop"}}
    path = filled(MODELS["etmaal"], tmp_path / "verblijf.xlsx", stay)
    now = read(path).inputs
    book = load_workbook(path)
    for new, old in FORMER.items():
        for end in ("", "_bron"):
            name = book.defined_names.pop(f"{new}{end}")
            name.name = f"{old}{end}"
            book.defined_names.add(name)
    book.save(path)
    assert read(path).inputs == now
    assert now["voedingskosten_per_etmaal"] == {"waarde": 15, "bron": "inkoop"}
