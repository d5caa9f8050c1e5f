"""Providers that ask for a seat themselves, where the facilitator has opened that: kept until he says yes or no."""

from dataclasses import dataclass, replace
from typing import Annotated, Final, cast
from uuid import uuid4

from api.accounts.throttle import Throttle
from api.negotiation.guests import Guest
from api.store.records import StoredDocument
from api.store.unit import StoreUnit
from api.store.view import StoreView
from api.web.problems import Problem
from tarief.core.canonical import Recordable, canonical
from tarief.documents.durable import Durable
from tarief.documents.strict_json import read_json
from tarief.negotiation.process import Process

#: The kind of document that a registration is; it goes when it was answered, or has had its time.
REGISTRATION: Final = "aanmelding"
#: So many may wait for an answer; more is somebody who plays with it.
_MOST_WAITING: Final = 500


@dataclass(frozen=True)
class Registration(Durable):
    """Who asks for a seat, and where he reads his mail."""

    TITLE = "Aanmelding"

    id: Annotated[str, "id"]
    name: Annotated[str, "naam"]
    address: Annotated[str, "adres"]
    concern: Annotated[str, "concern"] = ""
    note: Annotated[str, "toelichting"] = ""
    natural_person: Annotated[bool, "natuurlijk_persoon"] = False
    refused: Annotated[str, "afgewezen"] = ""

    @property
    def guest(self) -> Guest:
        """The party that it becomes."""
        return Guest(self.name, self.address, concern=self.concern, natural_person=self.natural_person)


def held_up(unit: StoreUnit, process: str, client: str, secret: bytes) -> None:
    """Count an attempt of an address; raises `Problem` 429 where it came too often."""
    wait = Throttle(unit.connection, secret, f"{REGISTRATION}/{process}", client).begin(int(unit.clock().timestamp()))
    if wait:
        detail = f"Probeer het over {wait} seconden nog eens."
        raise Problem(429, "te-vaak", "Er komt te veel tegelijk binnen", detail, headers={"Retry-After": str(wait)})


def register(unit: StoreUnit, process: Process, registration: Registration) -> None:
    """Keep a registration, in the place of one that says the same; beyond a number nothing is kept.

    Another one at the same address stands beside it: anybody can write down somebody's address, so it replaces nothing.
    """
    waiting = registrations(unit, process)
    same = [one.id for one in waiting if replace(one, id=registration.id) == registration]
    if len(waiting) >= _MOST_WAITING and not same:
        return
    for id in same:
        unit.delete(REGISTRATION, f"{process.id}/{id}")
    _keep(unit, process, registration)


def _keep(unit: StoreUnit, process: Process, registration: Registration) -> None:
    text = canonical(cast(Recordable, registration.as_json()))
    unit.put(REGISTRATION, f"{process.id}/{registration.id}", process.facilitator, text, proces=process.id)


def refuse_registration(unit: StoreUnit, process: Process, registration: Registration, reason: str) -> None:
    """Keep with a registration why it was refused, for who asked, until it has had its time."""
    unit.delete(REGISTRATION, f"{process.id}/{registration.id}")
    _keep(unit, process, replace(registration, refused=reason))


def new_registration(name: str, address: str, concern: str, note: str, *, natural_person: bool) -> Registration:
    """Return a registration under an id that says nothing."""
    return Registration(str(uuid4()), name, address, concern, note, natural_person)


def registrations(view: StoreView, process: Process) -> list[Registration]:
    """Return who waits for an answer, the first first."""
    found = (_read(document) for document in view.find(REGISTRATION, proces=process.id))
    return [registration for registration in found if not registration.refused]


def registration_at(view: StoreView, process: Process, id: str) -> Registration | None:
    """Return a registration, also one that was refused; None for one that was never made, or became a party."""
    document = view.get(REGISTRATION, f"{process.id}/{id}")
    return None if document is None else _read(document)


def _read(document: StoredDocument) -> Registration:
    return Registration.of(read_json(document.text.encode()))
