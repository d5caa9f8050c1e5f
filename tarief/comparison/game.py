"""The game behind a comparison: the price with some players on the side of `b` and the rest on that of `a`.

A mixed calculation takes each line from the side of its player. Lines that only one side has come along with the
line that asks for them, so that every mixture is defined; players that would lead in a circle go together.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from functools import cached_property
from itertools import chain, combinations

from tarief.comparison.meeting import Made, Meeting, asked_by
from tarief.comparison.players import Player, together
from tarief.comparison.rungs import SharedRung
from tarief.core.number import EXACT
from tarief.model.plan import Node, Plan

#: With more ways than this every way of calculating is one player: each pair of ways is a calculation of its own.
MOST_WAYS = 6
OTHER_WAY, OTHER_WAY_LABEL = "rekenwijze", "Andere rekenwijze"


class Undefined(Exception):  # noqa: N818 - it says what a mixture is
    """A mixed calculation cannot be made; `ids` are the lines where it goes wrong."""

    def __init__(self, ids: Iterable[str]) -> None:
        super().__init__()
        self.ids = tuple(ids)


@dataclass(frozen=True)
class Game:
    """The players, and the rungs whose worth is asked."""

    meeting: Meeting
    players: tuple[Player, ...]
    rungs: tuple[SharedRung, ...]

    @cached_property
    def owner(self) -> Mapping[str, int]:
        """The place of the player that moves an id."""
        return {key: index for index, player in enumerate(self.players) for key in player.ids}

    @cached_property
    def ways(self) -> tuple[int, ...]:
        """The players that change how lines are worked out."""
        return tuple(index for index, player in enumerate(self.players) if player.ways)

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """The lines that the rungs are read from."""
        rests = (self.meeting.result,) if any(rung.is_rest for rung in self.rungs) else ()
        return (*(rung.key for rung in self.rungs if not rung.is_rest), *rests)

    @cached_property
    def _lay(self) -> tuple[object, ...]:
        """What games of one shape of meeting have in common: who moves what, and what is asked."""
        return (self.targets, tuple((player.ids, player.ways) for player in self.players))

    def once(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """Return what was made under this name for such games; what is made must not look at amounts."""
        return self.meeting.once((self._lay, what), make)

    @cached_property
    def masks(self) -> Mapping[str, int]:
        """For each line the players that it can depend on, as bits."""
        return self.once("masks", self._masked)

    def _masked(self) -> Mapping[str, int]:
        found = {key: 1 << self.owner[key] if key in self.owner else 0 for key in self.meeting.order}
        while not self._passed_on(found):
            pass
        return found

    def _passed_on(self, found: dict[str, int]) -> bool:
        """Pass on what each line asks for; whether that is all there is: not where one asks for what comes later."""
        seen, in_order, before, links = set[str](), True, dict(found), self.meeting.links
        for key, mask in before.items():
            for other in links[key]:
                mask |= found[other]
            found[key] = mask
            in_order = in_order and seen.issuperset(links[key])
            seen.add(key)
        return in_order or found == before

    def mask(self, rung: SharedRung) -> int:
        """Return the players that a rung can depend on, as bits."""
        return self._whole_mask if rung.is_rest else self.masks[rung.key]

    @cached_property
    def _whole_mask(self) -> int:
        total = 0
        for key in self.targets:
            total |= self.masks[key]
        return total

    def node(self, key: str, taken: Collection[int]) -> Node:
        """Return the line as the side of its player has it."""
        a, b = self.meeting.a.nodes, self.meeting.b.nodes
        at_b = key not in a or self.owner.get(key, -1) in taken
        return b[key] if at_b and key in b else a[key]

    def plan(self, taken: Collection[int]) -> Plan:
        """Return the mixed calculation; raises `Undefined` for one that goes round in a circle.

        The values of the other players come from `inputs`.
        """
        ways = frozenset(self.ways).intersection(taken)
        if ways not in self._plans:
            order = self.once(("order", ways), lambda: self._ordered(ways))
            self._plans[ways] = Plan({key: self.node(key, ways) for key in order}, self.targets[-1], self.targets)
        return self._plans[ways]

    @cached_property
    def _plans(self) -> dict[frozenset[int], Plan]:
        """The mixed calculations that were laid out, by the players in them that change how lines are worked out."""
        return {}

    def _ordered(self, ways: Collection[int]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for target in self.targets:
            self._add(target, ways, found)
        return tuple(found)

    def inputs(self, taken: Collection[int]) -> dict[str, Decimal]:
        """Return the values of the lines that are given on both sides, each from the side of its player."""
        a, b = self.meeting.a, self.meeting.b
        return {
            key: (b if self.owner.get(key, -1) in taken else a).values[key]
            for key, node in a.nodes.items()
            if node.formula is None and key in b.nodes and b.nodes[key].formula is None
        }

    def ends(self) -> tuple[list[Decimal], list[Decimal]]:
        """Return the amount of each rung on the side of `a` and on that of `b`: nothing is mixed there."""
        return self.read(self.meeting.a.values), self.read(self.meeting.b.values)

    def values(self, taken: Collection[int]) -> Mapping[str, Decimal]:
        """Return every line of the mixed calculation; raises `Undefined`."""
        plan, inputs = self.plan(taken), self.inputs(taken)
        try:
            return plan.run({key: value for key, value in inputs.items() if key in plan.nodes})
        except ArithmeticError:
            raise Undefined(self.owner) from None

    def worth(self, taken: Collection[int]) -> list[Decimal]:
        """Return the exact amount of each rung; raises `Undefined`."""
        return self.read(self.values(taken))

    def read(self, values: Mapping[str, Decimal]) -> list[Decimal]:
        """Return the amount of each rung from worked-out lines."""
        with localcontext(EXACT):
            amounts = [rung.sign * values[rung.key] for rung in self.rungs if not rung.is_rest]
            if len(amounts) < len(self.rungs):
                amounts.append(values[self.meeting.result] - sum(amounts, Decimal(0)))
            return amounts

    def reached(self, without: str = "") -> frozenset[str]:
        """Return the lines that the price and its rungs rest on, on either side; not through the line `without`."""
        return self.meeting.once(("reached", self.targets, without), lambda: self._reached(without))

    def _reached(self, without: str) -> frozenset[str]:
        sides, links = (self.meeting.a.nodes, self.meeting.b.nodes), self.meeting.links
        found, waiting = set[str](), [self.meeting.result] if without else list(self.targets)
        while waiting:
            key = waiting.pop()
            if key in found or (
                without and any(key in nodes and nodes[key].quantity.key == without for nodes in sides)
            ):
                continue
            found.add(key)
            waiting += links[key]
        return frozenset(found)

    def _add(self, target: str, taken: Collection[int], found: dict[str, None]) -> None:
        """Add a line after all that it asks for; an own stack, because a chain of years can be long."""
        stack, path = [(target, False)], dict[str, None]()
        while stack:
            key, done = stack.pop()
            if done:
                found[key] = None
                del path[key]
            elif key in path:
                raise Undefined(list(path)[list(path).index(key) :])
            elif key not in found:
                path[key] = None
                stack.append((key, True))
                stack += [(each, False) for each in asked_by(self.node(key, taken)) if each not in found]


def sound(game: Game) -> Game:
    """Return the game in which every mixture of ways can be laid out: players that cannot go apart go together."""
    if len(game.ways) > MOST_WAYS:
        game = replace(game, players=together(game.players, set(game.ways), OTHER_WAY, OTHER_WAY_LABEL))
    for taken in chain.from_iterable(combinations(game.ways, size) for size in range(len(game.ways) + 1)):
        try:
            game.plan(taken)
        except Undefined as circle:
            return sound(merged(game, circle.ids))
    return game


def merged(game: Game, ids: Iterable[str]) -> Game:
    """Return the game with all players on which these lines depend as one; all of them when that helps nothing."""
    owners = {game.owner[key] for key in ids if key in game.owner}
    if len(owners) < 2:
        bits = 0
        for key in ids:
            bits |= game.masks.get(key, 0)
        owners = {index for index in range(len(game.players)) if bits >> index & 1}
    if len(owners) < 2:
        owners = set(range(len(game.players)))
    return replace(game, players=together(game.players, owners))
