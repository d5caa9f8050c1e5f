"""The ladder (opbouw): the additive list of amounts per unit that sums exactly to the tariff.

It is read off the formulas. A step that is a plain sum is a landing, what it adds up are the rungs; where a
step was given, the step itself is the rung. A model whose price is no sum (a gross-up) marks its rungs with
`opbouw=True`; they are used when they sum to the price.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tarief.engine.declare import Step
from tarief.engine.plan import Kind, Node, Plan
from tarief.expression import summands
from tarief.rounding import settle, to_cents

ROUNDING_KEY = "afronding"
MARGIN_KEY = "tarief_min_kostprijs"
_TOLERANCE = Decimal("1e-24")


@dataclass(frozen=True, slots=True)
class Rung:
    """One amount of the ladder: settled to the shown cents, with its element in both laws ("" = in neither)."""

    key: str
    label: str
    amount: Decimal
    jeugdwet: str
    wmo: str
    exact: Decimal
    is_cost: bool = True


def climb(
    plan: Plan, values: Mapping[str, Decimal], cost: str, shown_cost: Decimal, shown: Decimal
) -> tuple[Rung, ...]:
    """Return the rungs, settled so that the costs sum to `shown_cost` and all of them to `shown`."""
    rungs = _marked(plan, values) or _expanded(plan, values, plan.result, 1)
    costs = _expanded(plan, values, cost, 1) if cost in plan.nodes else rungs
    if plan.nodes[plan.result].kind is Kind.GIVEN and cost in plan.nodes:
        rungs = costs
    below = {key for _, key in costs}
    costs = [(sign, key) for sign, key in rungs if key in below]
    extras = [(sign, key) for sign, key in rungs if key not in below]
    settled = _rungs(plan, values, costs, shown_cost, is_cost=True)
    margin = to_cents(values[plan.result]) - shown_cost
    settled += _rungs(plan, values, extras, margin, is_cost=False)
    if not extras and margin:
        settled += (
            Rung(MARGIN_KEY, "Tarief min kostprijs", margin, "", "", values[plan.result] - values[cost], False),
        )
    return settled + _rounding(values[plan.result], shown)


def _expanded(plan: Plan, values: Mapping[str, Decimal], key: str, sign: int) -> list[tuple[int, str]]:
    node = plan.nodes[key]
    if node.kind is Kind.ABSENT or key in plan.empty(values):
        return []
    terms = None if node.expression is None else summands(node.expression)
    if terms is None or not node.unit.money:
        return [(sign, key)]
    found = [pair for s, name in terms for pair in _expanded(plan, values, name, sign * s)]
    return found if len({name for _, name in found}) == len(found) else [(sign, key)]


def _marked(plan: Plan, values: Mapping[str, Decimal]) -> list[tuple[int, str]]:
    """The steps marked opbouw=True, when they sum to the price by themselves."""
    empty = plan.empty(values)
    marked = [
        (1, key)
        for key, node in plan.nodes.items()
        if isinstance(node.quantity, Step) and node.quantity.opbouw and key != plan.result and key not in empty
    ]
    off = sum((values[key] for _, key in marked), Decimal(0)) - values[plan.result]
    return marked if marked and abs(off) <= _TOLERANCE * abs(values[plan.result]) else []


def _rungs(
    plan: Plan, values: Mapping[str, Decimal], parts: list[tuple[int, str]], shown: Decimal, *, is_cost: bool
) -> tuple[Rung, ...]:
    exact = [sign * values[key] for sign, key in parts]
    amounts = settle(exact, shown) if parts else ()
    return tuple(
        _rung(plan.nodes[key], amount, value, is_cost)
        for (_, key), amount, value in zip(parts, amounts, exact, strict=True)
    )


def _rung(node: Node, amount: Decimal, exact: Decimal, is_cost: bool) -> Rung:
    jeugdwet, wmo = (getattr(node.quantity, law, "") for law in ("jeugdwet", "wmo"))
    return Rung(node.id, node.label, amount, jeugdwet, wmo, exact, is_cost)


def _rounding(exact: Decimal, shown: Decimal) -> tuple[Rung, ...]:
    """The rung for what a coarser rule than cents adds or takes off, when it does."""
    difference = shown - to_cents(exact)
    if not difference:
        return ()
    return (Rung(ROUNDING_KEY, "Afronding van het tarief", difference, "", "", shown - exact, is_cost=False),)
