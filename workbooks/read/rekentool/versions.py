"""Two versions of one rekentool: which inputs and which steps are different, and what each does to the price."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from tarief.comparison import compare
from tarief.core.findings import Refused
from tarief.core.json_data import Json
from tarief.core.jsonable import Jsonable, or_null
from tarief.models.rekentool.layout import ToolLayout, ToolStep, by_sheet, named_cells
from tarief.models.rekentool.node import CellAddress, FormulaTree, Malformed, address_of, area_of
from tarief.models.rekentool.tool import Rekentool

#: Steps of which is told what they do to the price: each is a calculation.
_MOST_TRIED: Final = 40
_CHANGED: Final = "gewijzigd"
_NEW: Final = "nieuw"
_GONE: Final = "vervallen"


@dataclass(frozen=True, slots=True)
class InputShift(Jsonable):
    """An input with another value, and what that does to the price (nothing where it is only part of the whole)."""

    TITLE = "AndereInvoer"

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
    steps = _steps(old, new, on)
    before, after = _price(old, {}, on), _price(new, {}, on)
    between = _price(new, _stated(old, new), on)
    effects = _effects(old, new, on) if not steps else {}
    return ToolShift(before, after, _minus(between, before), _minus(after, between), _inputs(old, new, effects), steps)


def _minus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def _price(tool: Rekentool, stated: Mapping[str, Json], on: date) -> Decimal | None:
    try:
        return tool.calculate(stated, on=on).tarief
    except Refused:
        return None


def _stated(old: Rekentool, new: Rekentool) -> dict[str, Json]:
    """What the old workbook holds, for the inputs that both have."""
    held = new.layout.by_key
    return {each.key: each.written or None for each in old.layout.inputs if each.key in held}


def _effects(old: Rekentool, new: Rekentool, on: date) -> Mapping[str, Decimal]:
    """What each input does to the difference, where the formulas are the same."""
    try:
        found = compare(old.calculate({}, on=on), old.calculate(new.completed({}), on=on))
    except Refused:
        return {}
    return found.contributions


def _inputs(old: Rekentool, new: Rekentool, effects: Mapping[str, Decimal]) -> tuple[InputShift, ...]:
    after = {each.key: each for each in new.layout.inputs}
    return tuple(
        InputShift(str(other.cell), other.label, each.written, other.written, effects.get(each.key))
        for each in old.layout.inputs
        if (other := after.get(each.key)) is not None and each.written != other.written
    )


def _steps(old: Rekentool, new: Rekentool, on: date) -> tuple[StepShift, ...]:
    before = {step.key: step for step in old.layout.steps}
    after = {step.key: step for step in new.layout.steps}
    shifts = [
        StepShift(str(step.cell), step.label, _CHANGED, before[key].text, step.text, _alone(new, step, before[key], on))
        for key, step in after.items()
        if key in before and _meaning(old.layout, before[key]) != _meaning(new.layout, step)
    ]
    shifts += [
        StepShift(str(step.cell), step.label, _NEW, "", step.text) for k, step in after.items() if k not in before
    ]
    shifts += [
        StepShift(str(step.cell), step.label, _GONE, step.text, "") for k, step in before.items() if k not in after
    ]
    return tuple(shift if place < _MOST_TRIED else replace(shift, effect=None) for place, shift in enumerate(shifts))


def _alone(new: Rekentool, step: ToolStep, before: ToolStep, on: date) -> Decimal | None:
    """What this change does by itself: the new price, less that with the old formula in its place."""
    layout = new.layout
    known = {each.cell for each in layout.steps}
    place = next(number for number, each in enumerate(layout.steps) if each.key == step.key)
    earlier = {each.cell for each in layout.steps[:place]}
    put_back = replace(step, tree=before.tree, node=None)
    try:
        steps = (*layout.steps[:place], put_back, *layout.steps[place + 1 :])
        other = replace(layout, steps=steps)
        named = set(named_cells(other.nodes[place], by_sheet(known)))
        if not (named & known) <= earlier:
            return None
        return _minus(_price(new, {}, on), _price(Rekentool(other), {}, on))
    except Malformed:
        return None


def _meaning(layout: ToolLayout, step: ToolStep) -> str:
    """A formula with the keys of its cells: the same when everything only moved."""
    return json.dumps(_with_keys(layout, step.tree), ensure_ascii=False, sort_keys=True)


def _with_keys(layout: ToolLayout, tree: FormulaTree | object) -> object:
    if isinstance(tree, Mapping):
        (kind, text), *_ = tree.items()
        if kind == "cel":
            return {"regel": _key(layout, address_of(str(text)))}
        if kind == "bereik":
            area = area_of(str(text))
            rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
            cells = (CellAddress(area.sheet, row, column) for row in rows for column in columns)
            return {"regels": [_key(layout, cell) for cell in cells]}
        return dict(tree)
    if isinstance(tree, list | tuple):
        return [_with_keys(layout, part) for part in tree]
    return tree


def _key(layout: ToolLayout, cell: CellAddress) -> str:
    held = layout.by_cell.get(cell)
    return held.key if held is not None else layout.texts.get(cell, "")
