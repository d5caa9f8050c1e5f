"""From events to a process: each kind of event has one function that says what follows from it.

The order within a chain decides. What is sealed names its round, so it does not matter how the chains of the parties
are laid between that of the process.
"""

from collections.abc import Hashable, Iterable
from dataclasses import fields, replace
from typing import Any

from tarief.negotiation.course import phase_after
from tarief.negotiation.event import Event
from tarief.negotiation.follows import FOLDS, on
from tarief.negotiation.happenings import (
    GapConfirmed,
    MandateGiven,
    OfferAnswered,
    OfferMade,
    OpenBookChosen,
    ParameterDefined,
    PartyAdded,
    PositionSubmitted,
    ProcessStarted,
    ProductAdded,
    QuestionAnswered,
    QuestionAsked,
    RegistrationSet,
    RequirementsChanged,
    RoundClosed,
    RoundExtended,
    RoundOpened,
    RoundPrepared,
    TextSet,
    ToolLaid,
    ValueChecked,
)
from tarief.negotiation.importance import ImportanceGiven
from tarief.negotiation.outcomes import (
    AgreementReached,
    AgreementReopened,
    DecisionTaken,
    DissentRecorded,
    NoteSettled,
    ProviderJoined,
    TariffInForce,
    TariffPublished,
    UnlockAsked,
    ValueLocked,
    ValueUnlocked,
    VoteCast,
)
from tarief.negotiation.position import Item
from tarief.negotiation.process import AskedOf, Confirmation, Lock, Offer, Process, Put, Reopening, Said, StandingText
from tarief.negotiation.snapshot import SnapshotTaken


def fold(events: Iterable[Event], since: Process | None = None) -> Process:
    """Return the process after these events, or after these and those that `since` is the fold of."""
    laid = tuple(events)
    process = Process() if since is None else _copy(since, laid)
    for event in laid:
        process = _after(process, event)
    return process


def _copy(process: Process, laid: tuple[Event, ...]) -> Process:
    """Return a process to lay events on."""
    values = {field.name: getattr(process, field.name) for field in fields(process) if field.name != "memo"}
    mappings: Any = {name: dict(value) for name, value in values.items() if isinstance(value, dict)}
    return replace(process, **mappings, memo=_memo(process, laid))


def _memo(process: Process, laid: tuple[Event, ...]) -> dict[tuple[int, Hashable], object]:
    """Return what stays known of closed rounds: shared, unless one closes now or gets what was put forward in it."""
    closes = any(isinstance(event.what, RoundClosed) for event in laid)
    puts = (event.what.round for event in laid if isinstance(event.what, PositionSubmitted))
    filled = min((number for number in puts if process.closed(number)), default=None)
    if not closes and filled is None:
        return process.memo
    return {key: made for key, made in process.memo.items() if filled is None or key[0] < filled}


def _after(process: Process, event: Event) -> Process:
    what = event.what
    follows = FOLDS.get(type(what))
    if follows is not None:
        process = follows(process, event, what) or process
    if what.SEALED:
        return process
    phase = phase_after(process, what)
    return process if phase is process.phase else replace(process, phase=phase)


@on(ProcessStarted)
def _started(process: Process, event: Event, what: ProcessStarted) -> Process:
    process.parties[what.facilitator.id] = what.facilitator
    return replace(
        process,
        id=event.process,
        name=what.name,
        region=what.region,
        facilitator=what.facilitator.id,
        mode=what.mode,
        rules=what.rules,
    )


@on(PartyAdded)
def _party(process: Process, _: Event, what: PartyAdded) -> None:
    process.parties[what.party.id] = what.party


@on(ProviderJoined)
def _joined(process: Process, _: Event, what: ProviderJoined) -> None:
    process.parties[what.party.id] = what.party


@on(MandateGiven)
def _mandate(process: Process, _: Event, what: MandateGiven) -> None:
    process.mandates[what.mandate.giver] = what.mandate


@on(OpenBookChosen)
def _open_book(process: Process, event: Event, what: OpenBookChosen) -> None:
    process.parties[event.by] = replace(process.parties[event.by], open_book=what.open_book)


@on(RegistrationSet)
def _registration(process: Process, _: Event, what: RegistrationSet) -> Process:
    return replace(process, registration=what.open)


@on(ToolLaid)
def _tool(process: Process, _: Event, what: ToolLaid) -> None:
    process.tools[what.key] = what


@on(ProductAdded)
def _product(process: Process, _: Event, what: ProductAdded) -> None:
    process.products[what.product.id] = what.product


@on(RequirementsChanged)
def _requirements(process: Process, _: Event, what: RequirementsChanged) -> None:
    product = process.products[what.product]
    version = product.requirements_version + 1
    process.products[what.product] = replace(product, requirements=what.requirements, requirements_version=version)
    process.votes.clear()


@on(ParameterDefined)
def _definition(process: Process, _: Event, what: ParameterDefined) -> None:
    process.definitions[what.definition.id] = what.definition
    process.votes.clear()


@on(QuestionAsked)
def _question(process: Process, event: Event, what: QuestionAsked) -> None:
    process.questions[what.id] = AskedOf(event.by, what)


@on(QuestionAnswered)
def _answer(process: Process, _: Event, what: QuestionAnswered) -> None:
    process.questions[what.question] = process.questions[what.question]._replace(answer=what.answer)


@on(RoundPrepared)
def _prepared(process: Process, _: Event, what: RoundPrepared) -> Process:
    process.agendas[what.number] = what.agenda
    return replace(process, round=what.number, closes=None)


@on(RoundOpened)
def _opened(process: Process, _: Event, what: RoundOpened) -> Process:
    return replace(process, closes=what.closes)


@on(RoundExtended)
def _extended(process: Process, _: Event, what: RoundExtended) -> Process:
    process.extensions[process.round] = (*process.extensions.get(process.round, ()), what.reason)
    return replace(process, closes=what.closes)


@on(PositionSubmitted)
def _position(process: Process, event: Event, what: PositionSubmitted) -> None:
    process.positions[Put(what.round, event.by, what.position.item)] = what.position


@on(RoundClosed)
def _closed(process: Process, _: Event, what: RoundClosed) -> None:
    process.heads[process.round] = what.heads


@on(GapConfirmed)
def _confirmed(process: Process, event: Event, what: GapConfirmed) -> None:
    process.confirmations[Confirmation(what.product, what.text_version, event.by, what.other)] = event.at


@on(ImportanceGiven)
def _importance(process: Process, event: Event, what: ImportanceGiven) -> None:
    process.importance[event.by, what.product] = what.points


@on(ValueChecked)
def _checked(process: Process, _: Event, what: ValueChecked) -> None:
    process.checked[Item(what.product, what.definition)] = what


@on(SnapshotTaken)
def _snapshot(process: Process, _: Event, what: SnapshotTaken) -> None:
    process.snapshots[what.product] = (*process.snapshots.get(what.product, ()), what)


@on(TextSet)
def _text(process: Process, event: Event, what: TextSet) -> None:
    earlier = process.texts.get(what.product, ())
    versions = {key: process.definitions[key].version for key in what.values}
    requirements = process.products[what.product].requirements_version
    text = StandingText(len(earlier) + 1, process.round, event.at, what, versions, requirements)
    process.texts[what.product] = (*earlier, text)
    process.votes.clear()


@on(OfferMade)
def _offer(process: Process, event: Event, what: OfferMade) -> None:
    process.offers[what.id] = Offer(event.by, event.at, what)


@on(OfferAnswered)
def _offer_answered(process: Process, _: Event, what: OfferAnswered) -> None:
    process.offers[what.offer] = process.offers[what.offer]._replace(answered=what)


@on(ValueLocked)
def _locked(process: Process, event: Event, what: ValueLocked) -> None:
    version = process.definitions[what.definition].version
    item = Item(what.product, what.definition)
    process.locks[item] = Lock(what, version, event.at)
    process.unlocks.pop(item, None)  # what was asked, was of a lock that has expired


@on(UnlockAsked)
def _unlock_asked(process: Process, event: Event, what: UnlockAsked) -> None:
    item = Item(what.product, what.definition)
    process.unlocks[item] = {**process.unlocks.get(item, {}), event.by: what}


@on(ValueUnlocked)
def _unlocked(process: Process, _: Event, what: ValueUnlocked) -> None:
    item = Item(what.product, what.definition)
    process.locks.pop(item, None)
    process.unlocks.pop(item, None)


@on(DissentRecorded)
def _dissent(process: Process, event: Event, what: DissentRecorded) -> None:
    process.dissents[what.id] = Said(event.by, event.at, what)


@on(VoteCast)
def _vote(process: Process, event: Event, what: VoteCast) -> None:
    process.votes[what.for_whom or event.by] = what


@on(AgreementReached)
def _agreement(process: Process, _: Event, what: AgreementReached) -> Process:
    process.decisions.clear()
    return replace(process, agreement=what)


@on(DecisionTaken)
def _decision(process: Process, event: Event, what: DecisionTaken) -> None:
    process.decisions[event.by] = what


@on(TariffPublished)
def _published(process: Process, _: Event, what: TariffPublished) -> None:
    del what
    process.published.update({product: texts[-1] for product, texts in process.texts.items()})


@on(TariffInForce)
def _in_force(process: Process, _: Event, what: TariffInForce) -> Process:
    return replace(process, in_force=what.start)


@on(AgreementReopened)
def _reopened(process: Process, event: Event, what: AgreementReopened) -> Process:
    return replace(process, reopenings=(*process.reopenings, Reopening(event.at, what.reason)))


@on(NoteSettled)
def _note(process: Process, _: Event, what: NoteSettled) -> None:
    process.answers.update((answer.remark, answer) for answer in what.answers)
