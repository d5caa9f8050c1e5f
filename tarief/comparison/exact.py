"""Every coalition exactly: each line is worked out once for every side that the players it depends on can take.

A line that three inputs lead to is worked out eight times, whatever the number of players.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property, lru_cache

from tarief.calculation.bounds import out_of_bounds
from tarief.comparison.game import Game, Undefined
from tarief.comparison.rungs import SharedRung
from tarief.core.expression.kinds import EXACT_FUNCTIONS
from tarief.core.expression.symbol import Expression
from tarief.core.number import EXACT
from tarief.core.shapley import parts
from tarief.model.binding import asked
from tarief.model.plan import Node

#: The parts of each rung, per player.
Matrix = list[list[Decimal]]
#: A rule that was worked out so often gets code of its own: for fewer values that takes longer than it saves.
_MANY = 32
_OPERATORS = frozenset("+-*/")
#: Longer rules may nest deeper than a parser of Python goes.
_LONGEST = 1_200


def exact_parts(game: Game) -> Matrix:
    """Return the Shapley value of each player (rows) in each rung (columns); raises `Undefined`."""
    tables = {taken: _Tables(game, taken) for taken in _mixtures(game.ways)}
    columns = [_column(game, index, tables) for index in range(len(game.rungs))]
    return [[column[player] for column in columns] for player in range(len(game.players))]


def _mixtures(ways: Sequence[int]) -> Iterator[int]:
    """Every set of ways as bits of players."""
    for mixture in range(1 << len(ways)):
        yield sum(1 << player for place, player in enumerate(ways) if mixture >> place & 1)


def _column(game: Game, index: int, tables: Mapping[int, _Tables]) -> list[Decimal]:
    """The parts of one rung; a player that it does not depend on gets exactly nothing."""
    mask = game.mask(game.rungs[index])
    players = _bits(mask)
    ways = mask & sum(1 << player for player in game.ways)
    mixtures = {taken: tables[taken].amounts(game.rungs[index]).over(mask) for taken in tables if not taken & ~ways}
    if len(mixtures) == 1:
        worth = next(iter(mixtures.values()))
    else:
        worth = [mixtures[taken & ways][place] for place, taken in enumerate(_within(mask))]
    found = dict(zip(players, parts(worth, len(players)), strict=True))
    return [found.get(player, Decimal(0)) for player in range(len(game.players))]


@dataclass(frozen=True, slots=True)
class _Table:
    """The values of one line for every set of the players in `mask` that is at `b`, in the order of its bits."""

    mask: int
    values: Sequence[Decimal]

    def over(self, mask: int) -> Sequence[Decimal]:
        """Return the values for every set of more players."""
        if mask == self.mask:
            return self.values
        return [self.values[place] for place in _places(mask, self.mask)]


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
                    self.found[key] = _Table(1 << owner, (game.meeting.a.values[key], game.meeting.b.values[key]))
                elif node.formula is None:
                    self.found[key] = _Table(0, (fixed.get(key, node.value or Decimal(0)),))
                elif not ways and not game.masks[key] and key in game.meeting.a.values:
                    self.found[key] = _Table(0, (game.meeting.a.values[key],))
                else:
                    self.found[key] = self._worked_out(node)

    def amounts(self, rung: SharedRung) -> _Table:
        """Return what a rung comes to; the rest of the price is what the others leave of it."""
        if not rung.is_rest:
            table = self.found[rung.key]
            return table if rung.sign > 0 else _Table(table.mask, [rung.sign * value for value in table.values])
        tables = {key: self.found[key] for key in self.game.targets}
        mask = self.game.mask(rung)
        columns = zip(*(table.over(mask) for table in tables.values()), strict=True)
        return _Table(mask, [self.game.read(dict(zip(tables, values, strict=True)))[-1] for values in columns])

    def _worked_out(self, node: Node) -> _Table:
        tables = {key: self.found[key] for key in asked(node.bindings)}
        mask = 0
        for table in tables.values():
            mask |= table.mask
        rule = None if node.expression is None else _uses(node.expression).ruled(1 << mask.bit_count())
        try:
            if rule is None:
                columns = zip(*(table.over(mask) for table in tables.values()), strict=True) if tables else [()]
                values = [node.work_out(dict(zip(tables, row, strict=True))) for row in columns]
            else:
                values = list(map(rule.function, *(tables[name].over(mask) for name in rule.names)))
        except ArithmeticError:
            raise Undefined((node.id,)) from None
        ends = (min(values), max(values)) if mask else ()
        if any(out_of_bounds(node.quantity, end, node.unit) is not None for end in ends):
            raise Undefined((node.id,))
        return _Table(mask, values)


@dataclass(frozen=True, slots=True)
class _Ruled:
    """A rule as a function of the lines that it names."""

    names: tuple[str, ...]
    function: Callable[..., Decimal]


class _Uses:
    """How often a rule was worked out, in this comparison and those before it."""

    def __init__(self, rule: Expression) -> None:
        self._rule, self._count = rule, 0

    def ruled(self, times: int) -> _Ruled | None:
        """Return the rule as a function, where it is worked out often; None where it is not, or cannot be."""
        self._count += times
        return self._function if self._count >= _MANY else None

    @cached_property
    def _function(self) -> _Ruled | None:
        return _ruled(self._rule)


@lru_cache(maxsize=4096)
def _uses(rule: Expression) -> _Uses:
    return _Uses(rule)


def _ruled(rule: Expression) -> _Ruled | None:
    """A rule as a function over Decimals; None for one that names nothing, or is too long."""
    names, constants = rule.names(), dict[str, object]()
    places = {name: f"v{place}" for place, name in enumerate(names)}
    text = _written(rule, places, constants)
    if not names or len(text) > _LONGEST:
        return None
    made: dict[str, Callable[..., Decimal]] = {}
    exec(f"def rule({', '.join(places.values())}): return {text}", dict(constants), made)  # only what is made here
    return _Ruled(names, made["rule"])


def _written(rule: Expression, places: Mapping[str, str], constants: dict[str, object]) -> str:
    match rule.op:
        case "name":
            return places[rule.args[0]]
        case "number":
            constants[f"c{len(constants)}"] = rule.args[0]
            return f"c{len(constants) - 1}"
    operands = [_written(part, places, constants) for part in rule.args]
    if rule.op == "neg":
        return f"(-{operands[0]})"
    if rule.op == "if":
        return f"({operands[1]} if {operands[0]} else {operands[2]})"
    if rule.op in _OPERATORS:
        return f"({operands[0]} {rule.op} {operands[1]})"
    name = f"f{[*EXACT_FUNCTIONS].index(rule.op)}"
    constants[name] = EXACT_FUNCTIONS[rule.op]
    return f"{name}({', '.join(operands)})"


@lru_cache(maxsize=1024)
def _places(mask: int, within: int) -> tuple[int, ...]:
    """For every set of the players in `mask` where the table of the players `within` it has it."""
    shifts = [(1 << place, player) for place, player in enumerate(_bits(within))]
    found = [0]
    for player in _bits(mask):
        bit = next((size for size, other in shifts if other == player), 0)
        found += [place | bit for place in found]
    return tuple(found)


@lru_cache(maxsize=1024)
def _bits(mask: int) -> tuple[int, ...]:
    return tuple(player for player in range(mask.bit_length()) if mask >> player & 1)


def _within(mask: int) -> Iterator[int]:
    """Every set of bits within `mask`, from none to all."""
    some = 0
    while True:
        yield some
        if some == mask:
            return
        some = (some - mask) & mask
