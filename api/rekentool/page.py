"""The pages at `/rekentool`: send a workbook that calculates, see what was understood, and take the model along."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, Response

from api.files.refused_file import file_problem, needs_password
from api.files.remembered import OwnMemory
from api.files.unusable import gone, unusable
from api.rekentool.chosen import LAW, NAME, RESULTS, ToolMemory, as_form, choices_in_form, told_again
from api.rekentool.tool_form import with_unit
from api.show.answer import as_download
from api.web.body import FORM, JSON, PASSWORD, Upload, content_type, read_upload
from api.web.forms import cleaned, keeper, posted_pairs, posted_texts, remembers, see, uploads
from api.web.held import Held
from api.web.owner import make_known, new_owner, owner_of
from api.web.problems import Problem, unsupported
from api.web.render import render
from tarief.core.findings import Finding, Refused, at_most
from tarief.core.law import LAWS, Law
from tarief.models.rekentool.layout import ToolInput, ToolStep
from workbooks.read.book import without_password
from workbooks.read.rekentool.choices import NO_ELEMENT, ToolChoices
from workbooks.read.rekentool.compiled import CompiledBook, compile_file

router = APIRouter(prefix="/rekentool", include_in_schema=False)
_MOST_SHOWN: Final = 400
#: The box that has choices remembered.
KEEP: Final = "onthoud"
#: What is told of choices that were remembered.
_AGAIN: Final = "overgenomen"


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
class ToolLine:
    """A line of the build-up on the page: the boxes with its name and its elements."""

    cell: str
    label: str
    letters: str
    name_box: str
    law_box: str


def _line(each: ToolInput | ToolStep) -> ToolLine:
    cell = str(each.cell)
    letters = f"{each.jeugdwet or NO_ELEMENT}/{each.wmo or NO_ELEMENT}"
    return ToolLine(cell, each.label, letters, f"{NAME}{cell}", f"{LAW}{cell}")


@dataclass(frozen=True, slots=True)
class ToolPage:
    """The page of a compiled workbook: results, inputs, choices, tables, and what was not read."""

    made: CompiledBook
    number: str
    findings: tuple[Finding, ...] = ()
    again: str = ""
    remembers: bool = False

    @property
    def lines(self) -> list[ToolLine]:
        """The lines that make up the price, and the price: what each is called, and which element of the laws it is."""
        layout = self.made.layout
        try:
            rungs = [rung.key for rung in self.made.tool.calculate({}, on=date.today()).opbouw]
        except Refused:
            rungs = []
        keys = dict.fromkeys((*rungs, *layout.results))
        return [_line(layout.by_key[key]) for key in keys if key in layout.by_key]

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws, in the order in which a line names them."""
        return tuple(LAWS.values())

    @property
    def inputs(self) -> list[ToolInput]:
        """The numbers that are filled in."""
        return [each for each in self.made.layout.inputs if not each.is_settled and each.written][:_MOST_SHOWN]

    @property
    def choices(self) -> list[ToolInput]:
        """What is settled before anything is calculated."""
        return [each for each in self.made.layout.inputs if each.is_settled][:_MOST_SHOWN]

    @staticmethod
    def shown(each: ToolInput) -> str:
        """What an input holds, as a reader sees it."""
        return with_unit(each)

    @property
    def asks_password(self) -> bool:
        """Whether a file that was sent needs a password."""
        return needs_password(self.findings)

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

    @property
    def box(self) -> str:
        """How a cell with a price is chosen: one of them, or more where the model has more."""
        return "checkbox" if len(self.made.layout.results) > 1 else "radio-button"

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
        memory = ToolMemory(OwnMemory(owner_of(request)))
        held = await run_in_threadpool(_looked_at, await read_upload(request, (RESULTS,)), memory)
    except Refused as refused:
        return unusable(file_problem(refused), send_again)
    except Problem as problem:
        return unusable(problem, send_again)
    return see(f"/rekentool/{keeper(request)(held)}")


def send_again(status: int, findings: Sequence[Finding]) -> Response:
    """Return the page with the file field, and what is wrong."""
    return ToolUploadPage(tuple(findings), "Dit werkboek kan zo geen model worden").answer(status)


def _looked_at(upload: Upload, memory: ToolMemory) -> Held:
    content = without_password(upload.content, upload.name, upload.text(PASSWORD))
    held = Held(upload.name, content, texts={RESULTS: upload.text(RESULTS)})
    said = choices_in_form(held.texts)
    made, known = memory.reused(partial(_compiled, held), said)
    if known == said:
        return held
    return replace(held, texts={**as_form(known), _AGAIN: told_again(memory.recalled(made), held.name).text})


def made_of(held: Held) -> CompiledBook:
    """Return the model of a workbook that is held; compiled once for each set of choices."""
    return _compiled(held, choices_in_form(held.texts))


def _compiled(held: Held, choices: ToolChoices) -> CompiledBook:
    compiling = partial(compile_file, held.content, name=held.name, choices=choices)
    return held.kept.reading(json.dumps(choices.document()), compiling)


@router.get("/{number}")
async def show_tool(request: Request, number: str) -> Response:
    """Show what was understood of a workbook."""
    held = uploads(request).get(number)
    if held is None:
        return gone(send_again)
    return await run_in_threadpool(lambda: tool_page(request, held, number).answer())


def tool_page(request: Request, held: Held, number: str, findings: Sequence[Finding] = ()) -> ToolPage:
    """Return the page of a workbook, with what is wrong with what was sent."""
    return ToolPage(made_of(held), number, tuple(findings), held.texts.get(_AGAIN, ""), remembers(request))


@router.post("/{number}")
async def choose(request: Request, number: str) -> Response:
    """Take what somebody says of the workbook: the cell with the price, names, elements of the laws."""
    pairs, held = await posted_pairs(request), uploads(request).get(number)
    if held is None:
        return gone(send_again)
    texts = cleaned(pairs)
    said = {name: text for name, text in texts.items() if name.startswith((NAME, LAW))}
    if results := [cleaned([pair])[RESULTS] for pair in pairs if pair[0] == RESULTS]:
        said[RESULTS] = "; ".join(results)
    chosen = replace(held, texts={**held.texts, **said})
    try:
        made = await run_in_threadpool(made_of, chosen)
    except Refused as refused:
        return tool_page(request, held, number, refused.findings).answer(400)
    uploads(request).replace(number, chosen)
    return _kept(request, texts, made, choices_in_form(chosen.texts), see(f"/rekentool/{number}"))


def _kept(
    request: Request, texts: Mapping[str, str], made: CompiledBook, said: ToolChoices, answer: Response
) -> Response:
    """Remember the choices where that is wanted; where it cannot be written, only ease is lost."""
    if not remembers(request) or KEEP not in texts:
        return answer
    owner = owner_of(request) or new_owner()
    ToolMemory(OwnMemory(owner)).keep(made, said)
    with suppress(OSError):
        make_known(request, answer, owner)
    return answer


@router.post("/{number}/model")
async def take_model(request: Request, number: str) -> Response:
    """Give the model as a file."""
    await posted_texts(request)
    held = uploads(request).get(number)
    if held is None:
        return gone(send_again)
    made = await run_in_threadpool(made_of, held)
    return as_download("model.json", made.text.encode(), JSON)
