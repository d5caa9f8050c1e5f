"""What a line of the script is carried out with: the region, the names of its parties, and the process by then."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tarief.negotiation.event import Happening
from tarief.negotiation.process import Process
from tarief.voorbeeldregio.declared import Demonstration, DemoProvider


@dataclass(frozen=True)
class SheetSent:
    """A provider sends its cost sheet, with the answers to the questions about it."""

    provider: DemoProvider


#: Who does what, by the code of a party.
Acts = Iterator[tuple[str, Happening | SheetSent]]


@dataclass(frozen=True)
class Scene:
    """The moment of a line of the script; `ids` gives the id of what has a code."""

    region: Demonstration
    process: Process
    ids: Callable[[str], str]
    now: datetime
    at: datetime

    @property
    def leader(self) -> str:
        """The code of who leads."""
        return "begeleider"
