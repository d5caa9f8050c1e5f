"""Growth path, budget per municipality, and continuity of a provider."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief.core.findings import Refused
from tarief.region import (
    BudgetImpact,
    Municipality,
    Provider,
    Region,
    budget_impact,
    continuity,
    growth_path,
    share_out,
)
from tests.region.case import case, expected, percent, position, region


def the_impact() -> BudgetImpact:
    shares = [Decimal(share) for share in case()["ingroeipad"]]
    return budget_impact(region(), growth_path(position("oud").tarief, position("overeenkomst").tarief, shares))


def test_the_path_grows_to_the_agreement_in_three_years() -> None:
    impact = the_impact()
    assert [year.tariff for year in impact.years] == [Decimal(row["tarief"]) for row in expected()["pad"]]
    assert [percent(found.volume_share) for found in impact.coverages] == [
        Decimal(row["volume"]) for row in expected()["pad"]
    ]
    assert [found.shortfall for found in impact.coverages] == [Decimal(row["tekort"]) for row in expected()["pad"]]


def test_the_shortfall_on_the_way_is_added_up() -> None:
    assert the_impact().accumulated == (748810, 748810 + 411490, 748810 + 411490 + 184010)


def test_each_municipality_pays_its_part_in_the_third_year() -> None:
    amounts = the_impact().amounts[2]
    assert {name: str(amount) for name, amount in amounts.items()} == expected()["gemeenten"]


def test_the_ten_amounts_sum_to_what_the_volume_costs_more() -> None:
    impact = the_impact()
    assert sum(impact.amounts[2].values()) == impact.totals[2] == 1_394_400


def test_a_year_below_the_goal_asks_for_its_own_basis() -> None:
    first, _, last = the_impact().years
    assert first.warning.startswith("Tijdelijk onder de reële prijs")
    assert last.warning == ""


def test_an_index_lifts_the_tariff_the_old_tariff_and_the_cost_alike() -> None:
    (year,) = growth_path(Decimal(50), Decimal(60), [Decimal("0.5")], [Decimal("1.10")])
    assert (year.tariff, year.unchanged, year.goal) == (Decimal("60.50"), Decimal("55.00"), Decimal("66.00"))
    small = Region(
        (Provider("A", Decimal(56), Decimal(10)), Provider("B", Decimal(50), Decimal(10))),
        (Municipality("X", volume=Decimal(5)), Municipality("Y", volume=Decimal(10))),
    )
    impact = budget_impact(small, [year])
    assert impact.coverages[0].shortfall == Decimal("11.00")  # 10 × (61,60 − 60,50)
    assert impact.totals == (Decimal(83),)  # 15 × 5,50 = 82,50
    assert impact.amounts[0] == {"X": 28, "Y": 55}  # 27,67 and 55,33


def test_without_a_key_the_budget_cannot_be_shared_out() -> None:
    bare = Region(region().providers, (Municipality("X"), Municipality("Y")))
    with pytest.raises(Refused, match="inwoners"):
        budget_impact(bare, growth_path(Decimal(50), Decimal(60), [Decimal(1)]))


@pytest.mark.parametrize(
    ("shares", "indices"), [([], []), (["0.5", "0.4"], []), (["1.5"], []), (["0.5"], ["1", "1"]), (["1"], ["NaN"])]
)
def test_a_path_that_is_none_is_refused(shares: list[str], indices: list[str]) -> None:
    with pytest.raises(Refused):
        growth_path(Decimal(50), Decimal(60), list(map(Decimal, shares)), list(map(Decimal, indices)))


@given(
    st.integers(-(10**9), 10**9),
    st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
)
def test_shared_out_euros_are_whole_sum_to_the_total_and_lie_within_a_euro(total: int, weights: list[int]) -> None:
    named = {f"G{index}": Decimal(weight) for index, weight in enumerate(weights)}
    found = share_out(Decimal(total), named)
    assert sum(found.values()) == total
    for name, amount in found.items():
        assert amount == int(amount)
        assert abs(amount - total * named[name] / sum(weights)) < 1 + Decimal("1e-9")


@pytest.mark.parametrize(("total", "weight"), [("0.5", "1"), ("1", "0"), ("1", "-1"), ("NaN", "1")])
def test_what_cannot_be_shared_out_is_refused(total: str, weight: str) -> None:
    with pytest.raises(Refused):
        share_out(Decimal(total), {"X": Decimal(weight)})


def test_equity_lasts_as_many_months_as_the_loss_over_all_products_allows() -> None:
    hours = Region(
        (
            Provider("A", Decimal(60), Decimal(1000), equity=Decimal(9000), revenue=Decimal(260000)),
            Provider("B", Decimal(50), Decimal(1000), equity=Decimal(1)),
        )
    )
    day_parts = Region((Provider("A", Decimal(100), Decimal(500)), Provider("C", Decimal(90), Decimal(1))))
    found = {
        item.name: item
        for item in continuity(
            [
                (hours, Decimal(55)),
                (day_parts, Decimal(98)),
            ]
        )
    }
    assert found["A"].loss == 6000
    assert found["A"].months == 18
    assert not found["A"].within(12)
    assert found["A"].dependency == Decimal("0.4")  # 55.000 + 49.000 of 260.000
    assert found["B"].months is None  # a gain
    assert found["C"].months is None  # equity unknown
    assert found["C"].dependency is None


def test_equity_that_is_gone_already_lasts_no_month() -> None:
    poor = Region((Provider("A", Decimal(60), Decimal(1), equity=Decimal(-5)), Provider("B", Decimal(60), Decimal(1))))
    assert continuity([(poor, Decimal(50))])[0].months == 0


def test_two_amounts_for_the_same_equity_are_refused() -> None:
    one = Region((Provider("A", Decimal(60), Decimal(1), equity=Decimal(5)), Provider("B", Decimal(60), Decimal(1))))
    two = Region((Provider("A", Decimal(60), Decimal(1), equity=Decimal(6)), Provider("B", Decimal(60), Decimal(1))))
    with pytest.raises(Refused, match="eigen vermogen"):
        continuity([(one, Decimal(50)), (two, Decimal(50))])
