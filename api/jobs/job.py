"""A job as it is kept: what is asked, how far it is, and what came of it.

The document is what counts. The queue only says that there is something to do, so that a message that is lost, or a
worker that is killed, loses no job.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, TypedDict
from uuid import uuid4

from api.store.records import StoredDocument
from api.store.unit import StoreUnit
from api.store.view import StoreView
from tarief.core.canonical import moment_of

#: The kind of its document, and the label by which those that wait are found.
JOB: Final = "taak"
_STATE: Final = "stand"
MOST_TRIES: Final = 8
#: After this long whoever was busy with it is taken for dead.
_DEAD: Final = timedelta(minutes=15)


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "wacht"
    BUSY = "bezig"
    DONE = "klaar"
    FAILED = "mislukt"


class _JobText(TypedDict):
    """The text of its document."""

    soort: str
    vraag: dict[str, str]
    stand: str
    pogingen: int
    status: int
    koppen: dict[str, str]
    inhoud: str


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """What came of a job: the status, headers and bytes of an answer."""

    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Job:
    """One job: whose it is, what kind of work, what is asked, and how far it is; `content` names what came of it."""

    id: str
    owner: str
    kind: str
    asked: Mapping[str, str]
    changed: datetime
    state: JobState = JobState.WAITING
    tries: int = 0
    status: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    content: str = ""

    @property
    def text(self) -> str:
        """The text of its document."""
        told = _JobText(
            soort=self.kind,
            vraag=dict(self.asked),
            stand=self.state.value,
            pogingen=self.tries,
            status=self.status,
            koppen=dict(self.headers),
            inhoud=self.content,
        )
        return json.dumps(told)

    def stuck(self, now: datetime) -> bool:
        """Whether it should be tried: it waits, or whoever was busy with it is taken for dead."""
        return self.state is JobState.WAITING or (self.state is JobState.BUSY and now - self.changed > _DEAD)


def add(unit: StoreUnit, owner: str, kind: str, asked: Mapping[str, str]) -> Job:
    """Keep a new job."""
    job = Job(str(uuid4()), owner, kind, asked, unit.clock())
    _put(unit, job)
    return job


def find(view: StoreView, id: str) -> Job | None:
    """Return a job; None where there is none, or no longer."""
    document = view.get(JOB, id)
    return None if document is None else _job_of(document)


def waiting(view: StoreView) -> tuple[Job, ...]:
    """Return all that is not done, the oldest first."""
    return jobs_in(view, JobState.WAITING, JobState.BUSY)


def jobs_in(view: StoreView, *states: JobState) -> tuple[Job, ...]:
    """Return all that are so far, the oldest first."""
    jobs = (_job_of(document) for state in states for document in view.find(JOB, **{_STATE: state.value}))
    return tuple(sorted(jobs, key=lambda job: (job.changed, job.id)))


def begin(unit: StoreUnit, id: str) -> Job | None:
    """Take a job in hand; None where there is nothing to do for it, as when another worker has it."""
    job = find(unit, id)
    if job is None or not job.stuck(unit.clock()):
        return None
    begun = replace(job, state=JobState.BUSY, tries=job.tries + 1)
    _put(unit, begun)
    return begun


def end(unit: StoreUnit, job: Job, outcome: JobOutcome) -> None:
    """Note what came of a job."""
    content = unit.blob(outcome.content) if outcome.content else ""
    done = replace(job, state=JobState.DONE, status=outcome.status, headers=outcome.headers, content=content)
    _put(unit, done)


def put_off(unit: StoreUnit, job: Job) -> Job:
    """Let a job wait for a next try, or give it up after the last one."""
    state = JobState.WAITING if job.tries < MOST_TRIES else JobState.FAILED
    _put(unit, later := replace(job, state=state))
    return later


def give_up(unit: StoreUnit, job: Job) -> None:
    """Note that a job cannot be done."""
    _put(unit, replace(job, state=JobState.FAILED))


def _put(unit: StoreUnit, job: Job) -> None:
    labels = {_STATE: job.state.value} | ({"blob": job.content} if job.content else {})
    unit.put(JOB, job.id, job.owner, job.text, expected=None, **labels)


def _job_of(document: StoredDocument) -> Job:
    told: _JobText = json.loads(document.text)
    what = (document.id, document.owner, told["soort"], told["vraag"], moment_of(document.changed))
    return Job(*what, JobState(told["stand"]), told["pogingen"], told["status"], told["koppen"], told["inhoud"])
