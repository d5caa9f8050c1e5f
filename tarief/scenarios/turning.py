"""Inputs to turn: those that move the price most, each as far as it can go, and what the price is as they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from tarief.calculation import Breakdown
from tarief.core.number import EXACT, plain
from tarief.core.units import Unit
from tarief.lower_price.limits import outside_declaration
from tarief.model.plan import Node
from tarief.scenarios.change import Change, How, written
from tarief.scenarios.ranges import Range
from tarief.scenarios.run import run_scenarios
from tarief.scenarios.scenario import Scenario, ScenarioOutcome
from tarief.scenarios.tornado import Bar

#: So many inputs are turned at once: as many changes as a scenario on a page has.
MOST_TURNED: Final = 5
TURNED: Final = "Met deze knoppen"
_HALF: Final = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Turnable:
    """An input to turn: its place in the inputs, how it stands, what is plausible, and how far it can be turned."""

    place: str
    label: str
    unit: Unit
    value: Decimal
    plausible: Range
    least: Decimal
    most: Decimal


def place_of(node: Node) -> str:
    """Return where a line stands in the inputs: its key, or `functiemix/0/trede` for one of a row."""
    return node.id if node.row_index is None else f"{node.quantity.row}/{node.row_index}/{node.quantity.key}"


def turnable(base: Breakdown, bars: Sequence[Bar]) -> tuple[Turnable, ...]:
    """Return the inputs of the widest bars of a tornado, the widest first; a fact has no bar, and is not turned."""
    return tuple(_turnable(base, bar) for bar in bars[:MOST_TURNED] if bar.swing)


def _turnable(base: Breakdown, bar: Bar) -> Turnable:
    """From half to one and a half times the value and over all that is plausible, within its declaration."""
    node, value, within = base.plan.nodes[bar.range.key], base.values[bar.range.key], bar.range
    with localcontext(EXACT):
        least, most = min(value * _HALF, within.low), max(value * (1 + _HALF), within.high)
    pairs = ((least, within.low), (most, within.high))
    ends = [near if outside_declaration(node, far) else far for far, near in pairs]
    return Turnable(place_of(node), node.label, node.unit, value, within, *ends)


def turned(base: Breakdown, values: Mapping[str, Decimal]) -> ScenarioOutcome:
    """Return the price with inputs, by their place, at other values; raises `Refused` where that cannot be."""
    changes = tuple(Change(written(place), How.VALUE, plain(value)) for place, value in values.items())
    study = run_scenarios(base, (Scenario(TURNED, changes),))
    return study.outcomes[0]
