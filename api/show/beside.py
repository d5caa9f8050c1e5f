"""Two calculations of one model beside each other: both prices, and what made the difference."""

from dataclasses import dataclass
from typing import Final

from api.show.tables import TableView, table_view
from tarief import Breakdown
from tarief.comparison import compare
from tarief.comparison.checks import check_bases
from tarief.core.amounts import price
from tarief.report.comparison import Per, report_of_comparison

_LABELS: Final = ("eerst", "nu")


@dataclass(frozen=True, slots=True)
class BesideView:
    """Both prices, and what made the difference; `address` leads back to the first."""

    before: str
    now: str
    headline: str
    table: TableView | None
    address: str


def beside_of(before: Breakdown, now: Breakdown, address: str = "") -> BesideView:
    """Compare two calculations; raises `Refused` where they cannot be compared."""
    report = report_of_comparison(compare(before, now, checks=check_bases), _LABELS, Per.INPUT, None)
    table = table_view(report.tables[0]) if report.tables else None
    return BesideView(_told(before), _told(now), report.headline, table, address)


def _told(breakdown: Breakdown) -> str:
    return f"{price(breakdown.tarief, breakdown.unit)} per {breakdown.one}"
