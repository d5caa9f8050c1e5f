"""Cells that a template has beyond the fields of its model: any step can be given, any choice made per row.

A template has them when the values to fill in need them; a reader finds them by their names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tarief.core.json_data import Json
from tarief.core.units import Unit
from tarief.costmodel import CostModel
from tarief.model.declare import Given, InputTable
from tarief.model.form import Field, Level, fields
from workbooks.read.template.names import row_name, source_name


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """A column of a table; `stem` is what its cells are called, before the number of their row."""

    field: Field
    stem: str

    @property
    def key(self) -> str:
        """The key of the field."""
        return self.field.key

    def name(self, number: int) -> str:
        """Return the name of the cell in a row; rows count from 1."""
        return row_name(self.stem, number)

    def source_name(self, number: int) -> str:
        """Return the name of the cell with the source of this value alone."""
        return row_name(source_name(self.stem), number)


def declared_columns(model: CostModel, table: InputTable) -> list[TemplateColumn]:
    """Return the columns that a table always has; what may be given instead of being derived comes last."""
    own = [each for each in fields(model) if each.row == table.key]
    return [TemplateColumn(each, each.key) for each in sorted(own, key=lambda each: each.level is Level.INSTEAD)]


def extra_column(model: CostModel, table: InputTable, key: str) -> TemplateColumn:
    """Return the column for a value that usually holds for the whole: the cao of one function."""
    return TemplateColumn(replace(field_of(model, key), row=table.key), extra_stem(table, key))


def extra_stem(table: InputTable, key: str) -> str:
    """Return what the cells of such a column are called."""
    return f"{table.key}_{key}"


def extra_columns(model: CostModel, table: InputTable, used: Iterable[str]) -> list[TemplateColumn]:
    """Return a column for each used key that the table has no column for, in the order of the model."""
    known = {each.key for each in declared_columns(model, table)}
    wanted = {*used} - known
    return [extra_column(model, table, key) for key in (*model.options, *model.quantities) if key in wanted]


def extra_fields(model: CostModel, used: Iterable[str]) -> list[Field]:
    """Return a field for each used key that is a quantity without one: a step that is given as it stands."""
    known = {each.key for each in fields(model) if not each.row}
    wanted = {*used} - known
    return [field_of(model, key) for key in model.quantities if key in wanted]


def field_of(model: CostModel, key: str) -> Field:
    """Return the field of any choice or quantity of a model; KeyError for what is neither."""
    known = {each.key: each for each in fields(model)}
    if key in known:
        return replace(known[key], row="")
    quantity = model.quantities[key]
    meaning = quantity.explanation if isinstance(quantity, Given) else quantity.meaning
    return Field(
        key, quantity.label, Level.INSTEAD, quantity.group, explanation=meaning, english=quantity.english,
        unit=quantity.unit, minimum=quantity.as_given.minimum, maximum=quantity.maximum, fixed_base=quantity.base,
    )  # fmt: skip


def with_own_base(model: CostModel, record: Mapping[str, Json]) -> dict[str, Json]:
    """Return a row in which the base of a percentage stands by itself, as it does in the sheet."""
    found = dict(record)
    for key, raw in record.items():
        quantity = model.quantities.get(key)
        if isinstance(raw, Mapping) and raw.get("grondslag") and quantity and quantity.bases:
            found.setdefault(quantity.base_key, raw["grondslag"])
    return found


def units_of_bases(model: CostModel) -> dict[str, dict[str, Unit]]:
    """Return, for each choice of a base that can change the unit of its value, the unit by base."""
    return {
        quantity.base_key: {base.key: base.unit or quantity.unit for base in quantity.bases}
        for quantity in model.quantities.values()
        if any(base.unit for base in quantity.bases)
    }
