"""Loans and savings: what is paid, what of it is interest, what it is worth, how long it takes."""

from collections.abc import Callable, Mapping
from decimal import Decimal, localcontext
from typing import Final

from tarief.core.expression import Expression
from tarief.core.number import EXACT
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.numbers import choice, demand, number_of, over_numbers
from tarief.models.rekentool.value import ONE, ZERO, CellFault, Unread, Value, added, constant, made, number

_ROUNDS: Final = 60
#: Periods that are added up: a hundred years of months.
_MOST_PERIODS: Final = 1_200
_NEAR: Final = Decimal("1e-20")
_STEP: Final = Decimal("1e-8")
_GUESS: Final = constant(Decimal("0.1"))


def _factor(rate: Expression, periods: Expression) -> Expression:
    return made("power", made("+", ONE, rate), periods)


def _payment(
    run: Evaluator,
    rate: Expression,
    periods: Expression,
    present: Expression,
    future: Expression = ZERO,
    early: Expression = ZERO,
) -> Value:
    """PMT: what is paid each period for a loan at a rate."""
    owed = made("neg", made("/", made("+", present, future), periods))
    if run.known(rate) == 0:
        return owed
    factor = _factor(rate, periods)
    paid = made("*", rate, made("+", made("*", present, factor), future))
    above = made("*", made("-", factor, ONE), made("+", ONE, made("*", rate, early)))
    with_rate = made("neg", made("/", paid, above))
    return with_rate if run.known(rate) is not None else choice(run, made("=", rate, ZERO), owed, with_rate)


def _value_after(op: str) -> Callable[..., Value]:
    """PV and FV: the worth of equal payments, now or at the end."""

    def function(
        run: Evaluator,
        rate: Expression,
        periods: Expression,
        payment: Expression,
        other: Expression = ZERO,
        early: Expression = ZERO,
    ) -> Value:
        if number_of(run, rate) == 0:
            return made("neg", made("+", other, made("*", payment, periods)))
        factor = _factor(rate, periods)
        paid = made("*", payment, made("+", ONE, made("*", rate, early)))
        paid = made("*", paid, made("/", made("-", factor, ONE), rate))
        if op == "fv":
            return made("neg", made("+", made("*", other, factor), paid))
        return made("neg", made("/", made("+", other, paid), factor))

    return function


def _interest(
    run: Evaluator,
    rate: Expression,
    period: Expression,
    periods: Expression,
    present: Expression,
    future: Expression = ZERO,
    early: Expression = ZERO,
) -> Expression:
    """IPMT: the interest in one period, over what is still owed before it."""
    held, place = number_of(run, rate), number_of(run, period)
    if not 1 <= place <= number_of(run, periods):
        raise CellFault("#NUM!")
    at_start = number_of(run, early) != 0
    if held == 0 or (at_start and place == 1):
        return ZERO
    payment = number(_payment(run, rate, periods, present, future, early))
    owed = number(_value_after("fv")(run, rate, constant(place - 1), payment, present, early))
    interest = made("*", owed, rate)
    return made("/", interest, made("+", ONE, rate)) if at_start else interest


def _even_interest(
    _: Evaluator, rate: Expression, period: Expression, periods: Expression, present: Expression
) -> Value:
    """ISPMT: the interest in one period of a loan of which each period as much is repaid; counted from 0."""
    return made("*", made("*", present, rate), made("-", made("/", period, periods), ONE))


def _repaid(run: Evaluator, *parts: Expression) -> Value:
    """PPMT: what of a payment is no interest."""
    rate, _, periods, *rest = parts
    return made("-", number(_payment(run, rate, periods, *rest)), _interest(run, *parts))


def _between(of_one: Callable[..., Value]) -> Callable[..., Value]:
    """CUMIPMT and CUMPRINC: what is paid from one period up to another together."""

    def function(
        run: Evaluator,
        rate: Expression,
        periods: Expression,
        present: Expression,
        start: Expression,
        end: Expression,
        early: Expression,
    ) -> Value:
        first, last = int(number_of(run, start)), int(number_of(run, end))
        demand(number_of(run, rate) > 0 and 1 <= first <= last <= number_of(run, periods))
        demand(number_of(run, early) in (0, 1))
        if last - first > _MOST_PERIODS:
            raise Unread("er worden te veel termijnen opgeteld")
        each = (of_one(run, rate, constant(at), periods, present, ZERO, early) for at in range(first, last + 1))
        return added([number(one) for one in each])

    return function


def _how_long(
    run: Evaluator,
    rate: Expression,
    payment: Expression,
    present: Expression,
    future: Expression = ZERO,
    early: Expression = ZERO,
) -> Value:
    """NPER: the number of periods; all must be known."""
    held, paid, now, later, start = (number_of(run, each) for each in (rate, payment, present, future, early))
    with localcontext(EXACT):
        try:
            if held == 0:
                return constant(-(now + later) / paid)
            due = paid * (1 + held * start)
            return constant(((due - later * held) / (due + now * held)).ln() / (1 + held).ln())
        except ZeroDivisionError:
            raise CellFault("#DIV/0!") from None
        except ArithmeticError:
            raise CellFault("#NUM!") from None


def _rate(
    run: Evaluator,
    periods: Expression,
    payment: Expression,
    present: Expression,
    future: Expression = ZERO,
    early: Expression = ZERO,
    guess: Expression = _GUESS,
) -> Value:
    """RATE: the rate at which payments are worth what is owed; all must be known."""
    count, paid, now, later, start = (number_of(run, each) for each in (periods, payment, present, future, early))

    def missing(rate: Decimal) -> Decimal:
        if abs(rate) < _STEP:
            return now + paid * count + later
        growth = (1 + rate) ** count
        return now * growth + paid * (1 + rate * start) * (growth - 1) / rate + later

    return constant(root_of(missing, number_of(run, guess)))


def root_of(function: Callable[[Decimal], Decimal], start: Decimal) -> Decimal:
    """Return where a function is nothing, by secants; raises `CellFault` where that is not found."""
    with localcontext(EXACT):
        try:
            before, now = start, start + _STEP
            last = function(before)
            for _ in range(_ROUNDS):
                value = function(now)
                if abs(now - before) < _NEAR or last == value:
                    break
                before, now, last = now, now - value * (now - before) / (value - last), value
        except ArithmeticError:
            raise CellFault("#NUM!") from None
    if abs(now - before) > _STEP:
        raise CellFault("#NUM!")
    return now


FINANCE: Final[Mapping[str, LazyFunction]] = {
    "PMT": over_numbers(_payment, 3, 5),
    "IPMT": over_numbers(_interest, 4, 6),
    "ISPMT": over_numbers(_even_interest, 4, 4),
    "PPMT": over_numbers(_repaid, 4, 6),
    "PV": over_numbers(_value_after("pv"), 3, 5),
    "FV": over_numbers(_value_after("fv"), 3, 5),
    "CUMIPMT": over_numbers(_between(_interest), 6, 6),
    "CUMPRINC": over_numbers(_between(_repaid), 6, 6),
    "NPER": over_numbers(_how_long, 3, 5),
    "RATE": over_numbers(_rate, 3, 6),
}
