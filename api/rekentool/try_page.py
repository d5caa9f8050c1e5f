"""The pages at `/rekentool/…`: other numbers in a compiled workbook, or another one beside it, and what that does."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from api.files.refused_file import file_problem
from api.files.unusable import gone, unusable
from api.rekentool.page import made_of, send_again, tool_page
from api.rekentool.tool_form import ToolForm
from api.rekentool.versions_report import report_of_versions
from api.show.answer import downloaded
from api.show.beside import BesideView, beside_of
from api.show.breakdown import Downloads, PriceView, outcome
from api.show.outcome import of_price
from api.show.tables import TableView, report_views
from api.web.body import FORM, PASSWORD, Upload, content_type, read_upload
from api.web.forms import Way, posted_texts, uploads, way_named
from api.web.held import Held
from api.web.problems import Problem, unsupported
from api.web.render import render
from tarief import Breakdown, Refused
from workbooks.read.book import without_password
from workbooks.read.rekentool.choices import NO_CHOICES, ToolChoices
from workbooks.read.rekentool.compiled import CompiledBook, compile_file
from workbooks.read.rekentool.same_price import OTHER_PRICE, compiled_beside
from workbooks.read.rekentool.versions import shift_between
from workbooks.write import write_result

router = APIRouter(prefix="/rekentool", include_in_schema=False)


@dataclass(frozen=True, slots=True)
class TryToolPage:
    """The form of a workbook's cells, the price at what stands in it, and what differs from the workbook itself."""

    form: ToolForm
    number: str
    outcome: PriceView | None = None
    beside: BesideView | None = None

    def answer(self, status: int = 200) -> HTMLResponse:
        """Return the page."""
        return render("rekentool_rekenen.html", status, view=self, form=self.form, outcome=self.outcome)


@dataclass(frozen=True, slots=True)
class BesideToolPage:
    """Two workbooks beside each other: what is different, and what that does to the price."""

    number: str
    was: str
    now: str
    headline: str
    tables: tuple[TableView, ...]


@router.get("/{number}/rekenen")
async def show_cells(request: Request, number: str) -> Response:
    """Show the cells of a workbook with what they hold, and its price."""
    return await _of_held(request, number, lambda held: _tried(ToolForm(made_of(held).tool), number))


@router.post("/{number}/rekenen")
async def try_numbers(request: Request, number: str) -> Response:
    """Work out the price at other numbers; a fault stands at its box."""
    typed = await posted_texts(request)
    return await _of_held(request, number, lambda held: _tried(ToolForm(made_of(held).tool, typed), number))


@router.post("/{number}/rekenen/{way}")
async def take_price(request: Request, number: str, way: str) -> Response:
    """Give the price as a workbook, as JSON or on paper."""
    typed, chosen = await posted_texts(request), way_named(way)
    return await _of_held(request, number, lambda held: _taken(ToolForm(made_of(held).tool, typed), number, chosen))


@router.post("/{number}/naast")
async def set_beside(request: Request, number: str) -> Response:
    """Compare a workbook with another filling of it, or with that of another year."""
    if content_type(request) != FORM:
        raise unsupported(FORM)
    try:
        upload = await read_upload(request)
    except Refused as refused:
        problem = file_problem(refused)
    except Problem as broken:
        problem = broken
    else:
        return await _of_held(request, number, lambda held: _compared(request, held, number, upload))
    return await _of_held(request, number, lambda held: _not_beside(request, held, number, problem))


def _compared(request: Request, held: Held, number: str, upload: Upload) -> Response:
    try:
        content = without_password(upload.content, upload.name, upload.text(PASSWORD))
        compiling = partial(_next_version, content, upload.name)
        other = compiled_beside(made_of(held).layout, compiling, NO_CHOICES)
    except Refused as refused:
        return _not_beside(request, held, number, file_problem(refused))
    report = report_of_versions(shift_between(made_of(held).tool, other.tool, date.today()))
    headline = " ".join([*(each.text for each in other.findings if each.kind == OTHER_PRICE), report.headline])
    view = BesideToolPage(number, held.name, upload.name, headline, report_views(report))
    return render("rekentool_naast.html", view=view)


def _not_beside(request: Request, held: Held, number: str, problem: Problem) -> Response:
    """Return the page of the workbook, with what is wrong with the other one at its box."""
    page = tool_page(request, held, number)
    return unusable(problem, lambda status, findings: replace(page, at_file=findings).answer(status))


def _next_version(content: bytes, name: str, choices: ToolChoices) -> CompiledBook:
    return compile_file(content, name=name, choices=choices, tries=False)


async def _of_held(request: Request, number: str, answer: Callable[[Held], Response]) -> Response:
    held = uploads(request).get(number)
    return gone(send_again) if held is None else await run_in_threadpool(answer, held)


def _tried(form: ToolForm, number: str) -> Response:
    try:
        breakdown = form.calculate()
    except Refused as refused:
        return _refused(form, number, refused)
    downloads = Downloads(f"/rekentool/{number}/rekenen", "", dict(form.changed))
    return TryToolPage(form, number, outcome(breakdown, downloads), _beside(form, breakdown)).answer()


def _taken(form: ToolForm, number: str, way: Way) -> Response:
    try:
        breakdown = form.calculate()
    except Refused as refused:
        return _refused(form, number, refused)
    return downloaded(of_price(breakdown, partial(write_result, breakdown)), way)


def _refused(form: ToolForm, number: str, refused: Refused) -> Response:
    return TryToolPage(ToolForm(form.tool, form.typed, refused.findings), number).answer(400)


def _beside(form: ToolForm, now: Breakdown) -> BesideView | None:
    """What differs from what the workbook holds; None where nothing was typed, or the workbook has no price."""
    if not form.changed:
        return None
    try:
        return beside_of(ToolForm(form.tool).calculate(), now)
    except Refused:
        return None
