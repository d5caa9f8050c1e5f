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
from tarief.core.days import NO_DAY, day_advice, typed_day
from tarief.report.parameters import codes_table, unused_table, values_table
from tarief.report.report import Report

router = APIRouter(prefix="/parameters", include_in_schema=False)
_SIZE: Final = 50
_HOW: Final = "Schrijf een datum als 2026-01-01; dit is van vandaag."


@router.get("/waarden")
def list_values(
    zoek: Annotated[str, Query(max_length=200)] = "",
    cao: Annotated[str, Query(max_length=40)] = "",
    peildatum: Annotated[str, Query(max_length=40)] = "",
    pagina: Annotated[Whole, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """List what holds on a day, today unless another is asked."""
    library, day = load_parameters(), typed_day(peildatum)
    advice = day_advice(peildatum, _HOW)
    wrong = (Finding(NO_DAY, "Dit is geen datum.", advice),) if peildatum and day is None else ()
    on = day or date.today()
    caos = tuple(library.caos())
    among(cao, dict(caos))
    known = library.search(zoek, on, cao if cao in dict(caos) else "")
    found, unused = [value for value in known if not value.unused], [value for value in known if value.unused]
    first = (pagina - 1) * _SIZE
    beside = (
        unused_table(unused, parameter_name),
        codes_table(library.codes(zoek, on) if zoek and not cao else (), on),
    )
    tables = (values_table(found[first : first + _SIZE], on, parameter_name), *(beside if pagina == 1 else ()))
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
        gaps=library.gaps(zoek) if zoek else (),
        views=report_views(Report("", "", tuple(table for table in tables if table.rows))),
        page=pagina,
        further=first + _SIZE < len(found),
        asked=urlencode({"zoek": zoek, "cao": cao, "peildatum": on.isoformat()}),
        on=on,
    )
