"""A price so far from every tariff that was published for its unit that a point or a zero must stand in a wrong place.

The published tariffs are those of the library; over four times the highest, or under a quarter of the lowest, is
another order where it is far from the middle one too.
Which input was meant otherwise is found by trying: the one that brings the price back among the published ones.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tarief.calculation import Breakdown
from tarief.checks.slips import what_was_meant
from tarief.core.findings import Finding, remark
from tarief.core.place import Place
from tarief.parameters.published import published_tariffs

KIND: Final = "tarief_onwaarschijnlijk"
_ORDER: Final = Decimal(4)
_WHY: Final = "Dan staat er meestal ergens een komma of een nul verkeerd."


def far_from_published(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield that a price is of another order than what was published, with the inputs that may be meant otherwise."""
    found = published_tariffs(breakdown.library, breakdown.unit)
    if found is None or found.among(breakdown.tarief, _ORDER) or not found.far(breakdown.tarief):
        return
    what = found.beside("Het tarief", breakdown.tarief)
    yield remark(KIND, Place.of(breakdown.plan.result), what, _WHY, what_was_meant(breakdown, found.among))
