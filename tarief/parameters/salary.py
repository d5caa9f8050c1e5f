"""Finding a month salary: the table that holds on a day, the scale in it, the step in the scale."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tarief.core.findings import Finding, Refused
from tarief.core.place import Place
from tarief.parameters.record import SalaryStep, SalaryTable, Value
from tarief.parameters.wording import day, distance, validity

_GIVE_IT = "Geef het bruto maandloon zelf op, met de bron."


def table_on(tables: Sequence[SalaryTable], title: str, on: date) -> SalaryTable:
    """Return the table that holds on that day, the one loaded last when there are more. Raises Refused."""
    held = [table for table in tables if table.holds(on)]
    if held:
        return held[-1]
    text = f"Van {title} is geen salaristabel bekend voor {day(on)}"
    if tables:
        nearest = min(tables, key=lambda table: distance(table.start, table.end, on))
        text += f"; de dichtstbijzijnde is {validity(nearest.start, nearest.end)}"
    raise Refused((Finding("salaristabel_ontbreekt", f"{text}.", _GIVE_IT, Place.of("schaal")),))


def overridden(tables: Sequence[SalaryTable], value: Value, on: date) -> list[Value]:
    """Return the amounts for the scale and step of `value` in the tables that a later one goes before."""
    return [
        replace(amount, overridden=True)
        for table in [table for table in tables if table.holds(on)][:-1]
        for scale, steps in table.scales.items()
        for step in steps
        if (amount := table.value(scale, step)).article == value.article
    ]


def scale_in(table: SalaryTable, title: str, scale: str, on: date) -> str:
    """Return the scale as the table writes it. Raises Refused, naming the scales there are."""
    known = {_folded(name): name for name in table.scales}
    if _folded(scale) in known:
        return known[_folded(scale)]
    text = f"{title} heeft op {day(on)} geen schaal '{scale[:40]}'."
    raise Refused((Finding("schaal_onbekend", text, f"Kies uit: {', '.join(table.scales)}.", Place.of("schaal")),))


def step_in(table: SalaryTable, title: str, scale: str, step: str, on: date) -> SalaryStep:
    """Return the step of a scale of this table. Raises Refused, naming the steps there are."""
    steps = table.scales[scale]
    for known in steps:
        if _folded(known.label) == _folded(step):
            return known
    known_steps = ", ".join(known.label for known in steps)
    text = f"Schaal {scale} van {title} heeft op {day(on)} geen trede '{step[:40]}'."
    raise Refused((Finding("trede_onbekend", text, f"Kies uit: {known_steps}.", Place.of("trede")),))


def _folded(name: str) -> str:
    return name.strip().casefold()
