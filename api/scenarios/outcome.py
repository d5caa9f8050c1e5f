"""Scenarios side by side in every form they can be asked in, with the tornado over all inputs that can move."""

from api.charts.style import Drawing
from api.charts.tornado import Swing, described, tornado
from api.show.outcome import Deliverable, of_report
from tarief.report.scenarios import report_of_analysis
from tarief.scenarios.analysis import Analysis
from workbooks.write import write_report


def picture(found: Analysis, *, narrow: bool = False) -> Drawing | None:
    """Return the specification; None when no input can be moved."""
    swings = _swings(found)
    base = found.study.base.breakdown
    return tornado(swings, base.tarief, narrow=narrow, unit=base.unit) if swings else None


def in_words(found: Analysis) -> str:
    """Say what the picture shows."""
    base = found.study.base.breakdown
    return described(_swings(found), base.tarief, base.unit)


def _swings(found: Analysis) -> list[Swing]:
    return [
        (bar.label, bar.at_low, bar.at_high, bar.low_text, bar.high_text)
        for bar in found.bars
        if bar.at_low is not None and bar.at_high is not None
    ]


def of_analysis(found: Analysis) -> Deliverable:
    """Return scenarios with their tornado."""
    nothing = "Geen enkele invoer kan alleen veranderen."
    report = report_of_analysis(found)
    return of_report(
        "scenarios", report, found.as_json, write_report, picture=lambda: picture(found), no_picture=nothing
    )
