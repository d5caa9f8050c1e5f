"""/processen/{proces}/uitnodigingen: a list of whom to seat is sent, and everybody on it gets a way in."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.door import Accounts
from api.accounts.forms import page
from api.accounts.visits import accounts_of, check_form
from api.negotiation.actor import PARTY
from api.negotiation.guests import ALONE
from api.negotiation.guests_route import take_guests
from api.negotiation.pages.looking import LookingParty, key_of_form, look_in
from api.negotiation.route import PREFIX, Wanted
from api.web.body import FILE, SentForm, Upload
from api.web.forms import posted_form
from api.web.problems import Problem, from_refused
from tarief import Refused
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.documents.strict_json import read_json
from tarief.negotiation.course import COURSE, possible
from tarief.negotiation.happenings import PartyAdded

router = APIRouter(prefix="/processen", include_in_schema=False)
_KEY: Final = "sleutel"
_OWN_APP: Final = (
    "Dit is een app op uw eigen computer: een ander komt er niet in. U speelt elke partij zelf. Wie anderen wil "
    "uitnodigen, zet tarief op een server."
)
_NO_FILE: Final = Finding(
    "bestand_ontbreekt", "Er is nog geen lijst gekozen.", "Kies de lijst die u hebt ingevuld.", Place.of(FILE)
)
#: The columns of a list: what each holds, and whether it must be there.
_COLUMNS: Final = (
    ("naam", "De organisatie, of de naam van een zelfstandige.", True),
    ("e-mailadres", "Van wie voor deze partij handelt. Daarheen gaat de link.", True),
    ("rol", "aanbieder, coöperatie, gemeente of bestuur. Leeg is aanbieder.", False),
    ("concern", "Wat bij één concern hoort, telt als één.", False),
    ("omvang", "Zoals klein, middel of groot.", False),
    ("coöperatie", "De naam van de coöperatie die namens deze partij spreekt.", False),
    (ALONE, "ja of nee. Leeg is nee.", False),
    ("vervangt", "Het e-mailadres dat vervalt, als u eerder een verkeerd adres uitnodigde.", False),
)
#: Refusals that are shown beside the form: what is wrong with the list, or with the moment.
_ON_FORM: Final = (400, 409, 413, 422)


@router.get("/{proces}/uitnodigingen")
def ask_for_guests(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Show what a list looks like, and where it is sent."""
    return _page(request, _leading(request, proces, partij))


@router.post("/{proces}/uitnodigingen")
async def receive_guests(request: Request, proces: str) -> Response:
    """Seat everybody on a list, by the same call as over HTTP."""
    form = await posted_form(request, 1)
    return await run_in_threadpool(_taken, request, proces, form)


def _taken(request: Request, proces: str, form: SentForm) -> Response:
    looking = _leading(request, proces, form.fields.get(PARTY, ""))
    check_form(request, dict(form.fields))
    sent = form.files.get(FILE)
    try:
        if sent is None:
            raise Refused((_NO_FILE,))
        answer = take_guests(request, Upload(sent.content, sent.name, {}), looking.wanted, form.fields.get(_KEY, ""))
    except Refused as refused:
        return _page(request, looking, from_refused(refused))
    except Problem as problem:
        if problem.status not in _ON_FORM:
            raise
        return _page(request, looking, problem)
    return seated_page(request, looking, read_json(bytes(answer.body)))


def seated_page(request: Request, looking: LookingParty, told: object) -> Response:
    """Show who was seated, and how each comes in."""
    here = accounts_of(request).installation
    mails, local = here.mail is not None, here.local
    return page(request, "genodigden.html", looking=looking, told=told, mails=mails, local=local, eigen_app=_OWN_APP)


def _leading(request: Request, proces: str, wanted: str) -> LookingParty:
    looking = look_in(request, proces, wanted)
    looking.actor.allow(COURSE[PartyAdded].seats)
    return looking


def _page(request: Request, looking: LookingParty, fault: Problem | None = None) -> Response:
    accounts: Accounts = accounts_of(request)
    return page(
        request,
        "uitnodigen.html",
        fault,
        looking=looking,
        now=PartyAdded in possible(looking.view.phase, looking.actor.party),
        columns=_COLUMNS,
        empty=looking.link(f"{PREFIX}/{looking.view.id}/uitnodigingen/sjabloon"),
        key=key_of_form(request, looking),
        party=PARTY,
        mails=accounts.installation.mail is not None,
        local=accounts.installation.local,
        eigen_app=_OWN_APP,
    )
