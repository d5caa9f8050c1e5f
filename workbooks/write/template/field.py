"""One row of the input sheet: what it is, the cell to fill in, unit, base, source, explanation."""

from __future__ import annotations

from tarief.model.form import Field
from workbooks.read.template.names import list_name, source_name, units_name
from workbooks.write.book.look import FILL_IN, NOTE, TEXT
from workbooks.write.template.form import Form, amount, part
from workbooks.write.template.salaries import Salaries


def write_field(form: Form, each: Field, salaries: Salaries | None = None) -> None:
    """Write the row of one field and name its cells."""
    row = form.next()
    form.sheet.text(f"B{row}", each.label, TEXT)
    if each.unit is None:
        _write_choice(form, each, row, salaries)
    else:
        _write_quantity(form, each, row)
    form.sheet.text(f"G{row}", _explanation(each), NOTE)


def _write_choice(form: Form, each: Field, row: int, salaries: Salaries | None) -> None:
    form.sheet.merge(f"C{row}:E{row}", FILL_IN)
    form.sheet.text(f"F{row}", "", TEXT)
    form.cell(each.key, f"C{row}", form.chosen(each.key))
    if each.choices:
        form.rules.pick(f"C{row}", list_name(each.key), each.label)
    elif salaries is not None and each.key == salaries.scale:
        form.rules.pick(f"C{row}", salaries.scale_list(salaries.cao), each.label, "Kies eerst de cao.")
    elif salaries is not None and each.key == salaries.step:
        steps = salaries.step_list(salaries.cao, salaries.scale)
        form.rules.pick(f"C{row}", steps, each.label, "Kies eerst de schaal.")


def _write_quantity(form: Form, each: Field, row: int) -> None:
    raw = form.values.get(each.key)
    mixed = each.base in form.units
    unit = form.unit(each)
    form.cell(each.key, f"C{row}", amount(each, raw, unit), unit, mixed=mixed)
    form.rules.number(f"C{row}", each, mixed=mixed)
    _write_unit(form, each, row, mixed)
    _write_base(form, each, row)
    form.cell(source_name(each.key), f"F{row}", part(raw, "bron"))


def _write_unit(form: Form, each: Field, row: int, mixed: bool) -> None:
    """The unit, which follows the base where that decides it."""
    assert each.unit is not None
    unit = form.unit(each) or each.unit
    if not mixed:
        form.sheet.text(f"D{row}", unit.label, TEXT)
        return
    found = f"INDEX({units_name(each.base)},MATCH({each.base},{list_name(each.base)},0))"
    form.sheet.formula(f"D{row}", f'IFERROR({found},"{each.unit.label}")', unit.label, TEXT)


def _write_base(form: Form, each: Field, row: int) -> None:
    at = f"E{row}"
    if not each.base:
        form.sheet.text(at, each.fixed_base.replace("_", " "), TEXT)
        return
    labels = dict(form.fields[each.base].choices)
    base = form.base(each)
    form.cell(each.base, at, labels.get(base, base))
    form.rules.pick(at, list_name(each.base), form.fields[each.base].label, _explanation(form.fields[each.base]))


def _explanation(each: Field) -> str:
    default = dict(each.choices).get(each.default, "")
    empty = f"Leeg is: {default}." if default else ""
    return f"{each.explanation} {empty}".strip()
