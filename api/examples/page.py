"""The pages at `/voorbeelden`: five real places, what happened and why, with a workbook and the data to download."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.examples.route import worked_out
from api.examples.view import example_view, examples
from api.show.answer import as_download, downloaded
from api.web.problems import not_found
from api.web.render import render
from tarief.voorbeelden import EXAMPLES, example_text

router = APIRouter(prefix="/voorbeelden", include_in_schema=False)
_TOML = "application/toml"


@router.get("")
async def list_examples() -> Response:
    """Show every example with its sentence."""
    return render("voorbeelden.html", voorbeelden=await run_in_threadpool(examples))


@router.get("/{name}")
async def show_example(name: str) -> Response:
    """Show one example."""
    view = await run_in_threadpool(example_view, _known(name))
    return await run_in_threadpool(lambda: render("voorbeeld.html", voorbeeld=view, namen=EXAMPLES))


@router.get("/{name}/werkboek")
async def workbook(name: str) -> Response:
    """Give the workbook of an example."""
    return await run_in_threadpool(_downloaded, name, in_book=True)


@router.get("/{name}/gegevens")
async def data_file(name: str) -> Response:
    """Give the data file of an example, to vary."""
    return as_download(f"{name}.toml", example_text(_known(name)), _TOML)


@router.get("/{name}/uitkomst")
async def as_json(name: str) -> Response:
    """Give the outcome of an example as JSON."""
    return await run_in_threadpool(_downloaded, name, in_book=False)


def _downloaded(name: str, *, in_book: bool) -> Response:
    return downloaded(worked_out(_known(name)), in_book=in_book)


def _known(name: str) -> str:
    if name not in EXAMPLES:
        raise not_found()
    return name
