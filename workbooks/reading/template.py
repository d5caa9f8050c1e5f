"""`read`: our own template, filled in. Cells are found by their names, wherever rows were inserted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tarief.engine.costmodel import CostModel
from tarief.models import MODELS
from workbooks.names import MARK_SHEET, PRODUCT, PROVIDER, TEMPLATE_VERSION
from workbooks.reading.cells import Cells
from workbooks.reading.inputs import Reader
from workbooks.reading.opening import Opened, open_workbook, refused
from workbooks.reading.opgave import Opgave

_MAKE_ONE = "Maak een sjabloon met `tarief sjabloon uurtarief --uit opgave.xlsx` en vul dat in."


def read(source: Path | bytes, *, name: str = "", models: Mapping[str, CostModel] = MODELS) -> Opgave:
    """Read a filled-in template from a path or from its bytes; `name` is what to call the file.

    Raises `Refused` when the file cannot be read or is not a template of one of `models`. Faults in cells
    are in `findings` of the result, so that `calculate_opgave` can name them together with all others.
    """
    opened = open_workbook(source, name)
    model = models[_model_key(opened, models)]
    cells = Cells(opened)
    reader = Reader(model, cells)
    inputs = reader.inputs()
    return Opgave(
        name=opened.name,
        model=model.key,
        peildatum=reader.day(),
        inputs=inputs,
        places=reader.places(),
        findings=tuple(reader.findings),
        aanbieder=cells.text(PROVIDER),
        product=cells.text(PRODUCT),
    )


def _model_key(opened: Opened, models: Mapping[str, CostModel]) -> str:
    """Return the model a template was made for."""
    if MARK_SHEET not in opened.formulas.sheetnames:
        raise refused("geen_sjabloon", opened.name, "Dit werkboek is niet met dit programma gemaakt.", _MAKE_ONE)
    rows = opened.formulas[MARK_SHEET].iter_rows(min_row=1, max_row=10, max_col=2, values_only=True)
    marks = {str(row[0]): str(row[1]) for row in rows if len(row) == 2}
    if marks.get("versie") != TEMPLATE_VERSION:
        text = f"Dit sjabloon heeft versie {marks.get('versie', 'onbekend')[:20]}; gelezen wordt {TEMPLATE_VERSION}."
        raise refused("andere_versie", opened.name, text, _MAKE_ONE)
    key = marks.get("model", "")
    if key not in models:
        text = f"Dit sjabloon is voor model '{key[:40]}', en dat is hier niet bekend."
        raise refused("onbekend_model", opened.name, text, f"Bekend zijn: {', '.join(models)}. {_MAKE_ONE}")
    return key
