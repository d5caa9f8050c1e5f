"""Functions of lists: sums, counts, means, and those with conditions."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.conditions import is_empty_text
from tarief.models.rekentool.functions.numbers import choice
from tarief.models.rekentool.node import Parts
from tarief.models.rekentool.value import (
    ONE,
    ZERO,
    CellFault,
    Either,
    ErrorValue,
    Value,
    ValueBlock,
    added,
    as_block,
    constant,
    extreme,
    is_number,
    made,
    number,
    rule_of,
)


def total(run: Evaluator, parts: Parts) -> Value:
    """SUM."""
    return added([term for term, _ in _terms(run, parts)])


def _terms(run: Evaluator, parts: Parts) -> Iterator[tuple[Expression, Expression]]:
    """Every number of the arguments, and 1 for each that counts."""
    for value, listed in _elements(run, parts):
        term = run.summed(value) if listed else number(value)
        if term is not None:
            yield term, run.indicated(value) if listed else ONE


def product(run: Evaluator, parts: Parts) -> Value:
    """PRODUCT."""
    result, counted = ONE, list[Expression]()
    for factor, counts in _terms(run, parts):
        result = made("*", result, factor if is_number(counts, 1) else rule_of("if", counts, factor, ONE))
        counted.append(counts)
    return choice(run, extreme("max", counted), result, ZERO)


def mean(run: Evaluator, parts: Parts) -> Value:
    """AVERAGE."""
    terms = list(_terms(run, parts))
    return made("/", added([term for term, _ in terms]), added([one for _, one in terms]))


def most(run: Evaluator, parts: Parts, op: str) -> Value:
    """MAX and MIN; of nothing 0."""
    return run.extreme(op, [(counts, term) for term, counts in _terms(run, parts)])


def sumproduct(run: Evaluator, parts: Parts) -> Value:
    """SUMPRODUCT: what is no number counts as nothing."""
    blocks = [as_block(run.argument(part)) for part in parts]
    if len({(len(block.rows), block.width) for block in blocks}) != 1:
        raise CellFault("#VALUE!")
    terms = []
    for values in zip(*(block.values() for block in blocks), strict=True):
        term = _plain_number(run, values[0])
        for value in values[1:]:
            factor = _plain_number(run, value)
            nothing = factor.op == "number" and not factor.args[0]
            term = ZERO if nothing else made("*", term, factor)
        terms.append(ZERO if term.op == "*" and any(_is_zero(each) for each in term.args) else term)
    return added(terms)


def _is_zero(rule: Expression) -> bool:
    return bool(rule.op == "number" and not rule.args[0])


def _plain_number(run: Evaluator, value: Value) -> Expression:
    counted = run.summed(value)
    return ZERO if counted is None else counted


def _elements(run: Evaluator, parts: Parts) -> Iterator[tuple[Value, bool]]:
    """Every argument or element of one, and whether it stands in a list."""
    for part in parts:
        value = run.argument(part)
        if isinstance(value, ValueBlock):
            yield from ((each, True) for each in value.values())
        else:
            yield value, False


def count(run: Evaluator, parts: Parts) -> Value:
    """COUNT: the numbers."""
    found = list[Expression]()
    for value, listed in _elements(run, parts):
        if isinstance(value, ErrorValue):
            continue
        found.append(run.indicated(value) if listed else _typed(value))
    return added(found)


def _typed(value: Value) -> Expression:
    """1 for an argument that is no list and counts as a number: yes and no do, and a text that is one."""
    if isinstance(value, Either):
        return rule_of("if", value.condition, _typed(value.held), _typed(value.other))
    try:
        number(value)
    except CellFault:
        return ZERO
    return ONE


def count_all(run: Evaluator, parts: Parts) -> Value:
    """COUNTA: whatever stands there."""
    return constant(sum(value is not None for value, _ in _elements(run, parts)))


def count_blank(run: Evaluator, parts: Parts) -> Value:
    """COUNTBLANK: what is empty, or an empty text."""
    return constant(sum(_is_blank(run.one_of(value)) for value, _ in _elements(run, parts)))


def _is_blank(value: Value) -> bool:
    return value is None or is_empty_text(value)


def squares(run: Evaluator, parts: Parts) -> Value:
    """SUMSQ."""
    return added([made("*", each, each) for each in run.numbers(parts)])


def present_value(run: Evaluator, parts: Parts) -> Value:
    """NPV: amounts at the end of each period, at a rate."""
    growth, worth = made("+", ONE, number(run.value(parts[0]))), []
    factor = ONE
    for amount in run.numbers(parts[1:]):
        factor = made("*", factor, growth)
        worth.append(made("/", amount, factor))
    return added(worth)


def size(run: Evaluator, parts: Parts, *, rows: bool) -> Value:
    """ROWS and COLUMNS."""
    block = as_block(run.argument(parts[0]))
    return constant(len(block.rows) if rows else block.width)


LISTS: Final[Mapping[str, LazyFunction]] = {
    "SUM": total,
    "PRODUCT": product,
    "AVERAGE": mean,
    "MAX": partial(most, op="max"),
    "MIN": partial(most, op="min"),
    "SUMPRODUCT": sumproduct,
    "COUNT": count,
    "COUNTA": count_all,
    "COUNTBLANK": count_blank,
    "SUMSQ": squares,
    "NPV": present_value,
    "ROWS": partial(size, rows=True),
    "COLUMNS": partial(size, rows=False),
}
