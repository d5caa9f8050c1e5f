"""Reading scenarios from plain data (TOML, JSON): every fault at its place; see `tarief.scenarios.change` for a change.

`[{"naam", "wijzigingen", "peildatum", "volume", "boven_op", "jaren": [{"jaar", …}]}]`
"""

from collections.abc import Iterator

from tarief.core.findings import Finding, refuse
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.documents.kinds import ListOf
from tarief.documents.record import RecordOf
from tarief.documents.spot import Spot
from tarief.scenarios.records import ScenarioIn
from tarief.scenarios.scenario import Scenario

MAX_SCENARIOS = 60
_CHANGING = ("wijzigingen", "peildatum", "volume", "jaren")


def read_scenarios(raw: Json, faults: list[Finding] | None = None) -> tuple[Scenario, ...]:
    """Read the list of scenarios; a scenario with `jaren` becomes one scenario per year, each on the year before.

    All faults, with places such as `/scenarios/0/wijzigingen/overhead/maal`, join `faults`, and what could be read
    is given. Without that list they are raised as `Refused`.
    """
    spot = Spot(Place.pointer("scenarios"), [], "scenarios")
    records = ListOf(RecordOf(ScenarioIn)).read(raw, spot) or ()
    found = [scenario for record in records for scenario in _scenarios(record)]
    if len(found) > MAX_SCENARIOS:
        text = f"Dit zijn {len(found)} scenario's (elk jaar telt mee)."
        spot.fault("te_veel_scenarios", text, f"Geef er hoogstens {MAX_SCENARIOS}.")
    if faults is None:
        refuse(spot.faults)
    else:
        faults += spot.faults
    return tuple(found)


def _scenarios(record: ScenarioIn) -> Iterator[Scenario]:
    if record.naam and not any(key in record.given for key in _CHANGING):
        advice = "Geef wijzigingen, een peildatum, een volume of jaren."
        record.spot.fault("geen_wijziging", f"'{record.naam[:60]}' verandert niets.", advice)
    own = Scenario(
        record.naam,
        record.wijzigingen,
        record.peildatum,
        record.volume,
        on_top_of=record.boven_op,
        pointer=record.spot.place,
    )
    yield from (own,) if record.jaren is None else _years(own, record)


def _years(start: Scenario, record: ScenarioIn) -> Iterator[Scenario]:
    """The scenario per year. What it says for all years is done in the first; each next year goes on from there."""
    below, changes, before = start.on_top_of, start.changes, 0
    volume, on = start.volume, start.on
    for year in record.jaren or ():
        if year.jaar <= before:
            fault = Finding("geen_jaar", "Het jaar volgt niet op het jaar ervoor.", "Geef oplopende jaren, zoals 2027.")
            year.spot.inside("jaar").note([fault])
            continue
        made = Scenario(
            start.name,
            (*changes, *year.wijzigingen),
            year.peildatum or on,
            year.volume or volume,
            year.jaar,
            below,
            year.spot.place,
        )
        yield made
        below, changes, before, volume, on = made.title, (), year.jaar, None, None
