"""What was understood of a sheet as rows of a table: the value as it stood, what it became, and how sure that is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from api.files.case import Case
from tarief.calculation.inputs import Stated
from tarief.core.dutch import in_marks, shown
from tarief.core.place import Place
from tarief.core.units import UNITS
from tarief.model.declare import base_key
from tarief.model.model import Model
from tarief.opgave import Opgave
from workbooks.read.own_sheet import Meaning, Recognised, TableRow, cells_of, named

_SURE: Final = ((0.9, "zeker"), (0.7, "vrij zeker"), (0.0, "onzeker"))
#: From here on a value is shown as 100% sure.
_CERTAIN: Final = 0.995


@dataclass(frozen=True, slots=True)
class Understood:
    """One value: `label` and `stood` are the sheet's own words, `name`, `value` and `base` what was made of it.

    `cells` are those it was made of, as a file with answers names them.
    """

    name: str
    value: str
    base: str
    sheet: str
    cell: str
    label: str
    stood: str
    sure: str = ""
    others: tuple[str, ...] = ()
    question: str = ""
    explanation: str = ""
    cells: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Sheet and cell, as a sentence has it."""
        return ", ".join(
            part for part in (self.sheet and f"blad {self.sheet}", self.cell and f"cel {self.cell}") if part
        )


def of_case(case: Case) -> tuple[Understood, ...]:
    """Return a row for each value of a product, and for each cell of its table of functions."""
    rows = [_row(case, value) for value in case.product.values]
    told = (*case.product.sources, *case.product.outside)
    rows += [_source(value) for value in told if value.explanation]
    rows += [_supplied(case.model, value) for value in case.settled.values if not value.cell]
    return (*rows, *_tables(case.model, case.product.rows))


def of_template(opgave: Opgave) -> tuple[Understood, ...]:
    """Return a row for each value of our own template."""
    return tuple(
        _from_template(opgave.model, str(path[-1]), item, opgave.place(Place.of(*path)))
        for path, item in opgave.inputs.stated.items()
    )


def _row(case: Case, value: Recognised) -> Understood:
    answer = case.held.answers.get(value.question)
    option = value.chosen(answer)
    sets = (option or value.options[0]).sets
    model = case.model
    key, used = sets[0] if sets else (value.concept, Stated(value.value, value.base))
    left_out = option is not None and not sets and option.choice != value.concept
    return Understood(
        name_of(model, key),
        "telt niet mee" if left_out else _value(model, key, used.written, value.unit, used.base),
        base_of(model, key, used.base),
        value.sheet,
        value.cell,
        value.label,
        in_marks(value.shown),
        _sure(value, answered=bool(value.question and option)),
        tuple(name_of(model, other) for other in value.alternatives) if _open(value, option) else (),
        "" if option else value.question,
        value.explanation,
        tuple(named(*cell) for cell in cells_of(value)),
    )


def _open(value: Recognised, option: Meaning | None) -> bool:
    """Whether to say what else a value could be: of what is asked until it is answered, and of what is not certain."""
    return option is None if value.question else value.confidence < _CERTAIN


def _source(value: Recognised) -> Understood:
    """A number that another value was worked out from: it is no input itself."""
    return Understood(
        value.label, in_marks(value.shown), "", value.sheet, value.cell, value.label, in_marks(value.shown),
        _sure(value, answered=False), explanation=value.explanation, cells=tuple(named(*cell) for cell in value.cells),
    )  # fmt: skip


def _supplied(model: Model, value: Recognised) -> Understood:
    text = _value(model, value.concept, value.value, "", "")
    return Understood(name_of(model, value.concept), text, "", "", "", "aangevuld op deze pagina", "", "door u")


def _sure(value: Recognised, *, answered: bool) -> str:
    if answered:
        return "door u gekozen"
    word = next(word for least, word in _SURE if value.confidence >= least)
    return f"{word} ({value.confidence * 100:.0f}%)"


def _tables(model: Model, rows: Iterable[TableRow]) -> Iterator[Understood]:
    counts: Counter[str] = Counter()
    for row in rows:
        counts[row.table] += 1
        called = f"{model.tables[row.table].name.replace('_', ' ')} {counts[row.table]}"
        for key, value in row.values.items():
            name, text = f"{name_of(model, key)} ({called})", _value(model, key, value, "", "")
            yield Understood(name, text, "", *row.at(key), "", "", "zeker")


def _from_template(model: Model, key: str, item: Stated, place: Place) -> Understood:
    sheet, cell = (place.cell.sheet, place.cell.address) if place.cell else (str(place), "")
    return Understood(
        name_of(model, key),
        _value(model, key, item.written, "", item.base),
        base_of(model, key, item.base),
        sheet,
        cell,
        "",
        "",
        "sjabloon",
    )


def name_of(model: Model, key: str) -> str:
    """Return the label of an input or option; a key that the model does not know in words."""
    found = model.quantities.get(key) or model.options.get(key)
    return found.label if found else key.replace("_", " ")


def base_of(model: Model, key: str, base: str) -> str:
    """Return the label of the base of a percentage."""
    option = model.options.get(base_key(key)) if base else None
    return option.choices.get(base, base.replace("_", " ")) if option else ""


def _value(model: Model, key: str, value: Any, unit: str, base: str) -> str:
    if (option := model.options.get(key)) is not None:
        return option.choices.get(str(value), str(value))
    if not isinstance(value, Decimal):
        return str(value)
    quantity = model.quantities.get(key)
    bases = {each.key: each.unit for each in getattr(quantity, "bases", ())}
    return shown(value, bases.get(base) or (quantity.unit if quantity else None) or UNITS.get(unit))
