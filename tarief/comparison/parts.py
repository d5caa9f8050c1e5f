"""A gap in parts that are sums of contributions: rungs of the ladder, elements of the law, chapters, parents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from typing_extensions import TypedDict

from tarief.calculation.breakdown import UNASSIGNED
from tarief.calculation.ladder import ROUNDING_KEY
from tarief.comparison.bridge import ROUNDING_LABEL, Bridge
from tarief.comparison.cents import settled_cells
from tarief.comparison.rungs import shown_differences
from tarief.core.law import LAWS
from tarief.core.number import EXACT

#: What is no cost in the sense of the law: risk, margin.
MARGIN = "marge"
_NOTHING = Decimal(0)
_LAST = {UNASSIGNED: 1, MARGIN: 2, ROUNDING_KEY: 3}

#: Per contribution its share of each rung, in cents.
Cells = Mapping[str, Mapping[str, Decimal]]


class Groep(TypedDict):
    """A part of a gap in the public contract."""

    sleutel: str
    label: str
    bedrag: str
    bijdragen: dict[str, str]


class Sport(Groep):
    """The part of a rung, with its letters of the law."""

    jeugdwet: str | None
    wmo: str | None


@dataclass(frozen=True, slots=True)
class GapPart:
    """One amount of a gap with what it is the sum of: `parts` are keys of contributions with their share of it."""

    key: str
    label: str
    amount: Decimal
    parts: Mapping[str, Decimal]

    def as_json(self) -> Groep:
        """Return the part as the public contract writes it, decimals as text."""
        shares = {key: f"{amount:f}" for key, amount in self.parts.items()}
        return {"sleutel": self.key, "label": self.label, "bedrag": f"{self.amount:f}", "bijdragen": shares}


@dataclass(frozen=True, slots=True)
class RungPart(GapPart):
    """What the gap is in one rung: the difference of the two shown ladders, by input."""

    jeugdwet: str
    wmo: str
    is_cost: bool

    def as_json(self) -> Sport:
        """Return the part with its elements of the law."""
        return {**GapPart.as_json(self), "jeugdwet": self.jeugdwet or None, "wmo": self.wmo or None}


def part(key: str, label: str, parts: Mapping[str, Decimal]) -> GapPart:
    """Return a part as the sum of its contributions."""
    return GapPart(key, label, sum(parts.values(), _NOTHING), parts)


def cells_of(bridge: Bridge) -> Cells:
    """Return the contribution of each input to each rung: rows sum to the bars, columns to the rungs."""
    rows = [amount for key, amount in bridge.contributions.items() if key != ROUNDING_KEY]
    if not rows:
        return {}
    scale = bridge.scale
    exact = [[each.scaleb(scale) for each in line] for line in bridge.solved.parts]
    columns = [each.scaleb(scale) for each in _columns(bridge, sum(rows, _NOTHING))]
    found = settled_cells(exact, [row.scaleb(scale) for row in rows], columns)
    keys = [rung.key for rung in bridge.rungs]
    return {
        player.key: dict(zip(keys, (cell.scaleb(-scale) for cell in line), strict=True))
        for player, line in zip(bridge.players, found, strict=True)
    }


def rungs_of(bridge: Bridge, cells: Cells) -> tuple[RungPart, ...]:
    """Return the gap per rung of the ladder, the rounding of the prices as the last."""
    found = []
    for rung in bridge.rungs:
        parts = {key: line[rung.key] for key, line in cells.items() if line[rung.key]}
        total = sum(parts.values(), _NOTHING)
        if parts or not rung.is_rest:
            found.append(RungPart(rung.key, rung.label, total, parts, rung.jeugdwet, rung.wmo, rung.is_cost))
    if rest := bridge.contributions.get(ROUNDING_KEY):
        found.append(RungPart(ROUNDING_KEY, ROUNDING_LABEL, rest, {ROUNDING_KEY: rest}, "", "", is_cost=False))
    return tuple(found)


def elements_of(rungs: Sequence[RungPart], law: str) -> tuple[GapPart, ...]:
    """Return the gap per element of a law: the sum of its rungs, margin and rounding apart."""
    if law not in LAWS:
        raise KeyError(f"{law}: geen bekende wet; wel: {', '.join(LAWS)}")
    found: dict[str, dict[str, Decimal]] = {}
    for rung in rungs:
        letter = getattr(rung, law) or UNASSIGNED
        element = found.setdefault(letter if rung.is_cost else _no_element(rung.key), {})
        for key, amount in rung.parts.items():
            element[key] = element.get(key, _NOTHING) + amount
    return tuple(
        part(key, _label(law, key), found[key]) for key in sorted(found, key=lambda key: (_LAST.get(key, 0), key))
    )


def chapters_of(bridge: Bridge) -> tuple[GapPart, ...]:
    """Return the contributions under the headings of the model."""
    found: dict[str, dict[str, Decimal]] = {}
    for key, amount in bridge.contributions.items():
        found.setdefault(bridge.chapter_of(key), {})[key] = amount
    return tuple(part(heading.lower().replace(" ", "_"), heading, parts) for heading, parts in found.items())


def part_under(bridge: Bridge, key: str) -> GapPart:
    """Return what the inputs contribute that reach the price through line `key` and through none other."""
    quantities = {**bridge.b.model.quantities, **bridge.a.model.quantities}
    if key not in quantities:
        raise KeyError(f"{key}: geen regel van dit model; wel: {', '.join(quantities)}")
    beside = bridge.solved.game.reached(without=key)
    parts = {
        player.key: bridge.contributions[player.key]
        for player in bridge.players
        if not player.ids & beside
    }  # fmt: skip
    return part(key, quantities[key].label, parts)


def _columns(bridge: Bridge, total: Decimal) -> list[Decimal]:
    """The shown difference of each rung; where the ladders cannot be laid side by side, settled by themselves."""
    shown = shown_differences(bridge.solved.game.meeting, bridge.rungs)
    if sum(shown, _NOTHING) == total:
        return shown
    with localcontext(EXACT):
        exact = [sum(column, _NOTHING) for column in zip(*bridge.solved.parts, strict=True)]
    return bridge.settled(exact)


def _no_element(key: str) -> str:
    return ROUNDING_KEY if key == ROUNDING_KEY else MARGIN


def _label(law: str, key: str) -> str:
    own = {UNASSIGNED: "niet ingedeeld", MARGIN: "marge, geen onderdeel van de wet", ROUNDING_KEY: ROUNDING_LABEL}
    return own.get(key) or LAWS[law].describe(key)
