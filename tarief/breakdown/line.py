"""A line of the calculation, ready to be shown: value, unit, formula, inputs, source, and what was derived."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tarief.engine.declare import Given
from tarief.engine.plan import Kind, Node, Plan
from tarief.expression import Expression
from tarief.expression.printing import formula, words
from tarief.expression.prune import prune
from tarief.quantities.dutch import shown
from tarief.quantities.units import Unit

#: Decimals shown beyond the usual in a rule with numbers, so that a reader can check it.
EXTRA_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `value` is unrounded; `derived` is what the model would have found where a step was given."""

    key: str
    label: str
    value: Decimal
    unit: Unit
    kind: Kind
    formula: str = ""
    inputs: tuple[str, ...] = ()
    source: str = ""
    place: str = ""
    meaning: str = ""
    rule: str = ""
    rule_with_numbers: str = ""
    jeugdwet: str = ""
    wmo: str = ""
    base: str = ""
    derived: Decimal | None = None
    other_bases: Mapping[str, Decimal] | None = None

    @property
    def shown(self) -> str:
        """The value in Dutch notation with its unit."""
        return shown(self.value, self.unit)


def make_line(
    node: Node,
    plan: Plan,
    values: Mapping[str, Decimal],
    *,
    empty: frozenset[str] = frozenset(),
    derived: Decimal | None = None,
    base: str = "",
) -> Line:
    """Turn a node and the worked-out values into a line; its rule in words leaves out what is `empty`."""
    expression = node.expression
    told = None if expression is None else prune(expression, empty)
    return Line(
        key=node.id,
        label=node.label,
        value=values[node.id],
        unit=node.unit,
        kind=node.kind,
        formula="" if expression is None else formula(expression),
        inputs=() if expression is None else expression.names(),
        source=node.source,
        place=node.place,
        meaning=_meaning(node),
        rule="" if told is None else words(told, lambda key: plan.nodes[key].label),
        rule_with_numbers="" if told is None else _with_numbers(told, plan, values),
        jeugdwet=getattr(node.quantity, "jeugdwet", ""),
        wmo=getattr(node.quantity, "wmo", ""),
        base=base,
        derived=derived,
    )


def _with_numbers(expression: Expression, plan: Plan, values: Mapping[str, Decimal]) -> str:
    return words(expression, lambda key: shown(values[key], plan.nodes[key].unit, EXTRA_DECIMALS))


def _meaning(node: Node) -> str:
    if node.formula is not None:
        return node.formula.meaning
    return node.quantity.explanation if isinstance(node.quantity, Given) else node.quantity.meaning
