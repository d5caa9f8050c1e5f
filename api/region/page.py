"""The pages at `/gebied`: send a list of providers, and see what each tariff covers, as who looks may see it.

What was typed is held with the file and never stands in an address: a budget is nobody else's business.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.asked_form import Sent
from api.files.boxes import LISTS, FileBox
from api.files.kept_kind import kept_files
from api.files.page import WRONG, FilePage, Opened
from api.files.region_example import as_csv, as_toml
from api.files.region_source import MOST_VALUES, VIEW, look_at_region, view_in
from api.region.asked import BOXES, LOOK, NAMES, ask, tariff_in
from api.region.at_tariff import at_tariff
from api.region.outcome import look, of_region
from api.region.view import RegionForm, region_view, stepped
from api.show.answer import as_download, downloaded, outcome_router
from api.show.outcome import Deliverable
from api.web.asked import asks
from api.web.forms import Way, posted_texts, see
from api.web.held import Held
from api.web.problems import not_found
from api.web.render import render
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.region.case import View
from tarief.region.document import read_case
from tarief.region.outcome import Gebied
from tarief.region.records import GebiedIn

router = APIRouter(prefix="/gebied", include_in_schema=False)
_BOX: Final = FileBox(
    "bestand",
    "Aanbieders",
    "Een lijst (.csv, Excel of LibreOffice) met naam, kostprijs en volume, of alles in één .toml of .json.",
    LISTS,
)


@router.get("/voorbeeld.{kind}")
async def example_file(kind: str) -> Response:
    """Give an example to fill in: a list (.csv) or a document with everything (.toml)."""
    if kind == "csv":
        return as_download("aanbieders.csv", as_csv().encode("utf-8-sig"), "text/csv")
    return as_download("gebied.toml", as_toml(), "application/toml")


@router.post("/{number}/bekijk")
async def look_at_tariff(request: Request) -> Response:
    """Look at a tariff, or at one a step further."""
    texts = await posted_texts(request)
    return await run_in_threadpool(_looked_at, request, texts)


@router.get("/{number}/bij", dependencies=[asks("tarief")])
async def figures_at(request: Request) -> Response:
    """Give the figures at a tariff while a slider moves; so little work that it needs no thread."""
    opened, typed = PAGE.open(request), {LOOK: request.query_params.get("tarief", "")}
    amount = tariff_in(typed, [])
    found = at_tariff(opened.held, amount) if opened is not None and amount is not None else None
    if found is None:
        raise not_found()
    return render("gebied_bij.html", bij=found, tarief=amount)


@router.post("/{number}/zicht")
async def look_as(request: Request, number: str) -> Response:
    """Look as the facilitator or as a participant."""
    texts = await posted_texts(request)
    if (opened := PAGE.open(request)) is not None:
        opened.with_texts({VIEW: view_in(texts).value}).keep()
    return see(f"/gebied/{number}{PAGE.anchor}")


def _told(document: Json) -> Deliverable:
    """The region of a request, as who looks may see it."""
    try:
        return of_region(look(read_case(document), View.PARTICIPANT))
    except Refused as refused:
        raise refused.under(Place.pointer()) from None


def _check(_: Mapping[str, str], held: Held | None) -> tuple[Finding, ...]:
    """What is wrong with the file and what was typed beside it."""
    if held is None:
        return ()
    asked = ask(held)
    return (*asked.others, *asked.faults)


def _form(sent: Sent, status: int) -> Response:
    return render("gebied.html", status, form=RegionForm(sent, BOXES))


def _show(opened: Opened, faults: tuple[Finding, ...] = ()) -> Response:
    """Show the outcome; what cannot be told to who looks is told with status 400."""
    asked, sent = ask(opened.held), Sent((_received(opened),), opened.held.texts)
    if asked.found is None:
        return _form(replace(sent, findings=(*asked.others, *asked.faults)), WRONG)
    view = region_view(asked, opened.held, opened.number, faults)
    return render("gebied_uitkomst.html", WRONG if faults else 200, view=view, form=RegionForm(sent, BOXES))


def _received(opened: Opened) -> FileBox:
    """The field with the file that is here; its name only for who may see every provider."""
    name = opened.held.name if view_in(opened.held.texts) is View.FACILITATOR else ""
    return replace(_BOX, needed=True, received=name, number=opened.number)


def _looked_at(request: Request, texts: Mapping[str, str]) -> Response:
    opened, faults = PAGE.open(request), list[Finding]()
    if opened is None:
        return PAGE.gone()
    typed = {LOOK: texts.get(LOOK, "")}
    amount = tariff_in(typed, faults)
    if faults:
        return _show(opened, tuple(faults))
    if amount is not None and (step := texts.get("stap")) in ("-10", "-1", "-0.1", "+0.1", "+1", "+10"):
        typed = {LOOK: stepped(amount, step)}
    opened.with_texts(typed).keep()
    return see(f"{opened.address}#bekijk")


def covered(opened: Opened) -> Deliverable | None:
    """Return the region as who looks may see it; None where something in it is wrong."""
    found = ask(opened.held).found
    return None if found is None else of_region(found)


def _download(opened: Opened, way: Way) -> Response | None:
    outcome = covered(opened)
    return None if outcome is None else downloaded(outcome, way)


PAGE: Final = FilePage(
    "/gebied",
    (_BOX,),
    lambda _: (look_at_region,),
    _form,
    _show,
    _download,
    lambda keep: [keep(look_at_region("voorbeeldgebied.toml", as_toml().encode()))],
    check=_check,
    names=(*NAMES, VIEW),
    anchor="#uitkomst",
)
PAGE.mount(router)
KEPT: Final = kept_files("gebied", "Gebied", PAGE, covered)
api: Final = outcome_router(
    "gebieden",
    _told,
    takes=GebiedIn,
    gives=Gebied,
    summary="Zet de aanbieders van een gebied naast tarieven",
    description="Dekking, referentieregels, ruimte, ingroeipad en budget per gemeente. Standaard krijgt u wat aan "
    "deelnemers mag worden verteld; met `zicht: begeleider` de exacte cijfers. Met `Accept` van een .xlsx een werkboek "
    "met werkende formules, met image/svg+xml het beeld van de dekking.",
    answer="Het gebied, zoals wie kijkt het mag zien.",
    most=MOST_VALUES,
)
