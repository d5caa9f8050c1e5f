"""Contract forms side by side, in every form they can be asked in."""

from __future__ import annotations

from functools import partial

from api.charts.forms import forms
from api.charts.style import Drawing
from api.show.contract_forms import outcomes_of
from api.show.outcome import Outcome
from tarief.contracts.answer import Vormen
from tarief.contracts.reading import work_out_forms
from tarief.core.json_data import Json
from tarief.report.contracts import FundingReport, report
from workbooks.write import write_told

_ROOM = 30


class Bekostiging(Vormen):
    """The same care under several contract forms, with the sentence that sums it up."""

    kop: str


def work_out(document: Json) -> Outcome:
    """Work out what was asked. Refused names every fault with its JSON pointer."""
    compared = work_out_forms(document)
    told = report(compared, document)
    as_json: Bekostiging = {"kop": told.headline, **compared.as_json()}
    return Outcome("bekostiging", lambda: as_json, partial(write_told, told), lambda: told, lambda: _picture(told))


def _picture(told: FundingReport) -> Drawing:
    """The specification of the picture, marked where it rests on assumptions."""
    table = told.table("vormen")
    return _marked(forms(outcomes_of(table)), len(table.assumed))


def _marked(drawn: Drawing, assumed: int) -> Drawing:
    """Say above the picture that it rests on assumptions: it may be shown without the tables."""
    if not assumed:
        return drawn
    text = f"Deze uitkomst rust op {assumed} {'aanname' if assumed == 1 else 'aannames'}."
    title = {"text": text, "anchor": "start", "frame": "bounds", "fontSize": 12, "color": "#6b3f00", "offset": 10}
    padding = {**drawn["padding"], "top": drawn["padding"]["top"] + _ROOM}
    return {**drawn, "title": title, "padding": padding}
