"""Whether the units in a formula fit: what may be added to what, and whether the outcome is what the step says.

Only what is certain is told: of a plain number, and of a product of two amounts, nothing is known. So twelve times a
month wage is some amount of money, and an amount of money is no share and no hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from tarief.core.expression import Expression, name, operand
from tarief.core.expression.printing import formula as printed
from tarief.core.units import EURO, GETAL, Unit
from tarief.model.declare import Formula, Quantity, Step
from tarief.model.steps import Steps

#: Money of which the unit is not certain: a month wage times twelve.
_MONEY = EURO
#: What one full-time post or one place costs in a year is also what it costs per year.
PER_YEAR = frozenset({"euro_per_jaar", "euro_per_fte", "euro_per_plaats"})
_MOST_WAYS = 64
_ADDING = {"+": "telt op", "-": "trekt af", "max": "vergelijkt", "min": "vergelijkt", "sum": "telt op"}


def misfits(steps: Steps, step: Step, formula: Formula) -> Iterator[str]:
    """Yield in Dutch what does not fit in one formula of `step`, each fault once, with both sides named."""
    yield from _annotated_otherwise(steps, step, formula)
    above = formula.of_above(steps.quantities)
    faults: dict[str, None] = {}
    dimension = _Dimension(lambda key: unit_in(steps.quantities[above.get(key, key)], formula), faults, step.key)
    for rule in _rules(steps, formula):
        outcome = dimension.of(rule)
        if outcome is not None and not _fits(outcome, step.unit):
            faults[
                f"Stap '{step.key}' is in {step.unit.label}, maar '{printed(rule)}' is in {outcome.label}. "
                "Pas de eenheid of de formule aan."
            ] = None
    yield from faults


def unit_in(quantity: Quantity, formula: Formula) -> Unit | None:
    """Return the unit of an argument in a formula; None where the base of a percentage decides and is not known."""
    if not any(base.unit for base in quantity.bases):
        return quantity.unit
    chosen = formula.when.get(quantity.base_key)
    return next((base.unit or quantity.unit for base in quantity.bases if base.key == chosen), None)


def _annotated_otherwise(steps: Steps, step: Step, formula: Formula) -> Iterator[str]:
    """Arguments that are annotated with another unit than the quantity they name."""
    for argument, unit in formula.units.items():
        quantity = steps.quantities.get(argument)
        own = None if quantity is None else unit_in(quantity, formula)
        if own is not None and GETAL not in (own, unit) and own.key != unit.key:
            yield (
                f"Stap '{step.key}' leest '{argument}' in {unit.label}, maar '{argument}' is gedeclareerd in "
                f"{own.label}. Maak beide gelijk."
            )


def _rules(steps: Steps, formula: Formula) -> Iterator[Expression]:
    """The formula as symbols, for every choice it asks for; what cannot be worked out is told where it is used."""
    ways = [_ways(steps, formula, argument) for argument in formula.arguments]
    for arguments in islice(product(*ways), _MOST_WAYS):
        try:
            yield operand(formula.function(*arguments))
        except (Exception, SystemExit):  # a fault in the modeller's function is told when it calculates
            return


def _ways(steps: Steps, formula: Formula, argument: str) -> list[Any]:
    if (option := steps.options.get(argument)) is not None:
        chosen = [formula.when[argument]] if argument in formula.when else list(option.choices)
        return [[choice] * 2 for choice in chosen] if argument in formula.listed else chosen
    return [[name(argument)] * 2] if argument in formula.listed else [name(argument)]


def _fits(outcome: Unit, unit: Unit) -> bool:
    """Tell whether a step in `unit` can have this outcome: of the same kind, and where both are certain the same."""
    if outcome.money and unit.money:
        return _MONEY in (outcome, unit) or outcome.key == unit.key or {outcome.key, unit.key} <= PER_YEAR
    return GETAL in (outcome, unit) or outcome.key == unit.key


@dataclass(frozen=True)
class _Dimension:
    """The unit of an expression, None where nothing is known; faults on the way are noted, each once."""

    unit: Callable[[str], Unit | None]
    faults: dict[str, None]
    step: str

    def of(self, expression: Expression) -> Unit | None:
        """Return the unit of an expression."""
        match expression.op:
            case "name":
                return _known(self.unit(expression.args[0]))
            case "number" | "power" | "sqrt" | "=" | "<>" | "<" | "<=" | ">" | ">=":
                return None
            case "if":
                return self.of(expression.args[1])
            case "neg" | "round" | "rounddown" | "roundup":
                return self.of(expression.args[0])
            case "*" | "/":
                left, right = (self.of(part) for part in expression.args)
                return _times(left, right) if expression.op == "*" else _over(left, right)
        first, *rest = expression.args
        unit = self.of(first)
        for part in rest:
            unit = self._together(expression.op, (first, unit), (part, self.of(part)))
        return unit

    def _together(
        self, op: str, left: tuple[Expression, Unit | None], right: tuple[Expression, Unit | None]
    ) -> Unit | None:
        """The unit of a sum or of the highest of two; a fault where they are of different kinds."""
        (first, unit), (second, other) = left, right
        if unit is None or other is None:
            return unit or other
        if not _fits(unit, other):
            doing = _ADDING[op]
            self.faults[
                f"Stap '{self.step}' {doing} wat niet bij elkaar past: '{printed(first)}' is in {unit.label}, "
                f"'{printed(second)}' in {other.label}."
            ] = None
        return other if unit == _MONEY else unit


def _known(unit: Unit | None) -> Unit | None:
    return None if unit == GETAL else unit


def _times(left: Unit | None, right: Unit | None) -> Unit | None:
    """A share of something has its unit; an amount of money times anything but money is some amount of money."""
    for one, other in ((left, right), (right, left)):
        if one is not None and one.percent:
            return other
    money = [unit for unit in (left, right) if unit is not None and unit.money]
    return _MONEY if len(money) == 1 else None


def _over(left: Unit | None, right: Unit | None) -> Unit | None:
    if right is not None and right.percent:
        return left
    return _MONEY if left is not None and left.money and not (right is not None and right.money) else None
