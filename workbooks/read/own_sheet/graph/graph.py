"""The graph: a rule for each cell that is calculated, and what rests on what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from tarief.core.expression import Expression, evaluate, operand
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.graph.cells import Key, Opaque
from workbooks.read.own_sheet.graph.compiled import Function, compiled
from workbooks.read.own_sheet.graph.formula import Formulas

#: Formula cells of a book of which the graph is made; the rest keeps its stored value.
MOST_RULES = 20_000
#: BookCells and terms of formulas that a price may rest on; no build-up of a price has more.
MOST_TERMS, MOST_LEAVES = 1_500, 90
#: Terms of all formulas together of which the graph is made.
MOST_OF_ALL = 60_000
_ROUNDS = ("round", "roundup", "rounddown")


@dataclass
class Graph:
    """`rules` by cell; `opaque` says why a formula has none; `numbers` is what every cell holds.

    `neutral` is for each constant in a formula what would do nothing there. `choosers` are the cells that a rule let
    decide over a choice or a look-up; `users` are the cells calculated from a cell.
    """

    numbers: dict[Key, Decimal]
    neutral: dict[Key, int] = field(default_factory=dict)
    rules: dict[Key, Expression] = field(default_factory=dict)
    opaque: dict[Key, str] = field(default_factory=dict)
    choosers: dict[Key, frozenset[Key]] = field(default_factory=dict)
    users: dict[Key, set[Key]] = field(default_factory=dict)
    _slices: dict[Key, tuple[Key, ...]] = field(default_factory=dict)
    _functions: dict[Key, Function] = field(default_factory=dict)

    def add(self, key: Key, rule: Expression) -> None:
        """Note the rule of a cell."""
        self.rules[key] = rule
        for name in rule.names():
            self.users.setdefault(name, set()).add(key)

    def slice(self, key: Key) -> tuple[Key, ...]:
        """Return every cell that a cell rests on, in an order in which each can be worked out; itself last.

        A circle is cut: the cell that closes it keeps its stored value.
        """
        if key not in self._slices:
            order: dict[Key, None] = {}
            busy: set[Key] = set()
            stack: list[tuple[Key, bool]] = [(key, False)]
            while stack:
                cell, done = stack.pop()
                if done:
                    busy.discard(cell)
                    order[cell] = None
                elif cell not in order and cell not in busy:
                    busy.add(cell)
                    stack.append((cell, True))
                    rule = self.rules.get(cell)
                    stack += [(each, False) for each in reversed(rule.names())] if rule is not None else []
            self._slices[key] = tuple(order)
        return self._slices[key]

    def is_small(self, key: Key) -> bool:
        """Whether a cell rests on so few others that what it does can be worked out many times."""
        terms = leaves = 0
        for cell in self.slice(key):
            rule = self.rules.get(cell)
            terms += len(rule.names()) if rule is not None else 0
            leaves += rule is None
            if terms > MOST_TERMS or leaves > MOST_LEAVES:
                return False
        return True

    def leaves(self, key: Key) -> tuple[Key, ...]:
        """Return the cells without a rule that a cell rests on, in the order of the sheet."""
        return tuple(sorted(cell for cell in self.slice(key) if cell not in self.rules))

    def run(self, key: Key, known: Mapping[Key, Any], number: Any = Fraction, *, rounds: bool = True) -> dict[Key, Any]:
        """Work a cell out again, and all it rests on; `known` replaces what cells hold. Without `rounds` nothing is
        rounded on the way. Raises `ArithmeticError` where a divisor is nothing."""
        values: dict[Key, Any] = {}
        for cell in self.slice(key):
            rule = self.rules.get(cell)
            if cell in known:
                values[cell] = known[cell]
            elif rule is None or not all(each in values for each in rule.names()):
                values[cell] = number(self.numbers[cell])
            else:
                values[cell] = evaluate(rule if rounds else _unrounded(rule), values, number)
        return values

    def function(self, key: Key) -> Function:
        """Return the price of a cell as a function of its leaves, over arrays, without rounding."""
        if key not in self._functions:
            self._functions[key] = compiled(self._order(key), self.leaves(key), key)
        return self._functions[key]

    def _order(self, key: Key) -> dict[Key, Expression]:
        """Return the rules of a cell, each after those it rests on; what closes a circle is its stored value."""
        order: dict[Key, Expression] = {}
        for cell in self.slice(key):
            if (rule := self.rules.get(cell)) is not None:
                open_end = any(each in self.rules and each not in order for each in rule.names())
                order[cell] = Expression("number", (self.numbers[cell],)) if open_end else _unrounded(rule)
        return order

    def value(
        self, key: Key, known: Mapping[Key, Fraction] = MappingProxyType({}), *, rounds: bool = True
    ) -> Fraction | None:
        """Return what a cell comes to by its rules, with `known` as in `run`; None where a divisor is nothing."""
        try:
            result: Fraction = self.run(key, known, rounds=rounds)[key]
        except ArithmeticError:
            return None
        return result

    def is_rounded(self, key: Key) -> bool:
        """Whether anything is rounded on the way to a cell."""
        return any(_holds_round(self.rules[cell]) for cell in self.slice(key) if cell in self.rules)


def make_graph(book: SourceBook, numbers: Mapping[Key, Decimal]) -> Graph:
    """Return the graph of a book; `numbers` is what each cell with a number holds."""
    graph = Graph(dict(numbers))
    reader = Formulas(book, numbers)
    cells = ((sheet.name, cell) for sheet in book.sheets for cell in sheet.cells.values() if cell.formula)
    terms = 0
    for count, (sheet, cell) in enumerate(cells):
        key = Key(sheet, cell.row, cell.column)
        if count >= MOST_RULES or terms > MOST_OF_ALL:
            break
        if key not in graph.numbers:
            continue
        try:
            rule = reader.rule(key, cell.formula)
        except Opaque as why:
            graph.opaque[key] = str(why)
        else:
            names = rule.names()
            if names and all(name.part for name in names):  # `=7.5*39.8`: a number that is typed at length
                continue
            terms += len(names)
            graph.add(key, rule)
            graph.choosers[key] = frozenset(reader.chosen)
            for constant, (value, neutral) in reader.constants.items():
                graph.numbers[constant], graph.neutral[constant] = value, neutral
    return graph


def _unrounded(rule: Expression) -> Expression:
    if rule.op in _ROUNDS:
        return _unrounded(operand(rule.args[0]))
    if rule.op in ("name", "number") or not _holds_round(rule):
        return rule
    return Expression(rule.op, tuple(_unrounded(operand(each)) for each in rule.args))


def _holds_round(rule: Expression) -> bool:
    return rule.op in _ROUNDS or (
        rule.op not in ("name", "number") and any(_holds_round(each) for each in _operands(rule))
    )


def _operands(rule: Expression) -> Iterable[Expression]:
    return (each for each in rule.args if isinstance(each, Expression))
