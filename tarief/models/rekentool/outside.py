"""A number that lies past the limits that the maker of a rekentool set to its cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from tarief.core.dutch import percent, shown
from tarief.core.expression import Expression
from tarief.core.findings import Finding, Severity
from tarief.models.rekentool.layout import ToolInput, ToolLayout
from tarief.models.rekentool.settle import CellValues

_DECIMALS: Final = 4
#: Slips in the size of a number: what it is taken times, and how that is asked.
_SLIPS: Final = (
    (Decimal("0.01"), "Typ een percentage met het procentteken: {}."),
    (Decimal(12), "Is dit een bedrag per maand? Per jaar is het {}."),
    (Decimal(1) / 12, "Is dit een bedrag per jaar? Per maand is het {}."),
)


def outside(each: ToolInput, number: Decimal) -> Finding | None:
    """Return what there is to say of a number past the limits of its cell, with what may be meant."""
    if each.limits is None or each.limits.allow(number):
        return None
    wanted = each.limits.told(each.unit)
    stands = percent(number, _DECIMALS) if each.unit.percent else shown(number, each.unit, _DECIMALS)
    text = f"In {each.cell} {each.label} staat {stands}; de rekentool vraagt hier {wanted}."
    advice = f"Vul een getal binnen deze grenzen in. {_meant(each, number)}".rstrip()
    return Finding("buiten_grens", text, advice, each.cell.place)


def _meant(each: ToolInput, number: Decimal) -> str:
    limits = each.limits
    for times, asked in _SLIPS if limits is not None else ():
        is_share = times == _SLIPS[0][0]
        if is_share == each.unit.percent and limits is not None and limits.allow(meant := number * times):
            return asked.format(percent(meant, _DECIMALS) if is_share else shown(meant, each.unit, 2))
    return ""


def outside_limits(layout: ToolLayout, filled: CellValues) -> Iterator[Finding]:
    """Yield a warning for each number past the limits of its cell."""
    for each in layout.inputs:
        value = filled.get(each.cell)
        if each.limits is not None and isinstance(value, Expression):
            found = outside(each, Decimal(value.args[0]))
            if found is not None:
                yield Finding(found.kind, found.text, found.advice, found.place, Severity.WARNING)
