"""The players of a comparison: what can be put on the side of `b` by itself, and what must go together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tarief.calculation.plan import Kind
from tarief.comparison.meeting import Meeting, Side
from tarief.comparison.ways import BASE, MODEL, OPTION, STEPS, TABLE, Reason, choice, is_way, reasons
from tarief.core.dutch import dutch, shown
from tarief.model.form import GROUPS

NOTHING = "niet opgevoerd"
_MODEL_LABEL = "Andere rekenwijze"
_STEPS_LABEL = "Afronding van elke stap"


@dataclass(frozen=True, slots=True)
class Player:
    """One bar: the ids that change sides with it, and what it is called.

    `values` says in Dutch what it is on either side; `chapter` is the heading it belongs under. `ways` tells that
    it changes how lines are worked out, and not only values.
    """

    key: str
    label: str
    ids: frozenset[str]
    values: tuple[str, str]
    chapter: str
    quantity: str
    ways: bool = False


def find_players(meeting: Meeting, wanted: frozenset[str]) -> tuple[Player, ...]:
    """Return the players among the `wanted` ids, in the order of the calculation."""
    found: dict[Reason, list[str]] = {}
    for key, reason in reasons(meeting, wanted).items():
        found.setdefault(reason, []).append(key)
    return tuple(_player(meeting, reason, ids) for reason, ids in found.items())


def together(players: Sequence[Player], which: Collection[int], key: str = "", label: str = "") -> tuple[Player, ...]:
    """Return the players with those at the places `which` as one, at the place of the first of them."""
    chosen = [players[index] for index in sorted(which)]
    one = Player(
        key or "+".join(player.key for player in chosen),
        label or _joined(player.label for player in chosen),
        frozenset(each for player in chosen for each in player.ids),
        (_texts(chosen, 0), _texts(chosen, 1)),
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
    kind, key = reason
    model = meeting.a.breakdown.model
    node = meeting.a.nodes[ids[0]]
    a, b = (meeting.side(at_b) for at_b in (False, True))
    ways, said = any(is_way(meeting, each) for each in ids), (_said(a, ids[0]), _said(b, ids[0]))
    label, group, quantity = meeting.label(ids[0]), node.quantity.group, node.quantity.key
    match kind:
        case _ if kind == BASE and (owner := _owner(meeting, key, ids)):
            node = meeting.a.nodes[owner]
            key, label, group, quantity = owner, meeting.label(owner), node.quantity.group, node.quantity.key
            base = node.quantity.base_key if hasattr(node.quantity, "base_key") else ""
            said = (_based(a, owner, base, ids), _based(b, owner, base, ids))
        case _ if kind in (BASE, OPTION):
            option = model.options[key]
            label, group = option.label, option.group or group
            said = (_chosen(a, key, ids), _chosen(b, key, ids))
        case _ if kind == TABLE:
            label, quantity = model.tables[key].label, key
            said = (_mix(a, key), _mix(b, key))
        case _ if kind == STEPS:
            key, label, group = "afronding_per_stap", _STEPS_LABEL, "uitkomst"
            said = (a.breakdown.rounding.label, b.breakdown.rounding.label)
        case _ if kind == MODEL:
            label, group = _MODEL_LABEL, "uitkomst"
            said = (a.breakdown.model.label, b.breakdown.model.label)
    return Player(key, label, frozenset(ids), said, GROUPS.get(group, group), quantity, ways)


def _owner(meeting: Meeting, base: str, ids: Iterable[str]) -> str | None:
    """The percentage itself, where it differs too; otherwise only its base does."""
    owner = meeting.a.breakdown.model.index.owner_of_base[base].key
    return next((each for each in ids if meeting.a.nodes[each].quantity.key == owner), None)


def _said(side: Side, key: str) -> str:
    """The value of a line on one side, and whether it was given where the other side may derive it."""
    node = side.nodes[key]
    if node.kind is Kind.ABSENT:
        return NOTHING
    return shown(side.values[key], node.unit, 2) + (" (berekend)" if node.formula is not None else "")


def _based(side: Side, owner: str, base: str, ids: Iterable[str]) -> str:
    told = _chosen(side, base, ids) if side.nodes[owner].unit.percent else ""
    return f"{_said(side, owner)} {told}".strip() if side.nodes[owner].kind is not Kind.ABSENT else NOTHING


def _chosen(side: Side, option: str, ids: Iterable[str]) -> str:
    """The choice of one side, as the rules of the lines say it, or else as it was made."""
    made = (choice(side.nodes[each], option) for each in ids)
    value = next(filter(None, made), "") or side.breakdown.chosen.get(option, "")
    return side.breakdown.model.options[option].choices.get(value, value)


def _mix(side: Side, table: str) -> str:
    """The shares of a table, or how many rows it has."""
    shares: list[Decimal] = [side.values[key] for key in _shares(side, table)]
    if 1 < len(shares) <= 4:
        return " / ".join(f"{dutch(share.scaleb(2), 0)}%" for share in shares)
    count = side.rows(table)
    return f"{count} {'regel' if count == 1 else 'regels'}"


def _shares(side: Side, table: str) -> list[str]:
    share = side.breakdown.model.tables[table].share
    return sorted(key for key, node in side.nodes.items() if share and node.quantity.key == share)
