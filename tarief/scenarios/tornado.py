"""The tornado: what each input alone does to the price over its plausible range, the widest bar first."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from typing_extensions import TypedDict

from tarief.calculation import Breakdown
from tarief.core.dutch import shown
from tarief.core.json_data import Decimaal
from tarief.core.number import plain
from tarief.scenarios.price import price_at
from tarief.scenarios.ranges import Range, plausible


class Balk(TypedDict):
    """What one input alone does to the tariff over its range."""

    sleutel: str
    label: str
    laag: Decimaal
    hoog: Decimaal
    tarief_bij_laag: Decimaal | None
    tarief_bij_hoog: Decimaal | None
    uitslag: Decimaal
    bron: str
    aanname: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One input: its range, and the shown prices at its ends (None where the calculation refuses that end)."""

    range: Range
    label: str
    low_text: str
    high_text: str
    at_low: Decimal | None
    at_high: Decimal | None

    @property
    def swing(self) -> Decimal:
        """The width of the bar in euro per unit; 0 where an end cannot be worked out."""
        if self.at_low is None or self.at_high is None:
            return Decimal(0)
        return abs(self.at_high - self.at_low)

    def as_json(self) -> Balk:
        """Return the keys sleutel, label, laag, hoog, tarief_bij_laag, tarief_bij_hoog, uitslag, bron, aanname."""
        return {
            "sleutel": self.range.key,
            "label": self.label,
            "laag": plain(self.range.low),
            "hoog": plain(self.range.high),
            "tarief_bij_laag": None if self.at_low is None else f"{self.at_low:f}",
            "tarief_bij_hoog": None if self.at_high is None else f"{self.at_high:f}",
            "uitslag": f"{self.swing:f}",
            "bron": self.range.source,
            "aanname": self.range.assumed,
        }


def tornado(base: Breakdown, ranges: tuple[Range, ...] = ()) -> tuple[Bar, ...]:
    """Return a bar for every input that can change alone, the widest first; inputs without a range are left out."""
    bars = [_bar(base, each) for each in plausible(base, ranges)]
    return tuple(sorted(bars, key=lambda bar: -bar.swing))


def _bar(base: Breakdown, within: Range) -> Bar:
    node = base.plan.nodes[within.key]
    low, high = (price_at(base, {within.key: end}).price for end in (within.low, within.high))
    return Bar(within, node.label, shown(within.low, node.unit), shown(within.high, node.unit), low, high)
