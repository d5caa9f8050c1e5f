"""Inspanningsgericht (P×Q): a price per hour, day part or trajectory, for every unit that is delivered."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tarief.contracts.forms.indexed import INDEXED, IndexedForm, IndexedIn
from tarief.contracts.limits import not_negative, positive
from tarief.contracts.numbers import COST, VOLUME, AgreedNumber
from tarief.contracts.years import contract_model
from tarief.core.units import Euro, Getal
from tarief.model.model import Model

inspanningsgericht = contract_model("inspanningsgericht", "Inspanningsgericht")
inspanningsgericht.use(INDEXED)
inspanningsgericht.given("prijs", "Prijs per eenheid", Euro)
inspanningsgericht.given("verwacht_volume", "Verwacht volume", Getal)


@inspanningsgericht.step("Budget", row="jaren")
def budget(jaarprijs: Euro, verwacht_volume: Getal) -> Euro:
    """Het volume waar de gemeente op rekent, maal de prijs."""
    return jaarprijs * verwacht_volume


@inspanningsgericht.step("Vergoeding", row="jaren")
def vergoeding(jaarprijs: Euro, volume: Getal) -> Euro:
    """Elke geleverde eenheid wordt betaald."""
    return jaarprijs * volume


class InspanningsgerichtIn(IndexedIn):
    """Inspanningsgericht: a price for every unit that is delivered."""

    KEY = "inspanningsgericht"
    prijs = AgreedNumber("price", "De prijs", not_negative, "Prijs per eenheid.", example='"62.86"', beside=COST)
    verwacht_volume = AgreedNumber("expected", "Het verwachte volume", positive, example='"3000"', beside=VOLUME)

    def agreed(self) -> PerUnit:
        """Return the form."""
        return self.filled(PerUnit, indexation=self.indexering)


@dataclass(frozen=True, slots=True)
class PerUnit(IndexedForm):
    """P×Q: a price per unit; `expected` is the volume the municipality counts on."""

    model: ClassVar[Model] = inspanningsgericht
    record: ClassVar[type[IndexedIn]] = InspanningsgerichtIn
    price: Decimal
    expected: Decimal
    indexation: tuple[Decimal, ...] = ()
    label: str = "Inspanningsgericht (P×Q)"
