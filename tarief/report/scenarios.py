"""An analysis told in tables: side by side, the bridge from the base, the grid, the tornado."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.calculation.assumption import ASSUMED
from tarief.core.amounts import price
from tarief.core.dutch import shown, with_small_letter
from tarief.core.expression import Expression, at_least, rounded
from tarief.core.findings import Finding, Severity
from tarief.core.pictures import BridgePicture
from tarief.report.cells import Cell, Holds
from tarief.report.columns import Column, columns
from tarief.report.price import inputs_of
from tarief.report.report import Report
from tarief.report.risk import chance_in_words, risk_tables
from tarief.report.tables import Table
from tarief.scenarios.analysis import Analysis
from tarief.scenarios.grid import PriceGrid
from tarief.scenarios.scenario import ScenarioOutcome, Study
from tarief.scenarios.tornado import Bar

#: So many columns of amounts fit beside a label on a page or in a terminal.
_BESIDE = 4
#: More bridges than this on one page nobody looks at; the tables have them all.
_MOST_BRIDGES = 6
_ASSUMED_SIGN = "*"
#: Columns with a difference of prices.
_CHANGES = frozenset({"verschil", "uitslag", *(f"scenario_{number}" for number in range(1, _BESIDE + 1))})


def report_of_analysis(found: Analysis) -> Report:
    """Return the scenarios side by side, what else was asked, and the inputs of the base with their sources."""
    base = found.study.base.breakdown
    title = f"Scenario's bij {with_small_letter(base.model.label)}, peildatum {base.on:%d-%m-%Y}"
    pictures = tuple(_pictures(found)) if base.unit.money else ()
    tables = tuple(table.in_unit(base.unit, _CHANGES) for table in _tables(found))
    findings = tuple(_findings(found))
    return Report(title, _headline(found), tables, findings, tuple(inputs_of(base)), pictures=pictures)


def _pictures(found: Analysis) -> Iterator[BridgePicture]:
    compared = [outcome for outcome in found.study.outcomes if outcome.comparison is not None]
    for outcome in compared[:_MOST_BRIDGES]:
        comparison = outcome.comparison
        assert comparison is not None
        steps = tuple((comparison.label(key), amount) for key, amount in comparison.contributions.items())
        ends = ("Basis", found.study.base.breakdown.tarief), (outcome.title, outcome.breakdown.tarief)
        yield BridgePicture("brug_1", f"Van de basis naar {outcome.title}", ends[0], steps, ends[1], comparison.unit)


def _headline(found: Analysis) -> str:
    base = found.study.base.breakdown
    now = f"Het tarief is nu {price(base.tarief, base.unit)} per {base.one}"
    prices = sorted(outcome.breakdown.tarief for outcome in found.study.outcomes)
    if prices:
        span = tuple(dict.fromkeys(price(amount, base.unit) for amount in (prices[0], prices[-1])))
        many = f"de scenario's lopen van {' tot '.join(span)}" if len(span) > 1 else f"in elk scenario {span[0]}"
        moved = f"{now}; {many}."
    else:
        widest = with_small_letter(found.bars[0].label) if found.bars else "geen enkele invoer alleen"
        moved = f"{now}; het meest beweegt het met {widest}."
    return f"{moved} {chance_in_words(found.risk.outcome, base.unit)}" if found.risk else moved


def _tables(found: Analysis) -> Iterator[Table]:
    if found.study.outcomes:
        yield _side_by_side(found.study)
        yield from _bridges(found.study)
    if found.grid:
        yield _grid(found.grid, found.study.base.breakdown)
    if found.bars:
        yield _tornado(found.bars)
    if found.risk:
        yield from risk_tables(found.risk, found.study.base.breakdown.unit)


def _findings(found: Analysis) -> Iterator[Finding]:
    yield from (finding for finding in found.study.base.breakdown.findings if finding.kind == ASSUMED)
    for outcome in found.study.outcomes:
        yield from _news(outcome, found.study.base.breakdown)
    if found.risk:
        yield from found.risk.outcome.findings


def _side_by_side(study: Study) -> Table:
    heads = [
        Column("scenario", "Scenario", Holds.TEXT),
        *columns(Holds.CENTS, kostprijs="Kostprijs", tarief="Tarief"),
        Column("verschil", "Verschil", Holds.CENTS, rule=lambda tarief, rows: tarief - rows[0].tarief),
    ]
    if with_budget := any(outcome.volume is not None for outcome in study.all):
        heads += [
            Column("volume", "Volume", Holds.QUANTITY),
            Column("budget", "Budget per jaar", rule=lambda tarief, volume: rounded(tarief * volume)),
        ]
    rows = [
        (
            outcome.title,
            outcome.breakdown.kostprijs,
            outcome.breakdown.tarief,
            ... if outcome.base else None,
            *((outcome.volume, ...) if with_budget else ()),
        )
        for outcome in study.all
    ]
    return Table.of("scenarios", "Scenario's naast elkaar", heads, rows, total="")


def _bridges(study: Study) -> Iterator[Table]:
    """The bridge from the base to each scenario: a row per input, as many scenarios beside each other as fit."""
    rows = study.bridge()
    compared = [outcome for outcome in study.outcomes if outcome.comparison is not None]
    for number, start in enumerate(range(0, len(compared), _BESIDE), 1):
        beside = compared[start : start + _BESIDE]
        across = [Column(f"scenario_{index}", outcome.title, Holds.CENTS) for index, outcome in enumerate(beside, 1)]
        cells: list[tuple[Cell, ...]] = [
            (study.label(key), *(amounts.get(outcome.title, Decimal(0)) for outcome in beside))
            for key, amounts in rows.items()
            if any(outcome.title in amounts for outcome in beside)
        ]
        total: tuple[Cell, ...] = ("Samen", *(outcome.gap for outcome in beside))
        heads = (Column("door", "Door", Holds.TEXT), *across)
        yield Table(f"brug_{number}", "Waar het verschil met de basis vandaan komt", heads, (*cells, total))


def _grid(grid: PriceGrid, base: Breakdown) -> Table:
    down, beside = (base.plan.nodes[axis.key] for axis in (grid.rows, grid.columns))
    across = (
        Column(f"kolom_{n}", shown(value, beside.unit), Holds.CENTS) for n, value in enumerate(grid.columns.values)
    )
    cells: list[tuple[Cell, ...]] = [
        (shown(value, down.unit), *map(_or_not, (cell.price for cell in line)))
        for value, line in zip(grid.rows.values, grid.cells, strict=True)
    ]
    title = f"Tarief bij {with_small_letter(down.label)} (omlaag) en {with_small_letter(beside.label)} (opzij)"
    reasons = dict.fromkeys(cell.reason for line in grid.cells for cell in line if cell.reason)
    heads = (Column("rij", down.label, Holds.TEXT), *across)
    return Table("raster", title, heads, tuple(cells), note=" ".join(reasons), total="")


def _tornado(bars: tuple[Bar, ...]) -> Table:
    heads = (
        *columns(Holds.TEXT, invoer="Invoer", laag="Laag"),
        Column("tarief_laag", "Tarief", Holds.CENTS),
        Column("hoog", "Hoog", Holds.TEXT),
        Column("tarief_hoog", "Tarief", Holds.CENTS),
        Column("uitslag", "Uitslag", Holds.CENTS, rule=_width),
    )
    rows = [
        (
            f"{bar.label} {_ASSUMED_SIGN}" if bar.range.assumed else bar.label,
            bar.low_text,
            _or_not(bar.at_low),
            bar.high_text,
            _or_not(bar.at_high),
            None if bar.swing is None else ...,
        )
        for bar in bars
    ]
    assumed = any(bar.range.assumed for bar in bars)
    note = f"{_ASSUMED_SIGN} aanname: een tiende naar beide kanten. Geef bandbreedtes met een bron." if assumed else ""
    return Table.of("tornado", "Wat elke invoer alleen met het tarief doet", heads, rows, note=note, total="")


def _width(tarief_laag: Expression, tarief_hoog: Expression) -> Expression:
    return at_least(tarief_hoog - tarief_laag, tarief_laag - tarief_hoog)


def _or_not(price: Decimal | None) -> Cell:
    return "kan niet" if price is None else price


def _news(outcome: ScenarioOutcome, base: Breakdown) -> Iterator[Finding]:
    """What a scenario brings up that the base does not, and that it cannot be compared per input."""
    if outcome.comparison is None:
        text = f"{outcome.title}: niet per invoer te vergelijken met de basis."
        yield Finding("niet_vergelijkbaar", text, "Kostprijs en tarief staan er wel naast.", severity=Severity.NOTE)
    known = {(finding.kind, finding.place, finding.subject) for finding in base.findings}
    for finding in outcome.breakdown.findings:
        if finding.severity is not Severity.NOTE and (finding.kind, finding.place, finding.subject) not in known:
            yield replace(finding, text=f"{outcome.title}: {finding.text}")
