"""POST /api/v1/werkboeken: a filled-in template in, what was understood with its cells, and the outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response

from api.openapi import problems
from api.problems import Problem, unsupported
from api.routes.body import content_type
from api.routes.workbook_answer import XLSX
from api.schemas_catalogue import Werkboek
from tarief import Finding, Refused
from tarief.quantities.number import plain

router = APIRouter(prefix="/api/v1", tags=["werkboeken"])
FORM = "multipart/form-data"
_FIELD = "bestand"
_BINARY = {"type": "string", "format": "binary"}
_BODY = {
    FORM: {"schema": {"type": "object", "required": [_FIELD], "properties": {_FIELD: _BINARY}}},
    XLSX: {"schema": _BINARY},
}

#: Faults of a file that have a status of their own; every other one is 422.
_STATUS = {
    "bestand_te_groot": (413, "te-groot"),
    "geen_werkboek": (415, "geen-werkboek"),
    "beveiligd_of_oud": (415, "beveiligd-of-oud"),
}


@router.post(
    "/werkboeken",
    summary="Lees een ingevuld sjabloon",
    description="Antwoordt wat er is gelezen, met de cellen, en de uitkomst of de bevindingen en vragen.",
    responses={200: {"model": Werkboek}, **problems(400, 413, 415, 422)},
    openapi_extra={"requestBody": {"required": True, "content": _BODY}},
)
async def read_workbook(request: Request) -> Response:
    """Read and calculate an uploaded workbook."""
    content, name = await _upload(request)
    return JSONResponse(await run_in_threadpool(_understood, content, name))


async def _upload(request: Request) -> tuple[bytes, str]:
    kind = content_type(request)
    if kind == XLSX:
        return await request.body(), ""
    if kind != FORM:
        raise unsupported(FORM, XLSX)
    async with request.form(max_files=1, max_fields=5) as form:
        upload = form.get(_FIELD)
        if not isinstance(upload, UploadFile):
            fault = Finding("bestand_ontbreekt", "Er is geen bestand meegestuurd.", f"Stuur het als {_FIELD}.", _FIELD)
            raise Refused((fault,))
        return await upload.read(), (upload.filename or "")[:100]


def _understood(content: bytes, name: str) -> dict[str, Any]:
    from workbooks import calculate_opgave, read

    try:
        opgave = read(content, name=name)
    except Refused as refused:
        raise _unreadable(refused) from None
    on = opgave.peildatum
    answer: dict[str, Any] = {
        "model": opgave.model,
        "peildatum": on.isoformat() if on else None,
        "begrepen": [*_values(opgave.inputs, opgave.places, "")],
        "uitkomst": None,
    }
    try:
        outcome = calculate_opgave(opgave).as_json()
    except Refused as refused:
        return answer | {
            "bevindingen": [finding.as_json() for finding in refused.findings],
            "vragen": [question.as_json() for question in refused.questions],
        }
    return answer | {"uitkomst": outcome, "bevindingen": outcome["bevindingen"], "vragen": []}


def _values(inputs: Mapping[str, Any], places: Callable[[str], str], table: str) -> Iterator[dict[str, str]]:
    """Each value that was read, with its cell; the rows of a table one by one."""
    for key, value in inputs.items():
        if isinstance(value, Sequence) and not isinstance(value, str):
            for index, row in enumerate(value):
                yield from _values(row, places, f"{key}/{index}/")
        else:
            read = value.get("waarde") if isinstance(value, Mapping) else value
            text = plain(read) if isinstance(read, Decimal) else str(read)
            yield {"sleutel": f"{table}{key}", "waarde": text, "plaats": places(f"{table}{key}")}


def _unreadable(refused: Refused) -> Problem:
    """The file itself cannot be used: too large, of another kind, or damaged."""
    kind = refused.findings[0].kind
    status, slug = _STATUS.get(kind, (422, kind.replace("_", "-")))
    return Problem(status, slug, "Het bestand is niet te lezen", str(refused), findings=refused.findings)
