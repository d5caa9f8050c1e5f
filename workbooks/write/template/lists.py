"""The hidden lists behind the drop-downs: choices, the salaries and the bands of every cao on one day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter

from tarief.core.findings import Refused
from tarief.costmodel import CostModel
from tarief.model.declare import Given
from tarief.model.form import fields
from tarief.parameters import Library
from tarief.parameters.lookup import Salary, UnsocialHours
from tarief.parameters.record import SalaryStep
from workbooks.read.template.columns import units_of_bases
from workbooks.read.template.names import list_name, units_name
from workbooks.write.book.book import NewBook, NewSheet

_Cells = Sequence[str | Decimal]
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
            steps = {label: _steps(library, key, on) for key, label in labels.items()}
            scales = {label: tuple(dict.fromkeys(each for each, _ in several)) for label, several in steps.items()}
            amounts: dict[tuple[str, str, str], Decimal] = {}
            for label, several in steps.items():
                for each, level in several:
                    amounts.setdefault((label, each, level.label), level.amount)
            return Salaries(on, quantity, cao, scale, step, scales, amounts)
    return None


def write_salaries(book: NewBook, sheet: NewSheet, salaries: Salaries) -> None:
    """Write the lists into the columns A to F, each under its own name."""
    scales = [(cao, scale) for cao, several in salaries.scales.items() for scale in several]
    steps = [(f"{cao}/{scale}", step, f"{cao}/{scale}/{step}") for cao, scale, step in salaries.amounts]
    _write_lists(book, sheet, "AB", (_SCALES_OF, _SCALES), scales)
    _write_lists(book, sheet, "CDE", (_STEPS_OF, _STEPS, _AMOUNTS_OF), steps)
    _write_lists(book, sheet, "F", (_AMOUNTS,), [(amount,) for amount in salaries.amounts.values()])


def _write_lists(
    book: NewBook,
    sheet: NewSheet,
    columns: Iterable[str],
    names: Iterable[str],
    rows: Sequence[Sequence[str | Decimal]],
) -> None:
    """Write lists beside each other from the second row on, each under its own name; an empty list has one cell."""
    for number, (column, name) in enumerate(zip(columns, names, strict=False)):
        for row, cells in enumerate(rows, 2):
            if isinstance(cell := cells[number], Decimal):
                sheet.number(f"{column}{row}", cell)
            else:
                sheet.text(f"{column}{row}", cell)
        book.name(name, sheet, f"{column}2:{column}{max(len(rows), 1) + 1}")


def _steps(library: Library, cao: str, on: date) -> tuple[tuple[str, SalaryStep], ...]:
    try:
        return library.salaries(cao, on)
    except Refused:  # no table for this day: the list is empty, and the calculation says so
        return ()


def matching(values: str, keys: str, key: str) -> str:
    """The part of a list whose keys (which stand together) equal `key`."""
    return f"OFFSET({values},MATCH({key},{keys},0)-1,0,COUNTIF({keys},{key}),1)"


_BANDS_OF, _BANDS = "lijst_tijdvakken_bij", "lijst_tijdvakken"


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


def write_bands(book: NewBook, sheet: NewSheet, bands: Bands) -> None:
    """Write the lists between those of the salaries and those of the choices."""
    rows = [(cao, band) for cao, several in bands.bands.items() for band in several]
    _write_lists(book, sheet, "GH", (_BANDS_OF, _BANDS), rows)


def _bands(library: Library, cao: str, on: date) -> tuple[str, ...]:
    try:
        return tuple(f"{band.days} {band.begin}-{band.until}" for band in library.bands(cao, on))
    except Refused:  # no cao with that name: the list is empty, and the calculation says so
        return ()


#: Columns of a list of choices: label, key, and for bases the unit.
_COLUMNS_PER_LIST = 3
#: The lists of scales, salaries and unsocial hours stand to the left of the choices.
_FIRST_COLUMN = 10


def write_choices(book: NewBook, sheet: NewSheet, model: CostModel) -> None:
    """Write a list per field with choices, under its own name; the keys beside it have none."""
    units, column = units_of_bases(model), _FIRST_COLUMN
    for field in fields(model):
        if field.choices:
            labels, keys, shown = (get_column_letter(column + offset) for offset in range(_COLUMNS_PER_LIST))
            sheet.text(f"{labels}1", field.key)
            for row, (key, _) in enumerate(field.choices, 2):
                sheet.text(f"{keys}{row}", key)
            _write_lists(book, sheet, (labels,), (list_name(field.key),), [(label,) for _, label in field.choices])
            if of_bases := units.get(field.key):
                names = [(of_bases[key].label,) for key, _ in field.choices]
                _write_lists(book, sheet, (shown,), (units_name(field.key),), names)
            column += _COLUMNS_PER_LIST
