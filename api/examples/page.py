"""The pages at `/voorbeelden`: five real places, what happened and why, with a workbook and the data to download."""

from __future__ import annotations

from io import BytesIO

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.problems import not_found
from api.web.answer import XLSX
from api.web.body import JSON
from tarief.voorbeelden import EXAMPLES, ExampleResult, example_text, run_example

router = APIRouter(prefix="/voorbeelden", include_in_schema=False)
_TOML = "application/toml"


@router.get("")
async def list_examples() -> Response:
    """Show every example with its sentence."""
    from api.examples.view import examples
    from api.web.render import render

    return render("voorbeelden.html", voorbeelden=await run_in_threadpool(examples))


@router.get("/{name}")
async def show_example(name: str) -> Response:
    """Show one example."""
    from api.examples.view import example_view
    from api.web.render import render

    view = await run_in_threadpool(example_view, _known(name))
    return await run_in_threadpool(lambda: render("voorbeeld.html", voorbeeld=view, namen=EXAMPLES))


@router.get("/{name}/werkboek")
async def workbook(name: str) -> Response:
    """Give the workbook of an example."""
    content = await run_in_threadpool(lambda: workbook_of(run_example(_known(name))))
    return Response(content, media_type=XLSX, headers=_download(f"{name}.xlsx"))


@router.get("/{name}/gegevens")
async def data_file(name: str) -> Response:
    """Give the data file of an example, to vary."""
    return Response(example_text(_known(name)), media_type=_TOML, headers=_download(f"{name}.toml"))


@router.get("/{name}/uitkomst")
async def as_json(name: str) -> Response:
    """Give the outcome of an example as JSON."""
    from api.examples.route import json_of

    content = await run_in_threadpool(lambda: json_of(run_example(_known(name))))
    return Response(content, media_type=JSON, headers=_download(f"{name}.json"))


def workbook_of(result: ExampleResult) -> bytes:
    """Return the workbook of an example."""
    from workbooks import write_report

    stream = BytesIO()
    write_report(result, stream)
    return stream.getvalue()


def _known(name: str) -> str:
    if name not in EXAMPLES:
        raise not_found()
    return name


def _download(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
