"""Reading salary tables: per scale the steps, each with its amount and its number in the common series."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tarief.parameters.fields import ParameterFields, exact
from tarief.parameters.record import SalaryStep, SalaryTable, Source


def read_table(fields: ParameterFields, publisher: str, sources: Mapping[str, Source]) -> SalaryTable:
    """Read one table; faults are noted in `fields`."""
    start, end = fields.period(needed=True)
    table = SalaryTable(
        publisher=publisher,
        start=start or date.min,
        end=end,
        unit=fields.unit(),
        base=fields.text("grondslag"),
        status=fields.status(),
        source=fields.source(sources),
        note=fields.text("toelichting", needed=False),
        scales={scale: _read_scale(fields, scale, rows) for scale, rows in fields.named("schalen").items()},
    )
    fields.close()
    return table


def _read_scale(fields: ParameterFields, scale: str, rows: Any) -> tuple[SalaryStep, ...]:
    steps = tuple(_read_step(row) for row in rows) if isinstance(rows, list) else ()
    if not steps or None in steps:
        advice = 'Schrijf per trede ["trede", bedrag] of ["trede", bedrag, ip-nummer].'
        fields.fault(f"Schaal {scale} heeft een regel die niet te lezen is.", advice)
    return tuple(step for step in steps if step is not None)


def _read_step(row: Any) -> SalaryStep | None:
    if not isinstance(row, list) or not 2 <= len(row) <= 3 or not isinstance(row[0], str):
        return None
    amount, number = exact(row[1]), row[2] if len(row) == 3 else None
    if amount is None or not (number is None or type(number) is int):
        return None
    return SalaryStep(row[0], amount, number)
