"""Contract forms side by side, in every form they can be asked in."""

from dataclasses import dataclass
from typing import Annotated

from api.charts.drawing import draw
from api.charts.style import Drawing
from api.show.outcome import Deliverable, of_report
from tarief.contracts.answer import Compared
from tarief.contracts.reading import work_out_forms
from tarief.core.json_data import Json
from tarief.core.jsonable import AMONG, Jsonable
from tarief.report.contracts import report_of_forms
from tarief.report.report import Report
from workbooks.write import write_report

_ROOM = 30


@dataclass(frozen=True)
class SummedUp(Jsonable):
    """The same care under several contract forms, with the sentence that sums it up."""

    TITLE = "Bekostiging"

    headline: Annotated[str, "kop"]
    compared: Annotated[Compared, AMONG]


def work_out(document: Json) -> Deliverable:
    """Work out what was asked. Refused names every fault with its JSON pointer."""
    compared = work_out_forms(document)
    shown = report_of_forms(compared, document)
    summed_up = SummedUp(shown.headline, compared)
    return of_report("bekostiging", shown, summed_up.as_json, write_report, picture=lambda: _picture(shown))


def _picture(shown: Report) -> Drawing:
    """The specification of the picture, marked where it rests on assumptions."""
    return _marked(draw(shown.pictures[0]), len(shown.table("vormen").assumed))


def _marked(drawn: Drawing, assumed: int) -> Drawing:
    """Say above the picture that it rests on assumptions: it may be shown without the tables."""
    if not assumed:
        return drawn
    text = f"Deze uitkomst rust op {assumed} {'aanname' if assumed == 1 else 'aannames'}."
    title = {"text": text, "anchor": "start", "frame": "bounds", "fontSize": 12, "color": "#6b3f00", "offset": 10}
    padding = {**drawn["padding"], "top": drawn["padding"]["top"] + _ROOM}
    return {**drawn, "title": title, "padding": padding}
