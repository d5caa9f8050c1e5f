"""POST /api/v1/vergelijkingen: two calculations in, what each input contributes to the gap out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.inputs.request import CalculationRequest, parse_request
from api.openapi import body_of, problems
from api.present.difference import of_comparison
from api.routes.answer import FORMS, respond
from api.routes.body import json_body
from api.schemas import Vergelijking, VergelijkingIn
from tarief import Breakdown, Finding, Refused
from tarief.compare import compare

router = APIRouter(prefix="/api/v1", tags=["vergelijkingen"])
_SIDES = ("a", "b")
_ORDER = "volgorde"
_LABELS = ("A", "B")
_MOST = 400


@router.post(
    "/vergelijkingen",
    summary="Verklaar het verschil tussen twee tarieven",
    description=(
        "Geeft JSON: het verschil per invoerwaarde, per sport van de opbouw en per onderdeel van de wet. Met `Accept` "
        "van een .xlsx een werkboek, met `image/svg+xml` de brug als beeld."
    ),
    responses={
        200: {"model": Vergelijking, "description": "Het verschil, in delen.", "content": FORMS},
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(VergelijkingIn),
)
async def compare_two(request: Request) -> Response:
    """Compare two calculations."""
    document = await json_body(request)
    return await run_in_threadpool(_answer, document, request.headers.get("accept", ""))


def _answer(document: Any, accept: str) -> Response:
    order = _order(document)
    outcome = of_comparison(compare(*(_side(document, side) for side in _SIDES)), _LABELS, order=order)
    try:
        return respond(outcome, accept)
    except Refused as refused:  # of the order or the picture: the sides themselves were fine
        raise refused.relocated(lambda place: f"/{place}" if place else "") from None


def _order(document: Any) -> Sequence[str] | None:
    """Return the order asked for, after a look at the shape of the whole; raises `Refused`."""
    if not isinstance(document, dict) or not {*_SIDES} <= set(document) <= {*_SIDES, _ORDER}:
        advice = "Geef aan elke kant model, peildatum en invoer, en desgewenst een volgorde."
        raise Refused((Finding("geen_object", "Verwacht wordt een object met alleen a en b.", advice),))
    order = document.get(_ORDER)
    if order is None:
        return None
    if not isinstance(order, list) or len(order) > _MOST or not all(isinstance(key, str) for key in order):
        text = "De volgorde is geen lijst van sleutels."
        raise Refused((Finding("geen_lijst", text, "Geef de sleutels van de bijdragen.", f"/{_ORDER}"),))
    return order


def _side(document: dict[str, Any], side: str) -> Breakdown:
    """Calculate one side; a fault is placed under that side."""
    asked: CalculationRequest | None = None
    try:
        asked = parse_request(document[side])
        return asked.calculate()
    except Refused as refused:
        raise refused.relocated(lambda place: f"/{side}{place}") from None
