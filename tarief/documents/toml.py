"""TOML with exact numbers, with its faults told in Dutch."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any

from tarief.core.findings import Finding, Refused
from tarief.core.place import Place

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_ADVICE = "Kijk daar naar aanhalingstekens, haakjes, komma's en dubbele sleutels."


def parse_toml(text: str, name: str, kind: str = "ongeldige_toml") -> dict[str, Any]:
    """Return the document; numbers with a point are Decimals. Raises `Refused` at `name` with the line."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        where = f"regel {found[1]}, kolom {found[2]}" if found else "het eind van het bestand"
        finding = Finding(kind, f"Dit is geen geldige TOML: {where}.", _ADVICE, Place.of(name))
        raise Refused((finding,)) from error
    except RecursionError:
        finding = Finding(
            kind, "De haakjes zijn te diep genest.", "Gebruik een vlakke vorm, met tabellen.", Place.of(name)
        )
        raise Refused((finding,)) from None
