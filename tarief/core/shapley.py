"""The Shapley value: what each player adds on average over every order in which they can come in."""

from collections.abc import Callable, Collection, Sequence
from decimal import Context, Decimal, localcontext
from math import factorial

from tarief.core.number import EXACT

#: Sums of thousands of coalitions are kept whole, so that a player that changes nothing gets exactly nothing.
_WHOLE = Context(prec=80)


def shapley(value: Callable[[Collection[str]], Decimal], players: Sequence[str]) -> dict[str, Decimal]:
    """Return what each player adds to `value`; the parts sum to value(all) − value(none).

    Every coalition is worked out once, so `value` is called 2 ** len(players) times.
    """
    worth = [
        value({player for index, player in enumerate(players) if coalition >> index & 1})
        for coalition in range(1 << len(players))
    ]
    return dict(zip(players, parts(worth, len(players)), strict=True))


def parts(worth: Sequence[Decimal], players: int) -> list[Decimal]:
    """Return the part of each player; bit k of an index of `worth` tells whether player k takes part.

    Coalitions of one size weigh the same, so they are added up first.
    """
    nothing = Decimal(0)
    total = [nothing] * (players + 1)
    having = [[nothing] * (players + 1) for _ in range(players)]
    with localcontext(_WHOLE):
        for coalition, amount in enumerate(worth):
            size = coalition.bit_count()
            total[size] += amount
            for player in range(players):
                if coalition >> player & 1:
                    having[player][size] += amount
        return [_part(having[player], total, players) for player in range(players)]


def _part(having: Sequence[Decimal], total: Sequence[Decimal], players: int) -> Decimal:
    """The weighted sum over sizes of all coalitions with the player minus all without."""
    added = Decimal(0)
    for size in range(players):
        weight = factorial(size) * factorial(players - size - 1)
        added += weight * (having[size + 1] - (total[size] - having[size]))
    return EXACT.plus(added / factorial(players))
