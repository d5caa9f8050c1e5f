"""The inputs of a calculation that can be moved on their own, and the price with some of them at other values."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.core.findings import Finding
from tarief.core.nearest import meant
from tarief.lower_price.equivalents import can_change_alone
from tarief.lower_price.limits import newly_outside, outside_declaration


@dataclass(frozen=True, slots=True)
class Priced:
    """The price as the rule of the agreement shows it; None with the reason in Dutch where there is none."""

    price: Decimal | None
    reason: str = ""


def price_at(base: Breakdown, values: Mapping[str, Decimal]) -> Priced:
    """Return the shown price with inputs, by id of their line, at other values."""
    nodes = base.plan.nodes
    told = [outside_declaration(nodes[key], value) for key, value in values.items()]
    if any(told):
        return Priced(None, " ".join(filter(None, told)))
    try:
        found = _worked_out(base, values)
    except ArithmeticError:
        return Priced(None, "Hier loopt de berekening vast: er wordt gedeeld door nul.")
    if reason := next(newly_outside(base, found), ""):
        return Priced(None, reason)
    return Priced(base.final.shown(found[base.plan.result]))


def _worked_out(base: Breakdown, values: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """Every line; where one beside the price stops, what the price rests on, and the others as they were."""
    try:
        return base.plan.run(values)
    except ArithmeticError:
        plan = replace(base.plan, nodes=base.plan.leading_to((base.plan.result,)))
        return {**base.values, **plan.run({key: value for key, value in values.items() if key in plan.nodes})}


def no_input(base: Breakdown, key: str) -> list[Finding]:
    """Return the fault when `key` is no input of this calculation that can change alone; else nothing."""
    node = base.plan.nodes.get(key)
    if node is not None and can_change_alone(base, node):
        return []
    free = [name for name, each in base.plan.nodes.items() if can_change_alone(base, each)]
    advice = meant(key, free, f"Kies uit: {', '.join(free)}.")
    text = f"'{key[:60]}' is geen invoer van deze berekening die alleen kan veranderen."
    return [Finding("onbekende_sleutel", text, advice)]
