"""Everything that can be asked about a calculation at once: scenarios, a grid, the tornado, uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from tarief.calculation import Breakdown
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.number import number_at
from tarief.scenarios.grid import Grid, grid, read_grid
from tarief.scenarios.ranges import read_ranges
from tarief.scenarios.reading import read_scenarios, refuse_unknown
from tarief.scenarios.risk import ASKED as RISK
from tarief.scenarios.risk import DRAWS, Risk, draw, ranges_of, read_risk
from tarief.scenarios.run import run_scenarios, volume_at
from tarief.scenarios.scenario import Study
from tarief.scenarios.serialise import study_as_json
from tarief.scenarios.tornado import Bar, tornado
from tarief.uncertainty.simulate import Progress

#: What can be asked, beside the calculation itself (model, peildatum, invoer).
ASKED = ("volume", "scenarios", "raster", "bandbreedtes", *RISK, *DRAWS)
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Analysis:
    """The scenarios (with the base), a bar of the tornado per input, and where asked the grid and the uncertainty."""

    study: Study
    bars: tuple[Bar, ...]
    grid: Grid | None = None
    risk: Risk | None = None

    def as_json(self) -> dict[str, Any]:
        """Return basis, scenarios, tornado, raster, onzekerheid and gevoeligheid; decimals as text."""
        return {
            **study_as_json(self.study),
            "tornado": [bar.as_json() for bar in self.bars],
            "raster": self.grid and self.grid.as_json(),
            "onzekerheid": self.risk and self.risk.outcome.as_json(),
            "gevoeligheid": self.risk and self.risk.indices and self.risk.indices.as_json(),
        }


def analyse(base: Breakdown, asked: Mapping[str, Any], progress: Progress | None = None) -> Analysis:
    """Work out what is asked about `base`. Raises `Refused` with every fault, at its JSON pointer.

    `progress(done, draws)` is told how far the draws are.
    """
    faults: list[Finding] = []
    refuse_unknown(asked, ASKED, "", faults)

    def read(make: Callable[[], Made]) -> Made | None:
        try:
            return make()
        except Refused as refused:
            faults.extend(refused.findings)
            return None

    volume = read(lambda: _volume(asked.get("volume")))
    scenarios = read(lambda: read_scenarios(asked.get("scenarios", [])))
    axes = read(lambda: read_grid(asked["raster"], base)) if "raster" in asked else None
    ranges = read(lambda: read_ranges(asked.get("bandbreedtes", {}), base))
    study = read(lambda: run_scenarios(base, scenarios or (), volume))
    uncertainty = read(lambda: read_risk(base, asked, volume)) if set(RISK) & set(asked) else None
    drawn = read(lambda: draw(base, uncertainty, asked, progress)) if uncertainty else None
    refuse(faults)
    assert study is not None
    # A range that was given goes before the one that a distribution implies.
    known = (*(ranges_of(uncertainty) if uncertainty else ()), *(ranges or ()))
    return Analysis(study, tornado(base, known), axes and grid(base, *axes), drawn)


def _volume(raw: Any) -> Decimal | None:
    return None if raw is None else volume_at(number_at(raw, "/volume", percent=False), "/volume")
