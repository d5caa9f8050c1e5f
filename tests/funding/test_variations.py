"""Contract forms beyond the five places: other corridors, lines, hours and case mixes, worked out by hand."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tarief import MODELS
from tarief.contracts.corridor import Corridor
from tarief.contracts.course import grown
from tarief.contracts.form import WithCorridor, settle_years
from tarief.contracts.forms.asked_lump_sum import LineMeasure, line_findings
from tarief.contracts.forms.lump_sum import BudgetBase, BudgetYear, Following, LumpSum, VolumeBand
from tarief.contracts.forms.shared_savings import SharedSavings
from tarief.contracts.forms.trajectory import CaseType, PerTrajectory, Spread
from tarief.contracts.hours import Allotment, over_period
from tarief.contracts.risk_allocation import AllocationVerdict, Contract, check_allocation
from tests.funding.places import GO_FIXED, JENS, JENS_COURSE, bands, one_year, split, symmetric

D = Decimal


def test_an_asymmetric_corridor_divides_savings_otherwise_than_overruns() -> None:
    corridor = Corridor(bands(("0.03", "1"), ("0.10", "0.25")), bands(("0.05", "0.5")))
    over, under = split(corridor, D(1000), D(1200)), split(corridor, D(1000), D(900))
    assert (over.provider, over.municipality) == (D("47.50"), D("152.50"))  # 30 + 0,25 × 70
    assert (under.provider, under.municipality) == (D(-25), D(-75))  # 0,5 × 50, de rest naar de gemeente
    assert not corridor.symmetric
    assert corridor.most_at_provider() == D("0.0475")


def test_shared_savings_leave_the_provider_its_share_and_every_overrun() -> None:
    form = SharedSavings(D(100), D(10), D("0.4"))
    less, more = (settle_years(form, grown(2024, D(10), cost, [], [])).years[0] for cost in (D(80), D(110)))
    assert (less.provider, less.municipality) == (D(80), D(120))  # 1000 afgesproken, 800 gemaakt: 0,4 × 200
    assert (more.provider, more.municipality) == (D(-100), D(0))


def test_below_the_band_the_budget_falls_by_the_variable_cost() -> None:
    form = LumpSum(BudgetBase(D(1000), D(100)), (BudgetYear(2024),))
    year = settle_years(VolumeBand(form, D("0.10"), D("0.6")), one_year(form, D(850), D(100))).years[0]
    assert year.payment == D(97000)  # 50 cliënten onder 900, elk 60 euro


def test_growth_may_be_followed_year_on_year_or_since_the_start() -> None:
    course = grown(2024, D(110), D(10), [D("0.1")], [D(0)])
    steps, base = (BudgetYear(2024), BudgetYear(2025)), BudgetBase(D(100), D(10))
    since = settle_years(LumpSum(base, steps, D("0.5")), course).years[1].budget
    yearly = settle_years(LumpSum(base, steps, D("0.5"), Following.YEARLY), course).years[1].budget
    assert (since, yearly) == (D("1105.00"), D("1102.50"))  # 1 + 0,5 × 0,21 en 1,05 × 1,05


def test_a_corridor_lies_around_any_form() -> None:
    form = WithCorridor(VolumeBand(GO_FIXED, D("0.05"), D("0.7")), symmetric(("0.02", "0.5")))
    year = settle_years(form, grown(2018, D(4400), D(5000), [D(0)] * 3, [D(0)] * 3)).years[0]
    # budget 20 mln + 200 × 3500 = 20,7 mln; kosten 22 mln; aanbieder 0,5 × 2% van 20,7 mln
    assert year.provider == D(-207000)


def test_alerts_tell_when_hours_run_ahead_of_time_and_when_they_are_almost_gone() -> None:
    weekly = [D(6)] * 8 + [D(4)] * 8 + [D(2)] * 6 + [D(0)] * 4
    drawn = over_period(Allotment(D(4), 26, D("62.86")), weekly)
    assert [(alert.kind, str(alert.place)) for alert in drawn.findings] == [
        ("uren_wijken_af", "inzet, week 1"),
        ("uren_bijna_op", "inzet, week 18"),
    ]
    assert "6% van de uren is gebruikt in 4% van de tijd" in drawn.findings[0].text


def test_tolerance_pays_hours_above_the_allotment_up_to_its_limit() -> None:
    drawn = over_period(Allotment(D(4), 10, D(50), D("0.05")), [D(5)] * 10)
    assert (drawn.paid_hours, drawn.unpaid_hours, drawn.returned_hours) == (D(42), D(8), D(0))


def price_of(cases: list[CaseType], trajectories: D, spread: Spread | None) -> D:
    """The price of a trajectory with 80 euro of fixed cost, from the budget for this number of them."""
    form = PerTrajectory(tuple(cases), trajectories, D(80), spread)
    return settle_years(form, grown(2024, trajectories, D(1), [], [])).years[0].budget / trajectories


def test_a_small_provider_needs_a_larger_mark_up_for_the_same_trajectory() -> None:
    cases = [CaseType("licht", D("0.7"), D(20), D(80)), CaseType("zwaar", D("0.3"), D(60), D(100))]
    spread = Spread(D("0.5"), D("1.64"))
    assert price_of(cases, D(400), None) == D(3000)  # 0,7 × 1600 + 0,3 × 6000 + 80
    assert price_of(cases, D(400), spread) == D("3123.000")  # 1,64 × 0,5 / 20 = 4,1%
    assert price_of(cases, D(16), spread) == D("3615.000")  # 1,64 × 0,5 / 4 = 20,5%


def test_the_price_of_a_trajectory_is_that_of_the_cost_model() -> None:
    cases = [CaseType("licht", D("0.7"), D(20), D(80)), CaseType("zwaar", D("0.3"), D(60), D(100))]
    rows = [
        {
            "casustype": case.name,
            "casustype_aandeel": case.part,
            "uren_per_traject": case.hours,
            "uurkosten": case.tariff,
        }
        for case in cases
    ]
    inputs = {"casustypen": rows, "vaste_kosten_per_traject": "80", "overhead": "0", "overhead_grondslag": "omzet"}
    risk = {"z_waarde": "1.64", "variatiecoefficient": "0.5", "aantal_trajecten": "36"}
    model = MODELS["traject"].calculate({**inputs, **risk}, on=date(2026, 1, 1))
    price = price_of(cases, D(36), Spread(D("0.5"), D("1.64")))
    assert abs(model.exact("tarief") - price) < D("1e-20")


def test_a_line_is_told_where_no_measure_carries_it() -> None:
    measures = [
        LineMeasure("Kortere trajecten", "duur", D(450000), 2019),
        LineMeasure("Groepen", "uren", D(300000), 2020),
    ]
    found = line_findings(JENS, JENS_COURSE, measures)
    assert [(finding.kind, str(finding.place)[-4:]) for finding in found] == [
        ("taakstelling_zonder_maatregel", year) for year in ("2020", "2021", "2022")
    ]
    assert "€\u00a0147.413 in 2020" in found[0].text  # 0,03 × 14.913.750 is 447.412,50, waarvan 300.000 gedekt


TENDER = Contract(ceiling=True, may_not_refuse=True, years=D(3), baseline_verified=False, unilateral_change=True)


def test_the_first_tender_is_blocked_on_what_is_known_and_the_second_passes() -> None:
    first = check_allocation(TENDER)
    second = check_allocation(Contract(corridor=symmetric(("0.05", "1")), baseline_verified=True))
    assert (len(first.red), len(first.unknown), first.verdict) == (4, 2, AllocationVerdict.BLOCK)
    assert (second.red, second.verdict) == ((), AllocationVerdict.ASKED)


#: Every question answered, and none of them red.
ALL_GREEN = Contract(
    ceiling=False, may_not_refuse=False, years=D(2), baseline_verified=True, line=False, unilateral_change=False
)


def test_a_contract_passes_only_when_every_flag_is_green() -> None:
    assert check_allocation(ALL_GREEN).said == "akkoord (0 van de 6 een risico)"
    for unanswered in ("ceiling", "may_not_refuse", "years", "baseline_verified", "line", "unilateral_change"):
        found = check_allocation(replace(ALL_GREEN, **{unanswered: None}, line_has_measures=None))
        assert (found.verdict, found.said) == (AllocationVerdict.ASKED, "nog niet te zeggen: 1 van de 6 niet bekend")
    assert check_allocation(Contract()).said == "nog niet te zeggen: 6 van de 6 niet bekend"


def test_a_red_flag_decides_and_the_unknown_ones_are_counted_beside_it() -> None:
    assert check_allocation(Contract(ceiling=True)).said == "uitleggen (1 van de 6 een risico, 5 niet bekend)"
    assert check_allocation(replace(ALL_GREEN, ceiling=True)).said == "uitleggen (1 van de 6 een risico)"
    assert check_allocation(TENDER).said == "blokkeren (4 van de 6 een risico, 2 niet bekend)"


def test_nobody_is_advised_to_agree_on_what_was_agreed_on() -> None:
    """An overrun of more than 5% at the provider, without anything, with a band and with a corridor."""
    wide = symmetric(("0.06", "1"))
    contracts = (Contract(ceiling=True), Contract(ceiling=True, band=True), Contract(corridor=wide))
    bare, band, corridor = (check_allocation(contract).findings()[0].advice for contract in contracts)
    assert bare == "Spreek een risicocorridor of volumeband af."
    assert not any("Spreek" in advice for advice in (band, corridor))
    assert "volumeband" in band and "risicocorridor" in corridor


@pytest.mark.parametrize(
    ("threshold", "verdict"),
    [(4, AllocationVerdict.BLOCK), (5, AllocationVerdict.EXPLAIN), (6, AllocationVerdict.EXPLAIN)],
)
def test_the_threshold_of_the_block_is_a_choice(threshold: int, verdict: AllocationVerdict) -> None:
    assert check_allocation(TENDER, threshold).verdict is verdict


def test_a_corridor_that_leaves_more_than_five_percent_is_a_red_flag() -> None:
    wide, open_end = symmetric(("0.06", "1")), symmetric(("0.05", "0.5"), beyond="0.1")
    for corridor in (wide, open_end):
        assert check_allocation(Contract(corridor=corridor)).red == ("overschrijding_bij_aanbieder",)
    assert not check_allocation(Contract(corridor=symmetric(("0.02", "1"), ("0.08", "0.5")))).red
