"""A line of the calculation, ready to be shown: value, unit, formula, inputs, source, and what was derived."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Annotated, Any, Final, NotRequired, TypedDict, cast

from tarief.calculation.face import made_of
from tarief.calculation.telling import EXTRA_DECIMALS, Telling
from tarief.core.dutch import shown
from tarief.core.expression import rounded
from tarief.core.expression.printing import formula
from tarief.core.final import FinalRounding
from tarief.core.jsonable import HOLE, Absent, Jsonable, JsonObject, in_json, in_quotes
from tarief.core.number import Plain, plain
from tarief.core.place import Place
from tarief.core.ties import rounded_decimal
from tarief.core.units import Unit
from tarief.model.binding import Binding, symbolic
from tarief.model.declare import Given
from tarief.model.plan import Node, NodeKind

#: What is a percentage of nothing else.
NO_BASES: Final[Mapping[str, Decimal]] = {}


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
        """Return what is told as a writer of JSON has it."""
        return self.text_with(self.explanation)

    def text_with(self, explanation: str) -> str:
        """Return the same with this explanation; what a line says whatever its amounts is written once."""
        telling, is_alike = self.telling, not self.other_bases and self.derived is None
        parts = telling.face.once(("text", self.key), self.around) if is_alike and telling is not None else None
        if parts is None:
            return super(Line, self.explained(explanation)).as_text()
        before, after_value, after_text, last = parts
        told = f"{after_value}{in_quotes(explanation)}{after_text}{in_quotes(self.source)}"
        return f'{before}"{plain(self.value)}"{told}{last}'

    def around(self) -> list[str] | None:
        """Return what stands around the value, the explanation, the source and, where there are, the other bases.

        None where it cannot be told apart.
        """
        holes = dict.fromkeys(("waarde", "uitleg", "bron", *(["andere_grondslagen"] if self.other_bases else ())), HOLE)
        parts = in_json({**super().as_json(), **holes}).split(in_json(HOLE))
        return parts if len(parts) == len(holes) + 1 else None

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
