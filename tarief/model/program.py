"""A plan printed as straight-line Python over Decimals: what a price takes is then its arithmetic and little more.

The code says of itself when it may not be trusted: a line that stops, a number that may have been cut off. Then
the plan is worked out line by line, with all the care of `tarief.model.plan`; so is a line that rounds near a tie.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, Inexact, getcontext, setcontext
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from tarief.core.expression import Expression, evaluate
from tarief.core.expression.kinds import EXACT_FUNCTIONS
from tarief.core.number import OWN
from tarief.core.ties import (
    FEW_DECIMALS,
    LONG,
    REACH,
    NearTie,
    decimal_of,
    doubted,
    fraction_of,
    is_doubtful,
)

#: More statements than these are not printed: one function of them takes too much room.
MOST_STATEMENTS: Final = 30_000
_OPERATORS: Final = frozenset("+-*/")
#: Choices within choices: deeper ones are left to the care of line by line.
_DEEPEST: Final = 60
#: Operations that cut nothing off of what was not cut off, unless the context says that they did.
_KEEP: Final = frozenset({"neg", "+", "-", "*", "max", "min"})
#: Whether a number lies clear of one with few decimals; one that is short was never cut off.
_PLAIN: Final = "(reach < (r := {0} % few) < rest or not_rest < r < not_reach{1})"
_SHORT: Final = " or not r and len(str({0})) < long"
#: The operations that round.
ROUNDINGS: Final = frozenset({"round", "rounddown", "roundup"})


@dataclass(frozen=True, slots=True)
class Printable:
    """A line as the printer needs it: its rule (None: its value is given), and whether it is a price."""

    rule: Expression | None
    is_result: bool = False


#: The rule of each line that one rests on, in order; None where its value is given.
Rules = Mapping[str, Expression | None]
#: The value of every line, and whether none of them can have been cut off.
WorkedLines = tuple[dict[str, Decimal], bool]


class ExactLines:
    """The lines of a plan that lie within reach of a tie, worked out again in fractions from `known` values."""

    def __init__(self, below: Callable[[str], Rules], known: Mapping[str, Any], unrounded: frozenset[str]) -> None:
        self._below, self._known, self._unrounded = below, known, unrounded
        self._fractions: dict[str, Fraction] = {}

    def correct(self, values: dict[str, Any], wanted: Iterable[str]) -> None:
        """Put right what may be a number with few decimals; a price also where it may have been cut off to one."""
        for key in wanted:
            value = values[key]
            if type(value) is Decimal and is_doubtful(value, even_if_equal=key in self._unrounded):
                values[key] = self.exactly(key)

    def exactly(self, wanted: str) -> Decimal:
        """Return a line worked out in fractions."""
        for key, rule in self._below(wanted).items():
            if key not in self._fractions:
                self._fractions[key] = self._fraction(key, rule)
        return decimal_of(self._fractions[wanted])

    def _fraction(self, key: str, rule: Expression | None) -> Fraction:
        if rule is None or key in self._known:
            return fraction_of(self._known[key])
        found = evaluate(rule, self._fractions, _constant)
        return found if type(found) is Fraction else Fraction(found)


@lru_cache(maxsize=4096)
def _constant(value: Decimal) -> Fraction:
    """A number in a formula as a fraction: the same few in every step of a search."""
    return Fraction(value)


class PrintedPlan:
    """The lines of a plan as one function; `run` takes the values of those that are given, in their order."""

    def __init__(self, lines: Mapping[str, Printable]) -> None:
        self.source, constants = _Printer().printed(lines)
        self._rounds = any(EXACT_FUNCTIONS[op] in constants.values() for op in ROUNDINGS)
        made: dict[str, Callable[..., WorkedLines]] = {}
        exec(compile(self.source, "<plan>", "exec"), dict(constants), made)
        self._run = made["run"]

    def run(self, given: Iterable[Decimal], exact: Callable[[str], Decimal]) -> WorkedLines:
        """Work every line out, by `exact` where its rounding is in doubt; ArithmeticError where one stops."""
        outer, context = getcontext(), OWN.exact
        setcontext(context)
        try:
            context.clear_flags()
            if not self._rounds:
                values, plain = self._run(context.flags, exact, *given)
            else:
                with doubted():
                    values, plain = self._run(context.flags, exact, *given)
            return values, plain or not context.flags[Inexact]
        finally:
            setcontext(outer)


def printed(lines: Mapping[str, Printable]) -> PrintedPlan | None:
    """Return the program of some lines; None for so many that printing does not pay."""
    rules = [line.rule for line in lines.values() if line.rule is not None]
    if parts_of(rules) + len(lines) > MOST_STATEMENTS or any(_choices(rule) > _DEEPEST for rule in rules):
        return None
    return PrintedPlan(lines)


def parts_of(rules: Iterable[Expression | None]) -> int:
    """Return the parts of all rules together."""
    return sum(rule.parts for rule in rules if rule is not None)


def _choices(rule: Expression) -> int:
    """How deep choices stand within choices."""
    inside = (_choices(part) for part in rule.args if isinstance(part, Expression))
    return max(inside, default=0) + (rule.op == "if")


def _rounds(rule: Expression) -> bool:
    return rule.op in ROUNDINGS or any(_rounds(part) for part in rule.args if isinstance(part, Expression))


class _Printer:
    """One statement per operation: brackets within brackets have a limit, and a sum over rows can be long."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._known: dict[tuple[str, ...], str] = {}
        self._statements: list[str] = []
        self._first: list[str] = []
        self._whole: set[str] = set()
        self._count, self._under = 0, 0
        self._constants: dict[str, object] = dict(_NUMBERS)

    def printed(self, lines: Mapping[str, Printable]) -> tuple[str, dict[str, object]]:
        """Return the code, and the constants and functions that it uses."""
        given = []
        for key, line in lines.items():
            if line.rule is None:
                self._names[key] = f"v{len(self._names)}"
                given.append(self._names[key])
                self._whole.add(self._names[key])
            else:
                written = self._guarded if _rounds(line.rule) else self._written
                self._names[key] = written(line.rule, key)
        values = ", ".join(f"{key!r}: {self._names[key]}" for key in lines)
        names = ["flags", "exact", *given, "*", *(f"{name}={name}" for name in self._constants)]
        body = [*self._first, "cut = flags[inexact]", *self._statements, f"return {{{values}}}, {self._check(lines)}"]
        return "\n    ".join([f"def run({', '.join(names)}):", *body]), self._constants

    def _check(self, lines: Mapping[str, Printable]) -> str:
        """Say when no line can be a number with few decimals that was cut off: at one look, or line by line."""
        ruled: dict[str, bool] = {}
        for key, line in lines.items():
            if line.rule is not None:
                ruled[self._names[key]] = line.is_result or ruled.get(self._names[key], False)
        plain = (_PLAIN.format(name, "" if result else _SHORT.format(name)) for name, result in ruled.items())
        by_line = " and ".join(plain) or "True"
        later = {name: result for name, result in ruled.items() if name not in self._whole}
        if not later:
            return f"not cut or {by_line}"
        rest = "{0} % few or (of_nothing({0}) if {0} else half)".format
        rests = ", ".join(f"{name} % few" if result else rest(name) for name, result in later.items())
        return f"not cut and min(rests := ({rests},)) > reach and max(rests) < rest or {by_line}"

    def _guarded(self, rule: Expression, key: str) -> str:
        """A line that rounds: where that is in doubt the line is asked for in fractions."""
        found = self._fresh()
        self._statements += ["try:", *self._apart(rule, found), "except near_tie:", f" {found} = exact({key!r})"]
        return found

    def _apart(self, rule: Expression, found: str) -> list[str]:
        """The statements of what is not always worked out: nothing after it may lean on what is worked out there."""
        known, statements = self._known, self._statements
        self._known, self._statements = dict(known), []
        self._under += 1
        self._statements.append(f"{found} = {self._written(rule)}")
        inside = [f" {each}" for each in self._statements]
        self._under -= 1
        self._known, self._statements = known, statements
        return inside

    def _written(self, rule: Expression, _: str = "") -> str:
        match rule.op:
            case "name":
                return self._names[rule.args[0]]
            case "number":
                return self._constant(Decimal(rule.args[0]))
        if rule.op == "if":
            return self._choice(*rule.args)
        operands = tuple(self._written(part) for part in rule.args)
        known = self._known.get((rule.op, *operands))
        if known is None:
            known = self._known[rule.op, *operands] = self._fresh()
            is_whole = not self._under and rule.op in _KEEP and self._whole.issuperset(operands)
            self._whole.update((known,) if is_whole else ())
            statements = self._first if is_whole else self._statements
            statements.append(f"{known} = {self._operation(rule.op, operands)}")
        return known

    def _fresh(self) -> str:
        self._count += 1
        return f"t{self._count}"

    def _choice(self, condition: Expression, *ways: Expression) -> str:
        """One of two, of which only the one that holds is worked out: the other may divide by nothing."""
        asked, found = self._written(condition), self._fresh()
        held, other = (self._apart(way, found) for way in ways)
        self._statements += [f"if {asked}:", *held, "else:", *other]
        return found

    def _operation(self, op: str, operands: Sequence[str]) -> str:
        if op == "neg":
            return f"-{operands[0]}"
        if op in _OPERATORS:
            return f"{operands[0]} {op} {operands[1]}"
        name = f"f{[*EXACT_FUNCTIONS].index(op)}"
        self._constants[name] = EXACT_FUNCTIONS[op]
        return f"{name}({', '.join(operands)})"

    def _constant(self, number: Decimal) -> str:
        for name, value in self._constants.items():
            if isinstance(value, Decimal) and name.startswith("c") and str(value) == str(number):
                return name
        name = f"c{len(self._constants)}"
        self._constants[name] = number
        self._whole.add(name)
        return name


_HALF: Final = FEW_DECIMALS / 2


def _of_nothing(value: Decimal) -> Decimal:
    """What stands for the rest of a number with few decimals: clear of everything where it is short."""
    return _HALF if len(str(value)) < LONG else FEW_DECIMALS


_NUMBERS: Final[dict[str, object]] = {
    "few": FEW_DECIMALS,
    "half": _HALF,
    "reach": REACH,
    "rest": FEW_DECIMALS - REACH,
    "not_reach": -REACH,
    "not_rest": REACH - FEW_DECIMALS,
    "long": LONG,
    "inexact": Inexact,
    "near_tie": NearTie,
    "of_nothing": _of_nothing,
}
