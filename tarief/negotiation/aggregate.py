"""What is told of the positions of all providers together: the median interval, when disclosure control allows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final

from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import Plain
from tarief.core.ties import rounded_decimal
from tarief.core.units import UNITS
from tarief.negotiation.position import Item, Position
from tarief.negotiation.process import Process, once_closed
from tarief.region.policy import POLICY, Policy
from tarief.region.rules import quantile
from tarief.region.safety import Contribution, why_no_quantile

_HALF: Final = Decimal("0.5")


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
    revealed = [number for number in process.rounds if process.revealed(number)]
    if not revealed:
        return None
    meant = (item, process.definitions[item.definition], process.groups)
    return once_closed(process, revealed[-1], meant, lambda last: _after_round(process, last, item, POLICY))


def _after_round(process: Process, last: int, item: Item, policy: Policy) -> MedianInterval | None:
    told: MedianInterval | None = None
    published: list[Mapping[str, Position]] = []
    for number in range(1, last + 1):
        positions = process.given(number, item)
        if positions and all(_safe_beside(process, earlier, positions, policy) for earlier in published):
            told = _told(process, number, item, positions, policy)
            published += [] if told.reason else [positions]
    return told


def _safe_beside(process: Process, old: Mapping[str, Position], new: Mapping[str, Position], policy: Policy) -> bool:
    """Whether nobody moved, or so many that a difference between two medians points at no one."""
    moved = {
        process.parties[party].group for party in old.keys() | new.keys() if _ends(old, party) != _ends(new, party)
    }
    return not moved or len(moved) >= max(policy.changed, policy.coalition + 2)


def _ends(positions: Mapping[str, Position], party: str) -> tuple[Decimal, Decimal] | None:
    position = positions.get(party)
    return None if position is None else (position.values.low, position.values.high)


def _told(
    process: Process, number: int, item: Item, positions: Mapping[str, Position], policy: Policy
) -> MedianInterval:
    unit = UNITS[process.definitions[item.definition].unit]
    groups = {party: process.parties[party].group for party in positions}
    lows = [Contribution(groups[party], given.values.low) for party, given in positions.items()]
    highs = [Contribution(groups[party], given.values.high) for party, given in positions.items()]
    reasons = (why_no_quantile(values, _HALF, policy) for values in (lows, highs))
    reason = next(
        filter(None, reasons), "" if unit.key in policy.steps else "Voor deze eenheid is geen afronding bekend."
    )
    line = (number, item.product, item.definition)
    if reason:
        return MedianInterval(*line, reason=reason)
    step = policy.step(unit)
    return MedianInterval(*line, _median(lows, step), _median(highs, step))


def _median(values: Sequence[Contribution], step: Decimal) -> Decimal:
    return rounded_decimal(quantile(sorted(item.value for item in values), _HALF) / step, 0) * step
