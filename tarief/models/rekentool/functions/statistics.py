"""How numbers of a list lie: their order, middle and spread."""

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from math import prod
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.numbers import choice, demand, number_of, worked_out
from tarief.models.rekentool.known import is_alike
from tarief.models.rekentool.node import Parts
from tarief.models.rekentool.value import (
    ONE,
    ZERO,
    CellFault,
    ErrorValue,
    Unread,
    Unsettled,
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

_MOST_DIGITS: Final = 15


def ordered(run: Evaluator, parts: Parts, *, largest: bool) -> Value:
    """LARGE and SMALL, for one place or a list of them: the numbers must be known, but for the first of them."""
    numbers = list(run.numbers(parts[:1]))
    return mapped(lambda place: _in_order(run, numbers, int(number_of(run, place)), largest), run.value(parts[1]))


def _in_order(run: Evaluator, numbers: list[Expression], place: int, largest: bool) -> Value:
    if not 1 <= place <= len(numbers):
        raise CellFault("#NUM!")
    if place == 1:
        return extreme("max" if largest else "min", numbers)
    return constant(sorted(_known(run, numbers), reverse=largest)[place - 1])


def median(run: Evaluator, parts: Parts) -> Value:
    """MEDIAN of numbers that are known."""
    numbers = sorted(_known(run, run.numbers(parts)))
    if not numbers:
        raise CellFault("#NUM!")
    half = len(numbers) // 2
    return constant(numbers[half] if len(numbers) % 2 else (numbers[half - 1] + numbers[half]) / 2)


def quantile(run: Evaluator, parts: Parts, *, quarters: bool, beyond: bool = False) -> Value:
    """PERCENTILE and QUARTILE of numbers that are known, along a straight line in between.

    The lowest and the highest are the ends, or the ends lie one place `beyond` them.
    """
    numbers = sorted(_known(run, run.numbers(parts[:1])))
    part = number_of(run, run.value(parts[1]))
    share = Decimal(int(part)) / 4 if quarters else part
    place = share * (len(numbers) + 1) - 1 if beyond else share * (len(numbers) - 1)
    if not numbers or not 0 <= share <= 1 or not 0 <= place <= len(numbers) - 1:
        raise CellFault("#NUM!")
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


def mean_rank(run: Evaluator, parts: Parts) -> Value:
    """RANK.AVG: of numbers that are equal the mean of the places that they take."""
    own = number(run.value(parts[0]))
    same = added([made("=", each, own) for each in run.numbers(parts[1:2])])
    return mapped(
        lambda place: made("+", number(place), made("/", made("-", same, ONE), constant(2))), rank(run, parts)
    )


def mean_distance(run: Evaluator, parts: Parts) -> Value:
    """AVEDEV: how far numbers lie from their mean."""
    numbers = list(run.numbers(parts))
    demand(numbers)
    count = constant(len(numbers))
    off = (made("-", each, made("/", added(numbers), count)) for each in numbers)
    away = [choice(run, made("<", each, ZERO), made("neg", each), each) for each in off]
    return made("/", added(away), count)


def frequency(run: Evaluator, parts: Parts) -> Value:
    """FREQUENCY: how many numbers lie in each class, of which the highest number is given; and above all."""
    numbers, ends = list(run.numbers(parts[:1])), _knowns(run, parts[1:2])
    within = {end: added([made("<=", each, constant(end)) for each in numbers]) for end in ends}
    counts, below = dict[Decimal, Expression](), ZERO
    for end in sorted(within):
        counts[end], below = made("-", within[end], below), within[end]
    rows = [counts.pop(end, ZERO) for end in ends]  # a class that is there twice is empty the second time
    return ValueBlock(tuple((each,) for each in [*rows, made("-", constant(len(numbers)), below)]))


def spread_of(run: Evaluator, parts: Parts, *, of_all: bool, root: bool) -> Value:
    """VAR and STDEV, of a sample or of all there are."""
    numbers = list(run.numbers(parts))
    count = len(numbers) - (not of_all)
    if count < 1:
        raise CellFault("#DIV/0!")
    off = [made("-", each, numbers[0]) for each in numbers[1:]]  # around one of them, so that no number is said often
    whole = added(off)
    squares = added([made("*", each, each) for each in off])
    shifted = made("/", made("*", whole, whole), constant(len(numbers)))
    variance = made("/", made("-", squares, shifted), constant(count))
    return made("sqrt", variance) if root else variance


def _knowns(run: Evaluator, parts: Parts) -> list[Decimal]:
    found = _known(run, run.numbers(parts))
    demand(found)
    return found


def _known(run: Evaluator, numbers: Iterable[Expression]) -> list[Decimal]:
    """Numbers that must be known; raises `Unsettled` with all on which they wait, so that these are asked at once."""
    found, waiting = list[Decimal](), set[str]()
    for each in numbers:
        try:
            found.append(number_of(run, each))
        except Unsettled as unsettled:
            waiting |= unsettled.names
    if waiting:
        raise Unsettled(waiting)
    return found


def mode(run: Evaluator, parts: Parts) -> Value:
    """MODE: the number that stands there most; programs differ in which they take of several."""
    counts = Counter(_knowns(run, parts))
    most = max(counts.values())
    if most == 1:
        raise CellFault("#N/A")
    found = [each for each, count in counts.items() if count == most]
    if len(found) > 1:
        raise Unread("MODE heeft meer getallen die even vaak staan")
    return constant(found[0])


def geometric_mean(run: Evaluator, parts: Parts) -> Value:
    """GEOMEAN."""
    numbers = _knowns(run, parts)
    demand(min(numbers) > 0)
    return worked_out(lambda: prod(numbers, start=Decimal(1)) ** (1 / Decimal(len(numbers))))


def harmonic_mean(run: Evaluator, parts: Parts) -> Value:
    """HARMEAN."""
    numbers = _knowns(run, parts)
    demand(min(numbers) > 0)
    return worked_out(lambda: len(numbers) / sum((1 / each for each in numbers), Decimal(0)))


def trimmed_mean(run: Evaluator, parts: Parts) -> Value:
    """TRIMMEAN: the mean without a share of the numbers, half of it from either end."""
    numbers, share = sorted(_knowns(run, parts[:1])), number_of(run, run.value(parts[1]))
    demand(0 <= share < 1)
    away = int(len(numbers) * share / 2)
    left = numbers[away : len(numbers) - away]
    return worked_out(lambda: sum(left, Decimal(0)) / len(left))


def share_below(run: Evaluator, parts: Parts) -> Value:
    """PERCENTRANK: the share of numbers below one, in between along a straight line, cut off after three digits."""
    numbers, own = sorted(_knowns(run, parts[:1])), number_of(run, run.value(parts[1]))
    digits = int(number_of(run, run.value(parts[2]))) if len(parts) > 2 else 3
    demand(1 <= digits <= _MOST_DIGITS)
    if not numbers[0] <= own <= numbers[-1]:
        raise CellFault("#N/A")
    if len(numbers) == 1:
        return ONE
    below = sum(each < own for each in numbers)
    place = Decimal(below)
    if numbers[below] != own:
        place += (own - numbers[below - 1]) / (numbers[below] - numbers[below - 1]) - 1
    return made("rounddown", made("/", constant(place), constant(len(numbers) - 1)), constant(digits))


def mean_of_all(run: Evaluator, parts: Parts) -> Value:
    """AVERAGEA: texts count as 0, yes as 1."""
    values = [each for part in parts for each in as_block(run.argument(part)).values() if each is not None]
    return made("/", added([number(each) for each in values if not isinstance(each, str)]), constant(len(values)))


STATISTICS: Final[Mapping[str, LazyFunction]] = {
    "LARGE": partial(ordered, largest=True),
    "SMALL": partial(ordered, largest=False),
    "MEDIAN": median,
    "PERCENTILE": partial(quantile, quarters=False),
    "PERCENTILE.INC": partial(quantile, quarters=False),
    "QUARTILE": partial(quantile, quarters=True),
    "QUARTILE.INC": partial(quantile, quarters=True),
    "PERCENTILE.EXC": partial(quantile, quarters=False, beyond=True),
    "QUARTILE.EXC": partial(quantile, quarters=True, beyond=True),
    "RANK": rank,
    "RANK.EQ": rank,
    "RANK.AVG": mean_rank,
    "AVEDEV": mean_distance,
    "FREQUENCY": frequency,
    "STDEV": partial(spread_of, of_all=False, root=True),
    "STDEV.S": partial(spread_of, of_all=False, root=True),
    "STDEVP": partial(spread_of, of_all=True, root=True),
    "STDEV.P": partial(spread_of, of_all=True, root=True),
    "VAR": partial(spread_of, of_all=False, root=False),
    "VAR.S": partial(spread_of, of_all=False, root=False),
    "VARP": partial(spread_of, of_all=True, root=False),
    "VAR.P": partial(spread_of, of_all=True, root=False),
    "MODE": mode,
    "MODE.SNGL": mode,
    "GEOMEAN": geometric_mean,
    "HARMEAN": harmonic_mean,
    "TRIMMEAN": trimmed_mean,
    "PERCENTRANK": share_below,
    "PERCENTRANK.INC": share_below,
    "AVERAGEA": mean_of_all,
}
