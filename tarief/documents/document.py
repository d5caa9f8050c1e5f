"""A document as bytes or text: JSON, or TOML for who writes one by hand; numbers stay exact in both."""

import re
import tomllib
from datetime import date, time
from pathlib import Path
from typing import NoReturn

from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.strict_json import MANY_DIGITS, MAX_ITEMS, TooLong, checked, exact, line_of, read_json

KINDS = (".toml", ".json")
_KIND = "ongeldige_toml"
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)")
_ADVICE = "Kijk daar naar aanhalingstekens, haakjes, komma's en dubbele sleutels."


def read_document(name: str, raw: bytes, most: int = MAX_ITEMS) -> Json:
    """Return the document in a .toml or .json; a date becomes text as in JSON. `Refused` says where it goes wrong."""
    if Path(name).suffix.lower() == ".json":
        return read_json(raw, most)
    try:
        return checked(_plain(parse_toml(raw.decode("utf-8-sig"), name)), most)
    except UnicodeDecodeError as fault:
        _refuse(_KIND, f"Byte {fault.start + 1} is geen UTF-8.", "Bewaar het bestand als UTF-8.", name)
    except RecursionError:
        _too_deep(_KIND, name)


def parse_toml(text: str, name: str, kind: str = _KIND) -> dict[str, Json]:
    """Return the document; numbers with a point are Decimals. Raises `Refused` at `name` with the line."""
    try:
        return tomllib.loads(text, parse_float=exact)
    except TooLong as fault:
        _refuse(kind, *MANY_DIGITS, f"{name}, {line_of(text, fault)}")
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        where = f"regel {line[1]}, kolom {line[2]}" if line else "het eind van het bestand"
        _refuse(kind, f"Dit is geen geldige TOML: {where}.", _ADVICE, name)
    except ValueError:  # Python itself stops at a whole number of thousands of digits
        _refuse(kind, *MANY_DIGITS, name)
    except RecursionError:
        _too_deep(kind, name)


def _plain(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | time) else value


def _too_deep(kind: str, name: str) -> NoReturn:
    _refuse(kind, "De haakjes zijn te diep genest.", "Gebruik een vlakke vorm, met tabellen.", name)


def _refuse(kind: str, text: str, advice: str, name: str) -> NoReturn:
    raise Refused((Finding(kind, text, advice, Place.of(name)),)) from None
