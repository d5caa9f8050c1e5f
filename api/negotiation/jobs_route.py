"""Long work as a job: ask for an answer of the API without waiting for it, look how far it is, and fetch it."""

from threading import Thread
from typing import Final, NotRequired

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from typing_extensions import TypedDict

from api.accounts.principal import Principal
from api.accounts.visits import accounts_of, known
from api.jobs.job import Job, JobState, add, find, waiting
from api.jobs.queue import JobQueue
from api.negotiation.once import REPLAYED, OnceAnswer, once
from api.negotiation.performed import ANSWER, asked_as, is_still
from api.negotiation.route import KEY_HEADER
from api.store.unit import StoreUnit
from api.store.view import StoreView
from api.web.body import JSON, json_body
from api.web.openapi import answer_of, body_of, problems
from api.web.problems import Problem, not_found
from tarief.core.canonical import moment
from tarief.core.json_data import Json
from tarief.documents.kinds import Text
from tarief.documents.record import Entry, Record

PREFIX: Final = "/api/v1/taken"
_READS: Final = "/api/v1/"
_MOST: Final = 20
_LONGEST: Final = 2_000
router: Final = APIRouter(prefix=PREFIX, tags=["taken"])


class TaakIn(Record):
    """What is asked: an address of the API that is read, and the form in which."""

    adres = Entry(Text(), "Een adres onder /api/v1/ dat u met GET zou opvragen.")
    vorm = Entry(Text(), "Wat u in de header Accept zou zetten.").otherwise(JSON)


class Taak(TypedDict):
    """How far a job is; `wachtenden` is how many of everybody go before it, `uitkomst` where its answer is."""

    id: str
    stand: str
    sinds: str
    pogingen: int
    wachtenden: int
    uitkomst: NotRequired[str]


@router.post(
    "",
    summary="Vraagt een antwoord dat later klaar is",
    description="Voor wat lang duurt, zoals een dossier of een pdf van een groot proces. U krijgt wat u zelf op dat "
    "adres zou krijgen. De uitkomst blijft twee dagen.",
    status_code=202,
    responses={202: answer_of(Taak), **problems(400, 401, 403, 409, 415, 422, 429)},
    openapi_extra=body_of(TaakIn) | {"parameters": [KEY_HEADER]},
)
async def asked(request: Request) -> Response:
    """Ask for an answer."""
    document, content = await json_body(request), await request.body()
    return await run_in_threadpool(_asked, request, document, content)


@router.get("/{taak}", summary="Toont hoe ver een taak is", responses={200: answer_of(Taak), **problems(401, 404)})
def looked(request: Request, taak: str) -> Response:
    """Tell how far a job is, to whose it is."""
    principal = known(request)
    with accounts_of(request).store.read() as view:
        return JSONResponse(_told(view, _own(view, principal, taak)))


@router.get(
    "/{taak}/uitkomst",
    summary="Geeft de uitkomst van een taak",
    description="Met de status en de koppen die het antwoord zelf had.",
    responses={200: {"description": "De uitkomst."}, **problems(401, 404, 409)},
)
def fetched(request: Request, taak: str) -> Response:
    """Give what came of a job, to whose it is."""
    principal = known(request)
    with accounts_of(request).store.read() as view:
        job = _own(view, principal, taak)
        content = view.read_blob(job.content) if job.content else b""
    if job.state is JobState.FAILED:
        detail = "Het maken van dit antwoord is mislukt. Vraag de taak opnieuw."
        raise Problem(409, "taak-mislukt", "Deze taak is mislukt", detail)
    if job.state is not JobState.DONE or content is None:
        detail = "Vraag over enkele seconden opnieuw hoe ver de taak is."
        raise Problem(409, "nog-niet-klaar", "Deze taak is nog niet klaar", detail, headers={"Retry-After": "2"})
    return Response(content, job.status, dict(job.headers))


def _asked(request: Request, document: Json, content: bytes) -> Response:
    principal, record = known(request), TaakIn.of(document)
    if record.sound and not _readable(record.adres):
        text, advice = "Dit is geen adres van de API.", f"Geef een adres dat begint met {_READS}."
        record.spot.inside("adres").fault("adres_onbekend", text, advice)
    record.refuse()
    made: list[Job] = []

    def work(unit: StoreUnit) -> OnceAnswer:
        mine = [job for job in waiting(unit) if job.owner == principal.id]
        if len(mine) >= _MOST:
            raise Problem(429, "te-veel-taken", "U wacht al op veel taken", f"Wacht tot er minder zijn dan {_MOST}.")
        made.append(job := add(unit, principal.id, ANSWER, asked_as(principal, record.adres, record.vorm)))
        unit.audit("taak_gevraagd", job.id)
        return OnceAnswer(202, dict(_told(unit, job)), {"Location": f"{PREFIX}/{job.id}"})

    answer = once(request, principal, content, work)
    if REPLAYED not in answer.headers:
        _set_going(request, made[-1])
    return answer


def _readable(address: str) -> bool:
    plain = address.isascii() and address.isprintable() and " " not in address and "#" not in address
    return plain and len(address) <= _LONGEST and address.startswith(_READS) and not address.startswith(PREFIX)


def _set_going(request: Request, job: Job) -> None:
    """Bring a job to the worker; on one's own computer there is none, and it is done beside what goes on."""
    queue: JobQueue = request.app.state.queue
    if accounts_of(request).installation.local:
        Thread(target=queue.perform, args=(job.id,), daemon=True).start()
    else:
        queue.send(job)


def _own(view: StoreView, principal: Principal, id: str) -> Job:
    job = find(view, id)
    if job is None or job.owner != principal.id or job.kind != ANSWER or not is_still(job.asked, principal):
        raise not_found()
    return job


def _told(view: StoreView, job: Job) -> Taak:
    before = [one.id for one in waiting(view)] if job.state is JobState.WAITING else []
    told = Taak(
        id=job.id,
        stand=job.state.value,
        sinds=moment(job.changed),
        pogingen=job.tries,
        wachtenden=before.index(job.id) if job.id in before else 0,
    )
    return told if job.state is not JobState.DONE else {**told, "uitkomst": f"{PREFIX}/{job.id}/uitkomst"}
