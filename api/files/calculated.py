"""What a file came to: a price, and for a sheet of the provider's own what was recognised in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api.files.understood_json import understood_as_json
from tarief import Breakdown
from workbooks.read.own_sheet import ProductReading, Reading


@dataclass(frozen=True)
class Calculated:
    """A price, and for a sheet of the provider's own what was recognised in it."""

    breakdown: Breakdown
    provider: str = ""
    product: str = ""
    reading: Reading | None = None
    chosen: ProductReading | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the result as the contract writes it, with what was understood and what was not used."""
        document = self.breakdown.as_json()
        if self.reading is not None and self.chosen is not None:
            document |= understood_as_json(self.reading, self.chosen)
        return document
