"""The places of docs/onderhandeling.md#vijf-praktijkgevallen as contract forms and courses, for the tests."""

from decimal import Decimal
from typing import NamedTuple

from tarief.contracts.corridor import Corridor, RiskBand, provider_part
from tarief.contracts.course import Course, grown
from tarief.contracts.forms.lump_sum import BudgetBase, BudgetYear, LumpSum

D = Decimal

JENS = LumpSum(
    BudgetBase(D(3000), D(5000)),
    (BudgetYear(2019, efficiency=D("0.03")), *(BudgetYear(year, D("0.025"), D("0.03")) for year in (2020, 2021, 2022))),
)
JENS_START = D(3000) * D("1.08")
JENS_COURSE = grown(2019, JENS_START * D("1.07"), D(5120), [D("0.04")] * 3, [D("0.025")] * 3)
JENS_REPAIRED = LumpSum(
    BudgetBase(JENS_START, D(5120)),
    (BudgetYear(2019), *(BudgetYear(year, D("0.025")) for year in (2020, 2021, 2022))),
    D("0.8"),
)
GO_YEARS = (2018, 2019, 2020, 2021)
GO_COURSE = grown(2018, D(4000), D(5000), [D("0.045")] * 3, [D(0)] * 3)
GO_FIXED = LumpSum(BudgetBase(D(4000), D(5000)), tuple(BudgetYear(year) for year in GO_YEARS))
GO_LINE = LumpSum(
    BudgetBase(D(4000), D(5000)), (BudgetYear(2018), *(BudgetYear(year, efficiency=D("0.02")) for year in GO_YEARS[1:]))
)


def bands(*limits: tuple[str | D, str | D], beyond: str = "0") -> tuple[RiskBand, ...]:
    """Adjoining bands from (end, provider's share) pairs, and what the provider bears beyond the last."""
    starts = [D(0), *(D(end) for end, _ in limits)]
    found = [RiskBand(start, D(end), D(part)) for start, (end, part) in zip(starts, limits, strict=False)]
    return (*found, RiskBand(starts[-1], None, D(beyond))) if D(beyond) else tuple(found)


class Split(NamedTuple):
    """One deviation divided over the two parties."""

    deviation: Decimal
    provider: Decimal
    municipality: Decimal


def split(corridor: Corridor, budget: Decimal, cost: Decimal) -> Split:
    """Divide cost minus budget by the bands of a corridor."""
    deviation = cost - budget
    over, under = (
        provider_part(above, budget, [(one.start, one.end, one.provider_share) for one in side]) if side else D(0)
        for side, above in ((corridor.over, deviation), (corridor.under, -deviation))
    )
    return Split(deviation, over - under, deviation - (over - under))


def symmetric(*limits: tuple[str | D, str | D], beyond: str = "0") -> Corridor:
    """The corridor that divides overruns and money left over by the same bands."""
    both = bands(*limits, beyond=beyond)
    return Corridor(both, both)


def one_year(form: LumpSum, volume: D, cost: D) -> Course:
    """A course of one year for a form with one step."""
    return grown(form.steps[0].year, volume, cost, [], [])
