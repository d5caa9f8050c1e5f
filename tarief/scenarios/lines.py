"""The inputs of a calculation that can be moved on their own."""

from __future__ import annotations

from tarief.calculation import Breakdown
from tarief.core.findings import Finding
from tarief.core.nearest import meant
from tarief.lower_price.equivalents import can_change_alone


def no_input(base: Breakdown, key: str) -> list[Finding]:
    """Return the fault when `key` is no input of this calculation that can change alone; else nothing."""
    node = base.plan.nodes.get(key)
    if node is not None and can_change_alone(base, node):
        return []
    free = [name for name, each in base.plan.nodes.items() if can_change_alone(base, each)]
    advice = meant(key, free, f"Kies uit: {', '.join(free)}.")
    text = f"'{key[:60]}' is geen invoer van deze berekening die alleen kan veranderen."
    return [Finding("onbekende_sleutel", text, advice)]
