"""A file becomes a price: our template, a JSON request, or a sheet of somebody's own with its questions."""

from pathlib import Path
from typing import Final

from api.files.calculated import Calculated, priced
from api.files.password import file_on_disk
from api.files.refused_file import telling_of_file
from api.files.request import parse_request, request_in
from api.terminal.document import refuse_missing, small
from api.terminal.exits import WrongCall
from api.terminal.setting import Setting
from tarief import Breakdown
from tarief.core.on_demand import loaded
from workbooks.read.book import read_book
from workbooks.read.kinds import SHEETS
from workbooks.read.template import is_ours, read_template

#: What our own template and a request have no use for; what recognises a sheet takes a quarter of a second to load.
_OWN_SHEET: Final = "api.files.calculate_own:calculate_own"
_FILLING: Final = "api.files.tool:calculate_filling"
_COMPLETED: Final = "api.files.tool:completed_request"
_ANSWERS: Final = "api.files.calculate_own:answers_given"


def calculate_file(path: Path, setting: Setting) -> Calculated:
    """Read and calculate a spreadsheet or a .json. Raises `Refused` for its content, `WrongCall` for the path."""
    refuse_missing(path)
    suffix = path.suffix.lower()
    if suffix == ".json":
        return Calculated(_from_json(path, setting))
    if suffix not in SHEETS:
        raise WrongCall(f"{path.name} is geen kostenblad ({', '.join(SHEETS)}) en geen .json.")
    if setting.tool is not None:
        filled: Calculated = loaded(_FILLING)(path, setting, setting.tool)
        return filled
    return _from_sheet(path, setting)


def _from_sheet(path: Path, setting: Setting) -> Calculated:
    content = file_on_disk(path, setting.password, may_ask=setting.may_ask)
    with telling_of_file():
        book = read_book(content, name=path.name)
        opgave = read_template(book, models=setting.models) if is_ours(book) and not setting.answers else None
    if opgave is not None:
        return priced(opgave, setting.library)
    sheet: Calculated = loaded(_OWN_SHEET)(book, setting)
    return sheet


def _from_json(path: Path, setting: Setting) -> Breakdown:
    with small(path, "Een opgave is veel kleiner."):
        raw = path.read_bytes()
    document = request_in(raw)
    if setting.tool is not None:
        document = loaded(_COMPLETED)(document, setting.tool)
    given = loaded(_ANSWERS)(setting.answers) if setting.answers else {}
    return parse_request(document, setting.models).answering(given).calculate(library=setting.library)
