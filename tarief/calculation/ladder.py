"""The ladder (opbouw): the additive list of amounts per unit that sums exactly to the tariff.

It is read off the formulas. A step that is a plain sum is a landing, what it adds up are the rungs; where a
step was given, the step itself is the rung. A model whose price is no sum (a gross-up) marks its rungs with
`opbouw=True` (or with the key of that price, or in its row); they are used when they sum to the price.
A result that is no amount of money has one rung: itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, TypedDict

from tarief.calculation.face import Face, made_of
from tarief.calculation.spread import is_rest
from tarief.core.expression import summands
from tarief.core.final import FinalRounding
from tarief.core.json_data import in_digits
from tarief.core.jsonable import HOLE, Jsonable, in_json, or_null
from tarief.core.rounding import settle
from tarief.core.ties import rounded_decimal
from tarief.model.plan import Node, NodeKind, Plan

ROUNDING_KEY = "afronding"
MARGIN_KEY = "tarief_min_kostprijs"
_TOLERANCE = Decimal("1e-24")
_NOTHING = Decimal(0)
#: Lines that add up to another: (sign, key).
Parts = list[tuple[int, str]]


@dataclass(frozen=True)
class Rung(Jsonable):
    """One amount of the ladder; all of them sum to the tariff.

    The amount is settled to the shown cents; `jeugdwet` and `wmo` are its elements ("" = in neither).
    """

    TITLE = "Trede"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    amount: Annotated[Decimal, "bedrag"]
    jeugdwet: Annotated[str, "jeugdwet", or_null]
    wmo: Annotated[str, "wmo", or_null]
    exact: Decimal
    is_cost: bool = True

    def as_text(self) -> str:
        """Return it as a writer of JSON has it; all but the amount is written once."""
        around = _around(self.key, self.label, self.jeugdwet, self.wmo)
        return f'"{in_digits(self.amount)}"'.join(around) if len(around) == 2 else super().as_text()


@lru_cache(maxsize=4096)
def _around(key: str, label: str, jeugdwet: str, wmo: str) -> list[str]:
    """What stands around the amount of a rung."""
    rung = Rung(key, label, _NOTHING, jeugdwet, wmo, _NOTHING)
    return in_json({**rung.as_json(), "bedrag": HOLE}).split(in_json(HOLE))


class RungForm(TypedDict):
    """A rung but for its amounts, which a calculation puts into it."""

    key: str
    label: str
    jeugdwet: str
    wmo: str
    is_cost: bool
    amount: Decimal
    exact: Decimal


#: Parts of a ladder: sign, key, and the rung but for its amounts.
Steps = tuple[tuple[int, str, RungForm], ...]


def climb(
    plan: Plan,
    values: Mapping[str, Decimal],
    result: str,
    cost: str,
    shown_cost: Decimal,
    final: FinalRounding,
    face: Face | None = None,
) -> tuple[Rung, ...]:
    """Return the rungs of `result`, settled so that the costs sum to `shown_cost` and all to what `final` shows."""
    shown = final.shown(values[result])
    if not final.unit.money:
        return made_of(Rung, [_filled(_form(plan.nodes[result], True), shown, values[result])])
    face = face or Face(plan.empty(values))
    ladder = _Ladder(plan, values, face, final.places)
    costs, extras = ladder.split(result, cost)
    fine = final.fine(values[result])
    margin = fine - shown_cost
    settled = ladder.settled(costs, shown_cost) + ladder.settled(extras, margin)
    if not extras and margin:
        exact = values[result] - values[cost]
        settled += (Rung(MARGIN_KEY, "Tarief min kostprijs", margin, "", "", exact, is_cost=False),)
    return settled + _rounding(values[result], shown, fine)


def shares_of(rungs: Sequence[Rung], decimals: int = 2) -> tuple[Decimal | None, ...]:
    """Return the share of each rung in the price, settled so that they sum to 1; those of the costs to theirs.

    A price of nothing has no shares.
    """
    price = sum((rung.amount for rung in rungs), Decimal(0))
    if not price:
        return (None,) * len(rungs)
    exact = {rung.key: rung.amount / price for rung in rungs}
    costs = {rung.key: exact[rung.key] for rung in rungs if rung.is_cost}
    others = {key: share for key, share in exact.items() if key not in costs}
    together = rounded_decimal(sum(costs.values(), Decimal(0)), decimals)
    shares = _settled_shares(costs, together, decimals) | _settled_shares(others, 1 - together, decimals)
    return tuple(shares[rung.key] for rung in rungs)


def _settled_shares(exact: Mapping[str, Decimal], total: Decimal, decimals: int) -> dict[str, Decimal]:
    amounts = settle(list(exact.values()), total, decimals) if exact else ()
    return dict(zip(exact, amounts, strict=True))


def parts_of(plan: Plan, values: Mapping[str, Decimal], key: str, face: Face, *, marked: bool = True) -> Parts:
    """Return (sign, key) of the lines that `key` is the sum of: its marked rungs, or else the terms of its sum."""
    ladder = _Ladder(plan, values, face)
    return ladder.parts(key) if marked else ladder.sum_of(key)


@dataclass(frozen=True, slots=True)
class _Ladder:
    """The search for rungs in one worked-out plan; a part is a (sign, key)."""

    plan: Plan
    values: Mapping[str, Decimal]
    face: Face
    decimals: int = 2

    def parts(self, result: str) -> Parts:
        """The marked rungs of a price, where they sum to it by themselves; or else the terms of its sum."""
        marked = self.face.once(("marked", result), lambda: self._marked(result))
        price = self.values[result]
        off = sum([self.values[key] for _, key in marked], _NOTHING) - price if marked else price
        return marked if marked and abs(off) <= _TOLERANCE * abs(price) else self.sum_of(result)

    def sum_of(self, key: str) -> Parts:
        """The parts of a sum, parts of parts included; the line itself when it is no sum."""
        return self.face.once(("sum", key), lambda: self._expanded(key))

    def _expanded(self, key: str, sign: int = 1) -> Parts:
        node = self.plan.nodes[key]
        if key in self.face.empty or (is_rest(node) and not self.values[key]):
            return []
        # A marked step is a rung also where it only passes on what was given: its letters of the law are its own.
        is_rung = bool(node.quantity.opbouw)
        terms = None if node.rule is None or is_rung else self.plan.spread.get(key) or self._terms(node)
        if terms is None or not (node.unit.money or (node.quantity.cell and not node.unit.percent)):
            return [(sign, key)]
        found: Parts = []
        for term_sign, name in terms:
            parts = self._expanded(name, sign * term_sign)
            # A residual (price minus cost) holds parts that are rungs already: it stays one rung itself.
            again = {part for _, part in parts} & {part for _, part in found}
            found += [(sign * term_sign, name)] if again else parts
        return found

    def _terms(self, node: Node) -> tuple[tuple[int, str], ...] | None:
        """The terms of a line that is a sum; in a workbook the price is often that sum rounded to what is shown."""
        rule = node.rule
        if rule is None:
            return None
        is_price = node.quantity.cell and node.id in self.plan.results
        if is_price and rule.op == "round" and int(rule.args[1].args[0]) >= self.decimals:
            return summands(rule.args[0])
        return summands(rule)

    def _marked(self, result: str) -> Parts:
        """What is marked as a rung of this price."""
        price = self.plan.nodes[result]
        return [
            (1, key)
            for key, node in self.plan.nodes.items()
            if key != result and key not in self.face.empty and _is_marked(node, price)
        ]

    def split(self, result: str, cost: str) -> tuple[Steps, Steps]:
        """The parts of a price that are cost, and those that are not."""
        parts = self.parts(result)
        costs = self.sum_of(cost) if cost in self.plan.nodes and cost != result else parts
        # Which parts they are follows from the face, but for whether the marked ones sum to the price.
        which = result, cost, parts is self.sum_of(result)
        if not self.face.once(("holds", which), lambda: self.holds(parts, costs)):
            return self._split(result, parts, self._claimed(parts, costs))
        return self.face.once(("split", which), lambda: self._split(result, parts, costs))

    def _claimed(self, parts: Parts, costs: Parts) -> Parts:
        """The parts of the cost without what is nothing and no part of the price: that is not marked."""
        return [part for part in costs if part in parts or self.values[part[1]]]

    def _split(self, result: str, parts: Parts, costs: Parts) -> tuple[Steps, Steps]:
        """What is not cost is margin, where the parts of the price hold those of the cost."""
        if self.plan.nodes[result].kind is NodeKind.GIVEN or not self.holds(parts, costs):
            parts = costs
        below, nodes = {key for _, key in costs}, self.plan.nodes
        forms = [(sign, key, _form(nodes[key], key in below)) for sign, key in parts]
        return tuple(each for each in forms if each[1] in below), tuple(each for each in forms if each[1] not in below)

    def holds(self, parts: Parts, costs: Parts) -> bool:
        """Tell whether the parts of the price hold those of the cost, so that the rest of them is margin."""
        return {key for _, key in costs} <= {key for _, key in parts}

    def settled(self, parts: Steps, shown: Decimal) -> tuple[Rung, ...]:
        """The parts as rungs whose amounts sum to `shown`."""
        if not parts:
            return ()
        values, rungs = self.values, []
        exact = [values[key] if sign > 0 else values[key].copy_negate() for sign, key, _ in parts]
        for (_, _, form), amount, whole in zip(parts, settle(exact, shown, self.decimals), exact, strict=True):
            rungs.append(_filled(form, amount, whole))
        return made_of(Rung, rungs)


def _is_marked(node: Node, price: Node) -> bool:
    """Tell whether the step is marked as a rung of that price, and in a table stands in its row."""
    if node.quantity.opbouw not in (True, price.quantity.key):
        return False
    return node.quantity.row != price.quantity.row or node.row == price.row


def _form(node: Node, is_cost: bool) -> RungForm:
    law = node.quantity
    return RungForm(
        key=node.id,
        label=node.label,
        jeugdwet=law.jeugdwet,
        wmo=law.wmo,
        is_cost=is_cost,
        amount=_NOTHING,
        exact=_NOTHING,
    )


def _filled(form: RungForm, amount: Decimal, exact: Decimal) -> RungForm:
    fields = form.copy()
    fields["amount"], fields["exact"] = amount, exact
    return fields


def _rounding(exact: Decimal, shown: Decimal, fine: Decimal) -> tuple[Rung, ...]:
    """The rung for what a coarser rule than cents adds or takes off, when it does."""
    difference = shown - fine
    if not difference:
        return ()
    return (Rung(ROUNDING_KEY, "Afronding van het tarief", difference, "", "", shown - exact, is_cost=False),)
