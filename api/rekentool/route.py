"""POST /api/v1/modellen: a workbook that calculates in, the model with its proof out."""

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.rekentool.chosen import LAW, NAME, RESULTS, choices_in_form
from api.show.answer import XLSX
from api.web.body import FILE, FORM, PASSWORD, Upload, content_type, read_upload
from api.web.openapi import answer_of, problems
from api.web.problems import unsupported
from tarief.core.findings import Finding
from tarief.core.jsonable import JsonObject
from workbooks.read.book import without_password
from workbooks.read.rekentool.compiled import CompiledBook, compile_file
from workbooks.read.rekentool.proof import ToolProof
from workbooks.read.rekentool.trials import ToolTrials

router = APIRouter(prefix="/api/v1", tags=["modellen"])
_BINARY = {"type": "string", "format": "binary"}
_TEXT = {"type": "string"}
_PROPERTIES = {FILE: _BINARY, RESULTS: _TEXT, PASSWORD: _TEXT}
_BODY = {
    FORM: {"schema": {"type": "object", "required": [FILE], "properties": _PROPERTIES}},
    XLSX: {"schema": _BINARY},
}


class RekentoolModel(TypedDict):
    """A workbook as a model: `stappen` are its formulas as data, in working order; `bewijs` compares with the file."""

    soort: str
    opmaak: str
    sleutel: str
    naam: str
    versie: str
    eenheid: str
    indeling: str
    datumstelsel: str
    resultaten: list[JsonObject]
    voorstellen: list[JsonObject]
    bevestigd: bool
    invoer: list[JsonObject]
    teksten: dict[str, str]
    stappen: list[JsonObject]
    niet_gelezen: list[JsonObject]
    sha256: str
    bewijs: Annotated[JsonObject, ToolProof]
    proef: Annotated[JsonObject, ToolTrials]
    bevindingen: list[Annotated[JsonObject, Finding]]


@router.post(
    "/modellen",
    summary="Maak een model van een rekentool",
    description="Een werkboek met formules wordt een model: invoer, keuzes, stappen als gegevens, en het bewijs dat "
    "het op de waarden van het werkboek uitkomt. Noem in het veld resultaten de cellen met een prijs, met een "
    "puntkomma ertussen: Resultaat!C5; anders kiest het antwoord de waarschijnlijkste en noemt het de andere. Een veld "
    f"{NAME}Blad!C12 geeft een regel een andere naam, een veld {LAW}Blad!C12 het onderdeel van beide wetten (c/b).",
    responses={200: answer_of(RekentoolModel), **problems(400, 413, 415, 422)},
    openapi_extra={"requestBody": {"required": True, "content": _BODY}},
)
async def make_model(request: Request) -> Response:
    """Compile an uploaded workbook."""
    upload = await _upload(request)
    made = await run_in_threadpool(compiled, upload)
    return JSONResponse(made.as_json())


def compiled(upload: Upload) -> CompiledBook:
    """Return the model of what was sent; raises `Refused` for what cannot be one."""
    content = without_password(upload.content, upload.name, upload.text(PASSWORD))
    return compile_file(content, name=upload.name or "werkboek.xlsx", choices=choices_in_form(upload.fields))


async def _upload(request: Request) -> Upload:
    kind = content_type(request)
    if kind == XLSX:
        return Upload(await request.body(), "", {})
    if kind != FORM:
        raise unsupported(FORM, XLSX)
    return await read_upload(request, (RESULTS,))
