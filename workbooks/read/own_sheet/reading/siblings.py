"""Products that are worked out alike: what a cell is for one product, the cell that does the same is for the other.

Columns, rows and tabs of one sheet are copies of one calculation. Where the texts of one are clear and those of the
other are not, or its numbers allow more, the first tells what the second is; the price of the second is the test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from tarief.core.expression import Expression
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Graph, Key
from workbooks.read.own_sheet.reading.assembled import rounded
from workbooks.read.own_sheet.reading.assignment import Assignment, Error
from workbooks.read.own_sheet.reading.fit import Fit, Search
from workbooks.read.own_sheet.reading.options import InputLine

#: For each cell of one calculation the cell of another that does the same there.
Pairs = Mapping[Key, Key]


def aligned(first: Graph, second: Graph, one: Key, two: Key) -> Pairs | None:
    """Return the pairs of two calculations; None where they are made otherwise.

    Where the first has a number that stands there by itself, the second may work it out.
    """
    pairs: dict[Key, Key] = {}
    waiting = [(one, two)]
    while waiting:
        cell, other = waiting.pop()
        if pairs.setdefault(cell, other) != other:
            return None
        rule, its = first.rules.get(cell), second.rules.get(other)
        if rule is None:
            continue
        if its is None or _shape(rule) != _shape(its):
            return None
        waiting += [pair for pair in zip(_names(rule), _names(its), strict=True) if pairs.get(pair[0]) != pair[1]]
    return pairs


def _shape(rule: Expression) -> object:
    """What an expression does, whatever the cells are called."""
    if rule.op == "name":
        return "name"
    return rule.op, tuple(_shape(each) if isinstance(each, Expression) else each for each in rule.args)


def _names(rule: Expression) -> Iterator[Key]:
    if rule.op == "name":
        yield rule.args[0]
    for each in rule.args if rule.op != "name" else ():
        if isinstance(each, Expression):
            yield from _names(each)


@dataclass
class SiblingSearch(Search):
    """The search for the reading of a product, of which another that is worked out alike tells what each cell is."""

    given: Mapping[Key, InputLine] = field(default_factory=dict)

    def _options(self, leaf: Key) -> list[InputLine]:
        own, told = super()._options(leaf), self.given.get(leaf)
        if told is None:
            return own
        said = told.key, told.base, told.meaning.operation
        return [told, *(line for line in own if (line.key, line.base, line.meaning.operation) != said)]

    def _as_before(self) -> tuple[Error, Assignment] | None:
        state = self._state(Assignment(self.given, self.price.constants))
        return None if state[0].wrong else state


def told_by(search: Search, fit: Fit, pairs: Pairs, around: Mapping[Key, Around]) -> dict[Key, InputLine]:
    """Return what each cell of the second product is; without those that hold no number, or a zero in the first."""
    numbers = search.price.graph.numbers
    lines: dict[Key, InputLine] = {}
    for leaf, line in fit.choice.lines.items():
        other = pairs[leaf]
        if other in around and other in numbers and numbers[leaf]:
            lines[other] = _moved(line, around[other], numbers[leaf], numbers[other])
    return lines


def _moved(line: InputLine, at: Around, before: Decimal, now: Decimal) -> InputLine:
    """The same line for another cell: what was done to the number of the first is done to that of the second."""
    value, raw = Fraction(line.meaning.value), Fraction(now) / Fraction(before)
    match line.meaning.operation:
        case "rest":
            value = 1 - raw * (1 - value)
        case "opslag":
            value = 1 / (1 + raw * (1 / value - 1))
        case _:
            value = value * raw
    found = at.as_(line.found.match, at.nearest or at.seen, above=False)
    label = line.found.label if line.found.label in at.texts else at.label
    return replace(
        line, leaf=at.key, found=replace(found, label=label), meaning=line.meaning.stating(rounded(value), line.base)
    )
