"""Functions of single numbers: rounding, remainders, powers, annuities."""

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, Decimal, localcontext
from functools import partial
from typing import Final

from tarief.core.expression import Expression
from tarief.core.number import EXACT
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.node import FormulaNode
from tarief.models.rekentool.value import (
    ONE,
    ZERO,
    CellFault,
    Unread,
    Value,
    constant,
    made,
    mapped,
    number,
)

Parts = tuple[FormulaNode, ...]
_MOST_DIGITS: Final = 15


def choice(run: Evaluator, condition: Expression, held: Expression, other: Expression) -> Expression:
    """Return one of two numbers."""
    known = run.known(condition)
    return Expression("if", (condition, held, other)) if known is None else held if known else other


def _mapped(function: Callable[..., Value], least: int, most: int) -> LazyFunction:
    """A function of so many single numbers; what is left out is 0."""

    def called(run: Evaluator, parts: Parts) -> Value:
        if not least <= len(parts) <= most:
            raise Unread("een functie heeft te veel of te weinig onderdelen")
        return mapped(lambda *values: function(run, *map(number, values)), *(run.value(part) for part in parts))

    return called


def _digits(run: Evaluator, digits: Expression) -> Expression:
    held = int(number_of(run, digits))
    if abs(held) > _MOST_DIGITS:
        raise Unread("er wordt op te veel decimalen afgerond")
    return constant(held)


def number_of(run: Evaluator, value: Value) -> Decimal:
    """Return a number that must be known."""
    known = run.plain(number(value))
    assert isinstance(known, Decimal)
    return known


def _rounded(op: str, run: Evaluator, value: Expression, digits: Expression = ZERO) -> Value:
    return made(op, value, _digits(run, digits))


def whole_below(run: Evaluator, value: Expression) -> Expression:
    """Return the whole number that is not above a number."""
    below = run.known(made("<", value, ZERO))
    up, down = (partial(made, op, value, ZERO) for op in ("roundup", "rounddown"))
    if below is not None:
        return up() if below else down()
    return Expression("if", (made("<", value, ZERO), up(), down()))


def _ceiling(run: Evaluator, value: Expression, step: Expression = ONE) -> Value:
    if run.known(step) == 0:
        return ZERO
    ratio = made("/", value, step)
    return made("*", made("neg", whole_below(run, made("neg", ratio))), step)


def _floor(run: Evaluator, value: Expression, step: Expression = ONE) -> Value:
    if run.known(step) == 0:
        raise CellFault("#DIV/0!")
    return made("*", whole_below(run, made("/", value, step)), step)


def _nearest(_: Evaluator, value: Expression, step: Expression) -> Value:
    return made("*", made("round", made("/", value, step), ZERO), step)


def _remainder(run: Evaluator, value: Expression, divisor: Expression) -> Value:
    return made("-", value, made("*", divisor, whole_below(run, made("/", value, divisor))))


def _quotient(_: Evaluator, value: Expression, divisor: Expression) -> Value:
    return made("rounddown", made("/", value, divisor), ZERO)


def _absolute(run: Evaluator, value: Expression) -> Value:
    return choice(run, made("<", value, ZERO), made("neg", value), value)


def _sign(run: Evaluator, value: Expression) -> Value:
    below = choice(run, made("<", value, ZERO), constant(-1), ZERO)
    return choice(run, made(">", value, ZERO), ONE, below)


def _root(run: Evaluator, value: Expression) -> Value:
    known = run.known(value)
    if known is not None and known < 0:
        raise CellFault("#NUM!")
    return made("sqrt", value)


def _by_decimal(name: str) -> Callable[..., Value]:
    def function(run: Evaluator, value: Expression) -> Value:
        with localcontext(EXACT):
            try:
                return constant(getattr(number_of(run, value), name)())
            except ArithmeticError:
                raise CellFault("#NUM!") from None

    return function


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


def _next_of(run: Evaluator, value: Expression, *, odd: bool) -> Value:
    """EVEN and ODD: the next even or odd number away from 0; of a number that is known."""
    known = number_of(run, value)
    steps = abs(known).to_integral_value(ROUND_CEILING)
    steps += (steps % 2 == 0) if odd else (steps % 2 == 1)
    return constant(steps.copy_sign(known) if known else steps)


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


NUMBERS: Final[Mapping[str, LazyFunction]] = {
    "ROUND": _mapped(partial(_rounded, "round"), 1, 2),
    "ROUNDUP": _mapped(partial(_rounded, "roundup"), 1, 2),
    "ROUNDDOWN": _mapped(partial(_rounded, "rounddown"), 1, 2),
    "TRUNC": _mapped(partial(_rounded, "rounddown"), 1, 2),
    "INT": _mapped(whole_below, 1, 1),
    "CEILING": _mapped(_ceiling, 1, 2),
    "CEILING.MATH": _mapped(_ceiling, 1, 2),
    "CEILING.PRECISE": _mapped(_ceiling, 1, 2),
    "ISO.CEILING": _mapped(_ceiling, 1, 2),
    "FLOOR": _mapped(_floor, 1, 2),
    "FLOOR.MATH": _mapped(_floor, 1, 2),
    "FLOOR.PRECISE": _mapped(_floor, 1, 2),
    "MROUND": _mapped(_nearest, 2, 2),
    "MOD": _mapped(_remainder, 2, 2),
    "QUOTIENT": _mapped(_quotient, 2, 2),
    "EVEN": _mapped(partial(_next_of, odd=False), 1, 1),
    "ODD": _mapped(partial(_next_of, odd=True), 1, 1),
    "ISEVEN": _mapped(lambda run, value: int(number_of(run, value)) % 2 == 0, 1, 1),
    "ISODD": _mapped(lambda run, value: int(number_of(run, value)) % 2 == 1, 1, 1),
    "ABS": _mapped(_absolute, 1, 1),
    "SIGN": _mapped(_sign, 1, 1),
    "POWER": _mapped(lambda _, base, exponent: made("power", base, exponent), 2, 2),
    "SQRT": _mapped(_root, 1, 1),
    "EXP": _mapped(_by_decimal("exp"), 1, 1),
    "LN": _mapped(_by_decimal("ln"), 1, 1),
    "LOG10": _mapped(_by_decimal("log10"), 1, 1),
    "PI": lambda _, __: constant(Decimal("3.14159265358979")),
    "PMT": _mapped(_payment, 3, 5),
    "PV": _mapped(_value_after("pv"), 3, 5),
    "FV": _mapped(_value_after("fv"), 3, 5),
}
