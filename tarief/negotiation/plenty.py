"""What of a process can be very much: positions, meetings and remarks, in the order that they are shown in.

With many providers these are thousands. A view of the process holds the first of each and says how many there are; the
rest is asked for by the page.
"""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Annotated, Final, TypeVar

from tarief.core.jsonable import Absent, Jsonable
from tarief.negotiation.meeting import Pair, pairs
from tarief.negotiation.party import Party, TableSide
from tarief.negotiation.process import Process
from tarief.negotiation.remarks import SaidRemark, said
from tarief.negotiation.seen import SeenPosition
from tarief.negotiation.visibility import Grant, Matter, granted

#: How many positions of others, meetings and remarks stand in a view.
MOST_SHOWN: Final = 250
_POSITIONS = {TableSide.GIVING: Matter.POSITION, TableSide.PAYING: Matter.PAYING_POSITION}
_One = TypeVar("_One")


@dataclass(frozen=True)
class SeenMore(Jsonable):
    """How many there are of what a view holds the first of; `answers` tells apart what was answered to all remarks."""

    TITLE = "MeerGezien"

    positions: Annotated[int, "posities", Absent]
    meetings: Annotated[int, "ontmoetingen", Absent]
    remarks: Annotated[int, "reactienota", Absent]
    answers: Annotated[str, "antwoorden_sha256", Absent]


@dataclass(frozen=True)
class Plenty:
    """What a party may see of what there can be very much of, in some rounds and of one product or of all."""

    process: Process
    looking: Party | None
    rounds: Iterable[int]
    only: str | None = None

    def positions(self) -> tuple[SeenPosition, ...]:
        """Every position, those of the party itself first where there are more than are shown."""
        may = self._may_see()
        found = [
            SeenPosition(number, party, position)
            for number in self.rounds
            for item, lines in self.process.lines(number).items()
            if self.only in (None, item.product)
            for party, position in lines.items()
            if may(party, number)
        ]
        if len(found) > MOST_SHOWN and self.looking is not None:
            found.sort(key=lambda seen: seen.party != self.looking.id if self.looking else True)
        return tuple(found)

    def meetings(self) -> tuple[Pair, ...]:
        """Everybody who met, told to these two and to the facilitator."""
        may = cache(lambda party, number: self._granted(Matter.MEETING, party, number) is not None)
        met = (pair for number in self.rounds for pair in pairs(self.process, number, self.only))
        return tuple(pair for pair in met if may(pair.giving, pair.round) or may(pair.paying, pair.round))

    def remarks(self, parties: Container[str]) -> list[SaidRemark]:
        """Everything that these parties remarked."""
        return said(self.process, parties, self.only)

    def _may_see(self) -> Callable[[str, int], bool]:
        def may(party: str, number: int) -> bool:
            side = self.process.parties[party].side
            return side is not None and self._granted(_POSITIONS[side], party, number) is not None

        return cache(may)

    def _granted(self, matter: Matter, owner: str, number: int) -> Grant | None:
        return granted(self.process, matter, owner, self.looking, number)


def first_of(found: Sequence[_One], own: int = 0) -> Sequence[_One]:
    """Return as many as a view holds; what is of the party itself is never left out."""
    return found[: max(MOST_SHOWN, own)]


def more_of(
    process: Process, positions: Sequence[SeenPosition], meetings: Sequence[Pair], remarks: Sequence[SaidRemark]
) -> SeenMore | None:
    """Return how many there are where a view holds not all; None where it does.

    Positions and meetings come to stand in a view with the phase, which is in it too. Remarks are answered later.
    """
    counts = [len(found) if len(found) > MOST_SHOWN else 0 for found in (positions, meetings, remarks)]
    if not any(counts):
        return None
    answers = (process.answers[one.id].as_json() for one in remarks if one.id in process.answers)
    digest = sha256("\n".join(map(str, answers)).encode()).hexdigest() if counts[-1] else ""
    many_positions, many_meetings, many_remarks = counts
    return SeenMore(many_positions, many_meetings, many_remarks, digest)
