"""What the library holds: values with unit, period, status and source, and the tables that list them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NamedTuple

from tarief.core.json_data import Json
from tarief.core.jsonable import AMONG, Jsonable, or_null
from tarief.core.number import plain
from tarief.core.units import Unit
from tarief.parameters.wording import amount, day, validity


class Status(StrEnum):
    """How close to the official text a value was read."""

    OFFICIAL = "officieel"
    OFFICIAL_SCAN = "officieel_scan"
    SECONDARY = "secundair"
    DERIVED = "afgeleid"
    APPROXIMATE = "benaderd"
    FORECAST = "prognose"
    PROVISIONAL = "voorlopig"

    @property
    def label(self) -> str:
        """The status in words, as it stands in a source line."""
        return _LABELS[self]


_LABELS = {
    Status.OFFICIAL: "officiële tekst",
    Status.OFFICIAL_SCAN: "officiële tekst, gelezen van een scan",
    Status.SECONDARY: "secundaire bron",
    Status.DERIVED: "afgeleid uit de bron",
    Status.APPROXIMATE: "benadering",
    Status.FORECAST: "aanname",
    Status.PROVISIONAL: "voorlopig, nog niet vastgesteld",
}


#: Decimals of an amount that was raised by a percentage, where it is shown.
_FORECAST_DECIMALS = 4


class Stage(StrEnum):
    """How far a set of parameters for a year is."""

    DRAFT = "concept"
    REVIEWED = "gecontroleerd"
    PUBLISHED = "gepubliceerd"


def within(start: date | None, end: date | None, on: date) -> bool:
    """Tell whether a day lies in a period; an unknown first or last day does not exclude it."""
    return (start is None or start <= on) and (end is None or on <= end)


@dataclass(frozen=True, slots=True)
class Source(Jsonable):
    """Where a value was read: `read_via` names the public copy when it was not the address itself."""

    key: str
    title: Annotated[str, "bron"]
    address: Annotated[str, "adres", or_null] = ""
    read_via: str = ""


def _as_text(value: Decimal | str) -> str:
    return plain(value) if isinstance(value, Decimal) else value


def _unit_key(unit: Unit | str) -> str:
    return unit if isinstance(unit, str) else unit.key


@dataclass(frozen=True, slots=True)
class Value(Jsonable):
    """One value of the library.

    A share lies between 0 and 1 and `base` says of what. `end` is None when no end is known, `start` when
    the source gives none. `preferred` is False for the second of two sources that disagree; `overridden` is
    True when a file loaded later gives the same value for (part of) the same period. `in_force` is False for
    what was announced and never applies as it stands: a rejected offer, a raise without a date.
    """

    TITLE = "Parameter"
    ORDER = "sleutel waarde getoond eenheid grondslag vanaf tot_en_met status bron artikel adres"

    publisher: str
    key: str
    value: Annotated[Decimal | str, "waarde", _as_text]
    unit: Annotated[Unit | str, "eenheid", _unit_key]
    base: Annotated[str, "grondslag", or_null]
    start: Annotated[date | None, "vanaf"]
    end: Annotated[date | None, "tot_en_met"]
    status: Annotated[Status, "status", str]
    source: Annotated[Source, AMONG]
    note: Annotated[str, "toelichting", or_null] = ""
    article: Annotated[str, "artikel", or_null] = ""
    preferred: bool = True
    overridden: bool = False
    in_force: Annotated[bool, "van_kracht"] = True

    @property
    def path(self) -> Annotated[str, "sleutel"]:
        """The name to ask for: `cao_vvt.vakantietoeslag`."""
        return f"{self.publisher}.{self.key}"

    @property
    def shown(self) -> Annotated[str, "getoond"]:
        """The value in Dutch notation with its unit: `1,53%`, `1.878,00 uur`."""
        if self.status is Status.FORECAST and isinstance(self.value, Decimal):
            return amount(round(self.value, _FORECAST_DECIMALS), self.unit)
        return amount(self.value, self.unit)

    @property
    def _first(self) -> Annotated[bool, "voorkeur"]:
        return self.preferred and not self.overridden

    def holds(self, on: date) -> bool:
        """Tell whether the value is valid on that day."""
        return within(self.start, self.end, on)

    def overlaps(self, other: Value) -> bool:
        """Tell whether both are valid on some day."""
        starts_first = self.start is None or other.end is None or self.start <= other.end
        return starts_first and (other.start is None or self.end is None or other.start <= self.end)

    def describe(self) -> str:
        """Return the source line: `CAO Jeugdzorg 2024-2025, art. 7.3; geldig vanaf 01-01-2023; …`."""
        where = f"{self.source.title}, {self.article}" if self.article else self.source.title
        if self.status is Status.FORECAST:
            return f"{where}; {validity(self.start, self.end)}; {self.status.label}: {self.note}"
        text = f"{where}; {validity(self.start, self.end)}; {self.status.label}"
        return text if self.in_force else f"{text}; {self.unused}"

    @property
    def unused(self) -> str:
        """Why nothing is worked out with the value (a rejected offer, a second source); empty where it is used."""
        if not self.in_force:
            return f"niet van kracht: {self.note}" if self.note else "niet van kracht"
        if self._first:
            return ""
        return "een eigen waarde gaat voor" if self.overridden else "een andere bron gaat voor"


@dataclass(frozen=True, slots=True)
class Band:
    """A band of unsocial hours: the extra share of the hourly wage between two times on some days."""

    days: str
    begin: str
    until: str
    group: str
    value: Value


@dataclass(frozen=True, slots=True)
class FunctionScales:
    """The salary scales in which a cao places a function."""

    function: str
    scales: tuple[str, ...]
    start: date | None
    end: date | None
    status: Status
    source: Source

    def holds(self, on: date) -> bool:
        """Tell whether the cao places the function so on that day."""
        return within(self.start, self.end, on)


class SalaryStep(NamedTuple):
    """One step of a scale; `number` is its place in the common salary series, where the cao has one."""

    label: str
    amount: Decimal
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SalaryTable:
    """The gross month salaries of a cao in one period: steps by scale, from low to high.

    `lapsing` are the scales that end with this table, whatever raise follows.
    """

    publisher: str
    start: date
    end: date | None
    unit: Unit | str
    base: str
    status: Status
    source: Source
    note: str
    scales: Mapping[str, tuple[SalaryStep, ...]]
    lapsing: tuple[str, ...] = ()

    def holds(self, on: date) -> bool:
        """Tell whether the table is valid on that day."""
        return within(self.start, self.end, on)

    def value(self, scale: str, step: SalaryStep) -> Value:
        """Return one cell as a value; the note says which scale, step and table."""
        note = f"schaal {scale}, trede {step.label}; salaristabel van {day(self.start)}; {self.base}"
        return Value(
            self.publisher, "salaris", step.amount, self.unit, "", self.start, self.end, self.status,
            self.source, f"{note}; {self.note}" if self.note else note, f"schaal {scale}, trede {step.label}",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Code(Jsonable):
    """One entry of a code list (product categories, units, message rules).

    It may be used for what is allocated from `start` up to and including `end`; what was allocated keeps its code.
    """

    TITLE = "Code"

    codelist: Annotated[str, "lijst"]
    code: Annotated[str, "code"]
    name: Annotated[str, "naam"]
    status: Annotated[Status, "status", str]
    source: Annotated[Source, AMONG]
    note: Annotated[str, "toelichting", or_null] = ""
    more: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    start: Annotated[date | None, "nieuwe_toewijzingen_vanaf"] = None
    end: Annotated[date | None, "nieuwe_toewijzingen_tot_en_met"] = None

    def allows(self, allocated: date) -> bool:
        """Tell whether an allocation made on that day may have this code; it keeps it as long as it runs."""
        return within(self.start, self.end, allocated)


@dataclass(frozen=True, slots=True)
class Term:
    """From when until when a cao was agreed."""

    start: date
    end: date | None
    status: Status
    source: Source
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something for which no norm was found, with the keys of what is therefore asked and never filled in."""

    keys: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """Everything one file says. `content` is what was written in it, for the digest.

    `own` marks a user's own file; `draft` is the year of a set that is not published yet. `see_also` has, by key, the
    keys of what is told of where that one is not known.
    """

    key: str
    title: str
    note: str = ""
    term: Term | None = None
    values: tuple[Value, ...] = ()
    raises: tuple[Value, ...] = ()
    notices: tuple[Value, ...] = ()
    bands: tuple[Band, ...] = ()
    functions: tuple[FunctionScales, ...] = ()
    tables: tuple[SalaryTable, ...] = ()
    codes: tuple[Code, ...] = ()
    gaps: tuple[Gap, ...] = ()
    see_also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    content: Mapping[str, Json] = field(default_factory=dict)
    own: bool = False
    draft: int = 0
