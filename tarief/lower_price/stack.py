"""The elements of a price stacked on each other, with the line of a lower price drawn through them.

The line does not choose which element goes unpaid: a lower price pays everything except an amount. The stack
only shows how much that is beside each element (docs/onderhandeling.md#vlakke-korting).
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tarief.calculation import Breakdown
from tarief.calculation.breakdown import UNASSIGNED
from tarief.core.dutch import dutch
from tarief.core.jsonable import Jsonable
from tarief.core.law import LAWS

#: What stands above the cost price: margin is an element in no law.
ABOVE_COST = "boven_kostprijs"


@dataclass(frozen=True, slots=True)
class Layer(Jsonable):
    """One layer of the stack, and how much of it the line covers.

    An element between `bottom` and `top`, in shown euros per unit; `covered` is what lies under the line.
    """

    TITLE = "Laag"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    bottom: Annotated[Decimal, "van"]
    top: Annotated[Decimal, "tot"]
    covered: Annotated[Decimal, "gedekt"]
    cut: Decimal

    @property
    def amount(self) -> Decimal:
        """What the element comes to."""
        return self.top - self.bottom

    @property
    def uncovered(self) -> Decimal:
        """What lies above the line."""
        return self.amount - self.covered

    @property
    def text(self) -> Annotated[str, "tekst"]:
        """The same cut told with this element: all of it, and how much more or less."""
        rest = self.cut - self.amount
        beside = f" plus {dutch(rest)}" if rest > 0 else f" min {dutch(-rest)}" if rest < 0 else ""
        return f"{dutch(self.cut)} is {self.label} ({dutch(self.amount)}){beside}"


@dataclass(frozen=True, slots=True)
class Stack(Jsonable):
    """The elements of a law from the bottom up, with the line of the lower price."""

    TITLE = "Stapel"
    ORDER = "tekst lijn lagen"

    law: str
    layers: Annotated[tuple[Layer, ...], "lagen"]
    price: Decimal
    line: Annotated[Decimal, "lijn"]

    @property
    def no_longer_covered(self) -> tuple[Layer, ...]:
        """The layers that the line leaves out, wholly or in part."""
        return tuple(layer for layer in self.layers if layer.uncovered > 0)

    @property
    def text(self) -> Annotated[str, "tekst"]:
        """What the lower price pays, and what not, without choosing for the reader."""
        told = f"{dutch(self.line)} betaalt alles behalve {dutch(self.price - self.line)}."
        lost = self.no_longer_covered
        if not lost:
            return told
        parts = [
            f"{layer.label} ({dutch(layer.amount)})"
            if layer.uncovered == layer.amount
            else f"{dutch(layer.uncovered)} van {layer.label} ({dutch(layer.amount)})"
            for layer in reversed(lost)
        ]
        return f"{told} In deze volgorde gestapeld valt weg: {'; '.join(parts)}."


def stack(breakdown: Breakdown, line: Decimal, law: str = "jeugdwet") -> Stack:
    """Stack the elements of the law, in its order, and what stands above cost on top; `line` is in cents."""
    above = breakdown.tarief - sum(breakdown.elements(law).values(), Decimal(0))
    amounts = {**breakdown.elements(law), **({ABOVE_COST: above} if above else {})}
    found, bottom = [], Decimal(0)
    for key, amount in amounts.items():
        top = bottom + amount
        covered = min(max(line - bottom, Decimal(0)), amount) if amount > 0 else amount
        found.append(Layer(key, _label(law, key), bottom, top, covered, breakdown.tarief - line))
        bottom = top
    return Stack(law, tuple(found), breakdown.tarief, line)


def _label(law: str, key: str) -> str:
    if key == ABOVE_COST:
        return "risico en marge"
    return "wat in geen onderdeel is ingedeeld" if key == UNASSIGNED else LAWS[law].describe(key)
