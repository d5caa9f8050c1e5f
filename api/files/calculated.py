"""What a file came to: a price, and for a sheet of the provider's own what was recognised in it."""

from dataclasses import dataclass

from api.files.understood_json import understood_as_json
from tarief import Breakdown
from tarief.core.jsonable import JsonObject
from workbooks.read.own_sheet import ProductReading, Reading


@dataclass(frozen=True)
class Calculated:
    """A price, and for a sheet of the provider's own what was recognised in it."""

    breakdown: Breakdown
    provider: str = ""
    product: str = ""
    reading: Reading | None = None
    chosen: ProductReading | None = None

    def as_json(self) -> JsonObject:
        """Return the result as the contract writes it, with what was understood and what was not used."""
        document = self.breakdown.as_json()
        if self.reading is None or self.chosen is None:
            return document
        return {**document, **understood_as_json(self.reading, self.chosen)}
