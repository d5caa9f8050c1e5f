"""The web app: JSON under /api/v1, the Dutch pages beside it."""

import os
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import asynccontextmanager
from functools import cache, partial
from typing import Final

from fastapi import APIRouter, Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import BaseRoute, Match
from starlette.types import Scope

from api.accounts.door import Accounts
from api.accounts.mail import LETTER, postman
from api.accounts.resume import gone_on
from api.capabilities import CAPABILITIES
from api.charts.style import warm_up
from api.jobs.queue import JobQueue
from api.negotiation.kept import Folded
from api.negotiation.performed import ANSWER, answering
from api.negotiation.seats import may_seat
from api.negotiation.telling import remind
from api.store.failures import Busy, StoreRefused
from api.web.asked import known_only
from api.web.compressed import Compressed
from api.web.guard import Guard, UploadAddresses
from api.web.held import Uploads
from api.web.openapi import describe
from api.web.problems import Problem, from_refused, from_status
from api.web.query import from_validation
from api.web.render import problem_answer, show_menu
from api.web.root import within
from api.web.shared import SharedUploads
from api.web.static_files import loaded_files, mount_static
from api.web.workers import refuse_more_than_one
from tarief import Refused
from tarief.core.findings import stopped
from tarief.core.on_demand import collect_seldom, loaded

#: What the store refuses, by its status.
_STORE: Final = {
    409: "verzoek-loopt-nog",
    412: "intussen-gewijzigd",
    413: "te-groot",
    422: "sleutel-hergebruikt",
    500: "onverwacht",
    503: "opslag-bezet",
    507: "opslag-vol",
}


def create_app(*, remembers: bool = False, hosts: Collection[str] = (), accounts: Accounts | None = None) -> FastAPI:
    """Return the web app; it needs no settings and holds nothing but uploaded sheets, for half an hour.

    Without `accounts` nobody can log in, and nothing is kept for a negotiation.

    With `remembers` it keeps answers to questions about sheets in a file of the user: for an app of one's own.
    `hosts` are the names it answers to, or else those of the setting TARIEF_HOSTS, with commas; none is any name.
    """
    hosts = hosts or frozenset(filter(None, os.environ.get("TARIEF_HOSTS", "").lower().split(",")))
    app = FastAPI(
        title="tarief", openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=_warm
    )
    several = accounts is not None and accounts.installation.workers > 1
    app.state.opgaven = SharedUploads(accounts.store) if accounts and several else Uploads()
    app.state.onthoudt, app.state.accounts, app.state.folded = remembers, accounts, Folded()
    app.state.may_seat = partial(may_seat, app.state.folded)  # the room of accounts knows no tables
    app.state.queue = accounts and _queue_of(app, accounts)
    app.state.kept = {kind.key: kind for kind in (loaded(each.kept) for each in CAPABILITIES if each.kept)}
    mount_static(app)  # first: every page asks for some of it, and each route before it would be tried
    app.router.routes.extend(_routes())
    show_menu((each.address, each.label) for each in CAPABILITIES if each.label)
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(Refused, _on_refused)
    app.add_exception_handler(StoreRefused, _on_store)
    app.add_exception_handler(ArithmeticError, _on_arithmetic)
    app.add_exception_handler(HTTPException, _on_status)
    app.add_exception_handler(RequestValidationError, _on_validation)
    uploads = UploadAddresses(address for each in CAPABILITIES for address in each.uploads)
    app.add_middleware(Compressed)
    app.add_middleware(Guard, uploads=uploads, hosts=hosts)
    describe(app)
    return app


@cache
def _routes() -> tuple[BaseRoute, ...]:
    """Return the routes of all capabilities; what each asks for is worked out once, for every app of a process."""
    together = APIRouter()
    for router in (loaded(name) for capability in CAPABILITIES for name in capability.routers):
        together.include_router(router, dependencies=[Depends(known_only)])
        _only_at(together.routes[-1], {route.path for route in router.routes})
    return tuple(together.routes)


def _only_at(router: BaseRoute, paths: Collection[str]) -> None:
    """Let a router try its routes for an address that is one of them, or begins so: each of hundreds takes its time."""
    tried, whole = router.matches, frozenset(path for path in paths if "{" not in path)
    starts = tuple({path.partition("{")[0] for path in paths if "{" in path})

    def matches(scope: Scope) -> tuple[Match, Scope]:
        address = within(scope)
        return tried(scope) if address in whole or address.startswith(starts) else (Match.NONE, {})

    setattr(router, "matches", matches)  # noqa: B010 - it is one object's, not its class's


def _queue_of(app: FastAPI, accounts: Accounts) -> JobQueue:
    """Return the queue of the app, with what a worker does of each kind."""
    workers = {ANSWER: answering(app, accounts), LETTER: postman(accounts)}
    return JobQueue(accounts.store, workers, partial(remind, accounts, app.state.folded))


@asynccontextmanager
async def _warm(app: FastAPI) -> AsyncIterator[None]:
    """Draw a first picture at the start: it takes half a second that no visitor should wait for."""
    if app.state.accounts is None and not app.state.onthoudt:  # `tarief start` sees to what processes share
        refuse_more_than_one()
    collect_seldom()
    await run_in_threadpool(loaded_files)  # a theme or a logo that is not there is told now
    await run_in_threadpool(warm_up)
    yield


async def _on_problem(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, Problem)
    return await gone_on(request, fault) or problem_answer(request, fault)


async def _on_refused(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, Refused)
    return problem_answer(request, from_refused(fault))


async def _on_store(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, StoreRefused)
    headers = {"Retry-After": str(fault.SECONDS)} if isinstance(fault, Busy) else {}
    title = "De opslag kan dit nu niet" if fault.STATUS >= 500 else "Dit kan zo niet"
    return problem_answer(request, Problem(fault.STATUS, _STORE[fault.STATUS], title, str(fault), headers=headers))


async def _on_arithmetic(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, ArithmeticError)
    return problem_answer(request, from_refused(stopped()))


async def _on_status(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    headers = dict(fault.headers or {})
    if "Allow" in headers:  # of all routes at this address together
        headers["Allow"] = ", ".join(_allowed(request))
    return problem_answer(request, from_status(fault.status_code, headers))


def _allowed(request: Request) -> Iterator[str]:
    scope = {**request.scope, "path_params": {}}
    here = [route for route in request.app.routes if route.matches(scope)[0] is not Match.NONE]
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        if any(route.matches(scope | {"method": method})[0] is Match.FULL for route in here):
            yield from (method, "HEAD") if method == "GET" else (method,)


async def _on_validation(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, RequestValidationError)
    return problem_answer(request, from_validation(fault))
