"""A formula taken apart as far as brackets, commas and comparisons: calls with their arguments."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(r"""("[^"]*+"|'[^']*+'|\[[^\[\]]*+\]|\{[^{}]*+\})|([^\W\d][\w.]*+)?\(|(\))|(,)|(<=|>=|<>|=|<|>)""")


class Slot(NamedTuple):
    """One argument, or what stands between brackets: where it is, and the comparison in it if there is just one."""

    start: int
    end: int
    comparison: tuple[int, int] | None


class Call(NamedTuple):
    """A function with its arguments; without a name a pair of brackets, or the formula as a whole."""

    name: str
    slots: tuple[Slot, ...]


class _Open:
    """A call that has not ended; `compares` tells whether anything in it is compared."""

    def __init__(self, name: str, start: int) -> None:
        self.name, self.start = name, start
        self.slots: list[Slot] = []
        self.comparisons: list[tuple[int, int]] = []
        self.nested = self.compares = False

    def close(self, end: int) -> None:
        one = self.comparisons[0] if len(self.comparisons) == 1 and not self.nested else None
        self.slots.append(Slot(self.start, end, one))
        self.comparisons, self.nested = [], False


def calls(formula: str) -> Iterator[Call]:
    """Yield every call in a formula, inner ones first; what is not closed is left out."""
    stack = [_Open("", 1)]
    for token in _TOKEN.finditer(formula, 1):
        kept, name, closing, comma, comparison = token.groups()
        top = stack[-1]
        if comparison:
            top.comparisons.append(token.span())
            top.compares = True
        elif comma:
            top.close(token.start())
            top.start = token.end()
        elif closing and len(stack) > 1:
            top.close(token.start())
            yield Call(stack.pop().name, tuple(top.slots))
            stack[-1].nested |= top.compares
            stack[-1].compares |= top.compares
        elif not kept and not closing:
            stack.append(_Open((name or "").upper(), token.end()))
    stack[0].close(len(formula))
    yield Call("", tuple(stack[0].slots))
