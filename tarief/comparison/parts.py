"""A gap in parts that are sums of contributions: rungs of the ladder, elements of the law, chapters, parents."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cached_property
from typing import Annotated

from tarief.calculation.breakdown import UNASSIGNED
from tarief.calculation.ladder import ROUNDING_KEY
from tarief.comparison.bridge import ROUNDING_LABEL, Bridge
from tarief.comparison.cents import settled_cells
from tarief.comparison.rungs import shown_differences
from tarief.core.jsonable import Jsonable, or_null
from tarief.core.law import LAWS
from tarief.core.number import EXACT

#: What is no cost in the sense of the law: risk, margin.
MARGIN = "marge"
_NOTHING = Decimal(0)
_LAST = {UNASSIGNED: 1, MARGIN: 2, ROUNDING_KEY: 3}

#: Per contribution its share of each rung, in cents.
Cells = Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True)
class GapPart(Jsonable):
    """A part of a gap in the public contract.

    `parts` are keys of contributions with their share of it: it is their sum.
    """

    TITLE = "Groep"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    amount: Annotated[Decimal, "bedrag"]
    parts: Annotated[Mapping[str, Decimal], "bijdragen"]


@dataclass(frozen=True, slots=True)
class RungPart(GapPart):
    """The part of a rung, with its letters of the law.

    What the gap is in one rung: the difference of the two shown ladders, by input.
    """

    TITLE = "Sport"

    jeugdwet: Annotated[str, "jeugdwet", or_null]
    wmo: Annotated[str, "wmo", or_null]
    is_cost: bool


class CutBridge(Bridge):
    """The gap cut into rungs, elements of the law, chapters and parents: each a sum of contributions."""

    @cached_property
    def cells(self) -> Cells:
        """The contribution of each input to each rung, in cents: rows sum to the bars, columns to the rungs."""
        rows = [amount for key, amount in self.contributions.items() if key != ROUNDING_KEY]
        if not rows:
            return {}
        exact = [[amount.scaleb(self.scale) for amount in line] for line in self.solved.parts]
        columns = [amount.scaleb(self.scale) for amount in self._columns(sum(rows, _NOTHING))]
        cells = settled_cells(exact, [row.scaleb(self.scale) for row in rows], columns)
        keys = [rung.key for rung in self.rungs]
        return {
            player.key: dict(zip(keys, (cell.scaleb(-self.scale) for cell in line), strict=True))
            for player, line in zip(self.players, cells, strict=True)
        }

    @cached_property
    def by_rung(
        self,
    ) -> Annotated[tuple[RungPart, ...], "sporten", "Het verschil per trede van de opbouw, met de bijdragen daaraan."]:
        """The gap per rung of the ladder, each with the inputs behind it; the rounding of the prices is the last."""
        found = []
        for rung in self.rungs:
            parts = {key: line[rung.key] for key, line in self.cells.items() if line[rung.key]}
            total = sum(parts.values(), _NOTHING)
            if parts or not rung.is_rest:
                found.append(RungPart(rung.key, rung.label, total, parts, rung.jeugdwet, rung.wmo, rung.is_cost))
        if rest := self.contributions.get(ROUNDING_KEY):
            found.append(RungPart(ROUNDING_KEY, ROUNDING_LABEL, rest, {ROUNDING_KEY: rest}, "", "", is_cost=False))
        return tuple(found)

    def by_element(self, law: str) -> tuple[GapPart, ...]:
        """Return the gap per element of the law ("jeugdwet", "wmo"), margin and rounding apart; together the gap."""
        if law not in LAWS:
            raise KeyError(f"{law}: geen bekende wet; wel: {', '.join(LAWS)}")
        found: dict[str, dict[str, Decimal]] = {}
        for rung in self.by_rung:
            apart = ROUNDING_KEY if rung.key == ROUNDING_KEY else MARGIN
            element = found.setdefault(getattr(rung, law) or UNASSIGNED if rung.is_cost else apart, {})
            for key, amount in rung.parts.items():
                element[key] = element.get(key, _NOTHING) + amount
        return tuple(
            _part(key, _label(law, key), found[key]) for key in sorted(found, key=lambda key: (_LAST.get(key, 0), key))
        )

    @cached_property
    def chapters(self) -> Annotated[tuple[GapPart, ...], "groepen", "De bijdragen per hoofdstuk van de invoer."]:
        """The contributions under the headings of the model; with many inputs these were settled first."""
        found: dict[str, dict[str, Decimal]] = {}
        for key, amount in self.contributions.items():
            found.setdefault(self.chapter_of(key), {})[key] = amount
        return tuple(_part(heading.lower().replace(" ", "_"), heading, parts) for heading, parts in found.items())

    def under(self, key: str) -> GapPart:
        """Return a parent: what all inputs behind a line (`niet_productieve_uren`), or in all its rows, contribute.

        Only inputs that reach the price through that line and none other count; KeyError for no line of the model.
        """
        quantities = {**self.b.model.quantities, **self.a.model.quantities}
        if key not in quantities:
            raise KeyError(f"{key}: geen regel van dit model; wel: {', '.join(quantities)}")
        beside = self.solved.game.reached(without=key)
        inside = (player.key for player in self.players if not player.ids & beside)
        return _part(key, quantities[key].label, {name: self.contributions[name] for name in inside})

    def _columns(self, total: Decimal) -> list[Decimal]:
        """The shown difference of each rung; where the ladders cannot be laid side by side, settled by themselves."""
        shown = shown_differences(self.solved.game.meeting, self.rungs)
        if sum(shown, _NOTHING) == total:
            return shown
        with localcontext(EXACT):
            exact = [sum(column, _NOTHING) for column in zip(*self.solved.parts, strict=True)]
        return self.settled(exact)


def _part(key: str, label: str, parts: Mapping[str, Decimal]) -> GapPart:
    return GapPart(key, label, sum(parts.values(), _NOTHING), parts)


def _label(law: str, key: str) -> str:
    own = {UNASSIGNED: "niet ingedeeld", MARGIN: "marge, geen onderdeel van de wet", ROUNDING_KEY: ROUNDING_LABEL}
    return own.get(key) or LAWS[law].describe(key)
