"""Functions of single numbers: rounding, remainders, powers."""

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, Decimal, localcontext
from functools import partial
from math import comb, factorial, gcd, lcm
from typing import Final

from tarief.core.expression import Expression
from tarief.core.number import EXACT
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.node import Parts, given_part
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
    rule_of,
)

_MOST_DIGITS: Final = 15
_TEN: Final = constant(10)
#: More than this has a factorial that no spreadsheet holds.
_LARGEST: Final = 170


def choice(run: Evaluator, condition: Expression, held: Expression, other: Expression) -> Expression:
    """Return one of two numbers."""
    known = run.known(condition)
    return rule_of("if", condition, held, other) if known is None else held if known else other


def over_numbers(function: Callable[..., Value], least: int, most: int) -> LazyFunction:
    """A function of so many single numbers; what is left out is 0."""

    def called(run: Evaluator, parts: Parts) -> Value:
        if not least <= len(parts) <= most:
            raise Unread("een functie heeft te veel of te weinig onderdelen")
        return mapped(lambda *values: function(run, *map(number, values)), *(run.value(part) for part in parts))

    return called


def over_known(function: Callable[..., Decimal], least: int, most: int) -> LazyFunction:
    """A function of so many numbers that are known; what cannot be worked out is an error."""

    def called(run: Evaluator, *values: Expression) -> Value:
        return worked_out(function, *(number_of(run, value) for value in values))

    return over_numbers(called, least, most)


def worked_out(function: Callable[..., Decimal], *values: object) -> Expression:
    """Return what a function comes to; raises `CellFault` where it divides by nothing, or has no outcome."""
    with localcontext(EXACT):
        try:
            return constant(function(*values))
        except ZeroDivisionError:
            raise CellFault("#DIV/0!") from None
        except ArithmeticError:
            raise CellFault("#NUM!") from None


def demand(condition: object) -> None:
    """Raise `CellFault` for numbers that a function has no outcome for."""
    if not condition:
        raise CellFault("#NUM!")


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


def whole_of(run: Evaluator, parts: Parts, place: int, instead: int) -> int:
    """Return the whole number of an argument, which must be known; `instead` where it is left out."""
    part = given_part(parts, place)
    return instead if part is None else int(number_of(run, run.value(part)))


def _rounded(op: str, run: Evaluator, value: Expression, digits: Expression = ZERO) -> Value:
    return made(op, value, _digits(run, digits))


def _as_shown(run: Evaluator, parts: Parts) -> Value:
    """A number as its cell shows it, in a workbook that goes on with that; what is no number stays what it is."""
    digits = _digits(run, number(run.value(parts[1])))
    return mapped(
        lambda value: made("round", value, digits) if isinstance(value, Expression) else value, run.value(parts[0])
    )


def whole_below(run: Evaluator, value: Expression) -> Expression:
    """Return the whole number that is not above a number."""
    below = run.known(made("<", value, ZERO))
    up, down = (partial(made, op, value, ZERO) for op in ("roundup", "rounddown"))
    if below is not None:
        return up() if below else down()
    return rule_of("if", made("<", value, ZERO), up(), down())


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


def _next_of(run: Evaluator, value: Expression, *, odd: bool) -> Value:
    """EVEN and ODD: the next even or odd number away from 0; of a number that is known."""
    known = number_of(run, value)
    steps = abs(known).to_integral_value(ROUND_CEILING)
    steps += (steps % 2 == 0) if odd else (steps % 2 == 1)
    return constant(steps.copy_sign(known) if known else steps)


def _logarithm(run: Evaluator, value: Expression, base: Expression = _TEN) -> Value:
    held, foot = number_of(run, value), number_of(run, base)
    if held <= 0 or foot <= 0:
        raise CellFault("#NUM!")
    if foot == 1:
        raise CellFault("#DIV/0!")
    return constant(EXACT.divide(held.ln(EXACT), foot.ln(EXACT)) if foot != 10 else held.log10(EXACT))


def _counted(function: Callable[..., int], least: int) -> Callable[..., Value]:
    """A function of whole numbers that are known, such as how many choices there are."""

    def called(run: Evaluator, *values: Expression) -> Value:
        numbers = [int(number_of(run, each)) for each in values]
        if min(numbers) < 0 or (least == 1 and max(numbers) > _LARGEST) or max(numbers) > _LARGEST**4:
            raise CellFault("#NUM!")
        return constant(function(*numbers))

    return called


#: No function that a formula can have: the compiler puts it around a formula.
AS_SHOWN: Final = "%%"

NUMBERS: Final[Mapping[str, LazyFunction]] = {
    AS_SHOWN: _as_shown,
    "ROUND": over_numbers(partial(_rounded, "round"), 1, 2),
    "ROUNDUP": over_numbers(partial(_rounded, "roundup"), 1, 2),
    "ROUNDDOWN": over_numbers(partial(_rounded, "rounddown"), 1, 2),
    "TRUNC": over_numbers(partial(_rounded, "rounddown"), 1, 2),
    "INT": over_numbers(whole_below, 1, 1),
    "CEILING": over_numbers(_ceiling, 1, 2),
    "CEILING.MATH": over_numbers(_ceiling, 1, 2),
    "CEILING.PRECISE": over_numbers(_ceiling, 1, 2),
    "ISO.CEILING": over_numbers(_ceiling, 1, 2),
    "FLOOR": over_numbers(_floor, 1, 2),
    "FLOOR.MATH": over_numbers(_floor, 1, 2),
    "FLOOR.PRECISE": over_numbers(_floor, 1, 2),
    "MROUND": over_numbers(_nearest, 2, 2),
    "MOD": over_numbers(_remainder, 2, 2),
    "QUOTIENT": over_numbers(_quotient, 2, 2),
    "EVEN": over_numbers(partial(_next_of, odd=False), 1, 1),
    "ODD": over_numbers(partial(_next_of, odd=True), 1, 1),
    "ISEVEN": over_numbers(lambda run, value: int(number_of(run, value)) % 2 == 0, 1, 1),
    "ISODD": over_numbers(lambda run, value: int(number_of(run, value)) % 2 == 1, 1, 1),
    "ABS": over_numbers(_absolute, 1, 1),
    "SIGN": over_numbers(_sign, 1, 1),
    "POWER": over_numbers(lambda _, base, exponent: made("power", base, exponent), 2, 2),
    "SQRT": over_numbers(_root, 1, 1),
    "EXP": over_numbers(_by_decimal("exp"), 1, 1),
    "LN": over_numbers(_by_decimal("ln"), 1, 1),
    "LOG10": over_numbers(_by_decimal("log10"), 1, 1),
    "PI": lambda _, __: constant(Decimal("3.14159265358979")),
    "LOG": over_numbers(_logarithm, 1, 2),
    "FACT": over_numbers(_counted(factorial, 1), 1, 1),
    "COMBIN": over_numbers(_counted(comb, 1), 2, 2),
    "GCD": over_numbers(_counted(gcd, 2), 1, 9),
    "LCM": over_numbers(_counted(lcm, 2), 1, 9),
}
