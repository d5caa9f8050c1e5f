"""Scenarios: named sets of changes side by side, a grid over two inputs, and what each input alone can do."""

from __future__ import annotations

from tarief.scenarios.change import Change, How, as_change, changed_inputs
from tarief.scenarios.grid import Axis, PriceGrid, grid, read_grid
from tarief.scenarios.price import Priced, price_at
from tarief.scenarios.ranges import Range, plausible, read_ranges
from tarief.scenarios.reading import read_scenarios
from tarief.scenarios.run import run_scenarios
from tarief.scenarios.scenario import Scenario, ScenarioOutcome, Study
from tarief.scenarios.tornado import Bar, tornado

__all__ = [
    "Axis",
    "Bar",
    "Change",
    "How",
    "PriceGrid",
    "Priced",
    "Range",
    "Scenario",
    "ScenarioOutcome",
    "Study",
    "as_change",
    "changed_inputs",
    "grid",
    "plausible",
    "price_at",
    "read_grid",
    "read_ranges",
    "read_scenarios",
    "run_scenarios",
    "tornado",
]  # fmt: skip
