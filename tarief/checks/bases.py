"""Percentages on different bases: two parties that say the same word and mean another amount."""

from __future__ import annotations

from collections.abc import Iterator

from tarief.calculation import Breakdown, Line
from tarief.checks.common import remark
from tarief.core.dutch import shown
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.core.units import AANDEEL
from tarief.model.declare import Given


def different_bases(one: Breakdown, other: Breakdown, names: tuple[str, str]) -> Iterator[Finding]:
    """Yield the percentages that the two calculations state on different bases."""
    for key, line in one.by_key.items():
        theirs = other.by_key.get(key)
        quantity = one.plan.nodes[key].quantity
        if theirs is None or not isinstance(quantity, Given) or not quantity.bases or line.base == theirs.base:
            continue
        labels = {base.key: base.label for base in quantity.bases}
        what = (
            f"{line.label}: {names[0]} noemt {line.shown} {labels.get(line.base, line.base)}, "
            f"{names[1]} {theirs.shown} {labels.get(theirs.base, theirs.base)}."
        )
        why = "Op verschillende grondslagen zijn ze niet te vergelijken."
        yield remark("grondslag_verschilt", Place.of(key), what, why, _converted(line, theirs, labels))


def _converted(line: Line, theirs: Line, labels: dict[str, str]) -> str:
    mine = (line.other_bases or {}).get(theirs.base)
    if mine is None or theirs.unit != AANDEEL:
        return "Geef beide op dezelfde grondslag op."
    base = labels.get(theirs.base, theirs.base)
    return f"Vergelijk op dezelfde grondslag: {shown(mine, AANDEEL)} tegenover {theirs.shown}, beide {base}."
