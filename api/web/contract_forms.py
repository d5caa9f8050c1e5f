"""From a table of contract forms to the outcomes that its picture shows."""

from __future__ import annotations

from decimal import Decimal

from api.charts.forms import Outcome
from tarief.report.tables import Table

_PARTIES = {"aanbieder": "Aanbieder", "gemeente": "Gemeente"}


def outcomes_of(table: Table, *, totals: bool = False) -> list[Outcome]:
    """Return the result of each party per year and form; or, with `totals`, over all years.

    A table of one year has no total that says something else.
    """
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    wanted = [row for row in rows if (row["jaar"] == table.total) is totals]
    years = dict.fromkeys(str(row["jaar"]) for row in wanted)
    return [
        Outcome(party, "" if totals else year, str(row["vorm"]), amount)
        for key, party in _PARTIES.items()
        for year in years
        for row in wanted
        if row["jaar"] == year and isinstance(amount := row[key], Decimal)
    ]
