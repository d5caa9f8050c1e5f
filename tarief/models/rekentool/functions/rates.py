"""Rates: of a year and of its parts, of growth, and of amounts on days of their own; all must be known."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.dates import day_in
from tarief.models.rekentool.functions.finance import root_of
from tarief.models.rekentool.functions.numbers import demand, number_of, over_known, worked_out
from tarief.models.rekentool.node import Parts
from tarief.models.rekentool.value import ONE, CellFault, Value, as_block, constant, made, number

_YEAR: Final = 365
_GUESS: Final = Decimal("0.1")


def _effective(rate: Decimal, times: Decimal) -> Decimal:
    """EFFECT: the rate of a year, of one that is paid so many times."""
    times = times // 1
    demand(rate > 0 and times >= 1)
    return (1 + rate / times) ** times - 1


def _nominal(rate: Decimal, times: Decimal) -> Decimal:
    """NOMINAL: the other way around."""
    times = times // 1
    demand(rate > 0 and times >= 1)
    return ((1 + rate) ** (1 / times) - 1) * times


def _growth(periods: Decimal, present: Decimal, future: Decimal) -> Decimal:
    """RRI: the growth of each period from one amount to another."""
    demand(periods > 0 and present and future / present >= 0)
    return (future / present) ** (1 / periods) - 1


def _how_long(rate: Decimal, present: Decimal, future: Decimal) -> Decimal:
    """PDURATION: the periods until an amount has grown to another."""
    demand(rate > 0 and present > 0 and future > 0)
    return (future / present).ln() / (1 + rate).ln()


def _worth(rate: Decimal, amounts: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """What amounts are worth at the start, each with its number of years from there."""
    demand(rate > -1)
    return sum((amount / (1 + rate) ** years for years, amount in amounts), Decimal(0))


def _dated(run: Evaluator, parts: Parts) -> list[tuple[Decimal, Decimal]]:
    """Amounts and their days: the years of 365 days since the first day, with each amount."""
    amounts, days = (list(as_block(run.argument(part)).values()) for part in parts)
    demand(len(amounts) == len(days) > 0)
    held = [day_in(run, day) for day in days]
    demand(min(held) == held[0])
    years = [Decimal((day - held[0]).days) / _YEAR for day in held]
    return list(zip(years, (number_of(run, amount) for amount in amounts), strict=True))


def _rate_of(amounts: Sequence[tuple[Decimal, Decimal]], start: Decimal) -> Value:
    demand(min(amount for _, amount in amounts) < 0 < max(amount for _, amount in amounts))
    return constant(root_of(lambda rate: _worth(rate, amounts), start))


def _start(run: Evaluator, parts: Parts, place: int) -> Decimal:
    return number_of(run, run.value(parts[place])) if len(parts) > place else _GUESS


def irr(run: Evaluator, parts: Parts) -> Value:
    """IRR: the rate at which amounts, one each period, are worth nothing."""
    amounts = [(Decimal(place), number_of(run, each)) for place, each in enumerate(run.numbers(parts[:1]))]
    demand(amounts)
    return _rate_of(amounts, _start(run, parts, 1))


def xirr(run: Evaluator, parts: Parts) -> Value:
    """XIRR: the same for amounts on days of their own."""
    return _rate_of(_dated(run, parts[:2]), _start(run, parts, 2))


def xnpv(run: Evaluator, parts: Parts) -> Value:
    """XNPV: what amounts on days of their own are worth."""
    rate: Callable[..., Decimal] = _worth
    if len(parts) != 3:
        raise CellFault("#VALUE!")
    return worked_out(rate, number_of(run, run.value(parts[0])), _dated(run, parts[1:]))


def modified(run: Evaluator, parts: Parts) -> Value:
    """MIRR: the rate where what is paid is lent at one rate, and what comes in is set aside at another."""
    amounts = [number_of(run, each) for each in run.numbers(parts[:1])]
    lent, aside = (number_of(run, run.value(part)) for part in parts[1:3])

    def rate() -> Decimal:
        last = len(amounts) - 1
        end = sum((each * (1 + aside) ** (last - at) for at, each in enumerate(amounts) if each > 0), Decimal(0))
        paid = sum((-each / (1 + lent) ** at for at, each in enumerate(amounts) if each < 0), Decimal(0))
        return (end / paid) ** (1 / Decimal(last)) - 1

    return worked_out(rate)


def grown(run: Evaluator, parts: Parts) -> Value:
    """FVSCHEDULE: what an amount has grown to at one rate after another."""
    worth = number(run.value(parts[0]))
    for rate in run.numbers(parts[1:]):
        worth = made("*", worth, made("+", ONE, rate))
    return worth


RATES: Final[Mapping[str, LazyFunction]] = {
    "EFFECT": over_known(_effective, 2, 2),
    "NOMINAL": over_known(_nominal, 2, 2),
    "RRI": over_known(_growth, 3, 3),
    "PDURATION": over_known(_how_long, 3, 3),
    "IRR": irr,
    "XIRR": xirr,
    "XNPV": xnpv,
    "MIRR": modified,
    "FVSCHEDULE": grown,
}
