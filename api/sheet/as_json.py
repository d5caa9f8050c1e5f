"""All that is known about an uploaded sheet as JSON, as the API answers it."""

from __future__ import annotations

from api.files.case import cases
from api.files.template import with_answers
from api.files.upload import Werkboek, sheet_as_json, template_as_json
from api.web.held import Held
from tarief.opgave import Opgave
from workbooks.read.own_sheet import Reading


def answer_as_json(understood: Opgave | Reading, held: Held, number: int) -> Werkboek:
    """Return what was understood and left over, the questions, and the price of a product where there is one."""
    if isinstance(understood, Opgave):
        return template_as_json(with_answers(understood, held))
    found = cases(understood, held)
    case = next((each for each in found if each.number == number), found[0] if found else None)
    answers = dict(held.answers)
    answer = sheet_as_json(understood, case.settled if case else None, answers)
    answer["antwoorden"] = answers
    return answer
