"""POST /api/v1/berekeningen: inputs in, a price that can be taken apart out."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.request import BerekeningIn, parse_request
from api.show.answer import XLSX, respond
from api.show.outcome import Deliverable, of_price
from api.web.body import json_body
from api.web.openapi import answer_of, body_of, problems
from tarief.calculation import Breakdown
from tarief.calculation.breakdown import Berekening
from workbooks.write import write_result

router = APIRouter(prefix="/api/v1", tags=["berekeningen"])
#: A request with more inputs than this is worked out in a thread: it may take more than a few milliseconds.
_FEW = 25


@router.post(
    "/berekeningen",
    summary="Reken een tarief uit",
    description="Geeft JSON, of met `Accept` van een .xlsx een werkboek met werkende formules.",
    responses={
        200: answer_of(Berekening, "De uitkomst.", (XLSX,)),
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(BerekeningIn),
)
async def calculate(request: Request) -> Response:
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
