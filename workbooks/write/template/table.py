"""A table to fill in (the functiemix): some rows, lists that follow earlier choices, and the sum of the shares.

A table of a few columns stands in the page; a wider one has a sheet of its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter

from tarief.core.dutch import with_small_letter
from tarief.core.json_data import Json
from tarief.core.number import read_number
from tarief.core.units import SHARE_DIGITS, Unit, make_one
from tarief.model.declare import InputTable
from tarief.model.form import Field
from workbooks.read.template.columns import TemplateColumn
from workbooks.read.template.names import (
    OTHER_ROWS,
    ROOMY_ROWS,
    SHARED_ROWS,
    list_name,
    row_name,
    source_name,
    sum_label,
)
from workbooks.write.book.look import COLUMNS, NOTE, PLAIN, SOFT, TEXT, TOTAL, TOTAL_FIGURE, WARNING
from workbooks.write.template.form import Form, amount, label_of, part
from workbooks.write.template.lists import Salaries

LIGHT = COLUMNS.but(fill="5B8B98")
_Letters = dict[str, str]
_NOT_ONE = "De aandelen moeten samen 100% zijn."


@dataclass(frozen=True)
class Layout:
    """Where a table stands: the letter of each column, of the source, and of what is said beside it (the last).

    `own` are the letters of the sources of single values, in a table where the values of a row differ in source.
    """

    form: Form
    table: InputTable
    columns: tuple[TemplateColumn, ...]
    at: Mapping[str, str]
    own: Mapping[str, str]
    source: str
    beside: str
    salaries: Salaries | None


def own_sources(form: Form, table: InputTable) -> list[str]:
    """Return the columns that need a source of their own: the values of some row do not share one."""
    known = form.model.quantities
    rows = [{key: _source(raw) for key, raw in row.items() if key in known} for row in form.rows(table.key)]
    if all(len(set(row.values())) < 2 for row in rows):
        return []
    return list(dict.fromkeys(key for row in rows for key, source in row.items() if source))


def write_head(layout: Layout, row: int) -> None:
    """Write the heads of the columns."""
    sheet = layout.form.sheet
    for each in layout.columns:
        sheet.text(f"{layout.at[each.key]}{row}", each.field.label, LIGHT)
        if each.key in layout.own:
            sheet.text(f"{layout.own[each.key]}{row}", f"Bron van {with_small_letter(each.field.label)}", LIGHT)
    sheet.text(f"{layout.source}{row}", "Bron", LIGHT)
    salaries = layout.salaries
    if layout.beside != layout.source:
        told = f"{salaries.quantity.label} in de cao op {salaries.on:%d-%m-%Y}, per maand" if salaries else ""
        sheet.text(f"{layout.beside}{row}", told, LIGHT)


def write_rows(layout: Layout, count: int) -> None:
    """Write the rows with their values, and the sum of the shares; cells are called `schaal_1`, `schaal_2`, …"""
    form, given = layout.form, layout.form.rows(layout.table.key)
    first = form.row
    for number in range(1, max(count, len(given)) + 1):
        _write_row(layout, number, given[number - 1] if number <= len(given) else {})
    if layout.table.share:
        _write_sum(layout, layout.at[layout.table.share], first, given)


def _write_row(layout: Layout, number: int, record: Mapping[str, Json]) -> None:
    form, row = layout.form, layout.form.next()
    source = ""
    for each in layout.columns:
        raw = record.get(each.key)
        _write_cell(layout, each, f"{layout.at[each.key]}{row}", number, record)
        if each.key in layout.own:
            form.cell(each.source_name(number), f"{layout.own[each.key]}{row}", _source(raw))
        else:
            source = source or _source(raw)
    form.cell(row_name(source_name(layout.table.key), number), f"{layout.source}{row}", source)
    if layout.salaries is not None:
        _write_salary(layout, layout.salaries, row, number, record)


def _write_cell(layout: Layout, column: TemplateColumn, at: str, number: int, record: Mapping[str, Json]) -> None:
    form, each, raw = layout.form, column.field, record.get(column.key)
    if each.unit is None:
        form.cell(column.name(number), at, label_of(each, raw))
        if each.choices:
            form.rules.pick(at, list_name(each.key), each.label, each.explanation)
        elif each.key in form.lists:
            form.rules.pick(at, form.lists[each.key], each.label, "Kies eerst de cao.")
        elif each.explanation:
            form.rules.hint(at, each.label, each.explanation)
        return
    mixed = each.base in form.units
    unit = _unit(form, column, record)
    form.cell(column.name(number), at, amount(each, raw, unit), unit, mixed=mixed)
    form.rules.number(at, each, mixed=mixed)


def _unit(form: Form, column: TemplateColumn, record: Mapping[str, Json]) -> Unit | None:
    """The unit of a value in a row, which the base chosen there (or for the whole) may decide."""
    each = column.field
    base = part(record.get(each.base), "waarde") or part(form.values.get(each.base), "waarde")
    return form.units.get(each.base, {}).get(str(base), each.unit)


def _write_salary(layout: Layout, salaries: Salaries, row: int, number: int, record: Mapping[str, Json]) -> None:
    """Lists of scales and steps that follow the cao and the scale, and the month salary they lead to."""
    form, at = layout.form, layout.at
    scale, step = row_name(salaries.scale, number), row_name(salaries.step, number)
    cao, label = _cao(layout, salaries, number, record)
    scales, steps = salaries.scale_list(cao), salaries.step_list(cao, scale)
    form.rules.pick(f"{at[salaries.scale]}{row}", scales, form.fields[salaries.scale].label, "Kies eerst de cao.")
    form.rules.pick(f"{at[salaries.step]}{row}", steps, form.fields[salaries.step].label, "Kies eerst de schaal.")
    chosen = [str(part(record.get(key), "waarde") or "") for key in (salaries.scale, salaries.step)]
    value = salaries.amounts.get((label, chosen[0], chosen[1]), "niet in de tabel") if any(chosen) else ""
    style = NOTE.but(across="left", number_format=salaries.quantity.unit.cell_format)
    form.sheet.formula(f"{layout.beside}{row}", salaries.amount(cao, scale, step), value, style)


def _cao(layout: Layout, salaries: Salaries, number: int, record: Mapping[str, Json]) -> tuple[str, str]:
    """The formula of the cao that holds in a row (its own, or that of the whole), and its label now."""
    form = layout.form
    column = next((each for each in layout.columns if each.key == salaries.cao), None)
    if column is None:
        return salaries.cao, form.chosen(salaries.cao)
    own, label = column.name(number), label_of(column.field, record.get(salaries.cao))
    if form.fields[salaries.cao].row:
        return own, label
    return f'IF({own}="",{salaries.cao},{own})', label or form.chosen(salaries.cao)


def _write_sum(layout: Layout, column: str, first: int, given: tuple[Mapping[str, Json], ...]) -> None:
    """The sum of the shares, red while it is not one."""
    form, share = layout.form, layout.table.share
    row = form.next()
    form.sheet.bar(row, layout.beside, sum_label(form.fields[share].label))
    shares = [read_number(part(record.get(share), "waarde"), percent=True, fraction=True).value for record in given]
    together = sum((each for each in shares if each is not None), Decimal(0))
    style = TOTAL_FIGURE.but(number_format="0.00%")
    form.sheet.formula(f"{column}{row}", f"SUM({column}{first}:{column}{row - 1})", together, style)
    wrong = f"AND(COUNT({column}{first}:{column}{row - 1})>0,ROUND({column}{row},{SHARE_DIGITS})<>1)"
    red = DifferentialStyle(font=Font(color=WARNING, bold=True))
    form.sheet.raw.conditional_formatting.add(f"{column}{row}", Rule("expression", formula=[wrong], dxf=red))
    told = _NOT_ONE if given and not make_one([together]) else ""
    form.sheet.formula(f"{layout.beside}{row}", f'IF({wrong},"{_NOT_ONE}","")', told, TOTAL.but(colour=WARNING))


def write_explanations(layout: Layout, row: int) -> None:
    """Write below the heads what each column asks for, with its unit."""
    sheet = layout.form.sheet
    sheet.band(f"B{row}:{layout.beside}{row}", TEXT)
    for each in layout.columns:
        unit = each.field.unit.label if each.field.unit is not None else ""
        told = ". ".join(part.rstrip(".") for part in (unit, each.field.explanation) if part)
        sheet.text(f"{layout.at[each.key]}{row}", told, NOTE.but(size=8, down="top"))


def _source(raw: Any) -> str:
    return str(part(raw, "bron"))


#: Columns of the page for the fields of a row; F is the source and G what the salary table says.
_PAGE = "BCDE"
_LONGEST_TITLE = 31
_NO_TITLE = re.compile(r"[\[\]:*?/\\']")
_WIDE, _TEXT, _NUMBER = 28, 17, 15


def write_table(form: Form, table: InputTable, salaries: Salaries | None) -> None:
    """Write a table where it fits."""
    columns = form.columns[table.key]
    own = own_sources(form, table)
    if len(columns) + len(own) > len(_PAGE):
        _write_on_sheet(form, table, own, salaries)
        return
    at = dict(zip((each.key for each in columns), _PAGE, strict=False))
    layout = _layout(form, table, at, {}, ("F", "G"), salaries)
    row = form.next(2)
    form.sheet.text(f"B{row}", table.label, PLAIN.but(bold=True, indent=1))
    form.sheet.text(f"E{row}", table.explanation, PLAIN.but(size=9, colour=NOTE.colour, indent=1))
    for column in {*_PAGE} - {*at.values()}:
        form.sheet.text(f"{column}{row + 1}", "", LIGHT)
    write_head(layout, row + 1)
    write_rows(layout, table.rows or (SHARED_ROWS if table.share else OTHER_ROWS))
    form.next()


def _layout(
    form: Form, table: InputTable, at: _Letters, own: _Letters, ends: tuple[str, str], salaries: Salaries | None
) -> Layout:
    looked_up = salaries if salaries is not None and salaries.scale in at else None
    return Layout(form, table, tuple(form.columns[table.key]), at, own, *ends, looked_up)


def _write_on_sheet(page: Form, table: InputTable, own: list[str], salaries: Salaries | None) -> None:
    sheet = page.book.sheet(_title(page, table))
    row = page.next(2)
    page.sheet.text(f"B{row}", table.label, PLAIN.but(bold=True, indent=1))
    told = f"In te vullen op het blad {sheet.title}."
    page.sheet.text(f"C{row}", told, PLAIN.but(colour=SOFT))
    form = page.on(sheet)
    layout, widths = _spread(form, table, own, salaries)
    sheet.widths({"A": 1.5, **widths})
    sheet.top(table.label, table.explanation)
    form.row = 4
    write_head(layout, form.next())
    write_explanations(layout, form.next())
    header = form.row - 1
    write_rows(layout, table.rows or ROOMY_ROWS)
    sheet.raw.freeze_panes = f"C{header + 1}"
    sheet.printed(landscape=True, area=f"A1:{layout.beside}{form.row - 1}", titles=f"4:{header}", footer=table.label)
    sheet.protect()


def _spread(
    form: Form, table: InputTable, own: list[str], salaries: Salaries | None
) -> tuple[Layout, dict[str, float]]:
    """Give every column a letter and a width: the fields, the sources of single values, the source, the salary."""
    at, beside_value, widths = {}, {}, {}
    number = 2
    for each in form.columns[table.key]:
        at[each.key] = get_column_letter(number)
        widths[at[each.key]] = _width(each.field, table)
        number += 1
        if each.key in own:
            beside_value[each.key] = get_column_letter(number)
            widths[beside_value[each.key]] = _TEXT
            number += 1
    source = beside = get_column_letter(number)
    widths[source] = _WIDE
    if salaries is not None and salaries.scale in at:
        beside = get_column_letter(number + 1)
        widths[beside] = _TEXT
    return _layout(form, table, at, beside_value, (source, beside), salaries), widths


def _width(each: Field, table: InputTable) -> float:
    return _WIDE if each.key == table.name else _TEXT if each.unit is None else _NUMBER


def _title(form: Form, table: InputTable) -> str:
    """A title for the tab: the label of the table, as far as a tab can hold it, and not one that is taken."""
    taken = {sheet.title.casefold() for sheet in form.book.sheets}
    wanted = " ".join(_NO_TITLE.sub(" ", table.label).split())[:_LONGEST_TITLE] or table.key[:_LONGEST_TITLE]
    title, number = wanted, 2
    while title.casefold() in taken:
        title, number = f"{wanted[: _LONGEST_TITLE - 4]} {number}", number + 1
    return title
