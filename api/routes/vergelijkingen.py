"""POST /api/v1/vergelijkingen: two calculations in, what each input contributes to the gap out."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.inputs.request import CalculationRequest, parse_request
from api.openapi import body_of, problems
from api.routes.body import json_body
from api.schemas import Vergelijking, VergelijkingIn
from tarief import Breakdown, Finding, Refused
from tarief.compare import Comparison, compare

router = APIRouter(prefix="/api/v1", tags=["vergelijkingen"])
_SIDES = ("a", "b")


@router.post(
    "/vergelijkingen",
    summary="Verklaar het verschil tussen twee tarieven",
    responses={
        200: {"model": Vergelijking, "description": "Het verschil, per invoerwaarde."},
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(VergelijkingIn),
)
async def compare_two(request: Request) -> Response:
    """Compare two calculations."""
    document = await json_body(request)
    comparison = await run_in_threadpool(_compare, document)
    return JSONResponse(comparison.as_json())


def _compare(document: Any) -> Comparison:
    if not isinstance(document, dict) or set(document) != set(_SIDES):
        advice = "Geef aan elke kant model, peildatum en invoer."
        raise Refused((Finding("geen_object", "Verwacht wordt een object met alleen a en b.", advice),))
    return compare(*(_side(document, side) for side in _SIDES))


def _side(document: dict[str, Any], side: str) -> Breakdown:
    """Calculate one side; a fault is placed under that side."""
    asked: CalculationRequest | None = None
    try:
        asked = parse_request(document[side])
        return asked.calculate()
    except Refused as refused:
        raise refused.relocated(lambda place: f"/{side}{place}") from None
