"""The gap between two breakdowns, exactly adding up: the Shapley value of what differs between them.

The contribution of an input is its average effect over every order in which the inputs could be settled:
it adds up exactly, does not depend on an order, and an input that is equal on both sides gets nothing
(docs/onderhandeling.md#verschil-tussen-twee-prijzen).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property
from itertools import pairwise
from typing import Annotated

from tarief.calculation import Breakdown
from tarief.calculation.assumption import ASSUMED
from tarief.comparison.game import Undefined
from tarief.comparison.meeting import meet
from tarief.comparison.order import InOrder, InputContribution, OneByOne, checked_order, contributed
from tarief.comparison.parts import CutBridge, GapPart
from tarief.comparison.solve import solve
from tarief.core.door import door, doors
from tarief.core.dutch import shown
from tarief.core.findings import Finding, Refused, Severity
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.law import LAWS
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.rounding import to_cents

#: Bars of two models that are together more than this many times the gap hardly say anything about it,
_TIMES = 10
#: if they are together more than this part of the price: a gap of a cent is no reason.
_PART = Decimal("0.1")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class DifferingValue(Jsonable):
    """What a differing input is on either side, in words."""

    TITLE = "Verschil"

    key: Annotated[str, "sleutel"]
    a: Annotated[str, "a"]
    b: Annotated[str, "b"]


@dataclass(frozen=True, slots=True)
class OtherGap(Jsonable):
    """The gap between another price of both sides, and what each input contributes to it."""

    TITLE = "VerschilVanAnderePrijs"

    label: Annotated[str, "label"]
    gap: Annotated[Decimal, "verschil"]
    contributed: Annotated[Sequence[InputContribution], "bijdragen"]


#: The gaps of the other prices, by the key of the price.
OtherGaps = Mapping[str, OtherGap]
#: The parts of a gap, by law.
ByLaw = Mapping[str, tuple[GapPart, ...]]
Findings = tuple[Finding, ...]
#: What a careful reader would stop at with both sides in view.
Checks = Callable[[Breakdown, Breakdown], tuple[Finding, ...]]


def _nothing(_a: Breakdown, _b: Breakdown) -> tuple[Finding, ...]:
    return ()


@doors("in_order")
@dataclass(frozen=True)
class Comparison(CutBridge):
    """The gap between two prices; the contributions sum to it, and so do rungs, groups and legal elements.

    It goes from `a` to `b`; `checks` is what was found by looking at both sides.
    """

    TITLE = "Vergelijking"
    ORDER = "verschil bijdragen waarden groepen sporten wet methode bevindingen a b"

    checks: tuple[Finding, ...] = ()

    @cached_property
    def findings(self) -> Annotated[Findings, "bevindingen", "Wat er over de vergelijking als geheel te zeggen is."]:
        """What there is to say of the comparison as a whole; none of it is a fault."""
        return (*self._cancelling(), *self.told_of_both)

    @property
    def told_of_both(self) -> Findings:
        """What is found with both sides in view, and the forecasts that they rest on."""
        return (*self._assumed(), *self.checks)

    def _assumed(self) -> Iterator[Finding]:
        for name, side in (("de eerste", self.a), ("de tweede", self.b)):
            if side.assumption:
                text = f"Aanname in {name} berekening. {side.assumption}"
                yield Finding(
                    ASSUMED, text, "Reken opnieuw zodra de echte waarden bekend zijn.", severity=Severity.WARNING
                )

    def _cancelling(self) -> tuple[Finding, ...]:
        """A warning where two models differ so much that large parts cancel each other out."""
        bars = sum(map(abs, self.contributions.values()), _NOTHING)
        price = max(abs(side.tarief) for side in (self.a, self.b))
        if self.solved.game.meeting.same_model or bars <= _TIMES * abs(self.gap) or bars <= _PART * price:
            return ()
        total, gap = (shown(amount, self.unit) for amount in (bars, abs(self.gap)))
        text = (
            f"De bijdragen zijn samen {total}, meer dan {_TIMES} keer het verschil van {gap}: ze heffen elkaar op. "
            "Er is weinig om op te onderhandelen."
        )
        advice = "Vergelijk binnen één model: reken een van de twee opgaven met het model van de ander."
        return (Finding("delen_heffen_elkaar_op", text, advice, severity=Severity.WARNING),)

    def in_order(self, keys: Sequence[str] = ()) -> InOrder:
        """Return the bridge in one order: these inputs first, the rest as calculated. It depends on that order.

        Raises `Refused` for a key that is no difference, or that is there twice.
        """
        places = checked_order([player.key for player in self.players], keys)
        prices = [self._price(places[:count]) for count in range(len(places) + 1)]
        with localcontext(EXACT):
            exact = tuple(after - before for before, after in pairwise(prices))
        named = tuple(self.players[place].key for place in places)
        steps = self.with_rounding(dict(zip(named, self.settled(exact), strict=True)))
        return InOrder(tuple(map(self.label, steps)), exact, steps)

    def one_by_one(self) -> OneByOne:
        """Return what each input would do by itself, and the rest of the gap that this leaves unexplained."""
        start = self._price(())
        with localcontext(EXACT):
            exact = {player.key: self._price((place,)) - start for place, player in enumerate(self.players)}
        amounts = {key: to_cents(amount.scaleb(self.scale)).scaleb(-self.scale) for key, amount in exact.items()}
        return OneByOne(exact, amounts, self.gap - sum(amounts.values(), _NOTHING))

    @property
    def contributed(self) -> Annotated[list[InputContribution], "bijdragen"]:
        """What each input contributes, with its label."""
        return contributed(self.contributions, map(self.label, self.contributions))

    @cached_property
    def other_prices(self) -> tuple[Comparison, ...]:
        """The comparison of each other price that both sides have, for models that price several products."""
        pairs = ((one, other) for one in self.a.other_prices for other in self.b.other_prices)
        return tuple(
            compare(one, other)
            for one, other in pairs
            if one.plan.result == other.plan.result and (one.unit, one.per) == (other.unit, other.per)
        )

    @property
    def _other_gaps(self) -> Annotated[OtherGaps, "andere_prijzen", "Het verschil van elke andere prijs.", Absent]:
        return {
            one.a.plan.result: OtherGap(one.a.plan.nodes[one.a.plan.result].label, one.gap, one.contributed)
            for one in self.other_prices
        }

    @property
    def _differences(self) -> Annotated[list[DifferingValue], "waarden"]:
        return [DifferingValue(player.key, *player.values) for player in self.players]

    @property
    def _by_law(self) -> Annotated[ByLaw, "wet", "Het verschil per onderdeel van de wet; de marge apart."]:
        return {law: self.by_element(law) for law in LAWS}

    def _price(self, taken: Sequence[int]) -> Decimal:
        """The price with these players as the side of `b` has them."""
        game = self.solved.game
        at_b = set(range(len(game.players))) - set(taken) if game.meeting.swapped else taken
        try:
            worth = game.worth(at_b)
        except Undefined:
            text = "In deze volgorde is een tussenstap niet te berekenen."
            raise Refused(
                (Finding("volgorde_onmogelijk", text, "Kies een andere volgorde.", Place.of("volgorde")),)
            ) from None
        with localcontext(EXACT):
            return sum(worth, _NOTHING)


@door()
def compare(a: Breakdown, b: Breakdown, *, checks: Checks = _nothing) -> Comparison:
    """Explain the gap from `a` to `b` per input, per rung of the ladder and per element of the law.

    Any two calculations of one unit of care: other values, choices, tables and models. What they calculate in another
    way is a bar of its own. `checks` looks at both sides. Raises `Refused` when the prices are in different units.
    """
    return Comparison(a, b, solve(meet(a, b)), checks(a, b))
