"""How a calculation looks where certain lines come to nothing, whatever the amounts of the others."""

from collections import deque
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, TypeVar

Made = TypeVar("Made")
Frozen = TypeVar("Frozen")


def made_of(cls: type[Frozen], fields: Collection[object]) -> tuple[Frozen, ...]:
    """Return objects of a frozen class that have these fields; a constructor takes ten times as long for each."""
    made = tuple(map(object.__new__, repeat(cls, len(fields))))
    deque(map(object.__setattr__, made, repeat("__dict__"), fields), maxlen=0)
    return made


@dataclass(frozen=True, slots=True)
class Face:
    """Lines that are `empty` are left out of rules and of the ladder; `in_use` is what a price moves with.

    `made` holds what was made for it once, when somebody asked: the parts of a sum, a rule in words, what a check found
    that looks at no amounts.
    """

    empty: frozenset[str]
    in_use: frozenset[str] = frozenset()
    made: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """Return what was made under this name, or make it now; what is made must not depend on amounts."""
        if what not in self.made:
            self.made[what] = make()
        made: Made = self.made[what]
        return made
