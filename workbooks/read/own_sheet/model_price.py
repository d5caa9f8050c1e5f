"""What a model makes of a reading, at many points at once: the other half of the test that a reading is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tarief.calculation.resolve import Resolver
from tarief.calculation.supply import Supplied, Supply
from tarief.core.expression import operand
from tarief.costmodel import CostModel
from tarief.model.declare import Given, base_key
from tarief.model.plan import NodeKind, Plan
from tarief.parameters import Library
from workbooks.read.own_sheet.graph import Function, compiled
from workbooks.read.own_sheet.inputs import ANY_DAY

#: What a reading sets: keys with their base.
Shape = frozenset[tuple[str, str]]
#: Without any cost that has a name: what the sheet calculates is then one line of its own.
_NO_COSTS = "directe_kosten"
_NOTHING_PUBLISHED = Library(())
#: What counts as nothing where a sheet's price rests on nothing of the kind.
NOTHING_OF = (
    "vakantietoeslag", "eindejaarsuitkering", "werkgeverslasten", "verlofuren", "feestdaguren", "ziekteverzuim",
    "scholingsuren", "overleguren", "overhead", "risico_opslag", "niet_declarabel", "pensioen", "zvw_bijdrage",
    "arbeidsongeschiktheidsverzekering", "reserve", "praktijkkosten", "reis_en_opleidingskosten", "ziekte_uren",
)  # fmt: skip


@dataclass
class Pricer:
    """One model; the plan of each set of keys is made once. A `bare` one may have no costs with a name."""

    model: CostModel
    bare: bool = False
    _plans: dict[Shape, tuple[Plan, tuple[str, ...]] | None] = field(default_factory=dict)
    _functions: dict[Shape, Function] = field(default_factory=dict)

    def plan(self, shape: Shape) -> tuple[Plan, tuple[str, ...]] | None:
        """Return the plan for these keys and the keys that must be nothing beside them; None when more is needed."""
        if shape not in self._plans:
            self._plans[shape] = self._made(shape)
        return self._plans[shape]

    def _made(self, shape: Shape) -> tuple[Plan, tuple[str, ...]] | None:
        keys = {key for key, _ in shape}
        zero = tuple(key for key in NOTHING_OF if key in self.model.quantities and key not in keys)
        plan = self._resolved(shape | {(key, self._base(key)) for key in zero})
        if self.bare and (plan is None or _looked_up(plan)) and _NO_COSTS in self.model.quantities and _NO_COSTS not in keys:
            zero = (*zero, _NO_COSTS)
            plan = self._resolved(shape | {(key, self._base(key)) for key in zero})
        if plan is None or _looked_up(plan):
            return None
        used = plan.leading_to(plan.results)
        return plan, tuple(key for key in zero if key in used)

    def needed(self, shape: Shape) -> tuple[str, ...]:
        """Return the keys that must be said to be nothing: without them the model would ask or look them up."""
        made = self.plan(shape)
        zero = list(made[1]) if made is not None else []
        for key in tuple(zero):
            rest = [other for other in zero if other != key]
            plan = self._resolved(shape | {(other, self._base(other)) for other in rest})
            if plan is not None and not _looked_up(plan):
                zero = rest
        return tuple(zero)

    def _resolved(self, shape: Shape) -> Plan | None:
        supply = Supply()
        for key, base in shape:
            quantity = self.model.quantities[key]
            supply.quantities[key, None] = Supplied(key, Decimal(1), quantity.unit)
            if base:
                supply.options[base_key(key), None] = base
        return Resolver(self.model, supply, _NOTHING_PUBLISHED, ANY_DAY).plan()

    def _base(self, key: str) -> str:
        quantity = self.model.quantities[key]
        return next((base.key for base in quantity.bases), "") if isinstance(quantity, Given) else ""

    def uses(self, shape: Shape) -> frozenset[str]:
        """Return the keys that the price rests on."""
        made = self.plan(shape)
        return frozenset() if made is None else frozenset(made[0].leading_to(made[0].results))

    def price(self, shape: Shape, values: Mapping[str, Any]) -> Any:
        """Return the price that the model makes of values by key, over arrays; None when it makes none."""
        made = self.plan(shape)
        if made is None:
            return None
        if shape not in self._functions:
            nodes = made[0].leading_to((made[0].result,))
            rules = {
                key: node.expression if node.expression is not None else operand(node.value or 0)
                for key, node in nodes.items()
                if not (node.expression is None and key in self._keys(shape))
            }
            given = tuple(key for key in nodes if key not in rules)
            zero = {key: operand(0) for key in made[1] if key in rules}
            self._functions[shape] = compiled({**rules, **zero}, given, made[0].result)
        return self._functions[shape](values)

    @staticmethod
    def _keys(shape: Shape) -> frozenset[str]:
        return frozenset(key for key, _ in shape)

    def exact(self, shape: Shape, values: Mapping[str, Fraction]) -> Fraction | None:
        """Return the price as a fraction; None when the model makes none."""
        made = self.plan(shape)
        if made is None:
            return None
        zeros = {key: Fraction(0) for key in made[1]}
        result: Fraction = made[0].run({**zeros, **values}, Fraction)[made[0].result]
        return result


def _looked_up(plan: Plan) -> bool:
    """Whether the price rests on something published: a sheet's own price rests on what the sheet says."""
    return any(node.kind is NodeKind.PARAMETER for node in plan.leading_to(plan.results).values())
