"""A price of which everything is known in closed form, and how to ask for its uncertainty."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tarief import Aandeel, Breakdown, CostModel, EuroPerUur, Finding, Getal, Refused
from tarief.uncertainty import Simulation, read_uncertainty, simulate

som = CostModel("som", label="Som", unit="uur")
som.given("loon", "Loon", EuroPerUur, negative=True)
som.given("overig", "Overig", EuroPerUur, negative=True)
som.given("toeslag", "Toeslag", Aandeel)
som.given("uren", "Uren", Getal, negative=True)


@som.step("Kostprijs")
def kostprijs(loon: EuroPerUur, overig: EuroPerUur) -> EuroPerUur:
    """De som."""
    return loon + overig


@som.step("Tarief", positive=True)
def tarief(kostprijs: EuroPerUur, toeslag: Aandeel, uren: Getal) -> EuroPerUur:
    """Met toeslag."""
    return kostprijs * (1 + toeslag) * uren


def breakdown() -> Breakdown:
    return som.calculate({"loon": 40, "overig": 20, "toeslag": "0.05", "uren": 1}, on=date(2026, 1, 1))


def triangle(low: str, mode: str, high: str) -> dict[str, str]:
    return {"verdeling": "driehoek", "laag": low, "midden": mode, "hoog": high}


def normal(mean: str, spread: str) -> dict[str, str]:
    return {"verdeling": "normaal", "gemiddelde": mean, "spreiding": spread}


def uniform(low: str, high: str) -> dict[str, str]:
    return {"verdeling": "uniform", "laag": low, "hoog": high}


def drawn(inputs: Mapping[str, Any], draws: int = 16_384, seed: int = 1, **more: Any) -> Simulation:
    found = breakdown()
    return simulate(found, read_uncertainty({"onzekerheid": inputs, **more}, found), draws=draws, seed=seed)


def faults(data: Mapping[str, Any], of: Breakdown | None = None) -> dict[str, Finding]:
    """What `data` is refused for, by place."""
    try:
        read_uncertainty(data, of or breakdown())
    except Refused as refused:
        assert all(finding.text and finding.advice for finding in refused.findings)
        return {str(finding.place): finding for finding in refused.findings}
    raise AssertionError("not refused")
