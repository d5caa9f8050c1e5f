"""Values that hardly anybody means: what was probably meant instead, so that it can be asked.

A number that is a thousand times too high or low has its point elsewhere; a change that is written as a percentage, as
a factor or as an index of 100 has the digits of the change in it.
"""

from collections.abc import Iterator
from decimal import Decimal

from tarief.core.dutch import decimals_of, dutch

_ONE, _TEN, _HUNDRED = Decimal(1), Decimal(10), Decimal(100)
#: From here on an unlikely factor is an index of 100, and no percentage.
_PERCENTS = Decimal(20)
#: A factor on a value lies between these, or is nothing: more is a slip, or better said as the new value itself.
FACTORS = Decimal("0.2"), Decimal(3)
#: The most usual slips first: cents for euros and a share for a percentage are two places.
_POINT = (-2, 2, -1, 1, -3, 3, -4, 4)
#: So many times nearer to the middle of what is usual a rarer slip must come than one of two places.
_USUAL_SLIP = Decimal(2)


def between(value: Decimal, low: Decimal | None, high: Decimal | None) -> bool:
    """Tell whether a value lies between two limits, of which one may be open."""
    return (low is None or value >= low) and (high is None or value <= high)


def with_the_point_elsewhere(
    value: Decimal, low: Decimal | None, high: Decimal | None, *, whole: bool = False
) -> Decimal | None:
    """Return the value with the same digits that lies between the limits and was probably meant, or None.

    Between two limits that is the one nearest to their middle, a slip of two places before a rarer one. `whole` things
    stay whole where they can: nobody meant 2,5 persons by 250.
    """
    known = {places: item for places in _POINT if between(item := value.scaleb(places).normalize(), low, high)}
    if whole and not value % 1:
        known = {places: item for places, item in known.items() if not item % 1} or known
    if low is None or high is None:
        return next(iter(known.values()), None)
    middle = low * high

    def far(places: int) -> Decimal:
        squared = known[places] ** 2
        times = max(squared, middle) / min(squared, middle)
        return times if abs(places) == 2 else times * _USUAL_SLIP**2

    return known[min(known, key=far)] if known else None


def another_order(value: Decimal, beside: Decimal, times: Decimal = _TEN) -> bool:
    """Tell whether an amount is ten (or so many) times as much as what stands beside it, or that part of it."""
    return not beside / times < value < beside * times


def meant_beside(value: Decimal, beside: Decimal, sign: str = "") -> str:
    """Ask for the amount of the same digits that is of the order of what stands beside it; nothing where none is.

    `sign` is what stands behind such an amount: `%`.
    """
    found = with_the_point_elsewhere(value, beside / 3, beside * 3)
    return f"Bedoelt u {short(found)}{sign}? " if found is not None else ""


def change_meant(value: Decimal) -> Iterator[Decimal]:
    """Yield the changes that a number outside −1 to 1 may stand for: 3,5 is 3.5%, 1,035 and 103,5 are that as well."""
    if _ONE < abs(value) <= _HUNDRED:
        yield value / _HUNDRED
    if _ONE < value < 2:
        yield value - 1
    if _HUNDRED < value < 2 * _HUNDRED:
        yield value / _HUNDRED - 1


def is_factor(value: Decimal) -> bool:
    """Tell whether a number is a likely factor."""
    return not value or between(value, *FACTORS)


def factor_meant(value: Decimal) -> Decimal | None:
    """Return the factor that an unlikely one stands for: 3,5% and 3,5 and 103,5 are all 1,035."""
    if abs(value) < _PERCENTS:
        return 1 + (value if abs(value) < 1 else value / _HUNDRED)
    return with_the_point_elsewhere(value, *FACTORS)


def short(value: Decimal) -> str:
    """Write a number with the decimals it has, and no more."""
    return dutch(value, decimals_of(value))
