"""Scenarios side by side, in every form they can be asked in."""

from __future__ import annotations

from api.charts.analysis import picture
from api.files.outcome import of_told
from api.web.outcome import Outcome
from tarief.scenarios.analysis import Analysis


def of_analysis(found: Analysis) -> Outcome:
    """Return scenarios with their tornado."""
    nothing = "Geen enkele invoer kan alleen veranderen."
    return of_told("scenarios", found.told(), found.as_json, picture=lambda: picture(found), no_picture=nothing)
