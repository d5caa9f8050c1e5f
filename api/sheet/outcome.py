"""What a file came to, in every form it can be asked in."""

from functools import partial

from api.files.calculated import Calculated
from api.show.outcome import Deliverable, of_price
from workbooks.write import write_result


def of_calculated(found: Calculated) -> Deliverable:
    """Return a price with its ladder, and what was understood of the sheet it comes from."""
    write = partial(write_result, found.breakdown, aanbieder=found.provider, product=found.product)
    return of_price(found.breakdown, write, found.as_json)
