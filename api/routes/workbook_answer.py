"""The live workbook of a breakdown as a download."""

from __future__ import annotations

from io import BytesIO

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tarief import Breakdown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def workbook_response(breakdown: Breakdown, *, aanbieder: str = "", product: str = "") -> Response:
    """Return the workbook; it is made in a thread, because it takes longer than a calculation."""
    content = await run_in_threadpool(_workbook, breakdown, aanbieder, product)
    name = f"{breakdown.model.key}-{breakdown.on.isoformat()}.xlsx"
    return Response(content, media_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _workbook(breakdown: Breakdown, aanbieder: str, product: str) -> bytes:
    from workbooks import write_result

    written = BytesIO()
    write_result(breakdown, written, aanbieder=aanbieder, product=product)
    return written.getvalue()
