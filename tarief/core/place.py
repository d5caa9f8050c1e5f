"""Where something stands, as data: a path of names and row numbers, and the cell of a sheet where it has one.

Rooms make places, extend them (`place / "naam"`) and move them (`place.under(document)`); only a door writes one
as text. How it is written (a JSON pointer, a path of keys, words) is said by the document that it was moved into.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

#: A name, or the number of a row, which counts from 0.
Name = str | int


@dataclass(frozen=True, slots=True)
class PathStep:
    """A part of a path that is said in words: `stap 2 (2020)` stands for `stappen/1`, `lumpsum` for nothing."""

    words: str
    names: tuple[Name, ...] = ()


Part = Name | PathStep


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell of a sheet. A text file has no sheets; a remark may be about a whole row or a whole sheet."""

    sheet: str
    address: str = ""
    row: int = 0

    def __str__(self) -> str:
        sheet = f"Blad {self.sheet}" if self.sheet else ""
        inside = f"cel {self.address}" if self.address else f"rij {self.row}" if self.row else ""
        return ", ".join(filter(None, (sheet, inside)))


class Writing(Enum):
    """How a kind of document writes a path."""

    KEYS = "functiemix/0/schaal"
    POINTER = "/functiemix/0/schaal"
    DOTTED = "functiemix[1].schaal"
    WORDS = "functiemix[1], schaal"
    BOX = "functiemix.0.schaal"


@dataclass(frozen=True, slots=True)
class Place:
    """A path in an input, relative until `under` moves it into a document; `lead` is what is said before it.

    >>> str(Place.of("stappen", 1, "taakstelling").under(Place.pointer("vormen", 0)))
    '/vormen/0/stappen/1/taakstelling'
    """

    path: tuple[Part, ...] = ()
    writing: Writing = Writing.KEYS
    lead: str = ""
    cell: SheetCell | None = None

    @classmethod
    def of(cls, *path: Part) -> Place:
        """Return a place in the input of a calculation: `overhead`, `functiemix/0/schaal`."""
        return _in_input(path)

    @classmethod
    def pointer(cls, *path: Part) -> Place:
        """Return a place in a JSON document."""
        return cls(path, Writing.POINTER)

    @classmethod
    def dotted(cls, *path: Part, lead: str = "") -> Place:
        """Return a place in a data file: `premies.whk`, `leden[2].uren`."""
        return cls(path, Writing.DOTTED, lead)

    @classmethod
    def words(cls, *path: Part, lead: str = "") -> Place:
        """Return a place that is said in words: `eigen.toml, waarden[1], geldigheid`."""
        return cls(path, Writing.WORDS, lead)

    @classmethod
    def box(cls, *path: Part) -> Place:
        """Return a place on a page: the name of a box."""
        return cls(path, Writing.BOX)

    @classmethod
    def at(cls, sheet: str, address: str = "", row: int = 0) -> Place:
        """Return a cell of a sheet, or a whole row or sheet."""
        return cls(cell=SheetCell(sheet, address, row))

    def __truediv__(self, part: Part) -> Place:
        return Place((*self.path, part), self.writing, self.lead, self.cell)

    def __bool__(self) -> bool:
        return bool(self.path or self.lead or self.cell)

    @property
    def names(self) -> tuple[Name, ...]:
        """The names and row numbers, without their words."""
        names: list[Name] = []
        for part in self.path:
            names += part.names if isinstance(part, PathStep) else (part,)
        return tuple(names)

    @property
    def key(self) -> str:
        """The last name: the key of the value; empty for a document."""
        return next((name for name in reversed(self.names) if isinstance(name, str)), "")

    @property
    def last(self) -> str:
        """The last thing that is said of it: the name of the value, where its row or year comes before it."""
        return next((part.words if isinstance(part, PathStep) else str(part) for part in reversed(self.path)), "")

    @property
    def absolute(self) -> bool:
        """Whether the place is already in a document or on a sheet."""
        return bool(self.lead or self.cell) or self.writing is Writing.POINTER

    def under(self, document: Place) -> Place:
        """Return the place moved into a document or record; what is already somewhere stays there."""
        return self if self.absolute else replace(document, path=(*document.path, *self.path))

    def within(self, document: Place) -> Place:
        """Return the place in a document that itself stands in another one."""
        if self.writing is Writing.POINTER and not self.lead:
            return replace(document, path=(*document.path, *self.path))
        return self.after(str(document)) if self.absolute else self.under(document)

    def after(self, lead: str) -> Place:
        """Return the place with more said before it: the file, the side of a comparison."""
        return replace(self, lead=f"{lead}{self.lead}")

    def called(self, note: str) -> Place:
        """Return the place with a note in brackets on its last part: the key of a row."""
        last = self.path[-1]
        step = last if isinstance(last, PathStep) else PathStep(str(last), (last,))
        return replace(self, path=(*self.path[:-1], PathStep(f"{step.words} ({note})", step.names)))

    def starts_with(self, other: Place) -> bool:
        """Whether this place lies at or in another."""
        return self.names[: len(other.names)] == other.names and self.lead == other.lead

    def __str__(self) -> str:
        body = str(self.cell) if self.cell else _WRITERS[self.writing](self)
        return f"{self.lead}{body}" if body else self.lead.rstrip(",: ")


@lru_cache(maxsize=4096)
def _in_input(path: tuple[Part, ...]) -> Place:
    """The place itself: a calculation names the same hundred over and over."""
    return Place(path)


class Whereabouts:
    """Where each value of an input stood: its cell or box, found by its path, its key alone, or its row."""

    def __init__(self, known: Mapping[tuple[Name, ...], Place]) -> None:
        self.known = known

    def __call__(self, place: Place) -> Place:
        """Return where the value at `place` stood; a place that is not known stays as it is."""
        if not self.known:
            return place
        names = () if place.absolute else place.names
        return next((self.known[each] for each in (names, names[-1:], names[:-1]) if each in self.known), place)


def _pointer(place: Place) -> str:
    escaped = (str(name).replace("~", "~0").replace("/", "~1") for name in place.names)
    return "".join(f"/{name}" for name in escaped)


def _dotted(place: Place) -> str:
    shown = (f"[{name + 1}]" if isinstance(name, int) else f".{name}" for name in place.names)
    return "".join(shown).removeprefix(".")


def _words(place: Place) -> str:
    parts = (part.words if isinstance(part, PathStep) else part for part in place.path)
    shown = (f"[{part + 1}]" if isinstance(part, int) else f", {part}" for part in parts if part != "")
    return "".join(shown).removeprefix(", ")


_WRITERS: Mapping[Writing, Callable[[Place], str]] = {
    Writing.KEYS: lambda place: "/".join(map(str, place.names)),
    Writing.POINTER: _pointer,
    Writing.DOTTED: _dotted,
    Writing.WORDS: _words,
    Writing.BOX: lambda place: ".".join(map(str, place.names)),
}
