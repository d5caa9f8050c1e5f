"""What is told of the positions of all providers together: the median interval, when disclosure control allows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from tarief.core.findings import Refused
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import Plain
from tarief.core.units import UNITS
from tarief.negotiation.party import TableSide
from tarief.negotiation.position import Item, Position
from tarief.negotiation.process import Process, Put
from tarief.region.disclosure import TOTAL, Publication, publish
from tarief.region.provider import Provider, Region
from tarief.region.snapshots import next_snapshot

_MEDIAN: Final = "mediaan"
_TOO_FEW: Final = "Er zijn te weinig posities."


@dataclass(frozen=True)
class MedianInterval(Jsonable):
    """The median of the lowest and that of the highest values of the providers, rounded; or why it is not told."""

    TITLE = "Mediaaninterval"

    round: Annotated[int, "ronde"]
    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    low: Annotated[Plain | None, "van", Absent] = None
    high: Annotated[Plain | None, "tot_en_met", Absent] = None
    reason: Annotated[str, "reden", Absent] = ""


def median_interval(process: Process, item: Item) -> MedianInterval | None:
    """Return what is told of a line after the rounds that were revealed; None where nobody spoke of it.

    A later round that could be laid beside an earlier one to see who moved leaves the earlier figure standing.
    """
    told: MedianInterval | None = None
    lows: list[Publication] = []
    highs: list[Publication] = []
    for number in range(1, process.round + 1):
        positions = dict(_given(process, number, item)) if process.revealed(number) else {}
        if positions:
            told = _told(process, number, item, positions, lows, highs) or told
    return told


def _given(process: Process, number: int, item: Item) -> Iterator[tuple[str, Position]]:
    """The positions of one round about a line, of the version that counts now."""
    version = process.definitions[item.definition].version
    for party in process.on_side(TableSide.GIVING):
        position = process.positions.get(Put(number, party.id, item))
        if position is not None and position.version == version:
            yield party.id, position


def _told(
    process: Process,
    number: int,
    item: Item,
    positions: dict[str, Position],
    lows: list[Publication],
    highs: list[Publication],
) -> MedianInterval | None:
    unit = UNITS[process.definitions[item.definition].unit]
    line = (number, item.product, item.definition)
    try:
        new_low, new_high = (publish(_region(process, positions, high=high), unit=unit) for high in (False, True))
    except Refused:
        return MedianInterval(*line, reason=_TOO_FEW)
    low, high = next_snapshot(lows, new_low), next_snapshot(highs, new_high)
    if low.reason or high.reason:
        return None
    lows.append(new_low)
    highs.append(new_high)
    figures = [snapshot.publication.cells[TOTAL][_MEDIAN] for snapshot in (low, high)]
    if any(figure.refused for figure in figures):
        return MedianInterval(*line, reason=next(figure.reason for figure in figures if figure.refused))
    return MedianInterval(*line, figures[0].value, figures[1].value)


def _region(process: Process, positions: dict[str, Position], *, high: bool) -> Region:
    """The values as what a region is made of, each of the same weight."""
    values = {party: item.values.high if high else item.values.low for party, item in positions.items()}
    groups = {party: process.parties[party].group for party in positions}
    return Region(tuple(Provider(party, value, Decimal(1), "", groups[party]) for party, value in values.items()))
