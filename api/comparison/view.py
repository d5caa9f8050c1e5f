"""Everything that the page of a comparison shows: both sides, the gap one way or another, and both ladders."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from api.charts.waterfall import described, waterfall
from api.comparison.outcome import of_comparison
from api.files.dials import dial_text
from api.files.priced import PricedFile
from api.show.outcome import Deliverable
from api.show.tables import Picture, TableView, drawn, report_views, table_view
from tarief import Breakdown, Finding, Refused
from tarief.comparison import Comparison, compare
from tarief.comparison.checks import check_bases
from tarief.report.comparison import Labels, Per, ladder_table, report_of_comparison, side_labels
from tarief.report.report import Report

ORDER: Final = "volgorde"
#: The tabs: by what the gap is told.
TABS: Final = (
    (Per.INPUT.value, "Per invoer"),
    (Per.RUNG.value, "Per trede"),
    (Per.LAW.value, "Per wettelijk element"),
    (Per.CHAPTER.value, "Per hoofdstuk"),
    (ORDER, "In een volgorde"),
)


@dataclass(frozen=True, slots=True)
class Move:
    """A step of an order, with the order in which it comes one place earlier; empty for the first."""

    label: str
    earlier: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """`why_not` says why two prices are not compared; their ladders still stand side by side."""

    a: PricedFile
    b: PricedFile
    labels: Labels
    tab: str
    headline: str = ""
    tables: tuple[TableView, ...] = ()
    ladders: TableView | None = None
    moves: tuple[Move, ...] = ()
    order: str = ""
    why_not: tuple[Finding, ...] = field(default=())

    @property
    def tabs(self) -> tuple[tuple[str, str], ...]:
        """By what the gap can be told."""
        return TABS

    @property
    def sides(self) -> tuple[tuple[str, str, PricedFile], ...]:
        """Both sides with the letter of their fields and of their heading."""
        return (("a", "A", self.a), ("b", "B", self.b))

    @property
    def lower(self) -> str:
        """By how many percent the second price is lower than the first; empty where it is not."""
        if self.a.breakdown is None or self.b.breakdown is None or not self.headline or not self.a.breakdown.tarief > 0:
            return ""
        share = 1 - self.b.breakdown.tarief / self.a.breakdown.tarief
        return dial_text(round(share, 3), share=True).replace(".", ",") if share > 0 else ""

    @property
    def ready(self) -> bool:
        """Tell whether both sides have a price."""
        return self.a.breakdown is not None and self.b.breakdown is not None


def labels_of(*sides: PricedFile) -> Labels:
    """Return what the sides are called."""
    return side_labels([side.name for side in sides], [side.product for side in sides])


def comparison_view(a: PricedFile, b: PricedFile, tab: str, order: Sequence[str] = ()) -> ComparisonView:
    """Lay out the page; draws pictures, so call it in a thread. Raises `Refused` for an order that is none."""
    known = tab if tab in dict(TABS) else Per.INPUT.value
    labels = labels_of(a, b)
    if a.breakdown is None or b.breakdown is None:
        return ComparisonView(a, b, labels, known)
    ladders = ladder_view(a.breakdown, b.breakdown, labels)
    try:
        comparison = compare(a.breakdown, b.breakdown, checks=check_bases)
    except Refused as refused:
        return ComparisonView(a, b, labels, known, ladders=ladders, why_not=refused.findings)
    keys = order if known == ORDER else None
    report = report_of_comparison(comparison, labels, Per.INPUT if known == ORDER else Per(known), keys)
    steps = () if keys is None or not report.tables else _steps(comparison, keys)
    moves, shown = tuple(_moves(comparison, steps)), ",".join(steps)
    return ComparisonView(a, b, labels, known, report.headline, comparison_views(report), ladders, moves, shown)


def outcome_of(
    a: PricedFile, b: PricedFile, order: Sequence[str] | None, more: Sequence[PricedFile] = ()
) -> Deliverable | None:
    """Return the comparison to download; None while a side has no price. Raises `Refused` where none can be made."""
    if a.breakdown is None or b.breakdown is None:
        return None
    comparison = compare(a.breakdown, b.breakdown, checks=check_bases)
    known = [(side, side.breakdown) for side in more if side.breakdown is not None]
    labels = labels_of(a, b, *(side for side, _ in known))
    return of_comparison(comparison, labels, order=order, more=[price for _, price in known])


def _steps(comparison: Comparison, order: Sequence[str]) -> tuple[str, ...]:
    """The keys that can be moved, in their order."""
    own = {player.key for player in comparison.players}
    return tuple(key for key in comparison.in_order(order).steps if key in own)


def _moves(comparison: Comparison, keys: tuple[str, ...]) -> Iterator[Move]:
    for at, key in enumerate(keys):
        swapped = [*keys[: at - 1], key, keys[at - 1], *keys[at + 1 :]] if at else []
        yield Move(comparison.label(key), ",".join(swapped))


def comparison_views(report: Report) -> tuple[TableView, ...]:
    """Return the difference told one way, with what a careful reader wants to know below it; draws pictures."""
    remarks = [f"{finding.text} {finding.advice}".strip() for finding in report.findings]
    return tuple(replace(view, note=" ".join((view.note, *remarks))) for view in report_views(report))


def ladder_view(a: Breakdown, b: Breakdown, labels: Labels) -> TableView:
    """Return the rungs of both ladders beside each other, with both waterfalls."""
    return table_view(ladder_table(a, b, labels), tuple(_ladders(a, b, labels)))


def _ladders(a: Breakdown, b: Breakdown, labels: Labels) -> Iterator[Picture]:
    for label, side in zip(labels, (a, b), strict=True):
        if side.unit.money:
            yield drawn(label, lambda narrow, side=side: waterfall(side, narrow=narrow), described(side))  # type: ignore[misc]
