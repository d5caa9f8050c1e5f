"""Outputgericht: a price per trajectory or arrangement from its case mix, and the risk of small numbers.

See docs/onderhandeling.md#outputgericht.

P = Σ s_k · E[h_k] · T_k + fixed; the risk on top is z · σ/√n · P, so a small provider needs a larger mark-up.
The cost model `traject` works out the same price with its build-up; this is the price alone, for contract forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from tarief.contracts.limits import ONE, ZERO, fault, not_negative, positive, share
from tarief.core.findings import Finding, refuse
from tarief.core.number import EXACT


@dataclass(frozen=True, slots=True)
class CaseType:
    """A type of case: its share of the trajectories, the hours expected and the tariff per hour."""

    name: str
    part: Decimal
    hours: Decimal
    tariff: Decimal


@dataclass(frozen=True, slots=True)
class Spread:
    """How uncertain one trajectory is (`variation`: σ as a share of the price) and how sure one wants to be (z)."""

    variation: Decimal
    z: Decimal

    def __post_init__(self) -> None:
        refuse(
            (
                *not_negative(self.variation, "spreiding, variatiecoefficient", "De variatiecoëfficiënt"),
                *not_negative(self.z, "spreiding, z_waarde", "De z-waarde"),
            )
        )

    def markup(self, trajectories: Decimal) -> Decimal:
        """Return the share of the price a provider with this many trajectories needs for the risk."""
        refuse(positive(trajectories, "aantal_trajecten", "Het aantal trajecten"))
        with localcontext(EXACT):
            return self.z * self.variation / trajectories.sqrt()


def expected_price(cases: Sequence[CaseType], fixed: Decimal = ZERO) -> Decimal:
    """Return the expected cost of a trajectory in euro. Raises Refused unless the shares sum to exactly 1."""
    refuse(_faults(cases, fixed))
    return sum((case.part * case.hours * case.tariff for case in cases), ZERO) + fixed


def price_with_risk(expected: Decimal, spread: Spread, trajectories: Decimal) -> Decimal:
    """Return the price of a trajectory with the mark-up for this provider's number of trajectories."""
    return expected * (ONE + spread.markup(trajectories))


def mix_shift(agreed: Sequence[CaseType], delivered: Sequence[CaseType], trajectories: Decimal) -> Decimal:
    """Return what heavier cases than agreed cost the provider, in euro (below zero: lighter cases, a gain)."""
    return (expected_price(delivered) - expected_price(agreed)) * trajectories


def _faults(cases: Sequence[CaseType], fixed: Decimal) -> Iterator[Finding]:
    yield from not_negative(fixed, "vaste_kosten", "De vaste kosten per traject")
    for number, case in enumerate(cases, 1):
        place = f"casustypen, {number} ({case.name})"
        yield from share(case.part, f"{place}, aandeel", "Het aandeel")
        yield from not_negative(case.hours, f"{place}, uren", "Het aantal uren")
        yield from not_negative(case.tariff, f"{place}, tarief", "Het tarief")
    together = sum((case.part for case in cases), ZERO)
    if together != ONE:
        advice = "Laat de aandelen van de casustypen samen precies 1 zijn."
        yield fault("casustypen", f"De aandelen tellen op tot {together}, niet tot 1.", advice)
