"""What a form is made of while it is being written: the sheet, the next free row, the values to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tarief.engine.costmodel import CostModel
from tarief.engine.fields import Field, fields
from tarief.quantities.number import read_number
from tarief.quantities.units import Unit
from workbooks.book import Book, Sheet
from workbooks.look import FILL_IN, Style
from workbooks.template.choices import units_of_bases
from workbooks.template.rules import Rules


@dataclass
class Form:
    """One input sheet under construction."""

    book: Book
    sheet: Sheet
    model: CostModel
    values: Mapping[str, Any]
    row: int = 1
    rules: Rules = field(init=False)

    def __post_init__(self) -> None:
        self.rules = Rules(self.sheet)
        self.fields: dict[str, Field] = {each.key: each for each in fields(self.model)}
        self.units = units_of_bases(self.model)
        self.values = _in_tables(self.model, self.fields, self.values)

    def next(self, rows: int = 1) -> int:
        """Return the next free row and move on."""
        row = self.row
        self.row += rows
        return row

    def cell(
        self, name: str, at: str, raw: Any, unit: Unit | None = None, *, mixed: bool = False, style: Style = FILL_IN
    ) -> None:
        """Write a cell to fill in: a number where `raw` is one, and otherwise the text as it stands."""
        self.book.name(name, self.sheet, at)
        if unit is None:
            self.sheet.text(at, "" if raw is None else str(raw), style.but(number_format="@"))
            return
        number = read_number(raw, percent=unit.percent).value
        # An empty cell that may hold a percentage or an amount takes the format of what is typed.
        cell_format = "General" if mixed and number is None else unit.cell_format
        shown = style.but(number_format=cell_format, across="right")
        if isinstance(number, Decimal):
            self.sheet.number(at, number, shown)
        else:
            self.sheet.text(at, "" if raw is None else str(raw), shown)

    def chosen(self, key: str) -> str:
        """Return the label of the choice made for a field, or the text that stands in its place."""
        raw = part(self.values.get(key), "waarde")
        labels = dict(self.fields[key].choices)
        return labels.get(str(raw), "" if raw is None else str(raw))

    def base(self, each: Field) -> str:
        """Return the key of the base of a percentage, as far as it is given."""
        inside = part(self.values.get(each.key), "grondslag", None)
        return str(inside or part(self.values.get(each.base), "waarde") or "")

    def unit(self, each: Field) -> Unit | None:
        """Return the unit in which a value stands, which its base may decide."""
        return self.units.get(each.base, {}).get(self.base(each), each.unit)


def _in_tables(model: CostModel, fields: Mapping[str, Field], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values with one function that was given by itself as the only row of its table.

    Raises ValueError for a value that has no cell: it may not get lost.
    """
    found = dict(values)
    for table in model.tables.values():
        columns = [each.key for each in fields.values() if each.row == table.key]
        single = {key: found.pop(key) for key in columns if key in found}
        if single:
            found.setdefault(table.key, [{**single, **({table.share: "1"} if table.share else {})}])
        rows = found.get(table.key) or ()
        lost = {key for record in rows for key in record} - {*columns}
        if lost:
            raise ValueError(f"no cell in the template for {sorted(lost)} in {table.key}")
    if lost := found.keys() - fields.keys() - model.tables.keys():
        raise ValueError(f"no cell in the template for {sorted(lost)}")
    return found


def part(raw: Any, name: str, default: Any = "") -> Any:
    """Return one part of an input: a bare value is its own `waarde`."""
    if isinstance(raw, Mapping):
        return raw.get(name, default)
    return raw if name == "waarde" else default
