"""From two calculations to the parts of every input in every rung: exactly, over arrays, or by groups first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from enum import Enum
from typing import Literal

from typing_extensions import TypedDict

from tarief.comparison.exact import exact_parts
from tarief.comparison.game import Game, Undefined, merged, sound
from tarief.comparison.groups import one_round, rounds
from tarief.comparison.meeting import Meeting
from tarief.comparison.players import find_players
from tarief.comparison.rungs import SharedRung, shared_rungs, whole_rung
from tarief.comparison.vectors import vector_parts
from tarief.comparison.ways import is_way, reasons
from tarief.core.findings import Finding, Refused
from tarief.core.number import EXACT

#: Up to this many inputs behind one rung every coalition is worked out in Decimals (4,096 of them).
EXACT_LIMIT = 12
#: Up to this many inputs every coalition is worked out over arrays (1,048,576 of them); above it by groups.
VECTOR_LIMIT = 20
_NOISE = Decimal("1e-18")


class Method(Enum):
    """How the parts were found."""

    EXACT = "exact"
    VECTOR = "vectorieel"
    GROUPS = "groepen"

    @property
    def explanation(self) -> str:
        """What the method comes to, for who reads the answer."""
        return _EXPLANATIONS[self]


_EXPLANATIONS = {
    Method.EXACT: "Het gemiddelde effect over alle volgordes waarin de verschillen kunnen worden weggenomen, exact.",
    Method.VECTOR: "Het gemiddelde effect over alle volgordes waarin de verschillen kunnen worden weggenomen.",
    Method.GROUPS: "Eerst het gemiddelde effect per hoofdstuk over alle volgordes, daarna binnen elk hoofdstuk.",
}


class Methode(TypedDict):
    """How the contributions were found."""

    soort: Literal["exact", "vectorieel", "groepen"]
    uitleg: str


def how(method: Method) -> Methode:
    """Write how the parts were found."""
    return {"soort": method.value, "uitleg": method.explanation}


@dataclass(frozen=True)
class Solved:
    """The game with the players that it turned out to have, and their parts: players by rungs."""

    game: Game
    parts: tuple[tuple[Decimal, ...], ...]
    method: Method


def solve(meeting: Meeting) -> Solved:
    """Find the players and work out their parts; players that cannot be mixed go together."""
    game = _game(meeting)
    while True:
        try:
            method = _method(game)
            parts = _corrected(game, _parts(game, method))
            return _without_echoes(Solved(game, _from_a_to_b(game, parts), method))
        except Undefined as undefined:
            if len(game.players) < 2:
                text = "Deze twee berekeningen zijn niet op elkaar te leggen."
                advice = "Vergelijk ze regel voor regel in een werkboek."
                raise Refused((Finding("niet_te_vergelijken", text, advice),)) from None
            game = merged(game, undefined.ids)


def _from_a_to_b(game: Game, parts: tuple[tuple[Decimal, ...], ...]) -> tuple[tuple[Decimal, ...], ...]:
    """The parts of the gap as it was asked; the game was played in the order of the meeting."""
    if not game.meeting.swapped:
        return parts
    return tuple(tuple(part.copy_negate() if part else part for part in line) for line in parts)


def _without_echoes(solved: Solved) -> Solved:
    """Leave out what reads the same on both sides and does nothing: a table with its rows in another order."""
    game = solved.game
    kept = [
        index
        for index, (player, line) in enumerate(zip(game.players, solved.parts, strict=True))
        if not player.ways or player.values[0] != player.values[1] or any(abs(part) > _NOISE for part in line)
    ]
    if len(kept) == len(game.players):
        return solved
    players = tuple(game.players[index] for index in kept)
    return replace(solved, game=replace(game, players=players), parts=tuple(solved.parts[index] for index in kept))


def _game(meeting: Meeting) -> Game:
    every = frozenset(meeting.order)
    ways = meeting.once("ways", lambda: frozenset(key for key in reasons(meeting, every) if is_way(meeting, key)))
    rungs = shared_rungs(meeting, ways)
    game = _with_rungs(meeting, rungs)
    if not _adds_up(game):
        game = _with_rungs(meeting, (whole_rung(meeting),))
    return sound(game)


def _with_rungs(meeting: Meeting, rungs: tuple[SharedRung, ...]) -> Game:
    """The game of the players that these rungs depend on, directly or through other lines."""
    bare = Game(meeting, (), rungs)
    return replace(bare, players=find_players(meeting, bare.reached()))


def _adds_up(game: Game) -> bool:
    """Whether the rungs sum to the price on both sides; a ladder that does not is no ground to compare on."""
    with localcontext(EXACT):
        sums = [sum(worth, Decimal(0)) for worth in game.ends()]
        prices = [side.values[game.meeting.result] for side in (game.meeting.a, game.meeting.b)]
        return all(abs(one - other) <= _NOISE * (1 + abs(other)) for one, other in zip(sums, prices, strict=True))


def _method(game: Game) -> Method:
    if max((game.mask(rung).bit_count() for rung in game.rungs), default=0) <= EXACT_LIMIT:
        return Method.EXACT
    return Method.VECTOR if len(game.players) <= VECTOR_LIMIT else Method.GROUPS


def _parts(game: Game, method: Method) -> Sequence[Sequence[Decimal]]:
    if method is Method.EXACT:
        return exact_parts(game)
    return vector_parts(game, one_round(len(game.players)) if method is Method.VECTOR else rounds(game.players))


def _corrected(game: Game, parts: Sequence[Sequence[Decimal]]) -> tuple[tuple[Decimal, ...], ...]:
    """The parts with what rounding in the last digit left over, per rung with the part where it matters least.

    Afterwards each rung sums to its exact difference between the sides, and a rung that an input cannot reach has
    exactly nothing of it.
    """
    found = [list(line) for line in parts]
    with localcontext(EXACT):
        before, after = game.ends()
        for column, rung in enumerate(game.rungs):
            mask = game.mask(rung)
            for player, line in enumerate(found):
                if not mask >> player & 1:
                    line[column] = Decimal(0)
            if found and mask:
                largest = max(range(len(found)), key=lambda player: abs(found[player][column]))
                total = sum((line[column] for line in found), Decimal(0))
                found[largest][column] += after[column] - before[column] - total
    return tuple(tuple(line) for line in found)
