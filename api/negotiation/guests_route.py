"""A list of whom to seat: sent as a file, with a template to fill in; each gets a link to come in by."""

from collections.abc import Sequence
from typing import Final, NotRequired

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from typing_extensions import TypedDict

from api.accounts.door import Accounts
from api.accounts.mail import Letter, MailKind, send_later
from api.accounts.visits import accounts_of, refusals_kept
from api.negotiation.guests import TEMPLATE, guests_in
from api.negotiation.once import REPLAYED, OnceAnswer, once
from api.negotiation.papers import at_the_table
from api.negotiation.route import KEY_HEADER, PREFIX, Wanted, folded_of, parameters
from api.negotiation.seating import Seated, seat_all
from api.show.answer import as_download
from api.store.unit import StoreUnit
from api.web.body import FILE, FORM, Upload, content_type, read_upload
from api.web.openapi import answer_of, problems
from api.web.problems import unsupported
from tarief.negotiation.course import COURSE
from tarief.negotiation.happenings import PartyAdded

router: Final = APIRouter(prefix=PREFIX, tags=["processen"])
_CSV: Final = "text/csv; charset=utf-8"
_BODY: Final = {
    "type": "object",
    "required": [FILE],
    "properties": {FILE: {"type": "string", "format": "binary"}},
    "additionalProperties": False,
}


class Genodigde(TypedDict):
    """Somebody who was seated: the party, and where there is no mail server the link to hand over.

    `opnieuw` is who was invited before and had not come in yet; an earlier link no longer works. `niet_gewijzigd` are
    the columns in which the list says otherwise than what is known of the party; that stayed as it was.
    """

    naam: str
    partij: str
    link: NotRequired[str]
    opnieuw: NotRequired[bool]
    niet_gewijzigd: NotRequired[list[str]]


class Genodigden(TypedDict):
    """Who was seated, and the columns of the list that were not used."""

    genodigden: list[Genodigde]
    niet_gebruikt: list[str]


@router.get(
    "/{proces}/uitnodigingen/sjabloon",
    summary="Geeft een lege lijst van genodigden",
    responses={200: {"description": "De lijst.", "content": {"text/csv": {}}}, **problems(400, 401, 403, 404)},
)
def template(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Give a list to fill in."""
    _, actor = at_the_table(request, proces, partij)
    actor.allow(COURSE[PartyAdded].seats)
    return as_download("genodigden.csv", TEMPLATE, _CSV)


@router.post(
    "/{proces}/uitnodigingen",
    summary="Zet wie op een lijst staat aan tafel, en nodigt hen uit",
    description="Een werkboek of csv met de kolommen naam en e-mailadres, en zo nodig rol, concern, omvang, "
    "coöperatie, zelfstandige zonder personeel en vervangt. Alles of niets: staat er een fout in, dan komt niemand aan "
    "tafel. Met een mailserver krijgt ieder een link; zonder staan de links in het antwoord. Regels met dezelfde naam "
    "zijn één partij. Wie eerder is uitgenodigd en nog niet binnen is, krijgt een nieuwe link. Wie al een account "
    "heeft, gebruikt zijn link nadat hij is ingelogd. Een ander adres voor een partij aan tafel wordt geweigerd, "
    "tenzij ook het eerdere adres op de lijst staat, of staat bij vervangt. Een adres is van één partij aan een "
    "tafel, en een naam die alleen in de rechtsvorm verschilt wordt gevraagd.",
    responses={201: answer_of(Genodigden, "Uitgenodigd."), **problems(400, 401, 403, 404, 409, 413, 415, 422)},
    openapi_extra={
        "parameters": parameters("", KEY_HEADER),
        "requestBody": {"required": True, "content": {FORM: {"schema": _BODY}}},
    },
)
async def invited(request: Request, partij: Wanted = "") -> Response:
    """Seat everybody on a list."""
    if content_type(request) != FORM:
        raise unsupported(FORM)
    return await run_in_threadpool(take_guests, request, await read_upload(request), partij)


def take_guests(request: Request, upload: Upload, wanted: str, key: str = "") -> Response:
    """Seat everybody on a list that was sent; the one way in, also for the page."""
    process, actor = at_the_table(request, str(request.path_params["proces"]), wanted)
    accounts, seated = accounts_of(request), list[Seated]()
    with refusals_kept(request, actor.principal, PartyAdded.KIND, process.id):
        actor.allow(COURSE[PartyAdded].seats)
    guests, unused = guests_in(upload.name, upload.content)

    def work(unit: StoreUnit) -> OnceAnswer:
        seated[:] = seat_all(unit, folded_of(request), process.id, actor, guests)
        told = [told_of(accounts, one) for one in seated]
        return OnceAnswer(201, dict(Genodigden(genodigden=told, niet_gebruikt=list(unused))))

    answer = once(request, actor.principal, upload.content, work, key)
    if REPLAYED not in answer.headers:
        send_links(accounts, seated)
    return answer


def told_of(accounts: Accounts, seated: Seated) -> Genodigde:
    """Return what a facilitator reads of somebody who was seated."""
    told = Genodigde(naam=seated.guest.name, partij=seated.party)
    if seated.again and seated.token:
        told["opnieuw"] = True
    if seated.unchanged:
        told["niet_gewijzigd"] = list(seated.unchanged)
    return told if accounts.installation.mail or not seated.token else {**told, "link": link_of(accounts, seated)}


def link_of(accounts: Accounts, seated: Seated) -> str:
    """Return the link by which somebody comes in."""
    return f"{accounts.installation.address}/uitnodiging?code={seated.token}"


def send_links(accounts: Accounts, seated: Sequence[Seated]) -> None:
    """Mail everybody who has no account yet a link."""
    letters = (Letter(one.guest.address, MailKind.UITNODIGING, link_of(accounts, one)) for one in seated if one.token)
    send_later(accounts, letters)
