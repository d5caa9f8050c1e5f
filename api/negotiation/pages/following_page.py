"""/processen/{proces}/volgen: how an agreement in force goes, and the figures of quarters from a list."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.forms import page
from api.accounts.visits import accounts_of, check_form, forbidden
from api.files.boxes import nothing_chosen
from api.negotiation.actor import PARTY
from api.negotiation.demonstration import loaded
from api.negotiation.followed import corridor_of
from api.negotiation.following_route import Follow, OfYear, Whose, follow, following_report
from api.negotiation.moves import MOVES
from api.negotiation.notes import PAPERS, printed
from api.negotiation.pages.expected import address_of, for_party
from api.negotiation.pages.looking import LookingParty, key_of_form, look_in
from api.negotiation.pages.not_yet import first_quarter
from api.negotiation.pages.words import MOVE_WORDS
from api.negotiation.realised_list import RealisedList, example_of, realised_in, template_of
from api.negotiation.route import Wanted, perform, sent_by
from api.show.answer import as_download
from api.show.tables import report_views
from api.web.body import FILE, SentForm
from api.web.forms import posted_form, see
from api.web.problems import Problem, from_refused, not_found
from api.web.query import Whole
from tarief.core.canonical import sha256_of
from tarief.core.dutch import listed
from tarief.core.findings import Finding, Refused
from tarief.negotiation.course import COURSE, possible
from tarief.negotiation.quarter import Quarter
from tarief.negotiation.realised import BudgetPlanned, CorridorAgreed, RealisationReported
from tarief.negotiation.seen_following import figures_of
from tarief.report.findings import grouped
from tarief.report.following import corridor_in_words, report_of_following, report_of_parties
from tarief.report.following_together import report_of_together

router = APIRouter(prefix="/processen", include_in_schema=False)
_CSV: Final = "text/csv"
_MOVE: Final = next(move for move in MOVES.values() if move.what is RealisationReported)
_NO_FILE: Final = nothing_chosen("Kies de lijst.")
_ON_PAGE: Final = (400, 409, 412, 422)
_KEY_LENGTH: Final = 32
#: How many lines of a list were taken just now.
_Lines = Annotated[Whole, Query(ge=0, le=20_000)]


@router.get("/{proces}/volgen")
def show(
    request: Request, proces: str, partij: Wanted = "", van: Whose = "", jaar: OfYear = 0, gelezen: _Lines = 0
) -> Response:
    """Show how the agreement goes."""
    looking = look_in(request, proces, partij)
    return _page(request, looking, follow(request, proces, partij, van, jaar), read=gelezen)


@router.get("/{proces}/volgen/lijst.csv")
def template(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Give a list to fill in: of the quarters that wait, or else of the last one that is over or the first."""
    found = follow(request, proces, partij, "", 0)
    text = template_of(found.process.products.values(), found.to_fill_in() or (found.term.first,))
    return as_download("kwartaalcijfers.csv", text, _CSV)


@router.get("/{proces}/volgen/voorbeeld.csv")
def example(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Give the own figures of a party of the demonstration as its administration could have them."""
    found = follow(request, proces, partij, "", 0)
    if not _is_demonstration(request, found) or not found.is_own:
        raise not_found()
    names = {key: one.name for key, one in found.process.products.items()}
    text = example_of(figures_of(found.process, found.actor.party), names)
    return as_download("voorbeeld-kwartaalcijfers.csv", text, _CSV)


@router.get("/{proces}/volgen/verslag.{vorm}")
def on_paper(
    request: Request, proces: str, vorm: str, partij: Wanted = "", van: Whose = "", jaar: OfYear = 0
) -> Response:
    """Give it on paper."""
    report = following_report(follow(request, proces, partij, van, jaar))
    if vorm not in PAPERS:
        raise not_found()
    return printed(request, "volgen", report, PAPERS[vorm])


@router.post("/{proces}/volgen")
async def receive_list(request: Request, proces: str) -> Response:
    """Take a list of quarters and report what it says, by the same call as over HTTP."""
    form = await posted_form(request, 1)
    return await run_in_threadpool(_received, request, proces, form)


def _received(request: Request, proces: str, form: SentForm) -> Response:
    wanted = form.fields.get(PARTY, "")
    looking = look_in(request, proces, wanted)
    check_form(request, dict(form.fields))
    if looking.actor.party.seat not in COURSE[RealisationReported].seats:
        raise forbidden()
    found = follow(request, proces, wanted, "", 0)
    try:
        told = _in_list(looking, form)
    except Refused as refused:
        return _page(request, looking, found, refused.findings, from_refused(refused))
    try:
        key = sha256_of(f"{key_of_form(request, looking)}\n{told.document}")[:_KEY_LENGTH]
        sent = sent_by(request, told.document, wanted, looking.version)
        perform(request, _MOVE, sent, repr(told.document).encode(), key)
    except Problem as fault:
        if fault.status not in _ON_PAGE:
            raise
        return _page(request, looking, found, tuple(_at_cells(fault.findings, told)), fault)
    return see(for_party(f"{looking.address}/volgen?gelezen={told.lines}", wanted))


def _in_list(looking: LookingParty, form: SentForm) -> RealisedList:
    if (sent := form.files.get(FILE)) is None:
        raise Refused((_NO_FILE,))
    return realised_in(sent.name, sent.content, looking.view.products)


def _at_cells(findings: Iterable[Finding], told: RealisedList) -> Iterable[Finding]:
    """Say of each fault in which cell of the list it stands."""
    return (replace(finding, place=told.place(finding.place)) for finding in findings)


def _page(
    request: Request,
    looking: LookingParty,
    found: Follow,
    findings: tuple[Finding, ...] = (),
    fault: Problem | None = None,
    read: int = 0,
) -> Response:
    year, together = found.followed(), found.together()
    report = report_of_following(year, found.chosen.party.name) if year and found.chosen else None
    told = report_of_together(found.process, together) if together else None
    overview = None if found.chosen else report_of_parties(found.last_years())
    waits, told_any = first_quarter(found.term, found.on), _has_figures(found) or bool(together)
    may = possible(looking.view.phase, looking.actor.party, holds=looking.view.agreement is not None)
    return page(
        request,
        "volgen.html",
        fault,
        looking=looking,
        found=found,
        report=report,
        tables=report_views(report) if report else (),
        groups=grouped(report.findings) if report else (),
        together=report_views(told) if told else (),
        overview=report_views(overview) if overview else (),
        corridor=corridor_in_words(corridor_of(agreed)) if (agreed := found.process.corridor) else (),
        findings=findings,
        read=read,
        doable=[
            (address_of(looking.view, what), MOVE_WORDS[what])
            for what in (BudgetPlanned, CorridorAgreed)
            if what in may and (found.is_own or what is CorridorAgreed)
        ],
        reports=found.is_own and RealisationReported in may and not waits,
        quarters=[(_address(looking, quarter), quarter.words) for quarter in found.to_fill_in()],
        example=_is_demonstration(request, found) and found.is_own and _has_figures(found),
        waits=waits,
        quarter=found.term.newest(found.on).words,
        units="" if told_any else _units(looking),
    )


def _has_figures(found: Follow) -> bool:
    """Whether somebody who may be seen reported a quarter."""
    seen = (found.chosen,) if found.chosen else found.parties
    return any(key.party == one.party.id for one in seen for key in found.process.reported)


def _units(looking: LookingParty) -> str:
    """In what care is counted here."""
    return listed(sorted({product.unit for product in looking.view.products}))


def _address(looking: LookingParty, quarter: Quarter) -> str:
    return address_of(looking.view, RealisationReported, kwartaal=quarter.text)


def _is_demonstration(request: Request, found: Follow) -> bool:
    with accounts_of(request).store.read() as view:
        return loaded(view) == found.process.id
