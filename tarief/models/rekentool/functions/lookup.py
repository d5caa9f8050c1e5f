"""Looking up: the place of a value in a list, and what stands beside it."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.numbers import number_of, whole_of
from tarief.models.rekentool.functions.search import (
    ABOVE,
    BELOW,
    EXACT_MATCH,
    HIGHEST,
    MISSING,
    Outcome,
    find,
    steps_of,
)
from tarief.models.rekentool.node import FormulaNode, Parts, given_part
from tarief.models.rekentool.value import (
    NO_NUMBER,
    CellFault,
    Either,
    ErrorValue,
    Unread,
    Unsettled,
    Value,
    ValueBlock,
    as_block,
    attempted,
    constant,
    either,
    spread,
)


def vlookup(run: Evaluator, parts: Parts, *, across: bool) -> Value:
    """VLOOKUP and HLOOKUP."""
    area = as_block(run.argument(parts[1]))
    keys = list(area.rows[0]) if across else [row[0] for row in area.rows]
    way = given_part(parts, 3)
    near = len(parts) < 4 or (way is not None and bool(run.plain(run.truth(run.value(way)))))
    other = int(number_of(run, run.value(parts[2]))) - 1
    if not 0 <= other < (len(area.rows) if across else area.width):
        raise CellFault("#VALUE!" if other < 0 else "#REF!")
    return find(
        run,
        run.value(parts[0]),
        keys,
        BELOW if near else EXACT_MATCH,
        lambda place: shown(area.rows[other][place] if across else area.rows[place][other]),
    )


def shown(value: Value) -> Value:
    """Return what a cell shows that names another: of an empty one 0."""
    return constant(0) if value is None else value


def match(run: Evaluator, parts: Parts) -> Value:
    """MATCH: the place of a value."""
    mode = whole_of(run, parts, 2, 1)
    return _matched(run, parts, (mode > 0) - (mode < 0))


def xmatch(run: Evaluator, parts: Parts) -> Value:
    """XMATCH: exact where nothing else is asked, and from the end where that is."""
    keys = _line(run, parts[1])
    order = _order(run, parts, 3, len(keys))
    there = [keys[at] for at in order]
    return find(run, run.value(parts[0]), there, _x_mode(run, parts, 2), lambda place: constant(order[place] + 1))


def _order(run: Evaluator, parts: Parts, place: int, count: int) -> range:
    """The places of a list in the order in which it is searched: from its end where that is asked."""
    return range(count - 1, -1, -1) if whole_of(run, parts, place, 1) == -1 else range(count)


def _x_mode(run: Evaluator, parts: Parts, place: int) -> int:
    mode = whole_of(run, parts, place, 0)
    if mode == 2:
        return EXACT_MATCH
    return {0: EXACT_MATCH, -1: HIGHEST, 1: ABOVE}.get(mode, EXACT_MATCH)


def _matched(run: Evaluator, parts: Parts, mode: int) -> Value:
    return find(run, run.value(parts[0]), _line(run, parts[1]), mode, lambda place: constant(place + 1))


def _line(run: Evaluator, part: FormulaNode) -> list[Value]:
    """The list that is searched, which is one row or one column."""
    block = as_block(run.argument(part))
    if len(block.rows) > 1 < block.width:
        raise CellFault("#N/A")
    return list(block.values())


def index(run: Evaluator, parts: Parts) -> Value:
    """INDEX: an element by row and column; row 0 is a whole column."""
    area = as_block(run.argument(parts[0]))
    rows, columns = given_part(parts, 1), given_part(parts, 2)
    row = constant(0) if rows is None else run.value(rows)
    column = None if columns is None else run.value(columns)
    if column is None:
        if len(area.rows) == 1:
            row, column = constant(1), row
        else:
            column = constant(1 if area.width == 1 else 0)
    return spread(lambda down, right: _element(run, area, down, right), row, column)


def _element(run: Evaluator, area: ValueBlock, row: Value, column: Value) -> Value:
    return _at(
        run, row, len(area.rows), lambda down: _at(run, column, area.width, lambda right: _part(area, down, right))
    )


def _part(area: ValueBlock, row: int, column: int) -> Value:
    """The element, or for a 0 the whole row or column; places count from 1."""
    rows = area.rows if row == 0 else area.rows[row - 1 : row]
    found = tuple(each if column == 0 else each[column - 1 : column] for each in rows)
    return found[0][0] if len(found) == 1 == len(found[0]) else ValueBlock(found)


def _at(run: Evaluator, place: Value, size: int, outcome: Outcome) -> Value:
    """The outcome at a place, which may follow from numbers."""
    try:
        known = run.plain(place)
    except Unsettled:
        if not isinstance(place, Expression):
            raise
        if (ways := _at_each(run, place, size, outcome)) is not None:
            return ways
        steps: list[tuple[Decimal | None, Value]] = [(None, ErrorValue("#VALUE!"))]
        with run.under():
            steps += [(Decimal(each), attempted(outcome, each)) for each in range(1, size + 1)]
            steps.append((Decimal(size + 1), ErrorValue("#REF!")))
            return steps_of(place, steps, "<")
    if isinstance(known, str):
        raise CellFault("#VALUE!")
    number = int(known or 0)
    if not 0 <= number <= size:
        raise CellFault("#REF!" if number > 0 else "#VALUE!")
    return outcome(number)


def _at_each(run: Evaluator, place: Expression, size: int, outcome: Outcome) -> Value:
    """The outcome at each end of a choice between known places, as MATCH makes it; None for another rule."""
    if place is NO_NUMBER:
        return ErrorValue("#N/A")
    if place.op == "number":
        return attempted(partial(_at, run, place, size), outcome)
    if place.op != "if":
        return None
    condition, *ways = place.args
    with run.under():
        found = [_at_each(run, way, size, outcome) for way in ways]
    return None if found[0] is None or found[1] is None else either(condition, *found)


def xlookup(run: Evaluator, parts: Parts) -> Value:
    """XLOOKUP, with what to give where nothing is found."""
    keys, results = (as_block(run.argument(part)) for part in parts[1:3])
    down = len(keys.rows) > 1 or len(results.rows) == 1 == results.width
    count, other = (len(keys.rows), keys.width)[:: 1 if down else -1]
    if other > 1 or count != (len(results.rows) if down else results.width):
        raise CellFault("#VALUE!")

    def outcome(place: int) -> Value:
        row = results.rows[place] if down else tuple(each[place] for each in results.rows)
        return shown(row[0]) if len(row) == 1 else ValueBlock((row,) if down else tuple((each,) for each in row))

    order, held = _order(run, parts, 5, count), list(keys.values())
    there = [held[at] for at in order]
    found = find(run, run.value(parts[0]), there, _x_mode(run, parts, 4), lambda place: outcome(order[place]))
    instead = given_part(parts, 3)
    return found if instead is None else _instead(found, partial(run.value, instead))


def _instead(value: Value, other: Callable[[], Value]) -> Value:
    if isinstance(value, ErrorValue) and value == MISSING:
        return other()
    if isinstance(value, Either):
        return either(value.condition, _instead(value.held, other), _instead(value.other, other))
    return value


def lookup(run: Evaluator, parts: Parts) -> Value:
    """LOOKUP: the last that is not above, in a list or in the longest side of a block."""
    area = as_block(run.argument(parts[1]))
    across = area.width > len(area.rows)
    keys = list(area.rows[0]) if across else [row[0] for row in area.rows]
    if len(parts) > 2:
        results = list(as_block(run.argument(parts[2])).values())
        if len(results) != len(keys):
            raise Unread("LOOKUP heeft twee lijsten die niet even lang zijn")
    else:
        results = list(area.rows[-1]) if across else [row[-1] for row in area.rows]
    return find(run, run.value(parts[0]), keys, BELOW, lambda place: shown(results[place]))


LOOKUP: Final[Mapping[str, LazyFunction]] = {
    "VLOOKUP": partial(vlookup, across=False),
    "HLOOKUP": partial(vlookup, across=True),
    "MATCH": match,
    "XMATCH": xmatch,
    "INDEX": index,
    "XLOOKUP": xlookup,
    "LOOKUP": lookup,
}
