"""The queue between who asks for work and the worker that does it: huey, in the database of the store itself.

A message holds the id of a job and nothing else, under a signature of our own: a worker unpacks no message that was
put in the database by others.
"""

import hashlib
import hmac
import logging
from collections.abc import Callable, Mapping
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from api.jobs.job import Job, JobOutcome, JobState, begin, end, give_up, put_off, waiting
from api.store.engine import PATIENCE
from api.store.failures import Busy
from api.store.store import Store

if TYPE_CHECKING:
    from huey import Huey
    from huey.api import TaskWrapper
    from huey.consumer import Consumer

#: Does the work of one kind; what raises `OSError` or `Busy` is tried again later, anything else is given up.
Worker = Callable[[Job], JobOutcome]
_NAME: Final = "tarief"
_WORKER: Final = "werker"
_MESSAGE: Final = "taak"
_log = logging.getLogger("tarief.api")


class _Opened(NamedTuple):
    huey: "Huey"
    message: "TaskWrapper"


class JobQueue:
    """The queue of one store, and what is done with what comes out of it."""

    def __init__(self, store: Store, workers: Mapping[str, Worker], hourly: Callable[[], object] = tuple) -> None:
        self.store, self.workers, self.hourly = store, workers, hourly
        self._sending = Lock()

    @cached_property
    def _open(self) -> "_Opened":
        """The queue itself, made when something goes in or comes out: what is done at once needs none."""
        from huey import Huey, crontab
        from huey.serializer import SignedSerializer

        secret = hmac.new(self.store.key.secret, b"taken", hashlib.sha256).hexdigest()
        made = Huey(_NAME, results=False, serializer=SignedSerializer(secret), **_storage(self.store))
        made.periodic_task(crontab(), name="achterstand")(self.catch_up)
        made.periodic_task(crontab(minute="7"), name="elk_uur")(self.hourly)
        return _Opened(made, made.task(name=_MESSAGE)(self.perform))

    def send(self, job: Job, delay: float = 0) -> None:
        """Say that there is a job to do, at once or after some seconds."""
        huey, message = self._open
        with self._sending:
            try:
                if delay:
                    message.schedule(args=(job.id,), delay=delay)
                else:
                    message(job.id)
            finally:
                huey.storage.close()  # whoever serves sends seldom: it holds no connection for that

    def catch_up(self) -> None:
        """Say it again of what waits too long: of that the message, or the worker, was lost."""
        now = self.store.clock()
        with self.store.read() as view:
            late = [job for job in waiting(view) if job.stuck(now) and (now - job.changed).total_seconds() > _wait(job)]
        for job in late:
            self.send(job)

    def perform(self, id: str) -> None:
        """Do a job, once: whoever comes second finds it taken."""
        job = self.store.run(lambda unit: begin(unit, id), principal=_WORKER)
        if job is None:
            return
        try:
            outcome = self.workers[job.kind](job)
            self.store.run(lambda unit: end(unit, job, outcome), principal=_WORKER)
        except (OSError, Busy) as fault:
            _log.warning("job put off: %s", type(fault).__name__)
            later = self.store.run(lambda unit: put_off(unit, job), principal=_WORKER)
            if later.state is JobState.WAITING:
                self.send(later, _wait(later))
        except Exception as fault:  # whatever it is, the next job is done
            _log.error("job given up: %s", type(fault).__name__)
            self.store.run(lambda unit: give_up(unit, job), principal=_WORKER)

    def consumer(self) -> "Consumer":
        """Return what takes jobs out of the queue, one after the other, until it is stopped."""
        from huey.consumer import Consumer

        return Consumer(self._open.huey, workers=1, max_delay=2.0)


def _wait(job: Job) -> float:
    """Seconds before a next try: a minute, then twice as long each time."""
    return 60.0 * (1 << max(job.tries - 1, 0))


def _storage(store: Store) -> dict[str, Any]:
    from huey.storage import PostgresStorage, SqliteStorage

    url = store.engine.url
    if store.engine.dialect.name == "sqlite":
        # It leaves the journal as the store has set it; what it writes may be lost in a power cut, the jobs may not.
        return {"storage_class": SqliteStorage, "filename": url.database, "journal_mode": None, "timeout": PATIENCE}
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return {"storage_class": PostgresStorage, "dsn": address, "blocking": False}
