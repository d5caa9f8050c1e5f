"""A plan printed as straight-line Python over Decimals: what a price takes is then its arithmetic and little more.

The code says of itself when it may not be trusted: a line that stops, a rounding within reach of a tie, a number that
may have been cut off. Then the plan is worked out line by line, with all the care of `tarief.model.plan`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from decimal import Decimal, Inexact, getcontext, setcontext
from typing import Final

from tarief.core.expression import Expression
from tarief.core.expression.kinds import EXACT_FUNCTIONS
from tarief.core.number import OWN
from tarief.core.ties import FEW_DECIMALS, LONG, REACH, doubted

#: More statements than these take longer to compile than they save.
MOST_STATEMENTS: Final = 6_000
_OPERATORS: Final = frozenset("+-*/")
_NUMBERS: Final = {"few": FEW_DECIMALS, "reach": REACH, "rest": FEW_DECIMALS - REACH}
_PLAIN: Final = "(reach < (r := {0} % few) < rest or -rest < r < -reach{1})"
_SHORT: Final = " or not r and len(str({0})) < long"
_ROUNDED: Final = frozenset({"round", "rounddown", "roundup"})


@dataclass(frozen=True, slots=True)
class Printable:
    """A line as the printer needs it: its rule (None: its value is given), and whether it is a price."""

    rule: Expression | None
    is_result: bool = False


#: The value of every line, and whether none of them can have been cut off.
WorkedLines = tuple[dict[str, Decimal], bool]


class PrintedPlan:
    """The lines of a plan as one function; `run` takes the values of those that are given, in their order."""

    def __init__(self, lines: Mapping[str, Printable]) -> None:
        self.source, constants = _Printer().printed(lines)
        rounds = any(EXACT_FUNCTIONS[op] in constants.values() for op in _ROUNDED)
        self._asks = doubted if rounds else nullcontext
        made: dict[str, Callable[..., WorkedLines]] = {}
        exec(compile(self.source, "<plan>", "exec"), dict(constants), made)
        self._run = made["run"]

    def run(self, given: Iterable[Decimal]) -> WorkedLines:
        """Work every line out; ArithmeticError where one stops or its rounding is in doubt."""
        outer, context = getcontext(), OWN.exact
        setcontext(context)
        try:
            context.clear_flags()
            with self._asks():
                values, plain = self._run(*given)
            return values, plain or not context.flags[Inexact]
        finally:
            setcontext(outer)


def printed(lines: Mapping[str, Printable]) -> PrintedPlan | None:
    """Return the program of some lines; None for so many that printing does not pay."""
    size = sum(_size(line.rule) for line in lines.values() if line.rule is not None)
    return PrintedPlan(lines) if size + len(lines) <= MOST_STATEMENTS else None


def _size(rule: Expression) -> int:
    return 1 + sum(_size(part) for part in rule.args if isinstance(part, Expression))


class _Printer:
    """One statement per operation: brackets within brackets have a limit, and a sum over rows can be long."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._known: dict[tuple[str, ...], str] = {}
        self._statements: list[str] = []
        self._constants: dict[str, object] = {**_NUMBERS, "long": LONG}

    def printed(self, lines: Mapping[str, Printable]) -> tuple[str, dict[str, object]]:
        """Return the code, and the constants and functions that it uses."""
        given = []
        for key, line in lines.items():
            if line.rule is None:
                self._names[key] = f"v{len(self._names)}"
                given.append(self._names[key])
            else:
                self._names[key] = self._written(line.rule)
        ruled = [(self._names[key], line) for key, line in lines.items() if line.rule is not None]
        plain = [_PLAIN.format(name, "" if line.is_result else _SHORT.format(name)) for name, line in ruled]
        values = ", ".join(f"{key!r}: {self._names[key]}" for key in lines)
        check = " and ".join(dict.fromkeys(plain)) or "True"
        names = [*given, *(["*"] if self._constants else []), *(f"{name}={name}" for name in self._constants)]
        body = [*self._statements, f"return {{{values}}}, {check}"]
        head = f"def run({', '.join(names)}):"
        return "\n    ".join([head, *body]), self._constants

    def _written(self, rule: Expression) -> str:
        match rule.op:
            case "name":
                return self._names[rule.args[0]]
            case "number":
                return self._constant(Decimal(rule.args[0]))
        operands = tuple(self._written(part) for part in rule.args)
        known = self._known.get((rule.op, *operands))
        if known is None:
            known = self._known[rule.op, *operands] = f"t{len(self._statements)}"
            self._statements.append(f"{known} = {self._operation(rule.op, operands)}")
        return known

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
        return name
