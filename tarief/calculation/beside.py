"""What is worked out beside the price: the cost price, lines aside, what the model has beside what was given."""

from dataclasses import dataclass, replace

from tarief.calculation.resolve import Resolver
from tarief.calculation.spread import with_spread
from tarief.calculation.supplied import Supply
from tarief.core.expression import summands
from tarief.core.expression.prune import comes_to_nothing
from tarief.model.declare import Given, Step
from tarief.model.model import Model
from tarief.model.plan import NodeKind, Plan


@dataclass(frozen=True, slots=True)
class DerivedBeside:
    """A step that was given, and the way by which the model would have found it from the rest of the inputs."""

    key: str
    plan: Plan
    result: str


def with_beside(model: Model, plan: Plan, resolver: Resolver) -> Plan:
    """Return the plan with what is worked out beside the price, and without what a search met on its way."""
    beside = [resolver.need(key, row) for key in _beside_the_price(model, plan) for row in resolver.rows_of(key)]
    used = plan.leading_to([*plan.results, *(key for key in beside if key is not None)])
    dropped = {node.place for node in plan.nodes.values() if node.parameter} - {node.place for node in used.values()}
    resolver.findings = [finding for finding in resolver.findings if finding.place not in dropped]
    return with_spread(replace(plan, nodes=used), _tops(model, plan))


def _tops(model: Model, plan: Plan) -> tuple[str, ...]:
    """What a ladder leads to: the prices, and the cost price."""
    return (*plan.results, *(key for key in (model.cost,) if key in plan.nodes and key not in plan.results))


def _beside_the_price(model: Model, plan: Plan) -> list[str]:
    """What is worked out though no price asks for it: the cost price, the rungs of a gross-up, lines beside it."""
    beside = [model.cost] if model.cost in model.quantities else []
    beside += [key for pair in model.settlements.items() for key in pair]
    steps = [quantity for quantity in model.quantities.values() if isinstance(quantity, Step)]
    rules = [plan.nodes[key].rule for key in plan.results]
    if any(rule is not None and summands(rule) is None for rule in rules):
        beside += [quantity.key for quantity in model.quantities.values() if quantity.opbouw]
    return beside + [step.key for step in steps if step.aside or step.check]


def derived_beside(resolver: Resolver, plan: Plan) -> list[DerivedBeside]:
    """Return, for each step that was given and that the rest of the inputs may lead to as well: how."""
    supply, index = resolver.supply, resolver.model.index
    found = []
    for key, node in plan.nodes.items():
        step = node.quantity
        if node.kind is not NodeKind.GIVEN or isinstance(step, Given):
            continue
        if not any(name in index.upstream(step.key) for name, _ in supply.quantities):
            continue
        rest = {at: item for at, item in supply.quantities.items() if at[0] != step.key}
        other = Resolver(resolver.model, Supply(rest, supply.options, supply.rows), resolver.library, resolver.on)
        if (result := other.need(step.key, node.row_index)) is not None:
            beside = Plan(other.nodes, result)
            say_rules(beside)
            beside = replace(beside, nodes=beside.leading_to([result]))
            if not _is_never_claimed(beside):
                found.append(DerivedBeside(key, beside, result))
    return found


def _is_never_claimed(plan: Plan) -> bool:
    """Tell whether the result comes to nothing at any amounts, because what it is made of was not claimed."""
    nothing: set[str] = set()
    for key, node in plan.nodes.items():
        if node.kind is NodeKind.ABSENT or (node.rule is not None and comes_to_nothing(node.rule, nothing)):
            nothing.add(key)
    return plan.result in nothing


def say_rules(plan: Plan) -> None:
    """Raise `ModelError` for a rule that cannot be said in symbols: its maker's fault, and told as such."""
    for node in plan.nodes.values():
        _ = node.rule
