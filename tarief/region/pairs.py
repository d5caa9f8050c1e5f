"""Two means of the same costs side by side: where volumes are known, the pair can pin down one provider.

Say one provider has a volume of its own and all others have the same: then the plain and the weighted mean
together give its cost exactly, however many others there are. This test asks of every sheet whether its value
could be the margin higher or lower with both means as they are, for any coalition that knows its own sheets.
The values that the others could have are bounded from below only (nothing costs less than zero).
"""

from collections.abc import Sequence
from decimal import Decimal
from heapq import nsmallest

from tarief.region.policy import Policy
from tarief.region.safety import Contribution, by_concern

_WHY = "Naast het gewogen gemiddelde zou dit cijfer de kostprijs van één aanbieder te dicht benaderen."


def why_no_pair(found: Sequence[Contribution], policy: Policy) -> str:
    """Say why the plain mean may not be told beside the weighted mean of these contributions."""
    light, heavy = _Room(found, policy, 1), _Room(found, policy, -1)
    for item in found:
        shift = policy.margin * item.value
        below, above = light.beside(item), heavy.beside(item)
        higher = below.allows(shift * (item.weight - below.end)) and above.allows(shift * (above.end - item.weight))
        lower = below.allows(shift * (below.inner - item.weight)) and above.allows(shift * (item.weight - above.inner))
        if not (higher or lower):
            return _WHY
    return ""


class _Slack:
    """What is left for the others to shift among themselves on one side.

    `end` is the outermost weight on that side, `inner` what it is once a coalition has taken its own away.
    """

    def __init__(self, room: Decimal, end: Decimal, inner: Decimal) -> None:
        self.room, self.end, self.inner = room, end, inner

    def allows(self, need: Decimal) -> bool:
        return need <= self.room


class _Room:
    """The room on one side of the weights: `sign` 1 measures from the lightest up, −1 from the heaviest down."""

    def __init__(self, found: Sequence[Contribution], policy: Policy, sign: int) -> None:
        self.found, self.sign, self.coalition = found, sign, policy.coalition
        ends: dict[str, Decimal] = {}
        for item in found:
            ends[item.concern] = min(ends.get(item.concern, sign * item.weight), sign * item.weight)
        self.nearest = nsmallest(policy.coalition + 2, ((end, concern) for concern, end in ends.items()))
        self.sums: dict[Decimal, tuple[dict[str, Decimal], Decimal, list[str]]] = {}

    def beside(self, target: Contribution) -> _Slack:
        """The room without the target's concern and without the coalition that would leave least of it."""
        others = [pair for pair in self.nearest if pair[1] != target.concern][: self.coalition + 1]
        terms, total, largest = self._from(others[-1][0])
        gone = [concern for concern in largest if concern != target.concern][: self.coalition]
        left = total - terms.get(target.concern, Decimal(0)) - sum((terms[concern] for concern in gone), Decimal(0))
        return _Slack(left, self.sign * others[0][0], self.sign * others[-1][0])

    def _from(self, start: Decimal) -> tuple[dict[str, Decimal], Decimal, list[str]]:
        if start not in self.sums:
            terms = by_concern(self.found, lambda item: item.value * max(self.sign * item.weight - start, Decimal(0)))
            largest = sorted(terms, key=lambda concern: -terms[concern])[: self.coalition + 1]
            self.sums[start] = terms, sum(terms.values(), Decimal(0)), largest
        return self.sums[start]
