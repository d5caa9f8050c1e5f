"""The straight line through points, how well it fits, and where it goes; of growth the same on logarithms."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from tarief.core.expression import Expression
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.numbers import demand, number_of, worked_out
from tarief.models.rekentool.node import Parts, given_part
from tarief.models.rekentool.value import (
    ONE,
    ZERO,
    CellFault,
    Unread,
    Value,
    ValueBlock,
    added,
    as_block,
    attempted,
    constant,
    is_number,
    made,
    mapped,
    number,
)

#: Points of which more than the line can be told.
_FEWEST: Final = 3


class LinePoints(NamedTuple):
    """LinePoints around their middle: how high and how far each lies, and where the middle is."""

    high: list[Expression]
    wide: list[Expression]
    middle: tuple[Expression, Expression]


def _points(run: Evaluator, heights: ValueBlock, places: ValueBlock, *, through_zero: bool = False) -> LinePoints:
    pairs = list(zip(heights.values(), places.values(), strict=False))
    if len(pairs) != len(heights.rows) * heights.width or len(pairs) != len(places.rows) * places.width:
        raise CellFault("#N/A")
    counted = ((run.counted(one), run.counted(other)) for one, other in pairs)
    both = [(high, wide) for high, wide in counted if high is not None and wide is not None]
    if not both:
        raise CellFault("#DIV/0!")
    size = constant(len(both))
    middle = [ZERO if through_zero else made("/", added([pair[side] for pair in both]), size) for side in (0, 1)]
    off = [[made("-", pair[side], middle[side]) for pair in both] for side in (0, 1)]
    return LinePoints(off[0], off[1], (middle[0], middle[1]))


def _of(run: Evaluator, parts: Parts) -> LinePoints:
    heights, places = (as_block(run.argument(part)) for part in parts)
    return _points(run, heights, places)


def _together(one: list[Expression], other: list[Expression]) -> Expression:
    return added([made("*", *pair) for pair in zip(one, other, strict=True)])


def _line(points: LinePoints) -> tuple[Expression, Expression]:
    """The slope of the nearest line, and its height at nothing."""
    rise = made("/", _together(points.high, points.wide), _together(points.wide, points.wide))
    return rise, made("-", points.middle[0], made("*", rise, points.middle[1]))


def slope(run: Evaluator, parts: Parts) -> Value:
    """SLOPE."""
    return _line(_of(run, parts[:2]))[0]


def intercept(run: Evaluator, parts: Parts) -> Value:
    """INTERCEPT."""
    return _line(_of(run, parts[:2]))[1]


def forecast(run: Evaluator, parts: Parts) -> Value:
    """FORECAST: the height of that line at a place."""
    return _at(_line(_of(run, parts[1:3])), run.value(parts[0]))


def _at(line: tuple[Expression, Expression], places: Value) -> Value:
    rise, start = line
    return mapped(lambda at: made("+", start, made("*", rise, number(at))), places)


def correlation(run: Evaluator, parts: Parts) -> Value:
    """CORREL and PEARSON."""
    points = _of(run, parts[:2])
    spread = made("*", _together(points.high, points.high), _together(points.wide, points.wide))
    return made("/", _together(points.high, points.wide), made("sqrt", spread))


def fit(run: Evaluator, parts: Parts) -> Value:
    """RSQ."""
    found = number(correlation(run, parts))
    return made("*", found, found)


def _fitted(run: Evaluator, parts: Parts, heights: ValueBlock) -> Value:
    """The line through points at other places: without places of their own these are 1, 2, 3, as they lie."""

    places = _places(run, parts, heights)
    part = given_part(parts, 2)
    through_zero = len(parts) > 3 and not run.plain(run.truth(run.value(parts[3])))
    fitted = _line(_points(run, heights, places, through_zero=through_zero))
    return _at(fitted, places if part is None else as_block(run.argument(part)))


def _places(run: Evaluator, parts: Parts, heights: ValueBlock) -> ValueBlock:
    """The places of points, which are 1, 2, 3 where none are given."""
    part = given_part(parts, 1)
    numbers = iter(range(1, len(heights.rows) * heights.width + 1))
    if part is None:
        return ValueBlock(tuple(tuple(constant(next(numbers)) for _ in row) for row in heights.rows))
    places = as_block(run.argument(part))
    if len(places.rows) * places.width != len(heights.rows) * heights.width:
        raise Unread("een lijn door meer dan één reeks wordt niet gelezen")
    return places


def trend(run: Evaluator, parts: Parts) -> Value:
    """TREND: that line at each of some places."""
    return _fitted(run, parts, as_block(run.argument(parts[0])))


def _is_asked(run: Evaluator, parts: Parts, place: int, *, instead: bool) -> bool:
    part = given_part(parts, place)
    return instead if part is None else bool(run.plain(run.truth(run.value(part))))


def line(run: Evaluator, parts: Parts) -> Value:
    """LINEST: the slope and the height at nothing of the line; and how well it fits, where that is asked."""
    heights = as_block(run.argument(parts[0]))
    through_zero = not _is_asked(run, parts, 2, instead=True)
    points = _points(run, heights, _places(run, parts, heights), through_zero=through_zero)
    rise, start = _line(points)
    if not _is_asked(run, parts, 3, instead=False):
        return ValueBlock(((rise, start),))
    if is_number(points.middle[0], 0) and is_number(points.middle[1], 0):
        raise Unread("LINEST door nul met kengetallen wordt niet gelezen")
    return ValueBlock(((rise, start), *_fits(points, rise)))


def _fits(points: LinePoints, rise: Expression) -> Iterator[tuple[Value, Value]]:
    """The rows below the line: errors of slope and height, fit and error, F and freedom, squares with and without."""
    count = len(points.high)
    if count < _FEWEST:
        raise Unread("LINEST met kengetallen heeft minstens drie punten")
    wide, all_squares = _together(points.wide, points.wide), _together(points.high, points.high)
    explained = made("*", rise, _together(points.high, points.wide))
    left = made("-", all_squares, explained)
    mean_left = made("/", left, constant(count - 2))
    far = made("/", made("*", points.middle[1], points.middle[1]), wide)
    share = made("+", made("/", ONE, constant(count)), far)
    yield made("sqrt", made("/", mean_left, wide)), made("sqrt", made("*", mean_left, share))
    yield made("/", explained, all_squares), made("sqrt", mean_left)
    yield attempted(made, "/", explained, mean_left), constant(count - 2)
    yield explained, left


def growth(run: Evaluator, parts: Parts) -> Value:
    """GROWTH: the same through logarithms, of numbers that are known and above nothing."""

    def logarithm(value: Value) -> Value:
        held = number_of(run, value)
        demand(held > 0)
        return worked_out(held.ln)

    heights = as_block(mapped(logarithm, run.argument(parts[0])))
    return mapped(lambda value: worked_out(number_of(run, value).exp), _fitted(run, parts, heights))


REGRESSION: Final[Mapping[str, LazyFunction]] = {
    "SLOPE": slope,
    "INTERCEPT": intercept,
    "FORECAST": forecast,
    "FORECAST.LINEAR": forecast,
    "CORREL": correlation,
    "PEARSON": correlation,
    "RSQ": fit,
    "TREND": trend,
    "GROWTH": growth,
    "LINEST": line,
}
