"""SUBTOTAL and AGGREGATE: one of many functions, by its number; what they leave out the formula itself says."""

from collections.abc import Mapping
from itertools import chain
from typing import Final

from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.lists import LISTS
from tarief.models.rekentool.functions.numbers import whole_of
from tarief.models.rekentool.functions.statistics import STATISTICS
from tarief.models.rekentool.node import FormulaNode, Parts
from tarief.models.rekentool.value import (
    Unread,
    Value,
    ValueBlock,
    as_block,
)

#: What SUBTOTAL does by its kind; from 101 on the same.
_KINDS: Final[Mapping[int, str]] = dict(
    enumerate(("AVERAGE", "COUNT", "COUNTA", "MAX", "MIN", "PRODUCT", "STDEV", "STDEVP", "SUM", "VAR", "VARP"), 1)
)
#: What AGGREGATE does more, of one list; and which of its options leave errors out.
_MORE: Final[Mapping[int, str]] = {
    12: "MEDIAN",
    13: "MODE.SNGL",
    14: "LARGE",
    15: "SMALL",
    16: "PERCENTILE.INC",
    17: "QUARTILE.INC",
    18: "PERCENTILE.EXC",
    19: "QUARTILE.EXC",
}
_OF_ONE_LIST: Final = 14
_WITHOUT_ERRORS: Final = (2, 3, 6, 7)
_HIDDEN: Final = 100
_FUNCTIONS: Final[Mapping[str, LazyFunction]] = {**LISTS, **STATISTICS}


def subtotal(run: Evaluator, parts: Parts) -> Value:
    """SUBTOTAL."""
    kind = whole_of(run, parts, 0, 0)
    kind -= _HIDDEN if kind > _HIDDEN else 0
    if kind not in _KINDS:
        raise Unread(f"SUBTOTAL met soort {kind} wordt niet gelezen")
    return _FUNCTIONS[_KINDS[kind]](run, parts[1:])


def aggregate(run: Evaluator, parts: Parts) -> Value:
    """AGGREGATE: as SUBTOTAL, and some more; errors are left out where that is asked."""
    kind, option = (whole_of(run, parts, place, 0) for place in (0, 1))
    if kind not in _KINDS and kind not in _MORE:
        raise Unread(f"AGGREGATE met soort {kind} wordt niet gelezen")
    rest = parts[2:]
    if option in _WITHOUT_ERRORS:
        lists = rest[:1] if kind >= _OF_ONE_LIST else rest
        rest = (*(_without_errors(run, part) for part in lists), *rest[len(lists) :])
    return _FUNCTIONS[_KINDS.get(kind) or _MORE[kind]](run, rest)


def _without_errors(run: Evaluator, part: FormulaNode) -> FormulaNode:
    block = as_block(run.argument(part))
    return FormulaNode("value", value=ValueBlock(tuple(tuple(_kept(run, each) for each in row) for row in block.rows)))


def _kept(run: Evaluator, value: Value) -> Value:
    """A value, or nothing where it is an error or could be one."""
    return run.without_faults(value, lambda: None)


def together(run: Evaluator, parts: Parts) -> Value:
    """The areas that a total counts, as one list."""
    blocks = (as_block(run.argument(part)) for part in parts)
    return ValueBlock(tuple((each,) for each in chain.from_iterable(block.values() for block in blocks)))


TOTALS: Final[Mapping[str, LazyFunction]] = {"SUBTOTAL": subtotal, "AGGREGATE": aggregate, "::": together}
