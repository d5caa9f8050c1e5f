"""From the place of a fault in a contract form to the path of the value in a data file."""

from __future__ import annotations

import re
from collections.abc import Mapping

# `corridor, overschrijding, band 2, van` and `maatregelen, 3 (Kortere trajecten), besparing`.
_BAND = re.compile(r"corridor, (\w+), band (\d+), (\w+)")
_ROW = re.compile(r"(\w+), (\d+) \(.*\)(?:, (\w+))?", re.DOTALL)
# `leden/1/uren`: a row of a cost model, counted from 0.
_CELL = re.compile(r"(\w+)/(\d+)/(\w+)")


def as_path(place: str, known: Mapping[str, str], one_side: bool = False) -> str:
    """Return the path of a place; `known` maps patterns of places to the values behind them, the first that fits.

    `one_side` is for a corridor whose bands hold for both sides.

    >>> as_path("corridor, overschrijding, band 2, van", {}, one_side=True)
    'banden[2].van'
    """
    for pattern, path in known.items():
        if re.fullmatch(pattern, place):
            return path
    if found := _BAND.fullmatch(place):
        return f"{'banden' if one_side else found[1]}[{found[2]}].{found[3]}"
    if found := _ROW.fullmatch(place):
        return f"{found[1]}[{found[2]}]" + (f".{found[3]}" if found[3] else "")
    if found := _CELL.fullmatch(place):
        return f"{found[1]}[{int(found[2]) + 1}].{found[3]}"
    return place.replace(", ", ".")
