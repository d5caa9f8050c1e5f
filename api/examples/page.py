"""The pages at `/voorbeelden` and the route: five real places, what happened and why, with their workbook and data."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.examples.story import what_ifs_of
from api.examples.view import example_view, examples, turned_view
from api.show.answer import XLSX, as_download, downloaded, respond
from api.show.outcome import Deliverable, of_report
from api.web.asked import asks, refuse_others
from api.web.forms import way_named
from api.web.openapi import answer_of, problems
from api.web.problems import not_found
from api.web.render import render
from tarief.voorbeelden import EXAMPLES, example_text, run_example
from tarief.voorbeelden.result import ExampleResult
from workbooks.write import write_report

router = APIRouter(prefix="/voorbeelden", include_in_schema=False)
_TOML = "application/toml"


@router.get("")
async def examples_page() -> Response:
    """Show every example with its sentence."""
    found = await run_in_threadpool(examples)
    return render("voorbeelden.html", voorbeelden=found, vragen_bij={name: what_ifs_of(name) for name in EXAMPLES})


@router.get("/{name}", dependencies=[asks(later=True)])
async def show_example(name: str, request: Request) -> Response:
    """Show one example, as it was or with a few of its values turned."""
    return await run_in_threadpool(_shown, _known(name), request.query_params)


def _shown(name: str, asked: QueryParams) -> Response:
    refuse_others(asked, [dial.path for dial in example_view(name).dials])
    view = turned_view(name, dict(asked)) if asked else example_view(name)
    return render("voorbeeld.html", 400 if any(dial.fault for dial in view.dials) else 200, voorbeeld=view)


@router.get("/{name}/gegevens")
async def data_file(name: str) -> Response:
    """Give the data file of an example, to vary."""
    return as_download(f"{name}.toml", example_text(_known(name)), _TOML)


@router.get("/{name}/{way}")
async def taken_along(name: str, way: str) -> Response:
    """Give the outcome of an example: its workbook, its data or a paper."""
    asked = way_named(way)
    return await run_in_threadpool(lambda: downloaded(worked_out(_known(name)), asked))


def _known(name: str) -> str:
    if name not in EXAMPLES:
        raise not_found()
    return name


api = APIRouter(prefix="/api/v1", tags=["voorbeelden"])


class Voorbeeldregel(TypedDict):
    """One example with its sentence."""

    naam: str
    titel: str
    kop: str


class Voorbeelden(TypedDict):
    """The examples that come with the program."""

    voorbeelden: list[Voorbeeldregel]


@api.get("/voorbeelden", summary="De meegeleverde praktijkvoorbeelden", responses={200: answer_of(Voorbeelden)})
async def list_examples() -> Response:
    """List the examples with their sentence."""
    found = await run_in_threadpool(examples)
    items = [{"naam": one.name, "titel": one.title, "kop": one.headline} for one in found]
    return JSONResponse({"voorbeelden": items})


@api.get(
    "/voorbeelden/{naam}",
    summary="Een praktijkvoorbeeld, doorgerekend",
    description="Geeft JSON, of met `Accept` van een .xlsx een werkboek met werkende formules.",
    responses={200: answer_of(ExampleResult, forms=(XLSX,)), **problems(404)},
)
async def one_example(naam: str, request: Request) -> Response:
    """Work out one example."""
    if naam not in EXAMPLES:
        raise not_found()
    outcome = await run_in_threadpool(worked_out, naam)
    return await run_in_threadpool(respond, outcome, request.headers.get("accept", ""))


def worked_out(name: str) -> Deliverable:
    """Work out one example; its workbook is its tables."""
    result = run_example(name)
    return of_report(result.name, result, result.as_json, write_report)
