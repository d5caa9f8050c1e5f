"""Asking for a seat without an account, where that is open, and the facilitator's answer."""

from functools import partial
from typing import Annotated, Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.accounts.door import Accounts
from api.accounts.invitations import is_address
from api.accounts.mail import Letter, MailKind, send_later
from api.accounts.visits import accounts_of, client_of, refusals_kept
from api.negotiation.actor import Actor
from api.negotiation.guests_route import Genodigde, send_links, told_of
from api.negotiation.once import REPLAYED, OnceAnswer, once
from api.negotiation.papers import at_the_table
from api.negotiation.registration import (
    REGISTRATION,
    Registration,
    held_up,
    new_registration,
    refuse_registration,
    register,
    registrations,
)
from api.negotiation.route import KEY_HEADER, PREFIX, Wanted, folded_of, identity, parameters
from api.negotiation.seating import seat_all
from api.store.unit import StoreUnit
from api.web.body import JSON, content_type, json_body
from api.web.openapi import answer_of, body_of, problems
from api.web.problems import not_found
from tarief.core.alike import name_key
from tarief.core.json_data import Json
from tarief.core.jsonable import JsonObject
from tarief.documents.kinds import Flag, Text
from tarief.documents.record import Entry, Record
from tarief.negotiation.course import COURSE
from tarief.negotiation.happenings import PartyAdded
from tarief.negotiation.process import Process

router: Final = APIRouter(prefix=PREFIX, tags=["processen"])
_LONGEST: Final = 200
_LONGEST_NOTE: Final = 2_000


class AanmeldingIn(Record):
    """Who asks for a seat."""

    naam = Entry(Text(), "De naam van de organisatie, of uw eigen naam.")
    adres = Entry(Text(), "Waar u uw mail leest.")
    concern = Entry(Text(), "Het concern waar u onder valt.").otherwise("")
    toelichting = Entry(Text(), "Wat de begeleider moet weten.").otherwise("")
    natuurlijk_persoon = Entry(Flag(), "Of u een zelfstandige zonder personeel bent.").otherwise(False)


class AfwijzingIn(Record):
    """Why a registration is refused."""

    reden = Entry(Text(), "Wat de aanmelder leest.").otherwise("")


class Aangemeld(TypedDict):
    """That a registration came in; the same for everybody."""

    ontvangen: bool


class Aanmeldingen(TypedDict):
    """Who waits for an answer."""

    aanmeldingen: list[Annotated[JsonObject, Registration]]


@router.post(
    "/{proces}/aanmeldingen",
    summary="Vraagt een plaats aan tafel, zonder account",
    description="Alleen waar de begeleider dat openstelde; anders is er op dit adres niets. De begeleider beslist.",
    status_code=202,
    responses={202: answer_of(Aangemeld, "Ontvangen."), **problems(400, 404, 413, 415, 429)},
    openapi_extra=body_of(AanmeldingIn) | {"parameters": parameters("")},
)
async def ask(request: Request) -> Response:
    """Take a registration of somebody who is not known."""
    await run_in_threadpool(take_registration, request, await json_body(request))
    return JSONResponse(Aangemeld(ontvangen=True), 202)


def take_registration(request: Request, document: Json) -> Registration:
    """Keep a registration that was sent; the one way in, also for the page."""
    accounts, id = accounts_of(request), open_for_registration(request).id
    accounts.do(partial(held_up, process=id, client=client_of(request), secret=accounts.secret))
    registration = _registration(document)

    def kept(unit: StoreUnit) -> None:
        register(unit, folded_of(request).of(unit, id), registration)

    accounts.do(kept)
    return registration


def process_in(request: Request) -> Process:
    """Return the process that an address names, whoever asks; raises `Problem` 404 where there is none."""
    with accounts_of(request).store.read() as view:
        return folded_of(request).of(view, identity(str(request.path_params["proces"])))


def open_for_registration(request: Request) -> Process:
    """Return a process in which anybody may ask for a seat; raises `Problem` 404 for any other."""
    process = process_in(request)
    if not process.registration:
        raise not_found()
    return process


def _registration(document: Json) -> Registration:
    record = AanmeldingIn.of(document)
    if record.sound:
        texts = {"naam": record.naam, "concern": record.concern, "toelichting": record.toelichting}
        for key, text in texts.items():
            if len(text) > (_LONGEST_NOTE if key == "toelichting" else _LONGEST):
                record.spot.inside(key).fault("te_lang", "Deze tekst is te lang.", "Maak hem korter.")
        if not name_key(record.naam):
            record.spot.inside("naam").fault("leeg", "Vul een naam in.", "De naam van uw organisatie.")
        if not is_address(record.adres.strip()):
            record.spot.inside("adres").fault("geen_adres", "Dit is geen e-mailadres.", "Zoals naam@zorg.nl.")
    record.refuse()
    return new_registration(
        record.naam.strip(),
        record.adres.strip(),
        record.concern.strip(),
        record.toelichting.strip(),
        natural_person=record.natuurlijk_persoon,
    )


@router.get(
    "/{proces}/aanmeldingen",
    summary="Toont wie een plaats vraagt",
    description="Alleen voor de begeleider.",
    responses={200: answer_of(Aanmeldingen), **problems(400, 401, 403, 404)},
)
def listed(request: Request, proces: str, partij: Wanted = "") -> Response:
    """List who waits for an answer."""
    process, _ = leading(request, proces, partij)
    with accounts_of(request).store.read() as view:
        found = registrations(view, process)
    return JSONResponse(Aanmeldingen(aanmeldingen=[one.as_json() for one in found]))


@router.post(
    "/{proces}/aanmeldingen/{aanmelding}/toelating",
    summary="Zet wie zich aanmeldde aan tafel, en nodigt hem uit",
    status_code=201,
    responses={201: answer_of(Genodigde), **problems(400, 401, 403, 404, 409, 422)},
    openapi_extra={"parameters": [KEY_HEADER]},
)
def admit(request: Request, proces: str, aanmelding: str, partij: Wanted = "") -> Response:
    """Seat somebody who asked for it."""
    return seat_registration(request, proces, aanmelding, partij)


def seat_registration(request: Request, proces: str, aanmelding: str, wanted: str, key: str = "") -> Response:
    """Seat somebody who asked for it, and let him know; the one way in, also for the page."""
    process, actor = leading(request, proces, wanted)
    accounts, links = accounts_of(request), []

    def work(unit: StoreUnit) -> OnceAnswer:
        registration = _taken(unit, process, aanmelding)
        (seated,) = seat_all(unit, folded_of(request), process.id, actor, (registration.guest,), asked=True)
        links.append(seated)
        return OnceAnswer(201, dict(told_of(accounts, seated)))

    answer = once(request, actor.principal, b"", work, key)
    if REPLAYED not in answer.headers:
        send_links(accounts, links)
    return answer


@router.post(
    "/{proces}/aanmeldingen/{aanmelding}/afwijzing",
    summary="Wijst een aanmelding af",
    description="Zonder inhoud wordt de aanmelding verwijderd; met een reden blijft zij, voor wie zich aanmeldde.",
    status_code=204,
    responses={204: {"description": "Afgewezen."}, **problems(400, 401, 403, 404, 415)},
    openapi_extra=body_of(AfwijzingIn, needed=False),
)
async def turn_away(request: Request, proces: str, aanmelding: str, partij: Wanted = "") -> Response:
    """Refuse a registration."""
    document = await json_body(request) if content_type(request) == JSON else {}
    await run_in_threadpool(refuse_seat, request, proces, aanmelding, partij, document)
    return Response(status_code=204)


def refuse_seat(request: Request, proces: str, aanmelding: str, wanted: str, document: Json) -> Registration:
    """Refuse a registration, and let who asked know that there is an answer; the one way in, also for the page."""
    process, actor = leading(request, proces, wanted)
    record = AfwijzingIn.of(document)
    if record.sound and len(record.reden) > _LONGEST_NOTE:
        record.spot.inside("reden").fault("te_lang", "Deze tekst is te lang.", "Maak hem korter.")
    record.refuse()
    accounts = accounts_of(request)

    def work(unit: StoreUnit) -> Registration:
        registration = _taken(unit, process, aanmelding)
        if reason := record.reden.strip():
            refuse_registration(unit, process, registration, reason)
        return registration

    registration = accounts.do(work, actor.principal.id)
    if record.reden.strip():
        letter = Letter(registration.address, MailKind.AANMELDING, answer_address(accounts, process, registration))
        send_later(accounts, (letter,))
    return registration


def answer_address(accounts: Accounts, process: Process, registration: Registration) -> str:
    """Return where who asked for a seat reads how that stands."""
    return f"{accounts.installation.address}/processen/{process.id}/aanmelden/{registration.id}"


def leading(request: Request, id: str, wanted: str) -> tuple[Process, Actor]:
    """Return a process with who leads it; raises `Problem` for anybody else."""
    process, actor = at_the_table(request, id, wanted)
    with refusals_kept(request, actor.principal, REGISTRATION, process.id):
        actor.allow(COURSE[PartyAdded].seats)
    return process, actor


def _taken(unit: StoreUnit, process: Process, id: str) -> Registration:
    """Take a registration out; raises `Problem` 404 for one that is not there."""
    found = next((one for one in registrations(unit, process) if one.id == id), None)
    if found is None or not unit.delete(REGISTRATION, f"{process.id}/{id}"):
        raise not_found()
    unit.audit("aanmelding_beantwoord", process.id)
    return found
