"""POST /api/v1/scenarios: one calculation as a base, and every what-if about it side by side."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.inputs.analysis import analyse_request
from api.openapi import body_of, problems
from api.routes.body import JSON, json_body
from api.schemas_scenarios import Scenarioanalyse, ScenariosIn

router = APIRouter(prefix="/api/v1", tags=["scenarios"])


@router.post(
    "/scenarios",
    summary="Reken scenario's door, naast elkaar",
    description="Scenario's op een basis, een raster over twee invoerwaarden, en de tornado over alle invoer.",
    responses={
        200: {"model": Scenarioanalyse, "description": "De basis, elk scenario en de tornado."},
        **problems(400, 413, 415),
    },
    openapi_extra=body_of(ScenariosIn),
)
async def analysed(request: Request) -> Response:
    """Work out scenarios."""
    analysis = await run_in_threadpool(analyse_request, await json_body(request))
    return JSONResponse(analysis.as_json(), media_type=JSON)
