"""What the draws say, beside what is known in closed form."""

import math
from decimal import Decimal
from statistics import NormalDist

import numpy as np
import pytest

from tarief.contracts.volume_risk import price_of_risk
from tarief.core.arrays import of_normal
from tarief.uncertainty import Discrete, Distribution, Fixed, Normal, Triangular, Uniform, simulate
from tarief.uncertainty.draws import even_draws
from tarief.uncertainty.estimate import Estimate
from tarief.uncertainty.outcome import SHARES
from tarief.uncertainty.reading import read_uncertainty
from tests.uncertainty.cases import breakdown, drawn, normal, triangle, uniform

D = Decimal

GRID = (np.arange(100_000) + 0.5) / 100_000


def near(found: Estimate, expected: float, most: float = 4) -> bool:
    """Within `most` standard errors, and a hair for what has none."""
    return abs(found.value - expected) <= most * found.error + 1e-9 * abs(expected)


@pytest.mark.parametrize(
    ("distribution", "mean", "variance", "median"),
    [
        (Triangular(D(2), D(3), D(7)), 4, (4 + 9 + 49 - 6 - 14 - 21) / 18, 7 - math.sqrt(0.5 * 5 * 4)),
        (Triangular(D(2), D(2), D(7)), 11 / 3, (4 + 4 + 49 - 4 - 14 - 14) / 18, 7 - math.sqrt(0.5 * 5 * 5)),
        (Triangular(D(2), D(7), D(7)), 16 / 3, (4 + 49 + 49 - 14 - 14 - 49) / 18, 2 + math.sqrt(0.5 * 5 * 5)),
        (Uniform(D(-1), D(3)), 1, 16 / 12, 1),
        (Normal(D(5), D(2)), 5, 4, 5),
        (Discrete((D(9), D(1)), (D("0.3"), D("0.7"))), 3.4, 0.7 * 0.3 * 64, 1),
        (Fixed(D(4)), 4, 0, 4),
    ],
    ids=str,
)
def test_a_distribution_has_the_mean_variance_and_median_of_the_textbook(
    distribution: Distribution, mean: float, variance: float, median: float
) -> None:
    values = distribution.at(GRID)
    assert values.mean() == pytest.approx(mean, rel=1e-6)
    assert values.var() == pytest.approx(variance, rel=1e-3)
    assert np.median(values) == pytest.approx(median, rel=1e-4)
    assert (np.diff(values) >= 0).all()


@pytest.mark.parametrize("correlation", ["-0.8", "0", "0.5", "1", "-1"])
def test_the_sum_of_two_correlated_normals_is_the_normal_of_the_textbook(correlation: str) -> None:
    found = drawn(
        {"loon": normal("40", "3"), "overig": normal("20", "2")},
        draws=65_536,
        samenhang=[{"tussen": ["loon", "overig"], "correlatie": correlation}],
        afspraak={"tarief": "62"},
    )
    spread = math.sqrt(9 + 4 + 2 * float(correlation) * 6)
    cost, above = NormalDist(60, spread), (62 - 60) / spread
    assert near(found.cost.mean, 60)
    assert near(found.cost.spread, spread)
    assert all(near(found.cost.quantiles[name], cost.inv_cdf(float(share))) for name, share in SHARES.items())
    standard = NormalDist()
    shortfall = spread * (standard.pdf(above) - above * standard.cdf(-above))
    assert near(found.shortfall.chance, standard.cdf(-above))
    assert near(found.shortfall.per_unit, shortfall)
    assert near(found.shortfall.left_over, shortfall + 2)
    assert float(found.cost.quantiles["p95"].shown) == pytest.approx(cost.inv_cdf(0.95), abs=0.02)


def test_a_triangle_around_one_input_gives_the_price_its_triangle() -> None:
    found = drawn({"loon": triangle("35", "40", "50")}, draws=65_536)
    mean, factor = (35 + 40 + 50) / 3 + 20, 1.05
    assert near(found.price.mean, mean * factor)
    assert near(found.price.quantiles["p50"], (50 - math.sqrt(0.5 * 15 * 10) + 20) * factor)
    assert near(found.price.quantiles["p5"], (35 + math.sqrt(0.05 * 15 * 5) + 20) * factor)


def test_a_lognormal_cost_above_a_budget_is_the_closed_form_of_the_risk_of_volume() -> None:
    closed = price_of_risk(D(20_000_000), D(20_500_000), D("0.1"))
    draws = np.concatenate([block[0] for _, block in even_draws(1, 65_536, 4)])
    cost = np.exp(0.1 * of_normal(draws) + math.log(20.5e6) - 0.005)
    assert np.maximum(cost - 20e6, 0).mean() == pytest.approx(float(closed.expected_overrun), rel=1e-4)
    assert (cost > 21e6).mean() == pytest.approx(float(closed.probability), abs=1e-3)


def test_the_error_is_far_below_that_of_plain_draws() -> None:
    """The mean of a price with three even inputs, which is known: the same number of draws, twelve seeds."""
    ends = {"loon": uniform("30", "50"), "overig": uniform("15", "25"), "toeslag": uniform("0", "0.10")}
    known, even, plain = 60 * 1.05, [], []
    for seed in range(12):
        even.append(drawn(ends, draws=4096, seed=seed).price.mean.value - known)
        loon, overig, toeslag = np.random.default_rng(seed).random((3, 4096))
        plain.append(((30 + 20 * loon + 15 + 10 * overig) * (1 + toeslag / 10)).mean() - known)
    assert np.std(even) < np.std(plain) / 20


def test_the_standard_error_is_neither_too_small_nor_too_large() -> None:
    """Over two dozen seeds the mean misses the truth by about the error it tells."""
    found = [drawn({"loon": triangle("35", "40", "50")}, draws=1024, seed=seed).cost for seed in range(24)]
    off = [(item.quantiles["p50"].value - 70 + math.sqrt(75)) / item.quantiles["p50"].error for item in found]
    assert 0.5 < math.sqrt(sum(one * one for one in off) / len(off)) < 2


def test_what_is_fixed_is_set_and_does_not_vary() -> None:
    found = drawn({"loon": uniform("30", "50"), "overig": {"verdeling": "vast", "waarde": "25"}})
    assert near(found.cost.mean, 65)
    assert set(found.influence) == {"loon"}


def test_the_rank_correlation_of_independent_inputs_follows_their_part_in_the_spread() -> None:
    found = drawn({"loon": normal("40", "3"), "overig": normal("20", "4"), "uren": uniform("0,999", "1,001")}, 65_536)
    # For normals: 6/π · asin(r/2), with r their share of the spread.
    expected = {"loon": 6 / math.pi * math.asin(0.6 / 2), "overig": 6 / math.pi * math.asin(0.8 / 2)}
    for key, rank in expected.items():
        influence = found.influence[key]
        assert influence is not None
        assert influence.value == pytest.approx(rank, abs=0.002)
    assert [item["sleutel"] for item in found.as_json()["invloed"]] == ["overig", "loon", "uren"]


def test_more_correlation_between_cost_and_cost_never_lowers_the_spread() -> None:
    inputs = {"loon": triangle("35", "40", "50"), "overig": uniform("15", "25")}
    spreads = [
        drawn(inputs, samenhang=[{"tussen": ["loon", "overig"], "correlatie": rho}]).cost.spread.value
        for rho in ("-0.9", "-0.3", "0", "0.3", "0.9")
    ]
    assert spreads == sorted(spreads)


def test_a_hair_of_uncertainty_leaves_the_price_what_it_was() -> None:
    found = breakdown()
    data = {"onzekerheid": {"loon": uniform("39,999", "40,001"), "overig": uniform("19,999", "20,001")}}
    outcome = simulate(found, read_uncertainty(data, found), draws=1024, seed=1)
    assert outcome.price.mean.value == pytest.approx(float(found.exact("tarief")), rel=1e-6)
    assert outcome.price.central == found.exact("tarief")
