"""What employer charges come to at the least: the premiums that every employer owes on the day of the calculation."""

from __future__ import annotations

from decimal import Decimal, localcontext

from tarief.calculation import Breakdown
from tarief.core.dutch import shown
from tarief.core.number import EXACT
from tarief.core.units import AANDEEL

#: The lowest rate of each: a permanent contract, a small employer. What depends on the employer is left out.
_LEAST = {"AWf": "premies.awf_laag", "Aof": "premies.aof_laag", "Wko": "premies.wko", "Zvw": "premies.zvw_werkgever"}
_MAXIMUM = "premies.maximum_premieloon"


def below_premiums(breakdown: Breakdown, key: str, value: Decimal) -> str:
    """Say why this value of the employer charges is less than the premiums alone; empty when it is not, or not known.

    Above the maximum wage no premiums are owed, so a high wage lowers the share that they are of it. Nothing is
    said where the wage or one of the premiums is unknown.
    """
    wage, on = breakdown.sum_of("yearly_wage"), breakdown.on
    found = {name: breakdown.library.find(path, on) for name, path in {**_LEAST, _MAXIMUM: _MAXIMUM}.items()}
    known = {name: item.value for name, item in found.items() if item and isinstance(item.value, Decimal)}
    if breakdown.plan.nodes[key].quantity.role != "employer_charges" or not wage or len(known) < len(found):
        return ""
    maximum = known.pop(_MAXIMUM)
    with localcontext(EXACT):
        allowances = breakdown.sum_of("allowance", "unsocial_allowance")
        least = sum(known.values(), Decimal(0)) * min(Decimal(1), maximum / (wage * (1 + allowances)))
    if value >= least:
        return ""
    parts = ", ".join(f"{name} {shown(rate, AANDEEL)}" for name, rate in known.items())
    return (
        f"De sociale premies van {on.year} zijn alleen al {shown(least, AANDEEL)} van het loon ({parts}); "
        "de Werkhervattingskas en het pensioen komen daar nog bij."
    )
