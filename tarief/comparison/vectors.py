"""Every coalition at once over arrays: for more players than can be worked out one coalition at a time.

The players that come in last are set in turn, so that memory is bounded whatever their number. The answer is as exact
as float64; what that misses of the exact gap is put right afterwards, rung by rung (see `compare`).
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain, combinations

from tarief.comparison.game import Game, Undefined
from tarief.comparison.grid import Line, SideGrid, Sides, grid_plan
from tarief.comparison.groups import Round
from tarief.comparison.weighing import Weighing
from tarief.core.arrays import np

#: Units with an axis of their own: arrays of at most 16,384 amounts stay in the cache of a core.
AXES = 14
_NOTHING = 0.0  # float: amounts of the vectorised path


def vector_parts(game: Game, rounds: tuple[Round, ...]) -> list[list[Decimal]]:
    """Return the value of each player (rows) in each rung (columns); raises `Undefined`."""
    found = np.zeros((len(game.players), len(game.rungs)))
    for each in rounds:
        parts = _Played(game, each).parts()
        for player, unit in zip(each.asked, each.levels[-1], strict=True):
            if player is not None:
                found[player] = [column.get(unit, _NOTHING) for column in parts]
    return [[Decimal(repr(float(part))) for part in line] for line in found]


class _Played:
    """One round of a game: units that change lines are set, and so are those that come in last."""

    def __init__(self, game: Game, played: Round) -> None:
        self.game, self.played, units = game, played, played.units
        self.owner = {key: unit for unit, held in enumerate(units) for one in held for key in game.players[one].ids}
        self.bits = [sum(1 << player for player in held) for held in units]
        self.by_way = [unit for unit, held in enumerate(units) if any(game.players[player].ways for player in held)]
        order = dict.fromkeys(self.owner[key] for key in game.meeting.order if key in self.owner)
        by_value = [unit for unit in order if unit not in self.by_way]
        self.axes, self.set = tuple(reversed(by_value[:AXES])), by_value[AXES:]
        self.base = [float(amount) for amount in game.ends()[0]]

    def parts(self) -> list[Mapping[int, float]]:
        """The parts of the units of the last level, per rung."""
        asked = self.game.once(("weighed", self.played.units, self.played.levels), self._weighings)
        weighings = [(Weighing(axes, levels), shape) for axes, levels, shape in asked]
        for ways in _subsets(self.by_way):
            grid = self._grid(ways)
            for some in _subsets(self.set):
                lines, wrong = grid.lines(some)
                if wrong:
                    raise Undefined(self._narrowest(wrong))
                for (weighing, shape), amount, base in zip(weighings, self._amounts(lines), self.base, strict=True):
                    if shape is not None:
                        weighing.add(_flat(amount - base, shape), (*ways, *some))
        return [weighing.parts() for weighing, _ in weighings]

    def _weighings(self) -> list[tuple[tuple[int, ...], list[list[int]], tuple[int, ...] | None]]:
        """Per rung the axes and the levels of the units that it depends on, and the shape of its worths, if any."""
        found = []
        for rung in self.game.rungs:
            mask = self.game.mask(rung)
            moving = {unit for unit, bits in enumerate(self.bits) if mask & bits}.union(self.by_way)
            levels = [[unit for unit in level if unit in moving] for level in self.played.levels]
            shape = tuple(2 if unit in moving else 1 for unit in self.axes)
            found.append((tuple(unit for unit in self.axes if unit in moving), levels, shape if levels[-1] else None))
        return found

    def _grid(self, ways: Sequence[int]) -> SideGrid:
        """The mixed calculation with these units that change lines at `b`."""
        game = self.game
        taken = frozenset(player for unit in ways for player in self.played.units[unit])
        plan, a, b = game.plan(taken), game.meeting.a.values, game.meeting.b.values
        units = {key: unit for key, unit in self.owner.items() if unit not in self.by_way and key in plan.nodes}
        sides: Sides = {key: (unit, float(a[key]), float(b[key])) for key, unit in units.items()}
        laid = game.once(("grid", taken, self.axes, tuple(units.items())), lambda: grid_plan(plan, units, self.axes))
        return SideGrid(laid, self._fixed(taken), sides, self.axes)

    def _fixed(self, taken: frozenset[int]) -> Mapping[str, Decimal]:
        """The lines with these players at `b` and the others at `a`; what moves is worked out anew."""
        game = self.game
        return game.values(taken) if taken else game.meeting.a.values

    def _amounts(self, lines: Mapping[str, Line]) -> list[Line]:
        """The amount of each rung."""
        game = self.game
        amounts = [rung.sign * lines[rung.key] for rung in game.rungs if not rung.is_rest]
        return amounts if len(amounts) == len(game.rungs) else [*amounts, lines[game.targets[-1]] - sum(amounts)]

    def _narrowest(self, lines: Sequence[str]) -> tuple[str, ...]:
        """Of the lines that go wrong the one that depends on the fewest players."""
        masks, most = self.game.masks, len(self.game.players)
        return (min(lines, key=lambda line: masks.get(line, 0).bit_count() or most),)


def _flat(worth: Line, shape: tuple[int, ...]) -> Line:
    whole = worth if getattr(worth, "shape", None) == shape else np.broadcast_to(worth, shape)
    return whole.reshape(-1)


def _subsets(units: Sequence[int]) -> Iterator[tuple[int, ...]]:
    return chain.from_iterable(combinations(units, size) for size in range(len(units) + 1))
