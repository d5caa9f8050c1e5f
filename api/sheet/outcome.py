"""What is known of a sheet: its price in every form, and all of it as JSON."""

from functools import partial

from api.files.calculated import Calculated
from api.files.case import cases, with_answers
from api.files.look import choices_of
from api.files.upload import Werkboek, sheet_as_json, template_as_json
from api.show.outcome import Deliverable, of_price
from api.web.held import Held
from tarief.opgave import Opgave
from workbooks.read.own_sheet import Reading, answered
from workbooks.write import write_result


def of_calculated(found: Calculated) -> Deliverable:
    """Return a price with its ladder, and what was understood of the sheet it comes from."""
    write = partial(write_result, found.breakdown, aanbieder=found.provider, product=found.product)
    return of_price(found.breakdown, write, found.as_json)


def answer_as_json(understood: Opgave | Reading, held: Held, number: int) -> Werkboek:
    """Return what was understood and left over, the questions, and the price of a product where there is one."""
    if isinstance(understood, Opgave):
        return template_as_json(with_answers(understood, held))
    now, found = answered(understood, held.answers), cases(understood, held)
    case = next((each for each in found if each.number == number), found[0] if found else None)
    return sheet_as_json(now, case.settled if case else None, choices_of(held), known=held.remembered)
