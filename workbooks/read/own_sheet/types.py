"""What is read from a sheet that a provider made: values with their cells, questions, and what was left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tarief.core.findings import Finding, Question
from tarief.core.place import Place, SheetCell


@dataclass(frozen=True, slots=True)
class Assignment:
    """One input of the model: `base` is the key of its base (`directe_kosten`), empty where it has none."""

    key: str
    value: Decimal | str
    base: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to read a value: what the model gets when `choice` is the answer (nothing: it is not used)."""

    choice: str
    label: str
    sets: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """One value of the sheet.

    `concept` is a key of the model and `value` what it gets there (a share as 0-1), when nothing is asked or else
    by the first option. `cell` is where it stood; `cells` are all cells it was made of. `confidence` is 0-1.
    `shown` is the value as it stood. `question` names the question that decides between `options`;
    `alternatives` says what else it could be.
    """

    concept: str
    value: Decimal | str
    unit: str
    base: str
    sheet: str
    cell: str
    label: str
    confidence: float
    alternatives: tuple[str, ...] = ()
    question: str = ""
    options: tuple[Option, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    explanation: str = ""
    shown: str = ""

    @property
    def place(self) -> Place:
        """Where it stands: its cell."""
        return Place(cell=SheetCell(self.sheet, self.cell))

    def chosen(self, answer: str | None) -> Option | None:
        """Return the option that was answered; the only one when nothing is asked."""
        if not self.question:
            return self.options[0]
        return next((option for option in self.options if option.choice == answer), None)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table of the model (the functiemix): its values, and the cell each stood in."""

    values: Mapping[str, Decimal | str]
    cells: Mapping[str, str]
    sheet: str


@dataclass(frozen=True, slots=True)
class ProductReading:
    """What was understood about one product; `printed` holds what the sheet itself calculated, by key.

    `outside` are lines with a known name that the model has no input for (an index, a subsidy).
    """

    name: str
    values: tuple[Recognised, ...]
    printed: Mapping[str, Recognised] = field(default_factory=dict)
    functiemix: tuple[TableRow, ...] = ()
    outside: tuple[Recognised, ...] = ()
    file: str = ""

    def by_concept(self) -> dict[str, Recognised]:
        """Return the values by key."""
        return {value.concept: value for value in self.values}


@dataclass(frozen=True, slots=True)
class Unused:
    """A cell that no input came from, and why: a controller must see that nothing was lost."""

    sheet: str
    cell: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of a workbook. `peildatum` is None when it has to be asked."""

    file: str
    products: tuple[ProductReading, ...]
    questions: tuple[Question, ...]
    unused: tuple[Unused, ...]
    findings: tuple[Finding, ...]
    peildatum: date | None = None
    fingerprint: str = ""

    def product(self, name: str) -> ProductReading | None:
        """Return the product of this name, None when there is none."""
        return next((product for product in self.products if product.name == name), None)
