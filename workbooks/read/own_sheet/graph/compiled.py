"""Rules as one plain function over arrays: the same calculation at many points, without walking the trees again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from tarief.core.arrays import np
from tarief.core.expression import Expression, operand
from tarief.core.expression.arrays import array_functions

#: From the given values (by name) to the value of the last rule.
Function = Callable[[Mapping[Any, Any]], Any]
_SIGNS = frozenset("+-*/")


def compiled(rules: Mapping[Any, Expression], given: tuple[Hashable, ...], wanted: Hashable) -> Function:
    """Return the function that works one of the rules out; each rests on given names and on rules before it."""
    places = {name: f"g[{number}]" for number, name in enumerate(given)}
    lines = []
    for number, (name, rule) in enumerate(rules.items()):
        lines.append(f"    v{number} = {_written(rule, places)}")
        places[name] = f"v{number}"
    source = "def run(g):\n" + "\n".join(lines) + f"\n    return {places[wanted]}\n"
    names: dict[str, Any] = {f"do_{key}": each for key, each in array_functions().items() if key.isalpha()}
    exec(compile(source, "<blad>", "exec"), names)  # only arithmetic, numbers and names made here
    run = names["run"]
    return lambda values: run([values[name] for name in given])


@lru_cache(maxsize=8192)
def worked_by(rule: Expression) -> Function:
    """Return one rule as a function of what it names, over arrays. Many readings share the rules of a model."""
    return _made(rule, array_functions())


@lru_cache(maxsize=8192)
def worked_at_one(rule: Expression) -> Function:
    """Return one rule as a function of numbers: the same as over arrays of one, many times as quick.

    It raises `ArithmeticError` where a divisor is nothing.
    """
    return _made(rule, _at_one())


class _Looked(dict[Hashable, str]):
    """Every name looked up in what is known."""

    def __missing__(self, name: Hashable) -> str:
        return f"g[{name!r}]"


def _made(rule: Expression, functions: Mapping[str, Callable[..., Any]]) -> Function:
    names = {f"do_{key}": each for key, each in functions.items() if key.isalpha()}
    source = f"lambda g: {_written(rule, _Looked())}"
    function: Function = eval(compile(source, "<regel>", "eval"), names)  # only arithmetic, numbers and keys of a model
    return function


def _at_one() -> dict[str, Callable[..., Any]]:
    """The functions of a step on numbers: the highest and the lowest by Python, the others as over arrays."""
    return {key: _plainly(each) for key, each in array_functions().items()} | {"max": max, "min": min}


def _plainly(function: Callable[..., Any]) -> Callable[..., float]:
    def run(*values: float) -> float:
        with np.errstate(divide="raise", invalid="raise", over="raise"):
            return float(function(*values))

    return run


def _written(rule: Expression, places: Mapping[Hashable, str]) -> str:
    match rule.op:
        case "name":
            return places[rule.args[0]]
        case "number":
            return repr(float(rule.args[0]))
        case "neg":
            return f"(-{_written(operand(rule.args[0]), places)})"
    if rule.op in ("round", "rounddown", "roundup"):
        return f"do_{rule.op}({_written(operand(rule.args[0]), places)}, {int(_number(rule.args[1]))})"
    parts = [_written(operand(each), places) for each in rule.args]
    return f"({parts[0]} {rule.op} {parts[1]})" if rule.op in _SIGNS else f"do_{rule.op}({', '.join(parts)})"


def _number(value: Any) -> Decimal:
    return Decimal(value.args[0]) if isinstance(value, Expression) else Decimal(value)
