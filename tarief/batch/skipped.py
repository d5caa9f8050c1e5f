"""Which lines are asked under a condition only: one that has no answer there is no fault where the condition fails."""

from collections.abc import Collection, Iterator, Mapping

from tarief.core.expression import Expression
from tarief.model.binding import asked
from tarief.model.plan import Node

#: Operations that have no answer for some finite operands.
CAN_FAIL = frozenset({"/", "sqrt", "power"})
#: Lines that are skipped rest on one another at most so deep: each is written inside the other.
_DEEPEST = 30


def skippable(nodes: Mapping[str, Node], results: Collection[str]) -> frozenset[str]:
    """Return the lines (in working order) that can fail and that no result asks for in every case."""
    wanted, depths = set(results), dict[str, int]()
    for key in reversed(list(nodes)):
        rule = nodes[key].expression
        if key in wanted and rule is not None:
            # What a step is given and does not use must have an answer too.
            wanted |= {*_always(rule), *(set(asked(nodes[key].bindings)) - set(rule.names()))}
    for key, node in nodes.items():
        if key not in wanted and (rule := node.expression) is not None:
            depth = 1 + max((depths.get(name, 0) for name in rule.names()), default=0)
            if depth <= _DEEPEST and (depth > 1 or _can_fail(rule)):
                depths[key] = depth
    return frozenset(depths)


def _always(rule: Expression) -> Iterator[str]:
    """The names that a rule asks for whatever the numbers are."""
    match rule.op:
        case "name":
            yield rule.args[0]
        case "number":
            return
        case "if":
            yield from _always(rule.args[0])
        case _:
            for part in rule.args:
                yield from _always(part)


def _can_fail(rule: Expression) -> bool:
    return rule.op in CAN_FAIL or any(_can_fail(part) for part in rule.args if isinstance(part, Expression))
