"""Sharing kept work: with somebody, or by a link that its owner withdraws; and what who has the link sees."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.accounts.forms import Texts
from api.accounts.visits import check_form
from api.kept.page import download_of, work_page
from api.kept.share import LONGEST, Standing, end_share, make_link, share, work_by_link
from api.kept.view import outcome_view, row_of
from api.kept.visit import changed, content, for_others, keeping, kinds
from api.kept.work import KeptWork
from api.web.forms import UNWRITABLE, see, way_named
from api.web.problems import Problem, not_found
from api.web.render import render
from tarief.parameters.wording import day

router = APIRouter(include_in_schema=False)
_WITH, _ID = "met", "id"
#: The code of a link stands in its address: it goes with no click, and no engine finds it.
_QUIET = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@router.post("/mijn-werk/{number}/delen")
def share_it(request: Request, number: str, texts: Texts) -> Response:
    """Share with an account or a party."""
    check_form(request, texts)
    recipient = texts.get(_WITH, "")
    if not 0 < len(recipient) < LONGEST or recipient == UNWRITABLE:
        detail = "Vul een e-mailadres of de code van een partij in."
        return work_page(request, number, Problem(400, "met-wie", "Met wie wilt u dit delen?", detail))
    changed(request, number, lambda unit, work: share(unit, work, recipient))
    return see(f"/mijn-werk/{number}")


@router.post("/mijn-werk/{number}/link")
def link_it(request: Request, number: str, texts: Texts) -> Response:
    """Make a link, in place of the one there was."""
    check_form(request, texts)
    changed(request, number, make_link)
    return see(f"/mijn-werk/{number}")


@router.post("/mijn-werk/{number}/intrekken")
def withdraw_it(request: Request, number: str, texts: Texts) -> Response:
    """Share no longer with somebody, or end the link: at once."""
    check_form(request, texts)
    changed(request, number, lambda unit, work: end_share(unit, work, texts.get(_ID, "")))
    return see(f"/mijn-werk/{number}")


@router.get("/gedeeld/{code}")
def show_shared(request: Request, code: str) -> Response:
    """Show what a link leads to, to whoever has it."""
    work, until = _linked(request, code)
    outcome = outcome_view(kinds(request)[work.kind], request, content(request, work))
    row, address = row_of(request, work), f"/gedeeld/{code}"
    return _quiet(render("gedeeld.html", row=row, outcome=outcome, address=address, link_until=until))


@router.get("/gedeeld/{code}/{way}")
def taken_along(request: Request, code: str, way: str) -> Response:
    """Give the outcome as a workbook, as JSON or on paper."""
    return _quiet(download_of(request, _linked(request, code)[0], Standing.RECIPIENT, way_named(way)))


def _quiet(response: Response) -> Response:
    response.headers.update(_QUIET)
    return response


def _linked(request: Request, code: str) -> tuple[KeptWork, str]:
    """Return what a link leads to, and until which day; a link that is not open never was."""
    accounts = keeping(request)
    with accounts.store.read() as view:
        found = work_by_link(view, code, accounts.installation.retention["link"], accounts.store.clock())
    if found is None:
        raise not_found()
    return for_others(request, found.work), day(found.until)
