"""Coverage of a region: the published table, the invariants, and a curve that agrees with the exact figures."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief.core.findings import Refused
from tarief.region import Provider, Region, coverage, coverage_by_size
from tarief.region.curve import Curve
from tests.region.case import case, expected, percent, region
from tests.tools.times import examples


def test_the_case_says_that_its_numbers_are_made_up() -> None:
    assert "verzonnen" in case()["bron"]


@pytest.mark.parametrize("row", expected()["dekking"], ids=lambda row: str(row["tarief"]))
def test_the_coverage_at_each_tariff_is_as_worked_out_by_hand(row: dict[str, Any]) -> None:
    found = coverage(region(), Decimal(row["tarief"]))
    assert (found.providers, found.covered) == (13, row["aanbieders"])
    assert percent(found.volume_share) == Decimal(row["volume"])
    assert found.shortfall == Decimal(row["tekort"])
    assert found.budget == Decimal(row["budget"])


def test_a_provider_whose_cost_is_the_tariff_is_covered() -> None:
    assert coverage(region(), Decimal("63.90")).covered == 8
    assert coverage(region(), Decimal("63.8999")).covered == 7


def test_the_depth_is_the_shortfall_per_uncovered_hour() -> None:
    found = coverage(region(), Decimal("69.47"))
    assert found.volume_below_cost == 5000
    assert found.depth == Decimal("3.74")
    assert coverage(region(), Decimal(80)).depth is None


def sized() -> Region:
    return Region(
        (
            Provider("A", Decimal(50), Decimal(900), size="groot"),
            Provider("B", Decimal(60), Decimal(100), size="groot"),
            Provider("C", Decimal(55), Decimal(50), size="klein"),
            Provider("D", Decimal(70), Decimal(150), size="klein"),
        )
    )


def test_each_size_class_has_its_own_coverage() -> None:
    found = coverage_by_size(sized(), Decimal(56))
    assert found["groot"].volume_share == Decimal("0.9")
    assert found["klein"].volume_share == Decimal("0.25")


amounts = st.decimals(Decimal(20), Decimal(120), places=2)
volumes = st.decimals(Decimal(0), Decimal(30000), places=1)


@st.composite
def regions(draw: st.DrawFn) -> Region:
    rows = draw(st.lists(st.tuples(amounts, volumes), min_size=2, max_size=12).filter(lambda r: any(v for _, v in r)))
    return Region(tuple(Provider(f"P{index}", *row) for index, row in enumerate(rows)))


@given(regions(), st.lists(amounts, min_size=3, max_size=3))
def test_coverage_never_falls_and_shortfall_and_surplus_are_convex(found: Region, tariffs: list[Decimal]) -> None:
    low, middle, high = (coverage(found, tariff) for tariff in sorted(tariffs))
    assert low.covered_volume <= middle.covered_volume <= high.covered_volume
    if low.tariff < high.tariff:
        weight = Fraction(high.tariff - middle.tariff) / Fraction(high.tariff - low.tariff)
        for key in ("shortfall", "surplus"):
            at = [Fraction(getattr(item, key)) for item in (low, middle, high)]
            assert at[1] <= weight * at[0] + (1 - weight) * at[2]


@given(regions())
def test_at_the_weighted_mean_shortfall_and_surplus_are_equal(found: Region) -> None:
    spent = sum((Fraction(item.cost) * Fraction(item.volume) for item in found.providers), Fraction(0))
    mean = spent / Fraction(found.volume)
    at = coverage(found, Decimal(mean.numerator) / Decimal(mean.denominator))
    assert at.shortfall == pytest.approx(at.surplus, abs=Decimal("1e-12"))


@settings(max_examples=examples(40))
@given(regions(), st.lists(amounts, min_size=1, max_size=4))
def test_the_curve_agrees_with_the_exact_figures(found: Region, tariffs: list[Decimal]) -> None:
    tried = [*tariffs, *(item.cost for item in found.providers)]
    points = Curve(found).at(tried)
    for index, tariff in enumerate(tried):
        exact = coverage(found, tariff)
        scale = 1e-9 * float(exact.budget + 120 * exact.volume)
        assert points.covered[index] == exact.covered
        assert points.volume_share[index] == pytest.approx(float(exact.volume_share or 0), rel=1e-9)
        assert points.shortfall[index] == pytest.approx(float(exact.shortfall), abs=scale)
        assert points.surplus[index] == pytest.approx(float(exact.surplus), abs=scale)
        assert points.budget[index] == pytest.approx(float(exact.budget), rel=1e-9)


def test_thousands_of_providers_answer_a_whole_slider_at_once() -> None:
    many = Region(tuple(Provider(f"P{n}", Decimal(4000 + n * 7919 % 6007).scaleb(-2), Decimal(n)) for n in range(6000)))
    points = Curve(many).at(np.linspace(40, 100, 601))
    assert np.all(np.diff(points.volume_share) >= 0)
    assert np.all(np.diff(points.shortfall) <= 1e-6)
    assert points.covered[-1] == coverage(many, Decimal(100)).covered


def test_a_tariff_that_is_no_number_is_refused_by_the_curve_too() -> None:
    with pytest.raises(Refused):
        Curve(region()).at([Decimal(60), Decimal("NaN")])
