"""Scenarios as JSON: Dutch keys, decimals as text."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from typing_extensions import TypedDict

from tarief.calculation.receipt import Ontvangstbewijs
from tarief.comparison.order import Bijdrage
from tarief.core.findings import Bevinding
from tarief.core.json_data import Dag, Decimaal, Json
from tarief.core.number import plain
from tarief.scenarios.scenario import ScenarioOutcome, Study


class Uitkomst(TypedDict):
    """The base worked out."""

    naam: str
    peildatum: Dag
    kostprijs: Decimaal | None
    tarief: Decimaal
    volume: Decimaal | None
    budget: Decimaal | None
    bevindingen: list[Bevinding]
    ontvangstbewijs: Ontvangstbewijs


class Wijziging(TypedDict):
    """One change as it was asked."""

    plaats: str
    wijze: Literal["waarde", "maal", "plus"]
    waarde: object
    bron: str


class Scenariouitkomst(Uitkomst):
    """A scenario beside the base; the contributions sum to the gap, both parts of the budget to its change."""

    titel: str
    jaar: int | None
    boven_op: str | None
    wijzigingen: list[Wijziging]
    verschil: Decimaal
    bijdragen: list[Bijdrage] | None
    budget_door_prijs: Decimaal | None
    budget_door_volume: Decimaal | None


class Studie(TypedDict):
    """The base and its scenarios."""

    basis: Uitkomst
    scenarios: list[Scenariouitkomst]


def study_as_json(study: Study) -> Studie:
    """Return `basis` and `scenarios`, with the bridge of each from the base."""
    return {"basis": _result(study.base), "scenarios": [_scenario(outcome) for outcome in study.outcomes]}


def _result(outcome: ScenarioOutcome) -> Uitkomst:
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


def _scenario(outcome: ScenarioOutcome) -> Scenariouitkomst:
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
        "bijdragen": None
        if comparison is None
        else [
            {"sleutel": key, "label": comparison.label(key), "bedrag": f"{amount:f}"}
            for key, amount in comparison.contributions.items()
        ],
        "budget_door_prijs": _text(outcome.budget_by_price),
        "budget_door_volume": _text(outcome.budget_by_volume),
    }


def _written(amount: Json) -> Json:
    return plain(amount) if isinstance(amount, Decimal) else amount


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"
