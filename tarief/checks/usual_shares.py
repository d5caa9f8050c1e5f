"""Shares outside what is usual by their declaration: 8% productivity where 80% was meant, told with its source."""

from collections.abc import Iterator
from typing import Final

from tarief.calculation import Breakdown
from tarief.core.dutch import percent
from tarief.core.findings import Finding, remark
from tarief.core.place import Place
from tarief.core.plausible import between, with_the_point_elsewhere
from tarief.core.units import AANDEEL
from tarief.model.declare import Usual

_DO: Final = "Loop de invoer na, of onderbouw de eigen waarde."


def outside_usual(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield the shares outside what is usual; not those of a cao or the law, nor what was given with a reason."""
    nodes, values, supplied = breakdown.way.plan.nodes, breakdown.values, breakdown.supplied
    for key, usual in breakdown.face.once(outside_usual, lambda: _declared(breakdown)):
        value, given = values.get(key), supplied.get((key, None))
        if not value or between(value, usual.low, usual.high) or (given is not None and given.note):
            continue
        meant = with_the_point_elsewhere(value, usual.low, usual.high)
        what = f"{nodes[key].label} is {percent(value, 2)}. {usual.source}"
        ask = "" if meant is None else f"Bedoelt u {percent(meant, 2)}? "
        yield remark("ongebruikelijk", Place.of(key), what, "", f"{ask}{_DO}")


def _declared(breakdown: Breakdown) -> list[tuple[str, Usual]]:
    """What was declared of the shares that somebody gave, or that follow from what he gave: whatever the amounts."""
    return [
        (key, usual)
        for key, node in breakdown.way.plan.nodes.items()
        if (usual := node.quantity.usual) is not None and node.unit == AANDEEL and node.parameter is None
    ]
