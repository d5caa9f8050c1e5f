"""Working scenarios out: each on the base, or on the scenario it builds on."""

from collections.abc import Sequence
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.core.door import door
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.nearest import meant
from tarief.core.number import number_at
from tarief.core.place import Place
from tarief.scenarios.change import How, changed_inputs
from tarief.scenarios.scenario import Scenario, ScenarioOutcome, Study


@door()
def run_scenarios(base: Breakdown, scenarios: Sequence[Scenario], volume: Decimal | None = None) -> Study:
    """Work out every scenario. Raises `Refused` with the faults of all of them, each at its place.

    A fault in a scenario that others build on is told once, at that scenario.
    """
    start = ScenarioOutcome(Scenario("Basis"), base, volume)
    done: dict[str, ScenarioOutcome | None] = {"": start}
    faults = _naming_faults(scenarios)
    for scenario in scenarios:
        outcome, wrong = _run(scenario, done.get(scenario.on_top_of), start)
        faults += wrong
        done.setdefault(scenario.title, outcome)
    refuse(faults)
    return Study(start, tuple(outcome for outcome in done.values() if outcome is not None and outcome is not start))


def _run(
    scenario: Scenario, below: ScenarioOutcome | None, start: ScenarioOutcome
) -> tuple[ScenarioOutcome | None, list[Finding]]:
    """Work one out, with everything that is wrong; on what is not there, only its own changes are looked at."""
    before = below or start
    inputs, faults = changed_inputs(before.breakdown, scenario.changes)
    breakdown, volume = None, None
    try:
        breakdown = before.breakdown.again(inputs, scenario.on or before.breakdown.on)
    except Refused as refused:
        faults += refused.findings
    faults = [fault.at(_place(scenario, fault.place)) for fault in faults]
    try:
        volume = _volume(scenario, before.volume)
    except Refused as refused:
        faults += refused.findings
    if below is None:
        return None, [fault for fault in faults if fault.place != scenario.pointer]
    return None if faults or breakdown is None else ScenarioOutcome(scenario, breakdown, volume, start), faults


def _place(scenario: Scenario, place: Place) -> Place:
    """A fault in a value that was changed stands at the change; another one at the scenario that brought it about."""
    named = any(place.starts_with(change.place) for change in scenario.changes)
    return place.under(scenario.pointer / "wijzigingen") if named else scenario.pointer


def _volume(scenario: Scenario, before: Decimal | None) -> Decimal | None:
    change, place = scenario.volume, scenario.pointer / "volume"
    if change is None:
        return before
    if change.how is How.VALUE:
        return volume_at(number_at(change.amount, place, percent=False), place)
    if before is None:
        advice = "Geef ook het volume van de basis, of geef hier het volume zelf."
        raise Refused((Finding("geen_volume", "Er is geen volume om van uit te gaan.", advice, place),))
    return volume_at(change.applied(before), place)


def volume_at(volume: Decimal, place: Place) -> Decimal:
    """Return a volume; raises `Refused` for a negative one."""
    if volume < 0:
        raise Refused((Finding("buiten_grenzen", "Een volume kan niet negatief zijn.", "Geef 0 of meer.", place),))
    return volume


def _naming_faults(scenarios: Sequence[Scenario]) -> list[Finding]:
    """Names that occur twice, and scenarios that build on what does not stand above them."""
    faults, known = [], {""}
    for scenario in scenarios:
        if not scenario.name:  # that it has none is a fault already
            continue
        if scenario.title in known or scenario.title == "Basis":
            text = f"De naam '{scenario.title}' komt twee keer voor."
            faults.append(Finding("dubbele_naam", text, "Geef elk scenario een eigen naam.", scenario.pointer / "naam"))
        if scenario.on_top_of not in known:
            advice = meant(scenario.on_top_of, known, "Noem een scenario dat er boven staat.")
            text = f"'{scenario.on_top_of[:60]}' staat niet boven dit scenario."
            faults.append(Finding("onbekend_scenario", text, advice, scenario.pointer / "boven_op"))
        known.add(scenario.title)
    return faults
