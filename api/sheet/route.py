"""POST /api/v1/werkboeken: any cost sheet in, what was understood with its cells, and the outcome."""

from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.files.unusable import file_problem
from api.files.upload import Werkboek, upload_as_json
from api.show.answer import XLSX
from api.web.body import FILE, FORM, Upload, content_type, read_upload
from api.web.openapi import answer_of, problems
from api.web.problems import unsupported
from tarief import Finding, Refused
from tarief.core.place import Place
from tarief.documents.strict_json import is_writable, read_json
from workbooks.read.understand import understand

router = APIRouter(prefix="/api/v1", tags=["werkboeken"])
ANSWERS: Final = "antwoorden"
PROVIDER: Final = "aanbieder"
_BINARY = {"type": "string", "format": "binary"}
_PROPERTIES = {FILE: _BINARY, ANSWERS: {"type": "string"}, PROVIDER: {"type": "string"}}
_BODY = {
    FORM: {"schema": {"type": "object", "required": [FILE], "properties": _PROPERTIES}},
    XLSX: {"schema": _BINARY},
}


@router.post(
    "/werkboeken",
    summary="Lees een kostenblad",
    description="Ons sjabloon of een eigen blad. Antwoordt wat er is begrepen, met de cellen, wat niet is gebruikt, "
    "en de uitkomst of de bevindingen en vragen; antwoorden gaan mee als JSON-object in het veld antwoorden. "
    "Met het veld aanbieder worden antwoorden op deze computer onthouden voor een volgend blad van dezelfde vorm.",
    responses={200: answer_of(Werkboek), **problems(400, 413, 415, 422)},
    openapi_extra={"requestBody": {"required": True, "content": _BODY}},
)
async def read_workbook(request: Request) -> Response:
    """Read and calculate an uploaded workbook."""
    upload = await _upload(request)
    answers, said = _answers(upload.text(ANSWERS)), upload.text(PROVIDER).strip()[:100]
    said = said if is_writable(said) else ""
    return JSONResponse(await run_in_threadpool(_answer, upload, answers, said, request.app.state.onthoudt))


def _answer(upload: Upload, answers: dict[str, str], aanbieder: str, remembers: bool) -> Werkboek:
    try:
        understood = understand(upload.content, name=upload.name)
    except Refused as refused:
        raise file_problem(refused) from None
    return upload_as_json(understood, answers, aanbieder=aanbieder, remembers=remembers)


async def _upload(request: Request) -> Upload:
    kind = content_type(request)
    if kind == XLSX:
        return Upload(await request.body(), "", {})
    if kind != FORM:
        raise unsupported(FORM, XLSX)
    return await read_upload(request)


def _answers(text: str) -> dict[str, str]:
    """Read the answers that came along: a JSON object of question and choice."""
    document = read_json(text.encode()) if text else {}
    if not isinstance(document, dict) or not all(isinstance(value, str) for value in document.values()):
        advice = 'Stuur een object als {"overhead_grondslag.overhead": "directe_kosten"}.'
        raise Refused(
            (Finding("geen_antwoorden", "De antwoorden zijn geen JSON-object met tekst.", advice, Place.of(ANSWERS)),)
        )
    return document
