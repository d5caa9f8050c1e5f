"""POST /api/v1/bekostigingen: the same care under several contract forms, result per party per year."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.contracts.outcome import Bekostiging, work_out
from api.show.answer import FORMS, respond
from api.web.body import json_body
from api.web.door import Door
from api.web.openapi import answer_of, body_of, problems
from tarief.contracts.reading import BekostigingIn

router = APIRouter(prefix="/api/v1", tags=["bekostigingen"])


@router.post(
    "/bekostigingen",
    summary="Zet contractvormen naast elkaar",
    description="Dezelfde zorg onder plafond, corridor, volumeband, prijs per eenheid, uren over een periode of "
    "traject: wat elke vorm per jaar met aanbieder en gemeente doet, de toets op de risicoverdeling, en gevraagd: waar "
    "een tekort vandaan komt. Geeft JSON, of met `Accept` een plaatje (SVG) of een werkboek met werkende formules.",
    responses={
        200: answer_of(Bekostiging, "De vormen naast elkaar.", FORMS),
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(BekostigingIn),
)
async def compare_contract_forms(request: Request) -> Response:
    """Work out contract forms."""
    document, accept = await json_body(request), request.headers.get("accept", "")
    return await run_in_threadpool(lambda: respond(work_out(document), accept))


DOOR: Final = Door((router,))
