"""The exact account of a shortfall: start data, growth, efficiency line and cost per client, by Shapley value.

Each part is its average effect over every order in which the four could be put right; they sum exactly to the
shortfall, and what turned out as agreed gets nothing.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache, partial
from typing import Annotated

from tarief.contracts.course import Course
from tarief.contracts.form import VOLUME, line_id, plan_of
from tarief.contracts.forms.lump_sum import LumpSum
from tarief.contracts.limits import ZERO, fault, positive
from tarief.contracts.years import BUDGET
from tarief.core.findings import refuse
from tarief.core.jsonable import Jsonable
from tarief.core.number import EXACT
from tarief.core.place import PathStep, Place
from tarief.core.rounding import settle, to_cents
from tarief.core.shapley import shapley

LABELS = {
    "startgegevens": "Startgegevens",
    "groei": "Groei",
    "taakstelling": "Taakstelling",
    "kosten_per_client": "Kosten per cliënt",
}
#: What a budget is made from; what a client costs is not.
_BUDGETED = frozenset(LABELS) - {"kosten_per_client"}


@dataclass(frozen=True, slots=True)
class ShortfallPart(Jsonable):
    """What one cause adds to a shortfall."""

    TITLE = "Tekortdeel"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    amount: Annotated[Decimal, "bedrag"]


@dataclass(frozen=True, slots=True)
class Decomposition(Jsonable):
    """The shortfall of a year of a lump sum in parts that sum to it.

    `exact` are unrounded, `parts` in cents that sum to `total`.
    """

    TITLE = "Tekortjaar"

    year: Annotated[int, "jaar"]
    exact: Mapping[str, Decimal]

    @property
    def total(self) -> Annotated[Decimal, "tekort"]:
        """The shortfall in cents: cost minus budget."""
        return to_cents(sum(self.exact.values(), ZERO))

    @property
    def parts(self) -> dict[str, Decimal]:
        """The parts in cents, settled by largest remainder."""
        return dict(zip(self.exact, settle(list(self.exact.values()), self.total), strict=True))

    @property
    def _labelled(self) -> Annotated[list[ShortfallPart], "bijdragen"]:
        return [ShortfallPart(key, LABELS[key], amount) for key, amount in self.parts.items()]

    def share(self, *keys: str) -> Decimal:
        """Return the parts named as a share of the shortfall; Refused when there is none to take a share of."""
        if not self.total:
            advice = "Toon de bedragen in plaats van delen."
            refuse([fault(Place.words(PathStep("tekort")), "Er is geen tekort om te verdelen.", advice)])
        return sum((self.parts[key] for key in keys), ZERO) / self.total


def explain_shortfall(form: LumpSum, course: Course, real_start: Decimal) -> tuple[Decomposition, ...]:
    """Take apart cost minus budget in each year; the growth is what came after `real_start`, the real first volume."""
    refuse(positive(real_start, Place.of("werkelijk_startvolume"), "Het werkelijke volume bij de start"))
    form.fits(course)
    unit = "prijs_per_eenheid"
    plan = plan_of(form, course, unit)

    @cache
    def worked_out(turned_out: frozenset[str]) -> tuple[dict[str, Decimal], list[Decimal]]:
        """The lines of the budget, and the volumes it is for, where only some things turned out as they did."""
        start = real_start if "startgegevens" in turned_out else form.base.volume
        growing = "groei" in turned_out
        volumes = [start * year.volume / real_start if growing else start for year in course.years]
        known = {line_id(VOLUME, number): volume for number, volume in enumerate(volumes)}
        if "taakstelling" not in turned_out:
            known |= {line_id("taakstelling", number): ZERO for number in range(len(volumes))}
        return plan.run(known), volumes

    def shortfall(turned_out: Collection[str], number: int) -> Decimal:
        values, volumes = worked_out(frozenset(turned_out) & _BUDGETED)
        agreed = worked_out(frozenset())[0][line_id(unit, number)]
        cost = course.years[number].cost_per_unit if "kosten_per_client" in turned_out else agreed
        return volumes[number] * cost - values[line_id(BUDGET, number)]

    with localcontext(EXACT):
        return tuple(
            Decomposition(year.year, shapley(partial(shortfall, number=number), list(LABELS)))
            for number, year in enumerate(course.years)
        )
