"""`Bridge`: the gap between two prices in amounts per input that sum to it; all other cuts rest on these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property
from typing import Annotated

from tarief.calculation import Breakdown
from tarief.calculation.ladder import ROUNDING_KEY
from tarief.comparison.cents import settled
from tarief.comparison.players import Player
from tarief.comparison.rungs import SharedRung
from tarief.comparison.solve import Method, Solved, how
from tarief.core.jsonable import Jsonable
from tarief.core.number import EXACT
from tarief.core.rounding import to_cents
from tarief.core.units import Unit, finest

ROUNDING_LABEL = "Afronding van de tarieven"
_ROUNDING = Player(ROUNDING_KEY, ROUNDING_LABEL, frozenset(), lambda: ("", ""), ROUNDING_LABEL, "")
_NOTHING = Decimal(0)


@dataclass(frozen=True)
class Bridge(Jsonable):
    """The gap from `a` to `b`. Amounts are in the unit of the price; shown ones in its cents."""

    a: Annotated[Breakdown, "a"]
    b: Annotated[Breakdown, "b"]
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
    def method(self) -> Annotated[Method, "methode", how]:
        """How the parts were found."""
        return self.solved.method

    @property
    def gap(self) -> Annotated[Decimal, "verschil"]:
        """The shown gap: the tariff of `b` minus the tariff of `a`."""
        return self.b.tarief - self.a.tarief

    @property
    def unit(self) -> Unit:
        """The unit of both prices, with the decimals of the finest of the two."""
        return finest(self.a.unit, self.b.unit)

    @property
    def places(self) -> int:
        """How many decimals of an amount are shown."""
        return self.unit.places

    @property
    def scale(self) -> int:
        """How much finer than a cent is shown: an amount is shown in its own decimals, which are its cents."""
        return self.places - 2

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
        return self.with_rounding(dict(zip(self.exact, amounts, strict=True)))

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
        return self._by_key[key].label

    def values(self, key: str) -> tuple[str, str]:
        """Return what a differing input is on either side, in Dutch; nothing for the rounding of the tariffs."""
        return self._by_key[key].values

    def chapter_of(self, key: str) -> str:
        """Return the heading that a contribution stands under."""
        return self._by_key[key].chapter

    def settled(self, exact: Sequence[Decimal]) -> list[Decimal]:
        """Return amounts in cents that sum to the gap in cents, by largest remainder."""
        meeting = self.solved.game.meeting
        sides = (meeting.side(at_b) for at_b in (False, True))
        scale = self.scale
        before, after = (to_cents(each.values[meeting.result].scaleb(scale)) for each in sides)
        amounts = settled([part.scaleb(scale) for part in exact], after - before) if exact else ()
        return [amount.scaleb(-scale) for amount in amounts]

    @cached_property
    def _by_key(self) -> Mapping[str, Player]:
        """What a contribution comes from; the rounding of the tariffs counts as a player too."""
        return {player.key: player for player in (*self.players, _ROUNDING)}

    def with_rounding(self, amounts: dict[str, Decimal]) -> dict[str, Decimal]:
        """Return settled amounts with what a rule coarser than cents does to the gap."""
        rest = self.gap - sum(amounts.values(), _NOTHING)
        return {**amounts, ROUNDING_KEY: rest} if rest else amounts
