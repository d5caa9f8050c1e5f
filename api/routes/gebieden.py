"""POST /api/v1/gebieden: many providers at some tariffs, as who looks may see it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.inputs.flat_cut import pointed
from api.inputs.region import MOST_VALUES, look
from api.openapi import body_of, problems
from api.routes.body import JSON, json_body
from api.routes.workbook_answer import XLSX
from api.schemas_region import Gebied, GebiedIn
from tarief import Finding, Refused
from tarief.region.case import View
from tarief.region.document import read_case
from tarief.region.outcome import RegionOutcome
from tarief.region.told import RegionTold

router = APIRouter(prefix="/api/v1", tags=["gebieden"])
SVG = "image/svg+xml"
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
        200: {"model": Gebied, "description": "Het gebied, zoals wie kijkt het mag zien.",
              "content": {XLSX: {}, SVG: {}}},
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(GebiedIn),
)  # fmt: skip
async def look_at_region(request: Request) -> Response:
    """Work out a region; it is done in a thread, because thousands of providers take a while."""
    document, accept = await json_body(request, MOST_VALUES), request.headers.get("accept", "")
    return await run_in_threadpool(_answer, document, accept)


def _answer(document: Any, accept: str) -> Response:
    try:
        found = look(read_case(document), View.PARTICIPANT)
        told = found.as_json()  # first: what may not be published is refused whatever is asked for
        if XLSX in accept:
            return _workbook(found)
        return _picture(found) if SVG in accept else JSONResponse(told, media_type=JSON)
    except Refused as refused:
        raise refused.relocated(pointed) from None


def _workbook(found: RegionOutcome | RegionTold) -> Response:
    from workbooks.region import write_region

    written = BytesIO()
    write_region(found, written)
    headers = {"Content-Disposition": 'attachment; filename="gebied.xlsx"'}
    return Response(written.getvalue(), media_type=XLSX, headers=headers)


def _picture(found: RegionOutcome | RegionTold) -> Response:
    from api.charts.region import picture
    from api.charts.render import svg

    specification = picture(found)
    if specification is None:
        text = "Van de dekking mag niets worden verteld, of er zijn geen tarieven gegeven."
        raise Refused((Finding("geen_beeld", text, "Geef tarieven, of bekijk de JSON voor de reden.", "tarieven"),))
    return Response(svg(specification), media_type=SVG)
