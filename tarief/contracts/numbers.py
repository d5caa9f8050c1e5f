"""The numbers of a contract document: each alone or with where it comes from, and within its limits."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple, TypeVar

from tarief.contracts.limits import KIND, ZERO
from tarief.core.days import FIRST_YEAR, LAST_YEAR
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.kinds import Numeric, Schema, Text, Words
from tarief.documents.record import Entry, Record
from tarief.documents.spot import Spot

Made = TypeVar("Made")
ASSUMED = "aanname"
#: What of a year of the course a number of a form is of the order of.
VOLUME, COST = "volume", "cost_per_unit"
#: What finds the faults of a number: given the number, its place and how it is called.
Check = Callable[[Decimal, Place, str], Iterable[Finding]]


class ExactNumber(Numeric):
    """A number, which may be written as a percentage."""

    def __init__(self, example: str = '"0.05"') -> None:
        super().__init__(percent=True, example=example)


class GetalMetHerkomstIn(Record):
    """A number that says where it comes from; an assumption is marked on everything that uses it."""

    waarde = Entry(ExactNumber())
    merk = Entry(Words(("bron", "interview", ASSUMED, "berekend"))).optional()
    bron = Entry(Text()).optional()
    toelichting = Entry(Text()).optional()

    def __init__(self, raw: Json, spot: Spot) -> None:
        super().__init__(raw, spot)
        if self.merk == "bron" and not self.bron:
            spot.inside("bron").fault(KIND, "Bij het merk 'bron' hoort een bron.", 'Vul in: "bron": "…".')


class ContractNumber(ExactNumber):
    """A number, or one with where it comes from; `what` it is called where it passes its limits."""

    def __init__(self, what: str = "", check: Check | None = None, example: str = '"0.05"') -> None:
        super().__init__(example)
        self.what, self.check = what, check

    def read(self, raw: Json, spot: Spot) -> Decimal | None:
        """Return the number."""
        if isinstance(raw, dict):
            record = GetalMetHerkomstIn(raw, spot)
            value = record.waarde if record.sound else None
        else:
            value = super().read(raw, spot)
        return None if value is None else self.within(value, spot)

    def within(self, value: Decimal, spot: Spot) -> Decimal | None:
        """Return a number that keeps to its limits."""
        faults = [] if self.check is None else list(self.check(value, spot.place, self.what))
        spot.faults.extend(faults)
        return None if faults else value

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"anyOf": [GetalMetHerkomstIn.schema(), super().schema()]}


class WholeNumber:
    """A whole number between two limits; `wrong` and `advice` tell what another one is not."""

    word = "getal"
    _number = ContractNumber()

    def __init__(self, least: int, most: int, wrong: str, advice: str, example: str) -> None:
        self.least, self.most, self.wrong, self.example = least, most, wrong, example
        self.empty, self.advice = least, advice.format(least=least, most=most)

    def read(self, raw: Json, spot: Spot) -> int | None:
        """Return the number."""
        number = self._number.read(raw, spot)
        if number is None:
            return None
        if number != number.to_integral_value() or not self.least <= number <= self.most:
            spot.fault(KIND, self.wrong.format(f"{number:f}"), self.advice)
            return None
        return int(number)

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class CalendarYear(WholeNumber):
    """A year of the calendar in which care is priced; of two digits it says which year was meant."""

    def __init__(self, example: str = "2027") -> None:
        advice = "Geef een jaar van {least} tot en met {most}."
        super().__init__(FIRST_YEAR, LAST_YEAR, "{} is geen jaar van een overeenkomst.", advice, example)

    def read(self, raw: Json, spot: Spot) -> int | None:
        """Return the year."""
        number = self._number.read(raw, spot)
        if number is None or self.least <= number <= self.most:
            return None if number is None else super().read(raw, spot)
        meant = number % 100 + 100 * (self.least // 100)
        ask = f"Bedoelt u {meant:f}? " if 0 < number < 100 and not number % 1 else ""
        spot.fault(KIND, self.wrong.format(f"{number:f}"), f"{ask}{self.advice}")
        return None


YEAR = WholeNumber(1, 9999, "{} is geen jaar of ander heel getal.", "Geef een heel getal, bijvoorbeeld 2026.", "2027")


class AgreedTerm(NamedTuple):
    """A number agreed on: its quantity, its path in the document (none: it goes without saying), its row from 0."""

    key: str
    value: Decimal
    path: tuple[str | int, ...]
    row: int | None = None


class AgreedNumber(Entry[Decimal | None]):
    """A number of a form: its name, where the form keeps it, its limits, its `key` in the steps, what is `usual`.

    `beside` is what of a year of the course it is of the order of: `volume` or `cost_per_unit`.
    """

    def __init__(
        self,
        attribute: str,
        what: str,
        check: Check,
        meaning: str = "",
        *,
        example: str = '"0.05"',
        key: str = "",
        usual: Decimal | None = None,
        needed: bool = True,
        beside: str = "",
    ) -> None:
        super().__init__(ContractNumber(what, check, example), meaning, needed=needed and usual is None)
        self.attribute, self.what, self.check, self.key, self.usual = attribute, what, check, key, usual
        self.beside = beside

    def term(self, value: Decimal | None, path: tuple[str | int, ...], row: int | None) -> AgreedTerm | None:
        """Return the term that a value is; None for one that changes nothing."""
        key = self.key or self.name
        if value is None:
            return AgreedTerm(key, self.usual, ()) if self.usual else None
        return AgreedTerm(key, value, (*path, self.name), row) if value or self.usual != ZERO else None


class AgreedRecord(Record):
    """A record of numbers that a part of a form holds: what reads them also checks them, and makes terms of them."""

    @classmethod
    def numbers(cls) -> tuple[AgreedNumber, ...]:
        """Return the numbers of the record."""
        return tuple(entry for entry in cls.FIELDS.values() if isinstance(entry, AgreedNumber))

    def filled(self, make: Callable[..., Made], *first: object, **more: object) -> Made:
        """Make a part of a form of the numbers that were read, by the names under which it keeps them."""
        held = {number.attribute: self.values[number.name] for number in self.numbers()}
        given = {number.attribute for number in self.numbers() if number.usual is None}
        return make(*first, **more, **{key: one for key, one in held.items() if one is not None or key in given})

    @classmethod
    def faults_in(cls, part: object, place: Place = Place()) -> Iterator[Finding]:
        """What is wrong with the numbers that a part of a form holds."""
        for number in cls.numbers():
            if (value := getattr(part, number.attribute)) is not None:
                yield from number.check(value, place / number.name, number.what)

    @classmethod
    def terms_in(cls, part: object, path: tuple[str | int, ...] = (), row: int | None = None) -> Iterator[AgreedTerm]:
        """The terms that a part of a form holds, at its path in the document and its row in the steps."""
        for number in cls.numbers():
            if (term := number.term(getattr(part, number.attribute), path, row)) is not None:
                yield term


def made(spot: Spot, make: Callable[[], Made]) -> Made | None:
    """Return what `make` makes of what was read at a spot; None, with the faults noted, where that cannot be.

    A fault that only repeats what is already said of a field, or of what it is part of, is left out.
    """
    try:
        return make()
    except Refused as refused:
        for finding in dict.fromkeys(finding.under(spot.place) for finding in refused.findings):
            if not any(_overlap(finding.place, fault.place) for fault in spot.faults):
                spot.faults.append(finding)
        return None


def assumed_in(raw: Json, place: Place) -> Iterator[Place]:
    """Give the place of each number in a document that is marked as an assumption."""
    if isinstance(raw, dict) and raw.get("merk") == ASSUMED:
        yield place
    parts = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for name, part in parts:
        yield from assumed_in(part, place / name)


def _overlap(one: Place, other: Place) -> bool:
    return one.starts_with(other) or other.starts_with(one)
