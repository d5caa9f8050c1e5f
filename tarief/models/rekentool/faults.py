"""When a line of the calculation is an error: each cause once, and the condition under which it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Final

from tarief.core.expression import Expression
from tarief.models.rekentool.value import ONE, ZERO, Unread, is_number, made, rule_of

#: Parts of the conditions under which a line is an error: more is not carried on to the lines that rest on it.
_MOST_CARRIED: Final = 1_000


@dataclass(frozen=True, slots=True)
class LineFault:
    """An error where `cause` holds; with a `guard` only where that holds too."""

    cause: Expression
    guard: Expression | None = None

    def condition(self) -> Expression:
        """Return when it is one; the cause is only worked out where it counts."""
        if self.guard is None or is_number(self.cause, 1):
            return self.cause if self.guard is None else self.guard
        return _choice(self.guard, self.cause, ZERO)


#: What can go wrong in a rule, by the identity of the cause; an error of what stands inside comes first.
LineFaults = Mapping[int, LineFault]
_NONE: Final[LineFaults] = {}


@dataclass
class FaultsOfLines:
    """What can go wrong in the lines of a calculation. Causes that are written the same are one.

    A line in which too much can go wrong is taken to be no error, as it is none now: who fills in something with which
    it is one has other rules (`Rekentool.under`). `relied_on` are the lines of which that was asked.
    """

    known: Callable[[Expression], Decimal | None]
    relied_on: set[str] = field(default_factory=set)
    _lines: dict[str, LineFaults] = field(default_factory=dict)
    _heavy: set[str] = field(default_factory=set)
    _found: dict[int, tuple[Expression, LineFaults]] = field(default_factory=dict)
    _same: dict[object, Expression] = field(default_factory=dict)
    _shared: dict[int, tuple[Expression, Expression]] = field(default_factory=dict)

    @cached_property
    def _always(self) -> Expression:
        return self.same(ONE)

    def note(self, key: str, rule: Expression) -> None:
        """Note what can go wrong in a line; of too much only that it is."""
        try:
            found = self.of(rule)
        except Unread:
            self._heavy.add(key)
            return
        if sum(each.condition().parts for each in found.values()) > _MOST_CARRIED:
            self._heavy.add(key)
        elif found:  # a cause that always is one, such as a search without an end, is told apart by where it counts
            alone = [each if each.cause is not self._always else LineFault(each.condition()) for each in found.values()]
            self._lines[key] = {id(each.cause): each for each in alone}

    def condition(self, rule: Expression) -> Expression:
        """Return the condition under which a rule is an error; raises `Unread` where that is too large."""
        return _first_of([each.condition() for each in self.of(rule).values()])

    def are_within(self, rule: Expression, whole: Expression) -> bool:
        """Whether another rule is an error wherever this one is: of numbers and the highest of them."""
        every = self.of(whole)
        return all(
            key in every and (every[key].guard is None or every[key].guard is each.guard)
            for key, each in self.of(rule).items()
        )

    def of(self, rule: Expression) -> LineFaults:
        """Return what can go wrong in a rule; raises `Unread` where that is too large."""
        if rule.op == "number":
            return _NONE
        if rule.op == "name":
            if rule.args[0] in self._heavy:
                self.relied_on.add(rule.args[0])
            return self._lines.get(rule.args[0], _NONE)
        if id(rule) not in self._found:
            self._found[id(rule)] = rule, self._of(rule)
        return self._found[id(rule)][1]

    def _of(self, rule: Expression) -> LineFaults:
        if rule.op == "if":
            return self._of_choice(*rule.args)
        every = [found for operand in rule.args if (found := self.of(operand))]
        own = _NONE
        if rule.op in ("/", "sqrt"):
            sign, tested = ("=", rule.args[1]) if rule.op == "/" else ("<", rule.args[0])
            cause = made(sign, tested, ZERO)
            known = self.known(cause)
            if known is None or known:
                cause = self.same(cause) if known is None else self._always
                own = {id(cause): LineFault(cause)}
        return self._together([*every, own] if own else every)

    def _together(self, every: list[LineFaults]) -> LineFaults:
        if len(every) < 2:
            return every[0] if every else _NONE
        found = dict(every[0])
        for each in every[1:]:
            for key, fault in each.items():
                found[key] = self._either(found[key], fault) if key in found else fault
        return found

    def _either(self, one: LineFault, other: LineFault) -> LineFault:
        if one.guard is None or one.guard is other.guard:
            return one
        return other if other.guard is None else LineFault(one.cause, self._guard(one.guard, ONE, other.guard))

    def _of_choice(self, condition: Expression, held: Expression, other: Expression) -> LineFaults:
        ways = self._left(held, condition, holds=True), self._left(other, condition, holds=False)
        found: dict[int, LineFault] = {}
        for key in {**ways[0], **ways[1]}:
            one, two = ways[0].get(key), ways[1].get(key)
            if one is not None and two is not None and one.guard is two.guard:
                found[key] = one
            elif (there := one or two) is not None:
                guard = self._guard(self.same(condition), _counts(one), _counts(two))
                found[key] = LineFault(there.cause, guard)
        return self._together([each for each in (self.of(condition), found) if each])

    def _left(self, way: Expression, condition: Expression, *, holds: bool) -> LineFaults:
        """What can go wrong in a branch, where its condition does not keep that out already."""
        return {
            key: each for key, each in self.of(way).items() if not self._is_excluded(each.cause, condition, holds=holds)
        }

    def _is_excluded(self, cause: Expression, condition: Expression, *, holds: bool) -> bool:
        """Whether an error cannot be where a condition holds (or does not): `IF(b=0,0,a/b)`, `IF(b>0,a/b,0)`."""
        if cause is self._always:
            return False
        if not holds and self.same(condition) is cause:
            return True
        apart = ("<>", ">", "<") if holds else ("=", "<=", ">=")
        about_it = cause.op == "=" and condition.op in apart and len(condition.args) == 2
        return about_it and all(
            self.same(one) is self.same(two) for one, two in zip(cause.args, condition.args, strict=True)
        )

    def _guard(self, condition: Expression, held: Expression, other: Expression) -> Expression:
        return self.same(_choice(condition, held, other))

    def same(self, rule: Expression) -> Expression:
        """Return the one rule that stands for all that are written the same."""
        if id(rule) not in self._shared:
            args = tuple(self.same(each) if isinstance(each, Expression) else each for each in rule.args)
            key = rule.op, *(id(each) if isinstance(each, Expression) else each for each in args)
            is_own = all(one is two for one, two in zip(args, rule.args, strict=True))
            found = self._same.setdefault(key, rule if is_own else Expression(rule.op, args))
            self._shared[id(rule)] = rule, found
        return self._shared[id(rule)][1]


def _counts(fault: LineFault | None) -> Expression:
    """1 where an error counts in a branch, 0 where it does not."""
    return ZERO if fault is None else ONE if fault.guard is None else fault.guard


def _choice(condition: Expression, held: Expression, other: Expression) -> Expression:
    if is_number(held, 1) and is_number(other, 0):
        return condition
    return held if held is other else rule_of("if", condition, held, other)


def _first_of(conditions: list[Expression]) -> Expression:
    """Whether any holds: of two halves the second is only worked out where the first does not hold."""
    if len(conditions) < 2:
        return conditions[0] if conditions else ZERO
    half = len(conditions) // 2
    return rule_of("if", _first_of(conditions[:half]), ONE, _first_of(conditions[half:]))
