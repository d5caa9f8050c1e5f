"""The form in which a user says what one cell of his sheet is: an input of the model, or not used."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from tarief import Finding
from tarief.core.place import Place
from tarief.model.declare import Given
from tarief.model.form import GROUPS
from tarief.model.model import Model
from workbooks.read.own_sheet import Reading, cells_of
from workbooks.read.own_sheet.asking.designated import PERCENT, PRICES, inputs_of
from workbooks.read.own_sheet.values.corrections import NOT_USED, cell_named

CELL, IS, BASE, UNIT = "cel", "is", "grondslag", "eenheid"
_UNITS: Final = (("", "zoals het model haar kent"), (PERCENT, "procent: 20 is 20%"), ("aandeel", "aandeel: 0,2 is 20%"))
_MINUTE: Final = ("euro_per_minuut", "euro per minuut")

#: What to do about it in this form.
_ADVICE: Final = {
    "grondslag_ontbreekt": "Kies hieronder waarvan.",
    "onbekende_grondslag": "Kies hieronder een andere, of ‘niet nodig’.",
    "percentage_dubbelzinnig": "Kies hieronder de eenheid.",
    "eenheid_past_niet": "Kies hieronder een andere eenheid, of iets anders voor deze cel.",
}

#: A value to choose and its label.
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CellForm:
    """What can be said of a cell, under headings, with what was said before and what is wrong with that."""

    name: str
    place: Place
    stands: str
    inputs: tuple[tuple[str, tuple[Pair, ...]], ...]
    bases: tuple[tuple[str, tuple[Pair, ...]], ...]
    chosen: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Finding, ...] = ()
    units: tuple[Pair, ...] = (*_UNITS, _MINUTE)
    not_used: str = NOT_USED

    def is_chosen(self, name: str, value: str) -> bool:
        """Whether this was said before."""
        return self.chosen.get(name, "") == value


def cell_form(
    reading: Reading, model: Model, name: str, chosen: Mapping[str, str], faults: tuple[Finding, ...] = ()
) -> CellForm | None:
    """Return the form for a cell; None for what is no cell."""
    cell = cell_named(name)
    if cell is None:
        return None
    stands = _stands(reading, (cell.sheet, cell.address))
    told = tuple(replace(each, advice=_ADVICE.get(each.kind, each.advice)) for each in faults)
    return CellForm(name, Place(cell=cell), stands, tuple(_inputs(model)), tuple(_bases(model)), chosen, told)


def _stands(reading: Reading, cell: tuple[str, str]) -> str:
    """The words of the sheet: label and value."""
    for product in reading.products:
        for value in (*product.values, *product.printed.values(), *product.outside):
            if cell in cells_of(value):
                return f"{value.label}: {value.shown}" if value.shown else value.label
    return next((left.text for left in reading.unused if (left.sheet, left.cell) == cell), "")


def _inputs(model: Model) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    for heading, group in groupby(inputs_of(model).values(), key=lambda field: field.heading):
        yield heading, tuple((each.key, each.label) for each in group)
    yield GROUPS["uitkomst"], tuple((key, f"{key.capitalize()} in het blad zelf") for key in PRICES)


def _bases(model: Model) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    for key in inputs_of(model):
        quantity = model.quantities[key]
        if isinstance(quantity, Given) and quantity.bases:
            yield quantity.label, tuple((base.key, base.label) for base in quantity.bases)
