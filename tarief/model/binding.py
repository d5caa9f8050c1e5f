"""What the formula of a step is bound to: lines, the lines of all rows, or choices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tarief.core.expression import Expression, name, operand


@dataclass(frozen=True, slots=True)
class Chosen:
    """An argument that is a choice, passed to the function as text."""

    value: str


#: An argument of a formula: one node, the nodes of all rows, a choice, or the choices of all rows.
Binding = str | tuple[str | Chosen, ...] | Chosen


@lru_cache(maxsize=4096)
def symbolic(function: Callable[..., Any], bindings: tuple[Binding, ...]) -> Expression:
    """The rule of a function on these nodes; the same in every calculation that comes to it."""
    symbols = {key: name(key) for key in asked(bindings)}
    return operand(function(*(bound(binding, symbols) for binding in bindings)))


def bound(binding: Binding, values: Mapping[str, Any]) -> Any:
    """Return what stands for an argument: a value, those of all rows, or the text of a choice."""
    if isinstance(binding, tuple):
        return [bound(item, values) for item in binding]
    return binding.value if isinstance(binding, Chosen) else values[binding]


@lru_cache(maxsize=4096)
def asked(bindings: tuple[Binding, ...]) -> tuple[str, ...]:
    """Return the lines that a step is bound to."""
    every = (binding if isinstance(binding, tuple) else (binding,) for binding in bindings)
    return tuple(key for keys in every for key in keys if not isinstance(key, Chosen))
