"""Something to try the pages with: the made-up recalibration that comes with the program."""

import json
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TypedDict, cast

from api.web.held import Held
from tarief.core.number import plain
from tarief.documents.document import parse_toml

_EXAMPLE = "helmond"
_NAMES = {"oud": "oud tarief", "onderzoek": "na het onderzoek", "overeenkomst": "overeenkomst"}


class ExampleRequest(TypedDict):
    """A position of the example as the public contract writes it."""

    model: str
    peildatum: str
    invoer: dict[str, str]


class _Provider(TypedDict):
    naam: str
    kostprijs: Decimal
    uren: Decimal


class _Example(TypedDict):
    """What is used of the data file of the example."""

    posities: dict[str, dict[str, Decimal | str]]
    product: dict[str, dict[str, str | date]]
    aanbieders: list[_Provider]
    inwoners: dict[str, Decimal | str]


def position(name: str) -> Held:
    """Return a position of the example (oud, onderzoek, overeenkomst) as a request in JSON."""
    title = _NAMES[name]
    return Held(f"{title}.json", json.dumps(request_of(name), ensure_ascii=False, indent=2).encode(), title=title)


def request_of(name: str) -> ExampleRequest:
    """Return a position of the example as the public contract writes it."""
    given = _data()["posities"][name]
    inputs = {key: _text(value) for key, value in given.items() if key != "merk"}
    model, day = (str(_data()["product"][key]["waarde"]) for key in ("model", "peildatum"))
    return {"model": model, "peildatum": day, "invoer": inputs}


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
def _data() -> _Example:
    path = resources.files("tarief").joinpath("voorbeelden", f"{_EXAMPLE}.toml")
    return cast("_Example", parse_toml(path.read_text(encoding="utf-8"), _EXAMPLE))


def _text(value: Decimal | str) -> str:
    return plain(value) if isinstance(value, Decimal) else str(value)
