"""A flat cut told in the order of docs/onderhandeling.md#vlakke-korting, exactly or as others may see it."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from typing_extensions import TypedDict

from tarief.core.dutch import dutch, percent
from tarief.core.findings import Finding, Refused
from tarief.core.jsonable import AMONG, Absent, Jsonable
from tarief.core.place import Place
from tarief.lower_price.flat_cut import FlatCut
from tarief.lower_price.measures import plural
from tarief.region.case import RegionCase, Tariff, View
from tarief.region.disclosed import FROM_SHORTFALLS, RegionTold
from tarief.region.disclosure import TOTAL, Cijfer, Told
from tarief.region.price_list import PriceList

_FINDINGS = "Prijzen van een andere orde dan het tarief, en prognoses waarop het gebied rust."
BEFORE, AFTER = "Voor de korting", "Na de korting"


class KortingInGebied(TypedDict):
    """What may be told of a cut in a region."""

    volume_onder_kostprijs_voor: Cijfer
    volume_onder_kostprijs_na: Cijfer
    besparing_bruto: Cijfer
    verschoven_naar_aanbieders: Cijfer
    binnen_een_jaar_door_vermogen: str | None


@dataclass(frozen=True)
class CutOutcome(Jsonable):
    """The flat-cut screen; the coverage and saving are exact for the facilitator, else see `gebied`.

    `cut` knows the region it falls on only for the facilitator.
    Raises `Refused` when the region is counted in another unit than the price.
    """

    TITLE = "VlakkeKorting"

    cut: Annotated[FlatCut, AMONG]
    case: RegionCase | None = None
    view: Annotated[View, "zicht"] = View.FACILITATOR
    prices: Annotated[PriceList | None, "prijslijst"] = None

    def __post_init__(self) -> None:
        if self.case is not None and self.case.unit != self.cut.breakdown.unit:
            text = f"Het gebied rekent in {self.case.unit.label}, de opgave in {self.cut.breakdown.unit.label}."
            advice = "Neem een gebied en een opgave in dezelfde eenheid."
            raise Refused((Finding("eenheid_verschilt", text, advice, Place.of("gebied", "eenheid")),))

    @cached_property
    def told(self) -> RegionTold | None:
        """The region as others may see it at both prices; None without a region, and for the facilitator."""
        if self.case is None or self.view is View.FACILITATOR:
            return None
        # What the cut does comes first: where both prices lie close together only one of them may be told.
        both = (Tariff(AFTER, self.cut.new), Tariff(BEFORE, self.cut.old))
        return RegionTold(replace(self.case, tariffs=both, path=()))

    @property
    def findings(self) -> Annotated[tuple[Finding, ...], "bevindingen", _FINDINGS, Absent]:
        """What stands beside the tariff and is far off; what the region rests on, as who looks may hear it."""
        return (*self.cut.far, *(() if self.case is None else self.case.assumed(self.view)))

    def below(self, tariff: Decimal) -> Told:
        """Return what may be told of the volume below cost at one of both prices."""
        assert self.told is not None
        return self.told.publication.cells[TOTAL][f"volume_onder_kostprijs_bij_{dutch(tariff)}"]

    @property
    def gross(self) -> Told:
        """What the lower price saves on all volume, where the volume may be told."""
        assert self.told is not None
        assert self.case is not None
        amount = self.case.region.volume * (self.cut.old - self.cut.new)
        why = self.told.volume_reason
        return Told("bruto", "" if why else dutch(amount, 0), None if why else amount, why)

    @property
    def title(self) -> str:
        """What it is about."""
        return f"Vlakke korting van {percent(self.cut.share, 1)}"

    @property
    def headline(self) -> Annotated[str, "kop"]:
        """The cut in one sentence; for others with a band instead of a share."""
        if self.told is None:
            return self.cut.headline
        found = self.below(self.cut.new)
        if found.refused:
            return self.cut.headline
        first = self.cut.headline.removesuffix(".")
        return f"{first}; {found.text} van {plural(self.cut.breakdown.per)} ligt dan onder kostprijs."

    @property
    def _region(self) -> Annotated[KortingInGebied | None, "gebied"]:
        return None if self.told is None else self._told_of(self.told)

    def _told_of(self, told: RegionTold) -> KortingInGebied:
        return {
            "volume_onder_kostprijs_voor": figure(self.below(self.cut.old)),
            "volume_onder_kostprijs_na": figure(self.below(self.cut.new)),
            "besparing_bruto": figure(self.gross),
            "verschoven_naar_aanbieders": {"reden": FROM_SHORTFALLS},
            "binnen_een_jaar_door_vermogen": told.fragile(told.case.tariffs[0]) if told.knows_equity else None,
        }


def figure(item: Told) -> Cijfer:
    """Return a figure as text, or why it is withheld."""
    return {"reden": item.reason} if item.refused else {"tekst": item.text}
