"""The agreement that stands: while there are talks again, what was published last, whatever is written meanwhile."""

from dataclasses import dataclass, replace

from fastapi import Request

from api.accounts.visits import accounts_of
from api.negotiation.kept import agreed_text, published_process
from api.negotiation.route import looked_at
from api.web.problems import not_found
from tarief.negotiation.course import TALKS
from tarief.negotiation.party import Party
from tarief.negotiation.process import Process
from tarief.negotiation.visibility import Matter, granted


@dataclass(frozen=True, slots=True)
class StandingAgreement:
    """A process as somebody sees what was agreed in it, and as it is now.

    `process` is as it was at the last publication where that is what holds for `party`, up to the event of that number;
    without a number it is as it is now. Without a party the public looks.
    """

    process: Process
    now: Process
    party: Party | None
    until: int | None = None

    @property
    def visible(self) -> bool:
        """Whether something was agreed that this one may see."""
        return self.process.agreement is not None and self._sees(Matter.AGREEMENT, self.process)

    @property
    def explained(self) -> bool:
        """Whether this one may read why a tariff is what it is, and the page for a council."""
        return self._sees(Matter.MOTIVATION, self.process)

    @property
    def written(self) -> bool:
        """Whether this one may read that also while it is worked on."""
        return self._sees(Matter.MOTIVATION, self.now)

    def _sees(self, matter: Matter, process: Process) -> bool:
        return granted(process, matter, "", self.party) is not None


def standing_agreement(request: Request, proces: str, wanted: str) -> StandingAgreement:
    """Return what stands for whoever asks; raises `Problem` 401 or 404 as `looked_at` does."""
    process, actor = looked_at(request, proces, wanted)
    now = StandingAgreement(process, process, actor.party if actor else None)
    if not process.published or (now.visible and process.phase not in TALKS):
        return now
    with accounts_of(request).store.read() as view:
        last = published_process(view, process.id)
    return now if last is None else replace(now, process=last.process, until=last.number)


def file_of(request: Request, stands: StandingAgreement) -> str:
    """Return the file of what stands; raises `Problem` 404 where there is none for who asks."""
    if not stands.visible:
        raise not_found()
    with accounts_of(request).store.read() as view:
        return agreed_text(view, stands.process, stands.until)
