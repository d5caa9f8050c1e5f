"""The elements of a price stacked on each other, with the line of a lower price drawn through them.

The line does not choose which element goes unpaid: a lower price pays everything except an amount. The stack
only shows how much that is beside each element (docs/onderhandeling.md#vlakke-korting).
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tarief.calculation import Breakdown
from tarief.calculation.breakdown import UNASSIGNED
from tarief.core.amounts import price
from tarief.core.jsonable import Jsonable
from tarief.core.law import LAWS
from tarief.core.units import EURO, Unit

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
    unit: Unit = EURO

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
        cut, own, other = (price(value, self.unit) for value in (self.cut, self.amount, abs(rest)))
        beside = f" plus {other}" if rest > 0 else f" min {other}" if rest < 0 else ""
        return f"{cut} is {self.label} ({own}){beside}"


@dataclass(frozen=True, slots=True)
class Stack(Jsonable):
    """The elements of a law from the bottom up, with the line of the lower price."""

    TITLE = "Stapel"
    ORDER = "tekst lijn lagen"

    law: str
    layers: Annotated[tuple[Layer, ...], "lagen"]
    price: Decimal
    line: Annotated[Decimal, "lijn"]
    unit: Unit = EURO

    @property
    def no_longer_covered(self) -> tuple[Layer, ...]:
        """The layers that the line leaves out, wholly or in part."""
        return tuple(layer for layer in self.layers if layer.uncovered > 0)

    @property
    def text(self) -> Annotated[str, "tekst"]:
        """What the lower price pays, and what not, without choosing for the reader."""
        told = f"{self._told(self.line)} betaalt alles behalve {self._told(self.price - self.line)}."
        lost = self.no_longer_covered
        if not lost:
            return told
        parts = [
            f"{layer.label} ({self._told(layer.amount)})"
            if layer.uncovered == layer.amount
            else f"{self._told(layer.uncovered)} van {layer.label} ({self._told(layer.amount)})"
            for layer in reversed(lost)
        ]
        return f"{told} In deze volgorde gestapeld valt weg: {'; '.join(parts)}."

    def _told(self, value: Decimal) -> str:
        return price(value, self.unit)


def stack(breakdown: Breakdown, line: Decimal, law: str = "jeugdwet") -> Stack:
    """Stack the elements of the law, in its order, and what stands above cost on top; `line` is in cents."""
    above = breakdown.tarief - sum(breakdown.elements(law).values(), Decimal(0))
    amounts = {**breakdown.elements(law), **({ABOVE_COST: above} if above else {})}
    found, bottom = [], Decimal(0)
    for key, part in amounts.items():
        top = bottom + part
        covered = min(max(line - bottom, Decimal(0)), part) if part > 0 else part
        found.append(Layer(key, _label(law, key), bottom, top, covered, breakdown.tarief - line, breakdown.unit))
        bottom = top
    return Stack(law, tuple(found), breakdown.tarief, line, breakdown.unit)


def _label(law: str, key: str) -> str:
    if key == ABOVE_COST:
        return "risico en marge"
    return "wat in geen onderdeel is ingedeeld" if key == UNASSIGNED else LAWS[law].describe(key)
