"""The rules that what somebody wants is held to, and what follows from it: each registered for its kind."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.negotiation.event import Happening
from tarief.negotiation.party import Party
from tarief.negotiation.process import Process

What = TypeVar("What", bound=Happening)
What_co = TypeVar("What_co", bound=Happening, covariant=True)


@dataclass(frozen=True)
class Wanted(Generic[What_co]):
    """What a party wants to happen in a process, at a moment."""

    process: Process
    what: What_co
    by: Party
    at: datetime


#: What is wrong with what is wanted; nothing where it may happen.
Rule = Callable[[Wanted[What]], Iterable[Finding]]
#: What else happens because of it.
Consequence = Callable[[Wanted[What]], Iterable[Happening]]
_RULES: dict[type[Happening], list[Rule[Any]]] = {}
_CONSEQUENCES: dict[type[Happening], list[Consequence[Any]]] = {}


def rule(kind: type[What]) -> Callable[[Rule[What]], Rule[What]]:
    """Hold a kind of happening to a rule."""

    def register(function: Rule[What]) -> Rule[What]:
        _RULES.setdefault(kind, []).append(function)
        return function

    return register


def consequence(kind: type[What]) -> Callable[[Consequence[What]], Consequence[What]]:
    """Let something follow from a kind of happening."""

    def register(function: Consequence[What]) -> Consequence[What]:
        _CONSEQUENCES.setdefault(kind, []).append(function)
        return function

    return register


def faults_of(wanted: Wanted[Happening]) -> Iterator[Finding]:
    """Give everything that stands in the way."""
    return (fault for held in _RULES.get(type(wanted.what), ()) for fault in held(wanted))


def following(wanted: Wanted[Happening]) -> Iterator[Happening]:
    """Give what else happens."""
    return (more for follows in _CONSEQUENCES.get(type(wanted.what), ()) for more in follows(wanted))


def fault(kind: str, text: str, advice: str, *place: str | int) -> Finding:
    """Return what is wrong at a field of what is wanted."""
    return Finding(kind, text, advice, Place.of(*place))
