"""Uploaded files between two clicks: in memory only, few, small, for half an hour, behind an address nobody can guess.

Why the server holds the bytes and the page does not carry them: a sheet of some megabytes would travel with every
answer, and a value that comes back from the page would have to be distrusted again. What was read in a file is kept
beside it and goes with it: of the files that were looked at last, as far as their bytes stay within a limit. The
files belong to one process, as `tarief start` runs; after a restart the visitor is asked to send the sheet again.
Nothing of it is ever written to a disk.
"""

import secrets
import time
from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from copy import copy
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, TypeVar, cast

from tarief.core.on_demand import give_back

MINUTES: Final = 30
#: The bytes of one file that is sent, with the form around it.
UPLOAD_LIMIT: Final = 10_000_000
#: The bytes of any other body.
BODY_LIMIT: Final = 1_000_000
FILES: Final = 100
BYTES: Final = 50_000_000
#: The bytes of the files of which the reading is kept; a reading takes some twenty times as many.
READ_BYTES: Final = 5_000_000
#: Of a file with more bytes the memory goes back to the system at once when it goes.
_LARGE: Final = 200_000
QUESTIONS: Final = 2
#: The text beside a file that says which of its products counts.
PRODUCT: Final = "product"


Read = TypeVar("Read")


class ReadOnce:
    """What was read in one file, for the questions that were last asked of it."""

    def __init__(self) -> None:
        self._known: dict[Hashable, object] = {}

    def reading(self, question: Hashable, read: Callable[[], Read]) -> Read:
        """Return what was read for this question, read now when it was not; what raises is not kept."""
        known = self._known
        found = known[question] if question in known else read()
        others = [(key, value) for key, value in known.items() if key != question]
        self._known = dict([*others[1 - QUESTIONS :], (question, found)])
        return cast("Read", found)

    def forget(self) -> None:
        """Let go of it."""
        self._known = {}


@dataclass(frozen=True, slots=True)
class Held:
    """A file as it was sent, with what its sender answered since.

    `answers` are choices by the id of the question, `cells` is what was said of cells by their name (`Blad1!B7`);
    `remembered` names those that come from an earlier sheet.
    `supplied` is what was typed for values that the sheet lacks: by number of the product, then by box. `texts` is
    what was filled in beside the file on another page that uses it, by name of the box. `ways_back` are the address
    and name of the page from which a visitor came to the file, by visitor. `kept` holds what was read. `maker` is the
    visitor who sent it; what is `private` is here for nobody else, whatever address he has. `title` is what it is
    called where nobody chose a file: an example, or a calculation from another page.
    """

    name: str
    content: bytes
    aanbieder: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    remembered: frozenset[str] = frozenset()
    supplied: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    ways_back: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    maker: str = ""
    private: bool = False
    kept: ReadOnce = field(default_factory=ReadOnce, compare=False, repr=False)
    title: str = ""

    @property
    def called(self) -> str:
        """What people call it."""
        return self.title or self.name


class Uploads:
    """The files that are held, each with its owner.

    When there are too many, the owner who holds most loses the one that was longest not looked at: who holds less than
    another is not pushed out by him.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, Lock()
        self._held: dict[str, tuple[float, Held]] = {}
        self._owners: dict[str, str] = {}
        self._visitor = ""

    def seen_by(self, visitor: str) -> "Uploads":
        """Return the same files as far as they are there for a visitor."""
        seen = copy(self)
        seen._visitor = visitor
        return seen

    def add(self, held: Held, owner: str = "") -> str:
        """Hold a file for somebody; returns its number, 256 bits that cannot be guessed."""
        number = secrets.token_urlsafe(32)
        with self._lock:
            self._owners[number] = owner
            self._put(number, held)
            while len(self._held) > FILES:
                self._push_out(number, lambda _: 1)
            while sum(len(held.content) for _, held in self._held.values()) > BYTES:
                self._push_out(number, lambda held: len(held.content))
        return number

    def meant(self, number: str) -> str:
        """Return the number that a page means: its own, or as `number.name` that of a file beside another.

        So a page can name a file without telling its reader where it is.
        """
        first, _, name = number.partition(".")
        held = self.get(first) if name else None
        return held.texts.get(name, "") if held else number

    def get(self, number: str) -> Held | None:
        """Return a file and hold it for another half hour; None when it is not here (any more)."""
        self.forget_old()
        with self._lock:
            if number not in self._held or self._hidden(held := self._held[number][1]):
                return None
            self._put(number, held)
        return held

    def replace(self, number: str, held: Held) -> None:
        """Hold newer answers with a file that is still here."""
        with self._lock:
            if number in self._held and not self._hidden(held):
                self._put(number, held)

    def drop(self, number: str) -> None:
        """Forget a file."""
        with self._lock:
            self._remove(number)

    def forget_old(self) -> None:
        """Forget what nobody looked at for half an hour."""
        before = self._clock() - MINUTES * 60
        with self._lock:
            for number in [number for number, (seen, _) in self._held.items() if seen <= before]:
                self._remove(number)

    def __len__(self) -> int:
        """How many files are held."""
        return len(self._held)

    def _hidden(self, held: Held) -> bool:
        """Whether a file is there for its maker only, and somebody else asks."""
        return held.private and held.maker != self._visitor

    def _push_out(self, newest: str, weight: Callable[[Held], int]) -> None:
        """Remove the file longest not looked at of the owner who holds most; the newest stays."""
        held_by = Counter[str]()
        for number, (_, held) in self._held.items():
            held_by[self._owners[number]] += weight(held)
        others = [number for number in self._held if number != newest]
        self._remove(max(others, key=lambda number: held_by[self._owners[number]]))

    def _remove(self, number: str) -> None:
        _, held = self._held.pop(number, (0, None))
        self._owners.pop(number, None)
        if held is not None and len(held.content) > _LARGE:
            del held
            give_back()

    def _put(self, number: str, held: Held) -> None:
        self._held.pop(number, None)
        self._held[number] = (self._clock(), held)
        room = READ_BYTES
        for _, other in reversed(self._held.values()):
            room -= len(other.content)
            if room < 0:
                other.kept.forget()
