"""A flat cut in every form it can be asked in."""

from __future__ import annotations

from api.charts.stack import stack_picture
from api.show.outcome import Outcome, of_report
from tarief.lower_price.flat_cut_outcome import CutOutcome
from tarief.report.lower_price import report_of_cut
from workbooks.write import write_report


def of_cut(found: CutOutcome) -> Outcome:
    """Return what must be true for a flat cut; its picture is what the lower price still pays of each element."""
    stacks = list(found.cut.stacks.values())
    return of_report(
        "vlakke-korting",
        report_of_cut(found),
        found.as_json,
        write_report,
        picture=lambda: stack_picture(stacks[0]) if stacks else None,
        no_picture="Deze prijs heeft geen wettelijke elementen.",
    )
