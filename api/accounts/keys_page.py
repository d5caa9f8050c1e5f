"""One's own keys: the page, and the same as JSON."""

from datetime import UTC, datetime

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.accounts.door import Accounts
from api.accounts.forms import Door, Texts, page
from api.accounts.keys import MOST, ApiKey, end_key, keys_of, make_key
from api.accounts.policy import Action
from api.accounts.principal import Principal
from api.accounts.visits import accounts_of, allowed, check_form, freshly_shown, known
from api.store.unit import StoreUnit
from api.web.body import json_body
from api.web.forms import see
from api.web.openapi import answer_of, body_of, problems
from api.web.problems import Problem, not_found
from tarief.documents.kinds import Flag, Text
from tarief.documents.record import Entry, Record

router = APIRouter(prefix="/sleutels", include_in_schema=False)
api = APIRouter(prefix="/api/v1/sleutels", tags=["accounts"])
_NAME, _ID, _SIGNS = "naam", "id", "tekent"
_LONGEST = 60


class SleutelIn(Record):
    """A key that is asked for."""

    naam = Entry(Text(), "Waar de sleutel voor is.", example="koppeling met de planning")
    tekent = Entry(Flag(), "Of er ook mee gestemd en besloten wordt.").otherwise(False)


class IntrekkingIn(Record):
    """Nothing: which key it is, is in the address."""


class Sleutel(TypedDict):
    """A key, without its secret."""

    id: str
    naam: str
    gemaakt: str
    verloopt: str
    gebruikt: str | None
    tekent: bool


class NieuweSleutel(Sleutel):
    """A key that was just made, with the text that is told once."""

    sleutel: str


class Sleutels(TypedDict):
    """The keys of one account."""

    sleutels: list[Sleutel]


@router.get("")
def show(request: Request, accounts: Door) -> Response:
    """Show one's keys."""
    principal = _owner(request)
    return _page(request, accounts, principal)


@router.post("")
def make(request: Request, accounts: Door, texts: Texts) -> Response:
    """Make a key, and show it this once."""
    principal = _owner(request)
    check_form(request, texts)
    try:
        _, text = _made(accounts, principal, texts.get(_NAME, ""), signs=_SIGNS in texts)
    except Problem as fault:
        return _page(request, accounts, principal, fault=fault, typed=texts.get(_NAME, ""))
    return _page(request, accounts, principal, text)


@router.post("/intrekken")
def withdraw(request: Request, accounts: Door, texts: Texts) -> Response:
    """End a key."""
    principal = _owner(request)
    check_form(request, texts)
    _ended(accounts, principal, texts.get(_ID, ""))
    return see("/sleutels")


@api.get(
    "",
    summary="Toont de eigen sleutels",
    description="Zonder de geheimen: die bewaart tarief niet.",
    responses={200: answer_of(Sleutels), **problems(401, 403, 404)},
)
def listed(request: Request) -> Response:
    """List one's keys."""
    principal = _owner(request)
    found = _keys(accounts_of(request), principal)
    return JSONResponse(Sleutels(sleutels=[_as_json(key) for key in found]))


@api.post(
    "",
    summary="Maakt een sleutel voor een programma",
    description="De sleutel staat in dit antwoord en is later niet meer op te vragen. Een sleutel maakt geen sleutels.",
    status_code=201,
    responses={201: answer_of(NieuweSleutel), **problems(400, 401, 403, 404, 415)},
    openapi_extra=body_of(SleutelIn),
)
async def asked(request: Request) -> Response:
    """Make a key; its text stands in this answer and nowhere else."""
    asked_for = SleutelIn.of(await json_body(request))
    asked_for.refuse()

    def made() -> Response:
        key, text = _made(accounts_of(request), _owner(request), asked_for.naam, signs=asked_for.tekent)
        return JSONResponse(NieuweSleutel(**_as_json(key), sleutel=text), 201)

    return await run_in_threadpool(made)


@api.post(
    "/{sleutel}/intrekking",
    summary="Trekt een sleutel in",
    description="Hij werkt dan meteen niet meer. Stuur een leeg object.",
    status_code=204,
    responses=problems(400, 401, 403, 404, 415),
    openapi_extra=body_of(IntrekkingIn),
)
async def withdrawn(request: Request, sleutel: str) -> Response:
    """End a key."""
    IntrekkingIn.of(await json_body(request)).refuse()

    def ended() -> Response:
        principal = _owner(request)
        if not _ended(accounts_of(request), principal, sleutel):
            raise not_found()
        return Response(status_code=204)

    return await run_in_threadpool(ended)


def _owner(request: Request) -> Principal:
    """Who may have keys; a key makes no other keys, so that one that leaked ends with itself."""
    principal = known(request)
    allowed(request, principal, Action.SLEUTELS_BEHEREN)
    if principal.kind == "sleutel" and request.method == "POST":
        raise Problem(403, "niet-met-sleutel", "Dit kan niet met een sleutel", "Log in, en doe het op de pagina.")
    return principal


def _keys(accounts: Accounts, principal: Principal) -> tuple[ApiKey, ...]:
    with accounts.store.read() as view:
        return keys_of(view.connection, principal.id)


def _made(accounts: Accounts, principal: Principal, name: str, *, signs: bool) -> tuple[ApiKey, str]:
    if signs:
        freshly_shown(principal, accounts.now())
    if not name or len(_keys(accounts, principal)) >= MOST:
        detail = f"Geef een naam, en houd hoogstens {MOST} sleutels. Trek in wat u niet meer gebruikt."
        raise Problem(400, "sleutel-geweigerd", "Er is geen sleutel gemaakt", detail)

    def made(unit: StoreUnit) -> tuple[ApiKey, str]:
        key, text = make_key(unit.connection, principal.id, name[:_LONGEST], accounts.now(), signs=signs)
        unit.audit("sleutel_die_tekent_gemaakt" if signs else "sleutel_gemaakt", key.id)
        return key, text

    return accounts.do(made, principal.id)


def _ended(accounts: Accounts, principal: Principal, number: str) -> bool:
    def ended(unit: StoreUnit) -> bool:
        if there := end_key(unit.connection, principal.id, number):
            unit.audit("sleutel_ingetrokken", number)
        return there

    return accounts.do(ended, principal.id)


def _page(
    request: Request,
    accounts: Accounts,
    principal: Principal,
    new: str = "",
    fault: Problem | None = None,
    typed: str = "",
) -> Response:
    keys = [(key, *map(_day, (key.made, key.expires, key.used))) for key in _keys(accounts, principal)]
    return page(request, "sleutels.html", fault, keys=keys, new=new, typed=typed)


def _as_json(key: ApiKey) -> Sleutel:
    used = _moment(key.used) if key.used else None
    made, expires = _moment(key.made), _moment(key.expires)
    return Sleutel(id=key.id, naam=key.name, gemaakt=made, verloopt=expires, gebruikt=used, tekent=key.signs)


def _moment(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).isoformat()


def _day(moment: int) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%d-%m-%Y}" if moment else "nog niet"
