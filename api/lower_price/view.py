"""Everything that the page of a flat cut shows, in the order of the screen, with the pictures beside the tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from api.charts.coverage import FEWEST_BANDS, bands, coverage_bands, coverage_curve, described, described_bands, steps
from api.charts.stack import described as stack_in_words
from api.charts.stack import stack_picture
from api.files.priced import PricedFile
from api.show.tables import Picture, TableView, drawn, report_views
from tarief.lower_price.flat_cut_outcome import AFTER, BEFORE, CutOutcome
from tarief.lower_price.stack import Stack
from tarief.report.lower_price import report_of_cut


@dataclass(frozen=True, slots=True)
class CutView:
    """The page of a cut; `found` is None while the sheet has no price."""

    side: PricedFile
    found: CutOutcome | None
    tables: tuple[TableView, ...]
    address: str


def cut_view(side: PricedFile, found: CutOutcome | None, address: str) -> CutView:
    """Lay out the page; draws pictures, so call it in a thread."""
    return CutView(side, found, () if found is None else _tables(found), address)


def _tables(found: CutOutcome) -> tuple[TableView, ...]:
    pictures = {f"elementen_{law}": (_stack(stack),) for law, stack in found.cut.stacks.items()}
    return report_views(report_of_cut(found), {**pictures, "dekking": tuple(_coverage(found))})


def _stack(stack: Stack) -> Picture:
    title = "Wat het lagere tarief nog betaalt"
    return drawn(title, lambda narrow: stack_picture(stack, narrow=narrow), stack_in_words(stack))


def _coverage(found: CutOutcome) -> Iterator[Picture]:
    """The exact curve for the facilitator, bands for others; nothing without a region or where none may be told."""
    if found.told is not None and len(rows := bands(found.told)) >= FEWEST_BANDS:
        title, words = "Volume boven kostprijs, in banden", described_bands(rows)
        yield drawn(title, lambda narrow: coverage_bands(rows, narrow=narrow), words)
    if found.told is None and found.case is not None:
        title, curve, unit = "Dekking bij elk tarief", steps(found.case.region), found.case.per
        marks: list[tuple[str, Decimal]] = [(BEFORE, found.cut.old), (AFTER, found.cut.new)]
        words = described(curve, marks)
        yield drawn(title, lambda narrow: coverage_curve(curve, marks, narrow=narrow, unit=unit), words)
