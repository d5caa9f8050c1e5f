"""Requests about a region: who looks, and how much may be sent."""

from __future__ import annotations

from typing import Final

from tarief.region.case import RegionCase, View
from tarief.region.disclosed import RegionTold
from tarief.region.outcome import RegionOutcome

#: A region holds thousands of providers with some five values each.
MOST_VALUES: Final = 100_000


def look(case: RegionCase, usual: View) -> RegionOutcome | RegionTold:
    """Return the region as who looks may see it: as the document says, else as is usual here."""
    view = case.view or usual
    return RegionOutcome(case) if view is View.FACILITATOR else RegionTold(case)
