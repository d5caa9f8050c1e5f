"""How much each open point matters to a party: a hundred points, divided in private. Nobody else ever sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from tarief.core.number import Plain
from tarief.negotiation.event import Happening

#: What there is to divide.
POINTS: Final = 100
#: What parties agree on besides the values of a tariff.
BESIDE_PRICE: Final[Mapping[str, str]] = {
    "looptijd": "Looptijd van het contract",
    "indexatieregel": "Hoe wordt geïndexeerd",
    "betaaltermijn": "Betaaltermijn of voorschot",
    "verantwoording": "Verantwoording en administratie",
    "volumegarantie": "Garantie of band voor het volume",
    "reistijdregel": "Hoe reistijd telt",
    "niet_verschenen": "Wie niet verschijnt",
    "ingangsdatum": "Ingangsdatum",
    "evaluatie": "Wanneer wordt geëvalueerd",
}


@dataclass(frozen=True)
class ImportanceGiven(Happening):
    """A party divides a hundred points over the open points of a product; a later division takes the place."""

    KIND, SEALED = "belang_verdeeld", True

    product: Annotated[str, "product"]
    points: Annotated[Mapping[str, Plain], "punten"]
