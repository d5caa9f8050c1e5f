"""What a form is made of while it is being written: the sheet, the next free row, the values to fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, cast

from openpyxl.worksheet.datavalidation import DataValidation

from tarief.core.json_data import Json
from tarief.core.number import read_number
from tarief.core.units import Unit
from tarief.costmodel import CostModel
from tarief.model.form import GROUPS, Field, fields
from workbooks.read.template.columns import (
    TemplateColumn,
    declared_columns,
    extra_columns,
    extra_fields,
    units_of_bases,
    with_own_base,
)
from workbooks.write.book.book import NewBook, NewSheet
from workbooks.write.book.look import FILL_IN, Style

_LONGEST_HINT, _LONGEST_TITLE = 250, 32
#: Below any number that somebody means, where the model sets no minimum: an index can be negative.
_LOWEST = "-1000000000000"


class Rules:
    """The validations of one sheet."""

    def __init__(self, sheet: NewSheet) -> None:
        self.sheet = sheet

    def pick(self, at: str, source: str, title: str, hint: str = "") -> None:
        """Offer a list; other text is refused by the program."""
        rule = DataValidation("list", formula1=source, allow_blank=True)
        self._add(rule, at, title, hint or "Kies uit de lijst.", "Kies een van de mogelijkheden uit de lijst.")

    def number(self, at: str, each: Field, *, mixed: bool = False) -> None:
        """Allow a number within the bounds of the field; `mixed`: a percentage that may also be an amount."""
        lowest = _LOWEST if each.minimum is None else f"{each.minimum:f}"
        rule = DataValidation("decimal", operator="greaterThanOrEqual", formula1=lowest, allow_blank=True)
        if each.maximum is not None and not mixed:
            rule.operator, rule.formula2 = "between", f"{each.maximum:f}"
        hint = _how(each, mixed)
        self._add(rule, at, each.label, hint, f"Vul een getal in. {hint}")

    def day(self, at: str, title: str, hint: str) -> None:
        """Allow a date."""
        rule = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=False)
        self._add(rule, at, title, hint, "Vul een datum in, bijvoorbeeld 1-1-2026.")

    def hint(self, at: str, title: str, hint: str) -> None:
        """Only show a hint."""
        self._add(DataValidation(allow_blank=True), at, title, hint, "")

    def _add(self, rule: DataValidation, at: str, title: str, hint: str, refusal: str) -> None:
        rule.promptTitle, rule.prompt = _short(title, _LONGEST_TITLE), _short(hint, _LONGEST_HINT)
        rule.showInputMessage = True
        if refusal:
            rule.errorTitle, rule.error = "Dit past niet", _short(refusal, _LONGEST_HINT)
            rule.showErrorMessage = True
        self.sheet.raw.add_data_validation(rule)
        rule.add(at)


def _how(each: Field, mixed: bool) -> str:
    if mixed:
        return "Typ een percentage met procentteken (22%), of bij een bedrag of uren een gewoon getal."
    if each.unit is None:
        return "Typ een getal."
    return "Typ een percentage, bijvoorbeeld 8%." if each.unit.percent else f"Typ een getal, in {each.unit.label}."


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


@dataclass
class Form:
    """One input sheet under construction; `lists` holds the formula of choices that follow an earlier choice."""

    book: NewBook
    sheet: NewSheet
    model: CostModel
    values: Mapping[str, Json]
    row: int = 1
    lists: Mapping[str, str] = field(default_factory=dict)
    rules: Rules = field(init=False)

    def __post_init__(self) -> None:
        self.rules = Rules(self.sheet)
        self.units = units_of_bases(self.model)
        self.values, self.singles = _in_tables(self.model, self.values)
        order = [*GROUPS]
        shown = [*fields(self.model), *extra_fields(self.model, self.values)]
        shown.sort(key=lambda each: order.index(each.group) if each.group in order else len(order))
        self.fields: dict[str, Field] = {each.key: each for each in shown}
        self.columns: dict[str, list[TemplateColumn]] = {}
        for table in self.model.tables.values():
            used = {key for record in self.rows(table.key) for key in record}
            extra = extra_columns(self.model, table, used)
            self.columns[table.key] = [*declared_columns(self.model, table), *extra]
        self._refuse_lost()

    def on(self, sheet: NewSheet) -> Form:
        """Return the same form on another sheet, from its top."""
        other = copy(self)
        other.sheet, other.row, other.rules = sheet, 1, Rules(sheet)
        return other

    @property
    def taken(self) -> set[str]:
        """The names that are keys of the model."""
        return {*self.model.options, *self.model.quantities, *self.model.tables}

    def next(self, rows: int = 1) -> int:
        """Return the next free row and move on."""
        row = self.row
        self.row += rows
        return row

    def rows(self, table: str) -> tuple[Mapping[str, Json], ...]:
        """Return the rows to fill in of a table."""
        return _rows(self.values, table)

    def cell(
        self, name: str, at: str, raw: Any, unit: Unit | None = None, *, mixed: bool = False, style: Style = FILL_IN
    ) -> None:
        """Write a cell to fill in: a number where `raw` is one, and otherwise the text as it stands."""
        self.book.name(name, self.sheet, at)
        if unit is None:
            self.sheet.text(at, "" if raw is None else str(raw), style.but(number_format="@"))
            return
        number = read_number(raw, percent=unit.percent, fraction=not unit.money).value
        # An empty cell that may hold a percentage or an amount takes the format of what is typed.
        cell_format = "General" if mixed and number is None else unit.cell_format
        shown = style.but(number_format=cell_format, across="right")
        if isinstance(number, Decimal):
            self.sheet.number(at, number, shown)
        else:
            self.sheet.text(at, "" if raw is None else str(raw), shown)

    def chosen(self, key: str) -> str:
        """Return the label of the choice made for a field, or the text that stands in its place."""
        return label_of(self.fields[key], self.values.get(key))

    def base(self, each: Field) -> str:
        """Return the key of the base of a percentage, as far as it is given."""
        inside = part(self.values.get(each.key), "grondslag", None)
        return str(inside or part(self.values.get(each.base), "waarde") or "")

    def unit(self, each: Field) -> Unit | None:
        """Return the unit in which a value stands, which its base may decide."""
        return self.units.get(each.base, {}).get(self.base(each), each.unit)

    def _refuse_lost(self) -> None:
        """Raise ValueError for a value that has no cell: it may not get lost."""
        for table, columns in self.columns.items():
            lost = {key for record in self.rows(table) for key in record} - {each.key for each in columns}
            if lost:
                raise ValueError(f"no cell in the template for {sorted(lost)} in {table}")
        if lost := self.values.keys() - self.fields.keys() - self.model.tables.keys():
            raise ValueError(f"no cell in the template for {sorted(lost)}")


def _rows(values: Mapping[str, Json], table: str) -> tuple[Mapping[str, Json], ...]:
    return tuple(cast("Sequence[Mapping[str, Json]]", values.get(table) or ()))


def _in_tables(model: CostModel, values: Mapping[str, Json]) -> tuple[dict[str, Json], tuple[str, ...]]:
    """Return the values with those of a column in every row of its table, and the tables that were not given as one."""
    found, singles = dict(values), []
    for table in model.tables.values():
        columns = [each.key for each in declared_columns(model, table)]
        single = {key: found.pop(key) for key in columns if not _absent(found.get(key))}
        rows = [with_own_base(model, record) for record in _rows(found, table.key)]
        if rows:
            found[table.key] = [{**single, **record} for record in rows]
        elif single:
            singles.append(table.key)
            sources = (part(raw, "bron") for raw in single.values())
            share = {table.share: {"waarde": "1", "bron": next(filter(None, sources), "")}} if table.share else {}
            found[table.key] = [{**share, **single}]
    return found, tuple(singles)


def _absent(raw: Any) -> bool:
    value = part(raw, "waarde")
    return value is None or value == ""


def label_of(each: Field, raw: Any) -> str:
    """Return the label of a choice, or the text that stands in its place."""
    value = part(raw, "waarde")
    return dict(each.choices).get(str(value), "" if value is None else str(value))


def amount(each: Field, raw: Any, unit: Unit | None) -> Any:
    """Return a value in the unit of its cell: `20` with unit `%` is 20%. Raises ValueError for another unit."""
    value, stated = part(raw, "waarde"), str(part(raw, "eenheid")).strip() if isinstance(raw, Mapping) else ""
    if unit is None or not stated or (stated != "%" and stated in (unit.key, unit.label, unit.symbol)):
        return value
    if stated == "%" and unit.percent:
        text = str(value).strip()
        return text if text.endswith("%") else f"{text}%"
    raise ValueError(f"{each.key} is given in '{stated}'; its cell is in {unit.label}")


def part(raw: Any, name: str, default: Any = "") -> Any:
    """Return one part of an input: a bare value is its own `waarde`."""
    if isinstance(raw, Mapping):
        return raw.get(name, default)
    return raw if name == "waarde" else default
