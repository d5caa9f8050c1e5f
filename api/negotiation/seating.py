"""Seating guests: each becomes a party or belongs to one at the table already, and gets a way in of its own.

A seat belongs to the addresses that were invited to it. Nobody comes to sit on it from another address, unless who
leads says so: by naming both on one list, or by naming the address that another one replaces.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import uuid4

from api.accounts.accounts import account_at, act_for_too, every_account, tidy_address
from api.accounts.invitations import Invitation, invite, invited_for, waiting_for, withdraw
from api.accounts.principal import ROLE_TEXTS, ActorRole
from api.negotiation.actor import Actor
from api.negotiation.guests import ALONE, Guest, name_key
from api.negotiation.kept import Folded, append
from api.negotiation.moving import problem_of
from api.store.unit import StoreUnit
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.place import Place
from tarief.negotiation.course import COURSE
from tarief.negotiation.decide import decide
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import PartyAdded
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.process import Process

_ON_LIST: Final = (
    "{name} zit al aan tafel, met een ander e-mailadres.",
    "Klopt dat adres niet meer, zet het dan in de kolom vervangt. Komt er iemand bij, zet dan beide adressen op de "
    "lijst. Is dit een andere partij, geef haar dan een andere naam.",
)
_ASKED: Final = (
    "Er zit al een {name} aan tafel, met een ander e-mailadres.",
    "Is dit dezelfde partij, nodig haar dan zelf uit met een lijst. Is zij het niet, wijs de aanmelding dan af.",
)


@dataclass(frozen=True, slots=True)
class Seated:
    """Who was seated, and the token to come in by; empty for who already had an account.

    `again` is who was invited before and had not come in yet: an earlier link no longer works. `unchanged` are the
    columns in which a list says otherwise than what is known of the party; that stays.
    """

    guest: Guest
    party: str
    token: str
    again: bool = False
    unchanged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Known:
    """Who was at the table before, and of each party who acts for it and who holds a link to it."""

    before: frozenset[str]
    acting: Mapping[str, frozenset[str]]
    invited: Mapping[str, frozenset[str]]

    def at(self, party: str) -> frozenset[str]:
        return self.acting.get(party, frozenset()) | self.invited.get(party, frozenset())

    def sits(self, guest: Guest, party: str) -> bool:
        return tidy_address(guest.address) in self.acting.get(party, ())

    def belongs(self, guest: Guest, party: str) -> bool:
        """Whether a guest was invited for a party, or takes the place of an address that was."""
        replaces = guest.replaces and tidy_address(guest.replaces) in self.invited.get(party, ())
        return tidy_address(guest.address) in self.at(party) or bool(replaces)

    def again(self, guest: Guest, party: str) -> bool:
        """Whether a party waits for this guest, or for anybody."""
        return party in self.before and (self.belongs(guest, party) or not self.at(party))


def seat_all(
    unit: StoreUnit, folded: Folded, id: str, actor: Actor, guests: Sequence[Guest], *, asked: bool = False
) -> list[Seated]:
    """Seat guests at a table, cooperatives before their members; raises `Problem` where one may not sit down now.

    Guests of one name and seat are one party. Who was invited before and has not come in yet gets a new link, at any
    moment. `asked`: by a registration, that anybody can write; it takes no seat that others were invited to.
    """
    actor.allow(COURSE[PartyAdded].seats)
    process = folded.of(unit, id)
    known = _known(unit, process)
    first = sorted(guests, key=lambda one: one.seat is not Seat.COOPERATIVE)
    kin = {guest.kin: [one for one in first if one.kin == guest.kin] for guest in first}
    places = {key: _places(process, known, rows, asked=asked) for key, rows in kin.items()}
    try:
        refuse(fault for key, rows in kin.items() for fault in _faults(process, known, rows, places[key], asked=asked))
    except Refused as refused:
        raise problem_of(refused) from None
    seated = []
    for key, rows in kin.items():
        new = None
        if None in places[key].values():
            process, new = _seat(unit, process, actor, rows)
        for guest in rows:
            party = places[key][guest] or new
            assert party is not None
            seated.append(_let_in(unit, process, known, guest, party))
    unit.audit("genodigd", id)
    return seated


def _known(unit: StoreUnit, process: Process) -> _Known:
    acting: dict[str, frozenset[str]] = {}
    for account in every_account(unit.connection):
        if account.active and account.address:
            for party in {account.id, *account.parties}:
                acting[party] = acting.get(party, frozenset()) | {account.address}
    return _Known(frozenset(process.parties), acting, invited_for(unit.connection, int(unit.clock().timestamp())))


def _places(process: Process, known: _Known, rows: Sequence[Guest], *, asked: bool) -> dict[Guest, Party | None]:
    """The party at the table that each row of one party belongs to; None where it is not there, or is not theirs."""
    named = [party for party in process.seated(rows[0].seat) if name_key(party.name) == name_key(rows[0].name)]
    own = {row: next((party for party in named if known.belongs(row, party.id)), None) for row in rows}
    found = {party.id: party for party in own.values() if party is not None}
    if not found and not asked:  # nobody acts for it and no link to it works: the seat is nobody's yet
        found = {party.id: party for party in named if not known.at(party.id)}
    alone = next(iter(found.values())) if len(found) == 1 else None
    return {row: own[row] or alone for row in rows}


def _faults(
    process: Process, known: _Known, rows: Sequence[Guest], places: Mapping[Guest, Party | None], *, asked: bool
) -> Iterator[Finding]:
    """Say why the rows of one party can not be seated."""
    here = Place.of(rows[0].name[:60])
    parties = [party for party in process.parties.values() if name_key(party.name) == name_key(rows[0].name)]
    if all(party is not None and known.sits(row, party.id) for row, party in places.items()):  # a list sent again
        for row in rows:
            text = f"{row.name} zit al aan tafel, en {row.address} handelt daarvoor."
            yield Finding("zit_al_aan_tafel", text, "Laat deze regel weg.", here)
    for row in (row for row, party in places.items() if party is None):
        if row.replaces:
            text = f"Op {row.replaces} wacht geen uitnodiging voor {row.name}."
            yield Finding("vervangt_niemand", text, "Handelt dat adres al, vraag dan de beheerder.", here)
        elif any(party.seat is row.seat for party in parties):
            text, advice = _ASKED if asked else _ON_LIST
            yield Finding("ander_adres", text.format(name=row.name), advice, here)
        elif other := next((party for party in parties if known.belongs(row, party.id)), None):
            text = f"{row.name} zit al aan tafel als {ROLE_TEXTS[ActorRole(other.seat.value)][0].lower()}."
            yield Finding("andere_rol", text, "Een rol verandert niet. Neem een andere naam of een ander adres.", here)
    if None in places.values():
        for column in (name for name, values in _said(rows).items() if len(values) > 1):
            text = f"Op de regels van {rows[0].name} staat niet hetzelfde bij {column}."
            yield Finding("regels_verschillen", text, "Maak ze gelijk, of geef een ander een andere naam.", here)


def _said(rows: Sequence[Guest]) -> Mapping[str, set[str] | set[bool]]:
    """What rows say of their party, by column; without what they leave open."""
    return {
        "concern": {row.concern for row in rows} - {""},
        "omvang": {row.size for row in rows} - {""},
        "coöperatie": {name_key(row.cooperative) for row in rows} - {""},
        ALONE: {row.natural_person for row in rows if row.natural_person is not None},
    }


def _seat(unit: StoreUnit, process: Process, actor: Actor, rows: Sequence[Guest]) -> tuple[Process, Party]:
    """Let a new party sit down, of which several rows may say something."""
    guest = rows[0]
    concern, size, pool = (
        next(filter(None, texts), "")
        for texts in zip(*((row.concern, row.size, _cooperative(process, row)) for row in rows), strict=True)
    )
    person = any(row.natural_person for row in rows)
    party = Party(str(uuid4()), guest.name, guest.seat, concern, size, pool, person)
    try:
        events = decide(process, PartyAdded(party), by=actor.party, at=unit.clock())
    except Refused as refused:
        raise problem_of(refused.under(Place.of(guest.name[:60]))) from None
    for event in events:
        append(unit, event)
    return fold(events, process), party


def _cooperative(process: Process, guest: Guest) -> str:
    """The id of the cooperative of that name; what is none is refused as such."""
    wanted = name_key(guest.cooperative)
    named = (party.id for party in process.seated(Seat.COOPERATIVE) if name_key(party.name) == wanted)
    return next(named, guest.cooperative) if wanted else ""


def _let_in(unit: StoreUnit, process: Process, known: _Known, guest: Guest, party: Party) -> Seated:
    """Give a guest a way in to its party; who acts for it already needs none."""
    unchanged = tuple(_unchanged(process, guest, party))
    if known.sits(guest, party.id):
        return Seated(guest, party.id, "", unchanged=unchanged)
    if guest.replaces:
        withdraw(unit.connection, party.id, guest.replaces)
    return Seated(guest, party.id, _way_in(unit, guest, party.id), known.again(guest, party.id), unchanged)


def _unchanged(process: Process, guest: Guest, party: Party) -> Iterator[str]:
    """The columns in which a guest says something, and otherwise than its party."""
    one = replace(guest, cooperative=_cooperative(process, guest))
    pairs = {
        "concern": (one.concern, party.concern),
        "omvang": (one.size, party.size),
        "coöperatie": (one.cooperative, party.cooperative),
    }
    yield from (column for column, (said, kept) in pairs.items() if said and said != kept)
    if guest.natural_person is not None and guest.natural_person is not party.natural_person:
        yield ALONE


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
