"""The pages at `/rekentool`: send a workbook that calculates, see what was understood, and take the model along."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from api.files.password import needs_password
from api.files.refused_file import file_problem
from api.files.unusable import gone, unusable
from api.rekentool.route import RESULTS, cells_in
from api.show.answer import as_download
from api.web.body import FORM, JSON, PASSWORD, Upload, content_type, read_upload
from api.web.forms import keeper, posted_texts, see, uploads
from api.web.held import Held
from api.web.problems import Problem, unsupported
from api.web.render import render
from tarief.core.findings import Finding, Refused, at_most
from tarief.models.rekentool.layout import ToolInput
from workbooks.read.book import without_password
from workbooks.read.rekentool.compiled import CompiledBook, compile_file

router = APIRouter(prefix="/rekentool", include_in_schema=False)
_MOST_SHOWN: Final = 400


@dataclass(frozen=True, slots=True)
class ToolUploadPage:
    """The page with the file field; `findings` and `title` tell what was wrong with the file that was sent."""

    findings: tuple[Finding, ...] = ()
    title: str = ""

    @property
    def asks_password(self) -> bool:
        """Whether the file needs a password, or another one."""
        return needs_password(self.findings)

    def answer(self, status: int = 200) -> HTMLResponse:
        """Return the page."""
        return render("rekentool.html", status, page=self)


@dataclass(frozen=True, slots=True)
class ToolPage:
    """The page of a compiled workbook: results, inputs, choices, tables, and what was not read."""

    made: CompiledBook
    number: str
    findings: tuple[Finding, ...] = ()

    @property
    def inputs(self) -> list[ToolInput]:
        """The numbers that are filled in."""
        return [each for each in self.made.layout.inputs if not each.is_settled and each.written][:_MOST_SHOWN]

    @property
    def choices(self) -> list[ToolInput]:
        """What is settled before anything is calculated."""
        return [each for each in self.made.layout.inputs if each.is_settled][:_MOST_SHOWN]

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What there is to say of the file."""
        return at_most(self.made.findings)

    @property
    def offered(self) -> list[tuple[str, str, bool]]:
        """The cells that may be the result: cell, name, and whether it is chosen."""
        layout = self.made.layout
        keys = dict.fromkeys((*layout.results, *layout.proposed))
        steps = [layout.by_key[key] for key in keys]
        return [(str(step.cell), step.label, step.key in layout.results) for step in steps]

    def answer(self, status: int = 200) -> HTMLResponse:
        """Return the page."""
        return render("rekentool_model.html", status, page=self)


@router.get("")
async def ask_for_a_tool() -> Response:
    """Show the page with the file field."""
    return ToolUploadPage().answer()


@router.post("")
async def receive_tool(request: Request) -> Response:
    """Take a workbook, and go on to its page; one that cannot be used is told beside the field."""
    if content_type(request) != FORM:
        raise unsupported(FORM)
    try:
        held = await run_in_threadpool(_looked_at, await read_upload(request))
    except Refused as refused:
        return unusable(file_problem(refused), _again)
    except Problem as problem:
        return unusable(problem, _again)
    return see(f"/rekentool/{keeper(request)(held)}")


def _again(status: int, findings: Sequence[Finding]) -> Response:
    return ToolUploadPage(tuple(findings), "Dit werkboek kan zo geen model worden").answer(status)


def _looked_at(upload: Upload) -> Held:
    content = without_password(upload.content, upload.name, upload.text(PASSWORD))
    held = Held(upload.name, content, texts={RESULTS: upload.text(RESULTS)})
    _made(held)
    return held


def _made(held: Held) -> CompiledBook:
    results = held.texts.get(RESULTS, "")
    return held.kept.reading(results, partial(compile_file, held.content, name=held.name, results=cells_in(results)))


@router.get("/{number}")
async def show_tool(request: Request, number: str) -> Response:
    """Show what was understood of a workbook."""
    held = uploads(request).get(number)
    if held is None:
        return gone(_again)
    return await run_in_threadpool(lambda: ToolPage(_made(held), number).answer())


@router.post("/{number}")
async def choose_result(request: Request, number: str) -> Response:
    """Take the cell that holds the price."""
    texts, held = await posted_texts(request), uploads(request).get(number)
    if held is None:
        return gone(_again)
    chosen = replace(held, texts={RESULTS: texts.get(RESULTS, "")})
    try:
        await run_in_threadpool(_made, chosen)
    except Refused as refused:
        return ToolPage(_made(held), number, refused.findings).answer(400)
    uploads(request).replace(number, chosen)
    return see(f"/rekentool/{number}")


@router.post("/{number}/model")
async def take_model(request: Request, number: str) -> Response:
    """Give the model as a file."""
    await posted_texts(request)
    held = uploads(request).get(number)
    if held is None:
        return gone(_again)
    made = await run_in_threadpool(_made, held)
    return as_download("model.json", made.text.encode(), JSON)
