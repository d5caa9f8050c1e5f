"""From the place of a fault in a contract form, in words, to its JSON pointer below the object it was read from."""

from __future__ import annotations

import re

# A row of a list: `band 2`, `stap 1 (2019)`, `3 (Kortere trajecten)`; a name in brackets may hold anything.
_ROW = re.compile(r"(?:(?:band|stap) )?(\d+)(?: \(.*\))?")
_LISTS = re.compile(r"(maatregelen|casustypen), (\d+) \(.*\)(?:, (\w+))?", re.DOTALL)
#: Words that name the object itself.
_ITSELF = frozenset({"lumpsum", "corridor", "budget", "verwachte_kosten", "tekort"})


def pointer(base: str, place: str) -> str:
    """Return the pointer of `place` below `base`; a place that is a pointer already stays as it is.

    >>> pointer("/vormen/0", "lumpsum, stap 2 (2020), taakstelling")
    '/vormen/0/stappen/1/taakstelling'
    """
    if place.startswith("/"):
        return place
    if found := _LISTS.fullmatch(place):
        return _below(base, [found[1], str(int(found[2]) - 1), *filter(None, (found[3],))])
    if place.split(", ")[0] == "inzet":
        return f"{base}/uren_over_periode/inzet"
    parts = [part for part in place.split(", ") if part and part not in _ITSELF]
    if parts and parts[0] == "jaren":
        return base
    if parts and parts[0].startswith("stap "):
        parts.insert(0, "stappen")
    return _below(base, [_step(part) for part in parts])


def _below(base: str, parts: list[str]) -> str:
    """Add the parts to the base; what the base ends with already is not said twice."""
    if parts and base.endswith(f"/{parts[0]}"):
        parts = parts[1:]
    return "/".join([base, *parts])


def _step(part: str) -> str:
    row = _ROW.fullmatch(part)
    return str(int(row[1]) - 1) if row else part
