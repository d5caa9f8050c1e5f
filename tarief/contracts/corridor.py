"""The risk corridor: who bears which part of a deviation from the budget (docs/onderhandeling.md#risicocorridor).

A deviation is cost minus budget. Bands are shares of the budget; in each the provider bears its share and the
municipality the rest, as it does beyond the last band. What is left over may be divided otherwise than an overrun.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from tarief.contracts.limits import KIND, ZERO, fault, share
from tarief.contracts.numbers import AgreedNumber, AgreedRecord, made
from tarief.core.dutch import percent
from tarief.core.expression import Expression, at_least, at_most, total
from tarief.core.findings import Finding, refuse
from tarief.core.place import PathStep, Place
from tarief.documents.record import Record, records

#: A rule is worked out on numbers and on symbols alike.
Number = TypeVar("Number", Decimal, Expression)
#: Beyond this many times the budget a band has no meaning: percents were written as shares.
_FURTHEST = 4
#: More bands than this is no agreement.
_MOST_BANDS = 20


def provider_part(
    deviation: Number, budget: Number, bands: Sequence[tuple[Number | None, Number | None, Number]]
) -> Number:
    """Return what the provider bears of a deviation above nothing: in each band its share of what lies in it.

    A band is (start, end, share), in shares of the budget; there is at least one. On symbols this is the formula of a
    workbook, on straight lines what is borne at each volume.
    """
    parts = []
    for start, end, share_of in bands:
        reached = deviation if end is None else at_most(deviation, end * budget)
        parts.append(share_of * at_least(reached if start is None else reached - start * budget, 0))
    return total(parts)


def _limit(value: Decimal, place: Place, _: str) -> Iterator[Finding]:
    if not value.is_finite() or not ZERO <= value <= _FURTHEST:
        advice = "Schrijf een grens als deel van het budget: 0.05 is 5 procent."
        yield fault(place, f"Een grens ligt van 0 tot {_FURTHEST} keer het budget, niet op {value}.", advice)


class BandIn(AgreedRecord):
    """From `van` to `tot` (shares of the budget; no `tot` is no end) the provider bears `aanbieder`."""

    aanbieder = AgreedNumber("provider_share", "Het deel van de aanbieder", share)
    van = AgreedNumber("start", "", _limit)
    tot = AgreedNumber("end", "", _limit, needed=False)


@dataclass(frozen=True, slots=True)
class RiskBand:
    """From `start` to `end` (shares of the budget; no end is no limit) the provider bears `provider_share`."""

    start: Decimal
    end: Decimal | None
    provider_share: Decimal


@dataclass(frozen=True, slots=True)
class Corridor:
    """Bands for an overrun and for money left over, `both` agreed on as one. Refused for an overlap or a gap."""

    over: tuple[RiskBand, ...]
    under: tuple[RiskBand, ...]
    both: bool = False

    def __post_init__(self) -> None:
        under = () if self.symmetric else _faults(self.under, "onderschrijding")
        refuse((*_faults(self.over, "banden" if self.both else "overschrijding"), *under))

    def borne(self, budget: Decimal, cost: Decimal) -> Decimal:
        """Return what the provider bears of cost above a budget; below zero what it keeps of money left over."""
        side, sign = (self.over, 1) if cost >= budget else (self.under, -1)
        bands = [(band.start, band.end, band.provider_share) for band in side]
        return sign * provider_part(abs(cost - budget), budget, bands) if bands else ZERO

    def most_at_provider(self) -> Decimal | None:
        """Return the largest share of the budget the provider can lose; None when there is no limit."""
        total = ZERO
        for band in self.over:
            if band.provider_share and band.end is None:
                return None
            total += band.provider_share * ((band.end or band.start) - band.start)
        return total

    @property
    def symmetric(self) -> bool:
        """Whether money left over is divided as an overrun is."""
        return self.over == self.under


def _faults(found: Sequence[RiskBand], side: str) -> Iterator[Finding]:
    end: Decimal | None = ZERO
    for number, band in enumerate(found, 1):
        place = Place.words(PathStep("corridor"), side, PathStep(f"band {number}", (number - 1,)))
        if wrong := list(BandIn.faults_in(band, place)):
            yield from wrong
            continue
        if end is None or band.start < end:
            advice = "Laat elke band beginnen waar de vorige eindigt."
            yield fault(place / "van", f"Deze band begint op {percent(band.start, 2)} en overlapt de vorige.", advice)
        elif band.start > end:
            text = f"Tussen {percent(end, 2)} en {percent(band.start, 2)} is niet gezegd wie draagt."
            yield fault(place / "van", text, "Voeg een band toe voor het gat, of laat deze band eerder beginnen.")
        if band.end is not None and not band.start < band.end:
            advice = "Draai begin en einde om, of haal de band weg."
            yield fault(place / "tot", f"Deze band eindigt op {percent(band.end, 2)}, niet na zijn begin.", advice)
        end = band.end


class CorridorIn(Record):
    """Bands for both sides, or for an overrun and for money left over apart."""

    banden = records(BandIn, most=_MOST_BANDS).optional()
    overschrijding = records(BandIn, most=_MOST_BANDS).optional()
    onderschrijding = records(BandIn, most=_MOST_BANDS).optional()

    @property
    def corridor(self) -> Corridor | None:
        """The corridor; a faulty band leaves none, so that the next is not blamed for it."""
        both = self.given.get("banden") is not None
        apart = [name for name in ("overschrijding", "onderschrijding") if self.given.get(name) is not None]
        if not both and not apart:
            advice = "Geef 'banden' voor beide kanten, of 'overschrijding' en 'onderschrijding' apart."
            self.spot.inside("banden").fault(KIND, "De corridor heeft geen banden.", advice)
        for name in apart if both else ():
            self.spot.inside(name).fault(KIND, f"'{name}' gaat niet samen met 'banden'.", "Haal een van beide weg.")
        if not self.sound:
            return None
        sides = (self.banden, self.banden) if both else (self.overschrijding, self.onderschrijding)
        over, under = (tuple(band.filled(RiskBand) for band in bands or ()) for bands in sides)
        return made(self.spot, lambda: Corridor(over, under, both))
