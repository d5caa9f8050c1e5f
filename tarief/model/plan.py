"""A plan: the flat, ordered list of lines that leads from what is known to the price.

A plan knows no tables any more: a step per function has become one node per row (`premieloon_1`). Every
node can be worked out with Decimals, arrays, fractions or symbols by calling the same plain functions.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, Inexact, localcontext
from enum import StrEnum
from functools import cached_property
from typing import Any, Protocol

from tarief.core.expression import Expression, evaluate, rounded
from tarief.core.expression.prune import prune
from tarief.core.findings import ModelError, advice_on
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.core.ties import NearTie, doubted
from tarief.core.units import Unit
from tarief.model.binding import Binding, asked, bound, symbolic
from tarief.model.declare import Formula, Quantity
from tarief.model.program import ROUNDINGS, ExactLines, Printable, PrintedPlan, Rules, parts_of, printed

#: A plan that is run so often is printed: until then printing takes longer than it saves.
_PRINTED_AT = 3
#: One of so many parts is printed later: most are run a few times, and printing takes as long as twenty runs save.
_LARGE, _PRINTED_LATER = 6_000, 25

_NOTHING = Decimal(0)
_DECIMALS = frozenset({Decimal})


class NodeKind(StrEnum):
    """Where a node's value comes from."""

    GIVEN = "opgegeven"
    PARAMETER = "parameter"
    STEP = "berekend"
    ABSENT = "niet opgevoerd"


class Published(Protocol):
    """A value that somebody published; the room of parameters holds what more there is to say of it."""

    @property
    def publisher(self) -> str:
        """Who published it: `cao_vvt`."""

    @property
    def path(self) -> str:
        """The name to ask for: `cao_vvt.vakantietoeslag`."""


@dataclass(frozen=True)
class Node:
    """One line of the plan; `row_index` is the place of its row in the table, None for the whole product."""

    id: str
    quantity: Quantity
    kind: NodeKind
    label: str
    unit: Unit
    value: Decimal | None = None
    source: str = ""
    place: Place = Place()
    parameter: Published | None = None
    formula: Formula | None = None
    bindings: tuple[Binding, ...] = ()
    round_step: bool = False
    row_index: int | None = None

    @property
    def row(self) -> str:
        """What tells the rows of a table apart in the id: `_1` for its first row, empty for the whole product."""
        return self.id.removeprefix(self.quantity.key)

    def work_out(self, values: Mapping[str, Any]) -> Any:
        """Call the step's function on the values (of any kind) of the nodes it is bound to."""
        assert self.formula is not None
        result = self.formula.function(*(bound(binding, values) for binding in self.bindings))
        result = Decimal(result) if isinstance(result, int) else result
        return rounded(result) if self.round_step else result

    @cached_property
    def rule(self) -> Expression | None:
        """The node's formula as symbols over the ids of other nodes; None when the value is given."""
        if self.formula is None:
            return None
        try:
            return symbolic(self.formula.function, self.bindings)
        except (Exception, SystemExit) as error:
            raise ModelError(f"Stap '{self.quantity.key}' kan niet worden uitgerekend. {advice_on(error)}") from error

    @cached_property
    def expression(self) -> Expression | None:
        """The rule, with the rounding of the step where the agreement rounds each step."""
        return rounded(self.rule) if self.round_step and self.rule is not None else self.rule


class Stuck(ArithmeticError):  # noqa: N818 - it reads as what the calculation is
    """The arithmetic stops at a line: a division by nothing, or a number too large."""

    @property
    def line(self) -> str:
        """The id of the line."""
        return str(self)


@dataclass(frozen=True)
class Plan:
    """The nodes in an order in which each can be worked out, and the ids of the price and of all prices.

    `spread` holds, for a line that divides or multiplies a sum, what it is the sum of: (sign, id).
    """

    nodes: dict[str, Node]
    result: str
    results: tuple[str, ...] = ()
    chosen: dict[str, str] = field(default_factory=dict)
    spread: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)

    def run(self, known: Mapping[str, Any] | None = None, number: Callable[[Decimal], Any] = Decimal) -> dict[str, Any]:
        """Work out every node; `known` replaces given values (arrays for a batch), `number` converts the rest.

        Raises `Stuck` at the line where the arithmetic stops.
        """
        quickly = self._run_printed(known or {}) if number is Decimal else None
        return self._run_by_line(known, number) if quickly is None else quickly

    def price(self, known: Mapping[str, Any]) -> Decimal:
        """Work out the price as `run` does, for who asks nothing else: no other line is put right. Raises `Stuck`."""
        quickly = self._run_printed(known, (self.result,))
        values = self._run_by_line(known, Decimal) if quickly is None else quickly
        price: Decimal = values[self.result]
        return price

    def _run_printed(self, known: Mapping[str, Any], wanted: Iterable[str] = ()) -> dict[str, Decimal] | None:
        """What the program of a plan that is run often comes to; None where it has none, or must not be trusted.

        Of `wanted` lines only these are put right, instead of all.
        """
        program = self._program_in_time()
        if program is None:
            return None
        leaves = {**self._leaves, **known} if known else self._leaves
        if len(leaves) != len(self._leaves) or not _DECIMALS.issuperset(map(type, known.values())):
            return None  # a step is given instead of calculated, or another kind of number
        exact = self._exact(leaves)
        try:
            values, plain = program.run(leaves.values(), exact.exactly)
        except ArithmeticError:
            return None
        if not plain:
            with localcontext(EXACT):
                exact.correct(values, wanted or values)
        return values

    def _program_in_time(self) -> PrintedPlan | None:
        """The program of a plan that is run often; None for another, and the longer it is the later."""
        first = self._first
        if "_printed" not in first.__dict__:
            runs = first.__dict__["_runs"] = first.__dict__.get("_runs", 0) + 1
            if runs < _PRINTED_AT or (runs < _PRINTED_LATER and parts_of(self._rules.values()) > _LARGE):
                return None
        return first._printed

    @property
    def _rules(self) -> Rules:
        return {key: node.expression for key, node in self.nodes.items()}

    @property
    def program(self) -> PrintedPlan | None:
        """The lines as straight-line code; None for too many of them."""
        return self._first._printed

    @cached_property
    def _printed(self) -> PrintedPlan | None:
        return printed({key: Printable(rule, key in self.unrounded) for key, rule in self._rules.items()})

    @property
    def _first(self) -> "Plan":
        """The plan of which this one has the lines, with other values given; itself where there is none."""
        other: Plan = self.__dict__.get("_other", self)
        return other

    def given(self, nodes: dict[str, Node]) -> "Plan":
        """Return the same lines with other values given; what was printed of the one is of the other too."""
        made = replace(self, nodes=nodes)
        made.__dict__["_other"] = self._first
        return made

    @cached_property
    def of_price(self) -> "Plan":
        """Only the lines that the price rests on: what stands beside it may stop, or take time."""
        needed = self.leading_to((self.result,))
        if len(needed) == len(self.nodes):
            return self
        if self._first is self:
            return replace(self, nodes=needed, results=(self.result,))
        return self._first.of_price.given(needed)

    @cached_property
    def unrounded(self) -> frozenset[str]:
        """The prices that no step rounds: what a rounding comes to was decided exactly."""
        return frozenset(key for key in self.results if not self._is_rounded(key))

    def _is_rounded(self, key: str) -> bool:
        """Whether a line is rounded, or is another line that is."""
        rule = self.nodes[key].expression if key in self.nodes else None
        while rule is not None and rule.op == "name":
            rule = self.nodes[rule.args[0]].expression
        return rule is not None and rule.op in ROUNDINGS

    @cached_property
    def _leaves(self) -> dict[str, Decimal]:
        """The value of each line that is given, in order."""
        return {key: node.value or _NOTHING for key, node in self.nodes.items() if node.formula is None}

    def _run_by_line(self, known: Mapping[str, Any] | None, number: Callable[[Decimal], Any]) -> dict[str, Any]:
        """Work out node after node, of any kind of number, and what lies within reach of a tie in fractions."""
        values: dict[str, Any] = {}
        exact, key = self._exact({**self._leaves, **(known or {})}), ""
        try:
            with localcontext(EXACT) as context, doubted():
                context.clear_flags()
                for key, node in self.nodes.items():
                    if known is not None and key in known:
                        values[key] = known[key]
                    elif node.formula is None:
                        values[key] = number(node.value or Decimal(0))
                    elif number is Decimal or node.expression is None:
                        values[key] = _worked_out(node, values, exact)
                    else:
                        values[key] = evaluate(node.expression, values, number)
                if context.flags[Inexact]:
                    exact.correct(values, values)
        except ArithmeticError as signal:
            raise Stuck(key) from signal
        return values

    def leading_to(self, ids: Iterable[str]) -> dict[str, Node]:
        """Return the nodes that these lines rest on, in order: not what a search met on a way that led nowhere."""
        wanted = set(ids)
        for key in reversed(self.nodes):
            if key in wanted:
                wanted.update(asked(self.nodes[key].bindings))
        return {key: node for key, node in self.nodes.items() if key in wanted}

    def _exact(self, known: Mapping[str, Any]) -> ExactLines:
        return ExactLines(self._first._rules_below, known, self._first.unrounded)

    def _rules_below(self, key: str) -> Rules:
        """The rules that one line rests on, in order; kept, since a search asks it at every step."""
        if key not in self._below:
            self._below[key] = {name: node.expression for name, node in self.leading_to((key,)).items()}
        return self._below[key]

    @cached_property
    def _below(self) -> dict[str, Rules]:
        return {}

    def in_use(self, values: Mapping[str, Decimal], also: Iterable[str] = ()) -> frozenset[str]:
        """Return the lines that a price or one of `also` moves with: not what is multiplied by a given nothing."""
        nothing = {key for key, node in self.nodes.items() if node.formula is None and not values[key]}
        used = {self.result, *self.results, *also}
        for key in reversed(self.nodes):
            rule = self.nodes[key].rule if key in used else None
            if rule is not None:
                used.update(rule.names() if nothing.isdisjoint(rule.names()) else prune(rule, nothing).names())
        return frozenset(used)

    @cached_property
    def _may_be_empty(self) -> dict[str, tuple[str, ...] | None]:
        """The lines that may come to nothing, in order, with what they ask; None for what is absent."""
        return {
            key: None if node.kind is NodeKind.ABSENT else asked(node.bindings)
            for key, node in self.nodes.items()
            if node.kind is NodeKind.ABSENT or node.formula is not None
        }

    def empty(self, values: Mapping[str, Any], *, keep_result: bool = True) -> frozenset[str]:
        """Return the lines that are nothing because nothing was claimed.

        Absent, zero through an absent one, or zero by a rule that asks for nothing.
        """
        found: set[str] = set()
        for key, names in self._may_be_empty.items():
            nothing = names is None or (not values[key] and (not names or not found.isdisjoint(names)))
            if nothing and (names is None or not keep_result or key != self.result):
                found.add(key)
        return frozenset(found)


def _worked_out(node: Node, values: Mapping[str, Any], exact: ExactLines) -> Any:
    """A line on the values of others, exactly where one of its own roundings is in doubt."""
    try:
        return node.work_out(values)
    except NearTie:
        return exact.exactly(node.id)
