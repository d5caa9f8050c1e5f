"""Bands at several tariffs: who knows the volumes could pin a cost between two of them.

A large provider shows in the volume below cost: where the band changes between 87 and 88, its cost lies there. So a
band is told only when every sheet could be the margin dearer or cheaper with all bands and the weighted mean as they
are, whatever coalition puts its own figures together (docs/onderhandeling.md#onthulling). The test looks for such a
world: the sheet crosses the tariffs in its way, and others cross back so that no band changes. What it finds is
enough, not necessary: it hides sooner than it must.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from tarief.core.ties import rounded_decimal
from tarief.region.policy import Policy
from tarief.region.safety import Contribution, by_concern

_TOO_CLOSE = "Naast wat al wordt verteld zou dit cijfer de kostprijs van één aanbieder te dicht benaderen."
_FEWER = "Kies minder tarieven, of tarieven die verder uit elkaar liggen."
#: Nobody who knows the sector believes in a cost below half, or above twice, what it is.
_LOWEST, _HIGHEST = Decimal("0.5"), Decimal(2)
#: A fall to the limit itself is another answer, so it is never counted on.
_JUST_SHORT = Decimal("0.999")
Cells = Mapping[str, Sequence[Contribution]]


@dataclass(frozen=True, slots=True)
class TariffLine:
    """A tariff at which something is told of the weight below cost: how far that can rise and fall unnoticed.

    `rise` is exclusive, and None where there is no limit; `fall` is inclusive.
    """

    tariff: Decimal
    rise: Decimal | None
    fall: Decimal

    def beside(self, other: TariffLine) -> TariffLine:
        """Return the same tariff with what is told of it in two cells."""
        known = [rise for rise in (self.rise, other.rise) if rise is not None]
        return TariffLine(self.tariff, min(known, default=None), min(self.fall, other.fall))


def too_close(tariffs: int) -> str:
    """Say why something is not told, and what to do about it where there is more than one tariff to choose."""
    return f"{_TOO_CLOSE} {_FEWER}" if tariffs > 1 else _TOO_CLOSE


def band_number(share: Decimal, band: Decimal) -> tuple[Decimal, bool]:
    """Return the number of the band of a share, counted from 0, and whether it is the last; 1 is in the last."""
    top = rounded_decimal(1 / band, 0, ROUND_FLOOR) - 1
    number = min(rounded_decimal(share / band, 0, ROUND_FLOOR), top)
    return number, number == top


def band_line(found: Sequence[Contribution], tariff: Decimal, policy: Policy) -> TariffLine:
    """Return the line of a band: the weight below cost may move within it."""
    weight = sum((item.weight for item in found), Decimal(0))
    below = sum((item.weight for item in found if item.value > tariff), Decimal(0))
    number, last = band_number(below / weight, policy.band)
    low, high = number * policy.band * weight, (number + 1) * policy.band * weight
    return TariffLine(tariff, None if last else high - below, below - low)


def limit_line(found: Sequence[Contribution], tariff: Decimal, share: Decimal) -> TariffLine:
    """Return the line of an answer yes or no: whether at most `share` of the weight is below cost."""
    most = share * sum((item.weight for item in found), Decimal(0))
    below = sum((item.weight for item in found if item.value > tariff), Decimal(0))
    if below <= most:
        return TariffLine(tariff, most - below, below)
    return TariffLine(tariff, None, (below - most) * _JUST_SHORT)


def safe_tariffs(
    source: Cells, shown: frozenset[str], total: str, tariffs: Sequence[Decimal], policy: Policy
) -> dict[str, list[Decimal]]:
    """Return by shown cell at which tariffs a band may be told; the first asked go first.

    A tariff is told in every shown cell, else in the total alone, else nowhere.
    """
    told: dict[str, list[Decimal]] = {cell: [] for cell in shown}
    for tariff in tariffs:
        for cells in dict.fromkeys((shown, shown & {total})):
            tried = {cell: [*known, tariff] if cell in cells else known for cell, known in told.items()}
            if cells and safe_beside(source, total, tried, policy):
                told = tried
                break
    return told


def safe_beside(
    source: Cells, total: str, told: Mapping[str, Sequence[Decimal]], policy: Policy, extra: Sequence[TariffLine] = ()
) -> bool:
    """Tell whether these bands together, with `extra` lines of the total, pin nobody down."""
    lines = {cell: [band_line(source[cell], tariff, policy) for tariff in known] for cell, known in told.items()}
    everywhere = [*lines.get(total, ()), *extra]
    for cell in told:
        if cell != total and not _Group(source[cell], [*everywhere, *lines[cell]], policy).safe:
            return False
    rest = [item for cell, found in source.items() if cell != total and cell not in told for item in found]
    apart = {item for cell, found in source.items() if cell != total for item in found}
    rest += [item for item in source[total] if item not in apart]
    return _Group(rest, everywhere, policy).safe


class _Group:
    """Sheets that can change places without another cell noticing: a shown class, or all that are in none."""

    def __init__(self, found: Sequence[Contribution], lines: Iterable[TariffLine], policy: Policy) -> None:
        merged: dict[Decimal, TariffLine] = {}
        for line in lines:
            merged[line.tariff] = line.beside(merged[line.tariff]) if line.tariff in merged else line
        self.found, self.policy = found, policy
        self.lines = [merged[tariff] for tariff in sorted(merged)]
        self.tariffs = [line.tariff for line in self.lines]
        self.lower, self.higher = (
            _Parts(by_concern(found, measure), policy.coalition) for measure in (self._to_floor, self._to_ceiling)
        )
        self.known: dict[tuple[int, Decimal], _Parts] = {}

    @property
    def safe(self) -> bool:
        """Tell whether every sheet could be elsewhere."""
        return not self.lines or all(self._dearer(item) or self._cheaper(item) for item in self.found if item.weight)

    def _dearer(self, item: Contribution) -> bool:
        """Whether it could be the margin dearer: others come down as much, in amount and across each tariff."""
        if self.lower.without(item.concern) < self.policy.margin * item.value * item.weight:
            return False
        first, last = self._places(item.value, item.value * (1 + self.policy.margin))
        room = min((line.rise for line in self.lines[first:last] if line.rise is not None), default=None)
        if room is None or item.weight < room:
            return True
        return self._movers(last, room).without(item.concern) > item.weight - room

    def _cheaper(self, item: Contribution) -> bool:
        """Whether it could be the margin cheaper: others go up as much."""
        if self.higher.without(item.concern) < self.policy.margin * item.value * item.weight:
            return False
        first, last = self._places(item.value * (1 - self.policy.margin), item.value)
        room = min((line.fall for line in self.lines[first:last]), default=None)
        if room is None or item.weight <= room:
            return True
        return self._movers(first, room).without(item.concern) >= item.weight - room

    def _places(self, low: Decimal, high: Decimal) -> tuple[int, int]:
        """The tariffs from `low` up to but not `high`: those that are crossed on the way between them."""
        return bisect_left(self.tariffs, low), bisect_left(self.tariffs, high)

    def _movers(self, place: int, room: Decimal) -> _Parts:
        """What lies between two neighbouring tariffs in sheets that fit in the room: added up they cannot skip it."""
        key = place, room
        if key not in self.known:
            fits = [item for item in self.found if self._place(item) == place and item.weight <= room]
            self.known[key] = _Parts(by_concern(fits, lambda item: item.weight), self.policy.coalition)
        return self.known[key]

    def _place(self, item: Contribution) -> int:
        return bisect_left(self.tariffs, item.value)

    def _to_floor(self, item: Contribution) -> Decimal:
        place, lowest = self._place(item), item.value * _LOWEST
        return item.weight * (item.value - (max(self.tariffs[place - 1], lowest) if place else lowest))

    def _to_ceiling(self, item: Contribution) -> Decimal:
        place, highest = self._place(item), item.value * _HIGHEST
        ceiling = min(self.tariffs[place], highest) if place < len(self.tariffs) else highest
        return item.weight * (ceiling - item.value)


class _Parts:
    """Amounts by concern, and what is left of them without one concern and the coalition with most of the rest."""

    def __init__(self, sums: Mapping[str, Decimal], coalition: int) -> None:
        self.sums, self.coalition = sums, coalition
        self.total = sum(sums.values(), Decimal(0))
        self.largest = sorted(sums, key=lambda name: -sums[name])[: coalition + 1]

    def without(self, concern: str) -> Decimal:
        gone = [name for name in self.largest if name != concern][: self.coalition]
        return self.total - sum((self.sums[name] for name in (concern, *gone) if name in self.sums), Decimal(0))
