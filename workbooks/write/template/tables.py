"""Where a table stands: in the page, or on a sheet of its own when it has too many columns for a page."""

from __future__ import annotations

import re

from openpyxl.utils import get_column_letter

from tarief.model.declare import InputTable
from tarief.model.form import Field
from workbooks.read.template.names import OTHER_ROWS, ROOMY_ROWS, SHARED_ROWS
from workbooks.write.book.look import NOTE, PLAIN, SOFT, SUBTITLE, TITLE
from workbooks.write.template.form import Form
from workbooks.write.template.salaries import Salaries
from workbooks.write.template.table import LIGHT, Layout, own_sources, write_explanations, write_head, write_rows

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
    layout = _layout(form, table, at, {}, "F", "G", salaries)
    row = form.next(2)
    form.sheet.text(f"B{row}", table.label, PLAIN.but(bold=True, indent=1))
    form.sheet.text(f"E{row}", table.explanation, PLAIN.but(size=9, colour=NOTE.colour, indent=1))
    for column in {*_PAGE} - {*at.values()}:
        form.sheet.text(f"{column}{row + 1}", "", LIGHT)
    write_head(layout, row + 1)
    write_rows(layout, SHARED_ROWS if table.share else OTHER_ROWS)
    form.next()


def _layout(
    form: Form, table: InputTable, at: dict[str, str], own: dict[str, str], source: str, beside: str,
    salaries: Salaries | None,
) -> Layout:  # fmt: skip
    looked_up = salaries if salaries is not None and salaries.scale in at else None
    return Layout(form, table, tuple(form.columns[table.key]), at, own, source, beside, looked_up)


def _write_on_sheet(page: Form, table: InputTable, own: list[str], salaries: Salaries | None) -> None:
    """Write a wide table on its own sheet, and say so in the page."""
    sheet = page.book.sheet(_title(page, table))
    row = page.next(2)
    page.sheet.text(f"B{row}", table.label, PLAIN.but(bold=True, indent=1))
    told = f"In te vullen op het blad {sheet.title}."
    page.sheet.text(f"C{row}", told, PLAIN.but(colour=SOFT))
    form = page.on(sheet)
    layout, widths = _spread(form, table, own, salaries)
    sheet.widths({"A": 1.5, **widths})
    sheet.text("B1", table.label, TITLE)
    sheet.raw.row_dimensions[1].height = 32
    sheet.text("B2", table.explanation, SUBTITLE)
    form.row = 4
    write_head(layout, form.next())
    write_explanations(layout, form.next())
    header = form.row - 1
    write_rows(layout, ROOMY_ROWS)
    sheet.raw.freeze_panes = f"C{header + 1}"
    sheet.printed(landscape=True, area=f"A1:{layout.last}{form.row - 1}", titles=f"4:{header}", footer=table.label)
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
    return _layout(form, table, at, beside_value, source, beside, salaries), widths


def _width(each: Field, table: InputTable) -> float:
    if each.key == table.name:
        return _WIDE
    return _NUMBER if each.unit is not None else _TEXT


def _title(form: Form, table: InputTable) -> str:
    """A title for the tab: the label of the table, as far as a tab can hold it, and not one that is taken."""
    taken = {sheet.title.casefold() for sheet in form.book.sheets}
    wanted = " ".join(_NO_TITLE.sub(" ", table.label).split())[:_LONGEST_TITLE] or table.key[:_LONGEST_TITLE]
    title, number = wanted, 2
    while title.casefold() in taken:
        title, number = f"{wanted[: _LONGEST_TITLE - 4]} {number}", number + 1
    return title
