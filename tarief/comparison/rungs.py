"""The ladder that two calculations share: the amounts that sum to the price on both sides and in between.

Where the sides go another way at a line, that line is one amount: what it is a sum of is known on one side only.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from tarief.calculation.face import Face
from tarief.calculation.ladder import MARGIN_KEY, ROUNDING_KEY, parts_of
from tarief.comparison.meeting import Meeting, MeetingSide
from tarief.model.plan import Node, NodeKind, Plan

_REST_LABEL = "Tarief min kostprijs"


@dataclass(frozen=True, slots=True)
class SharedRung:
    """An amount of the ladder of both sides. `sign` is −1 where it is taken off; the rest of the price has no id."""

    key: str
    label: str
    jeugdwet: str
    wmo: str
    is_cost: bool
    sign: int = 1

    @property
    def is_rest(self) -> bool:
        """Tell whether this is what the other amounts leave of the price."""
        return self.key == MARGIN_KEY


REST = SharedRung(MARGIN_KEY, _REST_LABEL, "", "", is_cost=False)


def shared_rungs(meeting: Meeting, other_ways: Collection[str]) -> tuple[SharedRung, ...]:
    """Return the rungs of both; `other_ways` are the lines that the sides work out differently."""
    plan, face = meeting.once(("ladder", tuple(other_ways)), lambda: _shared_ladder(meeting, other_ways))
    result, cost = meeting.result, meeting.cost
    if not plan.nodes[result].unit.money:
        return (whole_rung(meeting),)
    parts = _parts(meeting, plan, result, face)
    costs = _parts(meeting, plan, cost, face) if cost in plan.nodes and cost != result else parts
    below = {key for _, key in costs}
    if not below <= {key for _, key in parts}:
        parts = costs  # the price was given, or is worked out in another way: what is not cost is the rest
    if len({key for _, key in parts}) < len(parts):
        return (whole_rung(meeting),)
    rungs = tuple(_rung(meeting, key, sign, is_cost=key in below) for sign, key in parts)
    return rungs if parts == _parts(meeting, plan, result, face, marked=False) else (*rungs, REST)


def whole_rung(meeting: Meeting) -> SharedRung:
    """Return the price as the one rung there is."""
    return _rung(meeting, meeting.result, 1, is_cost=True)


def _shared_ladder(meeting: Meeting, other_ways: Collection[str]) -> tuple[Plan, Face]:
    """What both calculations have, and which lines come to nothing on both sides."""
    return _shared_plan(meeting, other_ways), Face(_empty(meeting.a) & _empty(meeting.b))


def _parts(meeting: Meeting, plan: Plan, key: str, face: Face, *, marked: bool = True) -> list[tuple[int, str]]:
    """What a line is the sum of; marked rungs only where they sum to it on both sides."""
    sides = [parts_of(plan, side.values, key, face, marked=marked) for side in (meeting.a, meeting.b)]
    return sides[0] if sides[0] == sides[1] else parts_of(plan, meeting.a.values, key, face, marked=False)


def shown_differences(meeting: Meeting, rungs: Collection[SharedRung]) -> list[Decimal]:
    """Return what the shown ladders of both sides differ per rung, in the decimals of the price."""
    mine, theirs = (_shown(meeting.side(at_b), rungs) for at_b in (False, True))
    return [theirs[rung.key] - mine[rung.key] for rung in rungs]


def _shown(side: MeetingSide, rungs: Collection[SharedRung]) -> dict[str, Decimal]:
    """The shown amounts of one side under the shared rungs; what belongs to none of them is the rest."""
    found = dict.fromkeys((rung.key for rung in rungs), Decimal(0))
    plan, values = side.plan, side.breakdown.values
    home: dict[str, str] = {}
    for rung in rungs:
        own = side.own.get(rung.key)
        if own is not None:
            home |= {key: rung.key for _, key in parts_of(plan, values, own, Face(frozenset()), marked=False)} | {
                own: rung.key
            }
    for amount in side.breakdown.opbouw:
        if amount.key != ROUNDING_KEY:
            key = home.get(amount.key, MARGIN_KEY)
            found[key] = found.get(key, Decimal(0)) + amount.amount
    return found


def _shared_plan(meeting: Meeting, other_ways: Collection[str]) -> Plan:
    """What both calculations have; a line that they work out differently is known, and not looked into."""

    def met(key: str, node: Node) -> Node:
        return replace(node, kind=NodeKind.GIVEN, formula=None, bindings=()) if key in other_ways else node

    a, b = meeting.a.nodes, meeting.b.nodes
    nodes = {key: met(key, a[key]) for key in a if key in b}
    mine, theirs = (side.plan.spread for side in (meeting.a, meeting.b))
    same = {key: parts for key, parts in mine.items() if theirs.get(key) == parts and key not in other_ways}
    return Plan(nodes, meeting.result, spread={key: parts for key, parts in same.items() if _lawful(nodes, parts)})


def _lawful(nodes: Mapping[str, Node], parts: Collection[tuple[int, str]]) -> bool:
    """Tell whether the parts of a line that divides a sum belong to elements of a law: the difference is theirs."""
    quantities = [nodes[key].quantity for _, key in parts if key in nodes]
    return len(quantities) == len(parts) and any(item.jeugdwet or item.wmo for item in quantities)


def _empty(side: MeetingSide) -> frozenset[str]:
    common = {own: key for key, own in side.own.items()}
    return frozenset(common[key] for key in side.plan.empty(side.breakdown.values))


def _rung(meeting: Meeting, key: str, sign: int, *, is_cost: bool) -> SharedRung:
    jeugdwet, wmo = (getattr(meeting.a.nodes[key].quantity, law, "") for law in ("jeugdwet", "wmo"))
    return SharedRung(key, meeting.label(key), jeugdwet, wmo, is_cost, sign)
