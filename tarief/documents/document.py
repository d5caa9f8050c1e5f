"""A document on disk: JSON, or TOML for who writes one by hand; numbers stay exact in both."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from tarief.core.findings import Finding, Refused
from tarief.core.place import Place
from tarief.documents.strict_json import MAX_ITEMS, checked, read_json
from tarief.documents.toml import parse_toml

KINDS = (".toml", ".json")


def read_document(name: str, raw: bytes, most: int = MAX_ITEMS) -> Any:
    """Return the document in a .toml or .json; a date becomes text as in JSON. `Refused` says where it goes wrong."""
    if Path(name).suffix.lower() == ".json":
        return read_json(raw, most)
    try:
        return checked(_plain(parse_toml(raw.decode("utf-8-sig"), name)), most)
    except UnicodeDecodeError as fault:
        text, advice = f"Byte {fault.start + 1} is geen UTF-8.", "Bewaar het bestand als UTF-8."
    except RecursionError:
        text, advice = "De haakjes zijn te diep genest.", "Gebruik een vlakke vorm, met tabellen."
    raise Refused((Finding("ongeldige_toml", text, advice, Place.of(name)),))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
