"""The Dutch page at `/`: a quick calculation that works without scripting, and its two downloads."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.files.filled import Filled, from_pairs
from api.files.reading import calculate
from api.price.route import of_breakdown
from api.price.view import EXAMPLE, empty_page, refused_page, result_page
from api.show.answer import downloaded
from api.web.body import content_type
from api.web.problems import unsupported
from tarief import Refused

router = APIRouter(include_in_schema=False)
FORM = "application/x-www-form-urlencoded"
_MAX_FIELDS = 500


@router.get("/")
async def empty(request: Request) -> Response:
    """Show the form, empty or with the example filled in."""
    asked = {"model": request.query_params.get("model", "")}
    example = EXAMPLE if "voorbeeld" in request.query_params else asked
    return empty_page(from_pairs(example.items()).with_today())


@router.post("/")
async def calculated(request: Request) -> Response:
    """Calculate what was filled in."""
    return await run_in_threadpool(_outcome, await _filled(request))


@router.post("/keuzes")
async def choices(request: Request) -> Response:
    """Show the form as filled in, with the scales and steps of the chosen cao; nothing is calculated."""
    return empty_page(await _filled(request))


@router.post("/werkboek")
async def workbook(request: Request) -> Response:
    """Give the outcome as a workbook with live formulas."""
    filled = await _filled(request)
    try:
        breakdown = await run_in_threadpool(calculate, filled)
    except Refused as refused:
        return refused_page(filled, refused)
    return await run_in_threadpool(downloaded, of_breakdown(breakdown), in_book=True)


@router.post("/uitkomst")
async def as_json(request: Request) -> Response:
    """Give the outcome as JSON."""
    filled = await _filled(request)
    try:
        breakdown = await run_in_threadpool(calculate, filled)
    except Refused as refused:
        return refused_page(filled, refused)
    return downloaded(of_breakdown(breakdown), in_book=False)


async def _filled(request: Request) -> Filled:
    if content_type(request) != FORM:
        raise unsupported(FORM)
    async with request.form(max_fields=_MAX_FIELDS) as posted:
        return from_pairs((name, value) for name, value in posted.multi_items() if isinstance(value, str))


def _outcome(filled: Filled) -> Response:
    try:
        return result_page(filled, calculate(filled))
    except Refused as refused:
        return refused_page(filled, refused)
