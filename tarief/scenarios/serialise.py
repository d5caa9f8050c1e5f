"""Scenarios as JSON: Dutch keys, decimals as text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tarief.core.number import plain
from tarief.scenarios.scenario import Outcome, Study


def study_as_json(study: Study) -> dict[str, Any]:
    """Return `basis` and `scenarios`, with the bridge of each from the base."""
    return {"basis": _result(study.base), "scenarios": [_scenario(outcome) for outcome in study.outcomes]}


def _result(outcome: Outcome) -> dict[str, Any]:
    found = outcome.breakdown
    return {
        "naam": outcome.scenario.name,
        "peildatum": found.on.isoformat(),
        "kostprijs": _text(found.kostprijs),
        "tarief": f"{found.tarief:f}",
        "volume": None if outcome.volume is None else plain(outcome.volume),
        "budget": _text(outcome.budget),
        "bevindingen": [finding.as_json() for finding in found.findings],
        "ontvangstbewijs": found.receipt.as_json(),
    }


def _scenario(outcome: Outcome) -> dict[str, Any]:
    scenario, comparison = outcome.scenario, outcome.comparison
    return {
        **_result(outcome),
        "titel": outcome.title,
        "jaar": scenario.year,
        "boven_op": scenario.on_top_of or None,
        "wijzigingen": [
            {"plaats": str(each.place), "wijze": each.how.value, "waarde": _written(each.amount), "bron": each.source}
            for each in scenario.changes
        ],
        "verschil": f"{outcome.gap:f}",
        "bijdragen": comparison
        and [
            {"sleutel": key, "label": comparison.label(key), "bedrag": f"{amount:f}"}
            for key, amount in comparison.contributions.items()
        ],
        "budget_door_prijs": _text(outcome.budget_by_price),
        "budget_door_volume": _text(outcome.budget_by_volume),
    }


def _written(amount: Any) -> Any:
    return plain(amount) if isinstance(amount, Decimal) else amount


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"
