"""From a workbook to the rules of its cells, settled for what was filled in; and to what every cell comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tarief.core.expression import Expression, name
from tarief.models.rekentool.evaluate import Evaluator
from tarief.models.rekentool.functions import FUNCTIONS
from tarief.models.rekentool.layout import ToolLayout, ToolStep
from tarief.models.rekentool.node import CellAddress, FormulaNode
from tarief.models.rekentool.value import (
    NO_NUMBER,
    ZERO,
    CellFault,
    Either,
    ErrorValue,
    Known,
    Pending,
    Unread,
    Unsettled,
    Value,
    ValueBlock,
    number,
    rule_of,
)

#: Rounds in which numbers can turn out to be asked beforehand.
_MOST_ROUNDS = 12
#: What is filled in, by cell.
CellValues = Mapping[CellAddress, Value]
#: What cells come to.
Outcomes = Mapping[CellAddress, Known | ErrorValue]
#: The inputs that cells ask beforehand.
Asked = Mapping[CellAddress, frozenset[str]]


@dataclass(frozen=True, slots=True)
class SettledRule:
    """The rule of one cell, and the choices that it was settled by."""

    rule: Expression
    touched: frozenset[str]


@dataclass
class SettledTool:
    """`rules` of the cells that are numbers, by key; `outcomes` of all cells; `fixed` the numbers asked beforehand.

    `unread` says of cells why they have no rule. Where it `relies` on lines that are no error now, numbers with which
    they are one have other rules. `rounds` holds what each round settled beforehand, and what it then was asked.
    """

    rules: dict[str, SettledRule] = field(default_factory=dict)
    outcomes: dict[CellAddress, Known | ErrorValue] = field(default_factory=dict)
    fixed: frozenset[str] = frozenset()
    unread: dict[CellAddress, str] = field(default_factory=dict)
    relies: bool = False
    rounds: list[tuple[frozenset[str], Asked]] = field(default_factory=list)


def outcomes_of(layout: ToolLayout, filled: CellValues) -> SettledTool:
    """Return what every cell comes to at what was filled in."""
    settled = SettledTool()
    run = _evaluator(layout, filled, frozenset(), varying=False)
    for step, node in zip(layout.steps, layout.nodes, strict=True):
        try:
            outcome: Known | ErrorValue = run.plain(_one(run, node))
        except CellFault as fault:
            outcome = fault.value
        except (Unread, Unsettled, RecursionError) as why:
            settled.unread[step.cell] = _reason(why)
            run.cells[step.cell] = Pending(frozenset())
            continue
        settled.outcomes[step.cell] = outcome
        run.cells[step.cell] = Expression("number", (outcome,)) if isinstance(outcome, Decimal) else outcome
    return settled


def _reason(why: Exception) -> str:
    """Why a cell is not read, in words."""
    if isinstance(why, RecursionError):
        return "de formule is te diep genest"
    return str(why) or "zij rust op een cel die niet is gelezen"


def settle(layout: ToolLayout, filled: CellValues, before: SettledTool | None = None) -> SettledTool:
    """Return the rules, with every choice settled; numbers that must be known beforehand are settled too.

    `before` is what was settled of the same cells at the same values when there were no results yet, all of it read.

    Only for what the results rest on: a rank beside the price, which no rule can give, leaves all numbers free.
    """
    settled = outcomes_of(layout, filled) if before is None else SettledTool(outcomes=before.outcomes)
    fixed = frozenset[str]() if before is None else _fixed_before(layout, before)
    if before is not None and fixed == before.rounds[-1][0]:  # whose rules these are
        return before
    for _ in range(_MOST_ROUNDS):
        asked = _round(layout, filled, settled, fixed)
        settled.rounds.append((fixed, asked))
        more = _asked_for_results(layout, asked) - fixed
        if not more:
            break
        fixed |= more
    settled.fixed = fixed
    return settled


def _asked_for_results(layout: ToolLayout, asked: Asked) -> frozenset[str]:
    return frozenset[str]().union(*(leaves for cell, leaves in asked.items() if cell in layout.needed))


def _fixed_before(layout: ToolLayout, before: SettledTool) -> frozenset[str]:
    """What turns out to be asked beforehand, as far as the rounds of before are those that would be made now."""
    fixed = frozenset[str]()
    for settled_then, asked in before.rounds:
        if settled_then == fixed:
            fixed |= _asked_for_results(layout, asked)
    return fixed


def _round(layout: ToolLayout, filled: CellValues, settled: SettledTool, fixed: frozenset[str]) -> Asked:
    """Settle every cell once; returns the inputs that turn out to be asked beforehand, by who asks."""
    run = _evaluator(layout, filled, fixed, varying=True)
    settled.rules.clear()
    asked: dict[CellAddress, frozenset[str]] = {}
    leaves_of: dict[str, frozenset[str]] = {}
    for step, node in zip(layout.steps, layout.nodes, strict=True):
        if step.cell in settled.unread:
            run.cells[step.cell] = Pending(frozenset())
            continue
        run.touched = set()
        try:
            _settle_one(run, step, node, settled, leaves_of)
        except CellFault as fault:
            run.cells[step.cell] = fault.value
        except Unsettled as waiting:
            if not isinstance(settled.outcomes[step.cell], str):
                asked[step.cell] = frozenset().union(*(leaves_of.get(each, {each}) for each in waiting.names))
            run.cells[step.cell] = Pending(waiting.names)
        except (Unread, RecursionError) as why:
            settled.unread[step.cell] = _reason(why)
            run.cells[step.cell] = Pending(frozenset())
        if run.touched:
            run.choices[step.cell] = run.choices.get(step.cell, frozenset()) | run.touched
    settled.relies = bool(run.faults.relied_on)
    return asked


def _settle_one(
    run: Evaluator, step: ToolStep, node: FormulaNode, settled: SettledTool, leaves_of: dict[str, frozenset[str]]
) -> None:
    value = _one(run, node)
    outcome = settled.outcomes[step.cell]
    run.cells[step.cell] = value
    if isinstance(outcome, str | bool) or not isinstance(value, Expression | Either):
        return
    rule = _ruled(value)
    if not isinstance(outcome, ErrorValue):
        settled.rules[step.key] = SettledRule(rule, frozenset(run.touched))
    if isinstance(value, Expression):
        _note(run, step.key, rule, is_error=isinstance(outcome, ErrorValue))
        run.cells[step.cell] = name(step.key)
        leaves_of[step.key] = frozenset().union(*(leaves_of.get(each, frozenset({each})) for each in rule.names()))


def _ruled(value: Value) -> Expression:
    """The rule of a cell: where it is a text it is no line of the calculation, also where a number could be read."""
    if isinstance(value, Either):
        return rule_of("if", value.condition, _ruled(value.held), _ruled(value.other))
    return NO_NUMBER if isinstance(value, str | ErrorValue) else number(value)


def _note(run: Evaluator, key: str, rule: Expression, *, is_error: bool) -> None:
    """Note what is known of a line: its number where nothing in it varies, and when it is an error.

    One that is an error now is no line of the calculation; where a condition keeps it out, its rule stands there.
    """
    known = run.known(rule)
    if known is not None:
        run.constants[key] = known
    run.faults.note(key, rule)
    if not is_error:
        return
    if not run.heavy.isdisjoint(rule.names()):
        run.heavy.add(key)
        return
    try:
        run.safe[key] = _with(rule, run.safe)
    except Unread:
        run.heavy.add(key)


def _with(rule: Expression, safe: Mapping[str, Expression]) -> Expression:
    """A rule in which lines are written out."""
    if rule.op == "name":
        return safe.get(rule.args[0], rule)
    if rule.op == "number" or not any(each in safe for each in rule.names()):
        return rule
    return rule_of(rule.op, *(_with(each, safe) for each in rule.args))


def _evaluator(layout: ToolLayout, filled: CellValues, fixed: frozenset[str], *, varying: bool) -> Evaluator:
    run = Evaluator(functions=FUNCTIONS, starts_1904=layout.starts_1904)
    cells: dict[CellAddress, Value] = dict(layout.texts)
    leaves = []
    for each in layout.inputs:
        value = filled.get(each.cell)
        settled = each.is_settled or each.key in fixed
        if varying and not settled and isinstance(value, Expression):
            value = name(each.key)
            leaves.append(each.key)
        elif each.is_settled and value is not None:
            run.choices[each.cell] = frozenset({each.key})
        cells[each.cell] = value
    run.cells, run.leaves = cells, frozenset(leaves)
    return run


def _one(run: Evaluator, node: FormulaNode) -> Value:
    """The value of one cell."""
    value = run.value(node)
    if isinstance(value, ValueBlock):
        if len(value.rows) > 1 or value.width > 1:
            raise Unread("de formule komt op een heel bereik")
        value = value.rows[0][0]
    if isinstance(value, ErrorValue):
        raise CellFault(value.kind)
    return ZERO if value is None else value
