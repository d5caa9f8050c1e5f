"""Gedeelde besparing: care that costs less than agreed leaves the provider a share of what is left.

What care costs more than agreed is the provider's, or for a share. The agreed cost of a year is a price per unit for
the volume counted on.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from tarief.contracts.corridor import provider_part
from tarief.contracts.forms.indexed import INDEXED, IndexedForm, IndexedIn
from tarief.contracts.limits import ONE, positive, share
from tarief.contracts.numbers import COST, VOLUME, AgreedNumber
from tarief.contracts.years import contract_model
from tarief.core.units import Aandeel, Euro, Getal
from tarief.model.model import Model

gedeelde_besparing = contract_model("gedeelde_besparing", "Gedeelde besparing")
gedeelde_besparing.use(INDEXED)
gedeelde_besparing.given("prijs", "Afgesproken kosten per eenheid", Euro)
gedeelde_besparing.given("verwacht_volume", "Verwacht volume", Getal)
gedeelde_besparing.given("deel_besparing", "Deel van de besparing voor de aanbieder", Aandeel)
gedeelde_besparing.given("deel_overschrijding", "Deel van de overschrijding bij de aanbieder", Aandeel)


@gedeelde_besparing.step("Budget", row="jaren")
def budget(jaarprijs: Euro, verwacht_volume: Getal) -> Euro:
    """De afgesproken kosten van het volume waar op gerekend is."""
    return jaarprijs * verwacht_volume


@gedeelde_besparing.step("Vergoeding", row="jaren")
def vergoeding(kosten: Euro, budget: Euro, deel_besparing: Aandeel, deel_overschrijding: Aandeel) -> Euro:
    """De kosten, met het deel van een besparing dat de aanbieder houdt en zonder zijn deel van een overschrijding."""
    kept = provider_part(budget - kosten, budget, ((None, None, deel_besparing),))
    return kosten + kept - provider_part(kosten - budget, budget, ((None, None, deel_overschrijding),))


class GedeeldeBesparingIn(IndexedIn):
    """Gedeelde besparing: what the care costs less or more than agreed is divided."""

    KEY = "gedeelde_besparing"
    prijs = AgreedNumber(
        "price", "De prijs", positive, "Afgesproken kosten per eenheid.", example='"62.86"', beside=COST
    )
    verwacht_volume = AgreedNumber("expected", "Het verwachte volume", positive, example='"3000"', beside=VOLUME)
    deel_besparing = AgreedNumber(
        "kept", "Het deel van de besparing", share, "Deel voor de aanbieder van wat overblijft."
    )
    deel_overschrijding = AgreedNumber(
        "borne",
        "Het deel van de overschrijding",
        share,
        "Deel voor de aanbieder van een overschrijding; anders alles.",
        usual=ONE,
    )

    def agreed(self) -> SharedSavings:
        """Return the form."""
        return self.filled(SharedSavings, indexation=self.indexering)


@dataclass(frozen=True, slots=True)
class SharedSavings(IndexedForm):
    """`kept` is the provider's share of what is left; `borne` its share of an overrun: all of it unless agreed on."""

    model: ClassVar[Model] = gedeelde_besparing
    bears_risk: ClassVar[bool] = True
    record: ClassVar[type[IndexedIn]] = GedeeldeBesparingIn
    price: Decimal
    expected: Decimal
    kept: Decimal
    borne: Decimal | None = None
    indexation: tuple[Decimal, ...] = ()
    label: str = "Gedeelde besparing"
