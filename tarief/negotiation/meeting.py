"""Where one who pays and one who gives care meet on a line, and what only these two are told of it.

Where their values overlap they hear a proposal in the middle, and not how far the other would have gone. Where they
do not, each hears the nearest end of the other, with why. Facts are no subject of this: they are right or wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product as product_of
from typing import Annotated, NamedTuple

from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import Plain
from tarief.core.ties import rounded_decimal
from tarief.negotiation.definition import ParameterKind
from tarief.negotiation.party import TableSide
from tarief.negotiation.position import Interval, Item, Position
from tarief.negotiation.process import Process


@dataclass(frozen=True)
class Nearest(Jsonable):
    """The ends that lie nearest to one another, of who pays and of who gives care, with why."""

    TITLE = "Dichtstbij"

    paying: Annotated[Plain, "betaler"]
    giving: Annotated[Plain, "zorgaanbieder"]
    paying_why: Annotated[str, "motivering_betaler"]
    giving_why: Annotated[str, "motivering_zorgaanbieder"]

    @property
    def middle(self) -> Decimal:
        """The value halfway."""
        return Interval(self.paying, self.giving).middle


@dataclass(frozen=True)
class PairOutcome(Jsonable):
    """What two parties are told of a line after a round: a proposal that both can bear, or how near they are.

    Neither is told where they speak of different versions of the parameter.
    """

    TITLE = "Ontmoeting"

    round: Annotated[int, "ronde"]
    product: Annotated[str, "product"]
    definition: Annotated[str, "parameter"]
    paying: Annotated[str, "betaler"]
    giving: Annotated[str, "zorgaanbieder"]
    proposal: Annotated[Plain | None, "voorstel", Absent] = None
    nearest: Annotated[Nearest | None, "dichtstbij", Absent] = None


class Pair(NamedTuple):
    """A line on which one who pays and one who gives care both put something forward in a round."""

    round: int
    item: Item
    paying: str
    giving: str


def pairs(process: Process, round_number: int, product: str | None = None) -> Iterator[Pair]:
    """Give who can meet on the lines of one product or of all; nobody before the round was revealed."""
    if not process.revealed(round_number):
        return
    for item, lines in process.lines(round_number).items():
        if product in (None, item.product) and _is_weighed(process, item):
            paying = [party for party in lines if process.parties[party].side is TableSide.PAYING]
            giving = [party for party in lines if process.parties[party].side is TableSide.GIVING]
            yield from (Pair(round_number, item, *pair) for pair in product_of(paying, giving))


def proposed(one: Interval, other: Interval, step: Decimal) -> Decimal | None:
    """Return the middle of what both can bear, rounded to the step where that stays within it; None where nothing is.

    Only the middle is told. In an overlap that holds no whole step it stays as it is.
    """
    both = one.overlap(other)
    if both is None:
        return None
    rounded = rounded_decimal(both.middle / step, 0) * step
    return rounded if both.low <= rounded <= both.high else both.middle


def _is_weighed(process: Process, item: Item) -> bool:
    return process.definitions[item.definition].kind is not ParameterKind.FACT


def meeting_of(process: Process, pair: Pair) -> PairOutcome:
    """Return what two are told of a line."""
    number, item, payer, giver = pair
    lines, proposal, nearest = process.lines(number)[item], None, None
    paying, giving = lines[payer], lines[giver]
    if paying.version == giving.version:
        proposal = proposed(paying.values, giving.values, process.definitions[item.definition].step)
        nearest = None if proposal is not None else _nearest(paying, giving)
    return PairOutcome(number, item.product, item.definition, payer, giver, proposal, nearest)


def _nearest(paying: Position, giving: Position) -> Nearest:
    below, above = paying.values, giving.values
    ends = (below.high, above.low) if below.high < above.low else (below.low, above.high)
    return Nearest(*ends, paying.motivation, giving.motivation)
