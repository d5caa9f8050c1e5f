"""Every figure that was worked out for JENS, GO! and the price of volume risk.

See docs/onderhandeling.md#vijf-praktijkgevallen.
"""

from decimal import Decimal

import pytest

from tarief.contracts.form import WithCorridor, settle_years
from tarief.contracts.forms.lump_sum import VolumeBand
from tarief.contracts.forms.per_unit import PerUnit
from tarief.contracts.piecewise import line
from tarief.contracts.shortfall import explain_shortfall
from tarief.contracts.volume_risk import Expected, VolumeSpread, price_of_lines, price_of_risk
from tests.funding.places import (
    GO_COURSE,
    GO_FIXED,
    GO_LINE,
    JENS,
    JENS_COURSE,
    JENS_REPAIRED,
    JENS_START,
    split,
    symmetric,
)

D = Decimal


def whole(amount: D) -> int:
    return int(amount.quantize(D(1), "ROUND_HALF_UP"))


def test_the_first_year_of_jens_falls_short_by_3_200_016_and_is_taken_apart_exactly() -> None:
    first = explain_shortfall(JENS, JENS_COURSE, JENS_START)[0]
    assert first.parts == {
        "startgegevens": D("1257072.00"),
        "groei": D("1105272.00"),
        "taakstelling": D("450000.00"),
        "kosten_per_client": D("387672.00"),
    }
    assert first.total == sum(first.parts.values()) == D("3200016.00")
    shares = [whole(first.share(key) * 100) for key in first.parts]
    assert shares == [39, 35, 14, 12]
    assert whole(first.share("startgegevens", "groei") * 100) == 74


def test_the_fixed_budget_of_jens_runs_away_over_four_years() -> None:
    years = settle_years(JENS, JENS_COURSE).years
    # 2020 is exactly 14.466.337,50, which the description prints as 14.466.337.
    assert [year.budget.quantize(D("0.01")) for year in years[:2]] == [D("14550000.00"), D("14466337.50")]
    assert [whole(year.budget) for year in years[2:]] == [14383156, 14300453]
    assert [whole(year.cost) for year in years] == [17750016, 18921517, 20170337, 21501579]
    assert [whole(year.provider) for year in years] == [-3200016, -4455180, -5787181, -7201127]
    assert {year.municipality for year in years} == {D(0)}


def test_a_repaired_start_that_follows_growth_keeps_jens_near_its_cost() -> None:
    years = settle_years(JENS_REPAIRED, JENS_COURSE).years
    assert [whole(year.budget) for year in years] == [17517773, 18537918, 19621991, 20774128]
    assert [whole(year.provider) for year in years] == [-232243, -383599, -548346, -727451]


@pytest.mark.parametrize(
    ("bands", "provider", "municipality"),
    [
        ([("0.02", "1"), ("0.05", "0.5")], D(509250), D(2690766)),
        ([("0.05", "1")], D(727500), D(2472516)),
    ],
)
def test_the_corridors_of_jens_divide_the_first_year_as_printed(bands, provider, municipality) -> None:  # type: ignore[no-untyped-def]
    divided = split(symmetric(*bands), D(14550000), D(17750016))
    assert (divided.provider, divided.municipality) == (provider, municipality)


def test_the_gap_of_go_in_2020_is_1_840_500() -> None:
    assert settle_years(GO_FIXED, GO_COURSE).years[2].shortfall == D(1840500)


def test_the_declining_line_of_go_costs_almost_eight_million() -> None:
    result = settle_years(GO_LINE, GO_COURSE)
    # 2021: 20 mln × 1,045³ − 20 mln × 0,98³ = 3.999.482,50. 2020 is exactly 2.632.500, which is printed as 2,632.
    assert [whole(year.provider) for year in result.years] == [0, -1300000, -2632500, -3999483]
    assert (result.provider / 1000000).quantize(D("0.01")) == D("-7.93")


def test_the_price_of_the_ceiling_of_go_is_as_printed() -> None:
    risk = price_of_risk(D(20000000), D(20000000), D("0.08"))
    assert (whole(risk.expected_overrun), whole(risk.loss)) == (638137, 2739888)
    assert whole(risk.probability * 1000) == 258
    assert (whole(risk.premium * 1000), whole(risk.capital * 1000)) == (32, 137)


@pytest.mark.parametrize(
    ("spread", "overrun", "cost", "loss", "capital", "chance"),
    [
        ("0.05", "0.40", "21.69", "1.69", 84, 16),
        ("0.08", "0.64", "22.74", "2.74", 137, 26),
        ("0.12", "0.96", "24.19", "4.19", 209, 32),
    ],
)
def test_the_table_of_volume_risk_is_reached(  # type: ignore[no-untyped-def]
    spread, overrun, cost, loss, capital, chance
) -> None:
    risk = price_of_risk(D(20000000), D(20000000), D(spread))
    shown = [(value / 1000000).quantize(D("0.01")) for value in (risk.expected_overrun, risk.cost_at_limit, risk.loss)]
    assert shown == [D(overrun), D(cost), D(loss)]
    assert (whole(risk.capital * 1000), whole(risk.probability * 100)) == (capital, chance)


def test_a_cost_that_is_five_percent_higher_doubles_the_expected_overrun() -> None:
    risk = price_of_risk(D(20000000), D(21000000), D("0.08"))
    assert (risk.expected_overrun / 1000000).quantize(D("0.01")) == D("1.27")


def test_drawing_costs_agrees_with_the_closed_form_and_repeats_itself() -> None:
    closed = price_of_risk(D(20000000), D(20000000), D("0.08"))
    ceiling, year = line(D(-20000000), D(1)), Expected(D(20000000), D(20000000), D(20000000))
    drawn = price_of_lines(ceiling, year, VolumeSpread(D("0.08"), draws=200_000, seed=6))
    assert abs(drawn.expected_overrun / closed.expected_overrun - 1) < D("0.02")
    assert abs(drawn.loss / closed.loss - 1) < D("0.02")
    assert abs(drawn.probability - closed.probability) < D("0.005")
    assert drawn == price_of_lines(ceiling, year, VolumeSpread(D("0.08"), draws=200_000, seed=6))


def test_the_same_care_under_four_forms_leaves_the_same_shortfall_to_divide() -> None:
    forms = (
        GO_FIXED,
        WithCorridor(GO_FIXED, symmetric(("0.05", "1"))),
        VolumeBand(GO_FIXED, D("0.05"), D("0.7")),
        PerUnit(D(5000), D(4000)),
    )
    results = [settle_years(form, GO_COURSE) for form in forms]
    for year in range(4):
        assert len({result.years[year].provider + result.years[year].municipality for result in results}) == 1
    ceiling, corridor, band, per_unit = (result.years[2].provider for result in results)
    # 20 mln × 1,045² = 21.840.500: 1.840.500 te kort. Corridor: 5% van 20 mln. Volumeband: 368,1 cliënten meer,
    # waarvan 168,1 buiten de 5%, elk 0,7 × 5000 = 588.350 vergoed. P×Q: alles vergoed.
    assert (ceiling, corridor, band, per_unit) == (D(-1840500), D(-1000000), D(-1252150), D(0))
