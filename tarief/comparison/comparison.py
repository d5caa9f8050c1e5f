"""`Comparison`: the gap between two prices, in parts per input, per rung of the ladder and per element of the law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property
from itertools import pairwise
from typing import Any

from tarief.calculation import Breakdown
from tarief.calculation.ladder import ROUNDING_KEY
from tarief.comparison import parts
from tarief.comparison.cents import settled
from tarief.comparison.game import Undefined
from tarief.comparison.order import InOrder, OneByOne, checked_order
from tarief.comparison.parts import ROUNDING_LABEL, Part, RungPart
from tarief.comparison.players import Player
from tarief.comparison.remarks import remarks
from tarief.comparison.rungs import SharedRung
from tarief.comparison.solve import Method, Solved
from tarief.core.findings import Finding, Refused
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.rounding import to_cents

_NOTHING = Decimal(0)


@dataclass(frozen=True)
class Comparison:
    """The gap from `a` to `b`. Amounts are in the unit of the price; shown ones in its cents."""

    a: Breakdown
    b: Breakdown
    solved: Solved

    @property
    def players(self) -> tuple[Player, ...]:
        """What differs, in the order of the calculation."""
        return self.solved.game.players

    @property
    def rungs(self) -> tuple[SharedRung, ...]:
        """The rungs that the ladders of both sides share."""
        return self.solved.game.rungs

    @property
    def method(self) -> Method:
        """How the parts were found."""
        return self.solved.method

    @property
    def gap(self) -> Decimal:
        """The shown gap: the tariff of `b` minus the tariff of `a`."""
        return self.b.tarief - self.a.tarief

    @property
    def scale(self) -> int:
        """How much finer than a cent is shown: a percentage is shown in its own decimals, which are its cents."""
        return self.a.unit.decimals if self.a.unit.percent else 0

    @cached_property
    def exact(self) -> Mapping[str, Decimal]:
        """The unrounded contribution of each differing input; they sum to the unrounded gap."""
        with localcontext(EXACT):
            return {
                player.key: sum(line, _NOTHING) for player, line in zip(self.players, self.solved.parts, strict=True)
            }

    @cached_property
    def contributions(self) -> dict[str, Decimal]:
        """The contribution of each differing input in cents, settled so that they sum to the shown gap.

        What a rule coarser than cents does to the gap stands apart, under `afronding`.
        """
        amounts = self.settled(list(self.exact.values()))
        return self._with_rounding(dict(zip(self.exact, amounts, strict=True)))

    def contribution(self, key: str) -> Decimal:
        """Return the contribution of a line; exactly 0 for one that is equal. KeyError for what one side lacks."""
        if key in self.contributions:
            return self.contributions[key]
        moved = next((player for player in self.players if key in player.ids), None)
        if moved is not None:
            return self.contributions[moved.key]
        if key in self.a.plan.nodes and key in self.b.plan.nodes:
            return _NOTHING
        raise KeyError(f"{key}: geen regel van beide berekeningen; verschillen: {', '.join(self.contributions)}")

    def label(self, key: str) -> str:
        """Return the label of a contribution."""
        return ROUNDING_LABEL if key == ROUNDING_KEY else self._by_key[key].label

    def values(self, key: str) -> tuple[str, str]:
        """Return what a differing input is on either side, in Dutch; nothing for the rounding of the tariffs."""
        return ("", "") if key == ROUNDING_KEY else self._by_key[key].values

    def chapter_of(self, key: str) -> str:
        """Return the heading that a contribution stands under."""
        return ROUNDING_LABEL if key == ROUNDING_KEY else self._by_key[key].chapter

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What there is to say of the comparison as a whole; none of it is a fault."""
        return remarks(self)

    @cached_property
    def cells(self) -> parts.Cells:
        """The contribution of each input to each rung, in cents: rows sum to the bars, columns to the rungs."""
        return parts.cells(self)

    @cached_property
    def by_rung(self) -> tuple[RungPart, ...]:
        """The gap per rung of the ladder, each with the inputs behind it; together the shown gap."""
        return parts.by_rung(self)

    def by_element(self, law: str) -> tuple[Part, ...]:
        """Return the gap per element of the law ("jeugdwet", "wmo"), margin and rounding apart; together the gap."""
        return parts.by_element(self, law)

    @cached_property
    def chapters(self) -> tuple[Part, ...]:
        """The contributions under the headings of the model; with many inputs these were settled first."""
        return parts.chapters(self)

    def under(self, key: str) -> Part:
        """Return a parent: what all inputs behind a line (`niet_productieve_uren`), or in all its rows, contribute.

        Only inputs that reach the price through that line and none other count; KeyError for no line of the model.
        """
        return parts.under(self, key)

    def in_order(self, keys: Sequence[str] = ()) -> InOrder:
        """Return the bridge in one order: these inputs first, the rest as calculated. It depends on that order.

        Raises `Refused` for a key that is no difference, or that is there twice.
        """
        places = checked_order([player.key for player in self.players], keys)
        prices = [self._price(places[:count]) for count in range(len(places) + 1)]
        with localcontext(EXACT):
            exact = tuple(after - before for before, after in pairwise(prices))
        named = tuple(self.players[place].key for place in places)
        steps = self._with_rounding(dict(zip(named, self.settled(exact), strict=True)))
        return InOrder(tuple(map(self.label, steps)), exact, steps)

    def one_by_one(self) -> OneByOne:
        """Return what each input would do by itself, and the rest of the gap that this leaves unexplained."""
        start = self._price(())
        with localcontext(EXACT):
            exact = {player.key: self._price((place,)) - start for place, player in enumerate(self.players)}
        amounts = {key: to_cents(amount.scaleb(self.scale)).scaleb(-self.scale) for key, amount in exact.items()}
        return OneByOne(exact, amounts, self.gap - sum(amounts.values(), _NOTHING))

    def settled(self, exact: Sequence[Decimal]) -> list[Decimal]:
        """Return amounts in cents that sum to the gap in cents, by largest remainder."""
        meeting = self.solved.game.meeting
        sides = (meeting.side(at_b) for at_b in (False, True))
        before, after = (to_cents(each.values[meeting.result].scaleb(self.scale)) for each in sides)
        amounts = settled([part.scaleb(self.scale) for part in exact], after - before) if exact else ()
        return [amount.scaleb(-self.scale) for amount in amounts]

    def as_json(self, *, order: Sequence[str] | None = None) -> dict[str, Any]:
        """Return the comparison as the public contract writes it; with `order` the bridge in that order too."""
        from tarief.comparison.serialise import as_json

        return as_json(self, order)

    @cached_property
    def _by_key(self) -> Mapping[str, Player]:
        return {player.key: player for player in self.players}

    def _with_rounding(self, amounts: dict[str, Decimal]) -> dict[str, Decimal]:
        rest = self.gap - sum(amounts.values(), _NOTHING)
        return {**amounts, ROUNDING_KEY: rest} if rest else amounts

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
