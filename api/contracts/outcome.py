"""Contract forms side by side, as every door of the program shows them."""

from __future__ import annotations

from typing import Any

from api.outcome import Outcome, of_funding
from tarief.contracts.reading import work_out_forms
from tarief.report.contracts import report
from tarief.report.report import Report

_ROOM = 30


def work_out(document: Any) -> Outcome:
    """Work out what was asked. Refused names every fault with its JSON pointer."""
    compared = work_out_forms(document)
    return of_funding(compared, report(compared, document))


def picture(shown: Report) -> dict[str, Any]:
    """Return the specification of the picture, marked where it rests on assumptions."""
    from api.charts.forms import forms
    from api.contracts.picture import outcomes_of

    return _marked(forms(outcomes_of(shown.table("vormen"))), len(shown.table("vormen").assumed))


def _marked(drawn: dict[str, Any], assumed: int) -> dict[str, Any]:
    """Say above the picture that it rests on assumptions: it may be shown without the tables."""
    if not assumed:
        return drawn
    text = f"Deze uitkomst rust op {assumed} {'aanname' if assumed == 1 else 'aannames'}."
    title = {"text": text, "anchor": "start", "frame": "bounds", "fontSize": 12, "color": "#6b3f00", "offset": 10}
    padding = {**drawn["padding"], "top": drawn["padding"]["top"] + _ROOM}
    return {**drawn, "title": title, "padding": padding}
