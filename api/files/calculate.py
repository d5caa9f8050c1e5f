"""A file becomes a price: our template, a JSON request, or a sheet of somebody's own with its questions."""

from pathlib import Path
from typing import Final

from api.files.calculated import Calculated, priced
from api.files.refused_file import file_on_disk, telling_of_file
from api.files.request import other_model, parse_request, request_in, with_day, with_own_model
from api.terminal.document import refuse_missing, small
from api.terminal.exits import WrongCall
from api.terminal.setting import Setting
from api.web.words import in_words_of_form
from tarief import Breakdown, Refused
from tarief.core.days import DAY
from tarief.core.on_demand import later
from tarief.core.place import Place
from tarief.opgave import Opgave
from workbooks.read.book import read_book
from workbooks.read.kinds import SHEETS
from workbooks.read.template import is_ours, read_template

#: What our own template and a request have no use for; what recognises a sheet takes a quarter of a second to load.
OWN_SHEET: Final = later("api.files.calculate_own")
_TOOL: Final = later("api.files.tool")


def calculate_file(path: Path, setting: Setting) -> Calculated:
    """Read and calculate a spreadsheet or a .json. Raises `Refused` for its content, `WrongCall` for the path."""
    refuse_missing(path)
    calculated = _calculated(path, setting)
    if setting.required is not None and (used := calculated.breakdown.model.key) != setting.required.key:
        raise Refused((other_model(used, setting.required).at(Place.of(path.name)),))
    return calculated


def _calculated(path: Path, setting: Setting) -> Calculated:
    suffix = path.suffix.lower()
    if suffix == ".json":
        return Calculated(_from_json(path, setting))
    if suffix not in SHEETS:
        raise WrongCall(f"{path.name} is geen kostenblad ({', '.join(SHEETS)}) en geen .json.")
    if setting.tool is not None:
        filled: Calculated = _TOOL("calculate_filling")(path, setting, setting.tool)
        return filled
    return _from_sheet(path, setting)


def _from_sheet(path: Path, setting: Setting) -> Calculated:
    content = file_on_disk(path, setting.password, may_ask=setting.may_ask)
    with telling_of_file():
        book = read_book(content, name=path.name)
        opgave = read_template(book, models=setting.models) if is_ours(book) and not setting.answers else None
    if opgave is not None:
        return _filled_in(opgave, setting)
    sheet: Calculated = OWN_SHEET("calculate_own")(book, setting)
    return sheet


def _filled_in(opgave: Opgave, setting: Setting) -> Calculated:
    """Price a filled-in template; what is wrong with it is said by the names that stand in it."""
    try:
        return priced(opgave, setting.library)
    except Refused as refused:
        refused.findings = tuple(in_words_of_form(opgave.model, finding, None) for finding in refused.findings)
        raise


def _from_json(path: Path, setting: Setting) -> Breakdown:
    with small(path, "Een opgave is veel kleiner."):
        raw = path.read_bytes()
    document = with_own_model(request_in(raw), setting.own)
    if setting.tool is not None:
        document = _TOOL("on_a_day")(document)
    given = OWN_SHEET("answers_given")(setting.answers) if setting.answers else {}
    return (
        parse_request(with_day(document, given.get(DAY)), setting.models, setting.required)
        .answering(given)
        .calculate(library=setting.library)
    )
