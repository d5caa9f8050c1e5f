"""/beheer: what an administrator watches over, on one page: people, copies, what lapses, and how long things stay."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from fastapi import APIRouter, Request
from sqlalchemy import select
from starlette.responses import Response

from api.accounts.accounts import every_account
from api.accounts.forms import Door, page
from api.accounts.policy import Action
from api.accounts.visits import allowed, known
from api.jobs.job import JobState, jobs_in, waiting
from api.store.tables import audit
from api.store.view import StoreView
from tarief import load_parameters
from tarief.core.canonical import moment_of
from tarief.parameters.expiry import lapsing

router = APIRouter(include_in_schema=False)
#: What the store writes down of itself.
_COPIED, _SWEPT = "kopie gemaakt", "opgeruimd"
#: Older than this a copy is no comfort.
_OLD: Final = timedelta(days=2)
#: Whoever waits so long for what is done in the background has no worker.
_LATE: Final = timedelta(minutes=15)
_KINDS: Final = {
    "werk": "Bewaard werk, na het laatste bezoek",
    "concept": "Werk zonder naam",
    "link": "Een link naar bewaard werk",
    "bezoek": "Wat iemand bij zijn laatste bezoek zag",
    "upload": "Een upload",
    "taak": "Een taak met haar uitkomst",
    "aanmelding": "Een aanmelding voor een plaats aan tafel",
    "akkoord": "Een akkoord",
}


@dataclass(frozen=True, slots=True)
class UpkeepDone:
    """When something was done last for what is kept, and what was said of it; None: never."""

    at: datetime | None = None
    about: str = ""
    is_old: bool = True


@router.get("/beheer")
def overview(request: Request, accounts: Door) -> Response:
    """Show how it stands with what an administrator sees to."""
    allowed(request, known(request), Action.LOGBOEK_ZIEN)
    now = accounts.store.clock()
    with accounts.store.read() as view:
        people = every_account(view.connection)
        copied, swept = _last(view, _COPIED, now), _last(view, _SWEPT, now)
        jobs = {state.value: len(jobs_in(view, state)) for state in JobState}
        late = any(now - job.changed > _LATE for job in waiting(view))
    retention = accounts.installation.retention
    return page(
        request,
        "beheer.html",
        active=sum(account.active for account in people),
        ended=sum(not account.active for account in people),
        jobs=jobs,
        late=late,
        copied=copied,
        swept=swept,
        lapsing=[str(item) for item in lapsing(load_parameters(), now.date())],
        retention=[(label, retention[kind].days) for kind, label in _KINDS.items() if kind in retention],
        mail=accounts.installation.mail is not None,
        local=accounts.installation.local,
    )


def _last(view: StoreView, action: str, now: datetime) -> UpkeepDone:
    rows = select(audit.c.at, audit.c.object).where(audit.c.action == action).order_by(audit.c.at.desc()).limit(1)
    row = view.connection.execute(rows).first()
    if row is None:
        return UpkeepDone()
    at = moment_of(row.at)
    return UpkeepDone(at, row.object, now - at > _OLD)
