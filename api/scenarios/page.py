"""The pages at `/scenarios`: one calculation as a base, and what-ifs about it side by side."""

from functools import partial
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.boxes import LISTS, FileBox
from api.files.kept_kind import kept_files
from api.files.page import WRONG, FilePage, Opened, beside
from api.files.priced import choose_product
from api.scenarios.base import ScenarioBase, as_toml, base_of, look_at_base, look_at_plans
from api.scenarios.dials_page import mount_dials
from api.scenarios.outcome import of_analysis
from api.scenarios.request import ScenariosIn, analyse_request
from api.scenarios.view import scenarios_view
from api.scenarios.work import Worked, boxes_of, refuse_many, work_out
from api.show.answer import as_download, downloaded, outcome_router
from api.show.outcome import Deliverable
from api.web.forms import Way, posted_texts, see, uploads
from api.web.held import Held
from api.web.render import render
from tarief.core.json_data import Json
from tarief.documents.document import KINDS
from tarief.scenarios.analysis import Analysis

router = APIRouter(prefix="/scenarios", include_in_schema=False)
_BASE: Final = FileBox(
    "basis",
    "De basis",
    "Een kostenblad, ons ingevulde sjabloon, een berekening als .json, of een .toml met scenario's erin.",
    LISTS,
)
_PLANS: Final = FileBox(
    "plannen",
    "Scenario's in een bestand",
    "Een .toml of .json met scenario's, bandbreedtes of onzekerheid. U kunt ze hierna ook op de pagina maken.",
    KINDS,
    needed=False,
)
#: The text beside the base that holds the number of the file with scenarios.
_BESIDE: Final = {_PLANS.name: "scenario_plannen"}
_EXAMPLE: Final = "voorbeeld met verzonnen getallen"


@router.get("/voorbeeld.toml")
async def example_file() -> Response:
    """Give an example with comments to fill in."""
    return as_download("scenarios.toml", as_toml(), "application/toml")


async def make(request: Request) -> Response:
    """Work in the scenarios that were made on the page; what is wrong with them is told beside their boxes."""
    texts = await posted_texts(request)
    return await run_in_threadpool(_made, request, texts)


def _told(document: Json) -> Deliverable:
    refuse_many(document)
    return of_analysis(analyse_request(document))


def _made(request: Request, texts: dict[str, str]) -> Response:
    opened = PAGE.open(request)
    if opened is None:
        return PAGE.gone()
    if choose_product(uploads(request), opened.number, texts):
        return see(opened.address)
    base = base_of(opened.number, opened.held)
    tried = opened.with_texts({name: texts.get(name, "") for name in boxes_of(base)})
    worked = work_out(base, tried.beside(_BESIDE[_PLANS.name]), tried.held.texts)
    if worked.faults:
        return _shown(tried, base, worked)
    tried.keep()
    return see(f"{opened.address}{PAGE.anchor}")


def _show(opened: Opened) -> Response:
    """Show the scenarios side by side; what is wrong with what a file asks is told with status 400."""
    return _shown(opened, *_worked(opened))


def _worked(opened: Opened) -> tuple[ScenarioBase, Worked]:
    base = base_of(opened.number, opened.held)
    return base, work_out(base, opened.beside(_BESIDE[_PLANS.name]), opened.held.texts)


def _shown(opened: Opened, base: ScenarioBase, worked: Worked) -> Response:
    view = scenarios_view(base, worked, opened.held.texts, opened.address)
    return render("scenarios_uitkomst.html", WRONG if worked.faults else 200, view=view)


def analysed(opened: Opened) -> Deliverable | None:
    """Return the scenarios; None while there is no analysis."""
    found = _worked(opened)[1].analysis
    return None if found is None else of_analysis(found)


def _download(opened: Opened, way: Way) -> Response | None:
    outcome = analysed(opened)
    return None if outcome is None else downloaded(outcome, way)


PAGE: Final = FilePage(
    "/scenarios",
    (_BASE, _PLANS),
    lambda memory: (partial(look_at_base, memory=memory), look_at_plans),
    lambda sent, status: render("scenarios.html", status, view=sent),
    _show,
    _download,
    lambda keep: [keep(Held("voorbeeld.toml", as_toml().encode(), title=_EXAMPLE)), keep(beside({}))],
    beside=_BESIDE,
    back="de scenario's",
    anchor="#uitkomst",
    begins_with="/scenarios/vanaf/",
)
PAGE.mount(router)
mount_dials(router, PAGE, _BESIDE[_PLANS.name])
router.add_api_route("/{number}/{case}", make, methods=["POST"])  # behind /voorbeeld, which would be a number as well
KEPT: Final = kept_files("scenarios", "Scenario's", PAGE, analysed)
api: Final = outcome_router(
    "scenarios",
    _told,
    takes=ScenariosIn,
    gives=Analysis,
    summary="Reken scenario's door, naast elkaar",
    description="Scenario's op een basis, een raster over twee invoerwaarden, de tornado over alle invoer, en de "
    "onzekerheid. Geeft JSON, of met `Accept` een werkboek met werkende formules of de tornado als beeld (SVG).",
    answer="De basis, elk scenario en de tornado.",
)
