"""What is written off in one year: evenly, by digits, or a share of what is left."""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.numbers import demand, over_known, over_numbers
from tarief.models.rekentool.value import Unread, Value, made

_THREE_DIGITS: Final = Decimal("0.001")
_YEAR: Final = Decimal(12)
_TWO: Final = Decimal(2)
_NOTHING: Final = Decimal(0)
_LONGEST: Final = 20_000


def _evenly(_: Evaluator, cost: Expression, rest: Expression, life: Expression) -> Value:
    """SLN: the same each year."""
    return made("/", made("-", cost, rest), life)


def _by_digits(cost: Decimal, rest: Decimal, life: Decimal, period: Decimal) -> Decimal:
    """SYD: less each year, by the sum of the digits of all years."""
    demand(life > 0 and 1 <= period <= life)
    return (cost - rest) * (life - period + 1) * 2 / (life * (life + 1))


def _whole(life: Decimal, period: Decimal, most: Decimal) -> int:
    """The period, which is one of the life of a thing."""
    demand(life > 0 and 1 <= period <= most)
    if period % 1 or life > _LONGEST:
        raise Unread("er wordt over een deel van een jaar afgeschreven, of over te veel jaren")
    return int(period)


def _fixed_share(cost: Decimal, rest: Decimal, life: Decimal, period: Decimal, months: Decimal = _YEAR) -> Decimal:
    """DB: a share of what is left, rounded to three digits; the first and the last year may be a part of one."""
    demand(cost > 0 and rest >= 0 and 1 <= months <= _YEAR)
    last = _whole(life, period, life + (months < _YEAR))
    share = (1 - (rest / cost) ** (1 / life)).quantize(_THREE_DIGITS, ROUND_HALF_UP)
    parts = [months / _YEAR, *[Decimal(1)] * (last - 1)]
    if last > life:
        parts[-1] = (_YEAR - months) / _YEAR
    written, left = Decimal(0), cost
    for part in parts:
        written = left * share * part
        left -= written
    return written


def _declining(cost: Decimal, rest: Decimal, life: Decimal, period: Decimal, factor: Decimal = _TWO) -> Decimal:
    """DDB: a share of what is left, and never below what is left in the end."""
    demand(cost >= 0 and rest >= 0 and factor > 0)
    written, left = Decimal(0), cost
    for _ in range(_whole(life, period, life)):
        written = max(Decimal(0), min(left * min(factor / life, Decimal(1)), left - rest))
        left -= written
    return written


def _between(
    cost: Decimal,
    rest: Decimal,
    life: Decimal,
    start: Decimal,
    end: Decimal,
    factor: Decimal = _TWO,
    declines_on: Decimal = _NOTHING,
) -> Decimal:
    """VDB: from one moment to another as DDB, and evenly from where that is more, unless it `declines_on`."""
    demand(cost >= 0 and rest >= 0 and factor > 0 and 0 <= start <= end <= life and 0 < life <= _LONGEST)
    written, left, evenly = Decimal(0), cost, Decimal(0)
    for period in range(int(end.to_integral_value(ROUND_CEILING))):
        amount = max(Decimal(0), min(left * min(factor / life, Decimal(1)), left - rest))
        if not declines_on:
            evenly = evenly or max(Decimal(0), left - rest) / (life - period)
            amount, evenly = (evenly, evenly) if evenly > amount else (amount, Decimal(0))
        left -= amount
        written += amount * max(Decimal(0), min(end, Decimal(period + 1)) - max(start, Decimal(period)))
    return written


DEPRECIATION: Final[Mapping[str, LazyFunction]] = {
    "SLN": over_numbers(_evenly, 3, 3),
    "SYD": over_known(_by_digits, 4, 4),
    "DB": over_known(_fixed_share, 4, 5),
    "VDB": over_known(_between, 5, 7),
    "DDB": over_known(_declining, 4, 5),
}
