"""Rounding once, half-up, and parts that add up to the shown total."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief import load_parameters, rounded, truncated
from tarief.core.rounding import ROUNDINGS, settle, to_cents
from tarief.core.units import EURO_PER_UUR


@pytest.mark.parametrize(
    ("rule", "value", "expected"),
    [
        ("centen", "148.245", "148.25"),  # half-up, not to even
        ("centen", "-2.675", "-2.68"),  # away from zero, as Excel's ROUND
        ("centen_per_minuut", "55.61", "55.80"),  # 0,92683 per minuut -> 0,93 -> 55,80
        ("centen_per_minuut", "24.30", "24.60"),  # 0,405 -> 0,41 -> 24,60 (Westerveld 2023, pgb zzp)
        ("tien_cent", "62.65", "62.7"),
        ("hele_euros", "63.50", "64"),
    ],
)
def test_a_rounding_rule_does_what_its_name_says(rule: str, value: str, expected: str) -> None:
    assert ROUNDINGS[rule].apply(Decimal(value)) == Decimal(expected)


@pytest.mark.parametrize("municipality", ["ede", "westerveld", "meerinzicht"])
def test_an_hourly_tariff_can_be_held_to_a_minute_tariff_in_whole_cents(municipality: str) -> None:
    """Zuid-Drenthe took the nearest tariff that 60 divides; the hourly tariffs of these three are such tariffs."""
    start, rule = f"tarief_{municipality}_", ROUNDINGS["centen_per_minuut"]
    hourly = [
        value for value in load_parameters().values() if value.key.startswith(start) and value.unit == EURO_PER_UUR
    ]
    assert len(hourly) >= 3
    for published in (value.value for value in hourly):
        assert isinstance(published, Decimal)
        assert rule.apply(published) == published == rule.apply(published + Decimal("0.29"))
        assert (published * 100) % 60 == 0


def test_truncation_cuts_and_rounding_rounds_also_for_fractions() -> None:
    assert (rounded(Decimal("34.325")), truncated(Decimal("34.329"))) == (Decimal("34.33"), Decimal("34.32"))
    assert (rounded(Fraction(-5, 1000)), truncated(Fraction(-9, 1000))) == (Fraction(-1, 100), Fraction(0))


@given(st.lists(st.integers(-(10**9), 10**9).map(lambda n: Decimal(n) / 100000), min_size=1, max_size=15))
def test_settled_parts_sum_to_the_shown_total_and_stay_within_a_cent(parts: list[Decimal]) -> None:
    total = to_cents(sum(parts, Decimal(0)))
    settled = settle(parts, total)
    assert sum(settled) == total
    assert all(abs(shown - part) < Decimal("0.01") for shown, part in zip(settled, parts, strict=True))


def test_settling_to_something_that_is_not_the_sum_is_an_error() -> None:
    with pytest.raises(ValueError, match="cannot be shown"):
        settle([Decimal("1.00")], Decimal("1.05"))


def test_a_part_that_is_nothing_has_no_sign() -> None:
    parts = settle([Decimal("-0.0000000001"), Decimal("-0.01")], Decimal("-0.01"))
    assert [str(part) for part in parts] == ["0.00", "-0.01"]
