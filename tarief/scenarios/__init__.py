"""Scenarios: named sets of changes side by side, a grid over two inputs, and what each input alone can do."""

from tarief.scenarios.grid import grid, read_grid
from tarief.scenarios.ranges import read_ranges
from tarief.scenarios.reading import read_scenarios
from tarief.scenarios.run import run_scenarios
from tarief.scenarios.tornado import tornado

__all__ = ["grid", "read_grid", "read_ranges", "read_scenarios", "run_scenarios", "tornado"]
