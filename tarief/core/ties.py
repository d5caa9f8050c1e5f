"""Roundings near a tie: 34 digits leave 42.25499…9 of a price of 42.255, which half-up then takes for less.

A calculation that can work out its lines again asks to be told (`doubted`): its doubtful roundings raise `NearTie`, and
it decides them on exact fractions. Elsewhere what lies within the noise of a division of a tie is that tie.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import (
    ROUND_05UP,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    Inexact,
    getcontext,
)
from fractions import Fraction
from functools import lru_cache
from typing import Final

#: Room for every number of a calculation, and for the decimals that it is rounded to.
WIDE: Final = Context(prec=400)
#: Keeps what was cut off visible in the last digit, so that a second rounding is right too.
_STICKY: Final = Context(prec=34, rounding=ROUND_05UP)
#: Far above what 34 digits lose on the way, and so near that hardly any other number lies there.
REACH: Final = Decimal("1e-15")
FEW_DECIMALS: Final = Decimal("1e-10")
_HARDLY_HALF: Final = Decimal("0.4999")
#: From this power of ten on, 34 digits leave no room to tell noise.
_TOO_LARGE: Final = 15
#: A number with fewer digits was never cut off.
LONG: Final = 30
#: A double of an amount of a million is off by less.
_LOST_IN_BITS: Final = Decimal("1e-9")
#: The largest denominator of a fraction that somebody writes down, and how near its 34 digits are to it.
_SIMPLE: Final = 10**6
_IN_34_DIGITS: Final = 10**33
_ASKED: ContextVar[bool] = ContextVar("doubted", default=False)


class NearTie(ArithmeticError):  # noqa: N818 - it says where a number lies
    """A number lies so near to a tie that only exact fractions tell which side it is on."""


@contextmanager
def doubted() -> Iterator[None]:
    """Let roundings of Decimals within reach of a tie raise `NearTie`."""
    before = _ASKED.set(True)
    try:
        yield
    finally:
        _ASKED.reset(before)


@lru_cache(maxsize=64)
def step_of(decimals: int) -> Decimal:
    """Return what a number of so many decimals is a multiple of."""
    return Decimal(1).scaleb(-decimals)


@lru_cache(maxsize=64)
def _clear_of_a_tie(decimals: int) -> tuple[Decimal, Decimal, Decimal]:
    """Return the step, and between what a number may differ from its rounding without being anywhere near a tie."""
    clear = WIDE.multiply(step_of(decimals), _HARDLY_HALF)
    return step_of(decimals), clear.copy_negate(), clear


def rounded_decimal(value: Decimal, decimals: int, mode: str = ROUND_HALF_UP) -> Decimal:
    """Round to `decimals`; within reach of a tie as told above."""
    step, below, above = _clear_of_a_tie(decimals)
    to_nearest = mode in (ROUND_HALF_UP, ROUND_HALF_DOWN)
    if to_nearest:
        rounded = value.quantize(step, mode, WIDE)
        if below < WIDE.subtract(value, rounded) < above:
            return rounded
    tie = value.quantize(step, ROUND_FLOOR if to_nearest else ROUND_HALF_EVEN, WIDE)
    if to_nearest:
        tie = WIDE.add(tie, step / 2)
    gap = abs(WIDE.subtract(value, tie))
    if gap <= step * REACH and value.adjusted() < _TOO_LARGE:
        if _ASKED.get() and (gap or (getcontext().flags[Inexact] and _is_long(value))):
            raise NearTie
        if gap and _is_long(value):
            value = tie
    return value.quantize(step, mode, WIDE)


def is_doubtful(value: Decimal, *, even_if_equal: bool = False) -> bool:
    """Tell whether a number that was cut off may be one with few decimals: near to it, or on it as well.

    One on it that fills all digits was cut off too: `50.00500…0` may be 50.004999…9, in more digits than are kept.
    """
    if value.adjusted() >= _TOO_LARGE:
        return False
    rest = value.remainder_near(FEW_DECIMALS)
    return -REACH < rest < REACH and (even_if_equal or bool(rest) or _is_long(value))


def _is_long(value: Decimal) -> bool:
    """Tell whether a number has so many digits that it may have been cut off; most are seen to be short at once."""
    return len(str(value)) >= LONG and len(value.as_tuple().digits) >= LONG


def without_noise(value: Decimal) -> Decimal:
    """Return a number that was worked out from lines as the one with few decimals that it lies so near to."""
    return value.quantize(FEW_DECIMALS, ROUND_HALF_EVEN, WIDE) if is_doubtful(value) else value


def is_within(gap: Decimal, most: Decimal) -> bool:
    """Tell whether two numbers differ at most so much, where one of them may stand in a sheet as a binary fraction."""
    return abs(gap) <= most + _LOST_IN_BITS


def reaches(value: Decimal, least: Decimal) -> bool:
    """Tell whether a number that was worked out is at least so much: what a division lost makes it no less."""
    return value >= least - _LOST_IN_BITS


def fraction_of(value: Decimal) -> Fraction:
    """Return a number as a fraction: one of 34 digits as the simple fraction (1/3) that it was cut off from."""
    exact = Fraction(value)
    if not _is_long(value):
        return exact
    simple = exact.limit_denominator(_SIMPLE)
    was_cut_off = 10**LONG % simple.denominator and abs(simple - exact) <= abs(exact) / _IN_34_DIGITS
    return simple if was_cut_off else exact


def decimal_of(value: Fraction) -> Decimal:
    """Return a fraction in 34 digits that round to any number of decimals as the fraction itself does."""
    return _STICKY.divide(Decimal(value.numerator), Decimal(value.denominator))
