"""Two versions of one rekentool: which inputs and which steps are different, and what each does to the price."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from tarief.comparison import compare
from tarief.core.findings import Refused
from tarief.core.json_data import Json
from tarief.core.jsonable import Jsonable, or_null
from tarief.models.rekentool.layout import ToolInput, ToolLayout, ToolStep, by_sheet, named_cells
from tarief.models.rekentool.node import FormulaTree, Malformed
from tarief.models.rekentool.tool import Rekentool
from workbooks.read.rekentool.alignment import Alignment

#: Steps of which is told what they do to the price: each is a calculation.
_MOST_TRIED: Final = 40
_CHANGED: Final = "gewijzigd"
_NEW: Final = "nieuw"
_GONE: Final = "vervallen"


@dataclass(frozen=True, slots=True)
class InputShift(Jsonable):
    """An input with another value, and what that does to the price (nothing where it is only part of the whole).

    `tool` is the input itself, which says how its values are written.
    """

    TITLE = "AndereInvoer"

    tool: ToolInput
    cell: Annotated[str, "cel"]
    label: Annotated[str, "naam"]
    before: Annotated[str, "was"]
    after: Annotated[str, "is"]
    effect: Annotated[Decimal | None, "effect"] = None


@dataclass(frozen=True, slots=True)
class StepShift(Jsonable):
    """A step with another formula, or one that is new or gone; `effect` is what it does to the price by itself."""

    TITLE = "AndereStap"

    cell: Annotated[str, "cel"]
    label: Annotated[str, "naam"]
    kind: Annotated[str, "soort"]
    before: Annotated[str, "was", or_null]
    after: Annotated[str, "is", or_null]
    effect: Annotated[Decimal | None, "effect"] = None


@dataclass(frozen=True, slots=True)
class ToolShift(Jsonable):
    """What is different between two versions, and what the formulas and the inputs do to the price."""

    TITLE = "TweeVersies"

    before: Annotated[Decimal | None, "was"]
    after: Annotated[Decimal | None, "is"]
    by_formulas: Annotated[Decimal | None, "door_formules"]
    by_inputs: Annotated[Decimal | None, "door_invoer"]
    inputs: Annotated[tuple[InputShift, ...], "invoer"]
    steps: Annotated[tuple[StepShift, ...], "stappen"]


def shift_between(old: Rekentool, new: Rekentool, on: date) -> ToolShift:
    """Compare two versions at what each workbook holds."""
    both = Alignment(old.layout, new.layout)
    before, after = _price(old, {}, on), _price(new, {}, on)
    steps = _steps(both, after, on)
    between = _price(new, _stated(both), on)
    by_formulas = _minus(between, before)
    is_same = not by_formulas and all(step.kind == _NEW for step in steps)
    effects = _effects(both, old, on) if is_same else {}
    return ToolShift(before, after, by_formulas, _minus(after, between), _inputs(both, effects), steps)


def _minus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def _price(tool: Rekentool, stated: Mapping[str, Json], on: date) -> Decimal | None:
    try:
        return tool.calculate(stated, on=on).tarief
    except Refused:
        return None


def _shared(both: Alignment) -> Iterator[tuple[ToolInput, ToolInput]]:
    """The inputs that both have."""
    for one, other in both.pairs.values():
        if isinstance(one, ToolInput) and isinstance(other, ToolInput):
            yield one, other


def _stated(both: Alignment) -> dict[str, Json]:
    """What the old workbook holds, for the inputs that both have."""
    return {other.key: one.written or None for one, other in _shared(both)}


def _effects(both: Alignment, old: Rekentool, on: date) -> Mapping[str, Decimal]:
    """What each input does to the difference, where the formulas are the same."""
    other_values = {one.key: other.written or None for one, other in _shared(both) if one.written != other.written}
    try:
        return compare(old.calculate({}, on=on), old.calculate(other_values, on=on)).contributions
    except Refused:
        return {}


def _inputs(both: Alignment, effects: Mapping[str, Decimal]) -> tuple[InputShift, ...]:
    """The inputs with another value, those that are new, and those that are gone."""
    changed = [
        InputShift(other, str(other.cell), other.label, one.written, other.written, effects.get(one.key))
        for one, other in _shared(both)
        if one.written != other.written
    ]
    known = {one.cell for one, _ in both.pairs.values()}
    fresh = (each for each in both.new.inputs if each.key not in both.pairs and each.written)
    gone = (each for each in both.old.inputs if each.cell not in known and each.written)
    changed += [InputShift(each, str(each.cell), each.label, "", each.written) for each in fresh]
    return (*changed, *(InputShift(each, str(each.cell), each.label, each.written, "") for each in gone))


def _steps(both: Alignment, after: Decimal | None, on: date) -> tuple[StepShift, ...]:
    shifts: list[StepShift] = []
    for step in both.new.steps:
        one, _ = both.pairs.get(step.key, (None, None))
        if not isinstance(one, ToolStep):
            shifts.append(StepShift(str(step.cell), step.label, _NEW, "", step.text))
        elif not _is_same(put_back := both.translated(one.tree), step.tree):
            effect = _minus(after, _price_with(both.new, step, put_back, on)) if len(shifts) < _MOST_TRIED else None
            shifts.append(StepShift(str(step.cell), step.label, _CHANGED, one.text, step.text, effect))
    known = {one.cell for one, _ in both.pairs.values()}
    gone = (step for step in both.old.steps if step.cell not in known)
    return (*shifts, *(StepShift(str(step.cell), step.label, _GONE, step.text, "") for step in gone))


def _is_same(one: FormulaTree, other: FormulaTree) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def _price_with(layout: ToolLayout, step: ToolStep, put_back: FormulaTree, on: date) -> Decimal | None:
    """The new price with one old formula in its place; the difference is what this change does by itself."""
    known = {each.cell for each in layout.steps}
    place = next(number for number, each in enumerate(layout.steps) if each.key == step.key)
    earlier = {each.cell for each in layout.steps[:place]}
    try:
        steps = (*layout.steps[:place], replace(step, tree=put_back, node=None), *layout.steps[place + 1 :])
        other = replace(layout, steps=steps)
        named = set(named_cells(other.nodes[place], by_sheet(known)))
        if not (named & known) <= earlier:
            return None
        return _price(Rekentool(other), {}, on)
    except Malformed:
        return None
