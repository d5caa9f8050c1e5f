"""The pages of kept work: give it a name, find it on `/mijn-werk`, look at it, open it again, copy, compare, delete."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.accounts.forms import Texts, page
from api.accounts.principal import Principal
from api.accounts.visits import check_form
from api.files.filled import MODEL, from_pairs
from api.files.page import Keep
from api.files.parcel import Parcel
from api.kept.compare_page import others_beside
from api.kept.share import Standing, link_of, shared_with, shares_of
from api.kept.shelf import LINK, NewWork, copy, keep, owned, remove, rename, replace_work, touch
from api.kept.view import ORDERS, Order, WorkSharing, listing, outcome_view, row_of, sentence_of
from api.kept.visit import KEEPS_NOTHING, KeptKind, changed, content, for_others, keeping, kinds, looked_at, visitor
from api.kept.work import DRAFT, LONGEST_NAME, NAMED, KeptWork
from api.show.answer import downloaded
from api.web.forms import UNWRITABLE, Way, keeper, posted_pairs, see, uploads, way_named
from api.web.held import Held
from api.web.problems import Problem, not_found
from api.web.query import Whole
from api.web.render import render
from tarief.parameters.wording import day

router = APIRouter(include_in_schema=False)
NAME: Final = "bewaar_naam"
_PLACE: Final = "bewaar_plaats"
#: Pieces to choose from to keep something in the place of.
_MOST_ALIKE: Final = 20


@router.post("/bewaren/berekening")
async def hold_form(request: Request) -> Response:
    """Hold the form of a calculation while its name is asked."""
    filled = from_pairs(await posted_pairs(request))
    held = Held("", b"", texts={MODEL: filled.model.key, **filled.values})
    return see(f"/bewaren/berekening/{keeper(request)(held)}")


@router.get("/bewaren/{address:path}")
def ask_name(request: Request, address: str) -> Response:
    """Ask what it is to be called."""
    principal = visitor(request)
    kind, parcel = _taken(request, address)
    return _naming(request, address, kind, parcel, _alike(request, principal, kind))


@router.post("/bewaren/{address:path}")
def keep_it(request: Request, address: str, texts: Texts) -> Response:
    """Keep it, and go on to its page; a button of another page sends no name, and leads to where that is asked."""
    if NAME not in texts:
        return see(f"/bewaren/{address}")
    principal = visitor(request)
    check_form(request, texts)
    kind, parcel = _taken(request, address)
    try:
        new = NewWork(kind.key, name_in(texts), sentence_of(kind, request, parcel), parcel)
        if instead := next((work.id for work in _alike(request, principal, kind) if work.id == texts.get(_PLACE)), ""):
            number = changed(request, instead, lambda unit, work: replace_work(unit, work, new))
        else:
            number = keeping(request).do(lambda unit: keep(unit, principal.id, new), principal.id)
    except Problem as fault:
        alike = _alike(request, principal, kind)
        return _naming(request, address, kind, parcel, alike, fault, texts.get(NAME, ""))
    return see(f"/mijn-werk/{number}")


@router.get("/mijn-werk")
def list_work(
    request: Request,
    pagina: Annotated[Whole, Query(ge=1, le=100_000)] = 1,
    volgorde: Order = "nieuw",
    soort: str = "",
    van: str = "",
) -> Response:
    """List what one keeps, or (`van=anderen`) what others share."""
    if request.app.state.accounts is None:
        return render("geen_werk.html", detail=KEEPS_NOTHING)
    principal, accounts = visitor(request), keeping(request)
    with accounts.store.read() as view:
        others = [for_others(request, work) for work in shared_with(view, principal)]
        works = others if van else owned(view, principal.id)
    found = listing(request, works, pagina, volgorde, soort)
    return page(
        request,
        "mijn_werk.html",
        found=found,
        kinds=[kind for key, kind in kinds(request).items() if any(work.kind == key for work in works)],
        orders=ORDERS,
        order=volgorde,
        kind=soort,
        of_others=bool(van),
        shared=len(others),
        sides=sum(row.kind.side is not None for row in found.rows),
    )


@router.get("/mijn-werk/{number}")
def show_work(request: Request, number: str) -> Response:
    """Show a piece of work: what came of it, and to its owner what he can do with it."""
    return work_page(request, number)


@router.get("/mijn-werk/{number}/{way}")
def taken_along(request: Request, number: str, way: str) -> Response:
    """Give the outcome as a workbook, as JSON or on paper."""
    return download_of(request, *looked_at(request, number), way_named(way))


@router.post("/mijn-werk/{number}/open")
async def reopen(request: Request, number: str) -> Response:
    """Open it where it was made, as it was; it then stays as long as when it was new."""
    texts, keep_held = dict(await posted_pairs(request)), keeper(request)
    return await run_in_threadpool(_reopened, request, number, texts, keep_held)


@router.post("/mijn-werk/{number}/naam")
def name_it(request: Request, number: str, texts: Texts) -> Response:
    """Give it another name."""
    check_form(request, texts)
    try:
        name = name_in(texts)
    except Problem as fault:
        return work_page(request, number, fault)
    changed(request, number, lambda unit, work: rename(unit, work, name))
    return see(f"/mijn-werk/{number}")


@router.post("/mijn-werk/{number}/kopie")
def copy_it(request: Request, number: str, texts: Texts) -> Response:
    """Keep the same once more."""
    check_form(request, texts)
    made = changed(request, number, lambda unit, work: copy(unit, work, _copied(work.name)))
    return see(f"/mijn-werk/{made}")


@router.post("/mijn-werk/{number}/verwijderen")
def delete_it(request: Request, number: str, texts: Texts) -> Response:
    """Delete it for good; once more asked where that was not said."""
    check_form(request, texts)
    if not texts.get("zeker"):
        work, _ = looked_at(request, number, Standing.OWNER)
        return page(request, "werk_weg.html", row=row_of(request, work))
    changed(request, number, remove)
    return see("/mijn-werk")


def work_page(request: Request, number: str, fault: Problem | None = None) -> Response:
    """Return the page of a piece of work, with what is wrong where something is."""
    work, standing = looked_at(request, number)
    outcome = outcome_view(kinds(request)[work.kind], request, content(request, work, standing))
    sharing = _sharing(request, work) if standing is Standing.OWNER else None
    told = {"outcome": outcome, "row": row_of(request, work), "sharing": sharing, "longest": LONGEST_NAME}
    return page(request, "werk.html", fault, beside=others_beside(request, work), **told)


def _sharing(request: Request, work: KeptWork) -> WorkSharing:
    accounts = keeping(request)
    lasts = accounts.installation.retention[LINK]
    with accounts.store.read() as view:
        shares, link = shares_of(view, work), link_of(view, work, lasts, accounts.store.clock())
    address = f"{accounts.installation.address}/gedeeld/{link.name}" if link else ""
    return WorkSharing(shares, lasts.days, link, address, day(link.made + lasts) if link else "")


def download_of(request: Request, work: KeptWork, standing: Standing, way: Way) -> Response:
    """Return the outcome of a piece of work to download; raises `Problem` 404 where it has none."""
    outcome = kinds(request)[work.kind].tell(request, content(request, work, standing))
    if outcome is None:
        raise not_found()
    return downloaded(outcome, way)


def name_in(texts: Mapping[str, str]) -> str:
    """Return the name that was typed, empty for a draft; raises `Problem` 400 for one that cannot be."""
    name = " ".join(texts.get(NAME, "").split())
    if len(name) > LONGEST_NAME:
        detail = f"Een naam heeft hoogstens {LONGEST_NAME} tekens."
        raise Problem(400, "naam-te-lang", "Deze naam is te lang", detail)
    if name == UNWRITABLE:
        detail = "Er staan tekens in die niet te lezen zijn. Typ de naam over."
        raise Problem(400, "naam-onleesbaar", "Deze naam is niet te lezen", detail)
    return name


def _copied(name: str) -> str:
    return f"{name[: LONGEST_NAME - 8].rstrip()} (kopie)" if name else ""


def _taken(request: Request, address: str) -> tuple[KeptKind, Parcel]:
    part, *numbers = address.split("/")
    kind = next((each for each in kinds(request).values() if each.part == part), None)
    parcel = kind.take(uploads(request), numbers) if kind and numbers else None
    if kind is None or parcel is None:
        detail = "Wat u wilde bewaren is hier niet meer. Open het opnieuw en bewaar het dan."
        raise Problem(404, "niet-meer-hier", "Dit is er niet meer", detail)
    return kind, parcel


def _alike(request: Request, principal: Principal, kind: KeptKind) -> tuple[KeptWork, ...]:
    """Return work of one's own of this kind, in the place of which something may be kept, the newest first."""
    with keeping(request).store.read() as view:
        works = [work for work in owned(view, principal.id) if work.kind == kind.key and not work.lasting]
    return tuple(sorted(works, key=lambda work: work.changed, reverse=True)[:_MOST_ALIKE])


def _naming(
    request: Request,
    address: str,
    kind: KeptKind,
    parcel: Parcel,
    alike: Sequence[KeptWork],
    fault: Problem | None = None,
    name: str = "",
) -> Response:
    retention = keeping(request).installation.retention
    days = {"days": retention[NAMED].days, "draft_days": retention[DRAFT].days}
    outcome = sentence_of(kind, request, parcel)
    told = {"address": f"/bewaren/{address}", "kind": kind, "name": name, "outcome": outcome, "longest": LONGEST_NAME}
    places = [(work.id, row_of(request, work).title) for work in alike]
    return page(request, "bewaren.html", fault, places=places, **told, **days)


def _reopened(request: Request, number: str, texts: Mapping[str, str], keep_held: Keep) -> Response:
    check_form(request, dict(texts))
    work, _ = looked_at(request, number, Standing.OWNER)
    parcel = content(request, work, Standing.OWNER)
    changed(request, number, touch)
    return kinds(request)[work.kind].reopen(parcel, keep_held)
