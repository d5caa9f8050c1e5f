"""A line of the calculation, ready to be shown: value, unit, formula, inputs, source, and what was derived."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from decimal import Decimal, getcontext, setcontext
from functools import cached_property, lru_cache
from typing import Annotated, Any, Final, NotRequired, TypedDict, cast

from tarief.calculation.face import Face, made_of
from tarief.core.dataclass import dataclass
from tarief.core.dutch import shown, writer_of
from tarief.core.expression import Expression, compiled, rounded
from tarief.core.expression.printing import formula, words
from tarief.core.expression.prune import prune
from tarief.core.final import FinalRounding
from tarief.core.jsonable import HOLE, Absent, Jsonable, JsonObject, in_json
from tarief.core.number import OWN, Plain, plain
from tarief.core.place import Place
from tarief.core.ties import rounded_decimal
from tarief.core.units import MINUS, Unit
from tarief.model.binding import Binding, symbolic
from tarief.model.declare import Given
from tarief.model.plan import Node, NodeKind, Plan

#: Decimals shown beyond the usual in a rule with numbers, so that a reader can check it.
EXTRA_DECIMALS = 2
#: More than these no reader checks.
_MOST_EXTRA = 12
#: What is a percentage of nothing else.
NO_BASES: Final[Mapping[str, Decimal]] = {}


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
        return self.face.once(("labels", key), lambda: self._in_labels(key))

    def with_numbers(self, key: str, unit: Unit) -> str:
        """Tell the rule with the numbers filled in, with so many decimals that they give the answer as it is shown."""
        rule = self._rule(key)
        if rule is None or rule.op == "name":
            return ""  # there is none, or the answer says the same
        extra = EXTRA_DECIMALS
        while extra < _MOST_EXTRA and not self._answers(rule, self.values[key], unit, extra):
            extra += 1
        numbers = {name: self._written(name, extra) for name in rule.names()}
        if any(number.startswith(MINUS) for number in numbers.values()):  # which may stand in brackets
            return words(rule, numbers.__getitem__)
        told = self.face.once(("told", key), lambda: _between(rule))
        return "".join([numbers.get(part, part) if at % 2 else part for at, part in enumerate(told)])

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

    def _in_labels(self, key: str) -> str:
        rule, nodes = self._rule(key), self.plan.nodes
        return "" if rule is None else words(rule, lambda name: nodes[name].label)

    def _rule(self, key: str) -> Expression | None:
        """The rule of a line, without what is empty."""
        return self.face.once(("rule", key), lambda: self._pruned(key))

    def _pruned(self, key: str) -> Expression | None:
        node = self.plan.nodes.get(key)
        rule = None if node is None else node.expression
        return None if rule is None else prune(rule, self.face.empty)

    def _answers(self, rule: Expression, answer: Decimal, unit: Unit, extra: int) -> bool:
        """Whether the numbers as they are shown come to the answer as it is shown."""
        names, work_out = self.face.once(("answers", rule), lambda: self._arithmetic(rule))
        outer = getcontext()
        setcontext(OWN.exact)
        try:
            found = work_out(*[self._number(name, places + extra) for name, places in names])
        except ArithmeticError:
            return False
        finally:
            setcontext(outer)
        places = unit.places + EXTRA_DECIMALS
        rounded, stands = rounded_decimal(found, places), rounded_decimal(answer, places)
        if rounded != stands or (found == rounded) != (answer == stands):
            return shown(found, unit, EXTRA_DECIMALS) == shown(answer, unit, EXTRA_DECIMALS)
        return True

    def _arithmetic(self, rule: Expression) -> tuple[list[tuple[str, int]], Callable[..., Decimal]]:
        """The lines in a rule with the decimals in which each is shown, and what works it out."""
        names = [(name, self.plan.nodes[name].unit.places) for name in rule.names()]
        return names, compiled(rule)


def _between(rule: Expression) -> list[str]:
    """The rule in words in pieces: text, a name, text, and so on."""
    return words(rule, lambda name: f"\0{name}\0").split("\0")


class LineForm(TypedDict):
    """A line but for its amounts."""

    key: str
    label: str
    unit: Unit
    kind: NodeKind
    formula: str
    inputs: tuple[str, ...]
    source: str
    place: Place
    meaning: str
    jeugdwet: str
    wmo: str
    base: str
    cell: str
    other_bases: Mapping[str, Decimal]
    #: What a calculation puts into it; the room is made once, since making room in every line takes longest.
    value: Decimal | None
    amount: Decimal | None
    telling: Telling | None
    derived: NotRequired[Decimal | None]


_AMOUNTS: Final = frozenset({"value", "amount", "telling"})
_ROOM: Final = _AMOUNTS | {"source", "place"}


@dataclass(frozen=True)
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
    #: What the rule is told from when somebody asks for it.
    telling: Telling | None = field(default=None, repr=False, compare=False)

    def as_json(self) -> JsonObject:
        """Return what is told; what a line says whatever its amounts is written once per face."""
        if self.telling is None or self.other_bases or self.derived is not None:
            return super().as_json()
        always = self.telling.face.once(("json", self.key), super().as_json)
        return {**always, "waarde": plain(self.value), "uitleg": self.explanation, "bron": self.source}

    def as_text(self) -> str:
        """Return what is told as a writer of JSON has it; what a line says whatever its amounts is written once."""
        if self.telling is None or self.other_bases or self.derived is not None:
            return super().as_text()
        parts = self.telling.face.once(("text", self.key), self._around)
        if parts is None:
            return super().as_text()
        before, after_value, after_text, last = parts
        told = f"{after_value}{in_json(self.explanation)}{after_text}{in_json(self.source)}"
        return f'{before}"{plain(self.value)}"{told}{last}'

    def _around(self) -> list[str] | None:
        """What stands around the value, the explanation and the source; None where it cannot be told apart."""
        document = {**super().as_json(), "waarde": HOLE, "uitleg": HOLE, "bron": HOLE}
        parts = in_json(document).split(in_json(HOLE))
        return parts if len(parts) == 4 else None

    def explained(self, text: str) -> Line:
        """Return the line with its explanation."""
        (line,) = lines_of([cast(LineForm, {**self.__dict__, "explanation": text})])
        return line

    @property
    def rule(self) -> str:
        """The rule in words, with the label of each line; empty where the value was given."""
        return "" if self.telling is None else self.telling.with_labels(self.key)

    @property
    def rule_with_numbers(self) -> str:
        """The rule with the numbers filled in, in Dutch notation; empty where it only passes on another line."""
        return "" if self.telling is None else self.telling.with_numbers(self.key, self.unit)

    @cached_property
    def shown(self) -> str:
        """The value in Dutch notation with its unit, as it stands everywhere else."""
        value = self.value if self.amount is None else self.amount
        return shown(value, self.unit) if self.telling is None else self.telling.shown(self.key, value, self.unit)

    @property
    def unrounded(self) -> str:
        """What the rule comes to, with decimals to check it by; and what is shown of it where that is other cents."""
        telling, unit = self.telling, self.unit
        text = shown(self.value, unit, EXTRA_DECIMALS) if telling is None else telling.unrounded(self.key, unit)
        is_same = self.amount is None or self.amount == rounded_decimal(self.value, unit.places)
        return text if is_same or self.shown == shown(self.value, unit) else f"{text}, getoond als {self.shown}"


def lines_of(forms: Collection[LineForm]) -> tuple[Line, ...]:
    """Return the lines that have these fields."""
    return made_of(Line, forms)


def form_of_line(node: Node, base: str, final: FinalRounding | None) -> LineForm:
    """Return what a line is but for its amounts; a result is shown in the decimals that its `final` rounding leaves."""
    expression = node.expression
    form = LineForm(
        key=node.id,
        label=node.label,
        unit=node.unit if final is None else final.unit,
        kind=node.kind,
        formula="" if node.formula is None else _printed(node.formula.function, node.bindings, node.round_step),
        inputs=() if expression is None else expression.names(),
        source=node.source,
        place=node.place,
        meaning=_meaning(node),
        jeugdwet=getattr(node.quantity, "jeugdwet", ""),
        wmo=getattr(node.quantity, "wmo", ""),
        base=base,
        cell=node.quantity.cell,
        other_bases=NO_BASES,
        value=None,
        amount=None,
        telling=None,
    )
    room = _ROOM if node.kind is NodeKind.GIVEN else _AMOUNTS
    return cast(
        LineForm,
        {name: told for name, told in form.items() if name in room or told != Line.__dict__.get(name, told is None)},
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
