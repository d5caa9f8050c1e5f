"""The price of a sheet, in every form it can be asked in."""

from __future__ import annotations

from functools import partial

from api.files.calculated import Calculated
from api.show.outcome import Outcome
from workbooks.write import write_result


def of_calculated(found: Calculated) -> Outcome:
    """Return a price with its ladder, and what was understood of the sheet it comes from."""
    breakdown = found.breakdown
    write = partial(write_result, breakdown, aanbieder=found.provider, product=found.product)
    return Outcome(f"{breakdown.model.key}-{breakdown.on.isoformat()}", found.as_json, write)
