"""Following an agreement in force: what was planned for a year, what a quarter came to, and who bears a difference.

A plan and the figures of a quarter are a party's own and stand in its chain; a corridor is of all together.
"""

from dataclasses import dataclass
from typing import Annotated

from tarief.core.number import Plain
from tarief.documents.durable import Count, Durable
from tarief.negotiation.event import Happening
from tarief.negotiation.quarter import Quarter


@dataclass(frozen=True)
class CareOfYear(Durable):
    """What is planned of a product for a year: clients in care in any quarter, and units in the year.

    Without a `price` a unit costs what was agreed, or what the municipality decided; with a growth path, in that year.
    """

    TITLE = "BegroteZorg"

    product: Annotated[str, "product"]
    year: Annotated[Count, "jaar"]
    clients: Annotated[Plain, "clienten"]
    units: Annotated[Plain, "eenheden"]
    price: Annotated[Plain | None, "prijs"] = None


@dataclass(frozen=True)
class CareOfQuarter(Durable):
    """What a product came to in a quarter: clients in care, units delivered, and what these cost in euro."""

    TITLE = "ZorgInKwartaal"

    product: Annotated[str, "product"]
    quarter: Annotated[str, "kwartaal"]
    clients: Annotated[Plain, "clienten"]
    units: Annotated[Plain, "eenheden"]
    cost: Annotated[Plain, "kosten"]

    @property
    def period(self) -> Quarter | None:
        """The quarter; None for a text that names none."""
        return Quarter.of(self.quarter)


@dataclass(frozen=True)
class CareBand(Durable):
    """A band of a corridor, in shares of the budget, with the share in it that the provider bears."""

    TITLE = "AfgesprokenBand"

    share: Annotated[Plain, "aanbieder"]
    start: Annotated[Plain, "van"]
    end: Annotated[Plain | None, "tot"] = None


@dataclass(frozen=True)
class BudgetPlanned(Happening):
    """A party says what it counts on; a later plan of the same product and year takes the place."""

    KIND, SEALED = "begroting_vastgelegd", True

    care: Annotated[tuple[CareOfYear, ...], "zorg"]


@dataclass(frozen=True)
class RealisationReported(Happening):
    """A party says what quarters came to; later figures of the same product and quarter take the place."""

    KIND, SEALED = "realisatie_gemeld", True

    care: Annotated[tuple[CareOfQuarter, ...], "zorg"]


@dataclass(frozen=True)
class CorridorAgreed(Happening):
    """Who bears a difference between budget and cost: bands for an overrun, and for what is left over.

    Without `under` money left over is divided as an overrun is.
    """

    KIND = "corridor_afgesproken"

    over: Annotated[tuple[CareBand, ...], "overschrijding"]
    under: Annotated[tuple[CareBand, ...], "onderschrijding"] = ()
