"""Documents declared once: what is read, how it is typed and the JSON schema all come from the fields of a record.

    class PriceIn(Record):
        naam = Entry(Text())
        oud = Entry(Numeric(), "Euro per eenheid.")
        bron = Entry(Text()).otherwise("")

`PriceIn(raw, spot).oud` is an exact number, and `PriceIn.schema()` says what `raw` may be. A faulty field holds a
stand-in; the list of faults says that it may not be used, and `sound` that a record has none.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar, Generic, Self, TypeVar, cast, overload

from tarief.core.findings import Finding, Refused, refuse
from tarief.core.json_data import Json
from tarief.core.nearest import meant, nearest, renamed
from tarief.core.place import Place
from tarief.documents.kinds import ListOf, Schema, Taken, Text
from tarief.documents.spot import SHORT, Spot

Value = TypeVar("Value")
Read = TypeVar("Read", bound="Record")


class Entry(Generic[Value]):
    """A field of a record: what it takes, what it means, and what it is when it is absent."""

    def __init__(
        self,
        kind: Taken[Value],
        meaning: str = "",
        *,
        example: Json = None,
        default: Value | None = None,
        needed: bool = True,
    ) -> None:
        self.kind, self.meaning, self.example, self.default, self.needed = kind, meaning, example, default, needed
        self.name, self.required = "", needed

    def optional(self) -> Entry[Value | None]:
        """The same field, None where it is absent."""
        return Entry(self.kind, self.meaning, example=self.example, needed=False)

    def otherwise(self, default: Value, *, required: bool = False) -> Entry[Value]:
        """The same field, with what it is where it is absent; `required` tells that another reader refuses that."""
        field = Entry(self.kind, self.meaning, example=self.example, default=default, needed=False)
        field.required = required
        return field

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, record: None, owner: type) -> Self: ...
    @overload
    def __get__(self, record: Record, owner: type) -> Value: ...
    def __get__(self, record: Record | None, owner: type) -> Self | Value:
        if record is None:
            return self
        return cast(Value, record.values[self.name])

    def read(self, record: Record) -> Value | None:
        """Return the value of the field in a record, or what stands in for it."""
        raw = record.given.get(self.name)
        if raw is None or (not self.needed and isinstance(self.kind, Text) and raw == ""):
            if self.needed:
                self._missing(record)
            return self.kind.empty if self.needed else self.default
        value = self.kind.read(raw, record.spot.inside(self.name))
        if value is None:
            return self.kind.empty if self.needed else self.default
        return value

    def schema(self) -> Schema:
        """Say what the field takes."""
        taken = self.kind.schema()
        if not self.required:
            taken = _or_null(taken)
        more = {
            "description": self.meaning,
            "examples": self.example and [self.example],
            "default": self.default or None,
        }
        return taken | {key: value for key, value in more.items() if value and isinstance(value, str | bool | list)}

    def _missing(self, record: Record) -> None:
        near = nearest(self.name, record.given.keys() - record.FIELDS.keys())
        spot = record.spot.inside(self.name)
        advice = renamed(near[:SHORT], self.name) if near else spot.fill_in(self.kind.example)
        spot.fault("ontbreekt", f"'{self.name}' ontbreekt of is geen {self.kind.word}.", advice)


class Record:
    """A record of named fields in a document; a name that no field has is a fault, and must not pass in silence."""

    FIELDS: ClassVar[dict[str, Entry[Any]]] = {}
    #: Whether a name that no field has is told at that name, or at the record.
    STRANGE_AT_FIELD: ClassVar[bool] = True
    #: What is said of a value that is no record at all.
    OBJECT: ClassVar[tuple[str, str, str]] = (
        "geen_object",
        "Dit is geen object en geen tabel met velden.",
        "Geef velden met namen.",
    )

    def __init_subclass__(cls) -> None:
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Entry)}
        inherited = [base.FIELDS for base in reversed(cls.__bases__) if issubclass(base, Record)]
        cls.FIELDS = {name: field for fields in (*inherited, own) for name, field in fields.items()}

    def __init__(self, raw: Json, spot: Spot) -> None:
        self.spot, before = spot, len(spot.faults)
        self.given: Mapping[str, Json] = raw if isinstance(raw, Mapping) else {}
        if not isinstance(raw, Mapping):
            spot.fault(*self.OBJECT)
        self.values = {name: field.read(self) for name, field in self.FIELDS.items()}
        for name in self.given:
            if name not in self.FIELDS:
                self._unknown(str(name))
        self.sound = len(spot.faults) == before

    @classmethod
    def of(cls, raw: Json) -> Self:
        """Return a whole document; its faults are in its spot. Raises `Refused` for one that has no fields."""
        return cls(cls.mapping(raw), Spot(Place(), []))

    @classmethod
    def mapping(cls, raw: Json) -> dict[str, Json]:
        """Return the fields of a document as they stand; raises `Refused` for one that has none."""
        if isinstance(raw, Mapping):
            return dict(raw)
        raise Refused((Finding(*cls.OBJECT),))

    @classmethod
    def schema(cls) -> Schema:
        """Return the JSON schema of the record, with that of each record in it under its own title."""
        return {
            "title": cls.__name__,
            "description": inspect.cleandoc(cls.__doc__ or ""),
            "type": "object",
            "properties": {name: field.schema() for name, field in cls.FIELDS.items()},
            "required": [name for name, field in cls.FIELDS.items() if field.required],
            "additionalProperties": False,
        }

    def refuse(self) -> None:
        """Raise `Refused` with every fault in the document; nothing happens when there is none."""
        refuse(self.spot.faults)

    def _unknown(self, name: str) -> None:
        spot = self.spot.inside(name) if self.STRANGE_AT_FIELD else self.spot
        spot.fault("onbekende_sleutel", f"Veld '{name[:SHORT]}' is onbekend.", self.instead_of(name))

    def instead_of(self, name: str) -> str:
        """Return what to do about a field that nobody knows."""
        return meant(name, self.FIELDS, f"Kies uit: {', '.join(self.FIELDS)}.")


class LineRecord(Record):
    """A line of a list that may come from a sheet: what is wrong with its columns is told at the line."""

    STRANGE_AT_FIELD = False

    def __init__(self, raw: Json, spot: Spot) -> None:
        if not isinstance(raw, Mapping):
            needed = (name for name, field in self.FIELDS.items() if field.needed)
            spot.fault("geen_regel", "Dit is geen regel met velden.", f"Geef {', '.join(needed)}.")
            raw, spot = {}, replace(spot, faults=[])
        super().__init__(raw, spot)


class RecordOf(Generic[Read]):
    """A record inside another one."""

    word, example = "object met velden", "{…}"

    def __init__(self, record: type[Read]) -> None:
        self.record = record

    @property
    def empty(self) -> Read:
        """A record of nothing but stand-ins."""
        return self.record.of({})

    def read(self, raw: Json, spot: Spot) -> Read | None:
        """Return the record; what is wrong with it has been noted."""
        return self.record(raw, spot)

    def schema(self) -> Schema:
        """Say what is taken."""
        return self.record.schema()


def records(record: type[Read], meaning: str = "", most: int | None = None) -> Entry[tuple[Read, ...]]:
    """Return a field with a list of records."""
    return Entry(ListOf(RecordOf(record), most), meaning)


def _or_null(taken: Schema) -> Schema:
    match taken:
        case {"enum": _} | {"title": _}:
            return {"anyOf": [taken, {"type": "null"}]}
        case {"anyOf": list(branches)}:
            return taken | {"anyOf": [*branches, {"type": "null"}]}
        case {"type": str(kind)}:
            return taken | {"type": [kind, "null"]}
        case {"type": list(kinds)}:
            return taken | {"type": [*kinds, "null"]}
    return taken
