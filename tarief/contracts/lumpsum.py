"""Taakgericht: a lump sum from a base, an index path, an efficiency line and the share of growth it follows.

B_t = B_0 · Π(1+i_s)(1−e_s) · (1 + β·g_t), with g_t the growth since the start data
(docs/onderhandeling.md#taakgericht).
`Following.YEARLY` follows β of the growth of each year on the year before instead: Π(1+β·g_s).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from tarief.contracts.course import Course
from tarief.contracts.limits import ONE, ZERO, change, fault, positive, share
from tarief.core.findings import Finding, refuse


class Following(StrEnum):
    """Which growth the followed share is a share of."""

    SINCE_START = "sinds_begin"
    YEARLY = "jaar_op_jaar"


@dataclass(frozen=True, slots=True)
class Base:
    """What the budget starts from: N_0 clients at k_0 euro each."""

    volume: Decimal
    cost_per_unit: Decimal

    @property
    def amount(self) -> Decimal:
        """B_0 in euro."""
        return self.volume * self.cost_per_unit


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to the budget at the start of a year: indexation, and the efficiency line (0.03 is −3%)."""

    year: int
    indexation: Decimal = ZERO
    efficiency: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class Agreed:
    """A year of the budget: its amount, the volume it counts on, what it pays per unit, the line in euro."""

    year: int
    budget: Decimal
    volume: Decimal
    unit_cost: Decimal
    line: Decimal


@dataclass(frozen=True, slots=True)
class LumpSum:
    """A lump sum; `followed` is β: 0 is a fixed budget, 1 pays every client. Raises Refused with the place."""

    base: Base
    steps: tuple[Step, ...]
    followed: Decimal = ZERO
    following: Following = Following.SINCE_START
    label: str = "Lumpsum (plafond)"

    def __post_init__(self) -> None:
        refuse(_faults(self))

    def pay(self, course: Course) -> tuple[tuple[Decimal, Decimal], ...]:
        """Pay the budget, whatever the care costs."""
        return tuple((agreed.budget, agreed.budget) for agreed in self.agreed(course))

    def agreed(self, course: Course) -> tuple[Agreed, ...]:
        """Return the budget of each year. Raises Refused when a year of the course has no step."""
        years = [year.year for year in course.years]
        if years != [step.year for step in self.steps]:
            advice = "Geef voor elk jaar van het verloop één stap; een oude index wordt niet doorgetrokken."
            refuse([fault("lumpsum, stappen", f"De stappen horen niet bij de jaren {years}.", advice)])
        volumes = [self.base.volume, *(year.volume for year in course.years)]
        found, index, left = [], ONE, ONE
        for number, step in enumerate(self.steps, 1):
            index *= ONE + step.indexation
            growth = follow(self, volumes[: number + 1])
            line = self.base.amount * index * left * step.efficiency * growth
            left *= ONE - step.efficiency
            unit = self.base.cost_per_unit * index * left
            budget = self.base.volume * growth * unit
            found.append(Agreed(step.year, budget, self.base.volume * growth, unit, line))
        return tuple(found)


def follow(form: LumpSum, volumes: Sequence[Decimal]) -> Decimal:
    """Return the factor by which the budget follows volumes, the start data first."""
    if form.following is Following.SINCE_START:
        return ONE + form.followed * (volumes[-1] / volumes[0] - ONE)
    factor = ONE
    for before, after in pairwise(volumes):
        factor *= ONE + form.followed * (after / before - ONE)
    return factor


def _faults(form: LumpSum) -> Iterator[Finding]:
    yield from positive(form.base.volume, "lumpsum, basis, volume", "Het volume van de basis")
    yield from positive(form.base.cost_per_unit, "lumpsum, basis, kosten_per_eenheid", "De kosten per eenheid")
    yield from share(form.followed, "lumpsum, gevolgde_groei", "Het deel van de groei dat wordt gevolgd")
    for number, step in enumerate(form.steps, 1):
        place = f"lumpsum, stap {number} ({step.year})"
        yield from change(step.indexation, f"{place}, indexering", "De indexering")
        yield from share(step.efficiency, f"{place}, taakstelling", "De taakstelling")
