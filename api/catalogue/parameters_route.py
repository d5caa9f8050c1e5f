"""GET /api/v1/parameters: what the library knows, page by page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse, Response

from api.catalogue.values import Parameters, value_as_json
from api.web.openapi import answer_of, problems
from api.web.query import ParameterQuery
from tarief import load_parameters

router = APIRouter(prefix="/api/v1", tags=["parameters"])


@router.get("/parameters", summary="Zoek parameters", responses={200: answer_of(Parameters), **problems(400)})
async def parameters(query: Annotated[ParameterQuery, Query()]) -> Response:
    """Search the parameter library."""
    library = load_parameters()
    found = library.search(query.zoek, query.peildatum, query.cao)
    first = (query.pagina - 1) * query.paginagrootte
    shown = found[first : first + query.paginagrootte]
    return JSONResponse(
        {
            "totaal": len(found),
            "pagina": query.pagina,
            "paginagrootte": query.paginagrootte,
            "parameters": [value_as_json(value) for value in shown],
            "zonder_norm": [gap.text for gap in library.gaps(query.zoek)] if query.zoek else [],
        }
    )
