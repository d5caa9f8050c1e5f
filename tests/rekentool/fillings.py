"""Random fillings of a tool: other numbers, other choices, other days."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tarief.models.rekentool.layout import ToolLayout
from tarief.models.rekentool.value import Value, constant
from tests.rekentool.books import Cell, Changes

_FACTORS = (0.5, 0.75, 0.9, 1.1, 1.25, 1.6)


def fillings(layout: ToolLayout, count: int, seed: str) -> list[Changes]:
    """So many random fillings; keys of tables stay as they are, since a workbook looks them up."""
    random = Random(seed)
    return [_filling(layout, random) for _ in range(count)]


def _filling(layout: ToolLayout, random: Random) -> Changes:
    changed: dict[str, Cell] = {}
    for each in layout.inputs:
        if each.kind == "getal" and random.random() < 0.8:
            value = float(each.written) * random.choice(_FACTORS)
            changed[str(each.cell)] = round(value) if value > 60 else round(value, 4)
        elif each.kind == "keuze":
            choice = random.choice(each.choices)
            changed[str(each.cell)] = float(choice) if each.numeric else choice
        elif each.kind == "datum":
            changed[str(each.cell)] = date.fromisoformat(each.written) + timedelta(random.randint(-300, 300))
    return changed


def as_value(held: object) -> Value:
    """A cell of a filling as the model has it."""
    return constant(Decimal(repr(held))) if isinstance(held, int | float) else str(held)
