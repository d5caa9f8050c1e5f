"""Reference rules side by side, and the zone of agreement."""

from decimal import Decimal

import pytest

from tarief.core.findings import Refused
from tarief.region import Provider, Region, Rule, reference_rules, zone
from tests.region.case import expected, region


def rules(of: Region, trim: str = "0.1", efficient: str = "0.5", *percentiles: str) -> dict[str, Rule]:
    shares = [Decimal(share) for share in percentiles or ("0.7", "0.9")]
    found = reference_rules(of, percentiles=shares, trim=Decimal(trim), efficient=Decimal(efficient))
    return {rule.key: rule for rule in found}


@pytest.mark.parametrize("key", ["gewogen_gemiddelde", "gemiddelde", "mediaan", "volume_p70"])
def test_the_rules_of_the_case_are_as_worked_out_by_hand(key: str) -> None:
    value = rules(region())[key].value
    assert value is not None
    assert value.quantize(Decimal("0.01")) == Decimal(expected()[key])


def test_all_rules_are_shown_side_by_side_and_none_is_marked() -> None:
    assert list(rules(region())) == [
        "mediaan", "gewogen_mediaan", "gemiddelde", "gewogen_gemiddelde", "volume_p70", "volume_p90",
        "getrimd_gemiddelde", "efficiente_aanbieder", "eerste_kwartiel", "derde_kwartiel",
    ]  # fmt: skip


def four() -> Region:
    return Region(
        (
            Provider("A", Decimal(40), Decimal(100), meets_quality=False),
            Provider("B", Decimal(50), Decimal(100)),
            Provider("C", Decimal(60), Decimal(100)),
            Provider("D", Decimal(90), Decimal(200)),
        )
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("mediaan", "55"),  # between 50 and 60
        ("gewogen_mediaan", "60"),  # 300 of 500 hours
        ("gemiddelde", "60"),
        ("gewogen_gemiddelde", "66"),  # (40 + 50 + 60 + 2·90) / 5
        ("getrimd_gemiddelde", "55"),  # without 40 and 90
        ("efficiente_aanbieder", "55"),  # half of B, C and D: all of B, all of C
        ("eerste_kwartiel", "47.5"),  # three quarters on the way from 40 to 50
        ("derde_kwartiel", "67.5"),
    ],
)
def test_each_rule_on_four_providers_on_paper(key: str, value: str) -> None:
    assert rules(four(), "0.25")[key].value == Decimal(value)


def test_the_last_efficient_provider_counts_in_part() -> None:
    value = rules(four(), "0.25", "0.375")["efficiente_aanbieder"].value
    assert value == pytest.approx(Decimal(8000) / 150, rel=Decimal("1e-24"))  # 150 of 400 hours: 100 of B, 50 of C


def test_without_anybody_who_meets_the_quality_there_is_no_efficient_provider() -> None:
    poor = Region(tuple(Provider(n, Decimal(40), Decimal(1), meets_quality=False) for n in "AB"))
    rule = rules(poor)["efficiente_aanbieder"]
    assert rule.value is None
    assert "kwaliteitseisen" in rule.meaning


@pytest.mark.parametrize(("percentile", "trim", "efficient"), [("70", "0", "1"), ("0.7", "0.5", "1"), ("1", "0", "0")])
def test_a_share_that_is_none_is_refused(percentile: str, trim: str, efficient: str) -> None:
    with pytest.raises(Refused):
        rules(region(), trim, efficient, percentile)


def test_there_is_a_zone_where_the_budget_pays_the_capacity_that_is_needed() -> None:
    found = zone(region(), Decimal("0.70"), Decimal(10_790_000))
    assert (found.lower, found.upper) == (Decimal("63.90"), Decimal("65.00"))
    assert found.exists
    assert found.as_told == {"ruimte": True, "afstand": "", "advies": ""}


def test_without_a_zone_parties_see_a_band_and_what_else_to_talk_about() -> None:
    found = zone(region(), Decimal("0.90"), Decimal(10_434_760))
    assert (found.lower, found.upper) == (Decimal("66.70"), Decimal("62.86"))
    assert not found.exists
    assert found.as_json["afstand"] == "5 tot 10%"
    assert found.as_told["afstand"] == ""
    assert "volume" in str(found.as_told["advies"])
    assert "66" not in str(found.as_told)


def test_a_legal_floor_lifts_the_lower_end() -> None:
    assert zone(region(), Decimal("0.10"), Decimal(10_790_000), Decimal("61.00")).lower == Decimal("61.00")


@pytest.mark.parametrize(("needed", "budget"), [("0", "1"), ("1.2", "1"), ("0.5", "NaN"), ("0.5", "-1")])
def test_a_zone_of_nonsense_is_refused(needed: str, budget: str) -> None:
    with pytest.raises(Refused):
        zone(region(), Decimal(needed), Decimal(budget))
