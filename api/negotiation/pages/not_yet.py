"""What a phase allows and the day does not yet: from when it can, in words."""

from datetime import date

from api.negotiation.pages.dutch_time import day_in_words
from tarief.negotiation.event import Happening
from tarief.negotiation.realised import RealisationReported
from tarief.negotiation.term import TimeInForce
from tarief.negotiation.views import SeatView


def waits_for(view: SeatView, what: type[Happening], on: date) -> str:
    """Say from when something can be done; empty where it need not wait for a day."""
    return first_quarter(view.term, on) if what is RealisationReported and view.term else ""


def first_quarter(term: TimeInForce, on: date) -> str:
    """Say from when the first quarter can be filled in; empty once one is over."""
    if term.over(on):
        return ""
    return f"Het {term.first.words} kan worden ingevuld vanaf {day_in_words(term.opens)}."


def begins(term: TimeInForce | None, on: date) -> str:
    """Say from when the tariffs hold, where that day is still to come."""
    return f"De tarieven gaan in op {day_in_words(term.start)}" if term and on < term.start else ""
