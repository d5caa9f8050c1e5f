"""One outcome in the form that `Accept` asks for: JSON, a workbook with live formulas, or a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, BinaryIO

from starlette.responses import JSONResponse, Response

from api.routes.body import JSON
from tarief import Finding, Refused

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SVG = "image/svg+xml"
#: What a route with all three says of its answer in the description.
FORMS: dict[str, Any] = {XLSX: {}, SVG: {}}


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a request. `name` is that of the download, without its suffix.

    `as_json` is always called: what may not be told is refused in whatever form it is asked for. `picture` gives a
    Vega-Lite specification, or None where there is nothing to draw; `no_picture` says why.
    """

    name: str
    as_json: Callable[[], Any]
    workbook: Callable[[BinaryIO], None]
    picture: Callable[[], dict[str, Any] | None]
    no_picture: str = "Er is niets te tekenen."

    def response(self, accept: str) -> Response:
        """Return the answer; call this in a thread, because workbooks and pictures take longer than a calculation."""
        told = self.as_json()
        if XLSX in accept:
            return download(self.name, self.workbook)
        if SVG in accept:
            return Response(self._drawn(), media_type=SVG)
        return JSONResponse(told, media_type=JSON)

    def _drawn(self) -> str:
        from api.charts.render import svg

        specification = self.picture()
        if specification is None:
            raise Refused((Finding("geen_beeld", self.no_picture, "Vraag de JSON of het werkboek."),))
        return svg(specification)


def download(name: str, write: Callable[[BinaryIO], None]) -> Response:
    """Return a workbook as a download."""
    written = BytesIO()
    write(written)
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
    return Response(written.getvalue(), media_type=XLSX, headers=headers)
