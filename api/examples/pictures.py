"""The pictures of the examples: each is a second view of a table, drawn from the same figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from api.charts.forms import Outcome, forms
from api.charts.forms import described as forms_in_words
from api.web.contract_forms import outcomes_of
from api.web.pictures import Picture, bridge_picture, drawn
from tarief.report.cells import Cell
from tarief.report.tables import Table
from tarief.voorbeelden import ExampleResult


def pictures(result: ExampleResult) -> dict[str, tuple[Picture, ...]]:
    """Return the pictures of an example, by the table they stand beside."""
    makers: dict[str, Callable[[ExampleResult], dict[str, tuple[Picture, ...]]]] = {
        "helmond": _helmond,
        "jens": _jens,
        "go": _go,
        "oude-ijsselstreek": _oude_ijsselstreek,
        "zorgkracht12": _zorgkracht12,
    }
    return makers[result.name](result)


def _helmond(result: ExampleResult) -> dict[str, tuple[Picture, ...]]:
    tariffs = dict(
        zip(result.table("dekking").column("tarief_soort"), result.table("dekking").column("tarief"), strict=True)
    )
    steps = result.table("verschil")
    first = _bridge(
        "Van het oude tarief naar het onderzoek", ("Oud", tariffs["Oud"]), _steps(steps, "oud_onderzoek"),
        ("Onderzoek", tariffs["Onderzoek"]),
    )  # fmt: skip
    second = _bridge(
        "Van het onderzoek naar de overeenkomst", ("Onderzoek", tariffs["Onderzoek"]),
        _steps(steps, "onderzoek_overeenkomst"), ("Overeenkomst", tariffs["Overeenkomst"]),
    )  # fmt: skip
    return {"verschil": (first, second)}


def _jens(result: ExampleResult) -> dict[str, tuple[Picture, ...]]:
    years, split = result.table("jaren"), result.table("tekort")
    budget, cost = years.column("budget")[0], years.column("kosten")[0]
    year = years.column("jaar")[0]
    sign = -1 if split.total == "Overschot" else 1  # a surplus is told as money left over, and leads down to the cost
    steps = [(str(row[0]), sign * _number(row[1])) for row in split.rows if not split.is_total(row)]
    return {"tekort": (_bridge(f"Van budget naar kosten in {year}", ("Budget", budget), steps, ("Kosten", cost)),)}


def _go(result: ExampleResult) -> dict[str, tuple[Picture, ...]]:
    table = result.table("vormen")
    together = _forms("Alle jaren samen", outcomes_of(table, totals=True))
    return {"vormen": (together, _forms("Per jaar", outcomes_of(table)))}


def _oude_ijsselstreek(result: ExampleResult) -> dict[str, tuple[Picture, ...]]:
    rows = result.table("uren").rows
    found = [
        Outcome(str(row[0]), "", str(row[1]).capitalize(), row[3])
        for row in rows
        if row[1] != "geleverd" and isinstance(row[3], Decimal)
    ]
    return {"uren": (_forms("Wat elke afspraak betaalt", found),)}


def _zorgkracht12(result: ExampleResult) -> dict[str, tuple[Picture, ...]]:
    table = result.table("dekking")
    found = [
        Outcome(column.label, "", str(name), cell)
        for column in table.columns[1:]
        for name, cell in zip(table.column("lid"), table.column(column.key), strict=True)
        if isinstance(cell, Decimal)
    ]
    return {"dekking": (_forms("Per sleutel en per lid, in euro per uur", found),)}


def _steps(table: Table, key: str) -> list[tuple[str, Cell]]:
    names, amounts = table.column("wat"), table.column(key)
    pairs = zip(table.rows, names, amounts, strict=True)
    return [(str(name), amount) for row, name, amount in pairs if not table.is_total(row)]


def _bridge(title: str, start: tuple[str, Cell], steps: Sequence[tuple[str, Cell]], end: tuple[str, Cell]) -> Picture:
    first, last = ((name, _number(amount)) for name, amount in (start, end))
    return bridge_picture(title, first, [(name, _number(amount)) for name, amount in steps if amount], last)


def _forms(title: str, outcomes: Sequence[Outcome]) -> Picture:
    return drawn(title, lambda narrow: forms(outcomes, narrow=narrow), forms_in_words(outcomes))


def _number(cell: Cell) -> Decimal:
    assert isinstance(cell, Decimal)
    return cell
