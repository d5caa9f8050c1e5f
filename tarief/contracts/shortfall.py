"""The exact account of a shortfall: start data, growth, efficiency line and cost per client, by Shapley value.

Each part is its average effect over every order in which the four could be put right; they sum exactly to the
shortfall, and what turned out as agreed gets nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from tarief.contracts.course import Course
from tarief.contracts.limits import ONE, ZERO, fault, positive
from tarief.contracts.lumpsum import LumpSum, follow
from tarief.core.findings import refuse
from tarief.core.number import EXACT
from tarief.core.rounding import settle, to_cents
from tarief.core.shapley import shapley

LABELS = {
    "startgegevens": "Startgegevens",
    "groei": "Groei",
    "taakstelling": "Taakstelling",
    "kosten_per_client": "Kosten per cliënt",
}


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A shortfall in parts: `exact` unrounded, `parts` in cents that sum to `total`."""

    year: int
    exact: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        """The shortfall in cents: cost minus budget."""
        return to_cents(sum(self.exact.values(), ZERO))

    @property
    def parts(self) -> dict[str, Decimal]:
        """The parts in cents, settled by largest remainder."""
        return dict(zip(self.exact, settle(list(self.exact.values()), self.total), strict=True))

    def share(self, *keys: str) -> Decimal:
        """Return the parts named as a share of the shortfall; Refused when there is none to take a share of."""
        if not self.total:
            refuse([fault("tekort", "Er is geen tekort om te verdelen.", "Toon de bedragen in plaats van delen.")])
        return sum((self.parts[key] for key in keys), ZERO) / self.total

    def as_json(self) -> dict[str, Any]:
        """Return the parts, decimals as text."""
        parts = [{"sleutel": key, "label": LABELS[key], "bedrag": f"{amount:f}"} for key, amount in self.parts.items()]
        return {"jaar": self.year, "tekort": f"{self.total:f}", "bijdragen": parts}


def explain_shortfall(form: LumpSum, course: Course, real_start: Decimal) -> tuple[Decomposition, ...]:
    """Take apart cost minus budget in each year of a course.

    `real_start` is the volume there really was at the start; the growth is what came after it.
    """
    refuse(positive(real_start, "werkelijk_startvolume", "Het werkelijke volume bij de start"))
    form.agreed(course)  # refuses years without a step
    with localcontext(EXACT):
        return tuple(_explain(form, course, real_start, number) for number in range(1, len(course.years) + 1))


def _explain(form: LumpSum, course: Course, real_start: Decimal, number: int) -> Decomposition:
    year, base = course.years[number - 1], form.base
    index, left = ONE, ONE
    for step in form.steps[:number]:
        index *= ONE + step.indexation
        left *= ONE - step.efficiency

    def shortfall(turned_out: Collection[str]) -> Decimal:
        start = real_start if "startgegevens" in turned_out else base.volume
        growing = "groei" in turned_out
        volumes = [start * past.volume / real_start if growing else start for past in course.years[:number]]
        budget = base.amount * index * follow(form, [base.volume, *volumes])
        unit = year.cost_per_unit if "kosten_per_client" in turned_out else base.cost_per_unit * index
        return volumes[-1] * unit - (budget * left if "taakstelling" in turned_out else budget)

    return Decomposition(year.year, shapley(shortfall, list(LABELS)))
