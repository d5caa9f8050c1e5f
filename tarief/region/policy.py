"""The disclosure policy: from how many concerns, and how evenly spread, a figure may leave the region's engine.

Values of docs/onderhandeling.md#onthulling. Once a process has started the policy can only become stricter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Any

from tarief.core.findings import Finding, refuse
from tarief.core.place import Place
from tarief.core.units import Unit

#: Amounts per hour, shares and hours are rounded as docs/onderhandeling.md#onthulling says. The others are ours: of
#: 0,01, 0,10, 0,50, 1, 5, 10, 50 and 500 euro the one that comes nearest to 1% of what such a unit usually costs, so as
#: coarse as 0,50 is per hour. An amount per `stuk` can be anything, so there a process must agree on one itself.
_STEPS = {
    "euro_per_uur": Decimal("0.50"), "aandeel": Decimal("0.01"), "uren": Decimal(5),
    "euro_per_minuut": Decimal("0.01"), "euro_per_km": Decimal("0.01"), "euro_per_rit": Decimal("0.10"),
    "euro_per_dagdeel": Decimal(1), "euro_per_dag": Decimal(1), "euro_per_etmaal": Decimal(5),
    "euro_per_week": Decimal(10), "euro_per_maand": Decimal(10), "euro_per_periode": Decimal(50),
    "euro_per_traject": Decimal(50), "euro_per_jaar": Decimal(500), "euro_per_plaats": Decimal(500),
    "euro_per_fte": Decimal(500),
}  # fmt: skip
#: Fields of which a lower value is stricter; of all others a higher one is.
_LOWER_IS_STRICTER = frozenset({"largest", "two_largest", "most_tariffs"})


@dataclass(frozen=True)
class Policy:
    """When a figure may be told. Numbers count concerns, shares run from 0 to 1.

    `largest` and `two_largest` bound the share of the one and of the two largest concerns (dominance);
    `margin` is how far everybody's best guess of another must stay off (the p rule), also for a `coalition` of
    concerns that put their own figures together. `beside` concerns must lie on each side of a median or
    quartile, `changed` must differ between two snapshots. `steps` are the roundings by unit.
    """

    mean: int = 5
    median: int = 6
    quartile: int = 12
    beside: int = 3
    largest: Decimal = Decimal("0.50")
    two_largest: Decimal = Decimal("0.85")
    margin: Decimal = Decimal("0.15")
    coalition: int = 2
    band: Decimal = Decimal("0.10")
    changed: int = 3
    most_tariffs: int = 5
    steps: Mapping[str, Decimal] = field(default_factory=lambda: dict(_STEPS))

    def stricter(self, **changes: Any) -> Policy:
        """Return the policy with some rules made stricter; raises `Refused` for one that would be looser."""
        known = {item.name for item in fields(self)}
        found = [_finding(name, "bestaat niet") for name in changes if name not in known]
        found += [
            _finding(name, "wordt ruimer")
            for name, new in changes.items()
            if name in known and not self._holds(name, new)
        ]
        refuse(found)
        return replace(self, **changes)

    def step(self, unit: Unit) -> Decimal:
        """Return what figures in this unit are rounded to; raises `Refused` where nothing was agreed."""
        if unit.key not in self.steps:
            advice = f"Leg in het beleid vast waarop een bedrag in {unit.label} wordt afgerond."
            text = f"Voor {unit.label} is geen afronding bekend."
            refuse([Finding("afronding_ontbreekt", text, advice, Place.of("eenheid"))])
        return self.steps[unit.key]

    def _holds(self, name: str, new: Any) -> bool:
        old = getattr(self, name)
        if name == "steps":
            return all(new.get(unit, Decimal(0)) >= step for unit, step in old.items())
        return bool(new <= old if name in _LOWER_IS_STRICTER else new >= old)


def _finding(name: str, what: str) -> Finding:
    advice = "Na de start kan het beleid alleen strenger worden."
    return Finding("beleid_niet_strenger", f"De regel '{name}' {what}.", advice, Place.of(name))


POLICY = Policy()
