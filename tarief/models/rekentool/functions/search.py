"""Searching: the place of a value in a list, known now or following from numbers."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.evaluate import BEYOND, Evaluator
from tarief.models.rekentool.functions.conditions import wildcard
from tarief.models.rekentool.value import (
    CellFault,
    Either,
    ErrorValue,
    Known,
    Truth,
    Unread,
    Unsettled,
    Value,
    as_rule,
    attempted,
    constant,
    either,
    is_number,
    made,
    mapped,
)

#: What a search comes to at a place in the list.
Outcome = Callable[[int], Value]
MISSING: Final = ErrorValue("#N/A")
#: Exact; the last that is not above; the last that is not below, in a list that goes down; and in any order the lowest
#: that is not below and the highest that is not above.
EXACT_MATCH, BELOW, DOWN, ABOVE, HIGHEST = 0, 1, -1, 3, 2


def find(run: Evaluator, wanted: Value, values: Sequence[Value], mode: int, outcome: Outcome) -> Value:
    """Return the outcome at the place where a value is found; `#N/A` where it is not; of a list that of each."""
    keys = _keys_of(run, values)
    return mapped(lambda one: _found(run, one, values, keys, mode, outcome), wanted)


def _keys_of(run: Evaluator, values: Sequence[Value]) -> list[Known] | None:
    """The keys of a table, which must be known; None for keys that are worked out from numbers that vary."""
    found, waiting, varies = list[Known](), set[str](), False
    for value in values:
        try:
            found.append(_key(run, value))
        except Unsettled as unsettled:
            is_line = isinstance(value, Expression) and value.op == "name"
            waiting |= unsettled.names & run.leaves if is_line else frozenset()
            varies = varies or not (is_line and unsettled.names <= run.leaves)
    if waiting and not varies:
        raise Unsettled(waiting)
    return None if varies else found


def _key(run: Evaluator, value: Value) -> Known:
    """A key; an error is found by nobody."""
    if value is None or isinstance(value, str):  # most tables are searched by a text
        return value
    try:
        return run.plain(value)
    except CellFault:
        return None


def _found(
    run: Evaluator, wanted: Value, values: Sequence[Value], keys: list[Known] | None, mode: int, outcome: Outcome
) -> Value:
    try:
        known = run.plain(wanted)
    except Unsettled:
        if not isinstance(wanted, Expression):
            raise
        known = None
    else:
        if keys is not None:
            place = place_of(known, keys, mode)
            return MISSING if place < 0 else attempted(outcome, place)
    if keys is None:
        return _by_rules(run, wanted, values, mode, outcome)
    assert isinstance(wanted, Expression)
    numbered = [(key, place) for place, key in enumerate(keys) if isinstance(key, Decimal)]
    if mode == EXACT_MATCH:
        first = dict(reversed(numbered))
        with run.under():
            return _exactly(wanted, sorted(first.items()), outcome)
    with run.under():
        if mode == DOWN:
            return _down(wanted, numbered, outcome)
        if mode == BELOW and numbered != sorted(numbered):
            return _halved(wanted, numbered, outcome)
        return _between(wanted, numbered if mode == BELOW else _in_order(numbered), outcome, mode)


def _down(wanted: Expression, keys: list[tuple[Decimal, int]], outcome: Outcome) -> Value:
    """The last key that is not below what is wanted, of equal ones the first; only in a list that goes down."""
    found: Value = MISSING
    for key, place in dict(keys).items() if _goes_down(keys) else ():
        first = next(at for held, at in keys if held == key)
        found = either(made("<=", wanted, constant(key)), attempted(outcome, place), found)
        if first != place:
            found = either(made("=", wanted, constant(key)), attempted(outcome, first), found)
    return found


def _goes_down(keys: Sequence[tuple[Known, int]]) -> bool:
    return all(one[0] >= other[0] for one, other in pairwise(keys))  # type: ignore[operator]


def _not_below(wanted: Known, keys: Sequence[tuple[Known, int]]) -> int:
    """The place of the last key that is not below what is wanted, of those that equal it the first."""
    places = [(key, place) for key, place in keys if key >= wanted]  # type: ignore[operator]
    if not places or not _goes_down(keys):
        return -1
    return next(place for key, place in places if key == wanted or place == places[-1][1])


def _halved(wanted: Expression, keys: list[tuple[Decimal, int]], outcome: Outcome, found: Value = MISSING) -> Value:
    """The same search by halves as among known numbers, of a list without order: each half has a condition."""
    if not keys:
        return found
    half = (len(keys) - 1) // 2
    key, place = keys[half]
    above = _halved(wanted, keys[half + 1 :], outcome, attempted(outcome, place))
    return either(made(">=", wanted, constant(key)), above, _halved(wanted, keys[:half], outcome, found))


def _in_order(keys: list[tuple[Decimal, int]]) -> list[tuple[Decimal, int]]:
    """The keys from low to high, of equal ones the first."""
    return sorted(dict(reversed(keys)).items())


def _exactly(wanted: Expression, keys: list[tuple[Decimal, int]], outcome: Outcome) -> Value:
    """A search by halves, so that a long table makes no deep rule."""
    if not keys:
        return MISSING
    if len(keys) == 1:
        return either(made("=", wanted, constant(keys[0][0])), attempted(outcome, keys[0][1]), MISSING)
    half = len(keys) // 2
    below = made("<", wanted, constant(keys[half][0]))
    return either(below, _exactly(wanted, keys[:half], outcome), _exactly(wanted, keys[half:], outcome))


def _between(wanted: Expression, keys: list[tuple[Decimal, int]], outcome: Outcome, mode: int) -> Value:
    """The last key that is not above what is wanted (or, going down, the last that is not below)."""
    if not keys:
        return MISSING
    if mode in (BELOW, HIGHEST):
        starts = [(key, place) for number, (key, place) in enumerate(keys) if keys[number + 1 : number + 2] != [key]]
        return steps_of(wanted, [(None, MISSING), *((key, attempted(outcome, place)) for key, place in starts)], "<")
    ends: list[tuple[Decimal | None, Value]] = [(None, attempted(outcome, keys[0][1]))]
    ends += [
        (key, attempted(outcome, keys[n + 1][1]) if n + 1 < len(keys) else MISSING) for n, (key, _) in enumerate(keys)
    ]
    return steps_of(wanted, ends, "<=")


def steps_of(wanted: Expression, steps: list[tuple[Decimal | None, Value]], sign: str) -> Value:
    """Return the value of the last step that starts at or before what is wanted."""
    if len(steps) == 1:
        return steps[0][1]
    half = len(steps) // 2
    start = steps[half][0]
    assert start is not None
    below = made(sign, wanted, constant(start))
    return either(below, steps_of(wanted, steps[:half], sign), steps_of(wanted, steps[half:], sign))


def _by_rules(run: Evaluator, wanted: Value, values: Sequence[Value], mode: int, outcome: Outcome) -> Value:
    """A search among keys that are worked out: one condition after another."""
    found: Value = MISSING
    places = list(enumerate(values))
    if mode in (DOWN, ABOVE, HIGHEST):
        raise Unread("er wordt gezocht in een lijst die zelf van getallen afhangt")
    sign = "=" if mode == EXACT_MATCH else ">="
    with run.under():
        for place, value in places if mode else places[::-1]:
            met = _meets(run, sign, wanted, value)
            if met is not False:
                found = either(as_rule(met), attempted(outcome, place), found)
    return found


def _meets(run: Evaluator, sign: str, wanted: Value, value: Value) -> bool | Truth:
    """Whether a key is what is wanted: nothing, an error and another kind of value are not."""
    if isinstance(value, Either):
        ways = (_meets(run, sign, wanted, way) for way in (value.held, value.other))
        return run.truth(either(value.condition, *ways))
    if value is None or isinstance(value, ErrorValue) or isinstance(value, str) != isinstance(wanted, str):
        return False
    known = run.known(wanted) if isinstance(wanted, Expression) else None
    is_above_all = sign == ">=" and known is not None and known >= BEYOND and isinstance(value, Expression)
    met = is_above_all or run.truth(run.compare(sign, wanted, value))
    if not isinstance(value, Expression) or (isinstance(wanted, Expression) and run.faults.are_within(value, wanted)):
        return met
    wrong = run.fault(value)
    return met if is_number(wrong, 0) else run.truth(either(wrong, False, met))


def place_of(wanted: Known, keys: Sequence[Known], mode: int) -> int:
    """Return the place of a value among known keys, from 0; -1 where there is none."""
    if isinstance(wanted, str) and mode == EXACT_MATCH and any(letter in wanted for letter in "*?~"):
        pattern = wildcard(wanted)
        return next((n for n, key in enumerate(keys) if isinstance(key, str) and pattern.fullmatch(key)), -1)
    one = _folded(Decimal(0) if wanted is None else wanted)
    alike = [(_folded(key), place) for place, key in enumerate(keys) if type(key) is type(one)]
    match mode:
        case 0:
            return next((place for key, place in alike if key == one), -1)
        case -1:
            return _not_below(one, alike)
        case 3:
            return next((place for key, place in _sorted(alike) if key >= one), -1)  # type: ignore[operator]
        case 2:
            below = [key for key, _ in alike if key <= one]  # type: ignore[operator]
            highest = max(below, default=None)  # type: ignore[type-var]
            return next((place for key, place in alike if key == highest), -1) if below else -1
    return _by_halves(one, alike)


def _sorted(keys: list[tuple[Known, int]]) -> list[tuple[Known, int]]:
    return sorted(keys)


def _by_halves(wanted: Known, keys: list[tuple[Known, int]]) -> int:
    """The last that is not above, as a spreadsheet finds it: by halves, which in a list without order misses some."""
    low, high, found = 0, len(keys) - 1, -1
    while low <= high:
        half = (low + high) // 2
        if keys[half][0] <= wanted:  # type: ignore[operator]
            low, found = half + 1, keys[half][1]
        else:
            high = half - 1
    return found


def _folded(value: Known) -> Known:
    return value.casefold() if isinstance(value, str) else value
