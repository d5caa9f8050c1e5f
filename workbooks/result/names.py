"""The names of the result workbook: every line its key, and the price and cost price as they are agreed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tarief.breakdown import Breakdown
from tarief.engine.plan import Node
from tarief.expression import name
from tarief.expression.printing import formula, words
from tarief.rounding import ROUNDINGS, Rounding

CENTS = ROUNDINGS["centen"]


@dataclass(frozen=True, slots=True)
class Rounded:
    """A line that is shown rounded: its name, label, formula, rule in words, and value."""

    key: str
    label: str
    formula: str
    rule: str
    value: Decimal


class Names:
    """Which lines the workbook has, by name."""

    def __init__(self, breakdown: Breakdown) -> None:
        plan = breakdown.plan
        self.result = plan.result
        self.cost = breakdown.model.cost if breakdown.model.cost in plan.nodes else plan.result
        self.has_cost = self.cost != self.result
        self.tarief = _rounded(plan.nodes[self.result], breakdown.rounding, breakdown.tarief)
        shown_cost: Decimal = CENTS.apply(breakdown.values[self.cost])
        self.kostprijs = _rounded(plan.nodes[self.cost], CENTS, shown_cost)

    @property
    def rounded(self) -> tuple[Rounded, ...]:
        """The rounded lines: the cost price where the model has one, and the price."""
        return (self.kostprijs, self.tarief) if self.has_cost else (self.tarief,)


def _rounded(node: Node, rule: Rounding, value: Decimal) -> Rounded:
    expression = rule.expression(name(node.id))
    return Rounded(
        f"{node.id}_afgerond",
        f"{node.label}, afgerond",
        formula(expression),
        words(expression, lambda _: node.label),
        value,
    )
