"""A price with its ladder, in every form it can be asked in."""

from __future__ import annotations

from functools import partial

from api.show.outcome import Outcome
from tarief.calculation import Breakdown
from workbooks.write import write_result


def of_breakdown(breakdown: Breakdown) -> Outcome:
    """Return a price with its ladder."""
    name = f"{breakdown.model.key}-{breakdown.on.isoformat()}"
    return Outcome(name, breakdown.as_json, partial(write_result, breakdown))
