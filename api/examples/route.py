"""GET /api/v1/voorbeelden: the five real places that come with the program, worked out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.examples.view import examples
from api.show.answer import XLSX, respond
from api.show.outcome import Deliverable, of_report
from api.web.openapi import answer_of, problems
from api.web.problems import not_found
from tarief.voorbeelden import EXAMPLES, run_example
from tarief.voorbeelden.result import Voorbeeld
from workbooks.write import write_report

router = APIRouter(prefix="/api/v1", tags=["voorbeelden"])


class Voorbeeldregel(TypedDict):
    """One example with its sentence."""

    naam: str
    titel: str
    kop: str


class Voorbeelden(TypedDict):
    """The examples that come with the program."""

    voorbeelden: list[Voorbeeldregel]


@router.get("/voorbeelden", summary="De meegeleverde praktijkvoorbeelden", responses={200: answer_of(Voorbeelden)})
async def list_examples() -> Response:
    """List the examples with their sentence."""
    found = await run_in_threadpool(examples)
    items = [{"naam": one.name, "titel": one.title, "kop": one.headline} for one in found]
    return JSONResponse({"voorbeelden": items})


@router.get(
    "/voorbeelden/{naam}",
    summary="Een praktijkvoorbeeld, doorgerekend",
    description="Geeft JSON, of met `Accept` van een .xlsx een werkboek met werkende formules.",
    responses={200: answer_of(Voorbeeld, forms=(XLSX,)), **problems(404)},
)
async def one_example(naam: str, request: Request) -> Response:
    """Work out one example."""
    if naam not in EXAMPLES:
        raise not_found()
    outcome = await run_in_threadpool(worked_out, naam)
    return await run_in_threadpool(respond, outcome, request.headers.get("accept", ""))


def worked_out(name: str) -> Deliverable:
    """Work out one example; its workbook is its tables."""
    result = run_example(name)
    return of_report(result.name, result, result.as_json, write_report)
