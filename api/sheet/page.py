"""The pages at `/opgave`: send a cost sheet as it is, see what was understood, answer, and get the price.

Every change is a form that is posted and answered with 303, so that going back and reloading are safe. The address
of a file is its secret: who does not have it can neither read nor change anything.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.calculated import Calculated
from api.files.look import choices_of, understood_of
from api.files.priced import first_look
from api.files.refused_file import file_problem
from api.files.remembered import OwnMemory
from api.files.sent import PROVIDER
from api.files.unusable import GONE, gone, unusable
from api.sheet.answered import Posted, answer_as_json, answer_sheet, answer_template, correct_cell, without_remembered
from api.sheet.cell import CELL, CellForm, cell_form
from api.sheet.drawn import drawn_sheets
from api.sheet.everything import report_of_sheet
from api.sheet.folder import of_calculated
from api.sheet.page_view import SheetPage, UploadPage
from api.sheet.view import SheetView, view_of
from api.show.answer import download, downloaded, json_download
from api.web.asked import asks
from api.web.body import FORM, PASSWORD, Upload, content_type, filled_in, read_upload
from api.web.forms import Way, keeper, posted_texts, remembers, see, uploads, way_back
from api.web.held import Held
from api.web.owner import make_known, new_owner, owner_of
from api.web.problems import Problem, among, not_found, unsupported
from api.web.render import render
from tarief import Finding, Refused
from tarief.core.days import DAY, NO_DAY, day_advice, impossible_day, typed_day
from tarief.core.findings import refuse
from tarief.core.place import Place
from tarief.opgave import Opgave
from workbooks.read.book import without_password
from workbooks.read.own_sheet import Reading, Uncorrectable
from workbooks.write import write_report

router = APIRouter(prefix="/opgave", include_in_schema=False)

_OF_DAY: Final = "De peildatum klopt niet"


@router.get("")
async def ask_for_a_sheet(request: Request) -> Response:
    """Show the page with the file field."""
    return _upload_page(request)


@router.post("")
async def receive(request: Request) -> Response:
    """Take a sheet, and go on to its page; a file that cannot be used is told beside the field."""
    if content_type(request) != FORM:
        raise unsupported(FORM)
    try:
        upload = await read_upload(request)
        held = await run_in_threadpool(_looked_at, upload, OwnMemory(owner_of(request)))
    except Refused as refused:
        problem = file_problem(refused)
        if all(finding.place == Place.of(DAY) for finding in refused.findings):
            problem.title = _OF_DAY
        return await _again(request, problem)
    except Problem as problem:
        return await _again(request, problem)
    return see(f"/opgave/{keeper(request)(held)}")


def _looked_at(upload: Upload, memory: OwnMemory) -> Held:
    content = without_password(upload.content, upload.name, upload.text(PASSWORD))
    return first_look(upload.name, content, upload.text(PROVIDER), memory=memory, day=_day(upload.text(DAY)))


def _day(typed: str) -> date | None:
    if not typed.strip():
        return None
    day, text = typed_day(typed), "Dit is geen datum."
    advice = day_advice(typed, "Kies een dag, of laat dit leeg.")
    fault = Finding(NO_DAY, text, advice, Place.of(DAY)) if day is None else impossible_day(day)
    refuse([fault] if fault is not None else [])
    return day


@router.get("/{number}", dependencies=[asks("product", CELL)])
async def show(request: Request, number: str) -> Response:
    """Show what was understood of a sheet, what is asked, and the price."""
    return await _with(request, number, lambda held: _page(request, number, held))


@router.get("/{number}/blad", dependencies=[asks("product")])
async def show_cells(request: Request, number: str) -> Response:
    """Show the sheet as it is, with what was understood on its cells."""
    return await _with(request, number, lambda held: _cells(request, number, held))


@router.get("/{number}/alles")
async def everything(request: Request, number: str) -> Response:
    """Give one workbook with every product, what was understood, and what differs."""
    return await _with(request, number, lambda held: _all_of_it(number, held))


@router.post("/{number}")
async def answer(request: Request, number: str) -> Response:
    """Work in the answers; what could not be used or is still open is shown with status 400."""
    posted = await _posted(request)
    return await _with(request, number, lambda held: _answered(request, number, held, posted))


@router.post("/{number}/cel")
async def correct(request: Request, number: str) -> Response:
    """Take what a cell is; what cannot be is told in its form, with status 400."""
    posted = await _posted(request)
    return await _with(request, number, lambda held: _corrected(request, number, held, posted))


@router.post("/{number}/vergeet")
async def forget_answers(request: Request, number: str) -> Response:
    """Forget the answers that were remembered for a sheet of this layout."""
    posted = await _posted(request)
    return await _with(request, number, lambda held: _without_memory(request, number, held, posted))


@router.post("/{number}/werkboek")
async def workbook(request: Request, number: str) -> Response:
    """Give the price of a product as a workbook with live formulas."""
    posted = await _posted(request)
    return await _with(request, number, lambda held: _downloaded(number, held, posted.number, Way.BOOK))


@router.post("/{number}/pdf")
async def as_paper(request: Request, number: str) -> Response:
    """Give the price of a product on paper."""
    posted = await _posted(request)
    return await _with(request, number, lambda held: _downloaded(number, held, posted.number, Way.PAPER))


@router.post("/{number}/uitkomst")
async def as_json(request: Request, number: str) -> Response:
    """Give the whole answer about a product as JSON: understood, left over, questions, and the price."""
    posted = await _posted(request)
    return await _with(request, number, lambda held: _json(held, posted.number))


@router.post("/{number}/wis")
async def forget(request: Request, number: str) -> Response:
    """Forget a file at once."""
    await _posted(request)
    uploads(request).drop(number)
    return see("/opgave")


def _page(request: Request, number: str, held: Held) -> Response:
    understood = understood_of(held)
    view = view_of(understood, held, _product(request, understood))
    name = request.query_params.get(CELL, "")
    cell = None
    if name and isinstance(understood, Reading):
        cell = cell_form(understood, view.model, name, held.cells.get(name, {}))
        if cell is None:
            raise not_found()
    return _sheet_page(request, view, number, cell).answer()


def _cells(request: Request, number: str, held: Held) -> Response:
    understood = understood_of(held)
    product = _product(request, understood)
    if isinstance(understood, Opgave):
        return see(f"/opgave/{number}")
    sheets = drawn_sheets(understood, held, product)
    return render("opgave_blad.html", held=held, bladen=sheets, adres=f"/opgave/{number}", product=product)


def _product(request: Request, understood: Opgave | Reading) -> int:
    """The product that an address names, the first where it names none; raises `Problem` 404 for one there is not."""
    count = len(understood.products) if isinstance(understood, Reading) else 1
    return int(among(request.query_params.get("product", ""), map(str, range(1, max(count, 1) + 1))) or 1)


def _all_of_it(number: str, held: Held) -> Response:
    understood = understood_of(held)
    if isinstance(understood, Opgave):
        return see(f"/opgave/{number}")
    report = report_of_sheet(understood, held)
    return download(f"{PurePath(understood.file).stem} – alle producten", partial(write_report, report))


def _sheet_page(request: Request, view: SheetView, number: str, cell: CellForm | None = None) -> SheetPage:
    return SheetPage(view, number, remembers(request), way_back(request, view.held), cell)


def _answered(request: Request, number: str, held: Held, posted: Posted) -> Response:
    understood = understood_of(held)
    if isinstance(understood, Opgave):
        new, tried = answer_template(understood, held, posted), None
    else:
        new, tried = answer_sheet(understood, held, posted)
    uploads(request).replace(number, new)
    view = view_of(understood, new, posted.number, tried)
    if view.wrong:
        response: Response = _sheet_page(request, view, number).answer(400)
    else:
        response = see(f"/opgave/{number}?product={view.number}#uitkomst")
    return _kept(request, understood, new, posted, response)


def _corrected(request: Request, number: str, held: Held, posted: Posted) -> Response:
    new = correct_cell(held, posted)
    try:
        understood = understood_of(new)
    except Uncorrectable as refused:
        before = understood_of(held)
        view = view_of(before, held, posted.number)
        if isinstance(before, Opgave):
            raise
        cell = cell_form(before, view.model, posted.cell, posted.said, refused.findings)
        return _sheet_page(request, view, number, cell).answer(400)
    uploads(request).replace(number, new)
    view = view_of(understood, new, posted.number)
    return _kept(request, understood, new, posted, see(f"/opgave/{number}?product={view.number}#begrepen"))


def _without_memory(request: Request, number: str, held: Held, posted: Posted) -> Response:
    understood = understood_of(held)
    if isinstance(understood, Reading):
        with suppress(OSError):
            OwnMemory(owner_of(request)).forget(understood, held.aanbieder)
    uploads(request).replace(number, without_remembered(held))
    return see(f"/opgave/{number}?product={posted.number}")


def _kept(request: Request, understood: Opgave | Reading, held: Held, posted: Posted, response: Response) -> Response:
    """Remember the answers where that is wanted; where it cannot be written, nothing is lost but ease."""
    if remembers(request) and posted.keeps and isinstance(understood, Reading):
        owner = owner_of(request) or new_owner()
        with suppress(OSError):
            OwnMemory(owner).keep(understood, choices_of(held), held.aanbieder)
            make_known(request, response, owner)
    return response


def _view(held: Held, number: int) -> SheetView:
    return view_of(understood_of(held), held, number)


def _downloaded(number: str, held: Held, product: int, way: Way) -> Response:
    view = _view(held, product)
    if view.breakdown is None:
        return see(f"/opgave/{number}?product={view.number}")
    return downloaded(of_calculated(Calculated(view.breakdown, held.aanbieder, view.product)), way)


def _json(held: Held, number: int) -> Response:
    document = answer_as_json(understood_of(held), held, number)
    return json_download("kostenblad", document)


async def _with(request: Request, number: str, make: Callable[[Held], Response]) -> Response:
    """Answer about a file that is held; reading it takes a thread."""
    held = uploads(request).get(number)
    return _gone(request) if held is None else await run_in_threadpool(make, held)


async def _posted(request: Request) -> Posted:
    return Posted(await posted_texts(request))


async def _again(request: Request, problem: Problem) -> Response:
    typed = dict(await filled_in(request))  # also where no file came with it
    return unusable(problem, partial(_upload_page, request, title=problem.title, typed=typed))


def _gone(request: Request) -> Response:
    return gone(partial(_upload_page, request, title=GONE.text))


def _upload_page(
    request: Request,
    status: int = 200,
    findings: tuple[Finding, ...] = (),
    title: str = "",
    typed: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    return UploadPage(remembers(request), findings, title, typed.get(PROVIDER, ""), typed.get(DAY, "")).answer(status)
