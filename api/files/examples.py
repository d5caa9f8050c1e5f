"""Something to try the pages with: the made-up recalibration that comes with the program."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from api.web.held import Held
from tarief.core.number import plain
from tarief.documents.document import parse_toml

_EXAMPLE = "helmond"
_NAMES = {"oud": "oud tarief.json", "onderzoek": "na het onderzoek.json", "overeenkomst": "overeenkomst.json"}


def position(name: str) -> Held:
    """Return a position of the example (oud, onderzoek, overeenkomst) as a request in JSON."""
    return Held(_NAMES[name], json.dumps(request_of(name), ensure_ascii=False, indent=2).encode())


def request_of(name: str) -> dict[str, Any]:
    """Return a position of the example as the public contract writes it."""
    given = _data()["posities"][name]
    inputs = {key: _text(value) for key, value in given.items() if key != "merk"}
    day = _data()["product"]["peildatum"]["waarde"].isoformat()
    return {"model": _data()["product"]["model"]["waarde"], "peildatum": day, "invoer": inputs}


def providers() -> list[dict[str, str]]:
    """Return the providers of the example: naam, kostprijs and volume as text."""
    return [
        {"naam": row["naam"], "kostprijs": f"{row['kostprijs']:.2f}", "volume": _text(row["uren"])}
        for row in _data()["aanbieders"]
    ]


def municipalities() -> list[dict[str, str]]:
    """Return the municipalities of the example with their inhabitants."""
    return [{"naam": name, "inwoners": _text(value)} for name, value in _data()["inwoners"].items() if name != "merk"]


@cache
def _data() -> dict[str, Any]:
    path = resources.files("tarief").joinpath("voorbeelden", f"{_EXAMPLE}.toml")
    return parse_toml(path.read_text(encoding="utf-8"), _EXAMPLE)


def _text(value: Any) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)
