"""Everything that can be asked about a calculation at once: scenarios, a grid, the tornado, uncertainty."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, TypeVar

from tarief.calculation import Breakdown
from tarief.core.door import Progress
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.json_data import Json
from tarief.core.jsonable import AMONG, Jsonable
from tarief.core.number import number_at
from tarief.core.place import Place
from tarief.documents.kinds import AsGiven, Flag, ListOf, Named, Numeric, Whole
from tarief.documents.record import Entry, Record, RecordOf
from tarief.scenarios.grid import PriceGrid, grid, read_grid
from tarief.scenarios.ranges import Range, read_ranges
from tarief.scenarios.reading import read_scenarios
from tarief.scenarios.records import BandbreedteIn, RasterIn, ScenarioIn
from tarief.scenarios.run import run_scenarios, volume_at
from tarief.scenarios.scenario import Study
from tarief.scenarios.tornado import Bar, tornado
from tarief.uncertainty import Simulation, Uncertainty, read_uncertainty, simulate
from tarief.uncertainty.draws import DEFAULT
from tarief.uncertainty.indices import Indices, sensitivity
from tarief.uncertainty.records import OnzekerheidIn

Made = TypeVar("Made")
#: What the uncertainty is read from; see `tarief.uncertainty.reading`.
RISK = ("onzekerheid", "samenhang", "afspraak")
_STATED = "opgegeven bij de onzekerheid"


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


_VOLUME = Place.pointer("volume")


@dataclass(frozen=True, slots=True)
class Risk:
    """What the draws say, and where it was asked the share of the variance that comes from each input."""

    outcome: Simulation
    indices: Indices | None = None


@dataclass(frozen=True, slots=True)
class Analysis(Jsonable):
    """Everything that was asked about one calculation.

    A bar of the tornado stands for an input; the grid and the uncertainty are there where they were asked.
    """

    TITLE = "Scenarioanalyse"

    study: Annotated[Study, AMONG]
    bars: Annotated[tuple[Bar, ...], "tornado"]
    grid: Annotated[PriceGrid | None, "raster"] = None
    risk: Risk | None = None

    @property
    def _outcome(self) -> Annotated[Simulation | None, "onzekerheid"]:
        return None if self.risk is None else self.risk.outcome

    @property
    def _indices(self) -> Annotated[Indices | None, "gevoeligheid"]:
        return None if self.risk is None else self.risk.indices


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
            faults.extend(refused.under(Place.pointer()).findings)
            return None

    given = record.volume
    volume = None if given is None else read(lambda: volume_at(number_at(given, _VOLUME, percent=False), _VOLUME))
    scenarios = read_scenarios(record.scenarios, faults)
    axes = read(lambda: read_grid(record.raster, base)) if record.raster is not None else None
    ranges = read(lambda: read_ranges(record.bandbreedtes, base))
    study = read(lambda: run_scenarios(base, scenarios, volume))
    uncertainty = read(lambda: read_uncertainty(_uncertain(asked, volume), base)) if set(RISK) & set(asked) else None
    drawn = read(lambda: _drawn(base, uncertainty, record, progress)) if uncertainty else None
    refuse(faults)
    assert study is not None
    # A range that was given goes before the one that a distribution implies.
    known = (*(_ranges_of(uncertainty) if uncertainty else ()), *(ranges or ()))
    return Analysis(study, tornado(base, known), axes and grid(base, *axes), drawn)


def misshapen(asked: Mapping[str, Json]) -> tuple[Finding, ...]:
    """Return what is wrong with the form of what is asked, where there is no calculation to hold it against."""
    record = ScenariovragenIn.of(asked)
    faults = [finding.under(Place.pointer()) for finding in record.spot.faults]
    read_scenarios(record.scenarios, faults)
    return tuple(faults)


def _uncertain(asked: Mapping[str, Json], volume: Decimal | None) -> dict[str, Json]:
    """What is asked of uncertainty; `volume` counts where the agreement names none."""
    data = {key: asked[key] for key in RISK if key in asked}
    if volume and isinstance(agreed := data.get("afspraak", {}), Mapping):
        data["afspraak"] = {"volume": volume, **agreed}
    return data


def _drawn(base: Breakdown, uncertainty: Uncertainty, asked: ScenariovragenIn, progress: Progress | None) -> Risk:
    count, seed = DEFAULT if asked.trekkingen is None else asked.trekkingen, asked.startgetal
    outcome = simulate(base, uncertainty, draws=count, seed=seed, progress=progress)
    return Risk(outcome, sensitivity(base, uncertainty, seed=seed) if asked.gevoeligheid else None)


def _ranges_of(uncertainty: Uncertainty) -> tuple[Range, ...]:
    """The range of every distribution with two ends: what somebody stated once need not be stated again."""
    return tuple(
        Range(key, item.ends["laag"], item.ends["hoog"], uncertainty.sources.get(key) or _STATED)
        for key, item in uncertainty.inputs.items()
        if {"laag", "hoog"} <= set(item.ends)
    )
