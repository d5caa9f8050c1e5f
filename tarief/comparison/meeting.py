"""Where two calculations meet: the lines of both under common ids, so that one can take values from the other.

Inside a meeting the calculations stand in an order of their own, whichever was asked first: what is found from
there cannot depend on who is compared with whom, and the gap the other way round is the same with a minus sign.

Rows of a table meet by their name and not by their place: a functiemix in another order is the same mix. Lines of
two models meet where their keys and units do; the prices themselves always do.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TypeVar, cast

from tarief.calculation import Breakdown
from tarief.core.conversion import convert_price
from tarief.core.dutch import shown
from tarief.core.findings import Finding, Refused
from tarief.model.binding import Binding, Chosen, asked
from tarief.model.plan import Node, NodeKind, Plan

Made = TypeVar("Made")
#: What is kept of comparisons with one way of calculating.
_MOST_KEPT = 256


@dataclass(frozen=True)
class MeetingSide:
    """One calculation under common ids; `own` tells for each common id what the calculation itself calls it.

    Sides that went the same way share its plan, which has no amounts: these are in `values`.
    """

    breakdown: Breakdown
    plan: Plan
    nodes: Mapping[str, Node]
    values: Mapping[str, Decimal]
    own: Mapping[str, str]

    def rows(self, table: str) -> int:
        """Return how many rows a table has here."""
        return self.breakdown.inputs.rows.get(table, 1)


@dataclass(frozen=True)
class Meeting:
    """Two calculations under common ids. `order` holds every id, in an order that does not depend on the sides.

    `swapped` tells that `b` here is the one that the comparison goes from; `side` knows who is who.
    """

    a: MeetingSide
    b: MeetingSide
    result: str
    cost: str
    order: tuple[str, ...]
    swapped: bool = False

    @cached_property
    def same_model(self) -> bool:
        """Tell whether both follow the same model, be it under other choices."""
        return _same_model(self.a.breakdown, self.b.breakdown)

    @cached_property
    def _shape(self) -> tuple[object, ...] | None:
        """What comparisons have in common of which only the amounts differ; None where the sides go different ways."""
        one, other = self.a.breakdown, self.b.breakdown
        if one.way is not other.way or one.face is not other.face:
            return None
        mine, theirs = self.a.values, self.b.values
        moved = tuple(key for key, node in self.a.nodes.items() if node.formula is None and mine[key] != theirs[key])
        return (self.result, self.cost, moved)

    def once(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """Return what was made under this name for comparisons of this shape; what is made must not look at amounts."""
        if self._shape is None:
            return make()
        kept: dict[object, object] = self.a.breakdown.face.once("vergelijkingen", dict)
        found = kept.get((self._shape, what))
        if found is None:
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            found = kept[self._shape, what] = make()
        return cast(Made, found)

    @cached_property
    def links(self) -> Mapping[str, tuple[str, ...]]:
        """The lines that each line asks for on either side."""
        return self.once("links", self._linked)

    def _linked(self) -> Mapping[str, tuple[str, ...]]:
        a, b = self.a.nodes, self.b.nodes
        found = {key: asked_by(node) for key, node in a.items()}
        for key, node in b.items():
            links, more = found.get(key, ()), asked_by(node)
            found[key] = links if links == more else (*links, *more)
        return found

    def side(self, at_b: bool) -> MeetingSide:
        """Return the side that the comparison goes to, or the one that it goes from."""
        return self.b if at_b != self.swapped else self.a

    def label(self, key: str) -> str:
        """Return what a line is called by the side that the comparison goes from."""
        return self.side(False).nodes[key].label


def asked_by(node: Node) -> tuple[str, ...]:
    """Return the lines that a line asks for."""
    return () if node.kind is NodeKind.ABSENT or node.formula is None else asked(node.bindings)


def meet(a: Breakdown, b: Breakdown) -> Meeting:
    """Bring two calculations together; raises `Refused` when their prices are in different units."""
    if a.unit != b.unit or a.per != b.per:
        text = f"De tarieven zijn niet te vergelijken: per {a.per} en per {b.per}."
        advice = (
            "Reken eerst een van de twee om naar de eenheid van de ander, of vergelijk per onderdeel in een werkboek."
        )
        raise Refused((Finding("andere_eenheid", text, advice + _converted(a, b)),))
    # One shape of inputs has rows of one name in one order.
    together = a.way is b.way
    one, other = (_as_it_is(side, _plan_of(side) if together else side.plan) for side in (a, b))
    if not together:
        other = _renamed(other, _names(a, b))
    swapped = not _is_first(a, b)
    first, second = (other, one) if swapped else (one, other)
    # The cost price is that of the first price: of any other, all is cost.
    plan = one.plan
    cost = a.model.cost if plan.result == plan.results[0] else plan.result
    return Meeting(first, second, plan.result, cost, _order(one.nodes, other.nodes), swapped)


def _plan_of(side: Breakdown) -> Plan:
    """The plan of the way that a side went, which has no amounts, for the price that the side is seen from."""
    plan, result = side.way.plan, side.plan.result
    return plan if plan.result == result else replace(plan, result=result)


def _converted(a: Breakdown, b: Breakdown) -> str:
    """What the price of `a` is in the unit of `b`, where both last a known time."""
    years = [side.values["dagen_per_jaar"] for side in (a, b) if "dagen_per_jaar" in side.values]
    if a.per == b.per or not (a.unit.money and b.unit.money):
        return ""
    try:
        amount = convert_price(a.tarief, a.per, b.per, dagen_per_jaar=next(iter(years), None))
    except Refused:
        return ""
    return f" Naar de klok omgerekend is het eerste tarief {shown(amount, b.unit)}."


def _is_first(a: Breakdown, b: Breakdown) -> bool:
    """Tell which stands first, by anything that is its own and tells it from the other; equal ones stay as asked."""
    one, other = ((side.model.key, side.values[side.way.plan.result]) for side in (a, b))
    return one < other if one != other else _rank(a) <= _rank(b)


def _rank(side: Breakdown) -> tuple[object, ...]:
    lines = sorted((key, node.kind.value, side.values[key]) for key, node in side.plan.nodes.items())
    return (lines, sorted(side.chosen.items()), str(side.final.rule))


def _same_model(a: Breakdown, b: Breakdown) -> bool:
    """One key and the same words: a model that was loaded twice is the same, another under its key is not."""
    one, other = a.model, b.model
    words = ((each.quantities.keys(), each.options.keys(), each.tables.keys()) for each in (one, other))
    return one is other or (one.key == other.key and next(words) == next(words))


def _as_it_is(breakdown: Breakdown, plan: Plan) -> MeetingSide:
    return MeetingSide(breakdown, plan, plan.nodes, breakdown.values, {key: key for key in plan.nodes})


def _renamed(side: MeetingSide, names: Mapping[str, str]) -> MeetingSide:
    if not names:
        return side
    nodes = {names.get(key, key): _node(node, names) for key, node in side.nodes.items()}
    values = {names.get(key, key): value for key, value in side.values.items()}
    return replace(side, nodes=nodes, values=values, own={names.get(key, key): key for key in side.nodes})


def _node(node: Node, names: Mapping[str, str]) -> Node:
    def bound(binding: Binding) -> Binding:
        if isinstance(binding, tuple):
            return tuple(own(item) for item in binding)
        return own(binding)

    def own(item: str | Chosen) -> str | Chosen:
        return item if isinstance(item, Chosen) else names.get(item, item)

    return replace(node, id=names.get(node.id, node.id), bindings=tuple(map(bound, node.bindings)))


def _names(a: Breakdown, b: Breakdown) -> dict[str, str]:
    """What the lines of `b` are called from here on, where that is not their own id."""
    names = _row_names(a, b)
    names |= _apart(a, b, names)
    for mine, theirs in ((a.model.cost, b.model.cost), (a.plan.result, b.plan.result)):
        if mine != theirs and mine in a.plan.nodes and theirs in b.plan.nodes:
            names |= {mine: f"{mine}__b"} if mine in b.plan.nodes else {}
            names[theirs] = mine
    return names


def _apart(a: Breakdown, b: Breakdown, names: Mapping[str, str]) -> dict[str, str]:
    """In two models, lines with the same key and another unit are not the same line."""
    if _same_model(a, b):
        return {}
    mine, theirs = a.plan.nodes, b.plan.nodes
    met = ((key, names.get(key, key)) for key in theirs)
    return {
        key: f"{common}__b" for key, common in met
        if common in mine and mine[common].quantity.unit != theirs[key].quantity.unit
    }  # fmt: skip


def _row_names(a: Breakdown, b: Breakdown) -> dict[str, str]:
    moved = {table: move for table in b.model.tables if (move := _moved_rows(a, b, table))}
    found = {}
    for key, node in b.plan.nodes.items():
        number = None if node.row_index is None else moved.get(node.quantity.row, {}).get(node.row_index + 1)
        if number is not None:
            found[key] = f"{node.quantity.key}_{number}"
    return found


def _moved_rows(a: Breakdown, b: Breakdown, table: str) -> dict[int, int]:
    """Row of `b` to row of `a` with the same name; rows that only `b` has come behind those of `a`."""
    mine, theirs = _row_labels(a, table), _row_labels(b, table)
    shared = set(mine) & set(theirs)
    if mine == theirs or not shared or len(set(mine)) < len(mine) or len(set(theirs)) < len(theirs):
        return {}
    fresh = iter(range(len(mine) + 1, len(mine) + len(theirs) + 1))
    return {number: mine.index(label) + 1 if label in shared else next(fresh) for number, label in enumerate(theirs, 1)}


def _row_labels(breakdown: Breakdown, table: str) -> list[str]:
    supply = breakdown.supply
    if table not in breakdown.model.tables or table not in supply.rows:
        return []
    name = breakdown.model.tables[table].name
    return [supply.option(name, row) or f"regel {row + 1}" for row in range(supply.rows[table])]


def _order(mine: Mapping[str, Node], theirs: Mapping[str, Node]) -> tuple[str, ...]:
    """Every id by its mean place in the calculations that have it: the same whichever side comes first."""
    if list(mine) == list(theirs):
        return tuple(mine)
    places: dict[str, list[float]] = {}
    for nodes in (mine, theirs):
        for number, key in enumerate(nodes):
            places.setdefault(key, []).append(number / len(nodes))
    return tuple(sorted(places, key=lambda key: (sum(places[key]) / len(places[key]), key)))
