"""Checked access to the fields of a JSON object: what is wrong is refused with its pointer and what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, NoReturn, TypeVar

from tarief.errors import Finding, Refused, refuse
from tarief.funding.limits import KIND, ZERO
from tarief.nearest import nearest
from tarief.quantities.number import read_number

Made = TypeVar("Made")


class Fields:
    """The fields of one object, asked for by name; `close` refuses the names nobody asked for."""

    def __init__(self, raw: Any, pointer: str) -> None:
        self.pointer = pointer
        self._asked: set[str] = set()
        if not isinstance(raw, dict):
            raise Refused(
                (Finding(KIND, "Dit is geen object.", "Schrijf {…} met de gevraagde velden.", pointer or "/"),)
            )
        self._raw: dict[str, Any] = raw

    def has(self, name: str) -> bool:
        """Whether a field is given."""
        self._asked.add(name)
        return self._raw.get(name) is not None

    def get(self, name: str) -> Any:
        """Return a field. Refused, with the nearest name, when it is missing."""
        if not self.has(name):
            near = nearest(name, self._raw)
            self.fault(name, f"Het veld '{name}' ontbreekt.", f"Bedoelt u '{near}'?" if near else f"Geef '{name}' op.")
        return self._raw[name]

    def number(self, name: str) -> Decimal:
        """Return an exact number, written as text or as a whole number."""
        return self._number(self.get(name), name)

    def optional(self, name: str) -> Decimal:
        """Return a change or share that is 0 where nothing is agreed."""
        return self.number(name) if self.has(name) else ZERO

    def numbers(self, name: str) -> list[Decimal]:
        """Return a list of exact numbers."""
        return [self._number(item, f"{name}/{index}") for index, item in enumerate(self._list(name))]

    def whole(self, name: str) -> int:
        """Return a whole number, such as a year."""
        found = self.number(name)
        if found != found.to_integral_value() or abs(found) > 9999:
            self.fault(name, f"{found} is geen jaar.", "Geef een heel getal, bijvoorbeeld 2026.")
        return int(found)

    def text(self, name: str) -> str:
        """Return a text."""
        found = self.get(name)
        if not isinstance(found, str) or not found.strip():
            self.fault(name, "Dit is geen tekst.", "Geef een tekst tussen aanhalingstekens.")
        return str(found)

    def choice(self, name: str, known: Sequence[str]) -> str:
        """Return one of the known words."""
        found = self.text(name)
        if found not in known:
            near = nearest(found, known)
            advice = f"Bedoelt u '{near}'?" if near else f"Kies uit: {', '.join(known)}."
            self.fault(name, f"'{found[:60]}' bestaat hier niet.", advice)
        return found

    def table(self, name: str) -> Fields:
        """Return an object in this one."""
        return Fields(self.get(name), f"{self.pointer}/{name}")

    def records(self, name: str) -> list[Fields]:
        """Return the objects of a list; none where there is no such list."""
        if not self.has(name):
            return []
        return [Fields(item, f"{self.pointer}/{name}/{index}") for index, item in enumerate(self._list(name))]

    def made(self, name: str, make: Callable[[], Made]) -> Made:
        """Make something from a field; what is refused without a pointer gets the one of the field before it."""
        here = f"{self.pointer}/{name}" if name else self.pointer
        try:
            return make()
        except Refused as refused:
            raise refused.relocated(lambda place: place if place.startswith("/") else f"{here}: {place}") from refused

    def close(self) -> None:
        """Refuse the fields nobody asked for: a misspelt name must not pass in silence."""
        unknown = [name for name in self._raw if name not in self._asked]
        refuse(
            Finding(KIND, f"Het veld '{name[:60]}' is onbekend.", self._meant(name), f"{self.pointer}/{name[:60]}")
            for name in unknown
        )

    def fault(self, name: str, text: str, advice: str) -> NoReturn:
        """Refuse a field."""
        raise Refused((Finding(KIND, text, advice, f"{self.pointer}/{name}"),))

    def _meant(self, name: str) -> str:
        near = nearest(name, self._asked)
        return f"Bedoelt u '{near}'?" if near else "Haal het weg."

    def _list(self, name: str) -> list[Any]:
        found = self.get(name)
        if not isinstance(found, list):
            self.fault(name, "Dit is geen lijst.", "Schrijf [ … ].")
        return list(found)

    def _number(self, raw: Any, name: str) -> Decimal:
        reading = read_number(raw, percent=True)
        if reading.value is None:
            finding = reading.finding or Finding(KIND, "Dit is geen getal.", "Vul een getal in.")
            raise Refused((finding.at(f"{self.pointer}/{name}"),))
        return reading.value
