"""Laying a region's own workbook on the table: the model that the page Rekentool gave, sent as a file."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.forms import page
from api.accounts.visits import check_form
from api.files.boxes import nothing_chosen
from api.negotiation.actor import PARTY
from api.negotiation.moves import MOVES
from api.negotiation.pages.expected import for_party
from api.negotiation.pages.looking import LookingParty, key_of_form, look_in
from api.negotiation.pages.move_page import KEY, ON_FORM, VERSION, check_now
from api.negotiation.pages.words import MOVE_WORDS
from api.negotiation.priced import parts_of_tool
from api.negotiation.resting import own_work
from api.negotiation.route import Wanted, perform, sent_by
from api.web.body import FILE, SentForm
from api.web.forms import posted_form, see
from api.web.problems import Problem
from tarief.core.canonical import sha256_of
from tarief.core.findings import Finding, Refused
from tarief.negotiation.happenings import ToolLaid

router = APIRouter(prefix="/processen", include_in_schema=False)
_MOVE: Final = next(move for move in MOVES.values() if move.what is ToolLaid)
_NO_FILE: Final = nothing_chosen("Kies het model van uw rekentool.")


@router.get(f"/{{proces}}/{_MOVE.path}")
def ask_for_model(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Show the form with the file field."""
    looking = look_in(request, proces, partij)
    check_now(_MOVE, looking)
    return _page(request, looking)


@router.post(f"/{{proces}}/{_MOVE.path}")
async def lay_model(request: Request, proces: str) -> Response:
    """Lay the model on the table, by the same call as over HTTP; what is wrong stands at the file field."""
    form = await posted_form(request, 1)
    return await run_in_threadpool(_laid, request, proces, form)


def _laid(request: Request, proces: str, form: SentForm) -> Response:
    wanted = form.fields.get(PARTY, "")
    looking = look_in(request, proces, wanted)
    check_form(request, dict(form.fields))
    if (sent := form.files.get(FILE)) is None:
        return _page(request, looking, (_NO_FILE,))
    try:
        document = {"delen": parts_of_tool(sent.content, sent.name)}
        move = sent_by(request, document, wanted, form.fields.get(VERSION, ""), dict(form.fields))
        content = sha256_of(repr(document)).encode()
        perform(request, _MOVE, move, content, form.fields.get(KEY, ""))
    except Refused as refused:
        return _page(request, looking, refused.findings)
    except Problem as fault:
        if fault.status not in ON_FORM:
            raise
        return _page(request, looking, fault.findings, fault)
    return see(for_party(f"{looking.address}?gedaan={ToolLaid.KIND}", wanted))


def _page(
    request: Request, looking: LookingParty, findings: tuple[Finding, ...] = (), fault: Problem | None = None
) -> Response:
    problem = fault or (Problem(400, "ongeldige-invoer", "Dit kan zo nog niet") if findings else None)
    return page(
        request,
        "rekentool_in_proces.html",
        problem,
        looking=looking,
        words=MOVE_WORDS[ToolLaid],
        findings=findings,
        works=own_work(request),
        work="",
        address=request.url.path,
        hidden={VERSION: looking.version, KEY: key_of_form(request, looking), PARTY: looking.wanted},
    )
