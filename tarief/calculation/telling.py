"""What the lines of one calculation are told with: numbers as a reader sees them, and rules with numbers in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, getcontext, setcontext
from typing import Final

from tarief.calculation.face import Face
from tarief.core.dutch import shown, writer_of
from tarief.core.expression import Expression, compiled
from tarief.core.expression.printing import words
from tarief.core.expression.prune import prune
from tarief.core.number import OWN
from tarief.core.ties import rounded_decimal
from tarief.core.units import MINUS, Unit
from tarief.model.plan import Plan

#: Decimals shown beyond the usual in a rule with numbers, so that a reader can check it.
EXTRA_DECIMALS: Final = 2
#: More than these no reader checks.
_MOST_EXTRA: Final = 12


class _Rule:
    """The rule of a line as it is told on one face, whatever the amounts."""

    def __init__(self, rule: Expression, nodes: Plan) -> None:
        self.rule, self.names = rule, rule.names()
        self.in_labels = words(rule, lambda name: nodes.nodes[name].label)
        #: Passing on another line says the same as the answer.
        self.has_numbers = rule.op != "name"
        self.places = [nodes.nodes[name].unit.places for name in self.names]
        self.work_out = compiled(rule)
        #: The rule in words in pieces: text, a name, text, and so on.
        self.between = words(rule, lambda name: f"\0{name}\0").split("\0")
        self.named = self.between[1::2]


@dataclass(frozen=True, slots=True)
class Telling:
    """What the rules of a calculation are told from when somebody asks, because few are read.

    Lines that are empty on its face are left out.
    """

    plan: Plan
    values: Mapping[str, Decimal]
    face: Face
    #: What a line is written as in the rules of others, by its key and the decimals beyond the usual.
    written: dict[tuple[str, int], str] = field(default_factory=dict, compare=False)
    #: What a line is rounded to, by its key and the decimals.
    numbers: dict[tuple[str, int], Decimal] = field(default_factory=dict, compare=False)

    def with_labels(self, key: str) -> str:
        """Tell the rule of a line with the label of each line in it; empty where the value was given."""
        rule = self._rule(key)
        return "" if rule is None else rule.in_labels

    def with_numbers(self, key: str, unit: Unit) -> str:
        """Tell the rule with the numbers filled in, with so many decimals that they give the answer as it is shown."""
        rule = self._rule(key)
        if rule is None or not rule.has_numbers:
            return ""  # there is none, or the answer says the same
        extra = EXTRA_DECIMALS
        while extra < _MOST_EXTRA and not self._answers(rule, key, unit, extra):
            extra += 1
        numbers = [self._written(name, extra) for name in rule.named]
        if any(number[0] == MINUS for number in numbers):  # which may stand in brackets
            return words(rule.rule, dict(zip(rule.named, numbers, strict=True)).__getitem__)
        told = rule.between.copy()
        told[1::2] = numbers
        return "".join(told)

    def unrounded(self, key: str, unit: Unit) -> str:
        """Tell a line with the usual extra decimals; in its own unit it stands so in the rules of others as well."""
        is_own = unit is self.plan.nodes[key].unit
        return self._written(key, EXTRA_DECIMALS) if is_own else shown(self.values[key], unit, EXTRA_DECIMALS)

    def shown(self, key: str, value: Decimal, unit: Unit) -> str:
        """Tell what is shown of a line."""
        return self.face.once(("shown", key), lambda: writer_of(unit))(value, None)

    def _written(self, name: str, extra: int) -> str:
        """A line with its unit; most stand in several rules."""
        text = self.written.get((name, extra))
        if text is None:
            write, places = self.face.once(("write", name, extra), lambda: self._writing(name, extra))
            text = self.written[name, extra] = write(self.values[name], self._number(name, places))
        return text

    def _writing(self, name: str, extra: int) -> tuple[Callable[[Decimal, Decimal | None], str], int]:
        unit = self.plan.nodes[name].unit
        return writer_of(unit, extra), unit.places + extra

    def _number(self, name: str, places: int) -> Decimal:
        """A line in so many decimals; most stand in several rules."""
        number = self.numbers.get((name, places))
        if number is None:
            number = self.numbers[name, places] = rounded_decimal(self.values[name], places)
        return number

    def _rule(self, key: str) -> _Rule | None:
        """The rule of a line, without what is empty."""
        return self.face.once(("rule", key), lambda: self._pruned(key))

    def _pruned(self, key: str) -> _Rule | None:
        node = self.plan.nodes.get(key)
        rule = None if node is None else node.expression
        return None if rule is None else _Rule(prune(rule, self.face.empty), self.plan)

    def _answers(self, rule: _Rule, key: str, unit: Unit, extra: int) -> bool:
        """Whether the numbers as they are shown come to the answer as it is shown."""
        outer = getcontext()
        setcontext(OWN.exact)
        try:
            numbers = zip(rule.names, rule.places, strict=True)
            found = rule.work_out(*[self._number(name, places + extra) for name, places in numbers])
        except ArithmeticError:
            return False
        finally:
            setcontext(outer)
        answer, places = self.values[key], unit.places + EXTRA_DECIMALS
        rounded, stands = rounded_decimal(found, places), self._number(key, places)
        if rounded != stands or (found == rounded) != (answer == stands):
            return shown(found, unit, EXTRA_DECIMALS) == shown(answer, unit, EXTRA_DECIMALS)
        return True
