"""Whom a facilitator seats at once: a list of names and addresses, read from a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from api.accounts.accounts import tidy_address
from api.accounts.invitations import is_address
from tarief.core.alike import bare_name_key, name_key
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.nearest import meant
from tarief.core.place import Place
from tarief.documents.strict_json import is_writable
from tarief.negotiation.party import Seat
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
TEMPLATE: Final = "\ufeff" + ";".join(("naam", *INVITED[0][2], *INVITED[0][3][:-2], ALONE, INVITED[0][3][-1])) + "\r\n"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to seat: a party with the address of who acts for it; `cooperative` is the name of one.

    `natural_person` is None where nothing was said. `replaces` is the address that an earlier invitation went to, and
    that it must no longer work at.
    """

    name: str
    address: str
    seat: Seat = Seat.PROVIDER
    concern: str = ""
    size: str = ""
    cooperative: str = ""
    natural_person: bool | None = None
    replaces: str = ""

    @property
    def kin(self) -> tuple[str, Seat]:
        """What the guests of one party share: its name, however it is written, and its seat."""
        return name_key(self.name), self.seat

    def looks_like(self, name: str, seat: Seat, concern: str) -> bool:
        """Whether another is this party by another name, but for its legal form; two of one concern are said to be."""
        other = (name_key(name), seat) != self.kin and seat is self.seat
        sisters = bool(name_key(concern)) and name_key(concern) == name_key(self.concern)
        return other and not sisters and bare_name_key(name) == bare_name_key(self.name)


def guests_in(name: str, content: bytes) -> tuple[tuple[Guest, ...], tuple[str, ...]]:
    """Read a list, and return who is in it and the columns that were not used; raises `Refused` with every fault."""
    found = read_region_tables(content, name=name, lists=INVITED)
    rows = found.data[_KEY]
    faults = [fault for number, row in enumerate(rows) for fault in _faults(row, number)]
    if len(rows) > MOST_GUESTS:
        advice = f"Nodig er hoogstens {MOST_GUESTS} tegelijk uit."
        faults.append(Finding("te_veel_regels", "Dit zijn te veel regels.", advice, Place.of(_KEY)))
    faults += _doubles([tidy_address(str(row.get("e-mailadres", ""))) for row in rows])
    faults += _replaced(rows)
    try:
        refuse(faults)
        guests = tuple(map(_guest, rows))
        refuse(_looks_like(guests))
    except Refused as refused:
        raise refused.relocated(found.places) from None
    return guests, found.unused


def _faults(row: Mapping[str, Decimal | bool | str], number: int) -> Iterator[Finding]:
    for column, value in row.items():
        if isinstance(value, str) and not (len(value) <= _LONGEST and is_writable(value)):
            text, advice = "Deze tekst is te lang of niet te lezen.", f"Gebruik hoogstens {_LONGEST} tekens."
            yield Finding("te_lang", text, advice, Place.of(_KEY, number, column))
    if not name_key(str(row.get("naam", ""))):
        text, advice = "In deze naam is niets te zien.", "Vul de naam van de partij in."
        yield Finding("leeg", text, advice, Place.of(_KEY, number, "naam"))
    if not is_address(str(row.get("e-mailadres", "")).strip()):
        text, advice = "Dit is geen e-mailadres.", "Vul in wie voor deze partij handelt, zoals naam@zorg.nl."
        yield Finding("geen_adres", text, advice, Place.of(_KEY, number, "e-mailadres"))
    if (replaced := str(row.get("vervangt", "")).strip()) and not is_address(replaced):
        text, advice = "Dit is geen e-mailadres.", "Vul het adres in dat vervalt, of laat dit leeg."
        yield Finding("geen_adres", text, advice, Place.of(_KEY, number, "vervangt"))
    role = str(row.get("rol", "")).strip().lower()
    if role and role not in _SEATS:
        advice = meant(role, _SEATS, "Kies uit: aanbieder, coöperatie, gemeente, bestuur.")
        yield Finding("rol_onbekend", "Deze rol bestaat niet.", advice, Place.of(_KEY, number, "rol"))
    if not isinstance(row.get("natuurlijk_persoon", False), bool):
        text, advice = "Hier kan alleen ja of nee staan.", "Vul ja in voor een zelfstandige zonder personeel."
        yield Finding("geen_ja_of_nee", text, advice, Place.of(_KEY, number, "natuurlijk_persoon"))


def like(name: str, other: str) -> tuple[str, str]:
    """Say that two names may be of one party, and what to do."""
    return (
        f"{name} lijkt op {other}.",
        "Is dit dezelfde partij, schrijf de naam dan gelijk. Zijn het er twee van één concern, vul dan bij beide dat "
        "concern in. Anders: geef een naam die meer verschilt, zoals met de plaats erbij.",
    )


def _looks_like(guests: Sequence[Guest]) -> Iterator[Finding]:
    for number, guest in enumerate(guests):
        alike = (one for one in guests[:number] if guest.looks_like(one.name, one.seat, one.concern))
        if (other := next(alike, None)) is not None:
            yield Finding("lijkt_op", *like(guest.name, other.name), Place.of(_KEY, number, "naam"))


def _doubles(addresses: Sequence[str]) -> Iterator[Finding]:
    for number, address in enumerate(addresses):
        if address and address in addresses[:number]:
            text, advice = "Dit adres staat er twee keer.", "Laat één regel staan."
            yield Finding("adres_dubbel", text, advice, Place.of(_KEY, number, "e-mailadres"))


def _replaced(rows: Sequence[Mapping[str, Decimal | bool | str]]) -> Iterator[Finding]:
    """An address that goes is not invited as well, and one other address of a party comes in its place."""
    addresses = {tidy_address(str(row.get("e-mailadres", ""))) for row in rows}
    gone = [(name_key(str(row.get("naam", ""))), tidy_address(str(row.get("vervangt", "")))) for row in rows]
    for number, (_, replaced) in enumerate(gone):
        here = Place.of(_KEY, number, "vervangt")
        if replaced and replaced in addresses:
            text, advice = "Dit adres vervalt, en staat ook als e-mailadres op deze lijst.", "Laat één van beide staan."
            yield Finding("vervangt_genodigde", text, advice, here)
        if replaced and gone[number] in gone[:number]:
            text, advice = "Twee regels van deze partij vervangen hetzelfde adres.", "Laat het bij één regel staan."
            yield Finding("vervangt_dubbel", text, advice, here)


def _guest(row: Mapping[str, Decimal | bool | str]) -> Guest:
    texts = {key: str(value).strip() for key, value in row.items()}
    seat = _SEATS.get(texts.get("rol", "").lower(), Seat.PROVIDER)
    cooperative, person = texts.get("coöperatie", ""), row.get("natuurlijk_persoon")
    return Guest(
        texts["naam"],
        texts["e-mailadres"],
        seat,
        texts.get("concern", ""),
        texts.get("omvang", ""),
        cooperative,
        person if isinstance(person, bool) else None,
        texts.get("vervangt", ""),
    )
