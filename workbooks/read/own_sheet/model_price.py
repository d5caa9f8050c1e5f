"""What a model makes of a reading, at many points at once: the other half of the test that a reading is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tarief.calculation.inputs import Path, Stated, StatedInputs
from tarief.calculation.resolve import Resolver
from tarief.calculation.supply import read_supply
from tarief.core.expression import operand
from tarief.costmodel import CostModel
from tarief.model.declare import Given
from tarief.model.plan import NodeKind, Plan
from tarief.parameters import Library
from workbooks.read.own_sheet.graph import Function, compiled
from workbooks.read.own_sheet.inputs import ANY_DAY

#: What a reading sets: keys with their base.
Shape = frozenset[tuple[str, str]]
_NOTHING_PUBLISHED = Library(())
#: What counts as nothing where a sheet's price rests on nothing of the kind.
NOTHING_OF = (
    "vakantietoeslag", "eindejaarsuitkering", "werkgeverslasten", "verlofuren", "feestdaguren", "ziekteverzuim",
    "scholingsuren", "overleguren", "overhead", "risico_opslag", "niet_declarabel", "pensioen", "zvw_bijdrage",
    "arbeidsongeschiktheidsverzekering", "reserve", "praktijkkosten", "reis_en_opleidingskosten", "ziekte_uren",
)  # fmt: skip


@dataclass
class Pricer:
    """One model; the plan of each set of keys is made once."""

    model: CostModel
    _plans: dict[Shape, tuple[Plan, tuple[str, ...]] | None] = field(default_factory=dict)
    _functions: dict[Shape, Function] = field(default_factory=dict)

    def plan(self, shape: Shape) -> tuple[Plan, tuple[str, ...]] | None:
        """Return the plan for these keys and the keys that must be nothing beside them; None when more is needed."""
        if shape not in self._plans:
            self._plans[shape] = self._made(shape)
        return self._plans[shape]

    def _made(self, shape: Shape) -> tuple[Plan, tuple[str, ...]] | None:
        plan = self._resolved(shape)
        if plan is not None and not _looked_up(plan):
            return plan, ()
        keys = {key for key, _ in shape}
        zero = tuple(key for key in NOTHING_OF if key in self.model.quantities and key not in keys)
        plan = self._resolved(shape | {(key, self._base(key)) for key in zero})
        if plan is None or _looked_up(plan):
            return None
        used = plan.leading_to(plan.results)
        return plan, tuple(key for key in zero if key in used)

    def _resolved(self, shape: Shape) -> Plan | None:
        stated = {(key,): Stated(Decimal(1), base) for key, base in shape}
        resolver = Resolver(self.model, read_supply(self.model, StatedInputs(stated)), _NOTHING_PUBLISHED, ANY_DAY)
        return resolver.plan()

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
            self._functions[shape] = compiled({**rules, **zero}, given)
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


def as_inputs(lines: Iterable[tuple[str, Fraction, str]]) -> dict[Path, Stated]:
    """Return keys with exact values and bases as inputs."""
    return {(key,): Stated(Decimal(value.numerator) / Decimal(value.denominator), base) for key, value, base in lines}
