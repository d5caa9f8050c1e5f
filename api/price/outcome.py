"""A price with its ladder, in every form it can be asked in."""

from __future__ import annotations

from functools import partial

from api.show.outcome import Outcome, of_price
from tarief.calculation import Breakdown
from workbooks.write import write_result


def of_breakdown(breakdown: Breakdown) -> Outcome:
    """Return a price; its workbook follows every line of the calculation."""
    return of_price(breakdown, partial(write_result, breakdown))
