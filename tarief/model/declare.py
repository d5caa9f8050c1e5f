"""What a cost model consists of: choices, given quantities, parameters, tables, steps. All plain data."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Annotated, Any, Literal, Protocol, TypedDict

from tarief.core.door import doors
from tarief.core.findings import ModelError
from tarief.core.jsonable import Jsonable, or_null
from tarief.core.units import Unit

#: The lowest and the highest value that somebody means, each possibly open.
Likely = tuple[Decimal | None, Decimal | None]


def likely(low: str, high: str = "") -> Likely:
    """Return the two ends of what is likely; an empty text leaves one open."""
    return Decimal(low) if low else None, Decimal(high) if high else None


@dataclass(frozen=True, slots=True)
class Usual:
    """Between which shares (0 to 1) a value usually lies, and in Dutch what that rests on; the rest is told."""

    low: Decimal | None
    high: Decimal | None
    source: str


@doors("__init__", error=ModelError)
@dataclass(frozen=True, slots=True)
class Base:
    """One meaning of a percentage: what it is a percentage of, or another unit the value may be stated in.

    `share_of` is the line the percentage is taken of; where it has none (an amount per hour), `unit` differs, and
    `likely` is what somebody means in that unit.
    """

    key: str
    label: str
    share_of: str = ""
    unit: Unit | None = None
    likely: Likely = (None, None)


#: What a quantity is to who looks at any model: a check, a measure that saves, a limit of the cao or the law.
Role = Literal[
    "",
    "own_rules",
    "net_of_hours",
    "lost_hours",
    "leave",
    "fee",
    "overhead",
    "own_budget",
    "allowance",
    "unsocial_allowance",
    "employer_charges",
    "contract_hours",
    "hourly_wage",
    "monthly_wage",
    "yearly_wage",
]


class Origin(Protocol):
    """Where a quantity can be looked up, once the choices `options` are made; the room of parameters says how."""

    @property
    def options(self) -> tuple[str, ...]:
        """Keys of the choices that must be known first."""


@dataclass(frozen=True, slots=True)
class Option:
    """A discrete choice, known before any step runs: the cao, the contract form, the base of a percentage."""

    key: str
    label: str
    choices: Mapping[str, str] = field(default_factory=dict)
    explanation: str = ""
    row: str = ""
    group: str = ""
    free: bool = False
    default: str = ""

    def allows(self, value: str) -> bool:
        """Tell whether `value` is one of the choices (a free option takes any text)."""
        return self.free or value in self.choices


class Marks(TypedDict, total=False):
    """What may be said of any quantity where it is declared; see `Given` and `Step` for what each means."""

    english: str
    jeugdwet: str
    wmo: str
    opbouw: bool | str
    positive: bool
    likely: Likely
    usual: Usual | None
    base: str
    bases: tuple[Base, ...]
    default_base: str
    optional: str
    row: str
    group: str
    role: Role
    formerly: str


class GivenMarks(Marks, total=False):
    """What may be said of a quantity that comes from outside."""

    explanation: str
    amount: str
    included_in: str


class StepMarks(Marks, total=False):
    """What may be said of a step."""

    aside: bool
    check: bool
    askable: bool
    negative: bool


class Lawful(TypedDict):
    """The letters of both laws, which several declarations of a file share."""

    jeugdwet: str
    wmo: str


@dataclass(frozen=True, slots=True)
class _Declared(Jsonable):
    """What may be said of any quantity.

    `optional` says in Dutch what it means when it is absent (of a step: when nothing of it was claimed); empty means
    it must be there (`-`: nothing worth saying). `jeugdwet` and `wmo` are letters of the law (`a+c`: not to be
    separated). `opbouw` marks a rung of the ladder: of every price (True), or of the price with that key. A value
    outside `likely` is asked, since hardly anybody means it, and one outside `usual` is told; `minimum` and `maximum`
    are what can be at all. `formerly` is the key it had before, which what was kept or handed out may still say.
    """

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    unit: Annotated[Unit, "eenheid"]
    english: str = ""
    jeugdwet: Annotated[str, "jeugdwet", or_null] = ""
    wmo: Annotated[str, "wmo", or_null] = ""
    opbouw: bool | str = False
    optional: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    positive: bool = False
    likely: Likely = (None, None)
    usual: Usual | None = None
    base: str = ""
    bases: tuple[Base, ...] = ()
    default_base: str = ""
    row: str = ""
    group: str = ""
    role: Role = ""
    formerly: str = ""
    #: The cell of a workbook that became a model: `Blad!C12`.
    cell: str = ""

    @property
    def base_key(self) -> str:
        """Key of the option that names the base: `overhead` is read with `overhead_grondslag`."""
        return base_key(self.key)


@dataclass(frozen=True, slots=True)
class Given(_Declared):
    """A quantity that comes from outside: the sheet, the form, or (with `source`) the parameter library.

    `amount` names the line with the euros a percentage comes to. `included_in` names a quantity that, when given, is
    read as already holding this one.
    """

    explanation: str = ""
    amount: str = ""
    included_in: str = ""
    source: Origin | None = None

    @property
    def as_given(self) -> Given:
        """The same: it always is given."""
        return self

    @property
    def meaning(self) -> str:
        """What it is, in a sentence; what may be left out is explained by what is left out then."""
        return self.explanation or self.optional.strip("-")


@dataclass(frozen=True, slots=True)
class Formula:
    """One way to derive a step: a plain function, the choices under which it holds, and what must be given.

    A formula with `given` is for who knows that quantity: it goes before the others when it was supplied. One with
    `without` holds only where that table was not filled in.
    `units` are those of the annotations, for the arguments that have one.
    `listed` are the arguments annotated as a list: they take the values of all rows of their table, or with
    `within` of the rows that made the same choice (a mean per class). `above` names, per argument, the line of the
    row above that takes its place from the second row on (a tariff that builds on that of the year before); where the
    argument is no quantity of its own, the formula does not hold in the first row.
    """

    function: Callable[..., Any]
    arguments: tuple[str, ...]
    when: Mapping[str, str] = field(default_factory=dict)
    given: str = ""
    without: str = ""
    listed: frozenset[str] = frozenset()
    within: str = ""
    above: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What its maker called the function."""
        return self.function.__name__

    def of_above(self, declared: Container[str]) -> Mapping[str, str]:
        """Return the arguments that are the line of the row above and nothing else, each with that line."""
        return {argument: key for argument, key in self.above.items() if argument not in declared}

    @property
    def meaning(self) -> str:
        """The docstring: what the formula says, in Dutch."""
        return " ".join((self.function.__doc__ or "").split())


@dataclass(frozen=True, slots=True)
class Step(_Declared):
    """A line of the calculation: derived by the first of its formulas that can be worked out, or given.

    `askable` marks what people often know as such: it is asked before what lies upstream of it. `aside` marks a line
    beside the price, worked out where its inputs are known: a share of the turnover, a break-even point. `check`
    marks such a line that must come to nothing (funding minus cost, total minus the sum of its lines): anything else
    becomes a finding. `negative` marks an amount or a number that may be below zero where it is given.
    """

    formulas: tuple[Formula, ...] = ()
    aside: bool = False
    check: bool = False
    askable: bool = False
    negative: bool = False

    @property
    def as_given(self) -> Step:
        """The step with the bounds that hold for who gives it: an amount or a number is not below zero."""
        free = self.positive or self.negative or self.check or self.minimum is not None or self.unit.percent
        return self if free else replace(self, minimum=Decimal(0))

    @property
    def meaning(self) -> Annotated[str, "uitleg"]:
        """The docstring of the first formula."""
        return self.formulas[0].meaning

    def with_formula(self, formula: Formula) -> Step:
        """Return the step with one more way to derive it."""
        return replace(self, formulas=(*self.formulas, formula))


@dataclass(frozen=True, slots=True)
class InputTable:
    """A list in the input, such as the functiemix; `name` is its column of names.

    `share`, where there is one, is the column whose values sum to 1; `rows` is how many a sheet to fill in has (0: as
    many as such tables usually have).
    """

    key: str
    label: str
    name: str
    share: str = ""
    explanation: str = ""
    group: str = ""
    rows: int = 0


Quantity = Given | Step


def base_key(key: str) -> str:
    """Return the key of the base of a percentage: risico_opslag -> risico_grondslag."""
    return key.removesuffix("_opslag") + "_grondslag"
