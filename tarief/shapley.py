"""The Shapley value: what each player adds on average over every order in which they can come in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal, localcontext
from math import factorial

from tarief.quantities.number import EXACT


def shapley(value: Callable[[Collection[str]], Decimal], players: Sequence[str]) -> dict[str, Decimal]:
    """Return what each player adds to `value`; the parts sum to value(all) − value(none).

    Every coalition is worked out once, so `value` is called 2 ** len(players) times.
    """
    worth = [
        value({player for index, player in enumerate(players) if coalition >> index & 1})
        for coalition in range(1 << len(players))
    ]
    with localcontext(EXACT):
        return {player: _part(worth, index, len(players)) for index, player in enumerate(players)}


def _part(worth: Sequence[Decimal], player: int, players: int) -> Decimal:
    bit, result = 1 << player, Decimal(0)
    for coalition in range(len(worth)):
        if not coalition & bit:
            size = coalition.bit_count()
            weight = factorial(size) * factorial(players - size - 1)
            result += weight * (worth[coalition | bit] - worth[coalition])
    return result / factorial(players)
