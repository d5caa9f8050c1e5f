"""What somebody typed in the form, as text, and the inputs it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from api.files.request import find_date
from tarief import MODELS, CostModel, Finding
from tarief.core.days import DAY, typed_day
from tarief.core.place import Place
from tarief.documents.strict_json import is_writable
from tarief.model.form import Field, fields

ANSWER: Final = "antwoord."
ROWS: Final = 5
SOURCE, MODEL = "bron_van_opgave", "model"
#: Names the boxes of which somebody said that an unlikely value is meant.
CONFIRMED: Final = "bevestigd"
#: The boxes that every form has beside those of its model.
OF_EVERY_FORM: Final = (DAY, SOURCE, CONFIRMED)


@dataclass(frozen=True)
class Filled:
    """The form as typed: text by name of the box (`overhead`, `functiemix.0.schaal`)."""

    model: CostModel
    values: Mapping[str, str]

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the model."""
        return fields(self.model)

    def text(self, name: str) -> str:
        """Return what stands in a box; empty for nothing."""
        return self.values.get(name, "")

    def note(self, name: str) -> str:
        """Return what is said of the value in a box: that it is meant, where it was asked about."""
        return "bevestigd op de pagina" if name in self.text(CONFIRMED).split() else ""

    def day(self, faults: list[Finding]) -> date | None:
        """Return the reference date; a fault when it is not one."""
        found: list[Finding] = []
        day = find_date(self.text(DAY), found)
        faults += [finding.at(Place.of(DAY)) for finding in found]
        return day

    def with_today(self) -> Filled:
        """Return the form with today as the reference date where none was given: for a form not sent yet."""
        return self if self.text(DAY) else self.replaced(**{DAY: date.today().isoformat()})

    def replaced(self, **values: str) -> Filled:
        """Return the form with some boxes filled in otherwise."""
        return Filled(self.model, {**self.values, **values})


def from_pairs(pairs: Iterable[tuple[str, str]]) -> Filled:
    """Read posted pairs; an answer to a question replaces what stood in its box.

    A text with characters that cannot be written down again becomes `?`, which no box accepts. A date stands in its
    box as 2026-01-31, however it was typed.
    """
    posted = {name: value.strip() if is_writable(value) else "?" for name, value in pairs}
    answers = {name.removeprefix(ANSWER): text for name, text in posted.items() if name.startswith(ANSWER) and text}
    model = MODELS.get(posted.get(MODEL, ""), next(iter(MODELS.values())))
    known = {*boxes(model), *OF_EVERY_FORM}
    meant = [name for name, text in answers.items() if posted.get(name) == text]
    said = {CONFIRMED: " ".join((posted.get(CONFIRMED, ""), *meant)).strip()}
    if day := typed_day(posted.get(DAY, "")):
        said[DAY] = day.isoformat()
    return Filled(model, {name: text for name, text in {**posted, **answers, **said}.items() if name in known and text})


def boxes(model: CostModel) -> dict[str, Place]:
    """Return all boxes of the form of a model by their names."""
    found: list[Place] = []
    for field in fields(model):
        found += [row_box(field, row) for row in range(ROWS)] if field.row else [Place.box(field.key)]
    return {str(box): box for box in found}


def row_box(field: Field, row: int) -> Place:
    """Return the box of a column of a table in one of its rows."""
    return Place.box(field.row, row, field.key)


def row_name(field: Field, row: int) -> str:
    """Return the name of that box."""
    return str(row_box(field, row))


def rows_in_use(filled: Filled, table: str) -> tuple[int, ...]:
    """Return the rows of a table in which something was typed."""
    columns = [field for field in filled.fields if field.row == table]
    return tuple(row for row in range(ROWS) if any(row_name(column, row) in filled.values for column in columns))
