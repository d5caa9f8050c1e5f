"""Asking for a seat on a page, where that is open: who asks needs no account, and who leads says yes, or no and why."""

from collections.abc import Mapping
from typing import Annotated, Final, TypeAlias

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from api.accounts.forms import Door, page
from api.accounts.visits import accounts_of, check_form
from api.negotiation.actor import PARTY
from api.negotiation.pages.expected import for_party
from api.negotiation.pages.fitting import Fitting
from api.negotiation.pages.form import MoveForm
from api.negotiation.pages.guests_page import seated_page
from api.negotiation.pages.looking import LookingParty, look_in
from api.negotiation.pages.move_page import at_boxes
from api.negotiation.registration import registration_at, registrations
from api.negotiation.registration_route import (
    AanmeldingIn,
    answer_address,
    open_for_registration,
    process_in,
    refuse_seat,
    seat_registration,
    take_registration,
)
from api.negotiation.route import Wanted
from api.web.forms import posted_writing, see
from api.web.problems import Problem, from_refused
from tarief import Refused
from tarief.core.findings import Finding
from tarief.documents.strict_json import read_json
from tarief.negotiation.course import COURSE, possible
from tarief.negotiation.happenings import PartyAdded, RegistrationSet

router = APIRouter(prefix="/processen", include_in_schema=False)
Writing: TypeAlias = Annotated[dict[str, str], Depends(posted_writing)]
_REASON: Final = "reden"
_NO_REASON: Final = Finding("leeg", "Zeg waarom.", "Wie zich aanmeldde leest dit.")
#: Refusals that are shown on the list: it cannot be now, or the address is of somebody else.
_ON_LIST: Final = (400, 409, 422)


@router.get("/{proces}/aanmelden")
def ask_for_seat(request: Request) -> Response:
    """Show anybody the form to ask for a seat."""
    return _asking(request)


@router.post("/{proces}/aanmelden")
def take_request_for_seat(request: Request, proces: str, texts: Writing) -> Response:
    """Keep who asks for a seat, by the same call as over HTTP, and lead on to where the answer will stand."""
    check_form(request, texts)
    document = _form().document(texts)
    try:
        registration = take_registration(request, document.content)
    except Refused as refused:
        return _asking(request, texts, from_refused(refused), at_boxes(refused.findings, document))
    return see(f"/processen/{proces}/aanmelden/{registration.id}")


@router.get("/{proces}/aanmelden/{aanmelding}")
def answer_to_request(request: Request, accounts: Door, aanmelding: str) -> Response:
    """Tell who asked for a seat how that stands: by an address that only he knows."""
    process = process_in(request)
    with accounts.store.read() as view:
        registration = registration_at(view, process, aanmelding)
    if registration is None:
        raise Problem(
            404,
            "aanmelding-weg",
            "Hier staat geen aanmelding meer",
            "Bent u toegelaten, dan staat de link om binnen te komen in uw mail, of krijgt u hem van de begeleider. "
            "Een aanmelding vervalt ook na negentig dagen, of als u zich opnieuw aanmeldt.",
        )
    return page(request, "aanmelding_stand.html", process=process, registration=registration)


@router.get("/{proces}/aanmeldingen")
def list_requests(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Show who leads a process who asks for a seat."""
    return _listing(request, _leading(request, proces, partij))


@router.post("/{proces}/aanmeldingen/{aanmelding}/toelating")
def seat_who_asked(request: Request, proces: str, aanmelding: str, texts: Writing) -> Response:
    """Seat somebody who asked for it."""
    looking = _leading(request, proces, texts.get(PARTY, ""))
    check_form(request, texts)
    try:
        answer = seat_registration(request, proces, aanmelding, looking.wanted, f"toelating {aanmelding}")
    except Refused as refused:
        return _listing(request, looking, from_refused(refused))
    except Problem as problem:
        if problem.status not in _ON_LIST:
            raise
        return _listing(request, looking, problem)
    return seated_page(request, looking, {"genodigden": [read_json(bytes(answer.body))]})


@router.post("/{proces}/aanmeldingen/{aanmelding}/afwijzing")
def refuse_who_asked(request: Request, proces: str, aanmelding: str, texts: Writing) -> Response:
    """Refuse somebody who asked for a seat, with the reason that he reads."""
    looking = _leading(request, proces, texts.get(PARTY, ""))
    check_form(request, texts)
    reason = texts.get(_REASON, "")
    if not reason:
        return _listing(request, looking, from_refused(Refused((_NO_REASON,))), aanmelding)
    registration = refuse_seat(request, proces, aanmelding, looking.wanted, {_REASON: reason})
    accounts = accounts_of(request)
    link = "" if accounts.installation.mail else answer_address(accounts, looking.process, registration)
    return _listing(request, looking, refused=registration.name, link=link)


def _form() -> MoveForm:
    return MoveForm(AanmeldingIn.schema(), Fitting())


def _asking(
    request: Request,
    texts: Mapping[str, str] | None = None,
    fault: Problem | None = None,
    faults: Mapping[str, list[Finding]] | None = None,
) -> Response:
    process, faults = open_for_registration(request), faults or {}
    groups, loose = _form().groups(texts, faults), faults.get("", [])
    return page(request, "aanmelden.html", fault, process=process, groups=groups, loose=loose)


def _leading(request: Request, proces: str, wanted: str) -> LookingParty:
    looking = look_in(request, proces, wanted)
    looking.actor.allow(COURSE[PartyAdded].seats)
    return looking


def _listing(
    request: Request,
    looking: LookingParty,
    fault: Problem | None = None,
    at: str = "",
    *,
    refused: str = "",
    link: str = "",
) -> Response:
    with accounts_of(request).store.read() as view:
        waiting = registrations(view, looking.process)
    return page(
        request,
        "aanmeldingen.html",
        fault,
        looking=looking,
        waiting=waiting,
        at=at,
        refused=refused,
        link=link,
        party=PARTY,
        public=f"{accounts_of(request).installation.address}/processen/{looking.view.id}/aanmelden",
        opening=_opening(looking),
    )


def _opening(looking: LookingParty) -> str:
    """The page on which asking for a seat is opened or closed; empty where that cannot be now."""
    if RegistrationSet not in possible(looking.view.phase, looking.actor.party):
        return ""
    return for_party(f"{looking.address}/aanmelding", looking.wanted)
