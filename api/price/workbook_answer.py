"""The live workbook of a breakdown as a download."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.web.answer import download
from tarief import Breakdown


async def workbook_response(breakdown: Breakdown, *, aanbieder: str = "", product: str = "") -> Response:
    """Return the workbook; it is made in a thread, because it takes longer than a calculation."""
    from workbooks import write_result

    name = f"{breakdown.model.key}-{breakdown.on.isoformat()}"
    return await run_in_threadpool(
        download, name, lambda target: write_result(breakdown, target, aanbieder=aanbieder, product=product)
    )
