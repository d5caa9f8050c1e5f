"""Scenarios side by side, in every form they can be asked in."""

from __future__ import annotations

from functools import partial

from api.scenarios.picture import picture
from api.show.outcome import Outcome
from tarief.scenarios.analysis import Analysis
from workbooks.write import write_told


def of_analysis(found: Analysis) -> Outcome:
    """Return scenarios with their tornado."""
    nothing = "Geen enkele invoer kan alleen veranderen."
    told = found.told()
    return Outcome("scenarios", found.as_json, partial(write_told, told), lambda: told, lambda: picture(found), nothing)
