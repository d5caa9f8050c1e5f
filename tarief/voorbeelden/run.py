"""Finding an example by name, and running it or somebody's own variation of its file."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

from tarief.core.findings import Finding, Refused
from tarief.core.nearest import meant
from tarief.core.pictures import BridgePicture, Named, PartyBars, PartyResult, ReportPicture
from tarief.core.place import Place
from tarief.documents.document import parse_toml
from tarief.report.cells import Cell
from tarief.report.contracts import results_of
from tarief.report.report import Report
from tarief.report.tables import Table
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.go import run as go
from tarief.voorbeelden.helmond import run as helmond
from tarief.voorbeelden.jens import run as jens
from tarief.voorbeelden.leaves import KIND, Leaf, Mark, leaves_of
from tarief.voorbeelden.oude_ijsselstreek import run as oude_ijsselstreek
from tarief.voorbeelden.result import ExampleResult
from tarief.voorbeelden.zorgkracht12 import run as zorgkracht12

Runner = Callable[[Data, str], ExampleResult]


def _helmond(result: Report) -> tuple[ReportPicture, ...]:
    table = result.table("dekking")
    tariffs = dict(zip(table.column("tarief_soort"), table.column("tarief"), strict=True))

    def bridge(title: str, start: str, end: str) -> BridgePicture:
        steps = _steps(result.table("verschil"), f"{start}_{end}".lower())
        return BridgePicture("verschil", title, (start, _number(tariffs[start])), steps, (end, _number(tariffs[end])))

    return (
        bridge("Van het oude tarief naar het onderzoek", "Oud", "Onderzoek"),
        bridge("Van het onderzoek naar de overeenkomst", "Onderzoek", "Overeenkomst"),
    )


def _jens(result: Report) -> tuple[ReportPicture, ...]:
    years, split = result.table("jaren"), result.table("tekort")
    budget, cost, year = (years.column(key)[0] for key in ("budget", "kosten", "jaar"))
    sign = -1 if split.total == "Overschot" else 1  # a surplus is told as money left over, and leads down to the cost
    steps = tuple((str(row[0]), sign * _number(row[1])) for row in split.rows if not split.is_total(row))
    title = f"Van budget naar kosten in {year}"
    return (BridgePicture("tekort", title, ("Budget", _number(budget)), steps, ("Kosten", _number(cost))),)


def _go(result: Report) -> tuple[ReportPicture, ...]:
    table, titles = result.table("vormen"), {"Alle jaren samen": True, "Per jaar": False}
    return tuple(PartyBars("vormen", title, results_of(table, totals=totals)) for title, totals in titles.items())


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
    amounts = zip(table.rows, table.column(key), strict=True)
    return tuple((str(row[0]), _number(amount)) for row, amount in amounts if amount and not table.is_total(row))


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
        text = f"Het voorbeeld '{name[:60]}' bestaat niet."
        advice = meant(name, EXAMPLES, f"Kies uit: {', '.join(EXAMPLES)}.")
        raise Refused((Finding("voorbeeld_onbekend", text, advice, Place.of("naam")),))
    return files("tarief").joinpath("voorbeelden", f"{name}.toml").read_text(encoding="utf-8")


def run_varied(name: str, values: Mapping[str, Decimal]) -> ExampleResult:
    """Run an example with some of its values, by path, replaced by what somebody chose."""
    return _run(example_text(name), name, values)


def run_text(text: str, name: str) -> ExampleResult:
    """Run a data file; `voorbeeld` in it says which example it is a variation of. Refused with the place."""
    return _run(text, name, {})


def _run(text: str, name: str, values: Mapping[str, Decimal]) -> ExampleResult:
    content = parse_toml(text, name, KIND)
    kind, title = content.pop("voorbeeld", None), content.pop("titel", None)
    if not isinstance(kind, str) or kind not in _RUNNERS:
        advice = f"Vul in: voorbeeld = een van {', '.join(EXAMPLES)}."
        said = "'voorbeeld' ontbreekt." if kind is None else f"Voorbeeld '{str(kind)[:60]}' bestaat niet."
        Data(name, {}).fault("voorbeeld", said, advice)
    if not isinstance(title, str) or not title.strip():
        Data(name, {}).fault("titel", "'titel' ontbreekt of is geen tekst.", 'Vul in: titel = "…".')
    run, pictures = _RUNNERS[kind]
    leaves = leaves_of(content, name)
    chosen = {path: (Leaf(path, value, Mark.ASSUMED, note="hier gekozen"),) for path, value in values.items()}
    result = run(Data(name, leaves | chosen), title)
    return replace(result, pictures=pictures(result))
