"""Where a value stands in a document, and the list of what is wrong in that document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from tarief.core.findings import Finding, Refused

Made = TypeVar("Made")
SHORT = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a document. Every fault is noted in one list, and reading goes on: one answer names them all."""

    place: str
    faults: list[Finding]
    name: str = ""

    def inside(self, name: str) -> Spot:
        """Return the place of a field of the record that stands here."""
        step = name[:SHORT].replace("~", "~0").replace("/", "~1")
        return replace(self, place=f"{self.place}/{step}" if self.place else step, name=name)

    def within(self, path: str) -> Spot:
        """Return the place at a path that is one name in the document."""
        return replace(self, place=self.path(path), name=path)

    def item(self, index: int) -> Spot:
        """Return the place of an item of the list that stands here, counted from 0."""
        return replace(self, place=f"{self.place}/{index}")

    def fault(self, kind: str, text: str, advice: str = "") -> None:
        """Note what is wrong here."""
        self.faults.append(Finding(kind, text, advice, self.place))

    def other(self, kind: str, example: str) -> None:
        """Note that what stands here is not of the kind that is wanted."""
        key = kind.replace(" of ", "_").replace(" ", "_")
        self.fault(f"geen_{key}", f"'{self.name}' ontbreekt of is geen {kind}.", f"Vul in: {self.name} = {example}.")

    def note(self, findings: Iterable[Finding]) -> None:
        """Note findings of a part, whose places are paths from here."""
        self.faults.extend(finding.at(self.path(finding.place)) for finding in findings)

    def path(self, inside: str) -> str:
        """Return the whole path of a path from here."""
        return "/".join(filter(None, (self.place, inside)))

    def made(self, make: Callable[[], Made], places: Callable[[str], str] = lambda place: place) -> Made | None:
        """Return what `make` makes; a refusal becomes faults at `places` from here, and nothing is made."""
        try:
            return make()
        except Refused as refused:
            self.note(refused.relocated(places).findings)
            return None


def pointed(place: str) -> str:
    """Return a path as a JSON pointer."""
    return place if place.startswith("/") or not place else f"/{place}"
