"""Percentages on different bases: two parties that say the same word and mean another amount."""

from __future__ import annotations

from collections.abc import Iterator

from tarief.calculation import Breakdown, Line
from tarief.core.dutch import shown
from tarief.core.findings import Finding, remark
from tarief.core.place import Place
from tarief.core.units import AANDEEL
from tarief.model.declare import Given


def different_bases(one: Breakdown, other: Breakdown, names: tuple[str, str]) -> Iterator[Finding]:
    """Yield the percentages that the two calculations state on different bases."""
    for key, line in one.by_key.items():
        theirs = other.by_key.get(key)
        labels = _labels(one, key) | _labels(other, key)
        if theirs is None or line.base == theirs.base or not {line.base, theirs.base} <= labels.keys():
            continue
        what = (
            f"{line.label}: {names[0]} noemt {line.shown} {labels[line.base]}, "
            f"{names[1]} {theirs.shown} {labels[theirs.base]}."
        )
        why = "Op verschillende grondslagen zijn ze niet te vergelijken."
        do = (
            _converted(line, theirs, labels)
            or _converted(theirs, line, labels)
            or "Geef beide op dezelfde grondslag op."
        )
        yield remark("grondslag_verschilt", Place.of(key), what, why, do)


def _labels(breakdown: Breakdown, key: str) -> dict[str, str]:
    node = breakdown.plan.nodes.get(key)
    given = node.quantity if node is not None else None
    return {base.key: base.label for base in given.bases} if isinstance(given, Given) else {}


def _converted(line: Line, theirs: Line, labels: dict[str, str]) -> str:
    """Both on the base of the second; empty where the first is not known on it."""
    mine = (line.other_bases or {}).get(theirs.base)
    if mine is None or theirs.unit != AANDEEL:
        return ""
    amounts = f"{shown(mine, AANDEEL)} tegenover {theirs.shown}"
    return f"Vergelijk op dezelfde grondslag: {amounts}, beide {labels[theirs.base]}."
