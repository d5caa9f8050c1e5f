"""A comparison as JSON: the keys of the public contract, decimals as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tarief.comparison.solve import Method
from tarief.core.law import LAWS

if TYPE_CHECKING:
    from tarief.comparison.comparison import Comparison
    from tarief.comparison.parts import Part

#: What each method comes to, for who reads the answer.
METHODS = {
    Method.EXACT: "Het gemiddelde effect over alle volgordes waarin de verschillen kunnen worden weggenomen, exact.",
    Method.VECTOR: "Het gemiddelde effect over alle volgordes waarin de verschillen kunnen worden weggenomen.",
    Method.GROUPS: "Eerst het gemiddelde effect per hoofdstuk over alle volgordes, daarna binnen elk hoofdstuk.",
}


def as_json(comparison: Comparison, order: Sequence[str] | None = None) -> dict[str, Any]:
    """Return the comparison as plain JSON data; with `order` the bridge in that order."""
    in_order = {} if order is None else {"volgorde": comparison.in_order(order).as_json()}
    return {
        "verschil": f"{comparison.gap:f}",
        "bijdragen": [
            {"sleutel": key, "label": comparison.label(key), "bedrag": f"{amount:f}"}
            for key, amount in comparison.contributions.items()
        ],
        "waarden": [
            {"sleutel": player.key, "a": player.values[0], "b": player.values[1]} for player in comparison.players
        ],
        "groepen": [_part(part) for part in comparison.chapters],
        "sporten": [
            {**_part(part), "jeugdwet": part.jeugdwet or None, "wmo": part.wmo or None}
            for part in comparison.by_rung
        ],
        "wet": {law: [_part(part) for part in comparison.by_element(law)] for law in LAWS},
        "methode": {"soort": comparison.method.value, "uitleg": METHODS[comparison.method]},
        "bevindingen": [finding.as_json() for finding in comparison.findings],
        **in_order,
        "a": comparison.a.as_json(),
        "b": comparison.b.as_json(),
    }  # fmt: skip


def _part(part: Part) -> dict[str, Any]:
    return {"sleutel": part.key, "label": part.label, "bedrag": f"{part.amount:f}", "bijdragen": _amounts(part.parts)}


def _amounts(parts: Mapping[str, Decimal]) -> dict[str, str]:
    return {key: f"{amount:f}" for key, amount in parts.items()}
