"""The Dutch page at `/`: a quick calculation that works without scripting; and POST /api/v1/berekeningen."""

from functools import partial

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.filled import Filled, from_pairs
from api.files.reading import calculate
from api.files.request import BerekeningIn, parse_request
from api.price.view import EXAMPLE, PricePage, refused_page, result_page
from api.show.answer import XLSX, downloaded, respond
from api.show.outcome import Deliverable, of_price
from api.web.body import content_type, json_body
from api.web.forms import MAX_FIELDS, URLENCODED
from api.web.openapi import answer_of, body_of, problems
from api.web.problems import unsupported
from tarief import Refused
from tarief.calculation import Breakdown
from workbooks.write import write_result

router = APIRouter(include_in_schema=False)


@router.get("/")
async def empty(request: Request) -> Response:
    """Show the form, empty or with the example filled in."""
    asked = {"model": request.query_params.get("model", "")}
    example = EXAMPLE if "voorbeeld" in request.query_params else asked
    return PricePage(from_pairs(example.items()).with_today()).answer()


@router.post("/")
async def calculated(request: Request) -> Response:
    """Calculate what was filled in."""
    return await run_in_threadpool(_outcome, await _filled(request))


@router.post("/keuzes")
async def choices(request: Request) -> Response:
    """Show the form as filled in, with the scales and steps of the chosen cao; nothing is calculated."""
    return PricePage(await _filled(request)).answer()


@router.post("/werkboek")
async def workbook(request: Request) -> Response:
    """Give the outcome as a workbook with live formulas."""
    return await run_in_threadpool(_downloaded, await _filled(request), in_book=True)


@router.post("/uitkomst")
async def as_json(request: Request) -> Response:
    """Give the outcome as JSON."""
    return await run_in_threadpool(_downloaded, await _filled(request), in_book=False)


def _downloaded(filled: Filled, *, in_book: bool) -> Response:
    try:
        return downloaded(of_breakdown(calculate(filled)), in_book=in_book)
    except Refused as refused:
        return refused_page(filled, refused)


async def _filled(request: Request) -> Filled:
    if content_type(request) != URLENCODED:
        raise unsupported(URLENCODED)
    async with request.form(max_fields=MAX_FIELDS) as posted:
        return from_pairs((name, value) for name, value in posted.multi_items() if isinstance(value, str))


def _outcome(filled: Filled) -> Response:
    try:
        return result_page(filled, calculate(filled))
    except Refused as refused:
        return refused_page(filled, refused)


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
