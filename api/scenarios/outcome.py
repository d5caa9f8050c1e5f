"""Scenarios side by side, in every form they can be asked in."""

from __future__ import annotations

from api.scenarios.picture import picture
from api.show.outcome import Outcome, of_report
from tarief.report.scenarios import report_of_analysis
from tarief.scenarios.analysis import Analysis
from workbooks.write import write_report


def of_analysis(found: Analysis) -> Outcome:
    """Return scenarios with their tornado."""
    nothing = "Geen enkele invoer kan alleen veranderen."
    report = report_of_analysis(found)
    return of_report(
        "scenarios", report, found.as_json, write_report, picture=lambda: picture(found), no_picture=nothing
    )
