"""Every coalition exactly: each line is worked out once for every side that the players it depends on can take.

A line that three inputs lead to is worked out eight times, whatever the number of players.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from tarief.calculation.bounds import out_of_bounds
from tarief.comparison.game import Game, Undefined
from tarief.comparison.rungs import SharedRung
from tarief.core.number import EXACT
from tarief.core.shapley import parts
from tarief.model.plan import Node, asked

#: The parts of each rung, per player.
Matrix = list[list[Decimal]]


def exact_parts(game: Game) -> Matrix:
    """Return the Shapley value of each player (rows) in each rung (columns); raises `Undefined`."""
    tables = {taken: _Tables(game, taken) for taken in _mixtures(game.ways)}
    columns = [_column(game, rung, index, tables) for index, rung in enumerate(game.rungs)]
    return [[column[player] for column in columns] for player in range(len(game.players))]


def _mixtures(ways: Sequence[int]) -> Iterator[int]:
    """Every set of ways as bits of players."""
    for mixture in range(1 << len(ways)):
        yield sum(1 << player for place, player in enumerate(ways) if mixture >> place & 1)


def _column(game: Game, rung: SharedRung, index: int, tables: Mapping[int, _Tables]) -> list[Decimal]:
    """The parts of one rung; a player that it does not depend on gets exactly nothing."""
    mask = game.mask(rung)
    players = [player for player in range(len(game.players)) if mask >> player & 1]
    ways = mask & sum(1 << player for player in game.ways)
    worth = []
    for coalition in range(1 << len(players)):
        taken = sum(1 << player for place, player in enumerate(players) if coalition >> place & 1)
        worth.append(tables[taken & ways].worth(index, taken))
    found = dict(zip(players, parts(worth, len(players)), strict=True))
    return [found.get(player, Decimal(0)) for player in range(len(game.players))]


@dataclass
class _Table:
    """The values of one line, by the players in `mask` that are on the side of `b`."""

    mask: int
    values: dict[int, Decimal]


class _Tables:
    """All lines of one way of calculating, for every side that the values of the players can take."""

    def __init__(self, game: Game, ways: int) -> None:
        self.game = game
        taken = {player for player in game.ways if ways >> player & 1}
        fixed = game.inputs(taken)
        self.found: dict[str, _Table] = {}
        with localcontext(EXACT):
            for key, node in game.plan(taken).nodes.items():
                owner = game.owner.get(key)
                if owner is not None and not game.players[owner].ways:
                    sides = (game.meeting.a.values[key], game.meeting.b.values[key])
                    self.found[key] = _Table(1 << owner, {0: sides[0], 1 << owner: sides[1]})
                elif node.formula is None:
                    self.found[key] = _Table(0, {0: fixed.get(key, node.value or Decimal(0))})
                else:
                    self.found[key] = self._worked_out(node)

    def worth(self, index: int, taken: int) -> Decimal:
        """The amount of a rung for a coalition."""
        rung = self.game.rungs[index]
        if not rung.is_rest:
            return rung.sign * self._at(rung.key, taken)
        return self.game.read({key: self._at(key, taken) for key in self.game.targets})[index]

    def _at(self, key: str, taken: int) -> Decimal:
        table = self.found[key]
        return table.values[taken & table.mask]

    def _worked_out(self, node: Node) -> _Table:
        tables = {key: self.found[key] for key in asked(node.bindings)}
        mask = 0
        for table in tables.values():
            mask |= table.mask
        limited = node.quantity.positive or node.quantity.minimum is not None or node.quantity.maximum is not None
        values = {}
        for taken in _within(mask):
            try:
                value = node.work_out({key: table.values[taken & table.mask] for key, table in tables.items()})
            except ArithmeticError:
                raise Undefined((node.id,)) from None
            if limited and mask and out_of_bounds(node.quantity, value, node.unit) is not None:
                raise Undefined((node.id,))
            values[taken] = value
        return _Table(mask, values)


def _within(mask: int) -> Iterator[int]:
    """Every set of bits within `mask`, from none to all."""
    some = 0
    while True:
        yield some
        if some == mask:
            return
        some = (some - mask) & mask
