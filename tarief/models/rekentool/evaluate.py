"""One formula, worked out as far as it can be: what is known is settled, what is not stays a rule over numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import partial
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.arithmetic import ARITHMETIC, SIGNS
from tarief.models.rekentool.known import KnownNumbers
from tarief.models.rekentool.node import CellAddress, CellArea, FormulaNode, Parts
from tarief.models.rekentool.value import (
    MOST_PARTS,
    ONE,
    ZERO,
    CellFault,
    Either,
    ErrorValue,
    Pending,
    Unread,
    Unsettled,
    Value,
    ValueBlock,
    attempted,
    constant,
    either,
    element,
    extreme,
    is_number,
    mapped,
    number,
    rule_of,
)

#: What a function does with its parts, worked out by itself.
LazyFunction = Callable[["Evaluator", Parts], Value]
#: The digits that a number has as text.
_FIFTEEN: Final = Context(prec=15, rounding=ROUND_HALF_UP)
#: No cell of a rekentool holds more than this.
BEYOND: Final = Decimal("1e30")


@dataclass
class Evaluator(KnownNumbers):
    """Works formulas out over `cells`; `touched` collects the choices that were looked at on the way.

    `leaves` are the numbers that were filled in; `safe` holds, for lines that can be an error, the rule that may be
    worked out under a condition; `heavy` are those for which that is too much.
    """

    cells: dict[CellAddress, Value] = field(default_factory=dict)
    choices: dict[CellAddress, frozenset[str]] = field(default_factory=dict)
    safe: dict[str, Expression] = field(default_factory=dict)
    heavy: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    leaves: frozenset[str] = frozenset()
    functions: Mapping[str, LazyFunction] = field(default_factory=dict)
    starts_1904: bool = False
    _blocks: dict[CellArea, tuple[ValueBlock, frozenset[str]]] = field(default_factory=dict)
    _names: list[dict[str, Value]] = field(default_factory=list)
    _of_areas: dict[object, tuple[Value, frozenset[str]]] = field(default_factory=dict)
    _under: int = 0

    def value(self, node: FormulaNode) -> Value:
        """Return what a part of a formula comes to; raises `CellFault` for an error."""
        match node.kind:
            case "value":
                if isinstance(node.value, ErrorValue):
                    raise CellFault(node.value.kind)
                return node.value
            case "cell" if node.cell is not None:
                return self.cell(node.cell)
            case "area" if node.area is not None:
                return self.block(node.area)
            case "name":
                return self._named(node.name)
            case "omitted":
                return None
        over = _areas_in(node)
        return self._called(node) if over is None else self._kept(node, (bool(self._under), node.name, *over))

    def _kept(self, node: FormulaNode, key: object) -> Value:
        """A function of areas, worked out once: ninety rows that hold themselves against one mean have one rule of it.

        As a block it cannot come to anything else later: what stands in the areas comes before whoever looks at it.
        """
        if key not in self._of_areas:
            before, self.touched = self.touched, set()
            try:
                self._of_areas[key] = self._called(node), frozenset(self.touched)
            finally:
                self.touched |= before
        value, chosen = self._of_areas[key]
        self.touched |= chosen
        return value

    def _called(self, node: FormulaNode) -> Value:
        name, parts = node.name, node.parts
        if (function := self.functions.get(name)) is not None:
            try:
                return function(self, parts)
            except (IndexError, TypeError):
                raise Unread(f"de functie {name} heeft te veel of te weinig onderdelen") from None
        if name in SIGNS and len(parts) == 2:
            return self.compare(name, *(self.value(part) for part in parts))
        if len(parts) == 2 and name in "+-*/^":
            return mapped(ARITHMETIC[name], *(self.value(part) for part in parts))
        if len(parts) == 1 and name in ("neg", "%", "+"):
            return mapped(ARITHMETIC["1" + name], self.value(parts[0]))
        raise Unread(f"de functie {name} wordt niet gelezen")

    def cell(self, address: CellAddress) -> Value:
        """Return what stands in a cell."""
        value = self.cells.get(address)
        if address in self.choices:
            self.touched |= self.choices[address]
        if isinstance(value, ErrorValue):
            raise CellFault(value.kind)
        if isinstance(value, Pending):
            raise Unsettled(value.names)
        return self._safely(value)

    def _safely(self, value: Value) -> Value:
        """Under a condition, a line that can be an error is worked out only where that holds."""
        if self._under and isinstance(value, Expression) and value.op == "name":
            if value.args[0] in self.heavy:
                raise Unread("de regel wordt te groot")
            return self.safe.get(value.args[0], value)
        return value

    def block(self, area: CellArea) -> ValueBlock:
        """Return the values of an area; kept, since a table is looked at by many."""
        if area not in self._blocks:
            if (area.bottom - area.top + 1) * (area.right - area.left + 1) > MOST_PARTS:
                raise Unread("het bereik is te groot")
            rows = [
                [CellAddress(area.sheet, row, column) for column in range(area.left, area.right + 1)]
                for row in range(area.top, area.bottom + 1)
            ]
            chosen = frozenset().union(*(self.choices[each] for row in rows for each in row if each in self.choices))
            block = ValueBlock(tuple(tuple(self.cells.get(each) for each in row) for row in rows))
            self._blocks[area] = block, chosen
        block, chosen = self._blocks[area]
        self.touched |= chosen
        if self._under and self.safe:
            return ValueBlock(tuple(tuple(self._safely(each) for each in row) for row in block.rows))
        return block

    def argument(self, node: FormulaNode) -> Value:
        """Return an argument of a function of lists: a single cell is a list of one."""
        if node.kind != "cell":
            return self.value(node)
        return ValueBlock(((attempted(self.cell, node.cell),),))

    def numbers(self, parts: tuple[FormulaNode, ...]) -> Iterator[Expression]:
        """Yield the numbers of the arguments: of a list only its numbers, as a spreadsheet counts them."""
        for part in parts:
            value = self.argument(part)
            if isinstance(value, ValueBlock):
                yield from (counted for each in value.values() if (counted := self.counted(each)) is not None)
            else:
                yield number(value)

    def summed(self, value: Value) -> Expression | None:
        """Return an element of a list as it counts in a sum: where it may be a text, that counts as nothing."""
        if not isinstance(value, Either):
            return self.counted(value)
        ways = [ZERO if (way := self.summed(each)) is None else way for each in (value.held, value.other)]
        return rule_of("if", value.condition, *ways)

    def indicated(self, value: Value) -> Expression:
        """Return 1 for an element of a list that counts as a number, 0 for another."""
        if not isinstance(value, Either):
            return ZERO if self.counted(value) is None else ONE
        return rule_of("if", value.condition, self.indicated(value.held), self.indicated(value.other))

    def counted(self, value: Value) -> Expression | None:
        """Return an element of a list that counts as a number; None for text and for what is empty."""
        match self.one_of(value):  # where a rule of its own cannot leave it out, which of both it is
            case Expression() as found:
                return found
            case ErrorValue() as error:
                raise CellFault(error.kind)
        return None

    def extreme(self, op: str, terms: list[tuple[Expression, Expression]]) -> Expression:
        """Return the highest or lowest of numbers that each count under a condition (1 or 0); of nothing 0."""
        present = [term for counts, term in terms if is_number(counts, 1)]
        maybe = [(counts, term) for counts, term in terms if not is_number(counts, 1) and not is_number(counts, 0)]
        beyond = present[0] if present else constant(-BEYOND if op == "max" else BEYOND)
        numbers = [*present, *(rule_of("if", counts, term, beyond) for counts, term in maybe)]
        found = extreme(op, numbers)
        if present or not maybe:
            return found
        return rule_of("if", extreme("max", [counts for counts, _ in maybe]), found, ZERO)

    @contextmanager
    def under(self) -> Iterator[None]:
        """Work out what only counts under a condition."""
        self._under += 1
        try:
            yield
        finally:
            self._under -= 1

    def branch(self, node: FormulaNode) -> Value:
        """Return what a branch comes to, which only counts under a condition; an error is a value there."""
        with self.under():
            return attempted(self.value, node)

    @contextmanager
    def naming(self, names: dict[str, Value]) -> Iterator[None]:
        """Let names stand for values."""
        self._names.append(names)
        try:
            yield
        finally:
            self._names.pop()

    def _named(self, name: str) -> Value:
        for names in reversed(self._names):
            if name in names:
                return names[name]
        raise CellFault("#NAME?")

    def chosen(self, condition: Value, held: Callable[[], Value], other: Callable[[], Value]) -> Value:
        """Return one of two values after a condition; only what can hold is worked out."""
        if isinstance(condition, ValueBlock):
            return self._chosen_each(condition, held, other)
        truth = self.truth(condition)
        if isinstance(truth, bool):
            return held() if truth else other()
        with self.under():
            ways = attempted(held), attempted(other)
        if isinstance(ways[0], ValueBlock) or isinstance(ways[1], ValueBlock):
            return mapped(lambda one, two: either(truth.rule, one, two), *ways)
        return either(truth.rule, *(ZERO if way is None else way for way in ways))

    def _chosen_each(self, condition: ValueBlock, held: Callable[[], Value], other: Callable[[], Value]) -> Value:
        """The same for each element of a block, with the element of either way that stands at its place."""
        with self.under():
            ways = attempted(held), attempted(other)
        blocks = [condition, *(way for way in ways if isinstance(way, ValueBlock))]
        height, width = max(len(block.rows) for block in blocks), max(block.width for block in blocks)
        if height * width > MOST_PARTS:
            raise Unread("het bereik is te groot")

        def one(row: int, column: int) -> Value:
            here = [partial(_given, element(way, row, column)) for way in ways]
            return attempted(self.chosen, _given(element(condition, row, column)), *here)

        return ValueBlock(tuple(tuple(attempted(one, row, column) for column in range(width)) for row in range(height)))

    def text(self, value: Value) -> str:
        """Return a value as text, as `&` does."""
        known = self.plain(value)
        match known:
            case None:
                return ""
            case bool():
                return "TRUE" if known else "FALSE"
            case str():
                return known
        return format(known.normalize(_FIFTEEN), "f")


def _areas_in(node: FormulaNode) -> tuple[object, ...] | None:
    """What tells a function of areas and constants apart from another; None for one of anything else."""
    found: list[object] = []
    for part in node.parts:
        if part.area is None and not (isinstance(part.value, Expression) and part.value.op == "number"):
            return None
        found.append(part.value.args[0] if isinstance(part.value, Expression) else part.area)
    return tuple(found) if any(part.area is not None for part in node.parts) else None


def _given(value: Value) -> Value:
    if isinstance(value, ErrorValue):
        raise CellFault(value.kind)
    return value
