"""What a document says of the spread of the cost: a share, and whether its price is a formula or is drawn."""

from __future__ import annotations

from collections.abc import Mapping

from tarief.contracts.limits import KIND, ONE, positive, share
from tarief.contracts.numbers import ContractNumber, ExactNumber, GetalMetHerkomstIn, WholeNumber
from tarief.contracts.volume_risk import FEWEST_DRAWS, MOST_DRAWS, USUAL_DRAWS, VolumeSpread
from tarief.core.json_data import Json
from tarief.documents.kinds import Schema, Words
from tarief.documents.record import Entry
from tarief.documents.spot import Spot

_LARGEST_SEED = 2**32 - 1


def _count(least: int, most: int) -> WholeNumber:
    return WholeNumber(
        least, most, "{} kan hier niet.", "Kies een heel getal van {least} tot en met {most}.", str(least)
    )


class KostenspreidingIn(GetalMetHerkomstIn):
    """How far the cost of a year may turn out otherwise, and how its price is worked out."""

    methode = Entry(Words(("formule", "trekkingen"))).optional()
    trekkingen = Entry(_count(FEWEST_DRAWS, MOST_DRAWS), "Van 1000 tot en met 4000000; anders 65536.").optional()
    startgetal = Entry(_count(0, _LARGEST_SEED), "Hetzelfde startgetal geeft dezelfde trekkingen; anders 1.").optional()

    @property
    def drawn(self) -> tuple[int, int]:
        """The number of draws and their seed; no draws where the price is a formula."""
        if self.methode == "trekkingen":
            return self.trekkingen or USUAL_DRAWS, 1 if self.startgetal is None else self.startgetal
        for name in ("trekkingen", "startgetal"):
            if self.given.get(name) is not None and self.sound:
                advice = 'Voeg toe: "methode": "trekkingen"; of haal het weg.'
                self.spot.inside(name).fault(KIND, f"'{name}' hoort bij trekken.", advice)
        return 0, 1


class CostSpread:
    """How far the cost of a year may turn out otherwise: a share, or what tells more of it."""

    word, example, empty = "getal", '"0.08"', VolumeSpread(ONE)
    _share = ContractNumber("De spreiding van de kosten", lambda *at: (*positive(*at), *share(*at)))

    def read(self, raw: Json, spot: Spot) -> VolumeSpread | None:
        """Return the spread."""
        if not isinstance(raw, Mapping):
            value = self._share.read(raw, spot)
            return None if value is None else VolumeSpread(value)
        record = KostenspreidingIn(raw, spot)
        draws, seed = record.drawn
        value = self._share.within(record.waarde, spot) if record.sound else None
        return None if value is None else VolumeSpread(value, draws, seed)

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"anyOf": [KostenspreidingIn.schema(), ExactNumber().schema()]}
