"""Where a parameter stands in the library: a path with choices in it, a path per choice, or a salary table."""

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Protocol

from tarief.core.door import doors
from tarief.core.dutch import dutch
from tarief.core.findings import Finding, ModelError, Refused
from tarief.core.place import Place
from tarief.model.declare import Origin
from tarief.parameters.library import Library
from tarief.parameters.record import Status, Value

WHOLE_YEAR = "kalenderjaar"
_MONTHS = 12
_FORMAT = string.Formatter()


@lru_cache(maxsize=1024)
def names_in(path: str) -> tuple[str, ...]:
    """Return the choices that a path is filled in with, asked at every search of a way to a price."""
    return tuple(name for _, name, _, _ in _FORMAT.parse(path) if name)


class Lookup(Origin, Protocol):
    """Finds a parameter for the choices made."""

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:
        """Return the value on that date, None where the publisher has no such value; raises Refused."""


@doors("__init__", error=ModelError)
@dataclass(frozen=True, slots=True)
class At:
    """A path in which choices are filled in: `cao_{cao}.vakantietoeslag`."""

    path: str

    @property
    def options(self) -> tuple[str, ...]:
        """The names between braces."""
        return names_in(self.path)

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:
        """Ask the library at the filled-in path."""
        path = self.path.format(**chosen)
        return library.ask(path, on) if library.has(path) else None


@doors("__init__", error=ModelError)
@dataclass(frozen=True, slots=True)
class ByOption:
    """A path per choice: the AWf premium is low for a permanent contract and high for a flexible one.

    `rather` has, for a choice, the path that really applies but is not known of every day: then the other stands in.
    """

    option: str
    paths: Mapping[str, str]
    rather: Mapping[str, str] = field(default_factory=dict)

    @property
    def options(self) -> tuple[str, ...]:
        """The one choice that decides."""
        return (self.option,)

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:
        """Ask the library at the path that belongs to the choice; None where a choice has none."""
        choice = chosen[self.option]
        applies = library.find(self.rather[choice], on) if choice in self.rather else None
        return applies or (library.ask(self.paths[choice], on) if choice in self.paths else None)


@doors("__init__", error=ModelError)
@dataclass(frozen=True, slots=True)
class FirstOf:
    """The first place that has a value: the cao's own rule, or else the fund's."""

    places: tuple[Lookup, ...]

    @property
    def options(self) -> tuple[str, ...]:
        """Choices of the first place; the others must do with them."""
        return self.places[0].options

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:
        """Ask each place in turn."""
        for place in self.places:
            if (value := place.find(library, chosen, on)) is not None:
                return value
        return None


@doors("__init__", error=ModelError)
@dataclass(frozen=True, slots=True)
class Salary:
    """The gross month salary of a cao, scale and step: on the day itself, or the mean over its calendar year."""

    options: tuple[str, ...] = ("cao", "schaal", "trede", "loonpeil")

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:
        """Ask the salary table that holds on that date, or those of the year weighted by months."""
        cao, scale, step, period = (chosen[option] for option in self.options)
        if period == WHOLE_YEAR:
            return mean_over_year(library, cao, scale, step, on.year)
        return library.salary(cao, scale, step, on)


@dataclass(frozen=True, slots=True)
class ForScales:
    """A value that a cao grants in some scales only: those listed at the same path with `_schalen` behind it."""

    path: str
    options: tuple[str, ...] = ("cao", "schaal")

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:
        """Ask the value; None where the cao has none, or not for this scale."""
        path = self.path.format(**chosen)
        if not library.has(f"{path}_schalen"):
            return None
        scales = str(library.ask(f"{path}_schalen", on).value).split(", ")
        return library.ask(path, on) if chosen["schaal"].strip() in scales else None


@dataclass(frozen=True, slots=True)
class SalaryCeiling:
    """The month salary of the scale and step that a cao names as the ceiling for the unsocial hours allowance."""

    options: tuple[str, ...] = ("cao",)

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:
        """Ask the salary of that scale and step; None where the cao has no ceiling."""
        cao = chosen["cao"]
        scale, step = f"cao_{cao}.ort_maximum_schaal", f"cao_{cao}.ort_maximum_trede"
        if not (library.has(scale) and library.has(step)):
            return None
        return library.salary(cao, str(library.ask(scale, on).value), str(library.ask(step, on).value), on)


@dataclass(frozen=True, slots=True)
class UnsocialHours:
    """The allowance of a band of unsocial hours, by the name of the band: `ma-vr 20:00-22:00`."""

    options: tuple[str, ...] = ("cao", "ort_band")

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:
        """Ask the bands of the cao on that date; an unknown name is refused with those that exist."""
        bands = {f"{band.days} {band.begin}-{band.until}": band.value for band in library.bands(chosen["cao"], on)}
        wanted = chosen["ort_band"].strip()
        if wanted in bands:
            return bands[wanted]
        text = f"De cao kent op {on:%d-%m-%Y} geen tijdvak '{wanted[:60]}' voor onregelmatigheid."
        raise Refused(
            (Finding("ort_band_onbekend", text, f"Kies uit: {', '.join(bands) or 'geen'}.", Place.of("ort_band")),)
        )


def can_ask(source: Origin, path: str) -> bool:
    """Tell whether a lookup asks for the parameter of this name, under some choice."""
    match source:
        case At():
            parts = (
                re.escape(text) + ("[a-z0-9_]+" if name else "") for text, name, _, _ in _FORMAT.parse(source.path)
            )
            return re.fullmatch("".join(parts), path) is not None
        case ByOption():
            return path in source.paths.values()
        case FirstOf():
            return any(can_ask(place, path) for place in source.places)
        case _:
            return False


def mean_over_year(library: Library, cao: str, scale: str, step: str, year: int) -> Value:
    """Return the mean month salary over `year`; raises Refused when a month has no table.

    The mean of several tables is derived; its article says which amounts hold for how many months.
    """
    salaries = [library.salary(cao, scale, step, date(year, month, 1)) for month in range(1, _MONTHS + 1)]
    tables = [list(months) for _, months in groupby(salaries, key=lambda value: value.value)]
    assumed = next((value for value in salaries if value.status is Status.FORECAST), None)
    if len(tables) == 1:
        return assumed or salaries[0]
    mean = sum((Decimal(str(value.value)) for value in salaries), Decimal(0)) / _MONTHS
    parts = " + ".join(f"{len(months)} × {dutch(Decimal(str(months[0].value)))}" for months in tables)
    article = f"{salaries[-1].article}, gemiddelde over {year}: ({parts}) / {_MONTHS}".removeprefix(", ")
    status = Status.FORECAST if assumed else Status.DERIVED
    return replace(
        assumed or salaries[-1],
        value=mean,
        article=article,
        status=status,
        start=date(year, 1, 1),
        end=date(year, 12, 31),
    )
