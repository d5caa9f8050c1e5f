"""What changed in a process since somebody's last visit: only of what he sees, and kept for nobody else."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from typing_extensions import TypedDict

from api.accounts.door import Accounts
from api.accounts.principal import Principal
from api.store.failures import Full
from api.store.unit import StoreUnit
from tarief.core.canonical import moment, moment_of
from tarief.negotiation.party import Party
from tarief.negotiation.views import SeatView

_KIND: Final = "bezoek"
#: After so long away a next look is another visit.
_AWAY: Final = timedelta(minutes=30)
_PARTS: Final = {
    "vergrendelingen": ("waarde op slot", "waarden op slot"),
    "vragen": ("vraag met antwoord", "vragen met antwoord"),
    "voorstellen": ("voorstel", "voorstellen"),
    "afwijkende_standpunten": ("afwijkend standpunt", "afwijkende standpunten"),
    "stemmen": ("stem", "stemmen"),
    "besluiten": ("besluit", "besluiten"),
}


class SeenThen(TypedDict):
    """What somebody saw: the phase, the round, the version of each text, and how many there were of the rest."""

    fase: str
    ronde: int
    teksten: dict[str, int]
    aantallen: dict[str, int]


class KeptVisit(TypedDict):
    """The visit that goes on, and what was seen at the one before."""

    op: str
    gezien: SeenThen
    eerder_op: str
    eerder: SeenThen | None


@dataclass(frozen=True, slots=True)
class SinceThen:
    """When somebody was here before, and what is other now."""

    at: datetime
    changes: tuple[str, ...]
    versions: Mapping[str, int]


def since_last_visit(accounts: Accounts, principal: Principal, party: Party, view: SeatView) -> SinceThen | None:
    """Return what changed since the visit before this one, and keep what is seen now; None at a first visit."""
    id, now, at = f"{view.id}/{party.id}/{principal.id}", _seen(view), accounts.store.clock()
    with accounts.store.read() as reading:
        document = reading.get(_KIND, id)
    kept: KeptVisit | None = json.loads(document.text) if document else None
    fresh = _visit(kept, now, at)
    if kept is None or fresh != kept:

        def keep(unit: StoreUnit) -> None:
            unit.put(_KIND, id, principal.id, json.dumps(fresh), proces=view.id)

        with suppress(Full):  # reading goes on
            accounts.do(keep, principal.id)
    then = fresh["eerder"]
    if then is None:
        return None
    return SinceThen(moment_of(fresh["eerder_op"]), tuple(_changes(then, now)), then["teksten"])


def _visit(kept: KeptVisit | None, now: SeenThen, at: datetime) -> KeptVisit:
    """A visit goes on while somebody keeps looking; written down again once a minute at most."""
    if kept is None:
        return KeptVisit(op=moment(at), gezien=now, eerder_op="", eerder=None)
    last = moment_of(kept["op"])
    if at - last > _AWAY:
        return KeptVisit(op=moment(at), gezien=now, eerder_op=kept["op"], eerder=kept["gezien"])
    same = kept["gezien"] == now and at - last < timedelta(minutes=1)
    return kept if same else {**kept, "op": moment(at), "gezien": now}


def _seen(view: SeatView) -> SeenThen:
    told = view.as_json()
    counts = {part: len(things) for part in _PARTS if isinstance(things := told.get(part, []), list | tuple)}
    texts = {text.product: text.version for text in view.texts}
    return SeenThen(fase=view.phase or "", ronde=view.round, teksten=texts, aantallen=counts)


def _changes(then: SeenThen, now: SeenThen) -> Iterator[str]:
    if (then["fase"], then["ronde"]) != (now["fase"], now["ronde"]):
        yield (
            f"ronde {now['ronde']} is nu in de fase ‘{now['fase']}’" if now["ronde"] else f"de fase is ‘{now['fase']}’"
        )
    for product, version in now["teksten"].items():
        if then["teksten"].get(product) != version:
            yield f"de tekst is nu versie {version}"
    for part, (one, more) in _PARTS.items():
        if (extra := now["aantallen"].get(part, 0) - then["aantallen"].get(part, 0)) > 0:
            yield f"{extra} {one if extra == 1 else more} erbij"
