"""From a file on disk to a breakdown: our own workbook template, or a JSON request."""

from __future__ import annotations

from pathlib import Path

from api.cli.exits import WrongCall
from api.cli.setting import Setting
from tarief import Breakdown

MAX_BYTES = 1_000_000


def calculate_file(path: Path, setting: Setting) -> Breakdown:
    """Read and calculate a .xlsx or .json file. Raises `Refused` for its content, `WrongCall` for the path."""
    if not path.is_file():
        raise WrongCall(f"Het bestand {path} bestaat niet. Controleer de naam en de map.")
    match path.suffix.lower():
        case ".json":
            return _from_json(path, setting)
        case ".xlsx" | ".xlsm":
            from workbooks import calculate_opgave, read

            opgave = read(path, models=setting.models)
            return calculate_opgave(opgave, models=setting.models, library=setting.library)
        case _:
            raise WrongCall(f"{path.name} is geen .xlsx of .json. Bewaar de opgave als .xlsx, of geef een .json.")


def _from_json(path: Path, setting: Setting) -> Breakdown:
    from api.inputs.request import parse_request
    from api.inputs.strict_json import read_json

    try:
        if path.stat().st_size > MAX_BYTES:
            raise WrongCall(f"{path.name} is groter dan 1 MB. Een opgave is veel kleiner.")
        raw = path.read_bytes()
    except OSError as fault:
        raise WrongCall(f"{path} kan niet worden gelezen: {fault.strerror}.") from None
    return parse_request(read_json(raw), setting.models).calculate(library=setting.library)
