"""Rounding, powers and constants: exact numbers, fractions, arrays and symbols give the same answer."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief import EuroPerUur, Getal, at_least, at_most, power, rounded, rounded_up, square_root, truncated
from tarief.core.expression import evaluate, name
from tests.published.own import DAY, own_model

ROUNDINGS = [rounded, rounded_up, truncated]
in_halves_of_a_cent = st.integers(-(10**7), 10**7).map(lambda n: Decimal(n) / 200)


@given(in_halves_of_a_cent, st.sampled_from(ROUNDINGS), st.integers(-2, 2))
def test_arrays_and_fractions_round_halves_and_wholes_as_decimals_do(value: Decimal, way, decimals: int) -> None:
    exact = way(value, decimals)
    assert way(Fraction(value), decimals) == Fraction(exact)
    assert way(np.array([float(value)]), decimals)[0] == pytest.approx(float(exact), rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(
    ("way", "value", "expected"),
    [
        (truncated, "34.33", 34.33),  # 34.33 × 100 is 3432.9999999999995 in binary
        (truncated, "0.29", 0.29),
        (rounded, "148.245", 148.25),
        (rounded, "1.005", 1.01),
        (rounded_up, "1.10", 1.10),
    ],
)
def test_a_batch_does_not_lose_a_cent_to_binary_fractions(way, value: str, expected: float) -> None:
    assert way(np.array([float(value)]), 2)[0] == pytest.approx(expected, abs=1e-12)


def test_rounding_up_goes_away_from_zero_and_leaves_whole_numbers() -> None:
    found = [str(rounded_up(Decimal(text), 0)) for text in ("37.02", "63.33", "38", "-1.1")]
    assert found == ["38", "64", "38", "-2"]


def test_a_power_takes_decimals_fractions_arrays_and_symbols() -> None:
    symbol = power(1 + name("rente"), -name("jaren"))
    values = {"rente": Decimal("0.10"), "jaren": Decimal(2)}
    assert evaluate(symbol, values) == pytest.approx(Decimal(1) / Decimal("1.21"), rel=Decimal("1e-30"))
    assert power(Fraction(11, 10), -2) == Fraction(100, 121)
    assert power(np.array([1.1, 2.0]), 2) == pytest.approx([1.21, 4.0])
    assert power(2, Decimal("0.5")) == square_root(2)
    assert float(power(Fraction(2), Fraction(1, 2))) == pytest.approx(2**0.5)


def test_a_whole_number_as_floor_or_ceiling_gives_a_decimal_a_fraction_or_an_array() -> None:
    assert isinstance(at_most(Decimal(5), 1), Decimal)
    assert isinstance(at_least(Fraction(1, 2), 1), Fraction)
    assert at_most(np.array([0.5, 5.0]), 1).tolist() == [0.5, 1.0]


def test_a_step_may_be_a_constant_and_may_hold_a_decimal_in_a_batch_too() -> None:
    """2 × 1,08 × 12 = 25,92."""
    model = own_model()
    model.given("loon", "Loon", EuroPerUur)

    @model.step("Maanden")
    def maanden() -> Getal:
        return 12

    @model.step("Tarief")
    def tarief(loon: EuroPerUur, maanden: Getal) -> EuroPerUur:
        return at_least(loon * Decimal("1.08"), 1) * maanden

    result = model.calculate({"loon": "2"}, on=DAY)
    assert result.tarief == Decimal("25.92")
    batch = result.plan.run({"loon": np.array([2.0, 4.0])}, number=float)["tarief"]
    assert batch == pytest.approx([25.92, 51.84])
