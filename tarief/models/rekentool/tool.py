"""`Rekentool`: a workbook as a cost model. Its choices are settled first; then it is a model as any other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal, Inexact, getcontext, localcontext
from pathlib import Path
from typing import Final

from tarief.calculation.inputs import StatedInputs
from tarief.core.days import day_advice
from tarief.core.expression import Expression, evaluate
from tarief.core.findings import Finding, Refused
from tarief.core.json_data import Json
from tarief.core.number import EXACT, read_number
from tarief.core.place import Place
from tarief.costmodel import CostModel
from tarief.model.declare import Formula, Given, Step
from tarief.model.steps import HELD
from tarief.models.rekentool.document import read_layout
from tarief.models.rekentool.emptied import emptied, gone_rows, row_of
from tarief.models.rekentool.first_error import first_error
from tarief.models.rekentool.impossible import impossible
from tarief.models.rekentool.layout import NOTHING, ToolInput, ToolLayout, ToolStep
from tarief.models.rekentool.node import CellAddress, Malformed
from tarief.models.rekentool.outside import outside_limits
from tarief.models.rekentool.said import said_by
from tarief.models.rekentool.settle import CellValues, SettledRule, SettledTool, outcomes_of, settle
from tarief.models.rekentool.value import ErrorValue, Value, constant

_MOST_KEPT: Final = 64


class Rekentool(CostModel):
    """A workbook as a cost model; `layout` is the document that it comes from.

    What a choice does is settled by `under`: each set of choices has rules of its own.
    """

    settles = True
    speaks = True

    def __init__(self, layout: ToolLayout, *, settled: SettledTool | None = None, filled: CellValues | None = None):
        cost = "kostprijs" if "kostprijs" in layout.by_key else "-"
        super().__init__(
            layout.key,
            label=layout.label,
            unit=layout.per,
            version=layout.version,
            results=layout.results,
            cost=cost,
        )
        self.layout = layout
        self._filled = filled if filled is not None else self.filled({})
        self.settled = settled or settle(layout, self._filled)
        self.asked_beforehand = self.settled.fixed
        self._kept: dict[object, list[Rekentool]] = {}
        for each in layout.inputs:
            self._declare_input(each)
        for step in layout.steps:
            if step.key in self.settled.rules:
                self._declare_step(step, self.settled.rules[step.key])
        self.order = _order(self.settled.rules, layout.rungs)
        self.index.sound = True

    def _declare_input(self, each: ToolInput) -> None:
        if each.is_settled:
            choices = {choice: choice for choice in each.choices} or None
            self.option(each.key, each.label, choices, group=each.cell.sheet)
        else:
            meaning = "leeg" if each.kind == NOTHING else "-"
            self._declare(
                Given(
                    each.key,
                    each.label,
                    each.unit,
                    optional=meaning,
                    group=each.cell.sheet,
                    cell=str(each.cell),
                    opbouw=each.key in self.layout.rungs,
                    jeugdwet=each.jeugdwet,
                    wmo=each.wmo,
                )
            )

    def _declare_step(self, step: ToolStep, settled: SettledRule) -> None:
        arguments = (*settled.rule.names(), *sorted(settled.touched))
        formula = Formula(_function(settled.rule, step), arguments)
        self._declare(
            Step(
                step.key,
                step.label,
                step.unit,
                formulas=(formula,),
                aside=True,
                group=step.cell.sheet,
                cell=str(step.cell),
                jeugdwet=step.jeugdwet,
                wmo=step.wmo,
                negative=True,
                opbouw=step.key in self.layout.rungs,
            )
        )

    def completed(self, entries: Mapping[str, Json]) -> Mapping[str, Json]:
        """Return what is stated, and for the rest what the workbook holds; a filling says itself what is empty."""
        if isinstance(entries, StatedInputs):
            return entries.entries()
        own = {
            each.key: each.written if each.is_settled else {"waarde": each.written, "bron": f"{HELD}{each.cell}"}
            for each in self.layout.inputs
            if each.written
        }
        return {**own, **{key: self._spelled(key, entry) for key, entry in entries.items()}}

    def _spelled(self, key: str, entry: Json) -> Json:
        """What is stated for a choice as the workbook spells it."""
        each = self.layout.by_key.get(key)
        if not isinstance(each, ToolInput) or not each.is_settled:
            return entry
        if isinstance(entry, Mapping):
            return {name: self._spelled(key, item) if name == "waarde" else item for name, item in entry.items()}
        return each.spelled(entry) if isinstance(entry, str) else entry

    def under(self, _chosen: Mapping[str, str], _numbers: Mapping[str, Decimal]) -> CostModel:
        """Return the model with the rules that hold under these choices, and with these inputs filled in."""
        filled = self.filled(_chosen, _numbers)
        same = tuple(
            (cell, "" if isinstance(value, Expression) and not self._is_fixed(cell) else _as_held(value))
            for cell, value in filled.items()
            if value is not None
        )
        key = same, self._wrong(filled)
        tool = next((kept for kept in self._kept.get(key, ()) if kept._holds_for(filled)), None)
        if tool is None:
            if sum(map(len, self._kept.values())) >= _MOST_KEPT:
                self._kept.clear()
            tool = Rekentool(self.layout, settled=settle(self.layout, filled), filled=filled)
            tool.settles = False
            self._kept.setdefault(key, []).append(tool)
        tool.refuse_errors()
        return tool

    def says(self, _chosen: Mapping[str, str], _numbers: Mapping[str, Decimal]) -> tuple[Finding, ...]:
        """Return what the workbook itself says at these choices and numbers."""
        filled = self.filled(_chosen, _numbers)
        return (*outside_limits(self.layout, filled), *said_by(self.layout, filled))

    def _holds_for(self, filled: CellValues) -> bool:
        """Tell whether the rules are the same at what was filled in: a choice can turn a number into one."""
        cells = (each.cell for each in self.layout.inputs if each.key in self.settled.fixed)
        return all(_as_held(filled.get(cell)) == _as_held(self._filled.get(cell)) for cell in cells)

    def _is_fixed(self, cell: CellAddress) -> bool:
        held = self.layout.by_cell[cell]
        return (isinstance(held, ToolInput) and held.is_settled) or held.key in self.settled.fixed

    def _wrong(self, filled: CellValues) -> frozenset[tuple[CellAddress, str]]:
        """The cells that are an error at these numbers: they are no line of this calculation."""
        outcomes = outcomes_of(self.layout, filled).outcomes
        return frozenset(
            (cell, outcome.kind if isinstance(outcome, ErrorValue) else "")
            for cell, outcome in outcomes.items()
            if isinstance(outcome, ErrorValue | str | bool)
        )

    def refuse_errors(self) -> None:
        """Raise `Refused` where a result is no number."""
        findings = []
        for key in self.results:
            if key not in self.quantities:
                step = self.layout.by_key[key]
                outcome = self.settled.outcomes.get(step.cell)
                why = self.settled.unread.get(step.cell)
                shown = outcome.kind if isinstance(outcome, ErrorValue) else "geen getal"
                text = f"{step.label} is niet uit te rekenen: {why}." if why else f"{step.label} komt op {shown}."
                first = first_error(self.layout, step.cell, self.settled.outcomes)
                if first.cell != step.cell:
                    text += f" Het begint in {first.cell} ({first.label}): ={first.text.removeprefix('=')[:200]}."
                advice = "Controleer wat is ingevuld."
                findings.append(Finding("resultaat_zonder_getal", text, advice, first.cell.place))
        if findings:
            raise Refused(tuple(findings))

    def filled(
        self, chosen: Mapping[str, str], numbers: Mapping[str, Decimal] | None = None
    ) -> dict[CellAddress, Value]:
        """Return what stands in the cells that are filled in; without `numbers` what the workbook holds."""
        if numbers is None:
            return {each.cell: each.value(each.written) for each in self.layout.inputs}
        found: dict[CellAddress, Value] = {}
        wrong: list[Finding] = []
        for each in self.layout.inputs:
            if each.is_settled:
                found[each.cell] = self._settled_value(each, chosen.get(each.key, ""), wrong)
            elif each.key in numbers:
                found[each.cell] = constant(numbers[each.key])
                wrong += impossible(each, numbers[each.key], Place.of(each.key))
        wrong += self._emptied(found)
        if wrong:
            raise Refused(tuple(wrong))
        return found

    def _emptied(self, filled: CellValues) -> Iterator[Finding]:
        """What the workbook has and was left empty, but for rows that were left out as a whole."""
        gone = gone_rows(self.layout, lambda each: filled.get(each.cell) is None)
        for each in self.layout.inputs:
            if filled.get(each.cell) is None and row_of(each.cell) not in gone:
                fault = emptied(each, Place.of(each.key))
                if fault is not None:
                    yield fault

    def _settled_value(self, each: ToolInput, held: str, wrong: list[Finding]) -> Value:
        reading = read_number(held, percent=each.unit.percent) if each.is_number and held else None
        if reading is not None and reading.finding is not None and held != each.written and held not in each.choices:
            wrong.append(reading.finding.at(Place.of(each.key)))
            return each.value(each.written)
        try:
            return each.value(held)
        except Malformed:
            what, advice = "getal", "Schrijf een getal, zoals 12,5."
            if each.kind == "datum":
                what, advice = "datum", day_advice(held, "Schrijf een datum, zoals 31-01-2026.")
            elif each.kind == "waar":
                what, advice = "ja of nee", "Schrijf ja of nee."
            text = f"{each.label}: '{held[:60]}' is geen {what}."
            wrong.append(Finding("geen_getal", text, advice, Place.of(each.key)))
            return each.value(each.written)


def _as_held(value: Value) -> object:
    """What can be compared of what stands in a cell: of a number the number itself."""
    return value.args[0] if isinstance(value, Expression) else value


def _order(rules: Mapping[str, SettledRule], first: Iterable[str]) -> tuple[str, ...]:
    """The lines, each behind what it rests on; the parts of the price in the order in which the workbook has them."""
    order: dict[str, None] = {}
    stack = [*reversed([*first, *rules])]
    while stack:
        key = stack[-1]
        below = [] if key not in rules else [each for each in rules[key].rule.names() if each not in order]
        if below and key not in order:
            stack += below
        else:
            order[stack.pop()] = None
    return tuple(order)


def _function(rule: Expression, step: ToolStep) -> Callable[..., object]:
    """A step as a function of the lines that its rule names; choices come behind these and are settled already."""
    names = rule.names()

    def worked_out(*values: object) -> object:
        if values and isinstance(values[0], Expression):
            return rule
        outer = getcontext()
        with localcontext(EXACT) as context:
            context.clear_flags()
            value = evaluate(rule, dict(zip(names, values, strict=False)))
        if context.flags[Inexact]:  # who works the line out must know that digits were cut off
            outer.flags[Inexact] = True
        return value

    worked_out.__name__, worked_out.__doc__ = step.key, f"{step.text[:200]} ({step.cell})"
    worked_out.__dict__["rule"] = rule  # what tells two rules apart in the fingerprint of the model
    return worked_out


def load_rekentool(path: Path) -> Rekentool:
    """Return the model of a document on disk; raises `Refused` for one that is none."""
    try:
        raw = path.read_bytes()
    except OSError:
        advice = "Geef het pad naar het bestand dat tarief model maakte."
        raise Refused((Finding("geen_rekentool", f"{path} kan niet worden gelezen.", advice),)) from None
    return Rekentool(read_layout(raw, path.name))
