"""A class of `tarief.core.dataclass` is what the standard library makes of it, and is written when it is first used."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import field, fields, replace
from typing import Any

import pytest

from tarief.core.dataclass import dataclass

Make = Callable[..., Any]


class Plain:
    """Every way in which a field is declared, among them one that is nobody's to give."""

    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list, compare=False)
    d: int = field(default=4, repr=False)
    e: int = field(default=5, init=False)
    f: dict[str, int] = field(default_factory=dict, init=False)
    g: int = field(default=7, kw_only=True)


class Own:
    """What a class says itself stays."""

    a: float
    b: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "b", self.a + self.b)

    def __repr__(self) -> str:
        return f"own {self.a}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, type(self)) and abs(self.a - other.a) < 1

    def __hash__(self) -> int:
        return 11


class Unhashed:
    a: int

    def __eq__(self, other: object) -> bool:
        return True


def made(make: Make, base: type, **words: bool) -> Any:
    """The same class as that maker has it, under its own name; the original stays as it is."""
    return make(**words)(type(base.__name__, (), {**vars(base), "__module__": __name__}))


def told(call: Callable[[], Any]) -> str:
    """What comes of something: its text, or the text of what is raised."""
    try:
        return repr(call())
    except Exception as fault:
        return f"{type(fault).__name__}: {fault}"


WORDS = [{"frozen": frozen, "slots": slots, "eq": eq} for frozen in (0, 1) for slots in (0, 1) for eq in (0, 1)]
USES: dict[str, Callable[[Any], Any]] = {
    "too few": lambda cls: cls(),
    "too many": lambda cls: cls(1, 2, 3, 4, 5, 6),
    "another name": lambda cls: cls(1, other=2),
    "told": lambda cls: cls(1),
    "equal": lambda cls: (cls(1) == cls(1), cls(1) == cls(2), cls(1) == 1, cls(1) != cls(1)),
    "in a set": lambda cls: len({cls(1), cls(1), cls(9)}),
    "replaced": lambda cls: replace(cls(1), a=3),
    "put": lambda cls: setattr(cls(1), "a", 2),
    "put beside": lambda cls: setattr(cls(1), "none", 2),
    "taken away": lambda cls: delattr(cls(1), "a"),
    "copied": lambda cls: (copy.copy(cls(1)), copy.deepcopy(cls(1))),
    "fields": lambda cls: [(each.name, each.type, each.init, each.repr, each.compare) for each in fields(cls)],
    "matched": lambda cls: cls.__match_args__,
    "values": lambda cls: [getattr(cls(1), each.name) for each in fields(cls)],
    "hashable": lambda cls: cls.__hash__ is None,
    "below": lambda cls: type("Below", (cls,), {})(3),
    "put below": lambda cls: setattr(type("Below", (cls,), {})(3), "more", 4),
    "put in a field below": lambda cls: setattr(type("Below", (cls,), {})(3), "a", 4),
    "its call by name": lambda cls: (cls.__init__.__qualname__, cls.__eq__.__qualname__),
}


@pytest.mark.parametrize("base", [Plain, Own, Unhashed])
@pytest.mark.parametrize("use", USES)
def test_a_class_does_what_the_standard_library_makes_of_it(base: type, use: str) -> None:
    """Also what it refuses, and in which words."""
    for words in WORDS:
        ours, theirs = (made(make, base, **words) for make in (dataclass, dataclasses.dataclass))
        found, asked = told(lambda: USES[use](ours)), told(lambda: USES[use](theirs))  # noqa: B023
        if not asked.startswith("TypeError: super("):  # a fault of the standard's, with slots: see the next test
            assert found == asked, (words, use)


def test_nothing_is_put_beside_the_fields_of_what_is_frozen_but_in_a_class_below() -> None:
    """With slots the standard library stumbles over that."""
    cls = made(dataclass, Plain, frozen=True, slots=True)
    with pytest.raises(dataclasses.FrozenInstanceError):
        cls(1).none = 2
    below = type("Below", (cls,), {})(1)
    below.none = 2
    assert below.none == 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        below.a = 2


def test_each_object_has_lists_of_its_own() -> None:
    """A default that is made is made for each."""
    cls = made(dataclass, Plain, frozen=True, slots=True)
    assert cls(1).c is not cls(1).c and cls(1).f is not cls(1).f


@dataclass(frozen=True, slots=True)
class Above:
    """One that can be sent to another process."""

    a: int


@dataclass(frozen=True, slots=True)
class Below(Above):
    """With a field more."""

    b: tuple[int, ...] = ()


def test_what_is_frozen_with_slots_goes_to_another_process_and_below_another() -> None:
    """Which it does by a state of its own, since nothing can be put in it."""
    assert pickle.loads(pickle.dumps(Below(1, (2,)))) == Below(1, (2,)) != Below(1)
    assert Below(1) != Above(1) and repr(Below(1)) == "Below(a=1, b=())" and not hasattr(Below(1), "__dict__")


def test_a_class_is_written_by_its_first_call() -> None:
    """Loading a module writes none of its classes, which is why commands start quickly."""
    cls = made(dataclass, Plain, frozen=True, slots=True)
    before = cls.__init__
    cls(1)
    assert cls.__init__ is not before and before.__code__.co_varnames[1:3] == ("args", "kwargs")
    written = cls.__init__
    cls(2)
    assert cls.__init__ is written
