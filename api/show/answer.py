"""One outcome in the form that `Accept` asks for: JSON, a workbook with live formulas, or a picture."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO
from unicodedata import normalize
from urllib.parse import quote

from fastapi import APIRouter, Request
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.print.pdf import PDF
from api.show.outcome import Deliverable
from api.web.body import JSON, json_body
from api.web.forms import Way
from api.web.openapi import answer_of, body_of, problems
from tarief.core.findings import Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.record import Record
from tarief.documents.strict_json import MAX_ITEMS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SVG = "image/svg+xml"


def outcome_router(
    name: str,
    work_out: Callable[[Json], Deliverable],
    *,
    takes: type[Record],
    gives: type,
    summary: str,
    description: str,
    answer: str,
    most: int = MAX_ITEMS,
) -> APIRouter:
    """Return the route `POST /api/v1/name`: a document of at most so many values in, its outcome out as asked for."""

    async def worked_out(request: Request) -> Response:
        document, accept = await json_body(request, most), request.headers.get("accept", "")
        return await run_in_threadpool(answered, document, accept)

    def answered(document: Json, accept: str) -> Response:
        outcome = work_out(document)
        try:
            return respond(outcome, accept)
        except Refused as refused:  # of what may be told, or of a picture: the document itself was fine
            raise refused.under(Place.pointer()) from None

    router = APIRouter(prefix="/api/v1", tags=[name])
    router.add_api_route(
        f"/{name}",
        worked_out,
        name=name,
        methods=["POST"],
        summary=summary,
        description=description,
        responses={200: answer_of(gives, answer, (XLSX, SVG)), **problems(400, 413, 415)},
        openapi_extra=body_of(takes),
    )
    return router


def respond(outcome: Deliverable, accept: str) -> Response:
    """Return the answer; call this in a thread, because workbooks and pictures take longer than a calculation.

    The JSON is always made: what may not be told is refused in whatever form it is asked for.
    """
    told = to_json(outcome.as_json()) if outcome.as_text is None else outcome.as_text()
    if XLSX in accept:
        return download(outcome.name, outcome.workbook)
    if SVG in accept:
        return Response(outcome.drawn(), media_type=SVG)
    return Response(told, media_type=JSON)  # the same bytes as Python's own writer, in a fifth of the time


def download(name: str, write: Callable[[BinaryIO], None]) -> Response:
    """Return a workbook as a download."""
    written = BytesIO()
    write(written)
    return as_download(f"{name}.xlsx", written.getvalue(), XLSX)


def downloaded(outcome: Deliverable, way: Way) -> Response:
    """Return an outcome to download."""
    match way:
        case Way.BOOK:
            return download(outcome.name, outcome.workbook)
        case Way.PAPER:
            return as_download(f"{outcome.name}.pdf", outcome.on_paper(), PDF)
    return json_download(outcome.name, outcome.as_json())


def as_download(name: str, content: str | bytes, kind: str) -> Response:
    """Return a file to download, also under a name with letters that a header cannot hold as they are."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().replace('"', "")
    told = f'attachment; filename="{plain}"' + (f"; filename*=UTF-8''{quote(name)}" if plain != name else "")
    return Response(content, media_type=kind, headers={"Content-Disposition": told})


def json_download(name: str, document: object) -> Response:
    """Return a document as a .json to download."""
    return as_download(f"{name}.json", json.dumps(document, ensure_ascii=False, indent=2), JSON)
