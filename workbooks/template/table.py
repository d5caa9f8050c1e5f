"""A table to fill in (the functiemix): some rows, lists that follow earlier choices, and the sum of the shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle

from tarief.engine.declare import Table
from tarief.engine.fields import Field
from tarief.quantities.number import read_number
from workbooks.look import COLUMNS, NOTE, PLAIN, TOTAL, TOTAL_FIGURE, WARNING
from workbooks.names import OTHER_ROWS, SHARED_ROWS, list_name, row_name, source_name
from workbooks.template.form import Form, part
from workbooks.template.salaries import Salaries

#: Columns for the fields of a row; F is the source and G what the salary table says.
_COLUMNS = "BCDEHIJKLMNO"
_LIGHT = COLUMNS.but(fill="5B8B98")
_NOT_ONE = "De aandelen moeten samen 100% zijn."


@dataclass(frozen=True)
class _Layout:
    """Which field stands in which column, and which salary table goes with it."""

    form: Form
    table: Table
    at: Mapping[str, str]
    salaries: Salaries | None

    @property
    def columns(self) -> list[Field]:
        return [self.form.fields[key] for key in self.at]


def write_table(form: Form, table: Table, columns: tuple[Field, ...], salaries: Salaries | None) -> None:
    """Write the table with a row per function; its cells are called `schaal_1`, `schaal_2`, …"""
    at = dict(zip((each.key for each in columns), _COLUMNS, strict=False))
    layout = _Layout(form, table, at, salaries if salaries is not None and salaries.scale in at else None)
    _write_head(layout)
    given = tuple(form.values.get(table.key) or ())
    rows = max(SHARED_ROWS if table.share else OTHER_ROWS, len(given))
    first = form.row
    for number in range(1, rows + 1):
        _write_row(layout, number, given[number - 1] if number <= len(given) else {})
    if table.share:
        _write_sum(layout, at[table.share], first, given)
    form.next()


def _write_head(layout: _Layout) -> None:
    form, row = layout.form, layout.form.next(2)
    form.sheet.text(f"B{row}", layout.table.label, PLAIN.but(bold=True, indent=1))
    form.sheet.text(f"E{row}", layout.table.explanation, PLAIN.but(size=9, colour=NOTE.colour, indent=1))
    for each in layout.columns:
        form.sheet.text(f"{layout.at[each.key]}{row + 1}", each.label, _LIGHT)
    for column in {*"BCDE"} - {*layout.at.values()}:
        form.sheet.text(f"{column}{row + 1}", "", _LIGHT)
    form.sheet.text(f"F{row + 1}", "Bron", _LIGHT)
    salaries = layout.salaries
    beside = f"{salaries.quantity.label} in de cao op {salaries.on:%d-%m-%Y}, per maand" if salaries else ""
    form.sheet.text(f"G{row + 1}", beside, _LIGHT)


def _write_row(layout: _Layout, number: int, record: Mapping[str, Any]) -> None:
    form, row = layout.form, layout.form.next()
    source = ""
    for each in layout.columns:
        cell, raw = f"{layout.at[each.key]}{row}", record.get(each.key)
        form.cell(row_name(each.key, number), cell, part(raw, "waarde"), each.unit)
        source = source or str(part(raw, "bron"))
        if each.unit is not None:
            form.rules.number(cell, each)
        elif each.choices:
            form.rules.pick(cell, list_name(each.key), each.label)
        elif each.explanation:
            form.rules.hint(cell, each.label, each.explanation)
    form.cell(row_name(source_name(layout.table.key), number), f"F{row}", source)
    if layout.salaries is not None:
        _write_salary(layout, layout.salaries, row, number, record)


def _write_salary(layout: _Layout, salaries: Salaries, row: int, number: int, record: Mapping[str, Any]) -> None:
    """Lists of scales and steps that follow the cao and the scale, and the month salary they lead to."""
    form, at = layout.form, layout.at
    scale, step = row_name(salaries.scale, number), row_name(salaries.step, number)
    scales, steps = salaries.scale_list(salaries.cao), salaries.step_list(salaries.cao, scale)
    form.rules.pick(f"{at[salaries.scale]}{row}", scales, form.fields[salaries.scale].label, "Kies eerst de cao.")
    form.rules.pick(f"{at[salaries.step]}{row}", steps, form.fields[salaries.step].label, "Kies eerst de schaal.")
    chosen = [str(part(record.get(key), "waarde") or "") for key in (salaries.scale, salaries.step)]
    value: Decimal | str = ""
    if any(chosen):
        value = salaries.amounts.get((form.chosen(salaries.cao), chosen[0], chosen[1]), "niet in de tabel")
    style = NOTE.but(across="left", number_format=salaries.quantity.unit.cell_format)
    form.sheet.formula(f"G{row}", salaries.amount(salaries.cao, scale, step), value, style)


def _write_sum(layout: _Layout, column: str, first: int, given: tuple[Mapping[str, Any], ...]) -> None:
    """The sum of the shares, red while it is not exactly one."""
    form, share = layout.form, layout.table.share
    row = form.next()
    form.sheet.band(f"B{row}:G{row}", TOTAL)
    form.sheet.text(f"B{row}", f"{form.fields[share].label}, samen", TOTAL)
    shares = [read_number(part(record.get(share), "waarde"), percent=True).value for record in given]
    together = sum((each for each in shares if each is not None), Decimal(0))
    style = TOTAL_FIGURE.but(number_format="0.00%")
    form.sheet.formula(f"{column}{row}", f"SUM({column}{first}:{column}{row - 1})", together, style)
    wrong = f"AND(COUNT({column}{first}:{column}{row - 1})>0,ROUND({column}{row},9)<>1)"
    red = DifferentialStyle(font=Font(color=WARNING, bold=True))
    form.sheet.raw.conditional_formatting.add(f"{column}{row}", Rule("expression", formula=[wrong], dxf=red))
    told = _NOT_ONE if given and together != 1 else ""
    form.sheet.formula(f"G{row}", f'IF({wrong},"{_NOT_ONE}","")', told, TOTAL.but(colour=WARNING))
