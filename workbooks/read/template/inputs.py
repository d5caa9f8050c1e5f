"""From named cells to the inputs of a calculation, with the faults that only the cell can show."""

from collections.abc import Container
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tarief.calculation.inputs import Path, Stated, StatedInputs
from tarief.core.days import DAY, MISSING, NO_DAY, day_advice, impossible_day, typed_day
from tarief.core.dutch import with_small_letter
from tarief.core.findings import Finding
from tarief.core.place import Name, Place, Whereabouts
from tarief.costmodel import CostModel
from tarief.model.declare import InputTable
from tarief.model.form import Field, fields
from workbooks.read.book import Value
from workbooks.read.template.beyond import rows_beyond
from workbooks.read.template.cells import Cells, NamedCell, as_text
from workbooks.read.template.columns import (
    TemplateColumn,
    declared_columns,
    extra_column,
    extra_fields,
    extra_stem,
    units_of_bases,
)
from workbooks.read.template.names import row_name, source_name, text_name

#: The days of this century as a spreadsheet counts them; another number is no day.
_FIRST_DAY, _DAYS = date(1899, 12, 30), range(36_526, 73_051)
#: The values of one row of a table, by key.
Row = dict[str, Stated]


class Reader:
    """Reads one template for one model; `singles` are the tables whose one row holds values given without a table."""

    def __init__(self, model: CostModel, cells: Cells, singles: Container[str] = ()) -> None:
        self.model, self.cells, self.singles = model, cells, singles
        self._taken = {*model.options, *model.quantities, *model.tables}
        extra = extra_fields(model, cells.where)
        self.fields = {each.key: each for each in (*fields(model), *extra)}
        self.columns = {table.key: self._columns(table) for table in model.tables.values()}
        self.units = units_of_bases(model)
        self.findings: list[Finding] = []
        self._where: dict[tuple[Name, ...], Place] = {}

    def inputs(self) -> StatedInputs:
        """Return what is stated in the cells; what is empty is absent."""
        stated: dict[Path, Stated] = {}
        counts: dict[str, int] = {}
        for field in self.fields.values():
            value = None if field.row else self._value(field, field.key, Place.of(field.key), source_name(field.key))
            if value is not None:
                stated[field.key,] = value
        for table in self.model.tables.values():
            rows = self._rows(table)
            if len(rows) == 1 and self._is_single(table, rows[0]):
                stated |= self._without_table(table, rows[0])
            elif rows:
                counts[table.key] = len(rows)
                stated |= {(table.key, index, key): item for index, row in enumerate(rows) for key, item in row.items()}
            self._place_table(table)
            self.findings += rows_beyond(table, self.columns[table.key], self.cells)
        return StatedInputs(stated, counts)

    def text(self, key: str) -> str:
        """Return a text that takes no part in the calculation: who the sheet is of, and for what."""
        return self.cells.text(text_name(key, self._taken))

    def day(self) -> date | None:
        """Return the reference date; None, with a fault, when it is not one."""
        cell = self.cells.cell(text_name(DAY, self._taken))
        value = None if cell is None else cell.value
        day = value if isinstance(value, date) else _numbered(value) or typed_day(as_text(value))
        if day is not None:
            impossible = impossible_day(day)
            self.findings += [impossible] if impossible is not None else []
            return day if impossible is None else None
        shown = f"'{as_text(value)[:40]}' is geen datum." if value is not None else MISSING
        text = cell.fault.text if cell is not None and cell.fault is not None else shown
        advice = day_advice(as_text(value), "Vul een datum in, bijvoorbeeld 01-01-2026.")
        self.findings.append(Finding(NO_DAY, text, advice, Place.of(DAY)))
        return None

    def places(self) -> Whereabouts:
        """Return what knows the cell of a key; what is missing in a row may be given for all rows at once."""
        known: dict[tuple[Name, ...], Place]
        known = {(name,): self.cells.place(name) for name in self.fields if name in self.cells}
        if (day := text_name(DAY, self._taken)) in self.cells:
            known.setdefault((DAY,), self.cells.place(day))
        return Whereabouts({**known, **self._where})

    def _columns(self, table: InputTable) -> list[TemplateColumn]:
        """The columns the table always has, and those that were added for the values of some row."""
        keys = (*self.model.options, *self.model.quantities)
        stems = {key: stem for key in keys if (stem := extra_stem(table, key)) not in self._taken}
        added = [key for key, stem in stems.items() if row_name(stem, 1) in self.cells]
        return [*declared_columns(self.model, table), *(extra_column(self.model, table, key) for key in added)]

    def _rows(self, table: InputTable) -> list[Row]:
        """Return the rows in which anything stands; the places follow their order in the result."""
        columns = self.columns[table.key]
        rows: list[Row] = []
        number = 1
        while any(each.name(number) in self.cells for each in columns):
            place = Place.of(table.key, len(rows))
            record = {
                each.key: value
                for each in columns
                if (value := self._row_value(table, each, number, place / each.key)) is not None
            }
            if record:
                self._place_row(columns, number, place)
                self._refuse_twice(table, record, rows)
                rows.append(record)
            number += 1
        return rows

    def _refuse_twice(self, table: InputTable, record: Row, rows: list[Row]) -> None:
        """A row that says the same as an earlier one, its share too, was most likely copied by mistake."""
        said = {key: item.written for key, item in record.items()}
        for number, each in enumerate(rows, 1):
            if said == {key: item.written for key, item in each.items()}:
                text = f"Deze regel van {with_small_letter(table.label)} is gelijk aan regel {number}."
                advice = "Haal de regel weg, of tel de twee regels op tot een."
                self.findings.append(
                    Finding("dubbele_regel", text, advice, Place.of(table.key, len(rows), next(iter(said))))
                )
                return

    def _row_value(self, table: InputTable, column: TemplateColumn, number: int, place: Place) -> Stated | None:
        """Return the input in one cell of a row, with its own source or that of the row."""
        own, shared = column.source_name(number), row_name(source_name(table.key), number)
        source = own if self.cells.text(own) else shared
        base = next((each.name(number) for each in self.columns[table.key] if each.key == column.field.base), "")
        return self._value(column.field, column.name(number), place, source, base)

    def _is_single(self, table: InputTable, record: Row) -> bool:
        """Tell whether the one row holds values that were given without a table; its share is then the whole."""
        share = record.get(table.share)
        whole = not table.share or (share is not None and share.written == 1)
        return table.key in self.singles and whole

    def _without_table(self, table: InputTable, record: Row) -> dict[Path, Stated]:
        """Return the values of the only row as values of the whole, with their faults and places."""
        row = (table.key, 0)
        self.findings = [
            finding.at(Place.of(finding.place.key)) if finding.place.names[:2] == row else finding
            for finding in self.findings
        ]
        self._where |= {names[2:]: place for names, place in self._where.items() if names[:2] == row}
        return {(key,): item for key, item in record.items() if key != table.share}

    def _place_row(self, columns: list[TemplateColumn], number: int, row: Place) -> None:
        for each in columns:
            name = each.name(number)
            if name in self.cells:
                self._where[(*row.names, each.key)] = self.cells.place(name)

    def _place_table(self, table: InputTable) -> None:
        """A remark on the table as a whole stands at its first cell; so does one on a column of it."""
        for each in reversed(self.columns[table.key]):
            if (name := each.name(1)) in self.cells:
                self._where[table.key,] = self.cells.place(name)
                if each.key not in self.fields or self.fields[each.key].row:
                    self._where.setdefault((each.key,), self.cells.place(name))
        if (name := row_name(table.share or table.name, 1)) in self.cells:
            self._where[table.key,] = self.cells.place(name)

    def _value(self, each: Field, name: str, place: Place, source: str, base: str = "") -> Stated | None:
        """Return the input in one cell, None when it is empty; faults of the cell itself are noted.

        `base` names the cell with the base of a percentage, where that is not the one for the whole.
        """
        cell = self.cells.cell(name)
        if cell is None or (cell.fault is None and not as_text(cell.value).strip()):
            return None
        fault = cell.fault or self._misfit(each, cell, base)
        if fault is not None:
            self.findings.append(fault.at(place))
            return Stated(None, place=self.cells.place(name), sound=False)
        if each.unit is None:
            return Stated(self._choice(each, as_text(cell.value)), place=self.cells.place(name))
        written = cell.value if isinstance(cell.value, Decimal) else as_text(cell.value)
        return Stated(written, source=self.cells.text(source) or self.cells.source(name), place=self.cells.place(name))

    def _choice(self, each: Field, text: str) -> str:
        """Return the key of the choice whose label (or key) stands in the cell, or the text as it is."""
        keys = {label.casefold(): key for key, label in each.choices}
        keys |= {key.casefold(): key for key, _ in each.choices}
        return keys.get(text.casefold(), text)

    def _misfit(self, each: Field, cell: NamedCell, base: str) -> Finding | None:
        if each.unit is None:
            return None
        if isinstance(cell.value, date):
            return Finding("datum_in_cel", "In deze cel staat een datum.", "Vul een getal in.")
        unit = self._unit(each, base)
        if isinstance(cell.value, Decimal) and cell.percent and unit is not None and not unit.percent:
            shown = f"{cell.value.scaleb(2):f}".replace(".", ",")
            text = f"{each.label} staat er als {shown}%, maar hoort in {unit.label}."
            return Finding("procent_bij_bedrag", text, "Geef de cel de opmaak Getal en vul het getal opnieuw in.")
        return None

    def _unit(self, each: Field, base: str) -> Any:
        units = self.units.get(each.base)
        if units is None:
            return each.unit
        text = self.cells.text(base) or self.cells.text(each.base)
        return units.get(self._choice(self.fields[each.base], text), each.unit)


def _numbered(value: Value) -> date | None:
    """Return the day of a number: a program that keeps no formats keeps a date as the number it is in the file."""
    if isinstance(value, Decimal) and value == value.to_integral_value() and value in _DAYS:
        return _FIRST_DAY + timedelta(days=int(value))
    return None
