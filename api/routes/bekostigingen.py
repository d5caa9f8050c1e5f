"""POST /api/v1/bekostigingen: the same care under several contract forms, result per party per year."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.openapi import body_of, problems
from api.present.funding import Funding, work_out
from api.routes.answer import XLSX
from api.routes.body import JSON, json_body
from api.schemas_funding import Bekostiging, BekostigingIn

router = APIRouter(prefix="/api/v1", tags=["bekostigingen"])
SVG = "image/svg+xml"


@router.post(
    "/bekostigingen",
    summary="Zet contractvormen naast elkaar",
    description="Dezelfde zorg onder plafond, corridor, volumeband, prijs per eenheid of traject: wat elke vorm per "
    "jaar met aanbieder en gemeente doet, de toets op de risicoverdeling, en gevraagd: waar een tekort vandaan komt. "
    "Geeft JSON, of met `Accept` een plaatje (SVG) of een werkboek met werkende formules.",
    responses={
        200: {"model": Bekostiging, "description": "De vormen naast elkaar.", "content": {XLSX: {}, SVG: {}}},
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(BekostigingIn),
)
async def compare_contract_forms(request: Request) -> Response:
    """Work out contract forms."""
    found = await run_in_threadpool(work_out, await json_body(request))
    return await _answer(found, request.headers.get("accept", ""))


async def _answer(found: Funding, accept: str) -> Response:
    if XLSX in accept:
        headers = {"Content-Disposition": 'attachment; filename="bekostiging.xlsx"'}
        return Response(await run_in_threadpool(found.workbook), media_type=XLSX, headers=headers)
    if SVG in accept:
        return Response(await run_in_threadpool(lambda: found.picture), media_type=SVG)
    return JSONResponse(found.as_json(), media_type=JSON)
