"""POST /api/v1/werkboeken: any cost sheet in, what was understood with its cells, and the outcome."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.files.look import look_at_sheet
from api.files.remembered import OwnMemory
from api.files.unusable import file_problem
from api.files.upload import Werkboek, upload_as_json
from api.show.answer import XLSX
from api.web.body import FILE, FORM, PASSWORD, Upload, content_type, read_upload
from api.web.openapi import answer_of, problems
from api.web.owner import owner_of
from api.web.problems import unsupported
from tarief import Finding, Refused
from tarief.core.findings import refuse
from tarief.core.json_data import Json
from tarief.core.nearest import meant
from tarief.core.place import Place
from tarief.documents.strict_json import is_writable, read_json
from tarief.opgave import Opgave
from workbooks.read.book import without_password
from workbooks.read.own_sheet import Correction, Reading, SheetAnswers, Uncorrectable, choices_in
from workbooks.read.understand import understand

router = APIRouter(prefix="/api/v1", tags=["werkboeken"])
ANSWERS: Final = "antwoorden"
PROVIDER: Final = "aanbieder"
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
    given, named = _answers(upload.text(ANSWERS)), upload.text(PROVIDER).strip()[:100]
    provider, keeps = named if is_writable(named) else "", upload.text(KEEP) == "ja"
    upload = _opened(upload)
    return upload_as_json(look_at_sheet(partial(_read, upload), given, memory, provider, keeps=keeps))


def _opened(upload: Upload) -> Upload:
    try:
        return replace(upload, content=without_password(upload.content, upload.name, upload.text(PASSWORD)))
    except Refused as refused:
        raise file_problem(refused) from None


def _read(upload: Upload, corrections: Sequence[Correction]) -> Opgave | Reading:
    try:
        return understand(upload.content, name=upload.name, corrections=corrections)
    except Uncorrectable:
        raise
    except Refused as refused:
        raise file_problem(refused) from None


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


def _answers(text: str) -> SheetAnswers:
    """Read the answers that came along: a JSON object of question and choice, and by cell what it is."""
    document = read_json(text.encode()) if text else {}
    if not isinstance(document, dict) or not all(map(_is_answer, document.values())):
        advice = 'Stuur een object als {"overhead_grondslag.overhead": "directe_kosten"}.'
        raise Refused(
            (Finding("geen_antwoorden", "De antwoorden zijn geen JSON-object met tekst.", advice, Place.of(ANSWERS)),)
        )
    return choices_in(document)


def _is_answer(value: Json) -> bool:
    """A choice, or what is said of a cell."""
    return isinstance(value, str) or (isinstance(value, dict) and all(isinstance(each, str) for each in value.values()))
