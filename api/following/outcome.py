"""A year of an agreement that is followed, in every form it can be asked in."""

from dataclasses import dataclass
from typing import Annotated

from api.charts.drawing import draw
from api.show.outcome import Deliverable, of_report
from tarief.contracts.followed_year import FollowedYear
from tarief.contracts.following_reading import work_out_year
from tarief.core.json_data import Json
from tarief.core.jsonable import AMONG, Jsonable
from tarief.report.following import report_of_following
from workbooks.write import write_report


@dataclass(frozen=True)
class FollowedInShort(Jsonable):
    """A year that is followed, with the sentence that sums it up."""

    TITLE = "Volgen"

    headline: Annotated[str, "kop"]
    year: Annotated[FollowedYear, AMONG]


def work_out(document: Json) -> Deliverable:
    """Work out what was asked. Refused names every fault with its JSON pointer."""
    year = work_out_year(document)
    report = report_of_following(year)
    told = FollowedInShort(report.headline, year)
    return of_report("volgen", report, told.as_json, write_report, picture=lambda: draw(report.pictures[0]))
