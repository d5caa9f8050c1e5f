"""What stands in the inputs of a next version and cannot: it is told, and there is no price with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tarief.core.findings import Finding
from tarief.models.rekentool.emptied import gone_rows, row_of
from tarief.models.rekentool.layout import NOTHING, NUMBER, ToolInput
from workbooks.read.rekentool.alignment import Alignment
from workbooks.read.rekentool.filled_cell import fault_of


def faults_between(both: Alignment) -> Iterator[Finding]:
    """Yield each input of the second version that was emptied, or in which another kind of thing stands than before.

    These are the faults of a filling, at the cells of the second version, between the limits that this one sets.
    """
    pairs = {one.key: (one, other) for one, other in input_pairs(both)}
    gone = gone_rows(both.old, lambda each: each.key not in pairs or _kind(pairs[each.key][1]) == NOTHING)
    for one, other in (*pairs.values(), *_with_text(both)):
        kind = _kind(other)
        if kind == NOTHING and row_of(one.cell) in gone:
            continue
        asked = replace(one, cell=other.cell, limits=other.limits, choices=_choices(one, other))
        yield from fault_of(asked, kind, other.written)


def _with_text(both: Alignment) -> Iterator[tuple[ToolInput, ToolInput]]:
    """The inputs in which a text stands now; as part of an area it is no input of the second version."""
    for one in both.old.inputs:
        place = both.moved(one.cell)
        if place is not None and place in both.new.texts:
            yield one, replace(one, cell=place, kind="tekst", written=both.new.texts[place], choices=())


def input_pairs(both: Alignment) -> Iterator[tuple[ToolInput, ToolInput]]:
    """Yield the inputs that both versions have."""
    for one, other in both.pairs.values():
        if isinstance(one, ToolInput) and isinstance(other, ToolInput):
            yield one, other


def _kind(each: ToolInput) -> str:
    """The kind of what stands in a cell, also where it is one of a list."""
    if not each.written:
        return NOTHING
    if each.kind == "keuze":
        return NUMBER if each.numeric else "tekst"
    return NUMBER if each.kind == "vast_getal" else each.kind


def _choices(one: ToolInput, other: ToolInput) -> tuple[str, ...]:
    """What may be chosen: the list of the second version, of which what is only spelled otherwise is no choice."""
    known = [choice for choice in other.choices if choice != other.written]
    if other.written not in one.choices and any(_same(choice, other.written) for choice in (*known, *one.choices)):
        return tuple(dict.fromkeys((*one.choices, *known)))
    return other.choices


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == "".join(other.split()).casefold()
