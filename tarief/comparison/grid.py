"""The lines of a mixed calculation over arrays: each has an axis for every unit that it depends on, and no other.

A line that three units lead to is worked out eight times, whatever their number. The first axes are those of units that
come in last: what comes later is then worked out along long rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tarief.batch.limits import Limit, limit_of
from tarief.core.arrays import np
from tarief.core.expression import Expression
from tarief.core.expression.arrays import array_functions
from tarief.model.plan import Plan

#: A line: a number, or an array of an axis per unit (of one where it does not depend on it).
Line = Any
#: For each varying input its unit and its two sides.
Sides = Mapping[str, tuple[int, float, float]]


@dataclass(frozen=True)
class _Rule:
    """A line as it is worked out: what its expression asks for, and what it may be."""

    key: str
    expression: Expression
    limit: Limit | None


@dataclass(frozen=True)
class GridPlan:
    """The lines of a mixed calculation: those that no unit moves, and rules without and with a unit that is set."""

    still: tuple[str, ...]
    early: tuple[_Rule, ...]
    later: tuple[_Rule, ...]


def grid_plan(plan: Plan, units: Mapping[str, int], axes: Sequence[int]) -> GridPlan:
    """Lay out a plan of which `units` tells who moves an input; nothing here looks at amounts."""
    moved, waiting = set(units), {key for key, unit in units.items() if unit not in axes}
    still: list[str] = []
    early: list[_Rule] = []
    later: list[_Rule] = []
    for key, node in plan.nodes.items():
        names = () if node.expression is None else node.expression.names()
        if key in units:
            continue
        if node.expression is None or moved.isdisjoint(names):
            still.append(key)
            continue
        moved.add(key)
        waits = not waiting.isdisjoint(names)
        (later if waits else early).append(_Rule(key, node.expression, limit_of(node, 0)))
        if waits:
            waiting.add(key)
    return GridPlan(tuple(still), tuple(early), tuple(later))


class SideGrid:
    """A mixed calculation; `fixed` tells the lines that no unit moves, `axes` the units with an axis, in their order.

    The other units are set, by the sides that `lines` is told.
    """

    def __init__(self, laid: GridPlan, fixed: Mapping[str, Decimal], sides: Sides, axes: Sequence[int]) -> None:
        self._laid, self._sides, self._axes = laid, sides, {unit: place for place, unit in enumerate(axes)}
        self._lines: dict[str, Line] = {key: np.float64(fixed[key]) for key in laid.still}
        self._lines |= {key: self._sided(key) for key, side in sides.items() if side[0] in self._axes}
        self._wrong = self._worked_out(laid.early, self._lines)

    def lines(self, at_b: Iterable[int]) -> tuple[Mapping[str, Line], list[str]]:
        """Return every line with these of the set units on the side of `b`, and the lines where it goes wrong."""
        chosen, found = set(at_b), dict(self._lines)
        set_sides = (item for item in self._sides.items() if item[1][0] not in self._axes)
        found |= {key: np.float64(other if unit in chosen else one) for key, (unit, one, other) in set_sides}
        return found, self._wrong + self._worked_out(self._laid.later, found)

    def _sided(self, key: str) -> Line:
        unit, one, other = self._sides[key]
        shape = [1] * len(self._axes)
        shape[self._axes[unit]] = 2
        return np.array((one, other)).reshape(shape)

    @staticmethod
    def _worked_out(rules: Iterable[_Rule], values: dict[str, Line]) -> list[str]:
        """Work the rules out into `values`; returns the lines where there is no number, or one outside its limits."""
        functions, wrong = array_functions(), []
        with np.errstate(all="ignore"):
            for rule in rules:
                value = values[rule.key] = _value(rule.expression, values, functions)
                if not _sound(value, rule.limit):
                    wrong.append(rule.key)
        return wrong


def _value(expression: Expression, values: Mapping[str, Line], functions: Mapping[str, Callable[..., Line]]) -> Line:
    match expression.op:
        case "name":
            return values[expression.args[0]]
        case "number":
            return np.float64(expression.args[0])  # divided by nothing it is endless, and stops nothing
        case "neg":
            return -_value(expression.args[0], values, functions)
    return functions[expression.op](*[_value(part, values, functions) for part in expression.args])


def _sound(value: Line, limit: Limit | None) -> bool:
    """Whether a line is a number everywhere, within its limits."""
    if limit is None:
        return bool(np.isfinite(np.add.reduce(value, axis=None)))
    ends = np.array((np.minimum.reduce(value, axis=None), np.maximum.reduce(value, axis=None)))
    return bool(np.isfinite(ends).all() and not limit.outside(ends).any())
