"""What may happen: what a party wants is held to the rules, and becomes events or is refused."""

from datetime import datetime

from tarief.core.findings import Finding, refuse
from tarief.core.place import Place
from tarief.negotiation import rules
from tarief.negotiation.course import misplaced
from tarief.negotiation.event import Event, Happening
from tarief.negotiation.happenings import ProcessStarted
from tarief.negotiation.party import Party
from tarief.negotiation.process import Process
from tarief.negotiation.rulebook import Wanted, faults_of, following

_PLACE = Place.of("door")


def decide(process: Process, what: Happening, *, by: Party, at: datetime, id: str = "") -> tuple[Event, ...]:
    """Return the events when a party lets something happen: that itself, and what follows from it.

    `id` is that of a process that starts. Raises `Refused` with every fault. The kinds `fase` and `rol` tell that it
    is not now or not by this party; all others are about what is wanted itself.
    """
    assert rules.COMPLETE
    refuse(_stranger(process, what, by))
    refuse(misplaced(process, what, by))
    wanted = Wanted(process, what, by, at)
    refuse(faults_of(wanted))
    return tuple(Event(process.id or id, by.id, at, item) for item in (what, *following(wanted)))


def _stranger(process: Process, what: Happening, by: Party) -> list[Finding]:
    """Whoever acts is at the table as it is known there; only the facilitator who starts a process is not yet."""
    known = what.facilitator if isinstance(what, ProcessStarted) else process.parties.get(by.id)
    if known == by:
        return []
    return [Finding("partij_onbekend", "Deze partij zit niet aan deze tafel.", "Voeg de partij eerst toe.", _PLACE)]
