"""POST /api/v1/gebieden: many providers at some tariffs, as who looks may see it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.region_source import MOST_VALUES
from api.region.outcome import look, of_region
from api.show.answer import FORMS, respond
from api.web.body import json_body
from api.web.openapi import answer_of, body_of, problems
from tarief import Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.region.case import View
from tarief.region.document import read_case
from tarief.region.outcome import Gebied
from tarief.region.records import GebiedIn

router = APIRouter(prefix="/api/v1", tags=["gebieden"])
_DESCRIPTION = (
    "Dekking, referentieregels, ruimte, ingroeipad en budget per gemeente. Standaard krijgt u wat aan deelnemers mag "
    "worden verteld; met `zicht: begeleider` de exacte cijfers. Met `Accept` van een .xlsx een werkboek met werkende "
    "formules, met image/svg+xml het beeld van de dekking."
)


@router.post(
    "/gebieden",
    summary="Zet de aanbieders van een gebied naast tarieven",
    description=_DESCRIPTION,
    responses={
        200: answer_of(Gebied, "Het gebied, zoals wie kijkt het mag zien.", FORMS),
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(GebiedIn),
)
async def look_at_region(request: Request) -> Response:
    """Work out a region; it is done in a thread, because thousands of providers take a while."""
    document, accept = await json_body(request, MOST_VALUES), request.headers.get("accept", "")
    return await run_in_threadpool(_answer, document, accept)


def _answer(document: Json, accept: str) -> Response:
    try:
        return respond(of_region(look(read_case(document), View.PARTICIPANT)), accept)
    except Refused as refused:
        raise refused.under(Place.pointer()) from None
