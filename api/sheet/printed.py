"""What the sheet calculated itself, line by line beside what the model makes of the same inputs."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from api.files.case import Case
from api.sheet.understood import name_of
from tarief import Breakdown
from tarief.core.amounts import price, signed
from tarief.core.dutch import dutch, shown
from tarief.core.place import Place
from tarief.core.ties import is_within
from tarief.core.units import UNITS, Unit
from workbooks.read.own_sheet import Recognised

_MINUTES: Final = 60
_PRICES: Final = ("kostprijs", "tarief")
#: Closer than this is rounding: half a cent, half of a hundredth of a percent.
_NEAR: Final = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Printed:
    """One line of the sheet; `ours` is empty where the model has no such line for these inputs."""

    key: str
    name: str
    label: str
    place: Place
    theirs: str
    ours: str
    difference: str
    is_result: bool


def printed_lines(case: Case) -> tuple[Printed, ...]:
    """Return the lines that the sheet prints, in the order of the calculation."""
    breakdown = case.breakdown
    order = list(breakdown.plan.nodes) if breakdown else []
    found = sorted(case.product.printed.items(), key=lambda item: order.index(item[0]) if item[0] in order else -1)
    return tuple(_lines(case, breakdown, found))


def _lines(case: Case, breakdown: Breakdown | None, found: list[tuple[str, Recognised]]) -> Iterator[Printed]:
    for key, printed in found:
        if isinstance(printed.value, Decimal):
            node = breakdown.plan.nodes.get(key) if breakdown else None
            other = key in _PRICES and not case.product.times(printed.unit)  # a price of another unit
            unit = node.quantity.unit if node and not other else UNITS.get(printed.unit)
            yield _line(case, key, printed, unit, None if other else breakdown)


def _line(case: Case, key: str, printed: Recognised, unit: Unit | None, breakdown: Breakdown | None) -> Printed:
    assert isinstance(printed.value, Decimal)
    theirs, ours = printed.value, _ours(breakdown, key)
    exact = ours if breakdown is None or key in _PRICES else breakdown.values.get(key)
    if unit is not None and unit.key == "euro_per_uur" and printed.unit == "euro_per_minuut":
        theirs *= _MINUTES
    return Printed(
        key,
        name_of(case.model, key),
        printed.label,
        printed.place,
        _amount(theirs, unit),
        "" if ours is None else _amount(ours, unit),
        "" if ours is None or exact is None else _difference(min(theirs - ours, theirs - exact, key=abs), unit),
        key in _PRICES,
    )


def _ours(breakdown: Breakdown | None, key: str) -> Decimal | None:
    """A line as it stands elsewhere on the page: the two prices as they are rounded, a rung in its settled cents."""
    if breakdown is None or key == "kostprijs":
        return None if breakdown is None else breakdown.kostprijs
    return breakdown.amounts.get(key, breakdown.values.get(key))


def _difference(gap: Decimal, unit: Unit | None) -> str:
    share = unit is not None and unit.percent
    if is_within(gap.scaleb(2) if share else gap, _NEAR):
        return "gelijk"
    return dutch(gap) if unit is None else signed(gap, unit)


def _amount(value: Decimal, unit: Unit | None) -> str:
    """An amount per hour as a price is written; anything else with its unit."""
    return price(value, unit) if unit is not None and unit.key == "euro_per_uur" else shown(value, unit)
