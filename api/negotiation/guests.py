"""Whom a facilitator seats at once: the lines of a list become parties, and each gets a link to come in by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import uuid4

from api.accounts.accounts import account_at, act_for_too, addresses_of
from api.accounts.invitations import Invitation, invite, is_address, waiting_for, withdraw
from api.accounts.principal import ROLE_TEXTS, ActorRole
from api.negotiation.actor import Actor
from api.negotiation.kept import Folded, append
from api.negotiation.moving import problem_of
from api.store.unit import StoreUnit
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.nearest import meant
from tarief.core.place import Place
from tarief.documents.strict_json import is_writable
from tarief.negotiation.course import COURSE
from tarief.negotiation.decide import decide
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import PartyAdded
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.process import Process
from workbooks.read.lists.reading import INVITED, read_region_tables

#: More at once is another kind of undertaking.
MOST_GUESTS: Final = 500
_LONGEST: Final = 200
_KEY: Final = INVITED[0][0]
_SEATS: Final = {seat.value: seat for seat in (Seat.PROVIDER, Seat.COOPERATIVE, Seat.MUNICIPALITY, Seat.BOARD)} | {
    "coöperatie": Seat.COOPERATIVE
}
#: What the column is called that says that somebody is a natural person.
ALONE: Final = "zelfstandige zonder personeel"
#: The columns of a list, as a file to fill in: with a mark that lets a spreadsheet see which letters it is in.
TEMPLATE: Final = "\ufeff" + ";".join(("naam", *INVITED[0][2], *INVITED[0][3][:-1], ALONE)) + "\r\n"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to seat: a party with the address of who acts for it; `cooperative` is the name of one."""

    name: str
    address: str
    seat: Seat = Seat.PROVIDER
    concern: str = ""
    size: str = ""
    cooperative: str = ""
    natural_person: bool = False


@dataclass(frozen=True, slots=True)
class Seated:
    """Who was seated, and the token to come in by; empty for who already had an account.

    `again` is who sat at the table already, and had not come in yet: an earlier link no longer works.
    """

    guest: Guest
    party: str
    token: str
    again: bool = False


def guests_in(name: str, content: bytes) -> tuple[tuple[Guest, ...], tuple[str, ...]]:
    """Read a list, and return who is in it and the columns that were not used; raises `Refused` with every fault."""
    found = read_region_tables(content, name=name, lists=INVITED)
    rows = found.data[_KEY]
    faults = [fault for number, row in enumerate(rows) for fault in _faults(row, number)]
    if len(rows) > MOST_GUESTS:
        advice = f"Nodig er hoogstens {MOST_GUESTS} tegelijk uit."
        faults.append(Finding("te_veel_regels", "Dit zijn te veel regels.", advice, Place.of(_KEY)))
    faults += _doubles([str(row.get("e-mailadres", "")).strip().casefold() for row in rows])
    try:
        refuse(faults)
    except Refused as refused:
        raise refused.relocated(found.places) from None
    return tuple(map(_guest, rows)), found.unused


def _faults(row: Mapping[str, Decimal | bool | str], number: int) -> Iterator[Finding]:
    for column, value in row.items():
        if isinstance(value, str) and not (len(value) <= _LONGEST and is_writable(value)):
            text, advice = "Deze tekst is te lang of niet te lezen.", f"Gebruik hoogstens {_LONGEST} tekens."
            yield Finding("te_lang", text, advice, Place.of(_KEY, number, column))
    if not is_address(str(row.get("e-mailadres", "")).strip()):
        text, advice = "Dit is geen e-mailadres.", "Vul in wie voor deze partij handelt, zoals naam@zorg.nl."
        yield Finding("geen_adres", text, advice, Place.of(_KEY, number, "e-mailadres"))
    role = str(row.get("rol", "")).strip().lower()
    if role and role not in _SEATS:
        advice = meant(role, _SEATS, "Kies uit: aanbieder, coöperatie, gemeente, bestuur.")
        yield Finding("rol_onbekend", "Deze rol bestaat niet.", advice, Place.of(_KEY, number, "rol"))
    if not isinstance(row.get("natuurlijk_persoon", False), bool):
        text, advice = "Hier kan alleen ja of nee staan.", "Vul ja in voor een zelfstandige zonder personeel."
        yield Finding("geen_ja_of_nee", text, advice, Place.of(_KEY, number, "natuurlijk_persoon"))


def _doubles(addresses: Sequence[str]) -> Iterator[Finding]:
    for number, address in enumerate(addresses):
        if address and address in addresses[:number]:
            text, advice = "Dit adres staat er twee keer.", "Laat één regel staan."
            yield Finding("adres_dubbel", text, advice, Place.of(_KEY, number, "e-mailadres"))


def _guest(row: Mapping[str, Decimal | bool | str]) -> Guest:
    texts = {key: str(value).strip() for key, value in row.items()}
    seat = _SEATS.get(texts.get("rol", "").lower(), Seat.PROVIDER)
    cooperative, person = texts.get("coöperatie", ""), row.get("natuurlijk_persoon") is True
    return Guest(
        texts["naam"],
        texts["e-mailadres"],
        seat,
        texts.get("concern", ""),
        texts.get("omvang", ""),
        cooperative,
        person,
    )


def seat_all(unit: StoreUnit, folded: Folded, id: str, actor: Actor, guests: Sequence[Guest]) -> list[Seated]:
    """Seat guests at a table, cooperatives before their members; raises `Problem` where one may not sit down now.

    Who is seated already and nobody came in for gets a new link, at any moment.
    """
    actor.allow(COURSE[PartyAdded].seats)
    process, seated = folded.of(unit, id), []
    waiting = {guest: known for guest in guests if (known := _not_in_yet(unit, process, guest))}
    try:
        refuse(filter(None, (_seated_before(unit, process, guest) for guest in guests)))
    except Refused as refused:
        raise problem_of(refused) from None
    for guest, known in waiting.items():
        withdraw(unit.connection, known)
        seated.append(Seated(guest, known, _way_in(unit, guest, known), again=True))
    for guest in sorted(guests, key=lambda one: one.seat is not Seat.COOPERATIVE):
        if guest in waiting:
            continue
        pool = _cooperative(process, guest)
        party = Party(str(uuid4()), guest.name, guest.seat, guest.concern, guest.size, pool, guest.natural_person)
        try:
            events = decide(process, PartyAdded(party), by=actor.party, at=unit.clock())
        except Refused as refused:
            raise problem_of(refused.under(Place.of(guest.name[:60]))) from None
        for event in events:
            append(unit, event)
        process = fold(events, process)
        seated.append(Seated(guest, party.id, _way_in(unit, guest, party.id)))
    unit.audit("genodigd", id)
    return seated


def _seated_before(unit: StoreUnit, process: Process, guest: Guest) -> Finding | None:
    """Say who is at the table already, under this name and this address: a list may be sent again."""
    account = account_at(unit.connection, guest.address)
    if account is None or not any(party.id in account.parties for party in _named(process, guest)):
        return None
    text = f"{guest.name} zit al aan tafel, en {guest.address} handelt daarvoor."
    return Finding("zit_al_aan_tafel", text, "Laat deze regel weg.", Place.of(guest.name[:60]))


def _not_in_yet(unit: StoreUnit, process: Process, guest: Guest) -> str:
    """The id of the one party of that name that nobody acts for; empty where there is none, or more than one."""
    alone = [party.id for party in _named(process, guest) if not addresses_of(unit.connection, (party.id,))]
    return alone[0] if len(alone) == 1 else ""


def _named(process: Process, guest: Guest) -> list[Party]:
    return [party for party in process.seated(guest.seat) if party.name == guest.name]


def _cooperative(process: Process, guest: Guest) -> str:
    """The id of the cooperative of that name; what is none is refused as such."""
    named = (party.id for party in process.seated(Seat.COOPERATIVE) if party.name == guest.cooperative)
    return next(named, guest.cooperative) if guest.cooperative else ""


def _way_in(unit: StoreUnit, guest: Guest, party: str) -> str:
    """Let who has an account with this role act for this party too, and give another one a link."""
    role, now = ActorRole(guest.seat.value), int(unit.clock().timestamp())
    if (account := account_at(unit.connection, guest.address)) is None:
        roles = frozenset((role,))
        parties = waiting_for(unit.connection, guest.address, roles, now) | {party}  # a new link ends an earlier one
        return invite(unit.connection, Invitation(guest.name, guest.address, roles, parties), now)
    if not account.active or role not in account.roles:
        text = f"{guest.address} heeft al een account, en is daarin geen {ROLE_TEXTS[role][0].lower()}."
        advice = "Neem een ander adres, of vraag de beheerder."
        raise Refused((Finding("andere_rol", text, advice, Place.of(guest.name[:60])),))
    act_for_too(unit.connection, account, party)
    return ""
