"""The page at `/api` for who makes a program, and the client in Python."""

import json
from itertools import groupby

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.developers.client import client_source
from api.developers.operations import ApiOperation, operations
from api.developers.shape import shape_of
from api.show.answer import as_download
from api.web.openapi import Described, description_of
from api.web.render import render

router = APIRouter(prefix="/api", include_in_schema=False)


@router.get("")
async def for_developers(request: Request) -> Response:
    """Show every operation, with a body that runs as it stands."""
    return await run_in_threadpool(_page, request)


@router.get("/client.py")
async def client(request: Request) -> Response:
    """Give the client in Python."""
    source = await run_in_threadpool(lambda: client_source(description_of(request.app)))
    return as_download("tarief_client.py", source, "text/x-python")


def _body(each: ApiOperation, schemas: Described) -> str:
    """A body that runs as it stands, or else what the body looks like; empty where an operation takes none."""
    body = each.example or (shape_of(each.body, schemas) if each.body is not None else None)
    return "" if body is None else json.dumps(body, ensure_ascii=False, indent=2)


def _page(request: Request) -> Response:
    description = description_of(request.app)
    shown = [(each, _body(each, description["components"]["schemas"])) for each in operations(description)]
    groups = [(subject, tuple(rows)) for subject, rows in groupby(shown, key=lambda row: row[0].subject)]
    return render("api.html", groepen=groups, adres=str(request.base_url).rstrip("/"))
