"""Where two calculations go another way: a line given here and derived there, another base, option or table."""

from collections.abc import Iterator

from tarief.comparison.meeting import Meeting, MeetingSide
from tarief.comparison.reasons import (
    OtherBase,
    OtherModel,
    OtherOption,
    OtherRounding,
    OtherTable,
    OtherValue,
    OtherWay,
    Reason,
    choices_of,
)
from tarief.core.expression.printing import formula
from tarief.model.plan import Node


def reasons(meeting: Meeting, wanted: frozenset[str]) -> dict[str, Reason]:
    """Return why each of the `wanted` ids differs between the sides, for those that do, in order."""
    a, b = meeting.a, meeting.b
    both = [key for key in meeting.order if key in wanted and key in a.nodes and key in b.nodes]
    found: dict[str, Reason] = {}
    for key in both:
        one, other = a.nodes[key], b.nodes[key]
        if one.formula is None and other.formula is None:
            if a.values[key] != b.values[key] or one.unit != other.unit:
                found[key] = _of_value(meeting, key, one)
        elif not _alike(one, other):
            found[key] = _of_way(meeting, key, one, other) if meeting.same_model else OtherModel()
    bases = {reason.key for reason in found.values() if isinstance(reason, OtherBase)}
    for key in [key for key, reason in found.items() if type(reason) is OtherValue]:
        # A percentage and what it is a percentage of are one point: 20% of this is not 20% of that.
        if not meeting.same_model:
            found[key] = OtherValue(key) if _same_base(a, b, key) else OtherModel()
        elif (base := _base_of(a, key)) and (base in bases or a.nodes[key].unit != b.nodes[key].unit):
            found[key] = OtherBase(base)
    return found


def is_way(meeting: Meeting, key: str) -> bool:
    """Tell whether a line of both sides is worked out in another way, and not only from another value."""
    one, other = meeting.a.nodes[key], meeting.b.nodes[key]
    return one.formula is not None or other.formula is not None


def _same_base(one: MeetingSide, other: MeetingSide, key: str) -> bool:
    """Tell whether a value of two models is a share of the same.

    Where a model lets the base be chosen, its key alone does not say what it is a share of: the other must say so
    too. Where neither does, the key says it, unless the two name another base.
    """
    chosen = [_chosen_base(side, key) for side in (one, other)]
    if any(chosen):
        return chosen[0] == chosen[1]
    fixed = {base for side in (one, other) if (base := getattr(side.nodes[key].quantity, "base", ""))}
    return len(fixed) < 2


def _chosen_base(side: MeetingSide, key: str) -> tuple[str, str] | None:
    """What a percentage is a percentage of on one side, where that is a choice: it, and the line it is a share of."""
    quantity = side.nodes[key].quantity
    if not quantity.bases:
        return None
    chosen = side.breakdown.chosen.get(quantity.base_key, quantity.default_base)
    return chosen, next((base.share_of for base in quantity.bases if base.key == chosen), "")


def _base_of(side: MeetingSide, key: str) -> str:
    """The choice that says what a percentage is a percentage of; empty where there is none to make."""
    quantity = side.nodes[key].quantity
    return quantity.base_key if quantity.bases else ""


def _alike(one: Node, other: Node) -> bool:
    if one.formula is None or other.formula is None or one.round_step != other.round_step:
        return False
    if _same_formula(one, other) and one.bindings == other.bindings:
        return True
    # Two models can say the same rule in two places.
    return len({formula(node.rule) for node in (one, other) if node.rule is not None}) == 1


def _of_value(meeting: Meeting, key: str, node: Node) -> Reason:
    """Shares of a table that sum to 1 go together: one of them alone would make a mix that does not."""
    tables = [side.breakdown.model.tables.get(node.quantity.row) for side in (meeting.a, meeting.b)]
    together = all(table is not None and node.quantity.key == table.share for table in tables)
    return OtherTable(node.quantity.row) if together else OtherValue(key)


def _of_way(meeting: Meeting, key: str, one: Node, other: Node) -> Reason:
    model = meeting.a.breakdown.model
    if one.formula is None or other.formula is None:
        return OtherWay(key)
    for option in _options(one, other):
        return OtherBase(option) if option in model.index.owner_of_base else OtherOption(option)
    if not _same_formula(one, other):
        return OtherWay(key)
    if one.bindings == other.bindings:
        return OtherRounding()
    table = _table(meeting, one, other)
    return OtherTable(table) if table else OtherWay(key)


def _same_formula(one: Node, other: Node) -> bool:
    """Tell whether two lines call the same function; one of a model that was loaded twice is the same too."""
    first, second = one.formula, other.formula
    if first is second or first is None or second is None:
        return first is second
    codes = [getattr(each.function, "__code__", each.function) for each in (first, second)]
    closed = any(getattr(each.function, "__closure__", None) for each in (first, second))
    return first.arguments == second.arguments and codes[0] == codes[1] and not closed


def _options(one: Node, other: Node) -> Iterator[str]:
    """The options that both ways hold under with another choice, or that the rule itself was given."""
    first, second = (choices_of(node) for node in (one, other))
    return (key for key in first if key in second and first[key] != second[key])


def _table(meeting: Meeting, one: Node, other: Node) -> str:
    """The table whose rows make the difference between two ways to call the same function."""
    model = meeting.a.breakdown.model
    arguments = () if one.formula is None else one.formula.arguments
    for argument, mine, theirs in zip(arguments, one.bindings, other.bindings, strict=True):
        if mine != theirs and isinstance(mine, tuple):
            return (model.quantities.get(argument) or model.options[argument]).row
    return ""
