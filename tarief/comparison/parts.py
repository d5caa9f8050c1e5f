"""A gap in parts that are sums of contributions: rungs of the ladder, elements of the law, chapters, parents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from tarief.calculation.breakdown import UNASSIGNED
from tarief.calculation.ladder import ROUNDING_KEY
from tarief.comparison.cents import settled_cells
from tarief.comparison.rungs import shown_differences
from tarief.core.law import LAWS
from tarief.core.number import EXACT

if TYPE_CHECKING:
    from tarief.comparison.comparison import Comparison

ROUNDING_LABEL = "Afronding van de tarieven"
#: What is no cost in the sense of the law: risk, margin.
MARGIN = "marge"
_NOTHING = Decimal(0)
_LAST = {UNASSIGNED: 1, MARGIN: 2, ROUNDING_KEY: 3}

#: Per contribution its share of each rung, in cents.
Cells = Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Part:
    """One amount of a gap with what it is the sum of: `parts` are keys of contributions with their share of it."""

    key: str
    label: str
    amount: Decimal
    parts: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class RungPart(Part):
    """What the gap is in one rung: the difference of the two shown ladders, by input."""

    jeugdwet: str
    wmo: str
    is_cost: bool


def part(key: str, label: str, parts: Mapping[str, Decimal]) -> Part:
    """Return a part as the sum of its contributions."""
    return Part(key, label, sum(parts.values(), _NOTHING), parts)


def cells(comparison: Comparison) -> Cells:
    """Return the contribution of each input to each rung: rows sum to the bars, columns to the rungs."""
    rows = [amount for key, amount in comparison.contributions.items() if key != ROUNDING_KEY]
    if not rows:
        return {}
    scale = comparison.scale
    exact = [[each.scaleb(scale) for each in line] for line in comparison.solved.parts]
    columns = [each.scaleb(scale) for each in _columns(comparison, sum(rows, _NOTHING))]
    found = settled_cells(exact, [row.scaleb(scale) for row in rows], columns)
    keys = [rung.key for rung in comparison.rungs]
    return {
        player.key: dict(zip(keys, (cell.scaleb(-scale) for cell in line), strict=True))
        for player, line in zip(comparison.players, found, strict=True)
    }


def by_rung(comparison: Comparison) -> tuple[RungPart, ...]:
    """Return the gap per rung of the ladder, the rounding of the prices as the last."""
    found = []
    for rung in comparison.rungs:
        parts = {key: line[rung.key] for key, line in comparison.cells.items() if line[rung.key]}
        total = sum(parts.values(), _NOTHING)
        if parts or not rung.is_rest:
            found.append(RungPart(rung.key, rung.label, total, parts, rung.jeugdwet, rung.wmo, rung.is_cost))
    if rest := comparison.contributions.get(ROUNDING_KEY):
        found.append(RungPart(ROUNDING_KEY, ROUNDING_LABEL, rest, {ROUNDING_KEY: rest}, "", "", is_cost=False))
    return tuple(found)


def by_element(comparison: Comparison, law: str) -> tuple[Part, ...]:
    """Return the gap per element of a law: the sum of its rungs, margin and rounding apart."""
    if law not in LAWS:
        raise KeyError(f"{law}: geen bekende wet; wel: {', '.join(LAWS)}")
    found: dict[str, dict[str, Decimal]] = {}
    for rung in comparison.by_rung:
        letter = getattr(rung, law) or UNASSIGNED
        element = found.setdefault(letter if rung.is_cost else _no_element(rung.key), {})
        for key, amount in rung.parts.items():
            element[key] = element.get(key, _NOTHING) + amount
    return tuple(
        part(key, _label(law, key), found[key]) for key in sorted(found, key=lambda key: (_LAST.get(key, 0), key))
    )


def chapters(comparison: Comparison) -> tuple[Part, ...]:
    """Return the contributions under the headings of the model."""
    found: dict[str, dict[str, Decimal]] = {}
    for key, amount in comparison.contributions.items():
        found.setdefault(comparison.chapter_of(key), {})[key] = amount
    return tuple(part(heading.lower().replace(" ", "_"), heading, parts) for heading, parts in found.items())


def under(comparison: Comparison, key: str) -> Part:
    """Return what the inputs contribute that reach the price through line `key` and through none other."""
    quantities = {**comparison.b.model.quantities, **comparison.a.model.quantities}
    if key not in quantities:
        raise KeyError(f"{key}: geen regel van dit model; wel: {', '.join(quantities)}")
    beside = comparison.solved.game.reached(without=key)
    parts = {
        player.key: comparison.contributions[player.key]
        for player in comparison.players
        if not player.ids & beside
    }  # fmt: skip
    return part(key, quantities[key].label, parts)


def _columns(comparison: Comparison, total: Decimal) -> list[Decimal]:
    """The shown difference of each rung; where the ladders cannot be laid side by side, settled by themselves."""
    shown = shown_differences(comparison.solved.game.meeting, comparison.rungs)
    if sum(shown, _NOTHING) == total:
        return shown
    with localcontext(EXACT):
        exact = [sum(column, _NOTHING) for column in zip(*comparison.solved.parts, strict=True)]
    return comparison.settled(exact)


def _no_element(key: str) -> str:
    return ROUNDING_KEY if key == ROUNDING_KEY else MARGIN


def _label(law: str, key: str) -> str:
    own = {UNASSIGNED: "niet ingedeeld", MARGIN: "marge, geen onderdeel van de wet", ROUNDING_KEY: ROUNDING_LABEL}
    return own.get(key) or LAWS[law].describe(key)
