"""What is read from a sheet that a provider made: values with their cells, questions, and what was left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from tarief.calculation.inputs import Stated
from tarief.core.findings import Finding, Question
from tarief.core.place import Place, SheetCell
from tarief.core.ties import is_within
from workbooks.read.own_sheet.words.synonyms import ValueForm

#: How many times a price must count to be one per hour.
_PER_HOUR = {"euro_per_uur": Decimal(1), "euro_per_minuut": Decimal(60)}
#: Half of what a printed price shows.
_HALF_CENT = Decimal("0.005")
#: The model with a price per minute.
_PER_MINUTE = "minuuttarief"
#: What is done with an amount for one fte once the answers tell its productive hours.
PER_PRODUCTIVE = "per_productief_uur"
_NO_FORM = ValueForm("", "", Decimal(0), Decimal(0))
# A reading holds hundreds of meanings, values and cells: these have no slots, since what has them is taken apart and
# put together field by field on its way out of the limited process.


@dataclass(frozen=True)
class Meaning:
    """One way to read a value: what each input gets when `choice` is the answer (nothing: the value is not used).

    `form` is the form that the number was read in.
    """

    choice: str
    label: str
    sets: tuple[tuple[str, Stated], ...] = ()
    form: ValueForm = _NO_FORM
    operation: str = ""

    @property
    def key(self) -> str:
        """The first input that it sets."""
        return self.sets[0][0] if self.sets else ""

    @property
    def value(self) -> Decimal:
        """The value of that input."""
        value = self.sets[0][1].written
        assert isinstance(value, Decimal)
        return value

    def stating(self, value: Decimal, base: str = "") -> Meaning:
        """Return the same with another value (and base) for its first input."""
        (key, stated), *rest = self.sets
        return replace(self, sets=((key, Stated(value, base or stated.base)), *rest))


@dataclass(frozen=True)
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
    options: tuple[Meaning, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()
    explanation: str = ""
    shown: str = ""

    @property
    def place(self) -> Place:
        """Where it stands: its cell."""
        return Place(cell=SheetCell(self.sheet, self.cell))

    @property
    def is_typed(self) -> bool:
        """Whether it is not of the sheet: a user typed it beside it."""
        return False

    def chosen(self, answer: str | None) -> Meaning | None:
        """Return the option that was answered; the only one when nothing is asked."""
        if not self.question:
            return self.options[0]
        return next((option for option in self.options if option.choice == answer), None)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table of the model (the functiemix, a roster): its values, and the cell each stood in.

    `elsewhere` names the sheet of what does not stand on `sheet`.
    """

    values: Mapping[str, Decimal | str]
    cells: Mapping[str, str]
    sheet: str
    table: str = "functiemix"
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    def at(self, key: str) -> tuple[str, str]:
        """Return the sheet and the address of a value; no address where it stands in no cell."""
        return self.elsewhere.get(key, self.sheet), self.cells.get(key, "")

    @property
    def places(self) -> tuple[tuple[str, str], ...]:
        """Sheet and address of every cell."""
        return tuple(self.at(key) for key in self.cells)


@dataclass(frozen=True, slots=True)
class ProductReading:
    """What was understood about one product; `printed` holds what the sheet itself calculated, by key.

    `sources` are the numbers of the sheet that a value was worked out from, where they have a name of their own.
    `outside` are lines with a known name that the model has no input for (an index, a subsidy). `model` is the key of
    the cost model that the sheet calculates by, and `unit` what its price is per. `other_rows` are of other tables than
    the functiemix.
    """

    name: str
    values: tuple[Recognised, ...]
    printed: Mapping[str, Recognised] = field(default_factory=dict)
    functiemix: tuple[TableRow, ...] = ()
    outside: tuple[Recognised, ...] = ()
    file: str = ""
    model: str = "uurtarief"
    unit: str = "uur"
    other_rows: tuple[TableRow, ...] = ()
    sources: tuple[Recognised, ...] = ()

    @property
    def rows(self) -> tuple[TableRow, ...]:
        """The rows of all its tables."""
        return (*self.functiemix, *self.other_rows)

    @property
    def prices(self) -> dict[str, Decimal]:
        """The prices that the sheet prints, each in the unit of the model (per hour where the sheet has minutes)."""
        printed = {key: self.printed[key] for key in ("kostprijs", "tarief") if key in self.printed}
        return {key: Decimal(each.value) * times for key, each in printed.items() if (times := self.times(each.unit))}

    def times(self, unit: str) -> Decimal:
        """How many times a printed price must count to be one of the model; 0 for one of another unit."""
        if self.unit in ("uur", "minuut") and self.model != "prijs":
            hours = Decimal(1) if self.model != _PER_MINUTE else 1 / _PER_HOUR["euro_per_minuut"]
            return hours * _PER_HOUR.get(unit, Decimal(0))
        return Decimal(unit == f"euro_per_{self.unit}")

    def prints(self, key: str, price: Decimal | None) -> bool:
        """Whether the sheet prints this price under a key, as near as a cent shows."""
        shown = self.prices.get(key)
        if shown is None or price is None:
            return False
        return is_within(shown - price, _HALF_CENT * self.times(self.printed[key].unit))

    def by_concept(self) -> dict[str, Recognised]:
        """Return the values by key."""
        return {value.concept: value for value in self.values}


@dataclass(frozen=True)
class Unused:
    """A cell that no input came from, and why: a controller must see that nothing was lost."""

    sheet: str
    cell: str
    text: str
    why: str

    @property
    def name(self) -> str:
        """The cell as people write it: `Blad1!B7`."""
        return f"{self.sheet}!{self.cell}" if self.sheet else self.cell


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was understood of a workbook.

    `peildatum` is None when it has to be asked; `day_place` is the cell that says it as a whole date.
    """

    file: str
    products: tuple[ProductReading, ...]
    questions: tuple[Question, ...]
    unused: tuple[Unused, ...]
    findings: tuple[Finding, ...]
    peildatum: date | None = None
    fingerprint: str = ""
    day_place: Place = Place()

    def product(self, name: str) -> ProductReading | None:
        """Return the product of this name, None when there is none."""
        return next((product for product in self.products if product.name == name), None)
