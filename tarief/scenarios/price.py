"""The price of a calculation with some of its inputs at other values, everything else as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.calculation.ladder import shown_price
from tarief.lower_price.limits import newly_outside, outside_declaration


@dataclass(frozen=True, slots=True)
class Priced:
    """The price as the rule of the agreement shows it; None with the reason in Dutch where there is none."""

    price: Decimal | None
    reason: str = ""


def price_at(base: Breakdown, values: Mapping[str, Decimal]) -> Priced:
    """Return the shown price with inputs, by id of their line, at other values."""
    nodes = base.plan.nodes
    told = [outside_declaration(nodes[key].quantity, value) for key, value in values.items()]
    if any(told):
        return Priced(None, " ".join(filter(None, told)))
    try:
        found = base.plan.run(values)
    except ArithmeticError:
        return Priced(None, "Hier loopt de berekening vast: er wordt gedeeld door nul.")
    if reason := next(newly_outside(base, found), ""):
        return Priced(None, reason)
    return Priced(shown_price(base.rounding, base.unit, found[base.plan.result]))
