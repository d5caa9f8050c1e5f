"""Wage below the statutory minimum: an amount per hour from 2024, per month before."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from tarief.calculation.breakdown import Breakdown
from tarief.core.dutch import shown
from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.core.ties import reaches
from tarief.core.units import EURO_PER_MAAND, EURO_PER_UUR, Unit
from tarief.parameters import Library, Value
from tarief.parameters.wording import day

_PER_HOUR, _PER_MONTH = "minimumloon.minimumloon_per_uur", "minimumloon.minimumloon_per_maand"
_YOUNG = (20, 19, 18)
_WHY = "Lager loon is verboden, dus een tarief dat hierop steunt kan niet."


def below_minimum_wage(breakdown: Breakdown, values: Mapping[str, Decimal] | None = None) -> Iterator[Finding]:
    """Yield the wages below the minimum that holds on the day of the calculation; of its own lines, or at `values`."""
    minimum, unit = breakdown.face.once(below_minimum_wage, lambda: _minimum(breakdown.library, breakdown.on))
    wages = _wages(breakdown, unit, breakdown.values if values is None else values)
    if not wages:
        return
    if minimum is None:
        what = f"Het wettelijk minimumloon op {day(breakdown.on)} is niet bekend; het loon is er niet aan getoetst."
        do = "Vergelijk het loon zelf met het minimumloon van die dag."
        yield Finding("minimumloon_onbekend", what, do, Place.of(wages[0][0]), Severity.NOTE)
        return
    for key, label, wage in wages:
        if isinstance(minimum.value, Decimal) and not reaches(wage, minimum.value):
            yield _too_low(key, f"{label}: {shown(wage, unit)}", minimum, breakdown)


def _minimum(library: Library, on: date) -> tuple[Value | None, Unit]:
    """The minimum of a day, and what it is per: the month where it was, or else the hour."""
    per_hour, per_month = (library.find(path, on) for path in (_PER_HOUR, _PER_MONTH))
    return (per_month, EURO_PER_MAAND) if per_month else (per_hour, EURO_PER_UUR)


def _too_low(key: str, what: str, minimum: Value, breakdown: Breakdown) -> Finding:
    floor = f"het wettelijk minimumloon op {day(breakdown.on)} van {minimum.shown} ({minimum.source.title})"
    do = "Controleer schaal, trede en uren; gaat het om iemand onder de 21, noem dan het minimumjeugdloon"
    do += f"{_of_the_young(breakdown)}."
    return Finding("onder_minimumloon", f"{what} ligt onder {floor}. {_WHY}", do, Place.of(key), Severity.WARNING)


def _of_the_young(breakdown: Breakdown) -> str:
    """The hourly minimum wage by age, where it is known of that day."""
    ages = {age: breakdown.library.find(f"minimumloon.minimumjeugdloon_{age}_jaar", breakdown.on) for age in _YOUNG}
    known = [f"{age} jaar {value.shown}" for age, value in ages.items() if value]
    return f" ({', '.join(known)})" if known else ""


def _wages(breakdown: Breakdown, unit: Unit, values: Mapping[str, Decimal]) -> list[tuple[str, str, Decimal]]:
    """The gross wages in `unit`, per function where there are functions; labour cost is a wage at most."""
    found = _per_function(breakdown, unit, values)
    hourly = unit == EURO_PER_UUR
    for key in ("bruto_uurloon", "loonkosten_per_uur") if hourly else ("bruto_maandloon",):
        if not found and key in breakdown.by_key:
            found = [(key, breakdown.way.plan.nodes[key].label, values[key])]
    return found


def _per_function(breakdown: Breakdown, unit: Unit, values: Mapping[str, Decimal]) -> list[tuple[str, str, Decimal]]:
    found = []
    for node in breakdown.lines_of("jaarloon_functie"):
        year = values[node.id]
        hours = values.get(f"contracturen{node.row}", values.get("contracturen"))
        if unit == EURO_PER_MAAND:
            found.append((node.id, node.label.replace("per jaar", "per maand"), year / 12))
        elif hours:
            found.append((node.id, node.label.replace("per jaar", "per uur"), year / hours))
    return found
