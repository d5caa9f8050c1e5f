"""/parameters/waarden: every value of the library, with its period, status and source, to be searched."""

from datetime import date
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.catalogue.parameter_names import parameter_name
from api.files.form import Box
from api.show.tables import report_views
from api.web.problems import among
from api.web.query import Whole
from api.web.render import render
from tarief import Finding, load_parameters
from tarief.core.days import typed_day
from tarief.report.parameters import values_table
from tarief.report.report import Report

router = APIRouter(prefix="/parameters", include_in_schema=False)
_SIZE: Final = 50
_NO_DAY: Final = Finding("geen_datum", "Dit is geen datum.", "Schrijf een datum als 2026-01-01; dit is van vandaag.")


@router.get("/waarden")
def list_values(
    zoek: Annotated[str, Query(max_length=200)] = "",
    cao: Annotated[str, Query(max_length=40)] = "",
    peildatum: Annotated[str, Query(max_length=40)] = "",
    pagina: Annotated[Whole, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """List what holds on a day, today unless another is asked."""
    library, day = load_parameters(), typed_day(peildatum)
    wrong = (_NO_DAY,) if peildatum and day is None else ()
    on = day or date.today()
    caos = tuple(library.caos())
    among(cao, dict(caos))
    found = library.search(zoek, on, cao if cao in dict(caos) else "")
    first = (pagina - 1) * _SIZE
    table = values_table(found[first : first + _SIZE], on, parameter_name)
    boxes = (
        Box("zoek", "Woorden uit naam of bron", zoek),
        Box("cao", "Cao", cao, choices=caos, nothing="alle cao's", kind="keuze"),
        Box("peildatum", "Geldig op", on.isoformat(), kind="datum", faults=wrong),
    )
    return render(
        "parameterwaarden.html",
        400 if wrong else 200,
        boxes=boxes,
        total=len(found),
        views=report_views(Report("", "", (table,))) if table.rows else (),
        page=pagina,
        further=first + _SIZE < len(found),
        asked=urlencode({"zoek": zoek, "cao": cao, "peildatum": on.isoformat()}),
        on=on,
    )
