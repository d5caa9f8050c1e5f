"""A model in a file of its own: loaded by its path, and refused with the place and the reason."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tarief import At, CostModel, EuroPerMaand, EuroPerUur, ModelError, Refused
from tarief.costmodel import load_model
from tarief.model.model import units_with
from tarief.parameters import library_with

MODEL = """
from tarief import Aandeel, CostModel, EuroPerUur

regio = CostModel("regio_uurtarief", label="Ons uurtarief", unit="uur")
regio.given("kosten_per_uur", "Directe kosten", EuroPerUur)
regio.given("toeslag", "Toeslag van de prijs", Aandeel)


@regio.step("Tarief")
def tarief(kosten_per_uur: EuroPerUur, toeslag: Aandeel) -> EuroPerUur:
    return kosten_per_uur / (1 - toeslag)
"""


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    return tmp_path / "eigen_model.py"


def refused(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ModelError) as caught:
        load_model(path)
    assert path.name in str(caught.value)
    return str(caught.value)


def test_the_one_model_of_a_file_calculates(own_file: Path) -> None:
    own_file.write_text(MODEL, encoding="utf-8")
    result = load_model(own_file).calculate({"kosten_per_uur": "60", "toeslag": "0.2"}, on=date(2026, 1, 1))
    assert result.tarief == Decimal("75.00")


def test_of_several_models_the_one_named_model_counts(own_file: Path) -> None:
    own_file.write_text(
        f"{MODEL}\nander = CostModel('ander', label='x', unit='uur')\nmodel = regio\n", encoding="utf-8"
    )
    assert load_model(own_file).key == "regio_uurtarief"


def test_a_file_or_a_step_that_stops_the_program_is_refused_as_a_fault_of_the_model(own_file: Path) -> None:
    for ending in ("\nraise SystemExit(0)\n", "\nimport sys\nsys.exit('klaar')\n"):
        assert "stopt het programma" in refused(own_file, MODEL + ending)
    own_file.write_text(MODEL.replace("    return", "    raise SystemExit(0)\n    return"), encoding="utf-8")
    with pytest.raises(ModelError, match="Stap 'tarief'"):
        load_model(own_file).calculate({"kosten_per_uur": "60", "toeslag": "0.2"}, on=date(2026, 1, 1))


def test_a_second_name_for_the_same_model_is_no_second_model(own_file: Path) -> None:
    own_file.write_text(f"{MODEL}\nonze = regio\n", encoding="utf-8")
    assert load_model(own_file).key == "regio_uurtarief"


def test_a_changed_file_is_read_again_and_leaves_nothing_beside_it(own_file: Path) -> None:
    own_file.write_text(MODEL, encoding="utf-8")
    load_model(own_file)
    own_file.write_text(MODEL.replace("regio_uurtarief", "regio_dagtarief"), encoding="utf-8")
    assert load_model(own_file).key == "regio_dagtarief"
    assert [path.name for path in own_file.parent.iterdir()] == ["eigen_model.py"]
    assert "eigen_model" not in sys.modules


def test_annotations_kept_as_text_are_read_too(own_file: Path) -> None:
    own_file.write_text(f"from __future__ import annotations\n{MODEL}", encoding="utf-8")
    assert load_model(own_file).quantities["tarief"].unit.key == "euro_per_uur"


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"weg\.py bestaat niet"):
        load_model(tmp_path / "weg.py")
    with pytest.raises(ModelError, match="kan niet worden gelezen"):
        load_model(tmp_path)


def test_text_that_is_not_python_is_refused_with_its_line(own_file: Path) -> None:
    assert "regel 2: dit is geen Python" in refused(own_file, "x = 1\ndef tarief(:\n")


def test_a_file_that_fails_is_refused_with_its_own_line(own_file: Path) -> None:
    text = refused(own_file, "from tarief import CostModel\n\nkosten = 1 / 0\n")
    assert "regel 3: het bestand liep vast op ZeroDivisionError" in text


def test_a_wrong_import_is_refused_with_its_line(own_file: Path) -> None:
    assert "regel 1: het bestand liep vast op ImportError" in refused(own_file, "from tarief import Kostmodel\n")


def test_a_wrong_declaration_is_refused_with_its_line(own_file: Path) -> None:
    text = refused(own_file, MODEL.replace("-> EuroPerUur", ""))
    assert "regel 9: 'tarief' heeft geen eenheid" in text


def test_a_model_is_checked_when_it_is_loaded(own_file: Path) -> None:
    own_file.write_text(MODEL.replace("toeslag: Aandeel)", "toeslg: Aandeel)"), encoding="utf-8")
    with pytest.raises(ModelError, match=r"'toeslg'.*Bedoelt u 'toeslag'"):
        load_model(own_file)


def test_no_model_and_several_models_are_refused(own_file: Path) -> None:
    assert "declareert geen model" in refused(own_file, "x = 1\n")
    several = f"{MODEL}\nander = CostModel('ander', label='x', unit='uur')\n"
    assert "meer dan een (regio_uurtarief, ander)" in refused(own_file, several)


BESIDE = """
from decimal import Decimal
from typing import Annotated

from tarief import Unit

EuroPerGesprek = Annotated[Decimal, Unit("euro_per_gesprek", "euro per gesprek", "€/gesprek", money=True)]
TOESLAG = 2
"""
IMPORTING = """
from eenheden import TOESLAG, EuroPerGesprek
from tarief import At, CostModel

model = CostModel("gesprekken", label="Gesprekken", unit="gesprek")
model.parameter("prijs", "Prijs van een gesprek", EuroPerGesprek, At("regio.prijs_gesprek"))


@model.step("Tarief")
def tarief(prijs: EuroPerGesprek) -> EuroPerGesprek:
    return prijs * TOESLAG
"""


@pytest.fixture
def importing(own_file: Path) -> Path:
    own_file.write_text(IMPORTING, encoding="utf-8")
    (own_file.parent / "eenheden.py").write_text(BESIDE, encoding="utf-8")
    return own_file


def test_a_file_beside_the_model_can_be_imported_and_a_changed_one_is_read_again(importing: Path) -> None:
    path, modules = [*sys.path], {*sys.modules}
    model = load_model(importing)
    assert model.calculate({"prijs": "10"}, on=date(2026, 1, 1)).tarief == Decimal(20)
    beside = importing.parent / "eenheden.py"
    beside.write_text(BESIDE.replace("TOESLAG = 2", "TOESLAG = 3"), encoding="utf-8")
    assert load_model(importing).calculate({"prijs": "10"}, on=date(2026, 1, 1)).tarief == Decimal(30)
    assert sys.path == path and "eenheden" not in {*sys.modules} - modules
    assert sorted(file.name for file in importing.parent.iterdir()) == ["eenheden.py", "eigen_model.py"]


def test_a_fault_in_a_file_beside_the_model_is_told_with_that_file_and_its_line(importing: Path) -> None:
    beside = importing.parent / "eenheden.py"
    beside.write_text("deel = 1 / 0\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"regel 2 \(eenheden\.py, regel 1\): .*ZeroDivisionError"):
        load_model(importing)
    beside.write_text("x = 1\ndef (:\n", encoding="utf-8")
    with pytest.raises(ModelError, match=r"eenheden\.py, regel 2: dit is geen Python"):
        load_model(importing)


def test_own_parameters_may_have_the_units_of_the_own_model(importing: Path) -> None:
    model = load_model(importing)
    own = """
uitgever = "regio"
titel = "Regio"
[bronnen.besluit]
titel = "Besluit"
[[waarden]]
sleutel = "prijs_gesprek"
waarde = 80.5
eenheid = "euro_per_gesprek"
vanaf = 2026-01-01
status = "officieel"
bron = "besluit"
"""
    library = library_with([("eigen.toml", own)], units_with(model))
    result = model.calculate({}, on=date(2026, 1, 1), library=library)
    assert (result.tarief, result.by_key["prijs"].shown) == (Decimal("161.00"), "€\u00a080,50 per gesprek")
    with pytest.raises(Refused, match="Eenheid 'euro_per_gesprek' is niet bekend"):
        library_with([("eigen.toml", own)])
    with pytest.raises(Refused, match="Eenheid 'euro_per_gesprk' is niet bekend"):
        library_with([("eigen.toml", own.replace('_gesprek"\nvanaf', '_gesprk"\nvanaf'))], units_with(model))


def test_a_parameter_in_another_unit_than_the_model_asks_is_refused_with_both_named() -> None:
    model = CostModel("eigen", label="Eigen", unit="uur")
    model.parameter("loon", "Loon", EuroPerMaand, At("minimumloon.minimumloon_per_uur"))

    @model.step("Tarief")
    def tarief(loon: EuroPerMaand) -> EuroPerUur:
        return loon * 12 / 1872

    with pytest.raises(Refused, match=r"Loon is in euro per maand.*minimumloon_per_uur is in euro per uur"):
        model.calculate({}, on=date(2026, 1, 1))
    assert model.calculate({"loon": "3120"}, on=date(2026, 1, 1)).tarief == Decimal(20)
