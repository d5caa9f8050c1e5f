"""Two versions of one rekentool: which inputs and which steps are different, and what each does to the price."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Final

from tarief.comparison import compare
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.jsonable import Absent, Jsonable, or_null
from tarief.models.rekentool.layout import ToolInput, ToolStep
from tarief.models.rekentool.node import CellAddress, FormulaTree, address_of
from tarief.models.rekentool.tool import Rekentool
from workbooks.read.rekentool.alignment import Alignment
from workbooks.read.rekentool.linked import (
    InputEffects,
    LinkedInputs,
    linked_inputs,
    other_texts,
    with_old_texts,
)
from workbooks.read.rekentool.mark import as_typed
from workbooks.read.rekentool.runs import name_of, runs_of, span_of
from workbooks.read.rekentool.swapped import price_at, price_with
from workbooks.read.rekentool.version_faults import faults_between, input_pairs

#: Steps of which is told what they do to the price: each is a calculation.
_MOST_TRIED: Final = 40
_NONE: Final = Decimal("0.00")
_CHANGED: Final = "gewijzigd"
_NEW: Final = "nieuw"
_GONE: Final = "vervallen"


@dataclass(frozen=True, slots=True)
class InputShift(Jsonable):
    """An input with another value, one that takes part now or no longer, and what another value does to the price.

    `tool` is the input itself, which says how its values are written. `together` are the cells that it has to change
    with: the first of them tells what all of them do.
    """

    TITLE = "AndereInvoer"

    tool: ToolInput
    cell: Annotated[str, "cel"]
    label: Annotated[str, "naam"]
    before: Annotated[str, "was"]
    after: Annotated[str, "is"]
    effect: Annotated[Decimal | None, "effect"] = None
    kind: Annotated[str, "soort"] = _CHANGED
    together: Annotated[tuple[str, ...], "samen_met", Absent] = ()

    @property
    def is_new(self) -> bool:
        """Whether no formula of the old version looked at it."""
        return self.kind == _NEW

    @property
    def is_gone(self) -> bool:
        """Whether no formula of the new version looks at it."""
        return self.kind == _GONE


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
class StepRun(Jsonable):
    """Steps beside or below one another that changed alike; `effect` is what they do to the price together."""

    TITLE = "AndereStappenSamen"

    cells: Annotated[str, "cellen"]
    label: Annotated[str, "naam"]
    kind: Annotated[str, "soort"]
    before: Annotated[str, "was", or_null]
    after: Annotated[str, "is", or_null]
    effect: Annotated[Decimal | None, "effect"] = None


@dataclass(frozen=True, slots=True)
class ToolShift(Jsonable):
    """What is different between two versions, and what the formulas and the inputs do to the price.

    `runs` are the steps again, those that changed alike as one. With `findings`, what cannot stand in the inputs of
    the second, this has no price.
    """

    TITLE = "TweeVersies"

    before: Annotated[Decimal | None, "was"]
    after: Annotated[Decimal | None, "is"]
    by_formulas: Annotated[Decimal | None, "door_formules"]
    by_inputs: Annotated[Decimal | None, "door_invoer"]
    inputs: Annotated[tuple[InputShift, ...], "invoer"]
    steps: Annotated[tuple[StepShift, ...], "stappen"]
    runs: Annotated[tuple[StepRun, ...], "reeksen"] = ()
    findings: Annotated[tuple[Finding, ...], "bevindingen"] = ()


def shift_between(old: Rekentool, new: Rekentool, on: date) -> ToolShift:
    """Compare two versions at what each workbook holds."""
    both = Alignment(old.layout, new.layout)
    before, faults = _price(old, {}, on), tuple(faults_between(both))
    after = None if faults else _price(new, {}, on)
    steps = _steps(both, after)
    between = _price(Rekentool(with_old_texts(both)) if other_texts(both) else new, _stated(both), on)
    if between is None:  # an old choice that the new list no longer has is one of the old list
        old_values = {other.cell: one.value(one.written) for one, other in input_pairs(both)}
        between = price_at(with_old_texts(both), new.layout.held | old_values)
    by_formulas = _minus(between, before)
    is_same = not by_formulas and all(step.kind == _NEW for step in steps)
    effects = _effects(both, old, on, _minus(after, before)) if is_same else InputEffects()
    effects = effects if effects.alone or effects.linked else _alone(both, after)
    runs = tuple(_runs(both, steps, after))
    inputs = (*_inputs(both, effects), *_texts(both))
    return ToolShift(before, after, by_formulas, _minus(after, between), inputs, steps, runs, faults)


def _minus(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def _price(tool: Rekentool, stated: Mapping[str, Json], on: date) -> Decimal | None:
    try:
        return tool.calculate(stated, on=on).tarief
    except Refused:
        return None


def _stated(both: Alignment) -> dict[str, Json]:
    """What the old workbook holds, for the inputs that both have."""
    return {other.key: one.written or None for one, other in input_pairs(both)}


def _effects(both: Alignment, old: Rekentool, on: date, gap: Decimal | None) -> InputEffects:
    """What each input does to the difference, where the formulas are the same; nothing where that does not add up."""
    changed = {one.key: (one, other) for one, other in input_pairs(both) if one.written != other.written}
    try:
        stated = {key: other.written or None for key, (_, other) in changed.items()}
        found = compare(old.calculate({}, on=on), old.calculate(stated, on=on))
    except Refused:
        return InputEffects()
    if sum(found.contributions.values(), Decimal(0)) != gap:
        return InputEffects()
    amounts = {player.key: found.contributions.get(player.key, _NONE) for player in found.players}
    groups = [(player.key, [changed[key] for key in changed if key in player.ids]) for player in found.players]
    linked = [LinkedInputs((*pairs,), (), amounts[key]) for key, pairs in groups if len(pairs) > 1]
    taken = {one.key for each in linked for one, _ in each.pairs}
    alone = {key: amounts.get(key, _NONE) for key in changed if key not in taken}
    return InputEffects(alone, linked)


def _alone(both: Alignment, after: Decimal | None) -> InputEffects:
    """What each input does by itself, the new price less the one with its old value; or else with others."""
    found, left = {}, []
    for one, other in input_pairs(both):
        if one.written != other.written:
            held = {**both.new.held, other.cell: one.value(one.written)}
            if (effect := _minus(after, price_at(both.new, held))) is not None:
                found[one.key] = effect
            else:
                left.append((one, other))
    return InputEffects(found, linked_inputs(both, after, left))


def _inputs(both: Alignment, effects: InputEffects) -> tuple[InputShift, ...]:
    """The inputs with another value, those that are new, and those that are gone."""
    groups = {other.key: each for each in effects.linked for _, other in each.pairs}
    together = {each.pairs[0][1].key: each.effect for each in effects.linked}
    changed = [
        InputShift(
            other,
            str(other.cell),
            other.label,
            one.written,
            other.written,
            effects.alone.get(one.key, together.get(other.key)),
            together=tuple(cell for cell in groups[other.key].cells if cell != str(other.cell))
            if other.key in groups
            else (),
        )
        for one, other in input_pairs(both)
        if one.written != other.written
    ]
    known = {one.cell for one, _ in both.pairs.values()}
    fresh = (each for each in both.new.inputs if each.key not in both.pairs and each.written)
    gone = (each for each in both.old.inputs if each.cell not in known and each.written)
    changed += [InputShift(each, str(each.cell), each.label, "", each.written, kind=_NEW) for each in fresh]
    left = (InputShift(each, str(each.cell), each.label, each.written, "", kind=_GONE) for each in gone)
    return (*changed, *left)


def _texts(both: Alignment) -> Iterator[InputShift]:
    """The names in tables that are another now."""
    for cell, was in other_texts(both).items():
        named = ToolInput(cell, str(cell), "Naam in een tabel", "tekst", both.new.texts[cell])
        yield InputShift(named, str(cell), named.label, was, named.written)


def _steps(both: Alignment, after: Decimal | None) -> tuple[StepShift, ...]:
    shifts: list[StepShift] = []
    for step in both.new.steps:
        one, _ = both.pairs.get(step.key, (None, None))
        if not isinstance(one, ToolStep):
            shifts.append(StepShift(str(step.cell), step.label, _NEW, "", as_typed(step.text)))
        elif not _is_same(both.translated(one.tree), step.tree):
            effect = _minus(after, price_with(both, [step])) if len(shifts) < _MOST_TRIED else None
            shifts.append(
                StepShift(str(step.cell), step.label, _CHANGED, as_typed(one.text), as_typed(step.text), effect)
            )
    known = {one.cell for one, _ in both.pairs.values()}
    gone = (step for step in both.old.steps if step.cell not in known)
    return (*shifts, *(StepShift(str(step.cell), step.label, _GONE, as_typed(step.text), "") for step in gone))


def _runs(both: Alignment, shifts: Sequence[StepShift], after: Decimal | None) -> Iterator[StepRun]:
    """The steps that changed alike as one, in the order of the first of each, with what they do together."""
    for kind in (_CHANGED, _NEW, _GONE):
        told = {address_of(each.cell): each for each in shifts if each.kind == kind}
        for number, cells in enumerate(runs_of({cell: _formulas(both, cell, kind) for cell in told})):
            first, effect = told[cells[0]], told[cells[0]].effect
            if kind == _CHANGED and len(cells) > 1:
                steps = [step for cell in cells if isinstance(step := both.new.by_cell[cell], ToolStep)]
                effect = _minus(after, price_with(both, steps)) if number < _MOST_TRIED else None
            label = name_of(told[cell].label for cell in cells)
            yield StepRun(span_of(cells), label, kind, first.before, first.after, effect)


def _formulas(both: Alignment, cell: CellAddress, kind: str) -> list[FormulaTree]:
    """The formulas of a step in both versions, over the cells of the new one."""
    if kind == _GONE:
        return [step.tree for step in (both.old.by_cell[cell],) if isinstance(step, ToolStep)]
    step = both.new.by_cell[cell]
    one = both.pairs[step.key][0] if kind == _CHANGED else None
    was = [both.translated(one.tree)] if isinstance(one, ToolStep) else []
    return [*was, *([step.tree] if isinstance(step, ToolStep) else [])]


def _is_same(one: FormulaTree, other: FormulaTree) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
