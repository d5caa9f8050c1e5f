"""How a cut and a volume are called in a sentence."""

from __future__ import annotations

from decimal import Decimal

from tarief.core.dutch import dutch

_PLURALS = {"uur": "uren", "etmaal": "etmalen", "traject": "trajecten", "dagdeel": "dagdelen"}


def share_text(share: Decimal) -> str:
    """Write a cut as `20%` or `12,5%`."""
    return f"{dutch(share.scaleb(2), 0 if share.scaleb(2) % 1 == 0 else 1)}%"


def units(unit: str) -> str:
    """Return the unit in the plural: `uren`; `eenheden` where it has none of its own."""
    return _PLURALS.get(unit, "eenheden")


def plural(unit: str) -> str:
    """Return what a volume in this unit is called: `de uren`."""
    return f"de {_PLURALS[unit]}" if unit in _PLURALS else "het volume"
