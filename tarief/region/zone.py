"""The zone of agreement on price: from the tariff that keeps enough capacity to the one the budget can bear."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NotRequired

from typing_extensions import TypedDict

from tarief.core.door import door
from tarief.core.findings import Finding, refuse
from tarief.core.json_data import Decimaal
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.ties import rounded_decimal
from tarief.region.provider import Region
from tarief.region.rules import percentile

_BANDS = ((Decimal("0.01"), "minder dan 1%"), (Decimal("0.05"), "1 tot 5%"), (Decimal("0.10"), "5 tot 10%"))
OTHER_WAYS = "Op prijs is er geen ruimte; praat over volume, samenstelling, eisen, ingroeipad of looptijd."


class Ruimte(TypedDict):
    """Whether some tariff is both enough and affordable; the ends and the gap for the facilitator only."""

    ruimte: bool | None
    """Leeg wanneer het niet mag worden verteld; dan staat waarom in `reden`."""
    afstand: str
    advies: str
    reden: NotRequired[str]
    ondergrens: NotRequired[Decimaal | None]
    bovengrens: NotRequired[Decimaal | None]


@dataclass(frozen=True, slots=True)
class Zone:
    """The lowest tariff that is needed and the highest that can be paid, in cents.

    The two ends are for the engine and the facilitator only: a party may see `as_told`.
    """

    lower: Decimal
    upper: Decimal

    @property
    def exists(self) -> bool:
        """Tell whether some tariff is both enough and affordable."""
        return self.lower <= self.upper

    @property
    def gap(self) -> Decimal:
        """What is missing between the two ends; nothing when there is a zone."""
        return max(self.lower - self.upper, Decimal(0))

    @property
    def gap_band(self) -> str:
        """The size of the gap in words, as a share of the lower end."""
        if self.exists:
            return ""
        share = EXACT.divide(self.gap, self.lower)
        return next((words for end, words in _BANDS if share < end), "10% of meer")

    @property
    def as_told(self) -> Ruimte:
        """What parties may see: whether there is a zone, else what to talk about.

        How far apart the ends are is for the facilitator: next to a known budget it is the cost of one provider.
        """
        return {"ruimte": self.exists, "afstand": "", "advies": "" if self.exists else OTHER_WAYS}

    @property
    def as_json(self) -> Ruimte:
        """Both ends of the zone and the size of the gap, for the facilitator; amounts as text."""
        return {
            "ondergrens": f"{self.lower:f}",
            "bovengrens": f"{self.upper:f}",
            **self.as_told,
            "afstand": self.gap_band,
        }


@door()
def zone(region: Region, needed: Decimal, budget: Decimal, legal_floor: Decimal | None = None) -> Zone:
    """Return the zone for a share of volume that must be covered and a budget per year for all volume.

    `legal_floor` is the lowest tariff that passes the legal checks. Raises `Refused` for a share that is none,
    or a budget or floor that is no amount.
    """
    refuse_no_zone(needed, budget, legal_floor)
    lower = max(percentile(region.by_cost, needed), legal_floor or Decimal(0))
    upper = EXACT.divide(budget, region.volume)
    return Zone(rounded_decimal(lower, 2, ROUND_CEILING), rounded_decimal(upper, 2, ROUND_FLOOR))


def refuse_no_zone(needed: Decimal, budget: Decimal, legal_floor: Decimal | None = None) -> None:
    """Raise `Refused` for a share that is none, or a budget or floor that is no amount."""
    found = []
    if not needed.is_finite() or not 0 < needed <= 1:
        advice = "Geef een deel van het volume, bijvoorbeeld 0,90."
        found.append(Finding("aandeel_ongeldig", f"{needed} is geen dekkingsgraad.", advice, Place.of("nodig")))
    if not budget.is_finite() or budget <= 0:
        found.append(
            Finding("bedrag_ongeldig", f"{budget} is geen budget.", "Geef een bedrag boven nul.", Place.of("budget"))
        )
    if legal_floor is not None and (not legal_floor.is_finite() or legal_floor < 0):
        advice = "Geef een bedrag, of laat het weg."
        found.append(Finding("bedrag_ongeldig", f"{legal_floor} is geen ondergrens.", advice, Place.of("ondergrens")))
    refuse(found)
