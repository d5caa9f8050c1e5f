"""The bars beside a ladder: each rung starts where the one before it ended, and both sums start at nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tarief import Breakdown
from tarief.report.price import COST

_WIDTH: Final = 1000


@dataclass(frozen=True, slots=True)
class LadderBar:
    """Where a bar starts and how long it is, in thousandths of the whole width."""

    start: int
    length: int
    kind: str


def bars_of(breakdown: Breakdown) -> dict[str, LadderBar]:
    """Return the bars by the key of the rung, that of the price by none; nothing where it is no money."""
    if not breakdown.unit.money:
        return {}
    stretches = list(_stretches(breakdown))
    ends = [end for _, start, end, _ in stretches for end in (start, end)]
    low, high = min(ends), max(ends)
    scale = _WIDTH / (high - low) if high > low else Decimal(0)
    return {
        key: LadderBar(round((min(start, end) - low) * scale), max(2, round(abs(end - start) * scale)), kind)
        for key, start, end, kind in stretches
    }


def _stretches(breakdown: Breakdown) -> Iterator[tuple[str, Decimal, Decimal, str]]:
    """Yield key, start, end and kind of every bar."""
    nothing = reached = Decimal(0)
    for is_cost, kind in ((True, "kosten"), (False, "marge")):
        for rung in breakdown.opbouw:
            if rung.is_cost is is_cost:
                yield rung.key, reached, reached + rung.amount, kind
                reached += rung.amount
        if is_cost:
            yield COST, nothing, reached, "totaal"
    yield "", nothing, reached, "totaal"
