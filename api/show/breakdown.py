"""The outcome as the page shows it: the price, the ladder, both laws, every line with its explanation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.show.bars import LadderBar, bars_of
from tarief import Breakdown, Line
from tarief.calculation.bases import in_words
from tarief.calculation.breakdown import kostprijs_of, named, other_prices
from tarief.checks.ranges import without_sector
from tarief.core.amounts import price
from tarief.core.dutch import shown
from tarief.core.jsonable import JsonObject
from tarief.core.law import LAWS
from tarief.model.form import GROUPS
from tarief.parameters.wording import day
from tarief.report.cells import Worded
from tarief.report.findings import Group, grouped
from tarief.report.price import COST, LADDER, LawView, laws, report_of_price


@dataclass(frozen=True, slots=True)
class Explained:
    """A line with everything that explains it."""

    line: Line
    outcome: str
    bases: str
    derived: str
    laws: tuple[str, ...]

    @property
    def source(self) -> str:
        """Where the value came from, for what was given or looked up."""
        return self.line.source or ("uw opgave" if self.line.kind.value == "opgegeven" else "")


@dataclass(frozen=True, slots=True)
class Chapter:
    """The lines under one heading, in working order."""

    heading: str
    lines: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class RungView:
    """A row of the ladder, with its explanation where the calculation has a line for it."""

    cells: tuple[str, ...]
    is_sum: bool
    explained: Explained | None
    bar: LadderBar | None


@dataclass(frozen=True, slots=True)
class OtherLadder:
    """The ladder of another price than the first."""

    key: str
    label: str
    rungs: tuple[RungView, ...]


@dataclass(frozen=True, slots=True)
class Downloads:
    """Below which address a price is given in its forms, where it is kept, and what is sent along to ask for it.

    `compare`, `scenario` and `lower` take the price along to another page; empty where that page is reached otherwise.
    """

    at: str
    keep: str
    sent: Mapping[str, str]
    compare: str = ""
    scenario: str = ""
    lower: str = ""


@dataclass(frozen=True, slots=True)
class PriceView:
    """Everything the result half of the page needs."""

    breakdown: Breakdown
    name: str
    tarief: str
    kostprijs: str
    also: tuple[str, ...]
    day: str
    rungs: tuple[RungView, ...]
    chapters: tuple[Chapter, ...]
    laws: tuple[LawView, ...]
    groups: tuple[Group, ...]
    without_sector: tuple[str, ...]
    others: tuple[OtherLadder, ...]
    receipt: JsonObject
    downloads: Downloads


def outcome(breakdown: Breakdown, downloads: Downloads) -> PriceView:
    """Lay out a breakdown."""
    return PriceView(
        breakdown=breakdown,
        name=named(breakdown),
        tarief=price(breakdown.tarief, breakdown.unit),
        kostprijs=kostprijs_of(breakdown),
        also=other_prices(breakdown),
        day=day(breakdown.on),
        rungs=tuple(_rungs(breakdown)),
        chapters=_chapters(breakdown),
        laws=laws(breakdown),
        groups=grouped(breakdown.findings),
        without_sector=without_sector(breakdown),
        others=tuple(map(_other_ladder, breakdown.other_prices)),
        receipt=breakdown.receipt.as_json(),
        downloads=downloads,
    )


def _chapters(breakdown: Breakdown) -> tuple[Chapter, ...]:
    """The lines by heading; what belongs to no heading goes last."""
    found: dict[str, list[Explained]] = {group: [] for group in GROUPS}
    for line in breakdown.lines:
        group = getattr(breakdown.plan.nodes[line.key].quantity, "group", "")
        found.setdefault(group, []).append(_explained(breakdown, line))
    return tuple(Chapter(GROUPS.get(group, group), tuple(lines)) for group, lines in found.items() if lines)


def _other_ladder(breakdown: Breakdown) -> OtherLadder:
    key = breakdown.plan.result
    return OtherLadder(key, breakdown.plan.nodes[key].label, tuple(_rungs(breakdown)))


def _rungs(breakdown: Breakdown) -> Iterator[RungView]:
    """The rows of the ladder; the cost price is one where something comes on top of it."""
    table, on_top = report_of_price(breakdown).table(LADDER), not all(rung.is_cost for rung in breakdown.opbouw)
    bars = bars_of(breakdown)
    for row, cells in zip(table.rows, table.shown, strict=True):
        is_sum = table.is_total(row)
        if row[0] == COST and not on_top and is_sum:
            continue
        key = row[0].key if isinstance(row[0], Worded) else COST if row[0] == COST else ""
        line = breakdown.by_key.get(key)
        yield RungView(cells, is_sum, _explained(breakdown, line) if line else None, bars.get(key))


def _explained(breakdown: Breakdown, line: Line) -> Explained:
    elements = [(law, str(getattr(line, law.key))) for law in LAWS.values()]
    return Explained(
        line,
        line.unrounded,
        in_words(line, breakdown.plan.nodes[line.key].quantity),
        "" if line.derived is None else shown(line.derived, line.unit),
        tuple(f"{law.title}, onderdeel {letter}: {law.describe(letter)}" for law, letter in elements if letter),
    )
