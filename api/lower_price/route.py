"""POST /api/v1/vlakke-kortingen: what must be true for a percentage off a price, and who pays for it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.region_source import MOST_VALUES
from api.lower_price.outcome import of_cut
from api.lower_price.request import VlakkeKortingIn, parse_cut
from api.show.answer import FORMS, respond
from api.web.body import json_body
from api.web.openapi import answer_of, body_of, problems
from tarief.lower_price.flat_cut_outcome import VlakkeKorting

router = APIRouter(prefix="/api/v1", tags=["vlakke-kortingen"])


@router.post(
    "/vlakke-kortingen",
    summary="Laat zien wat waar moet zijn bij een vlakke korting",
    description="Zonder gebied alleen wat uit de opgave volgt; met gebied ook wie onder kostprijs komt. Geeft JSON, of "
    "met `Accept` een werkboek met werkende formules of een beeld (SVG) van wat het lagere tarief nog betaalt.",
    responses={
        200: answer_of(VlakkeKorting, "Het scherm van de vlakke korting.", FORMS),
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(VlakkeKortingIn),
)
async def cut(request: Request) -> Response:
    """Work out a flat cut."""
    document = await json_body(request, MOST_VALUES)
    accept = request.headers.get("accept", "")
    return await run_in_threadpool(lambda: respond(of_cut(parse_cut(document)()), accept))
