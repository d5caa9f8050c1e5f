"""Which list of a workbook adds up to its price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from tarief.models.rekentool.layout import NUMBER, ToolLayout, ToolStep
from tarief.models.rekentool.node import address_of

#: What binary fractions lose in a sum.
_LOST: Final = Decimal("1e-9")


def with_rungs(layout: ToolLayout) -> ToolLayout:
    """Return the same, with the parts of the price marked, where the workbook lists lines that add up to it."""
    price = layout.by_key[layout.results[0]]
    if not isinstance(price, ToolStep) or not isinstance(price.stored, str) or not price.unit.money:
        return layout
    for run in _lists(layout):
        parts = _parts(run, price)
        if parts:
            return replace(layout, rungs=parts)
    return layout


def _parts(run: list[tuple[str, Decimal]], price: ToolStep) -> tuple[str, ...]:
    """The lines that add up to the price; one that is the sum of those above it is a subtotal."""
    total, price_held = Decimal(0), Decimal(str(price.stored))
    parts: list[str] = []
    for key, amount in run:
        if key == price.key:
            break
        if len(parts) > 1 and _is_same(amount, total):
            continue
        parts.append(key)
        total += amount
    is_whole = len(parts) > 1 and _is_same(total, price_held) and len({*parts}) == len(parts)
    return tuple(parts if is_whole else ())


def _is_same(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _LOST * abs(other)


def _lists(layout: ToolLayout) -> Iterator[list[tuple[str, Decimal]]]:
    """Cells below one another that pass on another cell: which, and what it holds."""
    passing = {each.cell: found for each in layout.steps if (found := _referred(layout, each)) is not None}
    for start in sorted(passing, key=lambda each: (each.sheet, each.column, each.row)):
        cell, run = start, []
        if start._replace(row=start.row - 1) in passing:
            continue
        while (held := passing.get(cell)) is not None:
            run.append(held)
            cell = cell._replace(row=cell.row + 1)
        yield run


def _referred(layout: ToolLayout, step: ToolStep) -> tuple[str, Decimal] | None:
    """The line that a cell passes on as it is, and its value."""
    tree = step.tree
    held = layout.by_cell.get(address_of(str(tree["cel"]))) if isinstance(tree, dict) and "cel" in tree else None
    passes = isinstance(held, ToolStep) or (held is not None and held.kind == NUMBER)
    passes = passes and held is not None and not held.unit.percent
    return (held.key, Decimal(step.stored)) if held is not None and passes and isinstance(step.stored, str) else None
