"""The pictures of the examples: each is a second view of a table, from the same figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from tarief.core.pictures import BridgePicture, Named, PartyBars, PartyResult, ReportPicture
from tarief.report.cells import Cell
from tarief.report.contracts import results_of
from tarief.report.report import Report
from tarief.report.tables import Table


def pictures(kind: str, result: Report) -> tuple[ReportPicture, ...]:
    """Return the pictures of an example, or of a variation of it; `kind` is the name of the example."""
    makers: dict[str, Callable[[Report], tuple[ReportPicture, ...]]] = {
        "helmond": _helmond,
        "jens": _jens,
        "go": _go,
        "oude-ijsselstreek": _oude_ijsselstreek,
        "zorgkracht12": _zorgkracht12,
    }
    return makers[kind](result)


def _helmond(result: Report) -> tuple[ReportPicture, ...]:
    table, steps = result.table("dekking"), result.table("verschil")
    tariffs = dict(zip(table.column("tarief_soort"), table.column("tarief"), strict=True))
    ends = {name: (name, _number(tariffs[name])) for name in ("Oud", "Onderzoek", "Overeenkomst")}
    return (
        BridgePicture(
            "verschil",
            "Van het oude tarief naar het onderzoek",
            ends["Oud"],
            _steps(steps, "oud_onderzoek"),
            ends["Onderzoek"],
        ),
        BridgePicture(
            "verschil",
            "Van het onderzoek naar de overeenkomst",
            ends["Onderzoek"],
            _steps(steps, "onderzoek_overeenkomst"),
            ends["Overeenkomst"],
        ),
    )


def _jens(result: Report) -> tuple[ReportPicture, ...]:
    years, split = result.table("jaren"), result.table("tekort")
    budget, cost, year = (years.column(key)[0] for key in ("budget", "kosten", "jaar"))
    sign = -1 if split.total == "Overschot" else 1  # a surplus is told as money left over, and leads down to the cost
    steps = tuple((str(row[0]), sign * _number(row[1])) for row in split.rows if not split.is_total(row))
    title = f"Van budget naar kosten in {year}"
    return (BridgePicture("tekort", title, ("Budget", _number(budget)), steps, ("Kosten", _number(cost))),)


def _go(result: Report) -> tuple[ReportPicture, ...]:
    table = result.table("vormen")
    together = PartyBars("vormen", "Alle jaren samen", results_of(table, totals=True))
    return together, PartyBars("vormen", "Per jaar", results_of(table))


def _oude_ijsselstreek(result: Report) -> tuple[ReportPicture, ...]:
    results = tuple(
        PartyResult(str(row[0]), "", str(row[1]).capitalize(), row[3])
        for row in result.table("uren").rows
        if row[1] != "geleverd" and isinstance(row[3], Decimal)
    )
    return (PartyBars("uren", "Wat elke afspraak betaalt", results),)


def _zorgkracht12(result: Report) -> tuple[ReportPicture, ...]:
    table = result.table("dekking")
    results = tuple(
        PartyResult(column.label, "", str(name), cell)
        for column in table.columns[1:]
        for name, cell in zip(table.column("lid"), table.column(column.key), strict=True)
        if isinstance(cell, Decimal)
    )
    return (PartyBars("dekking", "Per sleutel en per lid, in euro per uur", results),)


def _steps(table: Table, key: str) -> tuple[Named, ...]:
    pairs: Sequence[tuple[Cell, Cell]] = list(zip(table.column("wat"), table.column(key), strict=True))
    return tuple(
        (str(name), _number(amount))
        for row, (name, amount) in zip(table.rows, pairs, strict=True)
        if amount and not table.is_total(row)
    )


def _number(cell: Cell) -> Decimal:
    assert isinstance(cell, Decimal)
    return cell
