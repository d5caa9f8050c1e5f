"""The hidden lists behind the drop-downs: choices, the salaries and the bands of every cao on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter

from tarief.core.findings import Refused
from tarief.core.units import Unit
from tarief.costmodel import CostModel
from tarief.model.declare import Given
from tarief.model.form import fields
from tarief.parameters import Library
from tarief.parameters.lookup import Salary, UnsocialHours
from workbooks.read.template.columns import units_of_bases
from workbooks.read.template.names import list_name, units_name
from workbooks.write.book.book import Book, Sheet

_SCALES_OF, _SCALES = "lijst_schalen_bij", "lijst_schalen"
_STEPS_OF, _STEPS = "lijst_treden_bij", "lijst_treden"
_AMOUNTS_OF, _AMOUNTS = "lijst_bedragen_bij", "lijst_bedragen"


@dataclass(frozen=True)
class Salaries:
    """The salary tables of one day. `amounts` is keyed by label of the cao, scale and step."""

    on: date
    quantity: Given
    cao: str
    scale: str
    step: str
    scales: dict[str, tuple[str, ...]]
    amounts: dict[tuple[str, str, str], Decimal]

    def scale_list(self, cao: str) -> str:
        """Return the formula of the scales for the cell that holds the cao."""
        return matching(_SCALES, _SCALES_OF, cao)

    def step_list(self, cao: str, scale: str) -> str:
        """Return the formula of the steps for the cells that hold cao and scale."""
        return matching(_STEPS, _STEPS_OF, f'{cao}&"/"&{scale}')

    def amount(self, cao: str, scale: str, step: str) -> str:
        """Return the formula that finds the month salary, or says that the table has none."""
        found = f'INDEX({_AMOUNTS},MATCH({cao}&"/"&{scale}&"/"&{step},{_AMOUNTS_OF},0))'
        return f'IF({scale}&{step}="","",IFERROR({found},"niet in de tabel"))'


def salaries_of(model: CostModel, library: Library, on: date) -> Salaries | None:
    """Return the salary tables a model looks up, None for a model that looks none up."""
    for quantity in model.quantities.values():
        if isinstance(quantity, Given) and isinstance(quantity.source, Salary):
            cao, scale, step = quantity.source.options[:3]
            labels = model.options[cao].choices
            scales = {label: _scales(library, key, on) for key, label in labels.items()}
            amounts = {
                (label, each, level): amount
                for key, label in labels.items()
                for each in scales[label]
                for level in library.steps(key, each, on)
                if isinstance(amount := library.salary(key, each, level, on).value, Decimal)
            }
            return Salaries(on, quantity, cao, scale, step, scales, amounts)
    return None


def write_salaries(book: Book, sheet: Sheet, salaries: Salaries) -> None:
    """Write the lists into the columns A to F, each under its own name."""
    scales = [(cao, scale) for cao, each in salaries.scales.items() for scale in each]
    for row, (cao, scale) in enumerate(scales, 2):
        sheet.text(f"A{row}", cao)
        sheet.text(f"B{row}", scale)
    for row, ((cao, scale, step), amount) in enumerate(salaries.amounts.items(), 2):
        sheet.text(f"C{row}", f"{cao}/{scale}")
        sheet.text(f"D{row}", step)
        sheet.text(f"E{row}", f"{cao}/{scale}/{step}")
        sheet.number(f"F{row}", amount)
    ends = {"A": len(scales), "B": len(scales), **dict.fromkeys("CDEF", len(salaries.amounts))}
    for column, name in zip("ABCDEF", (_SCALES_OF, _SCALES, _STEPS_OF, _STEPS, _AMOUNTS_OF, _AMOUNTS), strict=True):
        book.name(name, sheet, f"{column}2:{column}{max(ends[column], 1) + 1}")


def _scales(library: Library, cao: str, on: date) -> tuple[str, ...]:
    try:
        return library.scales(cao, on)
    except Refused:  # no table for this day: the list is empty, and the calculation says so
        return ()


def matching(values: str, keys: str, key: str) -> str:
    """The part of a list whose keys (which stand together) equal `key`."""
    return f"OFFSET({values},MATCH({key},{keys},0)-1,0,COUNTIF({keys},{key}),1)"


_BANDS_OF, _BANDS = "lijst_tijdvakken_bij", "lijst_tijdvakken"
#: The columns of the lists of choices between those of the salaries and those of the options.
_COLUMNS = "GH"


@dataclass(frozen=True)
class Bands:
    """The bands of one day by label of the cao; `key` is the option that chooses one."""

    key: str
    cao: str
    bands: dict[str, tuple[str, ...]]

    def list_of(self) -> str:
        """Return the formula of the bands of the cao that was chosen."""
        return matching(_BANDS, _BANDS_OF, self.cao)


def bands_of(model: CostModel, library: Library, on: date) -> Bands | None:
    """Return the bands a model looks up, None for a model that looks none up."""
    for quantity in model.quantities.values():
        if isinstance(quantity, Given) and isinstance(quantity.source, UnsocialHours):
            cao, key = quantity.source.options
            labels = model.options[cao].choices
            return Bands(key, cao, {label: _bands(library, each, on) for each, label in labels.items()})
    return None


def write_bands(book: Book, sheet: Sheet, bands: Bands) -> None:
    """Write the lists, each under its own name."""
    rows = [(cao, band) for cao, each in bands.bands.items() for band in each]
    for row, texts in enumerate(rows, 2):
        for column, text in zip(_COLUMNS, texts, strict=True):
            sheet.text(f"{column}{row}", text)
    for column, name in zip(_COLUMNS, (_BANDS_OF, _BANDS), strict=True):
        book.name(name, sheet, f"{column}2:{column}{max(len(rows), 1) + 1}")


def _bands(library: Library, cao: str, on: date) -> tuple[str, ...]:
    """The names of the bands, as the model asks for them."""
    try:
        return tuple(f"{band.days} {band.begin}-{band.until}" for band in library.bands(cao, on))
    except Refused:  # no cao with that name: the list is empty, and the calculation says so
        return ()


#: Columns of a list of choices: label, key, and for bases the unit.
_COLUMNS_PER_LIST = 3
#: The lists of scales, salaries and unsocial hours stand to the left of the choices.
_FIRST_COLUMN = 10


def write_choices(book: Book, sheet: Sheet, model: CostModel) -> None:
    """Write a list per field with choices, under its own name."""
    units = units_of_bases(model)
    column = _FIRST_COLUMN
    for field in fields(model):
        if field.choices:
            _write_list(book, sheet, column, field.key, field.choices, units.get(field.key, {}))
            column += _COLUMNS_PER_LIST


def _write_list(
    book: Book, sheet: Sheet, column: int, key: str, choices: tuple[tuple[str, str], ...], units: dict[str, Unit]
) -> None:
    labels, keys, shown = (get_column_letter(column + offset) for offset in range(_COLUMNS_PER_LIST))
    sheet.text(f"{labels}1", key)
    for row, (choice, label) in enumerate(choices, 2):
        sheet.text(f"{labels}{row}", label)
        sheet.text(f"{keys}{row}", choice)
        if units:
            sheet.text(f"{shown}{row}", units[choice].label)
    last = len(choices) + 1
    book.name(list_name(key), sheet, f"{labels}2:{labels}{last}")
    if units:
        book.name(units_name(key), sheet, f"{shown}2:{shown}{last}")
