"""A region as a report, as who looks may see it."""

from __future__ import annotations

from tarief.region.disclosed import RegionTold
from tarief.region.outcome import RegionOutcome
from tarief.report.region_disclosed import told_tables
from tarief.report.region_exact import exact_tables
from tarief.report.report import Report


def report_of_region(found: RegionOutcome | RegionTold) -> Report:
    """Return the exact figures for the facilitator, and for others what may be told."""
    tables = exact_tables(found) if isinstance(found, RegionOutcome) else told_tables(found)
    return Report(found.title, found.headline, tables, found.findings)
