"""POST /api/v1/scenarios: one calculation as a base, and every what-if about it side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.scenarios.outcome import of_analysis
from api.scenarios.request import ScenariosIn, analyse_request
from api.show.answer import FORMS, respond
from api.web.body import json_body
from api.web.openapi import answer_of, body_of, problems
from tarief import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.scenarios.analysis import Scenarioanalyse

#: Over HTTP a second of work at most; the command line goes further.
MAX_DRAWS = 1_048_576
router = APIRouter(prefix="/api/v1", tags=["scenarios"])


@router.post(
    "/scenarios",
    summary="Reken scenario's door, naast elkaar",
    description="Scenario's op een basis, een raster over twee invoerwaarden, de tornado over alle invoer, en de "
    "onzekerheid. Geeft JSON, of met `Accept` een werkboek met werkende formules of de tornado als beeld (SVG).",
    responses={
        200: answer_of(Scenarioanalyse, "De basis, elk scenario en de tornado.", FORMS),
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(ScenariosIn),
)
async def analysed(request: Request) -> Response:
    """Work out scenarios."""
    document = await json_body(request)
    refuse_many(document)
    return await run_in_threadpool(_answer, document, request.headers.get("accept", ""))


def _answer(document: Json, accept: str) -> Response:
    return respond(of_analysis(analyse_request(document)), accept)


def refuse_many(document: Json) -> None:
    """Refuse more draws than a visitor may ask for; raises `Refused`."""
    draws = document.get("trekkingen") if isinstance(document, dict) else None
    if isinstance(draws, int) and draws > MAX_DRAWS:
        advice = f"Vraag er hier hoogstens {MAX_DRAWS}; op de opdrachtregel kan het met meer (tarief scenario)."
        raise Refused(
            (Finding("te_veel_trekkingen", f"{draws} trekkingen is te veel.", advice, Place.pointer("trekkingen")),)
        )
