"""/api/v1/processen: every address of a process, made from the table of moves, and what each party sees of it."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Annotated, Final, cast
from uuid import UUID, uuid4

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.accounts.policy import Action
from api.accounts.principal import Principal
from api.accounts.visits import accounts_of, allowed, known, not_logged_in, principal_of, refusals_kept
from api.negotiation.actor import PARTY, Actor, actor_of
from api.negotiation.kept import Folded, append, processes_of
from api.negotiation.moves import MOVES, TableMove
from api.negotiation.moving import ReceivedMove, SentMove, body_record, carry_out
from api.negotiation.once import KEY, REPLAYED, OnceAnswer, once
from api.negotiation.resting import Resting, named_in
from api.negotiation.telling import tell
from api.negotiation.version import version_of
from api.store.unit import StoreUnit
from api.web.body import json_body
from api.web.openapi import Described, answer_of, body_of, problems
from api.web.problems import Problem, not_found
from tarief.core.json_data import Json
from tarief.core.jsonable import JsonObject
from tarief.documents.durable import record_without
from tarief.negotiation.decide import decide
from tarief.negotiation.happenings import ProcessStarted
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.process import Process
from tarief.negotiation.views import (
    BoardView,
    CooperativeView,
    FacilitatorView,
    MunicipalityView,
    ProviderView,
    PublicView,
    seen_by,
)

PREFIX: Final = "/api/v1/processen"
router: Final = APIRouter(prefix=PREFIX, tags=["processen"])
_WRITES: Final = problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428)
_READS: Final = problems(400, 401, 404)
_LEADER: Final = "begeleider"
_PROCESS: Final = "proces"
KEY_HEADER: Final[Described] = {
    "name": KEY,
    "in": "header",
    "required": True,
    "description": "Een eigen kenmerk van dit verzoek; bij een herhaling hetzelfde.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$"},
}
_VERSION: Final[Described] = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "De ETag van wat u zag.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[!-~]+$"},
}
_HEADERS: Final = (KEY_HEADER, _VERSION)
StartIn: Final = record_without(ProcessStarted, "ProcesIn", (_LEADER,))
_VIEWS: Final = (PublicView, ProviderView, CooperativeView, MunicipalityView, BoardView, FacilitatorView)


class Proces(TypedDict):
    """A process in a list: what it is about and where it stands."""

    id: str
    naam: str
    gebied: str
    fase: str
    ronde: int


class Processen(TypedDict):
    """The processes that somebody takes part in."""

    processen: list[Proces]


def _any_view() -> Described:
    """The answer of each role, by a model of its own."""
    schemas = [answer_of(view)["content"]["application/json"]["schema"] for view in _VIEWS]
    return {"description": "Wat deze partij ziet.", "content": {"application/json": {"schema": {"oneOf": schemas}}}}


def parameters(path: str, *headers: Described) -> list[Described]:
    """Return the description of the parts of an address within a process, and of the headers that go with it."""
    parts = [_PROCESS, *(part[1:-1] for part in path.split("/") if part.startswith("{"))]
    inside = [{"name": part, "in": "path", "required": True, "schema": {"type": "string"}} for part in parts]
    return [*inside, *headers]


@router.post(
    "",
    summary="Begint een proces",
    description="Een herijking of ander overleg over tarieven. Wie begint, is de begeleider.",
    status_code=201,
    responses={201: answer_of(ReceivedMove), **problems(400, 401, 403, 415, 422)},
    openapi_extra=body_of(StartIn) | {"parameters": [KEY_HEADER]},
)
async def start(request: Request) -> Response:
    """Start a process."""
    document, content = await json_body(request), await request.body()

    return await run_in_threadpool(lambda: start_process(request, known(request), document, content))


def start_process(request: Request, principal: Principal, document: Json, content: bytes, key: str = "") -> Response:
    """Start a process, led by who asks, once; the one way in for programs and for pages."""
    allowed(request, principal, Action.PROCES_STARTEN)
    return once(request, principal, content, partial(_started, principal, document), key)


def _started(principal: Principal, document: Json, unit: StoreUnit) -> OnceAnswer:
    record = StartIn.of(document)
    record.refuse()
    leader = Party(principal.id, principal.name or _LEADER.capitalize(), Seat.FACILITATOR)
    what = ProcessStarted.of(cast(Json, {**record.given, _LEADER: leader.as_json()}))
    id = str(uuid4())
    (event,) = decide(Process(), what, by=leader, at=unit.clock(), id=id)
    received = append(unit, event)
    unit.audit(what.KIND, id)
    told = ReceivedMove(what.KIND, {"id": id, **what.as_json()}, str(received.receipt), "")
    return OnceAnswer(201, told.as_json(), {"Location": f"{PREFIX}/{id}"})


@router.get("", summary="Toont de eigen processen", responses={200: answer_of(Processen), **problems(401)})
def listed(request: Request) -> Response:
    """List the processes that somebody takes part in."""
    principal = known(request)
    folded = folded_of(request)
    with accounts_of(request).store.read() as view:
        found = [folded.of(view, id) for id in processes_of(view, principal.stands_for)]
    return JSONResponse(
        Processen(processen=[_in_list(process) for process in found if _takes_part(process, principal)])
    )


def _takes_part(process: Process, principal: Principal) -> bool:
    try:
        return bool(actor_of(process, principal).party.id)
    except Problem as fault:
        return fault.status == 400


def _in_list(process: Process) -> Proces:
    phase = process.phase.value if process.phase else ""
    return Proces(id=process.id, naam=process.name, gebied=process.region, fase=phase, ronde=process.round)


Wanted = Annotated[
    str, Query(alias=PARTY, max_length=64, description="De partij voor wie u handelt, bij meer dan een.")
]


@router.get(
    "/{proces}",
    summary="Toont een proces",
    description="Wat deze partij ziet; zonder wat verzegeld is. De ETag gaat bij een wijziging mee in If-Match.",
    responses={200: _any_view(), **_READS},
)
def seen(request: Request, proces: str, partij: Wanted = "") -> Response:
    """Show a process to one party."""
    view = view_of(request, proces, partij)
    tag = version_of(view)
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return JSONResponse(view, headers={"ETag": tag})


def view_of(request: Request, id: str, wanted: str) -> JsonObject:
    """Return what whoever asks sees of a process; raises `Problem` 401 or 404."""
    process, actor = looked_at(request, id, wanted)
    view = seen_by(process, actor.party if actor else None).as_json()
    if actor is not None and view.get("posities"):
        note_look(request, process, actor)
    return view


def note_look(request: Request, process: Process, actor: Actor) -> None:
    """Write down that the facilitator looked at what parties put forward."""
    if actor.party.seat is Seat.FACILITATOR:
        accounts_of(request).do(lambda unit: unit.audit("posities_gezien", process.id), actor.principal.id)


def looked_at(request: Request, id: str, wanted: str) -> tuple[Process, Actor | None]:
    """Return a process as somebody may see it, and as which party; as nobody once it is public."""
    principal, id = principal_of(request), identity(id)
    with refusals_kept(request, principal, "proces_zien", id):
        return _looked_at(request, principal, id, wanted)


def _looked_at(request: Request, principal: Principal | None, id: str, wanted: str) -> tuple[Process, Actor | None]:
    with accounts_of(request).store.read() as view:
        folded = folded_of(request)
        process = folded.of(view, id)
        is_public = bool(process.published)  # also while a next agreement is on its way
        if principal is None and not is_public:
            raise not_logged_in(request)
        actor = None if principal is None else _actor(process, principal, wanted, is_public)
        return folded.for_party(view, process, actor.party.id if actor else ""), actor


def _actor(process: Process, principal: Principal, wanted: str, is_public: bool) -> Actor | None:
    try:
        return actor_of(process, principal, wanted)
    except Problem as fault:
        if fault.status == 404 and is_public:
            return None
        raise


def folded_of(request: Request) -> Folded:
    """Return what this app has folded so far."""
    folded: Folded = request.app.state.folded
    return folded


def identity(text: str) -> str:
    """Return an id as it is written; raises `Problem` 404 for what is none."""
    try:
        return str(UUID(text))
    except ValueError:
        raise not_found() from None


def _moved(move: TableMove) -> Callable[[Request], Awaitable[Response]]:
    async def moved(request: Request, partij: Wanted = "", werk: Resting = None) -> Response:
        del werk  # read from the address, as a form has it among its boxes
        document, content = await json_body(request), await request.body()
        return await run_in_threadpool(_carried_out, request, move, document, content, partij)

    return moved


def _carried_out(request: Request, move: TableMove, document: Json, content: bytes, wanted: str) -> Response:
    version = request.headers.get("if-match", "")
    return perform(request, move, sent_by(request, document, wanted, version), content)


def sent_by(
    request: Request, document: Json, wanted: str, version: str, texts: Mapping[str, str] | None = None
) -> SentMove:
    """Return what was sent to the address of a request, for which party and on which version; of a page by `texts`."""
    parts, works = {key: str(value) for key, value in request.path_params.items()}, named_in(request, texts)
    return SentMove(known(request), identity(parts.pop(_PROCESS)), parts, document, wanted, version, works)


def perform(request: Request, move: TableMove, sent: SentMove, content: bytes, key: str = "") -> Response:
    """Let a move happen, once, and tell who should hear of it; the one way in for programs and for pages."""

    def work(unit: StoreUnit) -> OnceAnswer:
        done = carry_out(unit, folded_of(request), move, sent)
        return OnceAnswer(201, done.received.as_json(), {"ETag": done.version})

    with refusals_kept(request, sent.principal, move.what.KIND, sent.process):
        answer = once(request, sent.principal, content, work, key)
    if REPLAYED not in answer.headers:
        tell(accounts_of(request), folded_of(request), move.what, sent.process)
    return answer


for _move in MOVES.values():
    router.add_api_route(
        f"/{{proces}}/{_move.path}",
        _moved(_move),
        name=_move.what.KIND,
        methods=["POST"],
        status_code=201,
        summary=_move.summary,
        responses={201: answer_of(ReceivedMove), **_WRITES},
        openapi_extra=body_of(body_record(_move)) | {"parameters": parameters(_move.path, *_HEADERS)},
    )
