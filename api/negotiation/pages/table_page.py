"""/processen/{proces}: the table as one party sees it, with what is expected of it now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.accounts.door import Accounts
from api.accounts.forms import Door, page
from api.negotiation.actor import WHICH_PARTY
from api.negotiation.demonstration import loaded
from api.negotiation.moves import MOVES, TableMove
from api.negotiation.pages.dutch_time import in_words
from api.negotiation.pages.expected import ExpectedNow, address_of, expected_now
from api.negotiation.pages.last_visit import since_last_visit
from api.negotiation.pages.lines import BY_EURO, BY_EVIDENCE, TableLines, names_in
from api.negotiation.pages.looking import LookingParty, look_in, own_sheets
from api.negotiation.pages.not_yet import in_the_way, waits_for
from api.negotiation.pages.words import MOVE_WORDS, MoveWords
from api.negotiation.registration import registrations
from api.negotiation.route import Wanted
from api.web.forms import see
from api.web.problems import Problem, among
from tarief.core.dutch import money
from tarief.negotiation.course import LEADS, SHEETS, TALKS, possible
from tarief.negotiation.event import Happening
from tarief.negotiation.happenings import (
    Mode,
    OfferAnswered,
    OfferMade,
    OpenBookChosen,
    PartyAdded,
    PositionSubmitted,
    QuestionAnswered,
    QuestionAsked,
    ValueChecked,
)
from tarief.negotiation.importance import BESIDE_PRICE, ImportanceGiven
from tarief.negotiation.outcomes import DissentRecorded, UnlockAsked, ValueLocked
from tarief.report.growth import path_to

router = APIRouter(prefix="/processen", include_in_schema=False)
Order = Annotated[str, Query(alias="volgorde", max_length=10)]
Done = Annotated[str, Query(alias="gedaan", max_length=40)]
#: What is done from the line or the offer that it is about, and so is not offered by itself.
_AT_A_LINE: Final = (PositionSubmitted, QuestionAsked, DissentRecorded, UnlockAsked, ValueChecked, ValueLocked)


@dataclass(frozen=True, slots=True)
class PrivateParts:
    """What there is of a table for one party alone: how points are called and divided, and how many ask for a seat.

    `waiting` is None for who does not answer those; `seats` tells whether somebody can be seated now.
    """

    issues: Mapping[str, str]
    dividing: type[Happening] | None
    waiting: int | None = None
    seats: bool = False


@router.get("/{proces}")
def table(
    request: Request, accounts: Door, proces: str, partij: Wanted = "", volgorde: Order = BY_EURO, gedaan: Done = ""
) -> Response:
    """Show the table to a party."""
    try:
        looking = look_in(request, proces, partij)
    except Problem as fault:
        if fault.slug == WHICH_PARTY:
            return see("/begin")  # where each of his parties has a link of its own
        raise
    view, party, order = looking.view, looking.actor.party, among(volgorde, (BY_EURO, BY_EVIDENCE)) or BY_EURO
    lines = TableLines(looking.process, view, party)
    may, later = _may_now(looking)
    return page(
        request,
        "overlegtafel.html",
        looking=looking,
        view=view,
        party=party,
        expected=[_without_button(one, later) for one in expected_now(view, party, accounts.store.clock())],
        since=since_last_visit(accounts, looking.actor.principal, party, view),
        products=[(product, _text(looking, product.id), lines.of(product, order)) for product in view.products],
        grows=_grows(looking),
        names=names_in(view, party),
        labels={definition.id: definition.label for definition in view.definitions},
        units={definition.id: definition.unit for definition in view.definitions},
        order=order,
        done=_done(gedaan),
        doable=_doable(looking, may),
        at_line=[(what.KIND, MOVE_WORDS[what], what) for what in _AT_A_LINE if what in may],
        offering={one.id: address_of(view, OfferMade, product=one.id) for one in view.products if OfferMade in may},
        answer=OfferAnswered if OfferAnswered in may else None,
        answering=QuestionAnswered if QuestionAnswered in may else None,
        address_of=address_of,
        in_words=in_words,
        sheets=own_sheets(accounts, looking),
        hands_in=party.seat in SHEETS.seats and view.phase in SHEETS.during,
        other=_other_party(accounts, looking),
        private=_private(accounts, looking, may),
    )


def _may_now(looking: LookingParty) -> tuple[tuple[type[Happening], ...], dict[str, str]]:
    """What a party may do now, and by the address of its form why the rest that the phase allows can not be done."""
    view, party, at = looking.view, looking.actor.party, looking.at
    can = [
        what for what in possible(view.phase, party, holds=view.agreement is not None) if not waits_for(view, what, at)
    ]
    why = {what: reason for what in can if (reason := in_the_way(looking.process, party, what, at))}
    later = {address_of(view, what): reason for what, reason in why.items()}
    return tuple(what for what in can if what not in why), later


def _without_button(one: ExpectedNow, later: Mapping[str, str]) -> ExpectedNow:
    """Tell what something waits for instead of leading to where it would be refused."""
    why = later.get(one.address, "")
    return replace(one, text=f"{one.text} {why}", address="") if why else one


def _other_party(accounts: Accounts, looking: LookingParty) -> str:
    """Where the user of an app of his own becomes another party; on a server everybody is who he is."""
    if not accounts.installation.local:
        return ""
    with accounts.store.read() as reading:
        return "/voorbeeldregio" if loaded(reading) == looking.view.id else "/rol"


def _private(accounts: Accounts, looking: LookingParty, may: tuple[type[Happening], ...]) -> PrivateParts:
    issues = {**BESIDE_PRICE, **{definition.id: definition.label for definition in looking.view.definitions}}
    dividing, leads = ImportanceGiven if ImportanceGiven in may else None, looking.actor.party.seat in LEADS
    if not leads:
        return PrivateParts(issues, dividing)
    with accounts.store.read() as reading:
        return PrivateParts(issues, dividing, len(registrations(reading, looking.process)), PartyAdded in may)


def _text(looking: LookingParty, product: str) -> object:
    return next((text for text in looking.view.texts if text.product == product), None)


def _grows(looking: LookingParty) -> dict[str, str]:
    """Say by product what is paid in each year of a growth path; while there are talks again, of what was published."""
    view = looking.view
    if view.agreement is None:
        return {}
    if view.phase not in TALKS:
        return {text.product: path_to(view.agreement, text.product, text.tariff) for text in view.texts}
    holding = {key: text.set.tariff for key, text in looking.process.published.items()}
    return {key: _meanwhile(tariff, path_to(view.agreement, key, tariff)) for key, tariff in holding.items()}


def _meanwhile(tariff: Decimal, path: str) -> str:
    return f"Zolang er geen nieuw akkoord is, geldt {money(tariff)}. {path}".strip()


def _done(kind: str) -> MoveWords | None:
    return next((words for what, words in MOVE_WORDS.items() if kind == what.KIND), None)


def _doable(looking: LookingParty, may: tuple[type[Happening], ...]) -> list[tuple[str, MoveWords]]:
    """What can be done that is not about one line, with the address of its form; a part per product has one each."""
    left_out = _AT_A_LINE if looking.view.mode is Mode.OPEN_BOOK else (*_AT_A_LINE, OpenBookChosen)
    moves = (move for move in MOVES.values() if move.what in may and move.what not in left_out)
    return [(address, words) for move in moves for address, words in _offered(looking, move)]


def _offered(looking: LookingParty, move: TableMove) -> list[tuple[str, MoveWords]]:
    words, view = MOVE_WORDS[move.what], looking.view
    if "product" in move.fills:
        return [
            (address_of(view, move.what, product=one.id), words._replace(title=f"{words.title}: {one.name}"))
            for one in view.products
        ]
    if set(move.fills) - {"ronde"}:
        return []  # it answers something, and is done from there
    return [(address_of(view, move.what), words)]
