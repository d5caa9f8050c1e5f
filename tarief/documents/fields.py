"""Checked access to the fields of one record, for every kind of file and message.

Every fault is noted with its place, and reading goes on, so that one refusal names them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from tarief.core.findings import Finding
from tarief.core.nearest import meant, nearest
from tarief.core.place import PathStep, Place
from tarief.documents.kinds import no_number as no_number

_SHORT = 60


class Fields:
    """The fields of one record, asked for by name; `close` notes the names nobody asked for as faults.

    A kind of file says in a subclass what its faults are called, how a place in it is written and how an example
    of a field looks. What is read of a faulty field is empty; the list of faults says that it may not be used.
    """

    KIND: ClassVar[str]
    OBJECT: ClassVar[tuple[str, str]]
    LIST: ClassVar[str]

    def __init__(self, raw: Any, place: Place, faults: list[Finding]) -> None:
        self.place = place
        self.faults = faults
        self._raw: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
        self._asked: set[str] = set()
        if not isinstance(raw, dict):
            self.fault(*self.OBJECT)

    def at(self, name: str) -> Place:
        """Return the place of a field; the record itself where a file has no finer place."""
        del name
        return self.place

    def inside(self, raw: Any, name: str, number: int = 0) -> Self:
        """Return a record in this one: by name, and by its number in a list."""
        part = PathStep(f"{name}[{number}]", (name, number - 1)) if number else name
        return type(self)(raw, self.place / part, self.faults)

    def example(self, name: str, value: str) -> str:
        """Show how a field is filled in."""
        return f"{name} = {value}"

    def fault(self, text: str, advice: str = "", name: str = "") -> None:
        """Note a fault at this record or at one of its fields."""
        self.faults.append(Finding(self.KIND, text, advice, self.at(name) if name else self.place))

    def has(self, name: str) -> bool:
        """Whether a field is given."""
        return self.get(name) is not None

    def get(self, name: str) -> Any:
        """Return a field as it stands, None when it is absent."""
        self._asked.add(name)
        return self._raw.get(name)

    def text(self, name: str, *, needed: bool = True) -> str:
        """Return a text; empty when it may be absent and is."""
        raw = self.get(name)
        if raw is None and not needed:
            return ""
        if not isinstance(raw, str) or not raw.strip():
            self.missing(name, "tekst", '"…"')
            return ""
        return raw

    def flag(self, name: str, default: bool) -> bool:
        """Return true or false."""
        raw = self.get(name)
        if raw is not None and not isinstance(raw, bool):
            self.fault(f"'{name}' is geen true of false.", f"Vul in: {self.example(name, 'false')}.", name)
            return default
        return default if raw is None else raw

    def records(self, name: str) -> list[Self]:
        """Return the records of a list in this record, each with its own place; none where there is no list."""
        raw = self.get(name)
        if raw is not None and not isinstance(raw, list):
            self.fault(f"'{name}' is geen lijst.", self.LIST.format(name=name), name)
            return []
        return [self.inside(item, name, number) for number, item in enumerate(raw or [], 1)]

    def missing(self, name: str, what: str, example: str) -> None:
        """Note that a field is absent or of another kind; a name that looks like it is asked after."""
        near = nearest(name, self._raw.keys() - self._asked) if name not in self._raw else None
        advice = f"Bedoelt u '{near[:_SHORT]}'?" if near else f"Vul in: {self.example(name, example)}."
        self.fault(f"'{name}' ontbreekt of is geen {what}.", advice, name)

    def close(self) -> None:
        """Note the fields nobody asked for: a misspelt name must not pass in silence."""
        for name in self._raw:
            if name not in self._asked:
                advice = meant(name, self._asked, "Haal het weg.")
                self.fault(f"Veld '{name[:_SHORT]}' is onbekend.", advice, name)
