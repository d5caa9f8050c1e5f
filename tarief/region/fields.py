"""The fields of a region's document: numbers through the one gate, places as paths without a first slash."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Self, TypeVar

from tarief.core.findings import Refused
from tarief.core.number import read_number
from tarief.core.place import Place
from tarief.documents.fields import Fields

T = TypeVar("T")


class RegionFields(Fields):
    """Checked access to one record."""

    KIND = "gebied_ongeldig"
    OBJECT = ("Dit is geen object met velden.", "Geef velden met namen.")
    LIST = "Geef {name} als lijst."

    def at(self, name: str) -> Place:
        """Return the path of a field."""
        return self.place / name

    def inside(self, raw: Any, name: str, number: int = 0) -> Self:
        """Return a record in this one; lists count from 0 in a path."""
        place = self.at(name) / (number - 1) if number else self.at(name)
        return type(self)(raw, place, self.faults)

    def number(self, name: str, *, needed: bool = False, percent: bool = False) -> Decimal | None:
        """Return a number, None when it is absent or none; `percent` allows `90%` for 0.90."""
        raw = self.get(name)
        if raw is not None:
            return self.read(raw, self.at(name), percent=percent)
        if needed:
            self.missing(name, "getal", "62.86")
        return None

    def numbers(self, name: str, *, percent: bool = False) -> tuple[Decimal, ...]:
        """Return a list of numbers; empty when it is absent."""
        raw = self.get(name)
        if raw is not None and not isinstance(raw, list):
            self.fault(f"'{name}' is geen lijst.", self.LIST.format(name=name), name)
            return ()
        found = (self.read(item, self.at(name) / at, percent=percent) for at, item in enumerate(raw or []))
        return tuple(number for number in found if number is not None)

    def read(self, raw: Any, place: Place, *, percent: bool = False) -> Decimal | None:
        """Read one number; what is none is a fault at its place."""
        reading = read_number(raw, percent=percent)
        if reading.finding is not None:
            self.faults.append(reading.finding.at(place))
        return reading.value

    def made(self, make: Callable[[], T], places: Callable[[Place], Place] = lambda place: place) -> T | None:
        """Return what `make` makes; a refusal becomes faults at `places`, and nothing is made."""
        try:
            return make()
        except Refused as refused:
            self.faults += refused.relocated(places).findings
            return None
