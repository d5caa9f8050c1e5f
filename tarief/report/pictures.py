"""Pictures as data: each is a second view of a table, drawn from the same figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tarief.report.tables import Table

Named = tuple[str, Decimal]
_PARTIES = {"aanbieder": "Aanbieder", "gemeente": "Gemeente"}


@dataclass(frozen=True, slots=True)
class Bridge:
    """From one amount to another, step by step; `beside` is the key of the table it stands beside."""

    beside: str
    title: str
    start: Named
    steps: tuple[Named, ...]
    end: Named


@dataclass(frozen=True, slots=True)
class PartyResult:
    """What a contract form gives a party in a year, in euros; negative is a loss."""

    party: str
    year: str
    form: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PartyBars:
    """A bar per form under each party and year."""

    beside: str
    title: str
    results: tuple[PartyResult, ...]


Drawing = Bridge | PartyBars


def results_of(table: Table, *, totals: bool = False) -> tuple[PartyResult, ...]:
    """Return the result of each party per year and form; or, with `totals`, over all years.

    A table of one year has no total that says something else.
    """
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    wanted = [row for row in rows if (row["jaar"] == table.total) is totals]
    years = dict.fromkeys(str(row["jaar"]) for row in wanted)
    return tuple(
        PartyResult(party, "" if totals else year, str(row["vorm"]), amount)
        for key, party in _PARTIES.items()
        for year in years
        for row in wanted
        if row["jaar"] == year and isinstance(amount := row[key], Decimal)
    )
