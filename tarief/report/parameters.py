"""A set of parameters for a year as a report: each value beside the last one known, and what still stands open."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from tarief.core.dutch import dutch
from tarief.parameters.expiry import Lapsing, lapsing
from tarief.parameters.library import Library
from tarief.parameters.record import Value
from tarief.parameters.wording import base_in_words, day, period
from tarief.parameters.year_set import Renewed, YearSet, told
from tarief.report.cells import Cell, Holds
from tarief.report.columns import columns
from tarief.report.report import Report
from tarief.report.tables import Table

#: What a parameter is called, by its key.
Names = Callable[[str], str]
_ABOUT: Final = {
    "eenheid": "Eenheid", "grondslag": "Grondslag", "geldig": "Geldigheid", "bron": "Status en bron",
    "sleutel": "Sleutel",
}  # fmt: skip


def report_of_set(found: YearSet, library: Library, names: Names) -> Report:
    """Return what changes with the set, and what a reviewer should look at."""
    heads = columns(Holds.TEXT, parameter="Parameter", was="Was", wordt="Wordt", wijziging="Wijziging", **_ABOUT)
    rows = tuple(_row(item, names) for item in found.renewed(library))
    table = Table("waarden", f"Waarden voor {found.year}", heads, rows)
    return Report(f"Parameters voor {found.year}", told(found), (table,), found.open_points(library))


def lapsing_table(library: Library, on: date, names: Names) -> Table:
    """Return what ends within a quarter of a day without a successor, each value with all that is known of it."""
    heads = columns(Holds.TEXT, parameter="Parameter", waarde="Waarde", **_ABOUT)
    rows = tuple(_lapsing(item, library, names) for item in lapsing(library, on))
    return Table("loopt_af", "Wat binnen een kwartaal afloopt", heads, rows)


def values_table(values: Sequence[Value], on: date, names: Names) -> Table:
    """Return values that hold on a day, each with until when, and where it was read."""
    about = {"tot": "Geldt tot en met", "status": "Status", "bron": "Bron"}
    heads = columns(Holds.TEXT, parameter="Parameter", waarde="Waarde", **about)
    return Table("waarden", f"Wat geldt op {day(on)}", heads, tuple(_held(value, names) for value in values))


def _held(value: Value, names: Names) -> tuple[Cell, ...]:
    source = f"{value.source.title}, {value.article}" if value.article else value.source.title
    until = day(value.end) if value.end else "geen einde bekend"
    return names(value.path), value.shown, until, value.status.label, source


def _lapsing(item: Lapsing, library: Library, names: Names) -> tuple[Cell, ...]:
    value = None if item.is_term else library.find(item.what, item.until)
    if value is None:
        return item.what, "", "", "", period(None, item.until), "", ""
    return names(value.path), value.shown, *_about(value)


def _row(item: Renewed, names: Names) -> tuple[Cell, ...]:
    before = "onbekend" if item.before is None else item.before.shown
    return names(item.value.path), before, item.value.shown, _percent(item.change), *_about(item.value)


def _about(value: Value) -> tuple[str, ...]:
    unit = value.unit.replace("_", " ") if isinstance(value.unit, str) else value.unit.label
    source = f"{value.status.label}; {value.source.title}"
    return unit, base_in_words(value.base), period(value.start, value.end), source, value.path


def _percent(change: Decimal | None) -> str:
    if change is None:
        return ""
    return "gelijk" if not change else f"{'+' if change > 0 else ''}{dutch(change.scaleb(2), 2)}%"
