"""Seating guests: each becomes a party or belongs to one at the table already, and gets a way in of its own.

A seat belongs to the addresses that were invited to it. Nobody comes to sit on it from another address, unless who
leads says so: by naming both on one list, or by naming the address that another one replaces.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from api.accounts.invitations import Invitation, invite, withdraw
from api.accounts.principal import ActorRole
from api.negotiation.actor import Actor
from api.negotiation.guests import ALONE, Guest
from api.negotiation.kept import Folded, append
from api.negotiation.moving import problem_of
from api.negotiation.seats import KnownSeats, faults_of, seats_of
from api.store.unit import StoreUnit
from tarief.core.alike import name_key
from tarief.core.findings import Refused, refuse
from tarief.core.place import Place
from tarief.negotiation.course import COURSE
from tarief.negotiation.decide import decide
from tarief.negotiation.fold import fold
from tarief.negotiation.happenings import PartyAdded
from tarief.negotiation.party import Party, Seat
from tarief.negotiation.process import Process


@dataclass(frozen=True, slots=True)
class Seated:
    """Who was seated, and the token to come in by; empty for who acts for the party already.

    `again` is who was invited before and had not come in yet: an earlier link no longer works. `unchanged` are the
    columns in which a list says otherwise than what is known of the party; that stays.
    """

    guest: Guest
    party: str
    token: str
    again: bool = False
    unchanged: tuple[str, ...] = ()


def seat_all(
    unit: StoreUnit, folded: Folded, id: str, actor: Actor, guests: Sequence[Guest], *, asked: bool = False
) -> list[Seated]:
    """Seat guests at a table, cooperatives before their members; raises `Problem` where one may not sit down now.

    Guests of one name and seat are one party. Who was invited before and has not come in yet gets a new link, at any
    moment. `asked`: by a registration, that anybody can write; it takes no seat that others were invited to.
    """
    actor.allow(COURSE[PartyAdded].seats)
    process = folded.of(unit, id)
    known = KnownSeats.of(unit, process)
    first = sorted(guests, key=lambda one: one.seat is not Seat.COOPERATIVE)
    kin = {guest.kin: [one for one in first if one.kin == guest.kin] for guest in first}
    places = {key: seats_of(process, known, rows, asked=asked) for key, rows in kin.items()}
    try:
        refuse(
            fault for key, rows in kin.items() for fault in faults_of(process, known, rows, places[key], asked=asked)
        )
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


def _let_in(unit: StoreUnit, process: Process, known: KnownSeats, guest: Guest, party: Party) -> Seated:
    """Give a guest a way in to its party, and let nobody in at the address that it replaces.

    Who acts for it already needs no way in. Who has an account takes the link once he is logged in to it: who invites
    does not know whose that account is.
    """
    if guest.replaces:
        withdraw(unit.connection, party.id, guest.replaces)
    unchanged = tuple(_unchanged(process, guest, party))
    if known.sits(guest, party.id):
        return Seated(guest, party.id, "", unchanged=unchanged)
    roles, parties = frozenset((ActorRole(guest.seat.value),)), frozenset((party.id,))
    invitation = Invitation(guest.name, guest.address, roles, parties)
    token = invite(unit.connection, invitation, int(unit.clock().timestamp()))
    return Seated(guest, party.id, token, known.again(guest, party.id), unchanged)


def _unchanged(process: Process, guest: Guest, party: Party) -> Iterator[str]:
    """The columns in which a guest says something, and otherwise than its party."""
    one = replace(guest, cooperative=_cooperative(process, guest))
    pairs = {
        "concern": (one.concern, party.concern),
        "omvang": (one.size, party.size),
        "coöperatie": (one.cooperative, party.cooperative),
    }
    yield from (column for column, (said, kept) in pairs.items() if said and name_key(said) != name_key(kept))
    if guest.natural_person is not None and guest.natural_person is not party.natural_person:
        yield ALONE
