"""Leaving out what was not claimed, so that a rule reads as what was really calculated."""

from collections.abc import Container

from tarief.core.expression.symbol import Expression

#: Operations of which no operand can be left out.
_WHOLE = ("if", "=", "<>", "<", "<=", ">", ">=")


def prune(expression: Expression, empty: Container[str]) -> Expression:
    """Return the expression without the names in `empty` (each worth nothing); itself when nothing is left."""
    pruned = _prune(expression, empty)
    return expression if pruned is None else pruned


def comes_to_nothing(expression: Expression, empty: Container[str]) -> bool:
    """Tell whether it comes to nothing at any numbers, because the names in `empty` do."""
    op, args = expression.op, expression.args
    if op == "name":
        return args[0] in empty
    if op in ("neg", "/", "+", "-", "*"):
        parts = [comes_to_nothing(argument, empty) for argument in (args[:1] if op == "/" else args)]
        return any(parts) if op == "*" else all(parts)
    return False


def _prune(expression: Expression, empty: Container[str]) -> Expression | None:
    op, args = expression.op, expression.args
    if op == "name":
        return None if args[0] in empty else expression
    if op == "number":
        return expression
    if op in _WHOLE:  # a choice asks what a number is, also where it is nothing
        return expression
    kept = [_prune(argument, empty) for argument in args]
    if all(argument is not None for argument in kept):
        return _without_one(op, kept)
    if op in ("+", "-", "max"):
        return _remaining(op, kept)
    return None


def _remaining(op: str, kept: list[Expression | None]) -> Expression | None:
    """What is left of a sum or a floor: adding nothing changes nothing, a floor of nothing is none."""
    left, right = kept
    if left is None and right is not None:
        return Expression("neg", (right,)) if op == "-" else right
    return left


def _without_one(op: str, kept: list[Expression | None]) -> Expression:
    """Times one, or divided by one, says nothing: `wage × (1 + nothing)` reads as `wage`."""
    left, right = kept[0], kept[-1]
    if op in ("*", "/") and left is not None and _is_one(right):
        return left
    if op == "*" and right is not None and _is_one(left):
        return right
    return Expression(op, tuple(kept))


def _is_one(expression: Expression | None) -> bool:
    return expression is not None and expression.op == "number" and expression.args[0] == 1
