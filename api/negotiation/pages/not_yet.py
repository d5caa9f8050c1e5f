"""What a phase allows and the clock or what happened so far does not, yet or any more: why, in words."""

from dataclasses import fields
from datetime import date, datetime
from typing import Final

from api.negotiation.pages.dutch_time import day_in_words, in_words
from tarief.core.findings import Refused
from tarief.negotiation.decide import decide
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import PositionSubmitted, RoundClosed, RoundExtended
from tarief.negotiation.outcomes import DecisionTaken
from tarief.negotiation.party import Party
from tarief.negotiation.process import Process
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


def in_the_way(process: Process, party: Party, what: type[Happening], at: datetime) -> str:
    """Say why something would be refused, whatever is filled in; empty where it would not.

    What takes nothing is tried beforehand; a decision is taken once.
    """
    if what is DecisionTaken and party.id in process.decisions:
        return "Uw gemeente heeft al besloten."
    if fields(what):  # type: ignore[arg-type]  # every happening is a dataclass
        return ""
    try:
        decide(process, what(), by=party, at=at)
    except Refused as refused:
        return " ".join(f"{finding.text} {finding.advice}" for finding in refused.findings)
    return ""


def first_quarter(term: TimeInForce, on: date) -> str:
    """Say from when the first quarter can be filled in; empty once one is over."""
    if term.over(on):
        return ""
    return f"Het {term.first.words} kan worden ingevuld vanaf {day_in_words(term.opens)}."


def begins(term: TimeInForce | None, on: date) -> str:
    """Say from when the tariffs hold, where that day is still to come."""
    return f"De tarieven gaan in op {day_in_words(term.start)}" if term and on < term.start else ""
