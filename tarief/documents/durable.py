"""What is kept as plain data and read back: a frozen dataclass of which each field declares its Dutch name once.

    @dataclass(frozen=True)
    class Mandate(Durable):
        TITLE = "Machtiging"
        to: Annotated[str, "aan"]
        until: Annotated[date | None, "tot_en_met"] = None

`as_json()` writes it, `Mandate.of(raw)` reads it with the checks of a document: every fault at once, at its place.
Numbers are texts that the gate for numbers reads back, so a store may hash what it keeps.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Annotated, Any, Final, Self, cast, get_args, get_origin, get_type_hints

from tarief.core.canonical import moment, moment_of
from tarief.core.findings import refuse
from tarief.core.json_data import Json, as_written, day_of
from tarief.core.jsonable import Jsonable
from tarief.core.place import Place
from tarief.documents.kinds import Day, Flag, ListOf, Named, Numeric, Schema, Taken, Text, Words
from tarief.documents.record import Entry, Record
from tarief.documents.spot import Spot

_MOMENT: Final = "%Y-%m-%dT%H:%M:%S.%fZ"


#: A moment, and a whole number, as they are kept: as text.
Moment = Annotated[datetime, moment]
Count = Annotated[int, str]


class Durable(Jsonable):
    """What is kept as plain data, and read back by the names that its fields declare."""

    __slots__ = ()

    @classmethod
    def of(cls, raw: Json, place: Place = Place()) -> Self:
        """Read what was kept; raises `Refused` with every fault, each under `place`."""
        spot = Spot(place, [])
        made = cls.read(raw, spot)
        refuse(spot.faults)
        assert made is not None
        return made

    @classmethod
    def read(cls, raw: Json, spot: Spot) -> Self | None:
        """Read what stands at a spot; None, with the faults noted, where it is not sound."""
        own: Any = cls
        try:
            return cast(Self, _plain(own)(raw))
        except _NOT_PLAIN:
            names, record = _names(own), _record(own)(raw, spot)
        if not record.sound:
            return None
        return spot.made(lambda: cls(**{field: record.values[name] for field, name in names.items()}))


class _Whole:
    """A whole number, as text or as a number."""

    word, example, empty = "heel getal", "3", 0

    def read(self, raw: Json, spot: Spot) -> int | None:
        text = str(raw) if isinstance(raw, str | int) and not isinstance(raw, bool) else ""
        if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
        spot.other(self.word, self.example)
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[0-9]{1,9}$"}


class _InUtc:
    """A moment in UTC."""

    word, example, empty = "moment", "2026-11-29T10:00:00.000000Z", datetime.min.replace(tzinfo=UTC)

    def read(self, raw: Json, spot: Spot) -> datetime | None:
        try:
            return datetime.strptime(str(raw), _MOMENT).replace(tzinfo=UTC)
        except ValueError:
            spot.fault("geen_moment", f"{as_written(raw)} is geen moment.", f"Schrijf het als {self.example}.")
            return None

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"type": "string", "format": "date-time"}


class _OneOf:
    """One of the words of an enumeration."""

    word = "tekst"

    def __init__(self, words: type[StrEnum]) -> None:
        self.words, self.texts = words, Words(tuple(words))
        self.empty, self.example = next(iter(words)), self.texts.example

    def read(self, raw: Json, spot: Spot) -> StrEnum | None:
        word = self.texts.read(raw, spot)
        return None if word is None else self.words(word)

    def schema(self) -> Schema:
        return self.texts.schema()


class _Inside:
    """Something kept inside something else."""

    word, example, empty = "object met velden", "{…}", None

    def __init__(self, kept: Any) -> None:
        self.kept: Any = kept

    def read(self, raw: Json, spot: Spot) -> Durable | None:
        made: Durable | None = self.kept.read(raw, spot)
        return made

    def schema(self) -> Schema:
        return _record(self.kept).schema()


def record_without(cls: Any, name: str, absent: Iterable[str]) -> type[Record]:
    """Return the record under a name that reads a kind without some of its fields: those are known otherwise."""
    left = {key: copy(entry) for key, entry in _record(cls).FIELDS.items() if key not in set(absent)}
    return type(name, (Record,), {"__doc__": cls.__doc__, **left})


#: What a type takes.
_Kind = Taken[Any]
_KINDS: Mapping[type, _Kind] = {
    str: Text(),
    Decimal: Numeric(percent=True),
    bool: Flag(),
    date: Day(),
    datetime: _InUtc(),
    int: _Whole(),
}
_FAMILIES: tuple[tuple[type, Callable[[Any], _Kind]], ...] = ((StrEnum, _OneOf), (Durable, _Inside))


#: How a plain value is read; it fails at whatever is not written as it is kept.
_Way = Callable[[Any], Any]
_WAYS: dict[Any, _Way] = {}
_NOT_PLAIN = (ValueError, TypeError, AttributeError)
_NUMBER = re.compile(r"(?!-?[1-9][0-9]{0,2}\.[0-9]{3}$)-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,9})?")
_PLAIN_WAYS: Mapping[Any, _Way] = {
    str: lambda raw: raw if type(raw) is str and raw.strip() else _unsound(),
    bool: lambda raw: raw if type(raw) is bool else _unsound(),
    Decimal: lambda raw: Decimal(raw) if _NUMBER.fullmatch(raw) else _unsound(),
    int: lambda raw: int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else _unsound(),
    date: lambda raw: day_of(raw) or _unsound(),
    datetime: moment_of,
}


@cache
def _record(cls: Any) -> type[Record]:
    names, hints = _names(cls), get_type_hints(cls, include_extras=True)
    entries = {names[field.name]: _entry(hints[field.name], _default(field)) for field in _fields(cls)}
    return type(cls.TITLE, (Record,), {"__doc__": cls.__doc__, **entries})


@cache
def _names(cls: Any) -> Mapping[str, str]:
    hints = get_type_hints(cls, include_extras=True)
    marks = {field.name: getattr(hints[field.name], "__metadata__", ()) for field in _fields(cls)}
    return {field: next(mark for mark in many if isinstance(mark, str)) for field, many in marks.items()}


def _fields(cls: type[Durable]) -> Iterable[Any]:
    return fields(cls)  # type: ignore[arg-type]


def _default(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _entry(hint: Any, default: Any) -> Entry[Any]:
    entry = Entry(_kind(hint))
    return entry if default is MISSING else entry.otherwise(default)


def _plain(cls: Any) -> _Way:
    """How something is read that was kept as `as_json` writes it: at once, and without saying what is wrong."""
    if cls not in _WAYS:
        names, hints = _names(cls), get_type_hints(cls, include_extras=True)
        parts = [(field.name, names[field.name], _way(hints[field.name]), _default(field)) for field in _fields(cls)]
        known = frozenset(names.values())

        def read(raw: Any) -> Any:
            if type(raw) is not dict or not raw.keys() <= known:
                raise ValueError
            values = {}
            for field, name, way, default in parts:
                value = raw.get(name)
                absent = value is None or (value == "" and default is not MISSING)
                values[field] = default if absent else way(value)
                if values[field] is MISSING:
                    raise ValueError
            return cls(**values)

        _WAYS[cls] = read
    return _WAYS[cls]


def _way(hint: Any) -> _Way:
    origin, inner = get_origin(hint), [one for one in get_args(hint) if one not in (NoneType, ...)]
    if origin is Annotated or NoneType in get_args(hint):
        return _way(inner[0])
    if origin is tuple:
        item = _way(inner[0])
        return lambda raw: tuple([item(one) for one in raw]) if type(raw) is list else _unsound()
    if origin is not None and issubclass(origin, Mapping):
        item = _way(inner[1])
        return lambda raw: {key: item(one) for key, one in raw.items()} if type(raw) is dict else _unsound()
    if hint in _PLAIN_WAYS:
        return _PLAIN_WAYS[hint]
    return _plain(hint) if issubclass(hint, Durable) else hint


def _unsound() -> Any:
    raise ValueError


def _kind(hint: Any) -> _Kind:
    """What a field of this type takes."""
    origin, inner = get_origin(hint), [one for one in get_args(hint) if one not in (NoneType, ...)]
    if origin is Annotated or NoneType in get_args(hint):
        return _kind(inner[0])
    if origin is tuple:
        return ListOf(_kind(inner[0]))
    if origin is not None and issubclass(origin, Mapping):
        return Named(_kind(inner[1]))
    return next((kind(hint) for family, kind in _FAMILIES if issubclass(hint, family)), None) or _KINDS[hint]
