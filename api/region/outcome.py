"""A region with its coverage, in every form it can be asked in."""

from functools import partial

from api.charts.coverage import picture
from api.show.outcome import Deliverable, Target
from tarief.core.on_demand import loaded
from tarief.region.case import RegionCase, View
from tarief.region.disclosed import RegionTold
from tarief.region.outcome import RegionOutcome
from tarief.report.region import report_of_region


def look(case: RegionCase, usual: View) -> RegionOutcome | RegionTold:
    """Return the region as who looks may see it: as the document says, else as is usual here."""
    view = case.view or usual
    return RegionOutcome(case) if view is View.FACILITATOR else RegionTold(case)


def _write(found: RegionOutcome | RegionTold, target: Target) -> None:
    loaded("workbooks.write.region:write_region")(found, target)


def of_region(found: RegionOutcome | RegionTold) -> Deliverable:
    """Return a region with its coverage, as who looks may see it."""
    return Deliverable(
        "gebied",
        found.as_json,
        partial(_write, found),
        lambda: report_of_region(found),
        lambda: picture(found),
        "Van de dekking mag niets worden verteld, of er zijn geen tarieven gegeven.",
    )
