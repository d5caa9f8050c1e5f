"""A set of parameters for a year as a report: each value beside the last one known, and what still stands open."""

from decimal import Decimal

from tarief.core.dutch import dutch
from tarief.parameters.library import Library
from tarief.parameters.year_set import Renewed, YearSet, told
from tarief.report.cells import Cell, Holds
from tarief.report.columns import columns
from tarief.report.report import Report
from tarief.report.tables import Table


def report_of_set(found: YearSet, library: Library) -> Report:
    """Return what changes with the set, and what a reviewer should look at."""
    heads = columns(Holds.TEXT, parameter="Parameter", was="Was", wordt="Wordt", wijziging="Wijziging", bron="Bron")
    rows = tuple(_row(item) for item in found.renewed(library))
    table = Table("waarden", f"Waarden voor {found.year}", heads, rows)
    return Report(f"Parameters voor {found.year}", told(found), (table,), found.open_points(library))


def _row(item: Renewed) -> tuple[Cell, ...]:
    before = "onbekend" if item.before is None else item.before.shown
    source = f"{item.value.status.label}; {item.value.source.title}"
    return item.value.path, before, item.value.shown, _percent(item.change), source


def _percent(change: Decimal | None) -> str:
    if change is None:
        return ""
    return "gelijk" if not change else f"{'+' if change > 0 else ''}{dutch(change.scaleb(2), 2)}%"
