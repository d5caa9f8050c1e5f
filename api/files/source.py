"""From a file on disk to a price: our own template, a sheet of somebody's own, or a JSON request."""

from __future__ import annotations

from pathlib import Path

from api.files.calculate import calculate_sheet
from api.files.calculated import Calculated
from api.files.request import parse_request
from api.terminal.document import refuse_missing, small
from api.terminal.exits import WrongCall
from api.terminal.setting import Setting
from tarief import Breakdown
from tarief.documents.strict_json import read_json
from workbooks.read.understand import SHEETS


def calculate_file(path: Path, setting: Setting) -> Calculated:
    """Read and calculate a spreadsheet or a .json. Raises `Refused` for its content, `WrongCall` for the path."""
    refuse_missing(path)
    suffix = path.suffix.lower()
    if suffix == ".json":
        return Calculated(_from_json(path, setting))
    if suffix in SHEETS:
        return calculate_sheet(path, setting)
    raise WrongCall(f"{path.name} is geen kostenblad ({', '.join(SHEETS)}) en geen .json.")


def _from_json(path: Path, setting: Setting) -> Breakdown:
    with small(path, "Een opgave is veel kleiner."):
        raw = path.read_bytes()
    return parse_request(read_json(raw), setting.models).calculate(library=setting.library)
