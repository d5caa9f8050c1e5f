"""What a user of Python hands to a public function: what its annotations do not allow is refused in Dutch, at once.

    @door()
    def compare(a: Breakdown, b: Breakdown) -> Comparison: ...

The annotations are the one declaration; they are read at the first call. Of a container only the kind is looked at, so
that a call takes no longer for what is in it. What an annotation leaves open (a type variable, `object`) passes.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property, wraps
from inspect import Parameter, signature
from itertools import chain
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, TypeVar, Union, Unpack, cast, get_args, get_origin, get_type_hints

from tarief.core.findings import Finding, ModelError, Refused
from tarief.core.json_data import as_written
from tarief.core.place import Place

Function = TypeVar("Function", bound=Callable[..., Any])
Class = TypeVar("Class", bound=type)
#: Told how much is done, and of how much in all.
Progress = Callable[[int, int], None]
#: What is raised: of what is given for a calculation, or of what is declared of a model.
Raised = type[Refused] | type[ModelError]
_ANYTHING: Final = object
_OPEN: Final = (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)


class _AnyList(type):
    def __instancecheck__(cls, value: object) -> bool:
        return isinstance(value, Iterable) and not isinstance(value, str | bytes)


class _ListOf(metaclass=_AnyList):
    """Several values: no text, which is a sequence of letters that nobody means by a list."""


#: What a kind of value is called, and how one is written.
_WORDS: Final[Mapping[Any, tuple[str, str]]] = {
    str: ("tekst", '"tekst"'),
    Decimal: ("Decimal", 'Decimal("0.20")'),
    int: ("heel getal", "2"),
    bool: ("True of False", "True"),
    date: ("datum", "date(2026, 1, 1)"),
    Path: ("Path", 'Path("bestand.toml")'),
    Mapping: ("dict", '{"sleutel": "waarde"}'),
    _ListOf: ("lijst", '["waarde"]'),
    Callable: ("functie", ""),
}


def door(*own: str, error: Raised = Refused) -> Callable[[Function], Function]:
    """Return what lets a function refuse values of another type than it is annotated with, but for its `own` checks.

    Every one of them stands in one `Refused`, or for what is declared of a model in one `ModelError`.
    """

    def decorate(function: Function) -> Function:
        takes = _Takes(function, own, error)

        @wraps(function)
        def checked(*args: Any, **kwargs: Any) -> Any:
            for value, kinds in zip(args, takes.by_place, strict=False):
                if not isinstance(value, kinds):
                    takes.refuse(args, kwargs)
            for name, value in kwargs.items():
                if not isinstance(value, takes.by_name.get(name, _ANYTHING)):
                    takes.refuse(args, kwargs)
            if takes.starred:
                takes.look_at_rest(args, kwargs)
            return function(*args, **kwargs)

        return cast(Function, checked)

    return decorate


def doors(*names: str, error: Raised = Refused) -> Callable[[Class], Class]:
    """Return what does so for methods of a class."""

    def decorate(cls: Class) -> Class:
        for name in names:
            setattr(cls, name, door(error=error)(vars(cls)[name]))
        return cls

    return decorate


class _Takes:
    """What a function takes: of which kinds each argument may be."""

    def __init__(self, function: Callable[..., Any], own: tuple[str, ...], error: Raised) -> None:
        self.function, self.own, self.error = function, own, error
        self.parameters = signature(function).parameters
        self.starred = next((key for key, one in self.parameters.items() if one.kind is Parameter.VAR_POSITIONAL), "")

    @property
    def named(self) -> str:
        """What its user calls it: a class by its own name."""
        return self.function.__qualname__.removesuffix(".__init__")

    @cached_property
    def hinted(self) -> Mapping[str, Any]:
        """The kinds of each argument that is looked at, those of a starred one among them."""
        hints = get_type_hints(self.function, include_extras=True)
        looked_at = (key for key in self.parameters if key in hints and key not in self.own)
        named = (get_args(hints[key])[0] for key in hints if get_origin(hints[key]) is Unpack)
        marks = {key: _kinds(hint) for each in named for key, hint in get_type_hints(each).items()}
        return {key: _kinds(hints[key]) for key in looked_at} | marks

    @cached_property
    def by_name(self) -> Mapping[str, Any]:
        """The kinds of the arguments that can be given by name."""
        starred = (key for key, one in self.parameters.items() if one.kind in _OPEN)
        return {key: kinds for key, kinds in self.hinted.items() if key not in starred}

    @cached_property
    def by_place(self) -> tuple[Any, ...]:
        """The kinds of the arguments that can be given by place."""
        placed = (key for key, one in self.parameters.items() if one.kind is Parameter.POSITIONAL_OR_KEYWORD)
        return tuple(self.by_name.get(key, _ANYTHING) for key in placed)

    def look_at_rest(self, args: Sequence[object], given: Mapping[str, object]) -> None:
        """Refuse what is of another kind among the values that a starred argument takes."""
        if not all(isinstance(value, self.hinted[self.starred]) for value in args[len(self.by_place) :]):
            self.refuse(args, given)

    def refuse(self, args: Sequence[object], given: Mapping[str, object]) -> None:
        """Refuse all that is of another kind; a `TypeError` of Python's own where the call fits no parameters."""
        bound = signature(self.function).bind(*args, **given).arguments
        every = {key: value for key, value in bound.items() if self.parameters[key].kind not in _OPEN} | dict(given)
        each = chain(every.items(), ((self.starred, one) for one in bound.get(self.starred, ())))
        found = [
            _other(key, value, self.hinted[key])
            for key, value in each
            if not isinstance(value, self.hinted.get(key, _ANYTHING))
        ]
        if issubclass(self.error, ModelError):
            raise self.error(" ".join(f"{self.named}, {one.place}: {one.text} {one.advice}" for one in found))
        raise Refused(tuple(found))


def _kinds(hint: Any) -> Any:
    """Return what a value must be an instance of: a class, or several; anything where that is not to be seen."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _kinds(get_args(hint)[0])
    if origin in (Union, UnionType):
        parts = [_kinds(part) for part in get_args(hint)]
        several = chain.from_iterable(part if isinstance(part, tuple) else (part,) for part in parts)
        return _ANYTHING if _ANYTHING in parts else tuple(several)
    if origin is Literal:
        return tuple({type(value) for value in get_args(hint)})
    if origin in (Sequence, Collection, Iterable, list, tuple):
        return _ListOf
    if isinstance(hint, TypeVar):
        return _kinds(hint.__bound__) if hint.__bound__ else _ANYTHING
    kind = Mapping if origin is dict else origin or hint
    return kind if isinstance(kind, type) and not getattr(kind, "_is_protocol", False) else _ANYTHING


def _other(name: str, value: object, kinds: Any) -> Finding:
    every = [kind for kind in (kinds if isinstance(kinds, tuple) else (kinds,)) if kind is not NoneType]
    words = [_WORDS.get(kind, (kind.__name__, "")) for kind in every]
    wanted = " of ".join(word for word, _ in words)
    how = next(filter(None, (how for _, how in words)), "")
    advice = f"Geef voor {name} bijvoorbeeld {how}." if how else f"Geef voor {name} een {wanted}."
    return Finding("verkeerd_type", f"{as_written(value)} is geen {wanted}.", advice, Place.of(name))
