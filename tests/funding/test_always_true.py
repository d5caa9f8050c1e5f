"""What holds for every contract form, corridor, line and shortfall."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.contracts.corridor import Corridor
from tarief.contracts.course import grown
from tarief.contracts.form import WithCorridor, settle_years
from tarief.contracts.forms.lump_sum import BudgetBase, BudgetYear, Following, LumpSum, VolumeBand
from tarief.contracts.forms.per_unit import PerUnit
from tarief.contracts.hours import Allotment, over_period, per_week
from tarief.contracts.shortfall import explain_shortfall
from tarief.contracts.volume_risk import price_of_risk
from tarief.core.shapley import shapley
from tests.funding.places import bands, split
from tests.tools.times import examples

D = Decimal

QUICK = settings(max_examples=examples(60))


def number(low: str, high: str, places: int = 2) -> st.SearchStrategy[D]:
    return st.decimals(D(low), D(high), allow_nan=False, places=places)


share, change = number("0", "1", 3), number("-0.2", "0.3", 3)
ends = st.lists(number("0.01", "0.99", 2), max_size=4, unique=True).map(sorted)


@st.composite
def corridors(draw: st.DrawFn) -> Corridor:
    sides = [bands(*((end, draw(share)) for end in draw(ends)), beyond=draw(share)) for _ in range(2)]
    return Corridor(sides[0], sides[1])


@st.composite
def lump_sums(draw: st.DrawFn) -> LumpSum:
    steps = [
        BudgetYear(2020 + year, draw(change), draw(number("0", "0.2", 3))) for year in range(draw(st.integers(1, 4)))
    ]
    base = BudgetBase(draw(number("10", "5000", 0)), draw(number("100", "9000")))
    return LumpSum(base, tuple(steps), draw(share), draw(st.sampled_from(Following)))


@st.composite
def courses(draw: st.DrawFn, form: LumpSum):  # type: ignore[no-untyped-def]
    later = len(form.steps) - 1
    growth, dearer = ([draw(change) for _ in range(later)] for _ in range(2))
    return grown(2020, draw(number("10", "6000", 0)), draw(number("100", "9000")), growth, dearer)


@QUICK
@given(corridors(), number("1", "99999999"), number("0", "99999999"))
def test_both_parties_together_bear_exactly_the_deviation(corridor: Corridor, budget: D, cost: D) -> None:
    divided = split(corridor, budget, cost)
    assert divided.provider + divided.municipality == divided.deviation == cost - budget
    assert min(D(0), divided.deviation) <= divided.provider <= max(D(0), divided.deviation)


@QUICK
@given(corridors(), number("1", "9999999"), number("0", "9999999"), number("0", "9999"))
def test_a_larger_overrun_never_leaves_the_provider_better_off(corridor: Corridor, budget: D, cost: D, more: D) -> None:
    assert split(corridor, budget, cost).provider <= split(corridor, budget, cost + more).provider


@QUICK
@given(st.data())
def test_the_parts_of_a_shortfall_sum_to_cost_minus_budget(data: st.DataObject) -> None:
    form = data.draw(lump_sums())
    course = data.draw(courses(form))
    explained = explain_shortfall(form, course, data.draw(number("10", "6000", 0)))
    for parts, year in zip(explained, settle_years(form, course).years, strict=True):
        assert abs(sum(parts.exact.values()) - year.shortfall) < D("1e-15")
        assert sum(parts.parts.values()) == parts.total


@QUICK
@given(st.data())
def test_what_turned_out_as_agreed_gets_exactly_nothing(data: st.DataObject) -> None:
    form = data.draw(lump_sums())
    form = LumpSum(form.base, tuple(BudgetYear(step.year) for step in form.steps), form.followed, form.following)
    course = grown(2020, form.base.volume, form.base.cost_per_unit, *([[D(0)] * (len(form.steps) - 1)] * 2))
    for parts in explain_shortfall(form, course, form.base.volume):
        assert set(parts.exact.values()) == {D(0)}


@given(st.lists(st.integers(-50, 50), min_size=8, max_size=8))
def test_shapley_is_the_average_over_every_order_written_out(worth: list[int]) -> None:
    def value(group) -> D:  # type: ignore[no-untyped-def]
        return D(worth[sum(1 << "abc".index(player) for player in group)])

    averages = {player: D(0) for player in "abc"}
    for order in permutations("abc"):
        for place, player in enumerate(order):
            averages[player] += (value(order[: place + 1]) - value(order[:place])) / 6
    assert all(abs(part - averages[player]) < D("1e-20") for player, part in shapley(value, "abc").items())


@QUICK
@given(st.data())
def test_following_all_growth_pays_as_a_price_per_unit_does(data: st.DataObject) -> None:
    form = data.draw(lump_sums())
    steps = tuple(BudgetYear(step.year, step.indexation) for step in form.steps)
    form = LumpSum(form.base, (BudgetYear(2020), *steps[1:]), D(1), form.following)
    course = data.draw(courses(form))
    per_unit = PerUnit(form.base.cost_per_unit, form.base.volume, tuple(step.indexation for step in steps[1:]))
    pairs = zip(settle_years(form, course).years, settle_years(per_unit, course).years, strict=True)
    assert all(abs(lump.payment - unit.payment) < D("1e-12") for lump, unit in pairs)


@QUICK
@given(st.data())
def test_a_budget_that_follows_part_of_the_growth_lies_that_far_between_none_and_all(data: st.DataObject) -> None:
    form = replace(data.draw(lump_sums()), following=Following.SINCE_START)
    course = data.draw(courses(form))
    fixed, all_of_it = (replace(form, followed=D(followed)).agreed(course) for followed in (0, 1))
    for part, none, every in zip(form.agreed(course), fixed, all_of_it, strict=True):
        between = none.budget + form.followed * (every.budget - none.budget)
        assert abs(part.budget - between) < D("1e-12")


@QUICK
@given(st.data())
def test_the_results_of_both_parties_sum_to_budget_minus_cost_in_every_form(data: st.DataObject) -> None:
    lump = data.draw(lump_sums())
    course = data.draw(courses(lump))
    band = VolumeBand(lump, data.draw(share), data.draw(share))
    for form in (lump, band, WithCorridor(lump, data.draw(corridors())), WithCorridor(band, data.draw(corridors()))):
        for year in settle_years(form, course).years:
            assert abs(year.provider + year.municipality + year.shortfall) < D("1e-15")
            shown = year.as_json()
            together = D(shown["aanbieder"]) + D(shown["gemeente"])
            assert together == D(shown["budget"]) - D(shown["kosten"])


@QUICK
@given(st.data())
def test_inside_the_band_and_with_all_growth_followed_a_volume_band_changes_nothing(data: st.DataObject) -> None:
    lump = data.draw(lump_sums())
    course = grown(2020, lump.base.volume, D(500), *([[D(0)] * (len(lump.steps) - 1)] * 2))
    same = settle_years(VolumeBand(lump, data.draw(share), data.draw(share)), course).years
    assert [year.payment for year in same] == [year.payment for year in settle_years(lump, course).years]


@QUICK
@given(st.data())
def test_a_band_without_width_where_all_cost_varies_pays_as_a_price_per_unit_does(data: st.DataObject) -> None:
    lump = data.draw(lump_sums())
    course = data.draw(courses(lump))
    paid = settle_years(VolumeBand(lump, D(0), D(1)), course).years
    for year, agreed in zip(paid, lump.agreed(course), strict=True):
        assert abs(year.payment - agreed.unit_cost * year.volume) < D("1e-12")


@QUICK
@given(st.lists(number("0", "12", 1), min_size=1, max_size=26), number("0.5", "8", 1), number("0", "0.2", 2))
def test_hours_over_a_period_never_pay_less_than_a_weekly_ceiling(weekly: list[D], granted: D, more: D) -> None:
    allotment = Allotment(granted, 26, D("62.86"), more)
    free, ceiling = over_period(allotment, weekly), per_week(allotment, weekly)
    assert ceiling.paid_hours <= free.paid_hours <= allotment.hours * (1 + more)
    assert free.paid_hours + free.unpaid_hours == free.delivered == sum(weekly)
    assert free.returned_hours == max(D(0), allotment.hours - free.paid_hours)


@QUICK
@given(number("1", "99"), number("1", "99"), number("0.01", "0.9"))
def test_the_expected_overrun_is_at_least_the_overrun_of_the_expected_cost(budget: D, cost: D, spread: D) -> None:
    risk = price_of_risk(budget, cost, spread)
    assert max(D(0), cost - budget) - D("0.01") <= risk.expected_overrun <= cost
    assert 0 <= risk.probability <= 1
