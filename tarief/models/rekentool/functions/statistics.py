"""How numbers of a list lie: their order, middle, spread, and the line through them."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.lists import SUBTOTALS
from tarief.models.rekentool.functions.numbers import number_of
from tarief.models.rekentool.known import is_alike
from tarief.models.rekentool.node import FormulaNode
from tarief.models.rekentool.value import (
    ONE,
    CellFault,
    ErrorValue,
    Unread,
    Value,
    ValueBlock,
    added,
    as_block,
    constant,
    either,
    extreme,
    made,
    mapped,
    number,
)

Parts = tuple[FormulaNode, ...]
#: What AGGREGATE does beside what SUBTOTAL does; and which of its options leave errors out.
_MORE: Final[Mapping[int, str]] = {12: "MEDIAN", 14: "LARGE", 15: "SMALL", 16: "PERCENTILE", 17: "QUARTILE"}
_WITHOUT_ERRORS: Final = (2, 3, 6, 7)


def ordered(run: Evaluator, parts: Parts, *, largest: bool) -> Value:
    """LARGE and SMALL, for one place or a list of them: the numbers must be known, but for the first of them."""
    numbers = list(run.numbers(parts[:1]))
    return mapped(lambda place: _in_order(run, numbers, int(number_of(run, place)), largest), run.value(parts[1]))


def _in_order(run: Evaluator, numbers: list[Expression], place: int, largest: bool) -> Value:
    if not 1 <= place <= len(numbers):
        raise CellFault("#NUM!")
    if place == 1:
        return extreme("max" if largest else "min", numbers)
    return constant(sorted((number_of(run, each) for each in numbers), reverse=largest)[place - 1])


def median(run: Evaluator, parts: Parts) -> Value:
    """MEDIAN of numbers that are known."""
    numbers = sorted(number_of(run, each) for each in run.numbers(parts))
    if not numbers:
        raise CellFault("#NUM!")
    half = len(numbers) // 2
    return constant(numbers[half] if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2)


def quantile(run: Evaluator, parts: Parts, *, quarters: bool) -> Value:
    """PERCENTILE and QUARTILE of numbers that are known, the ends included; in between along a straight line."""
    numbers = sorted(number_of(run, each) for each in run.numbers(parts[:1]))
    part = number_of(run, run.value(parts[1]))
    share = Decimal(int(part)) / 4 if quarters else part
    if not numbers or not 0 <= share <= 1:
        raise CellFault("#NUM!")
    place = share * (len(numbers) - 1)
    low = int(place)
    high = min(low + 1, len(numbers) - 1)
    return constant(numbers[low] + (numbers[high] - numbers[low]) * (place - low))


def rank(run: Evaluator, parts: Parts) -> Value:
    """RANK: how many are larger (or smaller, where asked), and one; `#N/A` for a number that is not in the list."""
    own, numbers = number(run.value(parts[0])), list(run.numbers(parts[1:2]))
    upward = len(parts) > 2 and number_of(run, run.value(parts[2])) != 0
    place = added([ONE, *(made("<" if upward else ">", each, own) for each in numbers)])
    if any(is_alike(own, each) for each in numbers):
        return place
    return either(extreme("max", [made("=", each, own) for each in numbers]), place, ErrorValue("#N/A"))


def spread_of(run: Evaluator, parts: Parts, *, of_all: bool, root: bool) -> Value:
    """VAR and STDEV, of a sample or of all there are."""
    numbers = list(run.numbers(parts))
    count = len(numbers) - (not of_all)
    if count < 1:
        raise CellFault("#DIV/0!")
    middle = made("/", added(numbers), constant(len(numbers)))
    off = [made("-", each, middle) for each in numbers]
    variance = made("/", added([made("*", each, each) for each in off]), constant(count))
    return made("sqrt", variance) if root else variance


def _line(run: Evaluator, parts: Parts) -> tuple[Expression, Expression]:
    """The slope and the start of the straight line nearest to points: first their heights, then their places."""
    heights, places = (list(as_block(run.argument(part)).values()) for part in parts)
    if len(heights) != len(places):
        raise CellFault("#N/A")
    pairs = [
        (height, place)
        for height, place in zip(map(run.counted, heights), map(run.counted, places), strict=True)
        if height is not None and place is not None
    ]
    if not pairs:
        raise CellFault("#DIV/0!")
    size = constant(len(pairs))
    high, wide = (made("/", added([pair[side] for pair in pairs]), size) for side in (0, 1))
    off = [made("-", place, wide) for _, place in pairs]
    both = added([made("*", each, made("-", pair[0], high)) for each, pair in zip(off, pairs, strict=True)])
    slope = made("/", both, added([made("*", each, each) for each in off]))
    return slope, made("-", high, made("*", slope, wide))


def slope(run: Evaluator, parts: Parts) -> Value:
    """SLOPE."""
    return _line(run, parts[:2])[0]


def intercept(run: Evaluator, parts: Parts) -> Value:
    """INTERCEPT."""
    return _line(run, parts[:2])[1]


def forecast(run: Evaluator, parts: Parts) -> Value:
    """FORECAST: the height of that line at a place."""
    rise, start = _line(run, parts[1:3])
    return mapped(lambda at: made("+", start, made("*", rise, number(at))), run.value(parts[0]))


def mean_of_all(run: Evaluator, parts: Parts) -> Value:
    """AVERAGEA: texts count as 0, yes as 1."""
    values = [each for part in parts for each in as_block(run.argument(part)).values() if each is not None]
    return made("/", added([number(each) for each in values if not isinstance(each, str)]), constant(len(values)))


def aggregate(run: Evaluator, parts: Parts) -> Value:
    """AGGREGATE: as SUBTOTAL, and some more; errors are left out where that is asked."""
    kind, option = (int(number_of(run, run.value(part))) for part in parts[:2])
    rest = parts[2:]
    if option in _WITHOUT_ERRORS:
        rest = (*(_without_errors(run, part) for part in rest[: 1 if kind in _MORE else None]), *rest[1:])
    if kind in SUBTOTALS:
        return SUBTOTALS[kind](run, rest)
    if kind not in _MORE:
        raise Unread(f"AGGREGATE met soort {kind} wordt niet gelezen")
    return STATISTICS[_MORE[kind]](run, rest)


def _without_errors(run: Evaluator, part: FormulaNode) -> FormulaNode:
    block = as_block(run.argument(part))
    rows = tuple(tuple(None if isinstance(each, ErrorValue) else each for each in row) for row in block.rows)
    return FormulaNode("value", value=ValueBlock(rows))


STATISTICS: Final[Mapping[str, LazyFunction]] = {
    "LARGE": partial(ordered, largest=True),
    "SMALL": partial(ordered, largest=False),
    "MEDIAN": median,
    "PERCENTILE": partial(quantile, quarters=False),
    "PERCENTILE.INC": partial(quantile, quarters=False),
    "QUARTILE": partial(quantile, quarters=True),
    "QUARTILE.INC": partial(quantile, quarters=True),
    "RANK": rank,
    "RANK.EQ": rank,
    "STDEV": partial(spread_of, of_all=False, root=True),
    "STDEV.S": partial(spread_of, of_all=False, root=True),
    "STDEVP": partial(spread_of, of_all=True, root=True),
    "STDEV.P": partial(spread_of, of_all=True, root=True),
    "VAR": partial(spread_of, of_all=False, root=False),
    "VAR.S": partial(spread_of, of_all=False, root=False),
    "VARP": partial(spread_of, of_all=True, root=False),
    "VAR.P": partial(spread_of, of_all=True, root=False),
    "SLOPE": slope,
    "INTERCEPT": intercept,
    "FORECAST": forecast,
    "FORECAST.LINEAR": forecast,
    "AVERAGEA": mean_of_all,
    "AGGREGATE": aggregate,
}
