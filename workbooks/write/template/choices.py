"""The hidden lists behind the drop-downs: the labels of each choice, and the unit a base brings with it."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from tarief.core.units import Unit
from tarief.costmodel import CostModel
from tarief.model.form import fields
from workbooks.read.template.columns import units_of_bases
from workbooks.read.template.names import list_name, units_name
from workbooks.write.book.book import Book, Sheet

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
