"""Inputs made so that a line ends on a tie: half a cent, half a euro, half a cent per minute.

One input of a case is bent. Where the line rises straight with it, the value at which the line is a tie follows from
exact fractions; of the ties above where it stands now the first is taken whose input has few decimals.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from tarief import Breakdown

DECIMALS = 10
_AWAY = 250


class Bent(NamedTuple):
    """An input with the value at which a line is exactly `tie`."""

    key: str
    value: Decimal
    tie: Fraction


def value_at(breakdown: Breakdown, line: str, key: str, value: Fraction) -> Fraction:
    """A line with another value for one input, every line before it worked out in fractions."""
    return Fraction(breakdown.plan.run({key: value}, number=Fraction)[line])


def bent(
    breakdown: Breakdown, line: str, keys: Iterable[str], steps: Mapping[str, Fraction]
) -> Iterator[dict[str, Bent]]:
    """For each input that the line rises straight with: where it brings the line to a tie, by rule of rounding."""
    for key in keys:
        start = Fraction(breakdown.values[key])
        low, middle, high = (value_at(breakdown, line, key, start * (16 + more) / 16) for more in range(3))
        slope = (middle - low) / start * 16
        if slope and high - middle == middle - low:
            found = {rule: _first(key, start, low, slope, step) for rule, step in steps.items()}
            yield {
                rule: tie
                for rule, tie in found.items()
                if tie is not None and value_at(breakdown, line, key, Fraction(tie.value)) == tie.tie
            }


def _first(key: str, start: Fraction, now: Fraction, slope: Fraction, step: Fraction) -> Bent | None:
    for away in range(_AWAY):
        tie = (now // step + away + Fraction(1, 2)) * step
        value = start + (tie - now) / slope
        if 0 < value < 2 * start and 10**DECIMALS % value.denominator == 0:
            return Bent(key, Decimal(value.numerator) / Decimal(value.denominator), tie)
    return None
