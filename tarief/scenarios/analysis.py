"""Everything that can be asked about a calculation at once: scenarios, a grid, the tornado, uncertainty."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from tarief.calculation import Breakdown
from tarief.core.findings import Refused, refuse
from tarief.core.json_data import Json
from tarief.core.number import number_at
from tarief.core.place import Place
from tarief.documents.kinds import AsGiven, Flag, ListOf, Named, Numeric, Whole
from tarief.documents.record import Entry, Record, RecordOf
from tarief.scenarios.grid import Grid, Raster, grid, read_grid
from tarief.scenarios.ranges import read_ranges
from tarief.scenarios.reading import read_scenarios
from tarief.scenarios.records import BandbreedteIn, RasterIn, ScenarioIn
from tarief.scenarios.risk import ASKED as RISK
from tarief.scenarios.risk import Risk, draw, ranges_of, read_risk
from tarief.scenarios.run import run_scenarios, volume_at
from tarief.scenarios.scenario import Study
from tarief.scenarios.serialise import Studie, study_as_json
from tarief.scenarios.tornado import Balk, Bar, tornado
from tarief.uncertainty.indices import Gevoeligheid
from tarief.uncertainty.outcome import Onzekerheid
from tarief.uncertainty.records import OnzekerheidIn
from tarief.uncertainty.simulate import Progress

Made = TypeVar("Made")


def _part(name: str) -> Entry[Json]:
    """A part of what is said of uncertainty, which is read against the calculation."""
    return Entry(AsGiven(OnzekerheidIn.FIELDS[name].kind.schema()), OnzekerheidIn.FIELDS[name].meaning).otherwise(None)


class ScenariovragenIn(Record):
    """What is asked about a calculation; each part is read against that calculation."""

    STRANGE_AT_FIELD = False

    volume = Entry(AsGiven(Numeric().schema()), "Eenheden per jaar, voor het budget.").otherwise(None)
    scenarios = Entry(AsGiven(ListOf(RecordOf(ScenarioIn)).schema())).otherwise(())
    raster = Entry(AsGiven(RasterIn.schema())).otherwise(None)
    bandbreedtes = Entry(AsGiven(Named(RecordOf(BandbreedteIn)).schema())).otherwise({})
    onzekerheid, samenhang, afspraak = map(_part, RISK)
    trekkingen = Entry(
        Whole(0, 2**53, "65536"), "Van 1.024 tot en met 67.108.864; over HTTP hoogstens 1.048.576."
    ).optional()
    startgetal = Entry(Whole(0, 2**128 - 1, "1"), "Hetzelfde getal geeft dezelfde trekkingen.").optional()
    gevoeligheid = Entry(Flag(), "Ook het aandeel van elke invoer in de spreiding, met samenspel.").otherwise(False)


class Scenarioanalyse(Studie):
    """Everything that was asked about one calculation."""

    tornado: list[Balk]
    raster: Raster | None
    onzekerheid: Onzekerheid | None
    gevoeligheid: Gevoeligheid | None


_VOLUME = Place.pointer("volume")


@dataclass(frozen=True, slots=True)
class Analysis:
    """The scenarios (with the base), a bar of the tornado per input, and where asked the grid and the uncertainty."""

    study: Study
    bars: tuple[Bar, ...]
    grid: Grid | None = None
    risk: Risk | None = None

    def as_json(self) -> Scenarioanalyse:
        """Return basis, scenarios, tornado, raster, onzekerheid and gevoeligheid; decimals as text."""
        return {
            **study_as_json(self.study),
            "tornado": [bar.as_json() for bar in self.bars],
            "raster": None if self.grid is None else self.grid.as_json(),
            "onzekerheid": None if self.risk is None else self.risk.outcome.as_json(),
            "gevoeligheid": None if self.risk is None or self.risk.indices is None else self.risk.indices.as_json(),
        }


def analyse(base: Breakdown, asked: Mapping[str, Json], progress: Progress | None = None) -> Analysis:
    """Work out what is asked about `base`. Raises `Refused` with every fault, at its JSON pointer.

    `progress(done, draws)` is told how far the draws are.
    """
    record = ScenariovragenIn.of(asked)
    faults = [finding.under(Place.pointer()) for finding in record.spot.faults]

    def read(make: Callable[[], Made]) -> Made | None:
        try:
            return make()
        except Refused as refused:
            faults.extend(refused.findings)
            return None

    volume = read(lambda: _volume(record.volume))
    scenarios = read(lambda: read_scenarios(record.scenarios))
    axes = read(lambda: read_grid(record.raster, base)) if record.raster is not None else None
    ranges = read(lambda: read_ranges(record.bandbreedtes, base))
    study = read(lambda: run_scenarios(base, scenarios or (), volume))
    uncertainty = read(lambda: read_risk(base, asked, volume)) if set(RISK) & set(asked) else None
    count, seed, indices = record.trekkingen, record.startgetal, record.gevoeligheid
    drawn = read(lambda: draw(base, uncertainty, count, seed, progress, indices=indices)) if uncertainty else None
    refuse(faults)
    assert study is not None
    # A range that was given goes before the one that a distribution implies.
    known = (*(ranges_of(uncertainty) if uncertainty else ()), *(ranges or ()))
    return Analysis(study, tornado(base, known), axes and grid(base, *axes), drawn)


def _volume(raw: Json) -> Decimal | None:
    return None if raw is None else volume_at(number_at(raw, _VOLUME, percent=False), _VOLUME)
