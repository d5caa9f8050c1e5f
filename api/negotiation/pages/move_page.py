"""A page for every move: its form from the declaration of what is sent, done by the same call as over HTTP.

What cannot be is told at its box, with everything that was typed still there; where the process changed in between,
what changed is told, and the form may be sent again.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Annotated, Final, TypeAlias

from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.forms import page
from api.accounts.visits import check_form, forbidden
from api.negotiation.actor import PARTY
from api.negotiation.moves import MOVES, ROUND, TableMove
from api.negotiation.moving import body_record
from api.negotiation.pages.dutch_time import in_words
from api.negotiation.pages.expected import ExpectedNow, expected_now, for_party
from api.negotiation.pages.fittings import fitting
from api.negotiation.pages.form import MoveForm, SentDocument
from api.negotiation.pages.form_case import FormCase
from api.negotiation.pages.looking import LookingParty, key_of_form, look_in
from api.negotiation.pages.not_yet import in_the_way, waits_for
from api.negotiation.pages.recorded import recorded
from api.negotiation.pages.tried import TriedOffer, tried
from api.negotiation.pages.words import MOVE_WORDS, changed_in_words
from api.negotiation.resting import WORK, own_work
from api.negotiation.route import Wanted, perform, sent_by
from api.store.failures import KeyReused
from api.web.asked import asks
from api.web.forms import not_to_keep, posted_writing, see
from api.web.problems import Problem, not_found
from tarief.core.canonical import sha256_of
from tarief.core.findings import Finding
from tarief.documents.strict_json import read_json
from tarief.negotiation.course import COURSE, LEADS, possible
from tarief.negotiation.happenings import (
    OfferMade,
    ParameterDefined,
    PositionSubmitted,
    TextSet,
    ToolLaid,
    ValueChecked,
)
from tarief.negotiation.importance import ImportanceGiven
from tarief.negotiation.outcomes import DissentRecorded, UnlockAsked, ValueLocked

router = APIRouter(prefix="/processen", include_in_schema=False)
Writing: TypeAlias = Annotated[dict[str, str], Depends(posted_writing)]
#: What a form carries besides its boxes: what was chosen before, the version that was seen, the key, a try.
CHOSEN: Final = "keuze."
VERSION, KEY, _TRY = "versie", "sleutel", "proef"
#: What may be chosen before a form is filled in.
_CHOICES: Final = ("product", "parameter", "aan", "met", "kwartaal", "jaar")
#: What comes from a calculation or a cost sheet, which may be kept work.
_FROM_WORK: Final = (PositionSubmitted, TextSet, OfferMade, ValueChecked)
#: What is about one product, which is chosen first where there are more.
_OF_A_PRODUCT: Final = (
    *(OfferMade, PositionSubmitted, ValueChecked, ValueLocked),
    *(DissentRecorded, UnlockAsked, ImportanceGiven),
)
#: Refusals that are shown on the form itself.
ON_FORM: Final = (400, 403, 409, 412, 422)


def _shown(move: TableMove) -> Callable[[Request, str, str], Response]:
    def shown(request: Request, proces: str, partij: Wanted = "") -> Response:
        looking = look_in(request, proces, partij)
        check_now(move, looking)
        chosen = {name: request.query_params.get(name, "") for name in _CHOICES}
        return _page(request, move, looking, _case(request, looking, chosen))

    return shown


def check_now(move: TableMove, looking: LookingParty) -> None:
    """Raise `Problem` 403 or 409: a form that cannot be sent by this party, or not now, is not shown."""
    if looking.actor.party.seat not in COURSE[move.what].seats:
        raise forbidden()
    holds = looking.view.agreement is not None
    if move.what not in possible(looking.view.phase, looking.actor.party, holds=holds):
        raise Problem(409, "niet-nu", "Dit kan nu niet", "Ga terug naar de tafel: daar staat wat u nu kunt doen.")
    later = waits_for(looking.view, move.what, looking.at)
    if later := later or in_the_way(looking.process, looking.actor.party, move.what, looking.at):
        raise Problem(409, "niet-nu", "Dit kan nu niet", later)


def _sent(move: TableMove) -> Callable[[Request, dict[str, str]], Awaitable[Response]]:
    async def sent(request: Request, texts: Writing) -> Response:
        return await run_in_threadpool(_taken, request, move, texts)

    return sent


def _taken(request: Request, move: TableMove, texts: dict[str, str]) -> Response:
    """Carry out what was filled in, or show the form again with what is in the way."""
    wanted = texts.get(CHOSEN + PARTY, "")
    looking = look_in(request, str(request.path_params["proces"]), wanted)
    check_form(request, texts)
    chosen = {name: texts.get(CHOSEN + name, "") for name in _CHOICES}
    case = _case(request, looking, chosen)
    form = _form(move, case)
    if wrong := not_to_keep(texts):
        too_long = Problem(400, "tekst-te-lang", "Er is niets verstuurd", "Een van de teksten kan zo niet mee.")
        return _page(request, move, looking, case, texts=texts, faults=_listed(form, wrong), fault=too_long)
    document = form.document(texts)
    if texts.get(_TRY) and move.what is OfferMade:
        effect = tried(looking, case, document)
        return _page(
            request, move, looking, case, texts=texts, faults=at_boxes(effect.findings, document), effect=effect
        )
    try:
        sent = sent_by(request, document.content, wanted, texts.get(VERSION, ""), texts)
        content = sha256_of(repr((document.content, sent.works) if sent.works else document.content)).encode()
        answer = perform(request, move, sent, content, texts.get(KEY, ""))
    except (Problem, KeyReused) as fault:
        problem = fault if isinstance(fault, Problem) else _sent_before()
        if problem.status not in ON_FORM:
            raise
        faults = at_boxes(problem.findings, document)
        return _page(request, move, looking, case, texts=texts, faults=faults, fault=problem)
    if COURSE[move.what].seats == LEADS:
        return see(for_party(f"{looking.address}?gedaan={move.what.KIND}", wanted))
    received = read_json(bytes(answer.body))
    told = recorded(move.what, case, form.groups(texts))
    words = MOVE_WORDS[move.what]
    then = _then(look_in(request, looking.process.id, wanted))
    return page(request, "ontvangen.html", None, looking=looking, words=words, received=received, told=told, then=then)


def _then(looking: LookingParty) -> ExpectedNow | None:
    """What this party is expected to do next, where that has a form of its own."""
    expected = expected_now(looking.view, looking.actor.party, looking.at)
    return next((one for one in expected if one.address), None)


def _case(request: Request, looking: LookingParty, chosen: Mapping[str, str]) -> FormCase:
    parts = {name: str(value) for name, value in request.path_params.items()}
    if ROUND in parts and parts[ROUND] != str(looking.view.round):
        raise not_found()
    if "product" in parts and parts["product"] not in {product.id for product in looking.view.products}:
        raise not_found()
    return FormCase(looking.view, looking.actor.party, {**chosen, **parts}, looking.at)


def _form(move: TableMove, case: FormCase) -> MoveForm:
    return MoveForm(body_record(move).schema(), fitting(move.what, case))


def at_boxes(findings: tuple[Finding, ...], document: SentDocument) -> dict[str, list[Finding]]:
    """Put each fault at its box; what is about nothing that was asked comes under no name."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        box = document.box([str(part) for part in finding.place.path])
        found.setdefault(box, []).append(_in_words(finding))
    return {box: list({finding.text: finding for finding in own}.values()) for box, own in found.items()}


def _listed(form: MoveForm, wrong: Mapping[str, Finding]) -> dict[str, list[Finding]]:
    """Put what is wrong with texts at their boxes; with what is in no box, under no name."""
    boxes = {box.name for group in form.groups() for box in group.boxes}
    found: dict[str, list[Finding]] = {}
    for name, finding in wrong.items():
        found.setdefault(name if name in boxes else "", []).append(finding)
    return found


def _in_words(finding: Finding) -> Finding:
    """Say of an empty box that it is empty: whoever fills in a form has no fields with keys."""
    if finding.kind == "gewijzigd":
        return replace(finding, text=changed_in_words(str(finding.subject)))
    if finding.kind != "ontbreekt":
        return finding
    return replace(finding, text="Dit is nog leeg.", advice="Vul het in, of maak een keuze.")


def _sent_before() -> Problem:
    text = "U hebt dit formulier al eerder verstuurd, met iets anders erin."
    return Problem(
        422, "al-verstuurd", "Dit is al verstuurd", f"{text} Kijk op de tafel wat er staat, of verstuur opnieuw."
    )


def _page(
    request: Request,
    move: TableMove,
    looking: LookingParty,
    case: FormCase,
    *,
    texts: Mapping[str, str] | None = None,
    faults: Mapping[str, list[Finding]] | None = None,
    fault: Problem | None = None,
    effect: TriedOffer | None = None,
) -> Response:
    faults = faults or {}
    return page(
        request,
        "tafelzet.html",
        fault,
        looking=looking,
        words=MOVE_WORDS[move.what],
        groups=_form(move, case).groups(texts, faults),
        loose=faults.get("", []),
        chosen={CHOSEN + name: case.chosen.get(name, "") for name in _CHOICES} | {CHOSEN + PARTY: looking.wanted},
        case=case,
        choose_product=case.product is None and move.what in _OF_A_PRODUCT,
        hidden={VERSION: looking.version, KEY: key_of_form(request, looking)},
        can_try=move.what is OfferMade,
        redefines=move.what is ParameterDefined,
        settled={(lock.product, lock.definition) for lock in looking.view.locks},
        effect=effect,
        works=own_work(request) if move.what in _FROM_WORK else (),
        work=(texts or {}).get(WORK, ""),
        address=request.url.path,
        in_words=in_words,
    )


for _move in (move for move in MOVES.values() if move.what is not ToolLaid):  # its page takes a file
    router.add_api_route(f"/{{proces}}/{_move.path}", _shown(_move), methods=["GET"], dependencies=[asks(*_CHOICES)])
    router.add_api_route(f"/{{proces}}/{_move.path}", _sent(_move), methods=["POST"])
