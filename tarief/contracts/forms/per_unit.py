"""Inspanningsgericht (P×Q): a price per hour, day part or trajectory, for every unit that is delivered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tarief.contracts.answer import AskedForm, FormKind
from tarief.contracts.fields import Fields
from tarief.contracts.forms.indexed import INDEXED, AgreedNumber, IndexedForm
from tarief.contracts.forms.period_hours import HOURS, read_hours
from tarief.contracts.limits import not_negative, positive
from tarief.contracts.reading_corridor import around
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


@dataclass(frozen=True, slots=True)
class PerUnit(IndexedForm):
    """P×Q: a price per unit; `expected` is the volume the municipality counts on."""

    model: ClassVar[Model] = inspanningsgericht
    numbers: ClassVar[tuple[AgreedNumber, ...]] = (
        AgreedNumber("prijs", "price", "De prijs", not_negative),
        AgreedNumber("verwacht_volume", "expected", "Het verwachte volume", positive),
    )
    price: Decimal
    expected: Decimal
    indexation: tuple[Decimal, ...] = ()
    label: str = "Inspanningsgericht (P×Q)"


def _read(fields: Fields, years: Sequence[int]) -> AskedForm | None:
    if fields.has(HOURS):
        return read_hours(fields, years)
    return AskedForm.of(fields, around(fields, PerUnit.read(fields)))


KIND = FormKind("inspanningsgericht", _read)
