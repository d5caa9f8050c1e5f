"""The workbooks that lie on the table of a process as models: everybody at the table may read their formulas."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.negotiation.papers import at_the_table
from api.negotiation.route import PREFIX, Wanted
from api.show.answer import as_download
from api.web.body import JSON
from api.web.openapi import Described, problems
from api.web.problems import not_found

_MODEL: Final[Described] = {"description": "Het model als gegevens.", "content": {JSON: {}}}
router: Final = APIRouter(prefix=PREFIX, tags=["processen"])


@router.get(
    "/{proces}/rekentools/{rekentool}",
    summary="Geeft een rekentool die op tafel ligt",
    description="Het model zoals het is ingebracht; tarief bereken rekent er verder mee.",
    responses={200: _MODEL, **problems(400, 401, 404)},
)
def tool_on_table(request: Request, proces: str, rekentool: str, partij: Wanted = "") -> Response:
    """Give the model to whoever sits at the table."""
    process, _ = at_the_table(request, proces, partij)
    if rekentool not in process.tools:
        raise not_found()
    return as_download("model.json", process.tools[rekentool].document, JSON)
