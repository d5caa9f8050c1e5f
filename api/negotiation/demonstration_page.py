"""/voorbeeldregio, in an app of one's own: who sits at the table of the demonstration, and a button to be each."""

from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.accounts.accounts import LOCAL_ID
from api.accounts.forms import Door, Texts, page
from api.accounts.principal import ROLE_TEXTS, ActorRole
from api.accounts.sessions import Session, play
from api.accounts.visits import check_form, not_logged_in, session_in, token_of
from api.negotiation.demonstration import load, loaded
from api.negotiation.pages.expected import table_address
from api.negotiation.pages.words import standing_in_words
from api.negotiation.route import folded_of
from api.web.forms import see
from api.web.problems import not_found
from tarief.core.dutch import money, shown
from tarief.core.units import UNITS
from tarief.negotiation.party import Party
from tarief.negotiation.position import Item
from tarief.negotiation.process import Process
from tarief.voorbeeldregio import ahead_after, demonstration

router = APIRouter(include_in_schema=False)
_ADDRESS: Final = "/voorbeeldregio"
_PARTY: Final = "partij"
_STAGE: Final = "dag"
#: Where one can begin: days from the moment that the demonstration begins at by itself, as they stand in the script.
_STAGES: Final = {
    "-96": "vóór de eerste ronde",
    "-84": "in ronde 1",
    "-45": "bij het tegenvoorstel in ronde 2",
    "0": "in ronde 3",
    "15": "bij het beraad na ronde 3",
    "22": "bij de laatste tekst, voor de stemming",
    "29": "bij de overeenkomst",
    "51": "als het tarief vaststaat, vóór de eerste cijfers",
}
#: Where two quarters have passed: the quarter, and days after it.
_TWO_QUARTERS: Final = "kwartaal 2 van jaar 1"
_PASSED: Final = 31


@router.get(_ADDRESS)
def region(request: Request, accounts: Door) -> Response:
    """Show where the demonstration stands, and who can be played in it."""
    session = _user(request)
    today = accounts.store.clock().date()
    with accounts.store.read() as view:
        process = folded_of(request).of(view, loaded(view))
    if not process.id:
        raise not_found()
    playing = process.parties.get(session.party or LOCAL_ID)
    return page(
        request,
        "voorbeeldregio.html",
        notice=demonstration().notice,
        process=process,
        standing=standing_in_words(process, today),
        playing=playing,
        sides=_sides(process),
        text=_text(process),
        tariffs=_tariffs(process),
        address=table_address(process.id),
        stages=[*_STAGES.items(), (_TWO_QUARTERS, "na twee kwartalen met cijfers")],
    )


@router.post(_ADDRESS)
def be(request: Request, accounts: Door, texts: Texts) -> Response:
    """Be a party of the demonstration from here on, and sit down at its table."""
    _user(request)
    check_form(request, texts)
    with accounts.store.read() as view:
        process = folded_of(request).of(view, loaded(view))
    party = process.parties.get(texts.get(_PARTY, ""))
    if party is None:
        raise not_found()
    own = "" if party.id == LOCAL_ID else party.id
    role = ActorRole(party.seat.value)
    accounts.do(lambda unit: play(unit.connection, token_of(request), role, own), LOCAL_ID)
    return see(table_address(process.id))


@router.post(f"{_ADDRESS}/opnieuw")
def again(request: Request, accounts: Door, texts: Texts) -> Response:
    """Begin the demonstration anew at some stage, in a process of its own; the one before stays."""
    _user(request)
    check_form(request, texts)
    ahead = _ahead(texts.get(_STAGE, ""), accounts.store.clock())
    accounts.do(partial(load, leader=LOCAL_ID, ahead=ahead), LOCAL_ID)
    accounts.do(lambda unit: play(unit.connection, token_of(request), ActorRole.BEGELEIDER, ""), LOCAL_ID)
    return see(_ADDRESS)


def _ahead(stage: str, now: datetime) -> timedelta:
    """How far ahead the story must be told for a stage; raises `Problem` 404 for what is none."""
    if stage == _TWO_QUARTERS:
        return ahead_after(stage, _PASSED, now)
    if stage not in _STAGES:
        raise not_found()
    return timedelta(days=int(stage))


def _user(request: Request) -> Session:
    """Who uses an app of his own; a server for others has no such page."""
    if (session := session_in(request)) is None:
        raise not_logged_in(request)
    if not session.account.local:
        raise not_found()  # logging in again would help nothing
    return session


def _sides(process: Process) -> list[tuple[str, str, list[Party]]]:
    """The parties by role, with what the role is called and is for."""
    roles = [role for role in ActorRole if any(party.seat.value == role for party in process.parties.values())]
    return [
        (*ROLE_TEXTS[role], [party for party in process.parties.values() if party.seat.value == role]) for role in roles
    ]


def _text(process: Process) -> list[tuple[str, str, str]]:
    """The standing text: each parameter with its value, and whether that is settled."""
    lines = ((name, key) for name, product in process.products.items() for key in product.parameters)
    return [_line(process, name, key, text.set.values[key]) for name, key in lines if (text := process.text(name))]


def _line(process: Process, product: str, key: str, value: Decimal) -> tuple[str, str, str]:
    meaning, settled = process.definitions[key], Item(product, key) in process.locks
    return meaning.label, shown(value, UNITS.get(meaning.unit)), "op slot" if settled else "open"


def _tariffs(process: Process) -> list[tuple[str, str]]:
    """The tariff of each product in its standing text."""
    texts = ((product.name, process.text(key)) for key, product in process.products.items())
    return [(name, money(text.set.tariff)) for name, text in texts if text is not None]
