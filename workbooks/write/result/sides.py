"""One of the two calculations of a comparison, and where it stands in the book."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tarief.calculation import Breakdown, Rung
from workbooks.write.result.writing import Written


@dataclass(frozen=True, slots=True)
class Side:
    """A calculation, whose it is, and where it was written."""

    label: str
    breakdown: Breakdown
    written: Written

    @property
    def rungs(self) -> tuple[Rung, ...]:
        """The rungs of its ladder."""
        return self.breakdown.opbouw

    def at(self, key: str) -> str:
        """Return how a line of it is read from another sheet."""
        return self.written.names.at(key)

    def shown(self, row: int | None) -> Decimal:
        """Return the amount that its ladder shows in a row; nothing for no row."""
        return Decimal(0) if row is None else Decimal(self.written.outcome.stored[f"C{row}"][0])
