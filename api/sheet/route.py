"""POST /api/v1/werkboeken: any cost sheet in, what was understood with its cells, and the outcome."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.files.remembered import OwnMemory
from api.files.sent import ANSWERS, PROVIDER, look_at_sent
from api.files.upload import Werkboek, upload_as_json
from api.show.answer import XLSX
from api.web.body import FILE, FORM, PASSWORD, Upload, content_type, read_upload
from api.web.openapi import answer_of, problems
from api.web.owner import owner_of
from api.web.problems import unsupported
from tarief import Finding
from tarief.core.findings import refuse
from tarief.core.nearest import meant
from tarief.core.place import Place

router = APIRouter(prefix="/api/v1", tags=["werkboeken"])
KEEP: Final = "onthoud"
_BINARY = {"type": "string", "format": "binary"}
_TEXT = {"type": "string"}
_PROPERTIES = {FILE: _BINARY, ANSWERS: _TEXT, PROVIDER: _TEXT, KEEP: _TEXT, PASSWORD: _TEXT}
_KNOWN: Final = f"Kies uit: {', '.join(_PROPERTIES)}."
_BODY = {
    FORM: {"schema": {"type": "object", "required": [FILE], "properties": _PROPERTIES, "additionalProperties": False}},
    XLSX: {"schema": _BINARY},
}


@router.post(
    "/werkboeken",
    summary="Lees een kostenblad",
    description="Ons sjabloon of een eigen blad. Antwoordt wat er is begrepen, met de cellen, wat niet is gebruikt, "
    "en de uitkomst of de bevindingen en vragen; antwoorden gaan mee als JSON-object in het veld antwoorden. "
    'Van een cel kan mee wat zij is: {"Blad1!B7": {"is": "overhead", "grondslag": "omzet"}}. Alleen wie '
    "met het koekje van de pagina's komt en onthoud=ja meestuurt, laat antwoorden onthouden. Van een beveiligd "
    "werkboek gaat het wachtwoord mee in het veld wachtwoord; het wordt niet bewaard.",
    responses={200: answer_of(Werkboek), **problems(400, 413, 415, 422)},
    openapi_extra={"requestBody": {"required": True, "content": _BODY}},
)
async def read_workbook(request: Request) -> Response:
    """Read and calculate an uploaded workbook."""
    upload = await _upload(request)
    return JSONResponse(await run_in_threadpool(_answer, upload, OwnMemory(owner_of(request))))


def _answer(upload: Upload, memory: OwnMemory) -> Werkboek:
    return upload_as_json(look_at_sent(upload, memory, keeps=upload.text(KEEP) == "ja"))


async def _upload(request: Request) -> Upload:
    kind = content_type(request)
    if kind == XLSX:
        return Upload(await request.body(), "", {})
    if kind != FORM:
        raise unsupported(FORM, XLSX)
    upload = await read_upload(request)
    known = [name for name in _PROPERTIES if name != FILE]
    refuse(
        Finding(
            "onbekende_sleutel", f"Veld '{name[:60]}' is onbekend.", meant(name, known, _KNOWN), Place.of(name[:60])
        )
        for name in upload.fields
        if name not in known
    )
    return upload
