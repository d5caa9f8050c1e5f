"""From inputs to a breakdown: read, resolve, work out, check, and lay out as lines and rungs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from tarief.calculation.assumption import as_forecast, ask_for_forecast, assumed
from tarief.calculation.bases import ask_for_base, assumed_bases, on_other_bases
from tarief.calculation.breakdown import Breakdown
from tarief.calculation.inputs import StatedInputs
from tarief.calculation.ladder import climb
from tarief.calculation.line import Line, make_line
from tarief.calculation.missing import Missing
from tarief.calculation.receipt import make_receipt
from tarief.calculation.remarks import remarks
from tarief.calculation.resolve import Resolver
from tarief.calculation.spread import with_spread
from tarief.calculation.supply import Supply, read_supply
from tarief.calculation.worked import refuse_outside, work_out
from tarief.core.dutch import shown
from tarief.core.expression import summands
from tarief.core.final import FinalRounding
from tarief.core.findings import Finding, Refused, Severity, refuse
from tarief.model.check import check
from tarief.model.declare import Given, Step
from tarief.model.model import Model
from tarief.model.plan import NodeKind, Plan
from tarief.parameters import Library, load_parameters

#: What looks at a whole calculation: legal completeness, costs counted twice, wages below the minimum.
Checks = Callable[[Breakdown], tuple[Finding, ...]]
#: The calculation on other inputs and another day.
Again = Callable[[StatedInputs, date], Breakdown]


@dataclass(frozen=True, slots=True)
class PriceOutcome:
    """What a calculation comes to, without the account of it; `published` tells that it rests on parameters."""

    tarief: Decimal
    kostprijs: Decimal | None
    values: dict[str, Decimal]
    published: bool


def outcome_of(model: Model, inputs: StatedInputs, *, on: date, library: Library | None = None) -> PriceOutcome | None:
    """Return what `calculate` would come to, None where it would refuse: for who tries many inputs."""
    check(model)
    supply = read_supply(model, inputs)
    resolver = Resolver(model, supply, library or load_parameters(), on)
    plan = resolver.plan()
    if plan is None or any(finding.severity is Severity.FAULT for finding in supply.findings):
        return None
    model, plan = resolver.model, _with_beside(resolver.model, plan, resolver)
    try:
        values = work_out(plan)
        refuse_outside(plan, values)
    except Refused:
        return None
    final = _finals(model, plan, supply.option("afronding"))[plan.result]
    tariff, cost = _prices(model, plan, final, values)
    published = any(node.parameter for node in plan.nodes.values())
    return PriceOutcome(tariff, cost if _has_cost(model, plan) else None, values, published)


def calculate(
    model: Model,
    inputs: StatedInputs,
    *,
    on: date,
    checks: Checks,
    library: Library | None = None,
) -> Breakdown:
    """Calculate `model` on `inputs`; raises `Refused` with every fault, placed by its path.

    What `checks` finds joins the findings of the breakdown.
    """
    check(model)
    known = library or load_parameters()

    def again(other: StatedInputs, day: date) -> Breakdown:
        return calculate(model, other, on=day, library=known, checks=checks)

    breakdown = _calculate(model, inputs, on, known, again)
    findings = tuple(dict.fromkeys((*_of_what_is_used(breakdown), *checks(breakdown))))
    amounts = breakdown.amounts
    lines = tuple(replace(line, amount=amounts[line.key]) if line.key in amounts else line for line in breakdown.lines)
    return replace(breakdown, lines=lines, findings=findings)


def _of_what_is_used(breakdown: Breakdown) -> list[Finding]:
    """The findings, without the remarks on parameters that move no price."""
    nodes, used = breakdown.plan.nodes, breakdown.in_use
    looked_up = {key: node.place for key, node in nodes.items() if node.parameter}
    idle = set(looked_up.values()) - {place for key, place in looked_up.items() if key in used}
    return [finding for finding in breakdown.findings if finding.place not in idle]


def _plan_for(model: Model, inputs: StatedInputs, on: date, library: Library, again: Again) -> tuple[Plan, Resolver]:
    """Read the inputs and find the way to the price; raises `Refused` with all faults found on the way."""
    supply = read_supply(model, inputs)
    resolver = as_forecast(Resolver(model, supply, library, on))
    plan = resolver.plan()
    findings = list(supply.findings)
    questions = list(supply.questions)
    if plan is None:
        price = partial(_shown_price, again, on)
        missing, asked = ask_for_forecast(resolver, inputs, Missing(resolver).report(), price)
        faulty = {finding.place for finding in supply.findings}
        findings += [finding for finding in missing if finding.place not in faulty]
        questions += asked
        if not supply.findings:
            findings, asked = ask_for_base(model, inputs, findings, price)
            questions += asked
    refuse(findings, questions)
    assert plan is not None
    return _with_beside(resolver.model, plan, resolver), resolver


def _with_beside(model: Model, plan: Plan, resolver: Resolver) -> Plan:
    """The plan with what is worked out beside the price, and without what a search met on its way."""
    beside = [resolver.need(key, row) for key in _beside_the_price(model, plan) for row in resolver.rows_of(key)]
    used = plan.leading_to([*plan.results, *(key for key in beside if key is not None)])
    dropped = {node.place for node in plan.nodes.values() if node.parameter} - {node.place for node in used.values()}
    resolver.findings = [finding for finding in resolver.findings if finding.place not in dropped]
    return with_spread(replace(plan, nodes=used), _tops(model, plan))


def _tops(model: Model, plan: Plan) -> tuple[str, ...]:
    """What a ladder leads to: the prices, and the cost price."""
    return (*plan.results, *(key for key in (model.cost,) if key in plan.nodes and key not in plan.results))


def _shown_price(again: Again, on: date, inputs: StatedInputs) -> str:
    try:
        breakdown = again(inputs, on)
    except Refused:
        return ""
    return shown(breakdown.tarief, breakdown.unit)


def _beside_the_price(model: Model, plan: Plan) -> list[str]:
    """What is worked out though no price asks for it: the cost price, the rungs of a gross-up, lines beside it."""
    beside = [model.cost] if model.cost in model.quantities else []
    beside += [key for pair in model.settlements.items() for key in pair]
    steps = [quantity for quantity in model.quantities.values() if isinstance(quantity, Step)]
    rules = [plan.nodes[key].rule for key in plan.results]
    if any(rule is not None and summands(rule) is None for rule in rules):
        beside += [quantity.key for quantity in model.quantities.values() if quantity.opbouw]
    return beside + [step.key for step in steps if step.aside or step.check]


def _calculate(model: Model, inputs: StatedInputs, on: date, library: Library, again: Again) -> Breakdown:
    plan, resolver = _plan_for(model, inputs, on, library, again)
    model, values = resolver.model, work_out(plan)
    refuse_outside(plan, values)
    chosen = resolver.supply.option("afronding")
    finals = _finals(model, plan, chosen)
    final = finals[plan.result]
    tariff, cost = _prices(model, plan, final, values)
    derived = _derived_beside(model, resolver, plan)
    empty = plan.empty(values)
    lines = tuple(
        _line(resolver, plan, values, empty, key, derived.get(key), finals.get(key))
        for key in plan.nodes
        if key not in empty
    )
    rungs = climb(plan, values, plan.result, model.cost, cost, final)
    findings = [
        *resolver.supply.findings,
        *assumed(plan.nodes.values(), resolver.forecast),
        *resolver.findings,
        *assumed_bases(model, resolver),
        *remarks(model, plan, lines, resolver.supply),
    ]
    return Breakdown(
        model=model,
        on=on,
        inputs=inputs,
        supply=resolver.supply,
        library=resolver.library,
        plan=plan,
        values=values,
        lines=lines,
        opbouw=rungs,
        tarief=tariff,
        kostprijs=cost if _has_cost(model, plan) else None,
        finals=finals,
        findings=tuple(dict.fromkeys(findings)),
        receipt=make_receipt(model, inputs, library.digest, on, chosen or model.rounding_of(model.result)),
        again=again,
    )


def _prices(model: Model, plan: Plan, final: FinalRounding, values: Mapping[str, Decimal]) -> tuple[Decimal, Decimal]:
    """The tariff and the cost price as they are shown."""
    tariff = final.shown(values[plan.result])
    cost = final.fine(values[model.cost if model.cost in plan.nodes else plan.result]) if final.unit.money else tariff
    return tariff, cost


def _finals(model: Model, plan: Plan, chosen: str | None) -> dict[str, FinalRounding]:
    """How each result is rounded at the end, by the id of its line."""
    nodes = {key: plan.nodes[key] for key in plan.results}
    return {
        key: FinalRounding.of(node.unit, model.rounding_of(node.quantity.key), chosen) for key, node in nodes.items()
    }


def _has_cost(model: Model, plan: Plan) -> bool:
    """Whether there is a cost price to tell, or the price is one."""
    return model.cost in plan.nodes or model.cost not in model.quantities


def _line(
    resolver: Resolver,
    plan: Plan,
    values: Mapping[str, Decimal],
    empty: frozenset[str],
    key: str,
    derived: Decimal | None,
    final: FinalRounding | None,
) -> Line:
    node = plan.nodes[key]
    base = node.quantity.base
    if node.quantity.bases:
        base = resolver.option(node.quantity.base_key) or base
    line = make_line(node, plan, values, empty=empty, derived=derived, base=base, final=final)
    return on_other_bases(line, node.quantity, plan, values)


def _derived_beside(model: Model, resolver: Resolver, plan: Plan) -> dict[str, Decimal]:
    """For each step that was given: what the model would have found from the rest of the inputs."""
    found: dict[str, Decimal] = {}
    for key, node in plan.nodes.items():
        if node.kind is not NodeKind.GIVEN or isinstance(node.quantity, Given):
            continue
        if not any(name in model.index.upstream(node.quantity.key) for name, _ in resolver.supply.quantities):
            continue
        rest = {name: value for name, value in resolver.supply.quantities.items() if name[0] != node.quantity.key}
        supply = Supply(rest, resolver.supply.options, resolver.supply.rows)
        other = Resolver(model, supply, resolver.library, resolver.on)
        if (other_id := other.need(node.quantity.key, node.row_index)) is None:
            continue
        plan_beside = Plan(other.nodes, other_id)
        try:
            values = work_out(plan_beside)
        except Refused:  # what cannot be worked out is no reason to refuse what was given
            continue
        # Nothing to set beside it when the model has only an empty claim.
        if other_id not in plan_beside.empty(values, keep_result=False):
            found[key] = values[other_id]
    return found
