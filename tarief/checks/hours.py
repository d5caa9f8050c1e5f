"""Hours that do not sum: a total that was given beside parts that come to something else."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from tarief.calculation import Breakdown
from tarief.calculation.inputs import Row
from tarief.calculation.supplied import Supplied
from tarief.core.dutch import listed, shown
from tarief.core.expression import name, operand, summands
from tarief.core.findings import Finding, ModelError, remark
from tarief.core.place import Place
from tarief.core.units import UREN
from tarief.model.declare import Step

_WHY = "Uren die niet optellen maken het uurtarief te hoog of te laag, en niemand ziet welke van de twee klopt."
_DO = "Geef het totaal of alle delen, en laat de ander uitrekenen."


def hours_that_do_not_sum(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield the totals in hours that differ from what follows, or that their parts already exceed."""
    for (key, row), step in breakdown.face.once(_steps_in_hours, lambda: _steps_in_hours(breakdown)):
        given = breakdown.supplied
        item = given[key, row]
        line = breakdown.by_key.get(key if row is None else f"{key}_{row + 1}")
        if line is not None and line.derived is not None:
            if line.derived != line.value and shown(line.derived, UREN) != line.shown:
                what = f"{line.label} is {line.shown}, maar uit de andere uren volgt {shown(line.derived, UREN)}."
                yield remark("uren_tellen_niet_op", Place.of(line.key), what, _WHY, _DO)
        elif row is None:
            yield from _too_many(breakdown, step, item, given)


def _steps_in_hours(breakdown: Breakdown) -> list[tuple[tuple[str, Row], Step]]:
    """What was given in hours and could have been worked out: whatever the amounts."""
    quantities = breakdown.model.quantities
    given = [(at, quantities[at[0]]) for at, item in breakdown.supplied.items() if item.unit == UREN]
    return [(at, step) for at, step in given if isinstance(step, Step)]


def _too_many(
    breakdown: Breakdown, step: Step, item: Supplied, given: Mapping[tuple[str, Row], Supplied]
) -> Iterator[Finding]:
    parts = _parts(breakdown, step, given)
    together = sum(parts.values(), Decimal(0))
    if together > item.value:
        what = (
            f"{step.label} is {shown(item.value, UREN)}, maar {listed(list(parts)).lower()} zijn samen al "
            f"{shown(together, UREN)}."
        )
        yield remark("uren_tellen_niet_op", Place.of(step.key), what, _WHY, _DO)


def _parts(breakdown: Breakdown, step: Step, given: Mapping[tuple[str, Row], Supplied]) -> dict[str, Decimal]:
    """The supplied parts of a total, by label: a part as such, or as the amount of a percentage given in hours."""
    found: dict[str, Decimal] = {}
    first = step.formulas[0]
    for key in () if first.listed else _added_up(first.function, first.arguments):
        for each in (key, *breakdown.model.index.owners_of_amount.get(key, ())):
            item = given.get((each, None))
            if item is not None and item.unit == UREN:
                found[breakdown.model.quantities[each].label] = item.value
                break
    return found


@lru_cache(maxsize=1024)
def _added_up(function: Callable[..., object], arguments: tuple[str, ...]) -> tuple[str, ...]:
    """The arguments of a formula that only adds them up; none for any other."""
    try:
        terms = summands(operand(function(*map(name, arguments))))
    except (ModelError, TypeError):
        return ()
    return tuple(key for _, key in terms) if terms and all(sign > 0 for sign, _ in terms) else ()
