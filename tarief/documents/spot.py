"""Where a value stands in a document, and the list of what is wrong in that document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from tarief.core.findings import Finding, Refused
from tarief.core.place import Place

Made = TypeVar("Made")
SHORT = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document. Every fault is noted in one list, and reading goes on: one answer names them all."""

    place: Place
    faults: list[Finding]
    name: str = ""
    #: How a field is written in this kind of document.
    written: str = "{name} = {value}"

    def inside(self, name: str) -> Spot:
        """Return the place of a field of the record that stands here."""
        return Spot(self.place / name[:SHORT], self.faults, name, self.written)

    def within(self, path: Place, name: str) -> Spot:
        """Return the place at a path that is one name in the document."""
        return Spot(path.under(self.place), self.faults, name, self.written)

    def item(self, index: int) -> Spot:
        """Return the place of an item of the list that stands here, counted from 0."""
        return Spot(self.place / index, self.faults, self.name, self.written)

    def fault(self, kind: str, text: str, advice: str = "") -> None:
        """Note what is wrong here."""
        self.faults.append(Finding(kind, text, advice, self.place))

    def other(self, kind: str, example: str) -> None:
        """Note that what stands here is not of the kind that is wanted."""
        key = kind.replace(" of ", "_").replace(" ", "_")
        self.fault(f"geen_{key}", f"'{self.name}' ontbreekt of is geen {kind}.", self.fill_in(example))

    def fill_in(self, example: str) -> str:
        """Return the advice to fill in what stands here."""
        return f"Vul in: {self.written.format(name=self.name, value=example)}."

    def note(self, findings: Iterable[Finding]) -> None:
        """Note findings of a part, whose places are paths from here."""
        self.faults.extend(finding.under(self.place) for finding in findings)

    def made(self, make: Callable[[], Made], places: Callable[[Place], Place] = lambda place: place) -> Made | None:
        """Return what `make` makes; a refusal becomes faults at `places` from here, and nothing is made."""
        try:
            return make()
        except Refused as refused:
            self.note(refused.relocated(places).findings)
            return None
