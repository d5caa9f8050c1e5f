"""What a flat cut asks and who pays for it, in every form it can be asked in."""

from __future__ import annotations

from functools import partial

from api.show.outcome import Outcome
from tarief.lower_price.flat_cut_outcome import CutOutcome
from workbooks.write import write_told


def of_cut(found: CutOutcome) -> Outcome:
    """Return a flat cut; its workbook is its tables."""
    return Outcome("vlakke-korting", found.as_json, partial(write_told, found), lambda: found)
