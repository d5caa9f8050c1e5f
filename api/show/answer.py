"""One outcome in the form that `Accept` asks for: JSON, a workbook with live formulas, or a picture."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any, BinaryIO

from starlette.responses import JSONResponse, Response

from api.show.outcome import Outcome
from api.web.body import JSON

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SVG = "image/svg+xml"
#: What a route with all three says of its answer in the description.
FORMS: dict[str, Any] = {XLSX: {}, SVG: {}}


def respond(outcome: Outcome, accept: str) -> Response:
    """Return the answer; call this in a thread, because workbooks and pictures take longer than a calculation.

    The JSON is always made: what may not be told is refused in whatever form it is asked for.
    """
    told = outcome.as_json()
    if XLSX in accept:
        return download(outcome.name, outcome.workbook)
    if SVG in accept:
        return Response(outcome.drawn(), media_type=SVG)
    return JSONResponse(told, media_type=JSON)


def download(name: str, write: Callable[[BinaryIO], None]) -> Response:
    """Return a workbook as a download."""
    written = BytesIO()
    write(written)
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(written.getvalue(), media_type=XLSX, headers=headers)


def downloaded(outcome: Outcome, *, in_book: bool) -> Response:
    """Return an outcome to download: its workbook, or else its JSON."""
    return download(outcome.name, outcome.workbook) if in_book else json_download(outcome.name, outcome.as_json())


def as_download(name: str, content: str | bytes, kind: str) -> Response:
    """Return a file to download."""
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def json_download(name: str, document: Any) -> Response:
    """Return a document as a .json to download."""
    return as_download(f"{name}.json", json.dumps(document, ensure_ascii=False, indent=2), JSON)
