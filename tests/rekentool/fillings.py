"""Random fillings of a tool: other numbers, other choices, other days."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tarief.models.rekentool.layout import ToolLayout
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


def by_hand(overhead: str) -> Decimal:
    """The hourly price of a wo, worked out by hand: 31,05 with 3% for experience, 8% and 8,33% and 2% and 2,5%,
    charges of 25,45%, 1872 hours less what is lost, an overhead, and 3% for risk."""
    wage = Decimal("31.05") * Decimal("1.03") * Decimal("1.2083") * Decimal("1.2545")
    lost = Decimal(233) + Decimal("43.2") + 1872 * Decimal("0.065") + 85 + 40
    return round(wage * 1872 / (1872 - lost) * (1 + Decimal(overhead)) * Decimal("1.03"), 2)
