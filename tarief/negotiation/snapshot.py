"""What participants see of the region: a snapshot that is frozen, in bands, at tariffs that were announced before.

However many tariffs or offers somebody tries, what is told comes from these few: nothing is worked out on live sheets.
See docs/onderhandeling.md#onthulling.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Annotated, Final

from tarief.core.dutch import dutch
from tarief.core.findings import Refused
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import EXACT, Plain
from tarief.core.ties import rounded_decimal
from tarief.core.units import CARE_UNITS
from tarief.documents.durable import Durable
from tarief.negotiation.event import Happening
from tarief.region.disclosure import TOTAL, Cijfer, Publication, band_limits, publish
from tarief.region.provider import Provider, Region
from tarief.region.snapshots import next_snapshot


@dataclass(frozen=True)
class SheetFigure(Durable):
    """What one sheet says of a product: the cost price and the volume, of a party and its concern.

    `accounts` is what the annual accounts say that this volume cost, in euro; `fte` and `hours` (of one fte in a year)
    are what it was delivered with. What is not known is left out.
    """

    TITLE = "Opgavecijfer"

    party: Annotated[str, "partij"]
    cost: Annotated[Plain, "kostprijs"]
    volume: Annotated[Plain, "volume"]
    concern: Annotated[str, "concern"] = ""
    size: Annotated[str, "omvang"] = ""
    accounts: Annotated[Plain | None, "kosten_jaarrekening"] = None
    fte: Annotated[Plain | None, "fte"] = None
    hours: Annotated[Plain | None, "uren_per_fte"] = None


@dataclass(frozen=True)
class SnapshotTaken(Happening):
    """The sheets of a product as they are now, and the tariffs of which is told what they cover.

    It stands in the chain of the facilitator: what may be told of it follows by the rules of disclosure.
    """

    KIND, SEALED = "momentopname_genomen", True

    product: Annotated[str, "product"]
    sheets: Annotated[tuple[SheetFigure, ...], "opgaven"]
    tariffs: Annotated[tuple[Plain, ...], "tarieven"]
    asked: Annotated[Plain | None, "gevraagd_volume"] = None


#: Below this share of the volume that was asked for, sheets do not represent the region.
ENOUGH: Final = Decimal("0.60")
#: Rows of snapshots of which what is told is not worked out again.
_MOST_KEPT: Final = 256
_WHOLE: Final = 100


@dataclass(frozen=True)
class Response(Jsonable):
    """How much of the volume that was asked for the sheets hold; None where it is not known what was asked for."""

    TITLE = "Respons"

    share: Annotated[Plain | None, "aandeel_volume"]

    @property
    def words(self) -> Annotated[str, "oordeel"]:
        """Whether the sheets represent the region."""
        if self.share is None:
            return "onbekend"
        return "representatief" if self.share >= ENOUGH else "niet representatief"


@dataclass(frozen=True)
class BandAt(Jsonable):
    """The band of the volume that lies below cost at a tariff that was announced; or why it is not told."""

    TITLE = "DekkingBijTarief"

    tariff: Annotated[Plain, "tarief"]
    band: Annotated[str, "volume_onder_kostprijs", Absent] = ""
    reason: Annotated[str, "reden", Absent] = ""


@dataclass(frozen=True)
class FrozenView:
    """A snapshot as it is told (`taken` is that one, not what was held back), and why a newer one was held back."""

    publication: Publication
    taken: SnapshotTaken
    reason: str = ""

    @cached_property
    def bands(self) -> tuple[BandAt, ...]:
        """The band at each tariff that was announced, the lowest first."""
        cells = self.publication.cells[TOTAL]
        found = ((tariff, cells[f"volume_onder_kostprijs_bij_{dutch(tariff)}"]) for tariff in self.publication.tariffs)
        return tuple(sorted((BandAt(tariff, told.text, told.reason) for tariff, told in found), key=_tariff))

    def figures(self) -> dict[str, dict[str, Cijfer]]:
        """Return every figure, by cell, as text or with the reason why it is not told."""
        return self.publication.as_json()

    @property
    def response(self) -> Response:
        """How much of the volume has a sheet, in whole percents; unknown where that would tell the volume of one."""
        if self.publication.cells[TOTAL]["gewogen_gemiddelde"].refused:
            return Response(None)
        held = sum((sheet.volume for sheet in self.taken.sheets), Decimal(0))
        asked = self.taken.asked
        return Response(rounded_decimal(EXACT.divide(held, asked), 2) if asked else None)

    def around(self, *tariffs: Decimal) -> tuple[BandAt, ...]:
        """Return the announced tariffs nearest below and above each of these."""
        near: dict[Decimal, BandAt] = {}
        for tariff in tariffs:
            below = [band for band in self.bands if band.tariff <= tariff][-1:]
            above = [band for band in self.bands if band.tariff >= tariff][:1]
            near |= {band.tariff: band for band in (*below, *above)}
        return tuple(sorted(near.values(), key=_tariff))


#: The snapshots of a product, each as it is told, the newest last.
Snapshots = Sequence[FrozenView]


def share_at(bands: Sequence[BandAt], tariff: Decimal) -> str:
    """Say which part of the volume lies below cost at a tariff, as far as it follows from what is told: `minstens 20%`.

    A lower tariff leaves as much below cost, or more. Nothing is looked up, so that it tells nobody anything new.
    Empty where nothing follows.
    """
    told = [(band.tariff, *band_limits(band.band)) for band in bands if band.band]
    least = max((low for at, low, _ in told if at >= tariff), default=0)
    most = min((high for at, _, high in told if at <= tariff), default=_WHOLE)
    if least and most < _WHOLE:
        return f"{least}–{most}%"
    return f"minstens {least}%" if least else f"hoogstens {most}%" if most < _WHOLE else ""


def _tariff(band: BandAt) -> Decimal:
    return band.tariff


@lru_cache(maxsize=256)  # it is asked for every view, and takes ten milliseconds for a hundred sheets
def frozen(taken: tuple[SnapshotTaken, ...], unit: str) -> tuple[FrozenView, ...]:
    """Return what may be told of each snapshot, one after the other: a next one may not betray who changed what.

    A snapshot of which nothing can be made (fewer than two sheets) tells nothing and is left out.
    """
    return _frozen(tuple(taken), unit)


@lru_cache(maxsize=_MOST_KEPT)
def _frozen(taken: tuple[SnapshotTaken, ...], unit: str) -> tuple[FrozenView, ...]:
    """Do so once: every look at a process asks for the same."""
    told: list[FrozenView] = []
    published: list[Publication] = []
    for snapshot in taken:
        try:
            new = publish(_region(snapshot), tariffs=snapshot.tariffs, unit=CARE_UNITS[unit])
        except Refused:
            continue
        shown = next_snapshot(published, new)
        if shown.publication is new:
            published.append(new)
        told.append(FrozenView(shown.publication, told[-1].taken if shown.reason and told else snapshot, shown.reason))
    return tuple(told)


def _region(snapshot: SnapshotTaken) -> Region:
    sheets = (Provider(item.party, item.cost, item.volume, item.size, item.concern) for item in snapshot.sheets)
    return Region(tuple(sheets))
