"""The gap between two breakdowns, per input, exactly adding up: the Shapley value of each input.

The contribution of an input is its average effect over every order in which the inputs could be settled:
it adds up exactly, does not depend on an order, and an input that is equal on both sides gets nothing
(onderhandeling.md §3.5).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from tarief.breakdown import Breakdown
from tarief.breakdown.ladder import ROUNDING_KEY
from tarief.engine.plan import Kind, Plan
from tarief.errors import Finding, Refused
from tarief.rounding import settle, to_cents
from tarief.shapley import shapley

#: Up to this many differing inputs every coalition is worked out (4,096 of them).
LIMIT = 12


@dataclass(frozen=True)
class Comparison:
    """The gap from `a` to `b`. `exact` are the unrounded contributions, in the order of the calculation."""

    a: Breakdown
    b: Breakdown
    exact: Mapping[str, Decimal]

    @property
    def gap(self) -> Decimal:
        """The shown gap: the tariff of `b` minus the tariff of `a`."""
        return self.b.tarief - self.a.tarief

    @cached_property
    def contributions(self) -> dict[str, Decimal]:
        """The contribution of each differing input in cents, settled so that they sum to the shown gap.

        What a rule coarser than cents does to the gap stands apart, under `afronding`.
        """
        unit, result = self.a.unit, self.a.plan.result
        # A price that is a percentage is shown in its own decimals, which are then what cents are to an amount.
        scale = unit.decimals if unit.percent else 0
        gap = to_cents(self.b.values[result].scaleb(scale)) - to_cents(self.a.values[result].scaleb(scale))
        amounts = settle([value.scaleb(scale) for value in self.exact.values()], gap) if self.exact else ()
        found = {key: amount.scaleb(-scale) for key, amount in zip(self.exact, amounts, strict=True)}
        rest = self.gap - sum(found.values(), Decimal(0))
        return {**found, ROUNDING_KEY: rest} if rest else found

    def label(self, key: str) -> str:
        """Return the label of a contribution."""
        return "Afronding van de tarieven" if key == ROUNDING_KEY else self.a.plan.nodes[key].label

    def as_json(self) -> dict[str, Any]:
        """Return the comparison as the public contract writes it."""
        return {
            "verschil": f"{self.gap:f}",
            "bijdragen": [
                {"sleutel": key, "label": self.label(key), "bedrag": f"{amount:f}"}
                for key, amount in self.contributions.items()
            ],
            "a": self.a.as_json(),
            "b": self.b.as_json(),
        }


def compare(a: Breakdown, b: Breakdown) -> Comparison:
    """Explain the gap from `a` to `b` per input.

    Both must follow the same formulas (the same model, choices and kind of inputs) and differ in at most
    twelve inputs; `Refused` says which of the two is not so.
    """
    _same_formulas(a, b)
    keys = [key for key, node in a.plan.nodes.items() if node.formula is None and a.values[key] != b.values[key]]
    if len(keys) > LIMIT:
        text = f"De berekeningen verschillen in {len(keys)} invoerwaarden; vergelijken kan tot en met {LIMIT}."
        raise Refused((Finding("te_veel_verschillen", text, f"Maak eerst een deel gelijk: {', '.join(keys)}."),))

    def price(taken: Collection[str]) -> Decimal:
        """The price with these inputs taken from `b`."""
        result: Decimal = a.plan.run({key: (b if key in taken else a).values[key] for key in keys})[a.plan.result]
        return result

    return Comparison(a, b, shapley(price, keys))


def _same_formulas(a: Breakdown, b: Breakdown) -> None:
    def shape(plan: Plan) -> list[tuple[object, ...]]:
        return [(key, node.formula, node.bindings, node.kind is Kind.ABSENT) for key, node in plan.nodes.items()]

    if shape(a.plan) != shape(b.plan):
        text = "De twee berekeningen volgen niet dezelfde formules."
        advice = "Gebruik aan beide kanten hetzelfde model, dezelfde keuzes en dezelfde soort invoer."
        raise Refused((Finding("andere_formules", text, advice),))
