"""Many players: chapters first, then what is in them (the Owen value, and the same again inside a large chapter).

Chapters take part as wholes in each other's games; inside a chapter the players come in one by one, with every set
of other chapters already in or not. The parts still sum to the gap, and those of a chapter to what it is as a whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tarief.comparison.players import Player

#: At most this many together at one level; narrower where there are very many players.
_WIDE, _NARROW, _MANY = 6, 4, 100
Item = TypeVar("Item")
#: A player by place, or a group of players and groups.
Tree = int | tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Round:
    """One small game: `units` take part as wholes; `levels` hold their places, the last level those that are asked.

    Each level but the last leaves out the group that is looked into further on.
    """

    units: tuple[frozenset[int], ...]
    levels: tuple[tuple[int, ...], ...]
    asked: tuple[int | None, ...]


def one_round(count: int) -> tuple[Round, ...]:
    """Return the plain game: every player by itself."""
    places = tuple(range(count))
    return (Round(tuple(frozenset((place,)) for place in places), (places,), places),)


def rounds(players: Sequence[Player]) -> tuple[Round, ...]:
    """Return the games in which every player is asked once."""
    return tuple(_rounds(_tree(players), ()))


def _rounds(tree: tuple[Tree, ...], around: tuple[tuple[frozenset[int], ...], ...]) -> Iterator[Round]:
    """The game among the items of a group, and those inside its groups; `around` are the others at each level."""
    own = tuple(frozenset(_leaves(item)) for item in tree)
    if any(isinstance(item, int) for item in tree):
        levels: list[tuple[int, ...]] = []
        units: list[frozenset[int]] = []
        for level in (*around, own):
            levels.append(tuple(range(len(units), len(units) + len(level))))
            units += level
        yield Round(tuple(units), tuple(levels), tuple(item if isinstance(item, int) else None for item in tree))
    for place, item in enumerate(tree):
        if not isinstance(item, int):
            yield from _rounds(item, (*around, (*own[:place], *own[place + 1 :])))


def _tree(players: Sequence[Player]) -> tuple[Tree, ...]:
    width = _WIDE if len(players) <= _MANY else _NARROW
    chapters = _grouped(range(len(players)), [player.chapter for player in players])
    return _folded([_chapter(players, chapter, width) for chapter in chapters], width)


def _chapter(players: Sequence[Player], places: Sequence[int], width: int) -> Tree:
    """A chapter: rows of one quantity together where it is large."""
    if len(places) <= width:
        return places[0] if len(places) == 1 else tuple(places)
    by_quantity = _grouped(places, [players[place].quantity for place in places])
    return _folded([rows[0] if len(rows) == 1 else _folded(rows, width) for rows in by_quantity], width)


def _folded(items: Sequence[Tree], width: int) -> tuple[Tree, ...]:
    """Groups of at most `width`, and groups of groups, until there are few enough."""
    while len(items) > width:
        parts = -(-len(items) // width)
        size = -(-len(items) // parts)
        groups = [tuple(items[start : start + size]) for start in range(0, len(items), size)]
        items = [group[0] if len(group) == 1 else group for group in groups]
    return tuple(items)


def _grouped(items: Sequence[int], names: Sequence[str]) -> list[list[int]]:
    found: dict[str, list[int]] = {}
    for item, name in zip(items, names, strict=True):
        found.setdefault(name, []).append(item)
    return list(found.values())


def _leaves(tree: Tree) -> Iterator[int]:
    if isinstance(tree, int):
        yield tree
    else:
        for item in tree:
            yield from _leaves(item)
