"""A line of the calculation, ready to be shown: value, unit, formula, inputs, source, and what was derived."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from functools import lru_cache, partial
from typing import Annotated, Any

from tarief.core.dutch import shown
from tarief.core.expression import Expression, evaluate, rounded
from tarief.core.expression.printing import formula, words
from tarief.core.expression.prune import prune
from tarief.core.final import FinalRounding
from tarief.core.jsonable import Absent, Jsonable
from tarief.core.number import EXACT, Plain, plain
from tarief.core.place import Place
from tarief.core.ties import rounded_decimal
from tarief.core.units import Unit
from tarief.model.declare import Given
from tarief.model.plan import Binding, Node, NodeKind, Plan, symbolic

#: Decimals shown beyond the usual in a rule with numbers, so that a reader can check it.
EXTRA_DECIMALS = 2
#: More than these no reader checks.
_MOST_EXTRA = 12


@dataclass(frozen=True, slots=True)
class Telling:
    """A rule to be told in words, and what its names stand for; lines that are `empty` are left out."""

    rule: Expression
    value: Decimal
    unit: Unit
    plan: Plan
    values: Mapping[str, Decimal]
    empty: frozenset[str]

    def with_labels(self) -> str:
        """Tell the rule with the label of each line."""
        return words(prune(self.rule, self.empty), lambda key: self.plan.nodes[key].label)

    def with_numbers(self) -> str:
        """Tell the rule with the numbers filled in, with so many decimals that they give the answer as it is shown."""
        rule, nodes = prune(self.rule, self.empty), self.plan.nodes
        if rule.op == "name":
            return ""  # the answer says the same
        extra = next(filter(partial(self._answers, rule), range(EXTRA_DECIMALS, _MOST_EXTRA)), _MOST_EXTRA)
        return words(rule, lambda key: shown(self.values[key], nodes[key].unit, extra))

    def _answers(self, rule: Expression, extra: int) -> bool:
        """Whether the numbers as they are shown come to the answer as it is shown."""
        units = {key: self.plan.nodes[key].unit for key in rule.names()}
        numbers = {key: rounded_decimal(self.values[key], unit.places + extra) for key, unit in units.items()}
        try:
            with localcontext(EXACT):
                answer: Decimal = evaluate(rule, numbers, Decimal)
        except ArithmeticError:
            return False
        return shown(answer, self.unit, EXTRA_DECIMALS) == shown(self.value, self.unit, EXTRA_DECIMALS)


@dataclass(frozen=True, slots=True)
class Line(Jsonable):
    """A line in the public contract.

    `value` is unrounded; `derived` is what the model would have found where a step was given. `amount` is what stands
    for the line where amounts add up: a rung of the ladder, a price.
    """

    TITLE = "Regel"
    ORDER = "sleutel label waarde eenheid soort formule invoer uitleg bron grondslag andere_grondslagen afgeleid"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    value: Annotated[Plain, "waarde"]
    unit: Annotated[Unit, "eenheid"]
    kind: Annotated[NodeKind, "soort", str]
    formula: Annotated[str, "formule"] = ""
    inputs: Annotated[tuple[str, ...], "invoer"] = ()
    source: Annotated[str, "bron"] = ""
    place: Place = Place()
    meaning: str = ""
    jeugdwet: str = ""
    wmo: str = ""
    base: Annotated[str, "grondslag", Absent] = ""
    derived: Annotated[Decimal | None, "afgeleid", plain, Absent] = None
    amount: Decimal | None = None
    cell: Annotated[str, "cel", "De cel van het werkboek waar deze regel staat.", Absent] = ""
    other_bases: Annotated[Mapping[str, Plain], "andere_grondslagen", Absent] = field(default_factory=dict)
    #: Told where somebody asks for the whole line.
    explanation: Annotated[str, "uitleg"] = ""
    #: What the rule is told from when somebody asks for it, because few are read.
    telling: Telling | None = field(default=None, repr=False, compare=False)

    @property
    def rule(self) -> str:
        """The rule in words, with the label of each line; empty where the value was given."""
        return "" if self.telling is None else self.telling.with_labels()

    @property
    def rule_with_numbers(self) -> str:
        """The rule with the numbers filled in, in Dutch notation; empty where it only passes on another line."""
        return "" if self.telling is None else self.telling.with_numbers()

    @property
    def shown(self) -> str:
        """The value in Dutch notation with its unit, as it stands everywhere else."""
        return shown(self.value if self.amount is None else self.amount, self.unit)

    @property
    def unrounded(self) -> str:
        """What the rule comes to, with decimals to check it by; and what is shown of it where that is other cents."""
        found = shown(self.value, self.unit, EXTRA_DECIMALS)
        return found if self.shown == shown(self.value, self.unit) else f"{found}, getoond als {self.shown}"


def make_line(
    node: Node,
    plan: Plan,
    values: Mapping[str, Decimal],
    *,
    empty: frozenset[str] = frozenset(),
    derived: Decimal | None = None,
    base: str = "",
    final: FinalRounding | None = None,
) -> Line:
    """Turn a node and the worked-out values into a line; its rule in words leaves out what is `empty`.

    A result, with its `final` rounding, is shown in the decimals that this leaves.
    """
    expression, value = node.expression, values[node.id]
    unit = node.unit if final is None else final.unit
    return Line(
        key=node.id,
        label=node.label,
        value=value,
        unit=unit,
        kind=node.kind,
        formula="" if node.formula is None else _printed(node.formula.function, node.bindings, node.round_step),
        inputs=() if expression is None else expression.names(),
        source=node.source,
        place=node.place,
        meaning=_meaning(node),
        jeugdwet=getattr(node.quantity, "jeugdwet", ""),
        wmo=getattr(node.quantity, "wmo", ""),
        base=base,
        derived=derived,
        cell=node.quantity.cell,
        telling=None if expression is None else Telling(expression, value, unit, plan, values, empty),
    )


@lru_cache(maxsize=4096)
def _printed(function: Callable[..., Any], bindings: tuple[Binding, ...], round_step: bool) -> str:
    """The formula over names: the same text in every calculation that comes to the same rule."""
    rule = symbolic(function, bindings)
    return formula(rounded(rule) if round_step else rule)


def _meaning(node: Node) -> str:
    if node.formula is not None:
        return node.formula.meaning
    return node.quantity.explanation if isinstance(node.quantity, Given) else node.quantity.meaning
