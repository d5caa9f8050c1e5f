"""`read`: our own template, filled in. Cells are found by their names, wherever rows were inserted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tarief.engine.costmodel import CostModel
from tarief.models import MODELS
from workbooks.names import (
    CALCULATION_SHEET,
    COMPARISON_KIND,
    KIND_PROPERTY,
    MARK_SHEET,
    OUTCOME_SHEET,
    PRODUCT,
    PROVIDER,
    RECEIPT_SHEET,
    RESULT_KIND,
    SINGLE,
    TEMPLATE_VERSION,
)
from workbooks.reading.cells import Cells
from workbooks.reading.inputs import Reader
from workbooks.reading.opening import Opened, open_workbook, refused
from workbooks.reading.opgave import Opgave

#: A template says of each of its tables at most one thing.
_MOST_MARKS = 100
_MAKE_ONE = "Maak een sjabloon met `tarief sjabloon uurtarief --uit opgave.xlsx` en vul dat in."


def read(source: Path | bytes, *, name: str = "", models: Mapping[str, CostModel] = MODELS) -> Opgave:
    """Read a filled-in template from a path or from its bytes; `name` is what to call the file.

    Raises `Refused` when the file cannot be read or is not a template of one of `models`. Faults in cells
    are in `findings` of the result, so that `calculate_opgave` can name them together with all others.
    """
    opened = open_workbook(source, name)
    marks = _marks(opened)
    model = models[_model_key(opened, marks, models)]
    reader = Reader(model, Cells(opened), [text for key, text in marks if key == SINGLE])
    inputs = reader.inputs()
    return Opgave(
        name=opened.name,
        model=model.key,
        peildatum=reader.day(),
        inputs=inputs,
        places=reader.places(),
        findings=tuple(reader.findings),
        aanbieder=reader.text(PROVIDER),
        product=reader.text(PRODUCT),
    )


def _marks(opened: Opened) -> list[tuple[str, str]]:
    """Return what the hidden sheet of a template says about it; raises `Refused` for any other workbook."""
    if kind := _kind_of_result(opened):
        text = f"Dit is een {kind} van dit programma, geen sjabloon met een opgave."
        advice = "Bied het ingevulde sjabloon aan waaruit deze uitkomst is berekend. De waarden van toen staan met hun "
        advice += "bron op het blad Berekening; zet ze zo nodig over in een nieuw sjabloon."
        raise refused("uitkomst_geen_sjabloon", opened.name, text, advice)
    if MARK_SHEET not in opened.formulas.sheetnames:
        raise refused("geen_sjabloon", opened.name, "Dit werkboek is niet met dit programma gemaakt.", _MAKE_ONE)
    rows = opened.formulas[MARK_SHEET].iter_rows(min_row=1, max_row=_MOST_MARKS, max_col=2, values_only=True)
    return [(str(row[0]), str(row[1])) for row in rows if len(row) == 2]


def _kind_of_result(opened: Opened) -> str:
    """Tell what kind of result a workbook is, by its property or (when a program left that out) by its sheets."""
    properties = opened.formulas.custom_doc_props  # type: ignore[attr-defined]
    kinds = {str(each.value) for each in properties.props if each.name == KIND_PROPERTY}
    if COMPARISON_KIND in kinds:
        return COMPARISON_KIND
    ours = {OUTCOME_SHEET, CALCULATION_SHEET, RECEIPT_SHEET} <= {*opened.formulas.sheetnames}
    return RESULT_KIND if ours or RESULT_KIND in kinds else ""


def _model_key(opened: Opened, marks: list[tuple[str, str]], models: Mapping[str, CostModel]) -> str:
    """Return the model a template was made for."""
    said = dict(marks)
    if said.get("versie") != TEMPLATE_VERSION:
        text = f"Dit sjabloon heeft versie {said.get('versie', 'onbekend')[:20]}; gelezen wordt {TEMPLATE_VERSION}."
        raise refused("andere_versie", opened.name, text, _MAKE_ONE)
    key = said.get("model", "")
    if key not in models:
        text = f"Dit sjabloon is voor model '{key[:40]}', en dat is hier niet bekend."
        raise refused("onbekend_model", opened.name, text, f"Bekend zijn: {', '.join(models)}. {_MAKE_ONE}")
    return key
