"""Finding an example by name, and running it or somebody's own variation of its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

from tarief.core.findings import Finding, Refused
from tarief.core.nearest import meant
from tarief.core.pictures import BridgePicture, Named, PartyBars, PartyResult, ReportPicture
from tarief.core.place import Place
from tarief.report.cells import Cell
from tarief.report.contracts import results_of
from tarief.report.report import Report
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.go import run as go
from tarief.voorbeelden.helmond import run as helmond
from tarief.voorbeelden.jens import run as jens
from tarief.voorbeelden.leaves import KIND, leaves_of, parse
from tarief.voorbeelden.oude_ijsselstreek import run as oude_ijsselstreek
from tarief.voorbeelden.result import ExampleResult
from tarief.voorbeelden.zorgkracht12 import run as zorgkracht12

Runner = Callable[[Data, str], ExampleResult]


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


#: Each example by name: how it is worked out, and its pictures, which are second views of its tables.
_RUNNERS: dict[str, tuple[Runner, Callable[[Report], tuple[ReportPicture, ...]]]] = {
    "helmond": (helmond, _helmond),
    "jens": (jens, _jens),
    "go": (go, _go),
    "oude-ijsselstreek": (oude_ijsselstreek, _oude_ijsselstreek),
    "zorgkracht12": (zorgkracht12, _zorgkracht12),
}
#: The names of the examples.
EXAMPLES = tuple(_RUNNERS)


def run_example(name: str) -> ExampleResult:
    """Run one of the examples. Refused, with the nearest name, for an unknown one."""
    return run_text(example_text(name), name)


def example_text(name: str) -> str:
    """Return the data file of an example, to read or to vary."""
    if name not in _RUNNERS:
        advice = meant(name, EXAMPLES, f"Kies uit: {', '.join(EXAMPLES)}.")
        raise Refused(
            (Finding("voorbeeld_onbekend", f"Het voorbeeld '{name[:60]}' bestaat niet.", advice, Place.of("naam")),)
        )
    return files("tarief").joinpath("voorbeelden", f"{name}.toml").read_text(encoding="utf-8")


def run_text(text: str, name: str) -> ExampleResult:
    """Run a data file; `voorbeeld` in it says which example it is a variation of. Refused with the place."""
    content = parse(text, name)
    kind, title = content.pop("voorbeeld", None), content.pop("titel", None)
    if not isinstance(kind, str) or kind not in _RUNNERS:
        advice = f"Vul in: voorbeeld = een van {', '.join(EXAMPLES)}."
        said = "'voorbeeld' ontbreekt." if kind is None else f"Voorbeeld '{str(kind)[:60]}' bestaat niet."
        raise Refused((Finding(KIND, said, advice, Place.words("voorbeeld", lead=f"{name}, ")),))
    if not isinstance(title, str) or not title.strip():
        raise Refused(
            (
                Finding(
                    KIND,
                    "'titel' ontbreekt of is geen tekst.",
                    'Vul in: titel = "…".',
                    Place.words("titel", lead=f"{name}, "),
                ),
            )
        )
    run, pictures = _RUNNERS[kind]
    result = run(Data(name, leaves_of(content, name)), title)
    return replace(result, pictures=pictures(result))
