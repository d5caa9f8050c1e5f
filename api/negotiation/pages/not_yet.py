"""What a phase allows and the clock does not, yet or any more: from when it can, in words."""

from datetime import date, datetime
from typing import Final

from api.negotiation.pages.dutch_time import day_in_words, in_words
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import PositionSubmitted, RoundClosed, RoundExtended
from tarief.negotiation.realised import RealisationReported
from tarief.negotiation.term import TimeInForce
from tarief.negotiation.views import SeatView

_WHILE_OPEN: Final = (PositionSubmitted, RoundExtended)


def waits_for(view: SeatView, what: type[Happening], at: datetime) -> str:
    """Say from when something can be done, or that its time is over; empty where it can be done now."""
    if what is RealisationReported and view.term:
        return first_quarter(view.term, at.date())
    if what is RoundClosed and view.closes and at < view.closes:
        return f"De ronde loopt nog. Sluiten kan vanaf {in_words(view.closes)}."
    if what in _WHILE_OPEN and view.closes and at >= view.closes:
        return "De tijd van deze ronde is om."
    return ""


def first_quarter(term: TimeInForce, on: date) -> str:
    """Say from when the first quarter can be filled in; empty once one is over."""
    if term.over(on):
        return ""
    return f"Het {term.first.words} kan worden ingevuld vanaf {day_in_words(term.opens)}."


def begins(term: TimeInForce | None, on: date) -> str:
    """Say from when the tariffs hold, where that day is still to come."""
    return f"De tarieven gaan in op {day_in_words(term.start)}" if term and on < term.start else ""
