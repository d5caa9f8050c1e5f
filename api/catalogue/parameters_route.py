"""GET /api/v1/parameters: what the library knows, page by page."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse, Response

from api.web.openapi import answer_of, problems
from api.web.query import ParameterQuery
from tarief import load_parameters
from tarief.core.jsonable import Jsonable
from tarief.parameters import Value
from tarief.parameters.record import Code


@dataclass(frozen=True)
class ParameterPage(Jsonable):
    """One page of parameters."""

    TITLE = "Parameters"

    total: Annotated[int, "totaal"]
    page: Annotated[int, "pagina"]
    size: Annotated[int, "paginagrootte"]
    values: Annotated[list[Value], "parameters"]
    gaps: Annotated[list[str], "zonder_norm", "Waarvoor geen norm is gevonden; daar wordt niets ingevuld."]
    codes: Annotated[list[Code], "codes", "Codes die op de peildatum kunnen worden toegewezen."]


router = APIRouter(prefix="/api/v1", tags=["parameters"])


@router.get("/parameters", summary="Zoek parameters", responses={200: answer_of(ParameterPage), **problems(400)})
async def parameters(query: Annotated[ParameterQuery, Query()]) -> Response:
    """Search the parameter library."""
    library = load_parameters()
    found = library.search(query.zoek, query.peildatum, query.cao)
    first = (query.pagina - 1) * query.paginagrootte
    shown = found[first : first + query.paginagrootte]
    gaps = [gap.text for gap in library.gaps(query.zoek)] if query.zoek else []
    codes = library.codes(query.zoek, query.peildatum) if query.zoek else ()
    page = ParameterPage(len(found), query.pagina, query.paginagrootte, list(shown), gaps, list(codes))
    return JSONResponse(page.as_json())
