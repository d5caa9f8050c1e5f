"""One step function gives the number, the array, the fraction and the formula."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tarief import ModelError, at_least, at_most, rounded, truncated, weighted
from tarief.core.expression import name, summands
from tarief.core.expression.printing import formula, words
from tarief.core.expression.symbol import evaluate

A, B, C = name("a"), name("b"), name("c")


def test_a_formula_keeps_its_brackets_where_they_matter() -> None:
    assert formula(A - (B - C)) == "a-(b-c)"
    assert formula((A + B) * C / (1 - A)) == "(a+b)*c/(1-a)"
    assert formula(A / (B / C)) == "a/(b/c)"
    assert formula(-(A + B) * 2) == "-(a+b)*2"
    assert formula(at_least(A * B, C)) == "MAX(a*b,c)"
    assert formula(rounded(A / 60) * 60) == "ROUND(a/60,2)*60"
    assert formula(weighted([A, B], [C, C])) == "a*c+b*c"


def test_a_rule_reads_as_dutch() -> None:
    labels = {"a": "Loon", "b": "Uren", "c": "Opslag"}
    assert words(A / B * (1 + C), labels.__getitem__) == "Loon / Uren × (1 + Opslag)"
    assert words(at_most(A, B), labels.__getitem__) == "de laagste van (Loon; Uren)"


MISUSES = [lambda: bool(A), lambda: A < B, lambda: max(A, B), lambda: float(A), lambda: A == B]


@pytest.mark.parametrize("misuse", MISUSES)
def test_an_if_on_a_symbol_raises_with_advice(misuse) -> None:
    with pytest.raises(ModelError, match="at_least"):
        misuse()


def test_a_float_in_a_formula_is_refused() -> None:
    with pytest.raises(ModelError):
        _ = A * 0.5


def test_a_plain_sum_is_known_by_its_terms_and_anything_else_is_not() -> None:
    assert summands(A + B - C) == ((1, "a"), (1, "b"), (-1, "c"))
    assert summands(A - (B - C)) == ((1, "a"), (-1, "b"), (1, "c"))
    assert summands(A * B) is None


def step(a, b, c):
    return at_least(a * (1 + b) / c - 2, at_most(rounded(a, 1), c)) + truncated(b, 2)


numbers = st.integers(1, 10**6).map(lambda n: Decimal(n) / 1000)


@given(numbers, numbers, numbers)
def test_number_formula_array_and_fraction_agree(a: Decimal, b: Decimal, c: Decimal) -> None:
    exact = step(a, b, c)
    assert evaluate(step(A, B, C), {"a": a, "b": b, "c": c}) == exact
    arrays = step(*(np.array([float(value)]) for value in (a, b, c)))
    assert arrays[0] == pytest.approx(float(exact), rel=1e-9, abs=0.1 + 1e-9)
    fraction = step(*(Fraction(value) for value in (a, b, c)))
    assert abs(fraction - Fraction(exact)) < Fraction(1, 10**20)
