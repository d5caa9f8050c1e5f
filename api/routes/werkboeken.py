"""POST /api/v1/werkboeken: any cost sheet in, what was understood with its cells, and the outcome."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response

from api.inputs.strict_json import read_json
from api.openapi import problems
from api.present.upload import upload_as_json
from api.problems import Problem, unsupported
from api.routes.body import content_type
from api.routes.workbook_answer import XLSX
from api.schemas_catalogue import Werkboek
from tarief import Finding, Refused
from workbooks.guard import STATUS

router = APIRouter(prefix="/api/v1", tags=["werkboeken"])
FORM = "multipart/form-data"
_FIELD, ANSWERS = "bestand", "antwoorden"
_BINARY = {"type": "string", "format": "binary"}
_PROPERTIES = {_FIELD: _BINARY, ANSWERS: {"type": "string"}}
_BODY = {
    FORM: {"schema": {"type": "object", "required": [_FIELD], "properties": _PROPERTIES}},
    XLSX: {"schema": _BINARY},
}


@router.post(
    "/werkboeken",
    summary="Lees een kostenblad",
    description="Ons sjabloon of een eigen blad. Antwoordt wat er is begrepen, met de cellen, wat niet is gebruikt, "
    "en de uitkomst of de bevindingen en vragen; antwoorden gaan mee als JSON-object in het veld antwoorden.",
    responses={200: {"model": Werkboek}, **problems(400, 413, 415, 422)},
    openapi_extra={"requestBody": {"required": True, "content": _BODY}},
)
async def read_workbook(request: Request) -> Response:
    """Read and calculate an uploaded workbook."""
    content, name, answers = await _upload(request)
    try:
        return JSONResponse(await run_in_threadpool(upload_as_json, content, name, answers))
    except Refused as refused:
        raise _unreadable(refused) from None


async def _upload(request: Request) -> tuple[bytes, str, dict[str, str]]:
    kind = content_type(request)
    if kind == XLSX:
        return await request.body(), "", {}
    if kind != FORM:
        raise unsupported(FORM, XLSX)
    async with request.form(max_files=1, max_fields=5) as form:
        upload = form.get(_FIELD)
        if not isinstance(upload, UploadFile):
            fault = Finding("bestand_ontbreekt", "Er is geen bestand meegestuurd.", f"Stuur het als {_FIELD}.", _FIELD)
            raise Refused((fault,))
        return await upload.read(), (upload.filename or "")[:100], _answers(str(form.get(ANSWERS) or ""))


def _unreadable(refused: Refused) -> Problem:
    """The file itself cannot be used: too large, of another kind, or damaged."""
    kind = refused.findings[0].kind
    status = STATUS.get(kind, 422)
    slug = "te-groot" if status == 413 else kind.replace("_", "-")
    return Problem(status, slug, "Het bestand is niet te lezen", str(refused), findings=refused.findings)


def _answers(text: str) -> dict[str, str]:
    """Read the answers that came along: a JSON object of question and choice."""
    document = read_json(text.encode()) if text else {}
    if not isinstance(document, dict) or not all(isinstance(value, str) for value in document.values()):
        advice = 'Stuur een object als {"overhead_grondslag.overhead": "directe_kosten"}.'
        raise Refused((Finding("geen_antwoorden", "De antwoorden zijn geen JSON-object met tekst.", advice, ANSWERS),))
    return document
