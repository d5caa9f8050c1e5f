"""Carrying out what was sent to a process: who may, on which version, by which rules; then it stands in a chain."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Final

from api.accounts.principal import Principal
from api.accounts.visits import forbidden, freshly_shown
from api.negotiation.actor import Actor, actor_of
from api.negotiation.kept import Folded, Received, append, earlier, of_another_table, process_after
from api.negotiation.moves import ROUND, TableMove
from api.negotiation.resting import keep_for_good, rest_on
from api.negotiation.version import BACK, FEW, MANY, check_version, version_of
from api.negotiation.worked_out import MoveCase, finished, stand_in
from api.store.unit import StoreUnit
from api.web.problems import Problem, from_refused, not_found
from tarief.core.citizen_number import suspected
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.json_data import Json
from tarief.core.jsonable import Absent, Jsonable, JsonObject
from tarief.core.place import Place
from tarief.documents.durable import record_without
from tarief.documents.record import Record
from tarief.negotiation.course import COURSE
from tarief.negotiation.decide import decide
from tarief.negotiation.event import Event, Happening
from tarief.negotiation.outcomes import AgreementReached
from tarief.negotiation.process import Process
from tarief.negotiation.views import seen_by

_POINTER: Final = Place.pointer()


@dataclass(frozen=True, slots=True)
class SentMove:
    """What was sent: by whom, for which party (empty: the only one), about which process, on which version of it.

    `works` is the kept work that it came from.
    """

    principal: Principal
    process: str
    parts: Mapping[str, str]
    document: Json
    party: str = ""
    version: str = ""
    works: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReceivedMove(Jsonable):
    """What a party is given for what it sent: a text to keep, and for what is sealed the bytes that open it."""

    TITLE = "Ontvangen"

    kind: Annotated[str, "soort"]
    data: Annotated[JsonObject, "gegevens"]
    receipt: Annotated[str, "ontvangstbewijs"]
    nonce: Annotated[str, "nonce", Absent]
    findings: Annotated[tuple[Finding, ...], "bevindingen", Absent] = ()


@dataclass(frozen=True, slots=True)
class MoveDone:
    """What was done, and the version of the process that the sender sees now."""

    received: ReceivedMove
    version: str


@cache
def body_record(move: TableMove) -> type[Record]:
    """Return the record that a body is read by: the event without what the address says or what follows from it."""
    known = {*move.worked_out, *move.fills.values()}
    return record_without(move.what, f"{move.what.TITLE}In", known)


def carry_out(unit: StoreUnit, folded: Folded, move: TableMove, sent: SentMove) -> MoveDone:
    """Let something happen; raises `Problem` with a status where it may not, or not now."""
    known = folded.of(unit, sent.process)
    actor = actor_of(known, sent.principal, sent.party)
    process = folded.for_party(unit, known, actor.party.id)
    actor.allow(COURSE[move.what].seats)
    if move.signed:
        freshly_shown(sent.principal, int(unit.clock().timestamp()))
    _check_round(process, sent.parts)
    back = BACK if len(known.positions) <= MANY else FEW
    check_version(sent.version, process, actor.party, earlier(unit, folded, known, actor.party.id, back))
    try:
        events = _decided(unit, process, actor, move, sent)
    except Refused as refused:
        raise problem_of(refused.under(_POINTER)) from None
    received = [append(unit, event) for event in events]
    rest_on(unit, process.id, sent.principal, sent.works)
    if process.agreement is not None or any(isinstance(event.what, AgreementReached) for event in events):
        keep_for_good(unit, process.id)
    unit.audit(move.what.KIND, process.id)
    view = seen_by(process_after(unit, known, process, events, actor.party.id), actor.party).as_json()
    told = replace(_told(events[0], received[0]), findings=tuple(suspected(sent.document, _POINTER)))
    return MoveDone(told, version_of(view))


def _decided(unit: StoreUnit, process: Process, actor: Actor, move: TableMove, sent: SentMove) -> tuple[Event, ...]:
    case = MoveCase(unit, process, actor.party, unit.clock())
    what = finished(case, _read(move, sent))
    events = decide(process, what, by=actor.party, at=case.at)
    refuse(fault for event in events for fault in of_another_table(unit, event))
    return events


def _read(move: TableMove, sent: SentMove) -> Happening:
    """Read the body, and fill in what the address says."""
    record = body_record(move).of(sent.document)
    record.refuse()
    fills = {name: sent.parts[part] for part, name in move.fills.items()}
    return move.what.of({**record.given, **fills, **{name: stand_in(name) for name in move.worked_out}})


def _check_round(process: Process, parts: Mapping[str, str]) -> None:
    """The round in an address is the one that is going on."""
    if ROUND in parts and parts[ROUND] != str(process.round):
        raise not_found()


def _told(event: Event, received: Received) -> ReceivedMove:
    return ReceivedMove(event.what.KIND, event.what.as_json(), str(received.receipt), received.nonce)


def problem_of(refused: Refused) -> Problem:
    """Return the problem for a refusal by the rules: not for this party, not now, or not like this."""
    kinds = {finding.kind for finding in refused.findings}
    if "partij_onbekend" in kinds:
        return not_found()
    if "rol" in kinds:
        return forbidden()
    if "fase" in kinds:
        detail = "Zie bevindingen: wat u nu wel kunt doen."
        return Problem(409, "niet-nu", "Dit kan nu niet", detail, findings=refused.findings)
    return from_refused(refused)
