"""GET /api/v1/voorbeelden: the five real places that come with the program, worked out."""

from __future__ import annotations

import json

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.examples.page import workbook_of
from api.openapi import problems
from api.problems import not_found
from api.schemas.examples import Voorbeeld, Voorbeelden
from api.web.answer import XLSX
from api.web.body import JSON
from tarief.voorbeelden import EXAMPLES, ExampleResult, run_example

router = APIRouter(prefix="/api/v1", tags=["voorbeelden"])


@router.get("/voorbeelden", summary="De meegeleverde praktijkvoorbeelden", responses={200: {"model": Voorbeelden}})
async def list_examples() -> Response:
    """List the examples with their sentence."""
    from api.examples.view import examples

    found = await run_in_threadpool(examples)
    items = [{"naam": one.name, "titel": one.title, "kop": one.headline} for one in found]
    return JSONResponse({"voorbeelden": items})


@router.get(
    "/voorbeelden/{naam}",
    summary="Een praktijkvoorbeeld, doorgerekend",
    description="Geeft JSON, of met `Accept` van een .xlsx een werkboek met werkende formules.",
    responses={200: {"model": Voorbeeld, "content": {XLSX: {}}}, **problems(404)},
)
async def one_example(naam: str, request: Request) -> Response:
    """Work out one example."""
    if naam not in EXAMPLES:
        raise not_found()
    result = await run_in_threadpool(run_example, naam)
    if XLSX in request.headers.get("accept", ""):
        return Response(await run_in_threadpool(workbook_of, result), media_type=XLSX)
    return Response(json_of(result), media_type=JSON)


def json_of(result: ExampleResult) -> str:
    """Return an example as JSON."""
    return json.dumps(result.as_json(), ensure_ascii=False, indent=2)
