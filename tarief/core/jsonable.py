"""An outcome as JSON, declared once: the annotation of a field or property holds its name in the public contract.

    @dataclass(frozen=True)
    class Saving(Jsonable):
        TITLE = "Besparing"
        gross: Annotated[Decimal, "bruto", "Per jaar."]

Behind the name come what the schema says of it, and a function for what is not written as its type usually is.
"""

import json
import json.encoder
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from operator import attrgetter, methodcaller
from types import NoneType
from typing import Annotated, Any, ClassVar, Final, Literal, NotRequired, Self, get_args, get_origin, get_type_hints

from typing_extensions import TypedDict

from tarief.core.json_data import Dag, Decimaal, Json, in_digits
from tarief.core.place import Place
from tarief.core.units import Unit

#: An object of the public contract.
JsonObject = dict[str, object]
#: Stands in a text for what is filled in later: nobody writes it, and JSON refuses it.
HOLE: Final = "\0"
#: Stands for the name of what is written among the rest.
AMONG = "**"
_WRITER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
#: A text as a writer of JSON has it.
in_quotes: Final = json.encoder.encode_basestring
_NOTHING: tuple[Json, ...] = (None, "", [], {})
_Write = Callable[[Any], Any]
#: A type.
_Kind = Any
#: How a value of a class is written, and the type of what is written; what is in no row is written as it stands.
_WAYS: tuple[tuple[type, _Write, Any], ...] = (
    (Decimal, in_digits, Decimaal),
    (date, date.isoformat, Dag),
    (Unit, attrgetter("key"), str),
    (Place, str, str),
)


class Absent:
    """Marks what is left out where there is nothing: `Annotated[str, "grondslag", Absent]`."""


def or_null(text: str) -> str | None:
    """Write an empty text as null."""
    return text or None


class WrittenTogether(ABC):
    """Several objects that are made one by one when somebody looks, and are written without being made."""

    @abstractmethod
    def texts(self) -> list[str]:
        """Return each as a writer of JSON has it."""


class Jsonable:
    """What is written as JSON; its schema has this title, and the first paragraph of the docstring.

    The fields come first, then the properties; what stands in `ORDER` comes before both.
    """

    __slots__ = ()
    TITLE: ClassVar[str]
    ORDER: ClassVar[str] = ""

    def as_json(self) -> JsonObject:
        """Return what is told, under Dutch names; decimals are texts."""
        document: JsonObject = {}
        parts, in_order = _written(type(self))  # type: ignore[arg-type]
        for attribute, name, write, absent in parts:
            value: Any = getattr(self, attribute)
            if value is not None and write is not None:
                value = write(value)
            if name == AMONG:
                document |= value
            elif not absent or value not in _NOTHING:
                document[name] = value
        if in_order:
            return document
        return {name: document[name] for name in self.ORDER.split() if name in document} | document

    def as_text(self) -> str:
        """Return the same as a writer of JSON has it, without a document of all its parts in between."""
        parts, in_order = _written(type(self))  # type: ignore[arg-type]
        if not in_order:
            return in_json(self.as_json())
        told = []
        for (attribute, _, write, absent), (name, each) in zip(parts, _texts_by(type(self)), strict=True):  # type: ignore[arg-type]
            value: Any = getattr(self, attribute)
            if each is not None and value:
                texts = value.texts() if isinstance(value, WrittenTogether) else each(value)
                told.append(f"{name}[{','.join(texts)}]")
                continue
            if value is not None and write is not None:
                value = write(value)
            if not absent or value not in _NOTHING:
                told.append(f"{name}{in_json(value)}")
        return f"{{{','.join(told)}}}"

    @classmethod
    def all_as_json(cls, values: Iterable[Self]) -> list[JsonObject]:
        """Return several of them as they are written together."""
        return [value.as_json() for value in values]

    @classmethod
    def all_as_text(cls, values: Iterable[Self]) -> list[str]:
        """Return each of several as a writer of JSON has it, as they are written together."""
        return [value.as_text() for value in values]

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, handler: Callable[[object], object]) -> object:
        return handler(_schema(cls))  # type: ignore[arg-type]


@dataclass(frozen=True)
class _Part:
    """A field or property that is written, and the type of what is written."""

    attribute: str
    name: str
    write: _Write
    kind: Any
    meaning: str
    absent: bool

    def in_schema(self) -> Mapping[str, _Kind]:
        if self.name == AMONG:
            return {name: kind for part in _parts(self.kind) for name, kind in part.in_schema().items()}
        kind = _present(self.kind) if self.absent else self.kind
        kind = Annotated[kind, _Says(self.meaning)] if self.meaning else kind
        return {self.name: NotRequired[kind] if self.absent else kind}


@dataclass(frozen=True)
class _Says:
    description: str

    def __get_pydantic_json_schema__(self, core: object, handler: Callable[[object], JsonObject]) -> JsonObject:
        return handler(core) | {"description": self.description}


@cache
def _schema(cls: Any) -> Any:
    """The typed dictionary of what a class writes."""
    kinds = {name: kind for part in _parts(cls) for name, kind in part.in_schema().items()}
    kinds = {name: kinds[name] for name in cls.ORDER.split()} | kinds
    kind: Any = TypedDict(cls.TITLE, kinds)  # type: ignore[misc]
    kind.__doc__ = (cls.__doc__ or "").split("\n\n")[0]
    # Each part says what it is: no source is searched for the words.
    setattr(kind, "__pydantic_config__", {"extra": "forbid"})  # noqa: B010 - a typed dictionary declares no such thing
    return kind


@cache
def _parts(cls: Any) -> tuple[_Part, ...]:
    hints = get_type_hints(cls, include_extras=True)
    for name, value in (item for base in reversed(cls.__mro__) for item in vars(base).items()):
        read = value.func if isinstance(value, cached_property) else getattr(value, "fget", None)
        if read is not None:
            hints[name] = get_type_hints(read, include_extras=True).get("return")
    return tuple(_part(name, hint) for name, hint in hints.items() if any(_texts(hint)))


@cache
def _written(cls: Any) -> tuple[tuple[tuple[str, str, _Write | None, bool], ...], bool]:
    """What is read, its name, how it is written and whether it may be absent; and whether all that is in order.

    A part that stands as it is has no way of writing. It is not in order where one is among the rest.
    """
    parts, order = _parts(cls), cls.ORDER.split()
    in_order = all(part.name != AMONG for part in parts)
    if in_order:
        parts = tuple(sorted(parts, key=lambda part: order.index(part.name) if part.name in order else len(order)))
    ways = (None if part.write is _as_it_is else part.write for part in parts)
    rows = zip(parts, ways, strict=True)
    return tuple((part.attribute, part.name, way, part.absent) for part, way in rows), in_order


@cache
def _texts_by(cls: Any) -> tuple[tuple[str, Callable[[Any], list[str]] | None], ...]:
    """The name of each part as it is written, and of several objects what writes them."""
    kinds = {part.name: next(iter(get_args(part.kind)), None) for part in _parts(cls)}
    several = {name: kind for name, kind in kinds.items() if isinstance(kind, type) and issubclass(kind, Jsonable)}
    names = [name for _, name, _, _ in _written(cls)[0]]
    return tuple((f"{in_json(name)}:", several[name].all_as_text if name in several else None) for name in names)


def in_json(value: Any) -> str:
    """Return data as a writer of JSON has it, with nothing between the parts."""
    if type(value) is str:
        return in_quotes(value)
    if type(value) is dict and {str}.issuperset(map(type, value.values())) and {str}.issuperset(map(type, value)):
        return f"{{{','.join([f'{in_quotes(name)}:{in_quotes(text)}' for name, text in value.items()])}}}"
    return _WRITER.encode(value)


def _texts(hint: Any) -> list[str]:
    return [mark for mark in getattr(hint, "__metadata__", ()) if isinstance(mark, str)]


def _part(attribute: str, hint: Any) -> _Part:
    name, meaning, *_ = *_texts(hint), ""
    write, kind = _way(hint)
    return _Part(attribute, name, write, kind, meaning, Absent in hint.__metadata__)


def _present(hint: Any) -> Any:
    """A type without None."""
    return next(one for one in get_args(hint) if one is not NoneType) if NoneType in get_args(hint) else hint


def _way(hint: Any) -> tuple[_Write, Any]:
    """How a value of a type is written, and the type of what is written."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        given = (mark for mark in hint.__metadata__ if callable(mark) and mark is not Absent)
        function = next(given, None)
        write, kind = _way(inner[0]) if function is None else _by(function)
        return write, kind | None if NoneType in get_args(inner[0]) else kind
    if NoneType in inner:
        write, kind = _way(_present(hint))
        return lambda value: None if value is None else write(value), kind | None
    if isinstance(origin, type) and issubclass(origin, Mapping):
        write, kind = _way(inner[1])
        return lambda value: {str(key): write(item) for key, item in value.items()}, dict[str, kind]  # type: ignore[valid-type]
    if inner and origin is not Literal:
        write, kind = _way(inner[0])
        if isinstance(inner[0], type) and issubclass(inner[0], Jsonable):
            return inner[0].all_as_json, list[kind]  # type: ignore[valid-type]
        return lambda value: [write(item) for item in value], list[kind]  # type: ignore[valid-type]
    return _plain_way(hint)


def _by(function: Any) -> tuple[_Write, Any]:
    """How what a function makes of a value is written."""
    made = function if isinstance(function, type) else get_type_hints(function, include_extras=True)["return"]
    write, kind = _way(made)
    return lambda value: write(function(value)), kind


def _plain_way(kind: Any) -> tuple[_Write, Any]:
    if hasattr(kind, "as_json"):
        return methodcaller("as_json"), kind if issubclass(kind, Jsonable) else get_type_hints(kind.as_json)["return"]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return attrgetter("value"), Literal[tuple(item.value for item in kind)]
    return next(((write, told) for of, write, told in _WAYS if kind is of), (_as_it_is, kind))


def _as_it_is(value: Any) -> Any:
    return value
