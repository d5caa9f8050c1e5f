"""Everything that the page of scenarios shows: the tables with a bridge each, the tornado, and rows to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.charts.fan import Spread, described, fan
from api.files.form import Box
from api.files.priced import PricedFile
from api.scenarios.picture import in_words, picture
from api.scenarios.rows import RowView, rows
from api.scenarios.work import BOXES, VOLUME, Worked
from api.show.pictures import Picture, bridge_picture, drawn
from api.show.tables import TableView, told_views
from tarief.core.findings import Finding
from tarief.report.findings import Group, grouped
from tarief.report.tables import Told
from tarief.scenarios.analysis import Analysis
from tarief.scenarios.scenario import Outcome
from tarief.uncertainty import Distributed
from tarief.uncertainty import Outcome as Uncertain

#: More bridges than this on one page nobody looks at; the tables have them all.
MOST_BRIDGES: Final = 6
_SHARES: Final = ("p5", "p25", "p50", "p75", "p95")


@dataclass(frozen=True, slots=True)
class ScenariosView:
    """The page of scenarios. `told` is None while the base has no price or something is wrong.

    `faults` stand at a box, `loose` at none.
    """

    side: PricedFile
    told: Told | None
    tables: tuple[TableView, ...]
    rows: tuple[RowView, ...]
    volume: Box
    faults: tuple[Finding, ...]
    loose: tuple[Finding, ...]
    address: str

    @property
    def groups(self) -> tuple[Group, ...]:
        """What stands out, by kind."""
        return grouped(self.told.findings) if self.told else ()


def scenarios_view(side: PricedFile, worked: Worked, texts: Mapping[str, str], address: str) -> ScenariosView:
    """Lay out the page; draws pictures, so call it in a thread."""
    told = None if worked.analysis is None else worked.analysis.told()
    at_boxes = tuple(finding for finding in worked.faults if str(finding.place) in BOXES)
    return ScenariosView(
        side,
        told,
        () if worked.analysis is None or told is None else _tables(worked.analysis, told),
        rows(side.breakdown, texts, worked.faults) if side.breakdown else (),
        _volume(texts, worked.faults),
        at_boxes,
        tuple(finding for finding in worked.faults if finding not in at_boxes),
        address,
    )


def _volume(texts: Mapping[str, str], faults: Sequence[Finding]) -> Box:
    own = tuple(finding for finding in faults if str(finding.place) == VOLUME)
    hint = "Eenheden per jaar; dan ziet u ook het budget. Mag leeg blijven."
    return Box(VOLUME, "Volume", texts.get(VOLUME, ""), hint, kind="getal", faults=own)


def _tables(found: Analysis, told: Told) -> tuple[TableView, ...]:
    pictures: dict[str, tuple[Picture, ...]] = {}
    if found.study.base.breakdown.unit.money:
        first = next((table.key for table in told.tables if table.key.startswith("brug")), "")
        pictures = {first: tuple(_bridges(found)), "tornado": tuple(_tornado(found))}
    if found.risk is not None:
        pictures["onzekerheid"] = (_fan(found.risk.outcome),)
    return told_views(told, pictures)


def _bridges(found: Analysis) -> Iterator[Picture]:
    compared = [each for each in found.study.outcomes if each.comparison is not None]
    return (_bridge(found, outcome) for outcome in compared[:MOST_BRIDGES])


def _bridge(found: Analysis, outcome: Outcome) -> Picture:
    assert outcome.comparison is not None
    comparison = outcome.comparison
    steps = [(comparison.label(key), amount) for key, amount in comparison.contributions.items()]
    start, end = found.study.base.breakdown.tarief, outcome.breakdown.tarief
    return bridge_picture(f"Van de basis naar {outcome.title}", ("Basis", start), steps, (outcome.title, end))


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
