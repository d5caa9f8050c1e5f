"""POST /api/v1/vergelijkingen: two calculations in, what each input contributes to the gap out."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeGuard

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.comparison.outcome import of_comparison
from api.files.request import parse_request
from api.schemas.base import Vergelijking, VergelijkingIn
from api.web.answer import FORMS, respond
from api.web.body import json_body
from api.web.openapi import body_of, problems
from tarief import Breakdown, Finding, Refused
from tarief.comparison import compare, repeated
from tarief.documents.every import every

router = APIRouter(prefix="/api/v1", tags=["vergelijkingen"])
_SIDES = ("a", "b")
_ORDER = "volgorde"
_LABELS = ("A", "B")
_MOST = 400
_SHAPE = Finding(
    "geen_object",
    "Verwacht wordt een object met alleen a en b.",
    "Geef aan elke kant model, peildatum en invoer, en desgewenst een volgorde.",
)


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
    if not isinstance(document, dict):
        raise Refused((_SHAPE,))
    order = document.get(_ORDER)
    sides = (partial(_side, document, side) for side in _SIDES)
    *_, a, b = every(partial(_check_keys, document), partial(_check_order, order), *sides, also=_repeated(order))
    outcome = of_comparison(compare(a, b), _LABELS, order=order)
    try:
        return respond(outcome, accept)
    except Refused as refused:  # of the order or the picture: the sides themselves were fine
        raise refused.relocated(lambda place: f"/{place}" if place else "") from None


def _check_keys(document: dict[str, Any]) -> None:
    if not {*_SIDES} <= set(document) <= {*_SIDES, _ORDER}:
        raise Refused((_SHAPE,))


def _check_order(order: Any) -> None:
    if order is not None and not _is_order(order):
        text = "De volgorde is geen lijst van sleutels."
        raise Refused((Finding("geen_lijst", text, "Geef de sleutels van de bijdragen.", f"/{_ORDER}"),))


def _is_order(order: Any) -> TypeGuard[list[str]]:
    return isinstance(order, list) and len(order) <= _MOST and all(isinstance(key, str) for key in order)


def _repeated(order: Any) -> list[Finding]:
    """What is wrong with an order before there is anything to compare."""
    return [finding.at(f"/{_ORDER}") for finding in repeated(order)] if _is_order(order) else []


def _side(document: dict[str, Any], side: str) -> Breakdown | None:
    """Calculate one side; a fault is placed under that side. A side that is not there is told with the whole."""
    if side not in document:
        return None
    try:
        return parse_request(document[side]).calculate()
    except Refused as refused:
        raise refused.relocated(lambda place: f"/{side}{place}") from None
