"""What was supplied: numbers and choices by key and row, ready to be worked with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import repeat

from tarief.calculation.inputs import Row
from tarief.core.findings import Finding, Question
from tarief.core.place import Name, Place
from tarief.core.units import Unit
from tarief.model.gate import Gate

#: Where an amount is found among what was supplied.
At = tuple[str, Row]
_NOTHING = Decimal(0)


@dataclass(frozen=True)
class Supplied:
    """A value as supplied: number, unit, source, and where it stood; not `sound` when it could not be read."""

    key: str
    value: Decimal
    unit: Unit
    source: str = ""
    place: Place = Place()
    note: str = ""
    sound: bool = True


@dataclass
class Supply:
    """All that was supplied: quantities and choices by key and row, the rows of each table, the faults."""

    quantities: dict[At, Supplied] = field(default_factory=dict)
    options: dict[At, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def option(self, key: str, row: Row = None) -> str | None:
        """Return the choice made for this row, or else for the whole product."""
        return self.options.get((key, row), self.options.get((key, None)))

    def whole(self, key: str) -> Supplied | None:
        """Return what was supplied for the whole product."""
        return self.quantities.get((key, None))

    def amounts(self, given: Mapping[str, At]) -> dict[str, Decimal]:
        """Return the amount of each line that somebody gave; nothing is written in one way."""
        return {key: self.quantities[at].value or _NOTHING for key, at in given.items()}

    @property
    def shape(self) -> tuple[At, ...]:
        """Of what there is an amount."""
        return tuple(self.quantities)

    @property
    def noted(self) -> list[Supplied]:
        """What was supplied with a note."""
        return [item for item in self.quantities.values() if item.note.strip()]

    def fault(self, kind: str, place: Place, text: str, advice: str = "") -> None:
        """Note a fault."""
        self.findings.append(Finding(kind, text, advice, place))


class PlainSupply(Supply):
    """Numbers and choices of the whole product of which there is nothing more to say, as nearly all are."""

    def __init__(self, numbers: dict[str, Decimal], options: dict[At, str], gates: Mapping[Name, Gate]) -> None:
        self.numbers, self.options, self._gates = numbers, options, gates
        self.rows, self.findings, self.questions = {}, [], []

    @cached_property
    def quantities(self) -> dict[At, Supplied]:  # type: ignore[override]
        """What stands for each number, made when somebody asks."""
        gates = ((self._gates[key], number) for key, number in self.numbers.items())
        return {
            (gate.quantity.key, None): Supplied(gate.quantity.key, number, gate.quantity.unit, place=gate.place)
            for gate, number in gates
        }

    def whole(self, key: str) -> Supplied | None:
        """Return what was supplied for the whole product."""
        return self.quantities[key, None] if key in self.numbers else None

    def amounts(self, given: Mapping[str, At]) -> dict[str, Decimal]:
        """Return the amount of each line that somebody gave."""
        numbers = self.numbers
        return {key: numbers[at[0]] or _NOTHING for key, at in given.items()}

    @property
    def shape(self) -> tuple[At, ...]:
        """Of what there is an amount."""
        return tuple(zip(self.numbers, repeat(None)))

    @property
    def noted(self) -> list[Supplied]:
        """Nothing: a note is more than a number."""
        return []
