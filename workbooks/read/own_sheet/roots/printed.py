"""What a sheet says of a product that is no input of its model: its prices, and lines that the model has not."""

from __future__ import annotations

from dataclasses import replace

from tarief.calculation.inputs import Stated
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.roots.roots import Root
from workbooks.read.own_sheet.values.types import Meaning, Recognised


def printed_of(root: Root, unit: str) -> dict[str, Recognised]:
    """Return the prices that the sheet prints for a product."""
    printed = {}
    for price in (*root.below, root.price):
        if price is root.price or (price.per or unit) == unit:
            key = "tarief" if price is root.price else price.kind
            printed[key] = printed_at(key, price.at, f"euro_per_{unit}", price.label, price.label)
    return printed


def in_other_units(root: Root) -> tuple[Recognised, ...]:
    """Return the same price as the sheet prints it in units that no model works out."""
    told = "Dezelfde prijs in een andere eenheid."
    return tuple(
        replace(printed_at("tarief", each.at, f"euro_per_{each.per}", each.label, each.label), explanation=told)
        for each in root.others
    )


def printed_at(key: str, at: Around, unit: str, label: str, meaning: str) -> Recognised:
    """Return what a cell prints of one quantity; `label` is that of the sheet, `meaning` what it is."""
    return Recognised(
        key,
        at.seen.value,
        unit,
        "",
        at.grid.name,
        at.seen.address,
        label.strip(),
        1.0,
        options=(Meaning(key, meaning, ((key, Stated(at.seen.value)),)),),
        cells=((at.grid.name, at.seen.address),),
        shown=at.seen.cell.text,
    )


def outside(found: Found) -> Recognised:
    """Return a known line that the model has no input for."""
    share = found.number.share or "percent" in found.hints.kinds
    return Recognised(
        found.concept,
        found.number.value,
        "aandeel" if share else "euro",
        "",
        found.sheet,
        found.seen.address,
        found.label.strip(),
        found.match.score,
        cells=((found.sheet, found.seen.address),),
        shown=found.number.shown,
    )
