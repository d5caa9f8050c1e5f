"""A set of parameters for a year as a report: each value beside the last one known, and what still stands open."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from tarief.core.dutch import percent
from tarief.parameters.expiry import Lapsing, lapsing
from tarief.parameters.library import Library
from tarief.parameters.record import Code, Value
from tarief.parameters.wording import base_in_words, day, period
from tarief.parameters.year_set import Renewed, YearSet, told
from tarief.report.cells import Cell, Holds
from tarief.report.columns import columns
from tarief.report.report import Report
from tarief.report.tables import Table

_TERMS: Final = "Looptijd van cao's"
#: What a parameter is called, by its key.
Names = Callable[[str], str]
_ABOUT: Final = {"geldig": "Geldigheid", "bron": "Status en bron"}
_UNTIL: Final = {"tot": "Geldt tot en met", "status": "Status", "bron": "Bron"}


def report_of_set(found: YearSet, library: Library, names: Names) -> Report:
    """Return what changes with the set, and what a reviewer should look at."""
    heads = columns(Holds.TEXT, parameter="Parameter", was="Was", wordt="Wordt", wijziging="Wijziging", **_ABOUT)
    rows = tuple(_row(item, names) for item in found.renewed(library))
    table = Table("waarden", f"Waarden voor {found.year}", heads, rows)
    return Report(f"Parameters voor {found.year}", told(found), (table,), found.open_points(library))


def lapsing_tables(library: Library, on: date, names: Names) -> tuple[Table, ...]:
    """Return what ends within a quarter of a day without a successor, each value with all that is known of it.

    A table for each publisher; the terms of caos stand together in the last.
    """
    heads = columns(Holds.TEXT, parameter="Parameter", waarde="Waarde", **_ABOUT)
    titles = {item.key: item.title for item in library.publishers}
    found: dict[str, list[tuple[Cell, ...]]] = {}
    for item in lapsing(library, on):
        title = _TERMS if item.is_term else titles.get(item.publisher, item.publisher)
        found.setdefault(title, []).append(_lapsing(item, library, names))
    tables = enumerate(found.items(), 1)
    return tuple(Table(f"loopt_af_nr_{number}_", title, heads, tuple(rows)) for number, (title, rows) in tables)


def values_table(values: Sequence[Value], on: date, names: Names) -> Table:
    """Return values that hold on a day, each with until when, and where it was read."""
    heads = columns(Holds.TEXT, parameter="Parameter", waarde="Waarde", **_UNTIL, toelichting="Toelichting")
    rows = tuple((*_held(value, names), value.note) for value in values)
    return Table("waarden", f"Wat geldt op {day(on)}", heads, rows)


def unused_table(values: Sequence[Value], names: Names) -> Table:
    """Return values that nothing is worked out with (an offer that was rejected, a second source), each with why."""
    heads = columns(Holds.TEXT, parameter="Parameter", waarde="Waarde", waarom="Waarom niet gebruikt", **_UNTIL)
    rows = tuple((cells[0], cells[1], value.unused, *cells[2:]) for value in values for cells in (_held(value, names),))
    return Table("niet_gebruikt", "Bekend, maar er wordt niet mee gerekend", heads, rows)


def codes_table(codes: Sequence[Code], on: date) -> Table:
    """Return the entries of code lists that may be allocated on a day, each with until when and where it was read."""
    heads = columns(Holds.TEXT, lijst="Lijst", code="Code", naam="Naam", **_UNTIL)
    rows = tuple((code.codelist.replace("_", " "), code.code, code.name, *_until(code)) for code in codes)
    return Table("codes", f"Codes en regels voor toewijzingen van {day(on)}", heads, rows)


def _held(value: Value, names: Names) -> tuple[Cell, ...]:
    until, status, source = _until(value)
    return names(value.path), value.shown, until, status, f"{source}, {value.article}" if value.article else source


def _until(said: Value | Code) -> tuple[str, str, str]:
    return day(said.end) if said.end else "geen einde bekend", said.status.label, said.source.title


def _lapsing(item: Lapsing, library: Library, names: Names) -> tuple[Cell, ...]:
    value = None if item.is_term else library.find(item.what, item.until)
    if value is None:
        return item.what, "", period(None, item.until), ""
    return names(value.path), _shown(value), *_about(value)


def _row(item: Renewed, names: Names) -> tuple[Cell, ...]:
    before = "onbekend" if item.before is None else _shown(item.before)
    return names(item.value.path), before, _shown(item.value), _changed(item.change), *_about(item.value)


def _about(value: Value) -> tuple[str, ...]:
    return period(value.start, value.end), f"{value.status.label}; {value.source.title}"


def _shown(value: Value) -> str:
    """Write a value with its unit; a percentage with what it is of."""
    return f"{value.shown} van {base_in_words(value.base)}" if value.base else value.shown


def _changed(change: Decimal | None) -> str:
    """How much a value changed, with its sign; empty where there was none before."""
    if change is None:
        return ""
    return "gelijk" if not change else f"{'+' if change > 0 else ''}{percent(change, 2, 2)}"
