"""From the place of a fault in a contract form, in words, to its JSON pointer below the object it was read from."""

from __future__ import annotations

import re

from tarief.core.place import Name, Place

# A row of a list: `band 2`, `stap 1 (2019)`, `3 (Kortere trajecten)`; a name in brackets may hold anything.
_ROW = re.compile(r"(?:(?:band|stap) )?(\d+)(?: \(.*\))?")
_LISTS = re.compile(r"(maatregelen|casustypen), (\d+) \(.*\)(?:, (\w+))?", re.DOTALL)
#: Words that name the object itself.
_ITSELF = frozenset({"lumpsum", "corridor", "budget", "verwachte_kosten", "tekort"})


def pointer(base: Place, where: Place) -> Place:
    """Return the pointer of `where` below `base`; a place that is a pointer already stays as it is.

    >>> str(pointer(Place.pointer("vormen", 0), Place.said("lumpsum, stap 2 (2020), taakstelling")))
    '/vormen/0/stappen/1/taakstelling'
    """
    if (place := str(where)).startswith("/"):
        return where
    if found := _LISTS.fullmatch(place):
        return _below(base, [found[1], int(found[2]) - 1, *filter(None, (found[3],))])
    if place.split(", ")[0] == "inzet":
        return base / "uren_over_periode" / "inzet"
    parts = [part for part in place.split(", ") if part and part not in _ITSELF]
    if parts and parts[0] == "jaren":
        return base
    if parts and parts[0].startswith("stap "):
        parts.insert(0, "stappen")
    return _below(base, [_step(part) for part in parts])


def _below(base: Place, parts: list[Name]) -> Place:
    """Add the parts to the base; what the base ends with already is not said twice."""
    if parts and base.names[-1:] == (parts[0],):
        parts = parts[1:]
    return Place.pointer(*base.names, *parts)


def _step(part: str) -> Name:
    row = _ROW.fullmatch(part)
    return int(row[1]) - 1 if row else part
