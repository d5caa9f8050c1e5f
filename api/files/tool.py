"""Another filling of a workbook that became a model, as a price."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from api.files.calculated import Calculated
from api.files.refused_file import file_on_disk
from api.terminal.setting import Setting
from tarief.core.json_data import Json
from tarief.models.rekentool.tool import Rekentool
from tarief.opgave import Opgave
from workbooks.read.book import read_book
from workbooks.read.rekentool.filling import fill, remarks_on


def calculate_filling(path: Path, setting: Setting, tool: Rekentool) -> Calculated:
    """Calculate a filled-in workbook with the model of its kind; raises `Refused` for another workbook."""
    book = read_book(file_on_disk(path, setting.password, may_ask=setting.may_ask), name=path.name)
    filled, inputs = fill(book, tool)
    breakdown = Opgave(filled, date.today(), inputs).calculate(setting.library)
    return Calculated(breakdown.with_findings((*remarks_on(book, tool, breakdown.tarief), *breakdown.findings)))


def on_a_day(document: Json) -> Json:
    """Return a request for a rekentool with the day of today where it leaves this out: the workbook has its own."""
    if not isinstance(document, Mapping):
        return document
    return {"peildatum": date.today().isoformat(), **document}
