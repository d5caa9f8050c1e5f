"""Working a plan out, and saying what stands in the way: which line, and which input brought it about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, DivisionByZero

from tarief.calculation.bounds import expected, out_of_bounds
from tarief.core.dutch import listed, shown
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.number import MOST_WHOLE, fits
from tarief.core.place import Place
from tarief.model.plan import Node, NodeKind, Plan, Stuck

_NAMED = 6
_MINUS = "Controleer het minteken, of geef {} een kleinere aftrek."
_OF_ALL = "Controleer het percentage: van een geheel is een deel hoogstens 100%."
_NOTHING = Decimal(0)
#: From here on a number may be too large to go on with; `fits` has the last word.
_LARGE = Decimal(10) ** (MOST_WHOLE - 1)


#: What a line may be: its key, the lowest (not to be met itself where the third says so) and the highest.
Limits = tuple[str, Decimal, bool, Decimal]


def work_out(plan: Plan, known: Mapping[str, Decimal] | None = None) -> dict[str, Decimal]:
    """Return the value of every line, with `known` in place of what is given.

    Raises `Refused` at the line where the arithmetic stops.
    """
    try:
        return plan.run(known)
    except Stuck as stuck:
        raise Refused((_stuck(plan, stuck),)) from None


def limits_of(plan: Plan) -> tuple[Limits, ...]:
    """Return what each derived step may be, for who works a plan out many times."""
    return tuple(_limits(node) for node in plan.nodes.values() if node.kind is NodeKind.STEP)


def _limits(node: Node) -> Limits:
    """The limits by which to see at once that a line is sound; what lies outside is looked at with care."""
    quantity = node.quantity
    lowest = [-_LARGE, *([_NOTHING] if quantity.positive else ()), *_stated(quantity.minimum)]
    highest = [_LARGE, *(_stated(quantity.maximum) if node.unit == quantity.unit else ())]
    return node.id, max(lowest), quantity.positive, min(highest)


def _stated(limit: Decimal | None) -> tuple[Decimal, ...]:
    return () if limit is None else (limit,)


def refuse_outside(plan: Plan, values: Mapping[str, Decimal], limits: Sequence[Limits]) -> None:
    """Raise `Refused` for derived steps outside their bounds (productive hours below zero) or too large to go on."""
    for key, low, above, high in limits:
        value = values[key]
        if not low <= value <= high or (above and value == low):
            refuse(finding for each in plan.nodes for finding in _outside(plan, values, each))
            return


def place_of(node: Node) -> Place:
    """Return the place of a line in the inputs, where it can be given."""
    key, table = node.quantity.key, node.quantity.row
    return Place.of(key) if node.row_index is None or not table else Place.of(table, node.row_index, key)


def _stuck(plan: Plan, stuck: Stuck) -> Finding:
    node = plan.nodes[stuck.line]
    signal = stuck.__cause__
    zero = isinstance(signal, DivisionByZero) or "DivisionUndefined" in str(signal)  # nothing divided by nothing
    why = "er wordt gedeeld door nul" if zero else "het getal wordt te groot of bestaat niet"
    text = f"{node.label} is niet te berekenen: {why}."
    return Finding("niet_te_berekenen", text, _follows_from(plan, node), place_of(node), subject=node.label)


def _outside(plan: Plan, values: Mapping[str, Decimal], key: str) -> Iterator[Finding]:
    node = plan.nodes[key]
    if node.kind is not NodeKind.STEP:
        return
    if not fits(values[key]):
        text = f"{node.label} heeft meer dan {MOST_WHOLE} cijfers voor de komma."
        yield Finding("te_veel_cijfers", text, _follows_from(plan, node), place_of(node), subject=node.label)
    elif (finding := out_of_bounds(node.quantity, values[key], node.unit)) is not None:
        # Nobody filled it in: what it may be is said, and what it follows from; never what to fill in instead.
        may_be = f"{expected(node.quantity, node.unit)} {_follows_from(plan, node)}"
        told = f"{node.label} is {shown(values[key], node.unit)}."
        yield from _negative(plan, values, node) or [replace(finding, text=told, advice=may_be).at(place_of(node))]


def _negative(plan: Plan, values: Mapping[str, Decimal], node: Node) -> list[Finding]:
    """What is given below zero, or as a share of more than all, where that takes a line below zero as well."""
    if values[node.id] > 0:
        return []
    given = [each for each in _given(plan, node) if values[each.id] < 0]
    given = given or [each for each in _given(plan, node) if each.unit.percent and values[each.id] > 1]
    then = f"waardoor {node.label.lower()} uitkomt op {shown(values[node.id], node.unit)}"
    return [
        Finding(
            "buiten_grenzen",
            f"{each.label} is {shown(values[each.id], each.unit)}, {then}.",
            _MINUS.format(each.quantity.key) if values[each.id] < 0 else _OF_ALL,
            place_of(each),
            subject=each.quantity.key,
            value=values[each.id],
        )
        for each in given
    ]


def _given(plan: Plan, node: Node) -> list[Node]:
    """What was given of all that a line rests on."""
    return [each for each in plan.leading_to([node.id]).values() if each.kind is NodeKind.GIVEN]


def _follows_from(plan: Plan, node: Node) -> str:
    given = list(dict.fromkeys(each.label.lower() for each in _given(plan, node)))
    if not given:
        return "Controleer de invoer."
    more = " en meer" if len(given) > _NAMED else ""
    return f"Het volgt uit {listed(given[:_NAMED])}{more}: controleer die."
