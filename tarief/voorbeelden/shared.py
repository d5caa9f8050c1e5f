"""What several examples read: a corridor, the measures behind a line, and the words their sentences share."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from tarief.errors import Refused
from tarief.funding.corridor import Band, Corridor
from tarief.funding.measures import Measure
from tarief.quantities.dutch import dutch
from tarief.voorbeelden.data import Data

Made = TypeVar("Made")
_COUNTS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def read_corridor(data: Data) -> Corridor:
    """Read `banden` for both sides, or `overschrijding` and `onderschrijding` apart."""
    if data.has("banden"):
        both = _bands(data, "banden")
        return placed(data, lambda: Corridor(both, both))
    return placed(data, lambda: Corridor(_bands(data, "overschrijding"), _bands(data, "onderschrijding")))


def _bands(data: Data, path: str) -> tuple[Band, ...]:
    return tuple(
        Band(band.number("van"), band.number("tot") if band.has("tot") else None, band.number("aanbieder"))
        for band in data.records(path)
    )


def corridor_formula(data: Data, deviation: str, budget: str) -> str:
    """Return what the provider bears of a deviation from a budget, as a formula over the bands of `read_corridor`."""
    if data.has("banden"):
        return f"SIGN({deviation}) * ({_band_formula(data, 'banden', deviation, budget)})"
    over, under = (_band_formula(data, side, deviation, budget) for side in ("overschrijding", "onderschrijding"))
    return f"IF({deviation} > 0, {over}, -({under}))"


def _band_formula(data: Data, path: str, deviation: str, budget: str) -> str:
    parts = []
    for band in data.records(path):
        start, share = (f"[{band.path(name)}]" for name in ("van", "aanbieder"))
        end = f"MIN(ABS({deviation}), [{band.path('tot')}] * {budget})" if band.has("tot") else f"ABS({deviation})"
        parts.append(f"{share} * MAX(0, {end} - {start} * {budget})")
    return " + ".join(parts) or "0"


def read_measures(data: Data) -> tuple[Measure, ...]:
    """Read `maatregelen`: naam, werkt_op, besparing, jaar; none is a table that is not there."""
    return tuple(
        Measure(item.text("naam"), item.text("werkt_op"), item.number("besparing"), item.whole("jaar"))
        for item in data.records("maatregelen")
    )


def placed(data: Data, make: Callable[[], Made]) -> Made:
    """Make something from data; a refusal gets the file and table in front of its place."""
    try:
        return make()
    except Refused as refused:
        here = data.place("").rstrip("., ")
        raise refused.relocated(
            lambda place: place if place.startswith(data.name) else f"{here}, {_as_in_file(place)}"
        ) from refused


def _as_in_file(place: str) -> str:
    """Write the place of a row as the paths of a data file do: `leden/1/uren` is `leden[2].uren`."""
    return re.sub(r"^(\w+)/(\d+)/", lambda found: f"{found[1]}[{int(found[2]) + 1}].", place)


def percent(value: Decimal, decimals: int = 0) -> str:
    """Write a share in a sentence: `74%`."""
    return f"{dutch(value.scaleb(2), decimals)}%"


def spoken(name: str) -> str:
    """Write the name of a value as words: `Extra gevraagd`."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def count(number: int) -> str:
    """Write a small number as a word."""
    return _COUNTS[number] if 0 <= number < len(_COUNTS) else str(number)
