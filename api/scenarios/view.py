"""Everything that the page of scenarios shows: the tables with a bridge each, the tornado, and rows to fill in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from api.charts.fan import Spread, described, fan
from api.files.dials import dial_text
from api.files.form import Box, filled_in
from api.files.priced import PricedFile
from api.scenarios.base import ScenarioBase
from api.scenarios.outcome import in_words, picture
from api.scenarios.own_ranges import RangeRow, range_rows
from api.scenarios.rows import RowView, rows
from api.scenarios.work import SPREAD, VOLUME, Worked, boxes_of
from api.show.tables import Picture, TableView, drawn, report_views
from tarief.core.findings import Finding
from tarief.report.findings import Group, grouped
from tarief.report.report import Report
from tarief.report.scenarios import report_of_analysis
from tarief.scenarios.analysis import Analysis
from tarief.uncertainty import Distributed, Simulation

_HINT: Final = "Eenheden per jaar. Zijn er scenario's, dan ziet u ook wat elk samen per jaar kost. Mag leeg blijven."
_VOLUME: Final = Box(VOLUME, "Volume", hint=_HINT, kind="getal")
_STATISTICS: Final = ("onzekerheid", "tekort", "invloed", "gevoeligheid")
_SHARES: Final = ("p5", "p25", "p50", "p75", "p95")


@dataclass(frozen=True, slots=True)
class ScenariosView:
    """The page of scenarios. `report` is None while the base has no price or something is wrong.

    `lower` are the scenarios with a lower price, with by how many percent; `faults` stand at a box, `loose` at none.
    """

    side: PricedFile
    report: Report | None
    tables: tuple[TableView, ...]
    rows: tuple[RowView, ...]
    ranges: tuple[RangeRow, ...]
    volume: Box
    spread: bool
    lower: tuple[tuple[str, str], ...]
    faults: tuple[Finding, ...]
    loose: tuple[Finding, ...]
    address: str

    @property
    def told_first(self) -> list[TableView]:
        """What changes, and by how much."""
        return [table for table in self.tables if table.key not in _STATISTICS]

    @property
    def statistics(self) -> list[TableView]:
        """How sure it is, for who wants to know."""
        return [table for table in self.tables if table.key in _STATISTICS]

    @property
    def groups(self) -> tuple[Group, ...]:
        """What stands out, by kind."""
        return grouped(self.report.findings) if self.report else ()


def scenarios_view(base: ScenarioBase, worked: Worked, texts: Mapping[str, str], address: str) -> ScenariosView:
    """Lay out the page; draws pictures, so call it in a thread."""
    report = None if worked.analysis is None else report_of_analysis(worked.analysis)
    side, boxes = base.side, boxes_of(base)
    at_boxes = tuple(finding for finding in worked.faults if str(finding.place) in boxes)
    return ScenariosView(
        side,
        report,
        () if worked.analysis is None or report is None else _tables(worked.analysis, report),
        rows(side.breakdown, texts, worked.faults) if side.breakdown else (),
        range_rows(side.breakdown, texts, worked.faults) if side.breakdown else (),
        filled_in(_VOLUME, texts, worked.faults),
        bool(texts.get(SPREAD)),
        tuple(_lower(worked.analysis)) if worked.analysis is not None else (),
        at_boxes,
        tuple(finding for finding in worked.faults if finding not in at_boxes),
        address,
    )


def _lower(found: Analysis) -> Iterator[tuple[str, str]]:
    base = found.study.base.breakdown.tarief
    for outcome in found.study.outcomes:
        if outcome.gap < 0 and outcome.scenario.on is None:
            yield outcome.title, dial_text(round(-outcome.gap / base, 3), share=True).replace(".", ",")


def _tables(found: Analysis, report: Report) -> tuple[TableView, ...]:
    pictures: dict[str, tuple[Picture, ...]] = {}
    if found.study.base.breakdown.unit.money:
        pictures["tornado"] = tuple(_tornado(found))
    if found.risk is not None:
        pictures["onzekerheid"] = (_fan(found.risk.outcome),)
    return report_views(report, pictures)


def _tornado(found: Analysis) -> Iterator[Picture]:
    if picture(found) is not None:
        yield drawn("De grootste bovenaan", lambda narrow: picture(found, narrow=narrow) or {}, in_words(found))


def _fan(found: Simulation) -> Picture:
    lines = {line.key: line for line in (found.cost, found.price)}.values()
    rows = [_spread(line) for line in lines]
    marks = [("Tarief", found.shortfall.tariff)]
    return drawn(
        "Hoe ver de uitkomst kan uitlopen",
        lambda narrow: fan(rows, marks, flowing=False, narrow=narrow, title="bedrag"),
        described(rows, marks),
    )


def _spread(line: Distributed) -> Spread:
    low, q1, middle, q3, high = (line.quantiles[name].shown for name in _SHARES)
    return line.label, low, q1, middle, q3, high
