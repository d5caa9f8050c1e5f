"""Whose seat is whose, and why somebody on a list can not be seated: every reason at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from api.accounts.accounts import Account, every_account, tidy_address
from api.accounts.invitations import invited_for
from api.accounts.principal import ROLE_TEXTS, ActorRole, Principal
from api.negotiation.guests import ALONE, Guest, like
from api.negotiation.kept import Folded, processes_of
from api.store.unit import StoreUnit
from api.store.view import StoreView
from tarief.core.alike import name_key
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.negotiation.party import Party
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
class KnownSeats:
    """Who was at the table before, and of each party who acts for it and who holds, or held, a link to it."""

    before: frozenset[str]
    accounts: Mapping[str, Account]
    acting: Mapping[str, frozenset[str]]
    invited: Mapping[str, frozenset[str]]
    withdrawn: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, unit: StoreUnit, process: Process) -> Self:
        """Look up what is known now."""
        accounts = {account.address: account for account in every_account(unit.connection) if account.address}
        acting: dict[str, frozenset[str]] = {}
        for address, account in accounts.items():
            for party in {account.id, *account.parties} if account.active else ():
                acting[party] = acting.get(party, frozenset()) | {address}
        now = int(unit.clock().timestamp())
        invited, withdrawn = (invited_for(unit.connection, now, withdrawn=over) for over in (False, True))
        return cls(frozenset(process.parties), accounts, acting, invited, withdrawn)

    def at(self, party: str) -> frozenset[str]:
        """The addresses that a seat is of."""
        return self.acting.get(party, frozenset()) | self.invited.get(party, frozenset())

    def sits(self, guest: Guest, party: str) -> bool:
        """Whether a guest acts for a party already."""
        return tidy_address(guest.address) in self.acting.get(party, ())

    def belongs(self, guest: Guest, party: str) -> bool:
        """Whether a guest was invited for a party, or takes the place of an address that was."""
        replaces = guest.replaces and tidy_address(guest.replaces) in self.invited.get(party, ())
        return tidy_address(guest.address) in self.at(party) or bool(replaces)

    def again(self, guest: Guest, party: str) -> bool:
        """Whether a party waits for this guest, or for anybody."""
        return party in self.before and (self.belongs(guest, party) or not self.at(party))

    def replaceable(self, address: str, party: str) -> bool:
        """Whether a link at an address leads to a party and can be withdrawn, or was withdrawn a while ago."""
        held = self.invited.get(party, frozenset()) | self.withdrawn.get(party, frozenset())
        return tidy_address(address) in held - self.acting.get(party, frozenset())


def may_seat(folded: Folded, view: StoreView, leader: Principal, party: str, roles: frozenset[ActorRole]) -> bool:
    """Whether somebody leads every table at which a party sits, and it sits there in this role."""
    tables = [folded.of(view, id) for id in processes_of(view, (party,))]
    return bool(tables) and all(
        table.facilitator == leader.id and roles == {ActorRole(table.parties[party].seat.value)} for table in tables
    )


def seats_of(process: Process, known: KnownSeats, rows: Sequence[Guest], *, asked: bool) -> dict[Guest, Party | None]:
    """Return the party at the table that each row of one party belongs to; None where there is none that is theirs."""
    named = _namesakes(process, rows[0])
    own = {row: next((party for party in named if known.belongs(row, party.id)), None) for row in rows}
    found = {party.id: party for party in own.values() if party is not None}
    if not found and not asked:  # nobody acts for it and no link to it works: the seat is nobody's yet
        found = {party.id: party for party in named if not known.at(party.id)}
    alone = next(iter(found.values())) if len(found) == 1 else None
    return {row: own[row] or alone for row in rows}


def faults_of(
    process: Process, known: KnownSeats, rows: Sequence[Guest], places: Mapping[Guest, Party | None], *, asked: bool
) -> Iterator[Finding]:
    """Say why the rows of one party can not be seated."""
    here = Place.of(rows[0].name[:60])
    parties = _namesakes(process, rows[0])
    sitting = [row for row, party in places.items() if party is not None and known.sits(row, party.id)]
    if len(sitting) == len(rows) and not any(row.replaces for row in rows):  # a list sent again
        for row in rows:
            text = f"{row.name} zit al aan tafel, en {row.address} handelt daarvoor."
            yield Finding("zit_al_aan_tafel", text, "Laat deze regel weg.", here)
    for row, party in places.items():
        if row.replaces:
            yield from _replaces_nobody(known, row, party)
        elif party is None and parties:
            text, advice = _ASKED if asked else _ON_LIST
            yield Finding("ander_adres", text.format(name=row.name), advice, here)
        elif party is None:
            yield from _looks_like(process, row)
        if row not in sitting:
            yield from _misfits(process, known, row)
    if None in places.values():
        for column in (name for name, values in _said(rows).items() if len(values) > 1):
            text = f"Op de regels van {rows[0].name} staat niet hetzelfde bij {column}."
            yield Finding("regels_verschillen", text, "Maak ze gelijk, of geef een ander een andere naam.", here)


def _namesakes(process: Process, guest: Guest) -> list[Party]:
    return [party for party in process.seated(guest.seat) if name_key(party.name) == name_key(guest.name)]


def _looks_like(process: Process, row: Guest) -> Iterator[Finding]:
    for party in process.seated(row.seat):
        if row.looks_like(party.name, party.seat, party.concern):
            yield Finding("lijkt_op", *like(row.name, party.name), Place.of(row.name[:60]))


def _replaces_nobody(known: KnownSeats, row: Guest, party: Party | None) -> Iterator[Finding]:
    """An address that was never invited is mistyped: the link that was meant would go on working."""
    if party is None or not known.replaceable(row.replaces, party.id):
        text = f"Op {row.replaces} wacht geen uitnodiging voor {row.name}."
        advice = "Kijk of het adres in de kolom vervangt klopt. Handelt dat adres al, vraag dan de beheerder."
        yield Finding("vervangt_niemand", text, advice, Place.of(row.name[:60]))


def _misfits(process: Process, known: KnownSeats, row: Guest) -> Iterator[Finding]:
    """One address is of one party at a table, has one role, and comes in as long as nobody disabled its account."""
    here, address, role = Place.of(row.name[:60]), tidy_address(row.address), ActorRole(row.seat.value)
    own = _namesakes(process, row)
    others = (party for party in process.parties.values() if party not in own and address in known.at(party.id))
    account = known.accounts.get(address)
    if account is not None and not account.active:
        text = f"Het account van {row.address} is uitgezet."
        yield Finding("account_uitgezet", text, "Neem een ander adres, of vraag de beheerder.", here)
    elif account is not None and role not in account.roles:
        text = f"{row.address} heeft al een account, en is daarin geen {_said_role(role)}."
        yield Finding("andere_rol", text, "Neem een ander adres, of vraag de beheerder.", here)
    elif (other := next(others, None)) is not None and other.seat is row.seat:
        text = f"{row.address} is al het adres van {other.name}."
        advice = f"Is {row.name} dezelfde partij, schrijf de naam dan zo. Is het een andere, neem dan een ander adres."
        yield Finding("andere_partij", text, advice, here)
    elif other is not None:
        text = f"{row.address} is al uitgenodigd voor {other.name}, als {_said_role(ActorRole(other.seat.value))}."
        yield Finding("andere_rol", text, "Eén e-mailadres heeft één rol. Neem een ander adres.", here)


def _said_role(role: ActorRole) -> str:
    return ROLE_TEXTS[role][0].lower()


def _said(rows: Sequence[Guest]) -> Mapping[str, set[str] | set[bool]]:
    """What rows say of their party, by column; without what they leave open."""
    return {
        "concern": {name_key(row.concern) for row in rows} - {""},
        "omvang": {name_key(row.size) for row in rows} - {""},
        "coöperatie": {name_key(row.cooperative) for row in rows} - {""},
        ALONE: {row.natural_person for row in rows if row.natural_person is not None},
    }
