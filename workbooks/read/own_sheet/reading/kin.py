"""Inputs that stand for one another: what the name of one may also be, the likeliest first."""

from __future__ import annotations

from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.reading.loaded import of_total

_MATERIALS = ("materiaalkosten_per_uur", "clientgebonden_kosten_per_uur")
#: Hours without a name, and costs for clients of which some are materials.
_KIN = {
    "kosten_niet_productieve_uren": ("kosten_niet_productieve_uren", "indirecte_uren"),
    "niet_productieve_uren": ("niet_productieve_uren", "indirecte_uren"),
    "overige_uren": ("scholingsuren", "overleguren", "indirecte_uren", "verlofuren", "reisuren"),
    "materiaalkosten_per_uur": _MATERIALS,
}


def kin(found: Found, key: str) -> tuple[str, ...]:
    """Return what a named input may be: what is for a client is a cost for clients, a total of a wage is not bare."""
    every = _KIN.get(key, (of_total(found.label, key),))
    return every[::-1] if every == _MATERIALS and "client" in found.flags else every
