"""The pictures of an analysis beside its tables: a bridge per scenario, the tornado, and how sure the price is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from api.charts.analysis import in_words, picture
from api.charts.fan import Spread, described, fan
from api.show.pictures import Picture, drawn
from api.show.tables import TableView, report_views
from tarief.report.scenarios import report_of_analysis
from tarief.scenarios.analysis import Analysis
from tarief.uncertainty import Distributed
from tarief.uncertainty import Outcome as Uncertain

_SHARES: Final = ("p5", "p25", "p50", "p75", "p95")


def analysis_tables(found: Analysis) -> tuple[TableView, ...]:
    """Return the tables with their pictures; draws, so call it in a thread."""
    report = report_of_analysis(found)
    pictures: dict[str, tuple[Picture, ...]] = {}
    if found.study.base.breakdown.unit.money:
        pictures["tornado"] = tuple(_tornado(found))
    if found.risk is not None:
        pictures["onzekerheid"] = (_fan(found.risk.outcome),)
    return report_views(report, pictures)


def _tornado(found: Analysis) -> Iterator[Picture]:
    if picture(found) is not None:
        yield drawn("De grootste bovenaan", lambda narrow: picture(found, narrow=narrow) or {}, in_words(found))


def _fan(found: Uncertain) -> Picture:
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
