"""The places of docs/onderhandeling.md#vijf-praktijkgevallen as contract forms and courses, for the tests."""

from decimal import Decimal

from tarief.contracts import Base, Course, LumpSum, Step, grown

D = Decimal

JENS = LumpSum(
    Base(D(3000), D(5000)),
    (Step(2019, efficiency=D("0.03")), *(Step(year, D("0.025"), D("0.03")) for year in (2020, 2021, 2022))),
)
JENS_START = D(3000) * D("1.08")
JENS_COURSE = grown(2019, JENS_START * D("1.07"), D(5120), [D("0.04")] * 3, [D("0.025")] * 3)
JENS_REPAIRED = LumpSum(
    Base(JENS_START, D(5120)), (Step(2019), *(Step(year, D("0.025")) for year in (2020, 2021, 2022))), D("0.8")
)
GO_YEARS = (2018, 2019, 2020, 2021)
GO_COURSE = grown(2018, D(4000), D(5000), [D("0.045")] * 3, [D(0)] * 3)
GO_FIXED = LumpSum(Base(D(4000), D(5000)), tuple(Step(year) for year in GO_YEARS))
GO_LINE = LumpSum(Base(D(4000), D(5000)), (Step(2018), *(Step(year, efficiency=D("0.02")) for year in GO_YEARS[1:])))


def one_year(form: LumpSum, volume: D, cost: D) -> Course:
    """A course of one year for a form with one step."""
    return grown(form.steps[0].year, volume, cost, [], [])
