"""The Dutch page at `/`: a quick calculation that works without scripting; and POST /api/v1/berekeningen."""

from datetime import date
from functools import partial
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.filled import ANSWER, MODEL, OF_EVERY_FORM, Filled, boxes, from_pairs
from api.files.reading import calculate
from api.files.request import BerekeningIn, parse_request
from api.price.beside import BESIDE, beside_in
from api.price.view import EXAMPLE, PricePage, refused_page, result_page
from api.show.answer import XLSX, download, downloaded, respond
from api.show.outcome import Deliverable, of_price
from api.web.asked import asks, refuse_others
from api.web.body import MAX_FIELDS, URLENCODED, content_type, json_body
from api.web.forms import Way
from api.web.openapi import answer_of, body_of, problems
from api.web.problems import Problem, among, not_found, unsupported
from tarief import MODELS, Finding, Refused
from tarief.calculation import Breakdown
from tarief.core.dutch import with_small_letter
from tarief.core.nearest import meant
from tarief.core.place import Place
from workbooks.write import write_result, write_template

router = APIRouter(include_in_schema=False)
#: What the script of the page sends along, which asks again at every change.
TYPING: Final = "x-meerekenen"
_WRONG: Final = 400
_EXAMPLE: Final = "voorbeeld"


@router.get("/", dependencies=[asks(later=True)])
async def start(request: Request) -> Response:
    """Show the form: empty, with the example filled in, or with the numbers of a link and their outcome."""
    pairs = request.query_params.multi_items()
    asked = {MODEL: request.query_params.get(MODEL, "")}
    _refuse_model(asked[MODEL])
    refuse_others(request.query_params, _names_of(asked[MODEL]))
    filled = from_pairs(EXAMPLE.items() if _EXAMPLE in request.query_params else pairs)
    if _EXAMPLE in request.query_params or not filled.values:
        return PricePage((filled if filled.values else from_pairs(asked.items())).with_today()).answer()
    return await run_in_threadpool(_outcome, filled, beside_in(pairs, filled.model.key))


def _refuse_model(asked: str) -> None:
    """Raise `Problem` 404 for a model that is not there, with the one that was probably meant."""
    if asked and asked not in MODELS:
        advice = meant(asked, MODELS, f"Kies uit: {', '.join(MODELS)}.")
        told = Finding("onbekend_model", "Dit model is er niet.", advice, Place.pointer(MODEL))
        missing = not_found()
        raise Problem(missing.status, missing.slug, missing.title, "", findings=(told,))


def _names_of(model: str) -> frozenset[str]:
    """What a link to the form may hold: the boxes of a model and answers about them, also of the variant beside it."""
    names = {*boxes(MODELS.get(model, next(iter(MODELS.values())))), *OF_EVERY_FORM, MODEL}
    names |= {f"{ANSWER}{name}" for name in names}
    return frozenset((*names, *(f"{BESIDE}{name}" for name in names), _EXAMPLE))


@router.post("/")
async def calculated(request: Request) -> Response:
    """Calculate what was filled in; while somebody types, what is not complete is answered with nothing."""
    answer = await run_in_threadpool(_outcome, *await _filled(request))
    return Response(status_code=204) if TYPING in request.headers and answer.status_code == _WRONG else answer


@router.post("/keuzes")
async def choices(request: Request) -> Response:
    """Show the form as filled in, with the scales and steps of the chosen cao; nothing is calculated."""
    filled, stays = await _filled(request)
    return PricePage(filled, stays=stays).answer()


async def taken_along(request: Request) -> Response:
    """Give the outcome as a workbook with live formulas, as JSON or on paper."""
    filled, _ = await _filled(request)
    return await run_in_threadpool(_downloaded, filled, Way(request.url.path.rpartition("/")[2]))


for _way in Way:
    router.add_api_route(f"/{_way}", taken_along, methods=["POST"])


@router.get("/sjabloon/{model}")
async def template(model: str) -> Response:
    """Give an empty sheet to fill in, for today."""
    if model not in MODELS:
        raise not_found()
    chosen = MODELS[model]
    write = partial(write_template, chosen, on=date.today())
    return await run_in_threadpool(download, f"Invulblad {with_small_letter(chosen.label)}", write)


def _downloaded(filled: Filled, way: Way) -> Response:
    try:
        return downloaded(of_breakdown(calculate(filled)), way)
    except Refused as refused:
        return refused_page(filled, refused)


async def _filled(request: Request) -> tuple[Filled, Filled | None]:
    """Return what is filled in, and the variant that stays beside it."""
    if content_type(request) != URLENCODED:
        raise unsupported(URLENCODED)
    async with request.form(max_fields=MAX_FIELDS) as posted:
        pairs = [(name, value) for name, value in posted.multi_items() if isinstance(value, str)]
    among(dict(pairs).get(MODEL, ""), MODELS)
    filled = from_pairs(pairs)
    return filled, beside_in(pairs, filled.model.key)


def _outcome(filled: Filled, stays: Filled | None) -> Response:
    try:
        return result_page(filled, calculate(filled), stays)
    except Refused as refused:
        return refused_page(filled, refused, stays)


api = APIRouter(prefix="/api/v1", tags=["berekeningen"])
#: A request with more inputs than this is worked out in a thread: it may take more than a few milliseconds.
_FEW = 25


@api.post(
    "/berekeningen",
    summary="Reken een tarief uit",
    description="Geeft JSON, of met `Accept` van een .xlsx een werkboek met werkende formules.",
    responses={
        200: answer_of(Breakdown, "De uitkomst.", (XLSX,)),
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(BerekeningIn),
)
async def calculate_request(request: Request) -> Response:
    """Calculate one price."""
    asked = parse_request(await json_body(request))
    if len(asked.inputs) > _FEW:
        breakdown = await run_in_threadpool(asked.calculate)
    else:
        breakdown = asked.calculate()
    outcome, accept = of_breakdown(breakdown), request.headers.get("accept", "")
    return await run_in_threadpool(respond, outcome, accept) if XLSX in accept else respond(outcome, "")


def of_breakdown(breakdown: Breakdown) -> Deliverable:
    """Return a price; its workbook follows every line of the calculation."""
    return of_price(breakdown, partial(write_result, breakdown))
