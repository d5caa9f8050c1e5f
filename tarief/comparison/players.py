"""The players of a comparison: what can be put on the side of `b` by itself, and what must go together."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tarief.comparison.meeting import Meeting
from tarief.comparison.reasons import Reason, Show
from tarief.comparison.ways import is_way, reasons
from tarief.model.form import GROUPS


@dataclass(frozen=True, slots=True)
class Player:
    """One bar: the ids that change sides with it, and what it is called.

    `show` says in Dutch what it is on either side; `chapter` is the heading it belongs under. `ways` tells that
    it changes how lines are worked out, and not only values.
    """

    key: str
    label: str
    ids: frozenset[str]
    show: Show
    chapter: str
    quantity: str
    ways: bool = False

    @property
    def values(self) -> tuple[str, str]:
        """What it is on either side, in Dutch."""
        return self.show()


def find_players(meeting: Meeting, wanted: frozenset[str]) -> tuple[Player, ...]:
    """Return the players among the `wanted` ids, in the order of the calculation."""
    found = meeting.once(("reasons", wanted), lambda: _by_reason(meeting, wanted))
    return tuple(_player(meeting, reason, ids) for reason, ids in found.items())


def _by_reason(meeting: Meeting, wanted: frozenset[str]) -> Mapping[Reason, list[str]]:
    found: dict[Reason, list[str]] = {}
    for key, reason in reasons(meeting, wanted).items():
        found.setdefault(reason, []).append(key)
    return found


def together(players: Sequence[Player], which: Collection[int], key: str = "", label: str = "") -> tuple[Player, ...]:
    """Return the players with those at the places `which` as one, at the place of the first of them."""
    chosen = [players[index] for index in sorted(which)]
    one = Player(
        key or "+".join(player.key for player in chosen),
        label or _joined(player.label for player in chosen),
        frozenset(each for player in chosen for each in player.ids),
        lambda: (_texts(chosen, 0), _texts(chosen, 1)),
        chosen[0].chapter,
        chosen[0].quantity,
        any(player.ways for player in chosen),
    )
    return tuple(
        one if index == min(which) else player
        for index, player in enumerate(players)
        if index == min(which) or index not in which
    )


def _joined(labels: Iterable[str]) -> str:
    *first, last = labels
    return f"{', '.join(first)} en {last[:1].lower()}{last[1:]}" if first else last


def _texts(players: Sequence[Player], side: int) -> str:
    return "; ".join(player.values[side] for player in players)


def _player(meeting: Meeting, reason: Reason, ids: list[str]) -> Player:
    bar = reason.describe(meeting, ids)
    ways = any(is_way(meeting, key) for key in ids)
    chapter = GROUPS.get(bar.group, bar.group)
    return Player(bar.key, bar.label, frozenset(ids), bar.show, chapter, bar.quantity, ways)
