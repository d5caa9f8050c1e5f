"""`dataclass` as in the standard library, which here writes no source while a module is loaded.

The standard one writes six methods of each class as source and compiles these, which took a third of the time in which
a command starts. What can be a function is one here, and `__init__` is written by the first call of the class. Fields,
`replace` and `match` are the standard's own. A class whose `__init__` is looked at beforehand takes the standard one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, eq=True, slots=False, kw_only=False):
        """Return a class with what its fields ask for; the words mean what they do in the standard library."""
        made = _Making(frozen, eq, slots, kw_only)
        return made if cls is None else made(cls)


_put: Final = object.__setattr__
_ABSENT: Final = object()
_Methods = dict[str, Any]


class _Making:
    """What makes a class of these."""

    def __init__(self, frozen: bool, eq: bool, slots: bool, kw_only: bool) -> None:
        self.frozen, self.eq, self.slots, self.kw_only = frozen, eq, slots, kw_only

    def __call__(self, cls: Any) -> Any:
        """Return the class with its methods; those that it has itself stay."""
        own = {name for name, item in vars(cls).items() if name != "__hash__" or item is not None}
        if "__hash__" in vars(cls) and "__eq__" not in own:
            own.add("__hash__")  # None by its own choice, not because it says what is equal
        cls.__doc__ = cls.__doc__ or cls.__name__  # the standard's is its signature, which takes long to find
        # Not frozen for the standard one: that would be two methods in source.
        cls = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=self.slots, kw_only=self.kw_only)
        for name, method in self._methods(cls, dataclasses.fields(cls)).items():
            if name not in own:
                setattr(cls, name, _named(method, cls, name))
        return cls

    def _methods(self, cls: Any, fields: Sequence[dataclasses.Field[Any]]) -> _Methods:
        names = tuple(field.name for field in fields)
        return {
            "__init__": _written_when_called(cls, self.frozen),
            "__repr__": _repr([field.name for field in fields if field.repr]),
            **(_equality(fields, self.frozen) if self.eq else {}),
            **(_refusals(cls, frozenset(names)) if self.frozen else {}),
            **(_pickling(names) if self.frozen and self.slots else {}),
        }


def _named(method: Any, cls: Any, name: str) -> Any:
    if method is not None:
        method.__name__, method.__qualname__ = name, f"{cls.__qualname__}.{name}"
    return method


def _written_when_called(cls: Any, frozen: bool) -> Callable[..., None]:
    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        written = _named(_init(cls, frozen), cls, "__init__")
        if vars(cls)["__init__"] is init:
            cls.__init__ = written
        written(self, *args, **kwargs)

    return init


def _init(cls: Any, frozen: bool) -> Any:
    """Write and compile what puts every field in its place."""
    known: dict[str, Any] = {"_put": _put, "_ABSENT": _ABSENT}
    placed, by_name, body = ["self"], list[str](), list[str]()
    for field in dataclasses.fields(cls):
        name, is_made = field.name, field.default_factory is not dataclasses.MISSING
        has_default = is_made or field.default is not dataclasses.MISSING
        known[f"_of_{name}"] = field.default_factory if is_made else field.default
        if field.init:
            default = "" if not has_default else "=_ABSENT" if is_made else f"=_of_{name}"
            (by_name if field.kw_only else placed).append(f"{name}{default}")
        elif not is_made and not (has_default and name in getattr(cls, "__slots__", ())):
            continue
        made = f"_of_{name}()" if is_made else name if field.init else f"_of_{name}"
        value = f"{made} if {name} is _ABSENT else {name}" if is_made and field.init else made
        body.append(f"_put(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    body += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    takes = ", ".join([*placed, *(["*", *by_name] if by_name else [])])
    exec(f"def init({takes}):\n " + "\n ".join(body or ["pass"]), known)
    return known["init"]


def _repr(names: Sequence[str]) -> Callable[[Any], str]:
    @recursive_repr()
    def told(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    return told


def _equality(fields: Sequence[dataclasses.Field[Any]], frozen: bool) -> _Methods:
    compared = _reading([field.name for field in fields if field.compare])
    hashed = _reading([field.name for field in fields if (field.compare if field.hash is None else field.hash)])

    def equal(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or compared(self) == compared(other)

    def hash_of(self: Any) -> int:
        return hash(hashed(self))

    return {"__eq__": equal, "__hash__": hash_of if frozen else None}


def _reading(names: Sequence[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _refusals(cls: Any, names: frozenset[str]) -> _Methods:
    """What lets nothing be put in the place of a field, nor beside them; a class below it may have more of its own."""

    def put(self: Any, name: str, value: Any) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def delete(self: Any, name: str) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    return {"__setattr__": put, "__delattr__": delete}


def _pickling(names: Sequence[str]) -> _Methods:
    """What a frozen class with slots needs, in which nothing can be put from outside."""

    def state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def put_state(self: Any, values: Sequence[Any]) -> None:
        for name, value in zip(names, values, strict=True):
            _put(self, name, value)

    return {"__getstate__": state, "__setstate__": put_state}
