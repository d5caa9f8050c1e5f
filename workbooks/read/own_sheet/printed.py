"""The prices that a sheet prints for a product."""

from __future__ import annotations

from tarief.calculation.inputs import Stated
from workbooks.read.own_sheet.around import Around
from workbooks.read.own_sheet.roots import Root
from workbooks.read.own_sheet.types import Meaning, Recognised


def printed_of(root: Root, unit: str) -> dict[str, Recognised]:
    """Return the prices that the sheet prints for a product."""
    printed = {}
    for price in (*root.below, root.price):
        if price is root.price or (price.per or unit) == unit:
            key = "tarief" if price is root.price else price.kind
            printed[key] = printed_at(key, price.at, f"euro_per_{unit}", price.label, price.label)
    return printed


def printed_at(key: str, at: Around, unit: str, label: str, meaning: str) -> Recognised:
    """Return what a cell prints of one quantity; `label` is that of the sheet, `meaning` what it is."""
    return Recognised(
        key, at.seen.value, unit, "", at.grid.name, at.seen.address, label.strip(), 1.0,
        options=(Meaning(key, meaning, ((key, Stated(at.seen.value)),)),),
        cells=((at.grid.name, at.seen.address),), shown=at.seen.cell.text,
    )  # fmt: skip
