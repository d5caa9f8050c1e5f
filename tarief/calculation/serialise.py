"""A breakdown as JSON: the keys of the public contract, decimals as text that reads back the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tarief.calculation.ladder import Rung
from tarief.calculation.line import Line
from tarief.core.law import LAWS
from tarief.core.number import plain

if TYPE_CHECKING:
    from tarief.calculation.breakdown import Breakdown


def as_json(breakdown: Breakdown) -> dict[str, Any]:
    """Return the breakdown as plain JSON data."""
    cost = breakdown.kostprijs
    return {
        "model": breakdown.model.key,
        "peildatum": breakdown.on.isoformat(),
        "eenheid": breakdown.model.unit,
        "kostprijs": None if cost is None else f"{cost:f}",
        "tarief": f"{breakdown.tarief:f}",
        "uitkomsten": {key: f"{amount:f}" for key, amount in breakdown.results.items()},
        "verdelingen": {
            key: {row: f"{amount:f}" for row, amount in amounts.items()} for key, amounts in breakdown.settled.items()
        },
        "keuzes": dict(breakdown.chosen),
        "opbouw": [_rung(rung) for rung in breakdown.opbouw],
        "regels": [_line(breakdown, line) for line in breakdown.lines],
        "elementen": {
            law: {letter: f"{amount:f}" for letter, amount in breakdown.elements(law).items()} for law in LAWS
        },
        "bevindingen": [finding.as_json() for finding in breakdown.findings],
        "vragen": [],
        "ontvangstbewijs": breakdown.receipt.as_json(),
    }


def _rung(rung: Rung) -> dict[str, Any]:
    return {
        "sleutel": rung.key,
        "label": rung.label,
        "bedrag": f"{rung.amount:f}",
        "jeugdwet": rung.jeugdwet or None,
        "wmo": rung.wmo or None,
    }


def _line(breakdown: Breakdown, line: Line) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "sleutel": line.key,
        "label": line.label,
        "waarde": plain(line.value),
        "eenheid": line.unit.key,
        "soort": line.kind.value,
        "formule": line.formula,
        "invoer": list(line.inputs),
        "uitleg": breakdown.explain(line.key),
        "bron": line.source,
    }
    if line.base:
        fields["grondslag"] = line.base
    if line.other_bases:
        fields["andere_grondslagen"] = {key: plain(share) for key, share in line.other_bases.items()}
    if line.derived is not None:
        fields["afgeleid"] = plain(line.derived)
    return fields
