"""The fields of a JSON object: numbers, words and days, each fault with its JSON pointer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Self, TypeVar

from tarief.contracts.limits import KIND, ZERO
from tarief.core.findings import Finding, Refused
from tarief.core.nearest import meant
from tarief.core.number import read_number
from tarief.core.place import Place
from tarief.documents.fields import Fields as Checked
from tarief.documents.fields import no_number

Made = TypeVar("Made")
ASSUMED = "aanname"
_MARKS = ("bron", "interview", ASSUMED, "berekend")
#: What finds the faults of a number: given the number, its place and how it is called.
Check = Callable[[Decimal, Place, str], Iterable[Finding]]
#: How a number is filled in, where it is no share.
_EXAMPLES = {
    "jaar": "2027", "volume": '"3000"', "kosten_per_eenheid": '"5000"', "prijs": '"62.86"', "tarief": '"62.86"',
    "verwacht_volume": '"3000"', "uren": '"20"', "vaste_kosten": '"80"', "besparing": '"150000"', "looptijd": "4",
    "variatiecoefficient": '"0.5"', "z_waarde": '"1.64"', "werkelijk_startvolume": '"3240"', "drempel": "3",
    "uren_per_week": '"4"', "weken": "26", "van_week": "1", "tot_en_met_week": "8", "trekkingen": "65536",
    "aandeel": '"0.7"', "waarde": '"3000"',
}  # fmt: skip


class Fields(Checked):
    """The fields of one object. A number may be `{"waarde", "merk", "bron", "toelichting"}`; assumptions are noted."""

    KIND = KIND
    OBJECT = ("Dit is geen object.", "Schrijf {…} met de gevraagde velden.")
    LIST = "Schrijf [ … ]."

    def __init__(self, raw: Any, place: Place, faults: list[Finding], assumed: list[Place] | None = None) -> None:
        self.assumed: list[Place] = [] if assumed is None else assumed
        super().__init__(raw, place, faults)

    def at(self, name: str) -> Place:
        """Return the place of a field."""
        return self.place / name[:60]

    def inside(self, raw: Any, name: str, number: int = 0) -> Self:
        """Return an object in this one; pointers count from 0."""
        place = self.at(name) / (number - 1) if number else self.at(name)
        return type(self)(raw, place, self.faults, self.assumed)

    def example(self, name: str, value: str) -> str:
        """Show how a field is filled in."""
        return f'"{name}": {value}'

    def table(self, name: str) -> Self:
        """Return an object in this one."""
        return self.inside(self.get(name), name)

    def rows(self, name: str) -> Iterator[Self]:
        """Give the records of a list one by one, and close each when it has been read."""
        for item in self.records(name):
            yield item
            item.close()

    def number(self, name: str) -> Decimal:
        """Return an exact number, written as text, as a whole number or as an object that says where it is from."""
        raw = self.get(name)
        if raw is None:
            self.missing(name, "getal", _EXAMPLES.get(name, '"0.05"'))
            return ZERO
        return self._marked(raw, name) if isinstance(raw, dict) else self._exact(raw, name)

    def checked(self, name: str, check: Check, what: str) -> Decimal:
        """Return an exact number, with its own faults noted at once: they must not wait for those of another."""
        before = len(self.faults)
        found = self.number(name)
        if len(self.faults) == before:
            self.faults += check(found, self.at(name), what)
        return found

    def optional(self, name: str) -> Decimal:
        """Return a change or share that is 0 where nothing is agreed."""
        return self.number(name) if self.has(name) else ZERO

    def numbers(self, name: str) -> tuple[Decimal, ...]:
        """Return a list of exact numbers; none where there is no list."""
        raw = self.get(name)
        if raw is not None and not isinstance(raw, list):
            self.fault(f"'{name}' is geen lijst.", self.LIST, name)
            return ()
        return tuple(self._exact(item, name, index) for index, item in enumerate(raw or []))

    def whole(self, name: str) -> int:
        """Return a whole number, such as a year."""
        found = self.number(name)
        if found != found.to_integral_value() or abs(found) > 9999:
            self.fault(f"{found} is geen jaar of ander heel getal.", "Geef een heel getal, bijvoorbeeld 2026.", name)
            return 0
        return int(found)

    def choice(self, name: str, known: Sequence[str]) -> str:
        """Return one of the known words; empty for any other."""
        if not isinstance(found := self.get(name), str):
            self.missing(name, "tekst", f'"{known[0]}"')
            return ""
        if found not in known:
            advice = meant(found, known, f"Kies uit: {', '.join(known)}.")
            self.fault(f"'{found[:60]}' bestaat hier niet.", advice, name)
            return ""
        return found

    def known(self, name: str) -> bool | None:
        """Return true or false; None for "onbekend" and where nothing is said."""
        found = self.get(name)
        if found is None or found == "onbekend" or isinstance(found, bool):
            return found if isinstance(found, bool) else None
        self.fault(f"'{name}' is geen true, false of onbekend.", 'Schrijf true, false of "onbekend".', name)
        return None

    def day(self, name: str) -> date | None:
        """Return a day as 2018-01-31; None where there is none."""
        found = self.get(name)
        if found is None:
            return None
        try:
            return found if type(found) is date else date.fromisoformat(found)
        except (TypeError, ValueError):
            self.fault(f"'{name}' is geen datum.", "Schrijf een datum als 2018-01-31.", name)
            return None

    def made(self, make: Callable[[], Made], name: str = "") -> Made | None:
        """Make something of what was read; None, with the faults noted, where that cannot be.

        A fault that only repeats what is already said of a field, or of what it is part of, is left out.
        """
        before = len(self.faults)
        try:
            found = make()
        except Refused as refused:
            here = self.at(name) if name else self.place
            for finding in dict.fromkeys(finding.at(_below(here, finding.place)) for finding in refused.findings):
                if not any(_about(finding.place, said.place) for said in self.faults):
                    self.faults.append(finding)
            return None
        return None if len(self.faults) > before else found

    def _marked(self, raw: dict[str, Any], name: str) -> Decimal:
        item = self.inside(raw, name)
        mark = item.choice("merk", _MARKS) if item.has("merk") else ""
        source = item.text("bron", needed=False)
        item.text("toelichting", needed=False)
        if mark == "bron" and not source:
            item.fault("Bij het merk 'bron' hoort een bron.", 'Vul in: "bron": "…".', "bron")
        if mark == ASSUMED:
            self.assumed.append(item.place)
        raw_value = item.get("waarde")
        found = ZERO if isinstance(raw_value, dict) else item._exact(raw_value, "waarde")
        if isinstance(raw_value, dict):
            item.fault("Een waarde staat hier één keer.", 'Schrijf {"waarde": "0.05", "merk": "aanname"}.', "waarde")
        item.close()
        return found

    def _exact(self, raw: Any, name: str, index: int | None = None) -> Decimal:
        reading = read_number(raw, percent=True)
        if reading.value is None:
            said = no_number(raw) or "Dit is geen getal."
            other = None if no_number(raw) else reading.finding
            finding = other or Finding("geen_getal", said, "Vul een getal in.")
            self.faults.append(finding.at(self.at(name) if index is None else self.at(name) / index))
            return ZERO
        return reading.value


def _below(here: Place, place: Place) -> Place:
    """Move a place of what was made to where it was read; what `here` ends with already is not said twice."""
    if place.names[:1] == here.names[-1:] and not place.absolute:
        return Place.pointer(*here.names, *place.names[1:])
    return place.under(here)


def _about(place: Place, said: Place) -> bool:
    """Whether one place lies in the other."""
    return place.starts_with(said) or said.starts_with(place)
