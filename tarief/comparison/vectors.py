"""Every coalition at once, compiled over arrays: for more players than can be worked out one coalition at a time.

Coalitions come in blocks, so that memory is bounded whatever their number. The answer is as exact as float64; what
that misses of the exact gap is put right afterwards, rung by rung (see `compare`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import factorial
from typing import Any

from tarief.batch import Batch, compile_batch
from tarief.comparison.game import Game, Undefined
from tarief.comparison.groups import Round
from tarief.core.arrays import np
from tarief.core.findings import Refused
from tarief.model.plan import Plan

#: Coalitions at once: 20 players of weights for them are 2.6 MB.
BLOCK = 1 << 14
#: For each varying input its unit and its two sides.
Sides = dict[str, tuple[int, float, float]]
_ONE = 1.0  # float: weights of the vectorised path


def vector_parts(game: Game, rounds: tuple[Round, ...]) -> list[list[Decimal]]:
    """Return the value of each player (rows) in each rung (columns); raises `Undefined`."""
    found = np.zeros((len(game.players), len(game.rungs)))
    for each in rounds:
        asked = [place for place, player in enumerate(each.asked) if player is not None]
        parts = _round(game, each)
        for place in asked:
            found[each.asked[place]] = parts[place]
    return [[Decimal(repr(float(part))) for part in line] for line in found]


def _round(game: Game, played: Round) -> Any:
    """The parts of the units of the last level: an array of units by rungs."""
    units = played.units
    by_way = [unit for unit in range(len(units)) if any(game.players[player].ways for player in units[unit])]
    by_value = [unit for unit in range(len(units)) if unit not in by_way]
    bits = {unit: place for place, unit in enumerate((*by_value, *by_way))}
    rows, total = 1 << len(by_value), np.zeros((len(played.levels[-1]), len(game.rungs)))
    weights = _Weights(played, bits)
    # All amounts are taken from those of `a`: what does not differ does not blur what does.
    base = np.array([float(amount) for amount in game.worth(())])
    for mixture in range(1 << len(by_way)):
        taken = frozenset(player for place, unit in enumerate(by_way) if mixture >> place & 1 for player in units[unit])
        batch, sides = _compiled(game, taken, [units[unit] for unit in by_value])
        for start in range(0, rows, BLOCK):
            coalitions = np.arange(start, min(start + BLOCK, rows), dtype=np.int64)
            amounts = _amounts(game, batch, sides, coalitions) - base
            total += weights.of(coalitions | (mixture << len(by_value))) @ amounts
    return total


def _compiled(game: Game, taken: frozenset[int], units: list[frozenset[int]]) -> tuple[Batch, Sides]:
    """The mixed calculation as a batch, and for each varying input its unit and its two sides."""
    plan, fixed = game.plan(taken), game.inputs(taken)
    values = plan.run(fixed)
    a, b = game.meeting.a, game.meeting.b
    sides = {
        key: (place, float(a.values[key]), float(b.values[key]))
        for place, unit in enumerate(units) for player in sorted(unit) for key in sorted(game.players[player].ids)
        if key in plan.nodes
    }  # fmt: skip
    return compile_batch(_Mixed(plan, values), tuple(sides), game.targets), sides


@dataclass(frozen=True, slots=True)
class _Mixed:
    """A calculation with some inputs of either side, worked out."""

    plan: Plan
    values: Mapping[str, Decimal]


def _amounts(game: Game, batch: Batch, sides: Sides, coalitions: Any) -> Any:
    """An array of coalitions by rungs."""
    columns = {key: np.where(coalitions >> place & 1, at_b, at_a) for key, (place, at_a, at_b) in sides.items()}
    try:
        found = batch.run(columns or {}, workers=1)
    except Refused as refused:
        raise Undefined(_narrowest(game, (finding.place.key for finding in refused.findings))) from None
    lines = [np.broadcast_to(found[key], coalitions.shape) for key in game.targets]
    amounts = [rung.sign * lines[place] for place, rung in enumerate(game.rungs) if not rung.is_rest]
    if len(amounts) < len(game.rungs):
        amounts.append(lines[-1] - sum(amounts))
    return np.stack(amounts, axis=1)


def _narrowest(game: Game, lines: Iterator[str]) -> tuple[str, ...]:
    """Of the lines that go wrong the one that depends on the fewest players."""
    return (min(lines, key=lambda line: game.masks.get(line, 0).bit_count() or len(game.players)),)


class _Weights:
    """What the worth of a coalition weighs in the part of each unit that is asked.

    Per level the weight of a set of others; for who is asked, in or out of the coalition decides the sign.
    """

    def __init__(self, played: Round, bits: dict[int, int]) -> None:
        self.around = [[bits[unit] for unit in level] for level in played.levels[:-1]]
        self.own = [bits[unit] for unit in played.levels[-1]]
        self.outer = [_weights(len(level) + 1) for level in self.around]
        self.inner = _weights(len(self.own))

    def of(self, coalitions: Any) -> Any:
        """Return an array of asked units by coalitions."""
        outer = np.full(coalitions.shape, _ONE)
        for level, weights in zip(self.around, self.outer, strict=True):
            outer = outer * weights[_size(coalitions, level)]
        size = _size(coalitions, self.own)
        into = outer * self.inner[np.maximum(size - 1, 0)]
        out = -outer * self.inner[np.minimum(size, len(self.own) - 1)]
        return np.stack([np.where(coalitions >> bit & 1, into, out) for bit in self.own])


def _size(coalitions: Any, bits: list[int]) -> Any:
    """How many of these bits a coalition has."""
    mask = sum(1 << bit for bit in bits)
    return np.bitwise_count(coalitions & mask).astype(np.intp)


def _weights(count: int) -> Any:
    """s! (n−1−s)! / n! for each size s."""
    return np.array([factorial(size) * factorial(count - size - 1) / factorial(count) for size in range(count)])
