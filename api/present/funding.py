"""Contract forms side by side, as every door of the program shows them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from typing import Any

from tarief.funding.compared import Compared
from tarief.funding.reading import work_out_forms
from tarief.funding.report import FundingReport, report

_ROOM = 30


@dataclass(frozen=True)
class Funding:
    """A comparison that was asked for: as JSON, as a report, as a workbook and as a picture."""

    compared: Compared
    report: FundingReport

    def as_json(self) -> dict[str, Any]:
        """Return the headline and everything below it, decimals as text."""
        return {"kop": self.report.headline, **self.compared.as_json()}

    def workbook(self) -> bytes:
        """Return the workbook with live formulas."""
        from workbooks import write_told

        stream = BytesIO()
        write_told(self.report, stream)
        return stream.getvalue()

    @cached_property
    def picture(self) -> str:
        """The picture as SVG; draws, so ask for it in a thread."""
        from api.charts.forms import forms
        from api.charts.render import svg
        from api.present.forms import outcomes_of

        drawn = forms(outcomes_of(self.report.table("vormen")))
        return svg(_marked(drawn, len(self.compared.assumed)))


def _marked(drawn: dict[str, Any], assumed: int) -> dict[str, Any]:
    """Say above the picture that it rests on assumptions: it may be shown without the tables."""
    if not assumed:
        return drawn
    text = f"Deze uitkomst rust op {assumed} {'aanname' if assumed == 1 else 'aannames'}."
    title = {"text": text, "anchor": "start", "frame": "bounds", "fontSize": 12, "color": "#6b3f00", "offset": 10}
    padding = {**drawn["padding"], "top": drawn["padding"]["top"] + _ROOM}
    return {**drawn, "title": title, "padding": padding}


def work_out(document: Any) -> Funding:
    """Work out what was asked. Refused names every fault with its JSON pointer."""
    compared = work_out_forms(document)
    return Funding(compared, report(compared, document))
