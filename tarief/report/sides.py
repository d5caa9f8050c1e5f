"""Both sides of a gap as people tell them apart, and what stands behind each part of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tarief.comparison import Comparison, GapPart

#: Below a rung or an element its inputs, the largest first; the rest of them as one line.
MOST: Final = 6
_REST: Final = "overige"


def side_labels(names: tuple[str, str], products: tuple[str, str]) -> tuple[str, str]:
    """What tells the sides apart: the names of the files, or where those are the same of the products."""
    if names[0] != names[1]:
        return names
    if all(products) and products[0] != products[1]:
        return products
    return f"A: {names[0]}", f"B: {names[1]}"


def behind(part: GapPart, comparison: Comparison) -> list[tuple[str, Decimal]]:
    """The inputs behind a part, largest first; none where the part has one and is named as it."""
    found = sorted(part.parts.items(), key=lambda item: -abs(item[1]))
    if len(found) == 1 and comparison.label(found[0][0]) == part.label:
        return []
    rows = [(comparison.label(key), amount) for key, amount in found[:MOST] if amount]
    rest = sum((amount for _, amount in found[MOST:]), Decimal(0))
    return [*rows, (_REST, rest)] if rest else rows
