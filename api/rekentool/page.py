"""The pages at `/rekentool`: send a workbook that calculates, see what was understood, and take the model along."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.refused_file import file_problem
from api.files.remembered import OwnMemory
from api.files.unusable import gone, unusable
from api.rekentool.chosen import LAW, NAME, RESULTS, ToolMemory, as_form, choices_in_form, told_again
from api.rekentool.page_view import ToolPage, ToolUploadPage
from api.show.answer import as_download
from api.web.body import FORM, JSON, PASSWORD, Upload, content_type, filled_in, read_upload
from api.web.forms import cleaned, keeper, posted_pairs, posted_texts, remembers, see, uploads
from api.web.held import Held
from api.web.owner import make_known, new_owner, owner_of
from api.web.problems import Problem, unsupported
from tarief.core.findings import Finding, Refused
from workbooks.read.book import without_password
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.compiled import CompiledBook, compile_file

router = APIRouter(prefix="/rekentool", include_in_schema=False)
#: The box that has choices remembered.
KEEP: Final = "onthoud"
#: What is told of choices that were remembered.
_AGAIN: Final = "overgenomen"


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
        return await _again(request, file_problem(refused))
    except Problem as problem:
        return await _again(request, problem)
    return see(f"/rekentool/{keeper(request)(held)}")


async def _again(request: Request, problem: Problem) -> Response:
    typed = dict(await filled_in(request)).get(RESULTS, "")
    return unusable(problem, partial(send_again, typed=typed))


def send_again(status: int, findings: Sequence[Finding], typed: str = "") -> Response:
    """Return the page with the file field, what is wrong, and what was typed beside it."""
    return ToolUploadPage(tuple(findings), "Dit werkboek kan zo geen model worden", typed).answer(status)


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


def tool_page(request: Request, held: Held, number: str) -> ToolPage:
    """Return the page of a workbook."""
    return ToolPage(made_of(held), number, again=held.texts.get(_AGAIN, ""), remembers=remembers(request))


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
        return replace(tool_page(request, held, number), findings=refused.findings, typed=texts).answer(400)
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
