"""The Shapley value: what each player adds on average over every order in which they can come in."""

from collections.abc import Callable, Collection, Sequence
from decimal import Context, Decimal, localcontext
from math import factorial
from operator import add

from tarief.core.number import EXACT

#: Sums of thousands of coalitions are kept whole, so that a player that changes nothing gets exactly nothing.
_WHOLE = Context(prec=80)
_NOTHING = Decimal(0)


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

    What a coalition weighs depends on its size. So each worth is weighed once, and the sum over the coalitions with a
    player is read where one player after another is folded away.
    """
    if not players:
        return []
    weights = [factorial(size) * factorial(players - size - 1) for size in range(players)]
    out = [Decimal(weight) for weight in (*weights, 0)]
    both = [Decimal(one + other) for one, other in zip((*weights, 0), (0, *weights), strict=True)]
    sizes = [0]
    for _ in range(players):
        sizes += [size + 1 for size in sizes]
    with localcontext(_WHOLE):
        without = sum([amount * out[size] for amount, size in zip(worth, sizes, strict=True)], _NOTHING)
        left = [amount * both[size] for amount, size in zip(worth, sizes, strict=True)]
        found = []
        while len(left) > 1:
            half = len(left) // 2
            found.append(sum(left[half:], _NOTHING) - without)
            left = list(map(add, left[:half], left[half:]))
        return [EXACT.plus(part / factorial(players)) for part in reversed(found)]
