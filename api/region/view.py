"""Everything that the page of a region shows: the sentence, the tables with pictures, and the tariff to try."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from api.charts.coverage import FEWEST_BANDS, bands, in_words, picture
from api.files.asked_form import AskedForm
from api.files.boxes import CUT_BOX, SHEET, FileBox
from api.files.form import Box
from api.files.region_example import COLUMNS
from api.region.asked import RegionAsked, look_box, tariff_in
from api.show.tables import Picture, TableView, drawn, report_views
from api.web.held import Held
from tarief import Finding, Severity
from tarief.core.dutch import dutch
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.region.case import RegionCase, View
from tarief.region.disclosed import RegionTold
from tarief.region.disclosure import TOTAL
from tarief.region.outcome import RegionOutcome
from tarief.report.findings import Group, grouped
from tarief.report.region import report_of_region

Found = RegionOutcome | RegionTold
#: The table that the picture of the coverage stands beside.
_BESIDE: Final = ("dekking", f"cijfers_{TOTAL}")
_LARGE: Final = 200


@dataclass(frozen=True, slots=True)
class RegionView:
    """`slider` is the box of the tariff to try, with the steps of its buttons; None for a participant."""

    found: Found
    number: str
    view: View
    tables: tuple[TableView, ...]
    groups: tuple[Group, ...]
    slider: Box | None = None
    steps: tuple[str, ...] = ()
    range: tuple[str, str, str, str] | None = None

    @property
    def cut(self) -> Box:
        """How much a flat cut would be, to go on with."""
        return CUT_BOX

    @property
    def sheet(self) -> FileBox:
        """The sheet that a flat cut needs."""
        return replace(SHEET, needed=False)

    @property
    def address(self) -> str:
        """Where the region is."""
        return f"/gebied/{self.number}"

    @property
    def exact(self) -> bool:
        """Tell whether the facilitator looks."""
        return self.view is View.FACILITATOR


class RegionForm(AskedForm):
    """The form of a region, with the path to a new tariff apart."""

    @property
    def path(self) -> tuple[Box, ...]:
        """The boxes of the path."""
        return tuple(box for name, box in self.boxes.items() if name.startswith("pad_"))

    @property
    def columns(self) -> tuple[tuple[str, str, bool], ...]:
        """What a list may hold."""
        return COLUMNS


def region_view(asked: RegionAsked, held: Held, number: str, faults: tuple[Finding, ...] = ()) -> RegionView:
    """Lay out the page of a region without faults; draws the picture, so call it in a thread."""
    assert asked.found is not None
    found, case, exact = asked.found, asked.found.case, isinstance(asked.found, RegionOutcome)
    pictures = dict.fromkeys(_BESIDE, _pictures(found))
    unused = _unused(asked) if exact else ()
    return RegionView(
        found,
        number,
        case.view or View.PARTICIPANT,
        report_views(report_of_region(found), pictures),
        grouped((*found.findings, *unused)),
        look_box(held.texts, case.per, faults) if exact or faults else None,
        _steps(case.region.providers[0].cost) if exact else (),
        _range(case, held) if exact else None,
    )


def _range(case: RegionCase, held: Held) -> tuple[str, str, str, str]:
    """From below the cheapest to above the dearest provider: least, most, step, and where the slider stands.

    The steps are counted from the tariff that the page tells of: a browser moves a slider to the nearest step from the
    least value, and would show another tariff with other sums.
    """
    low, high = case.region.by_cost[0].cost, case.region.by_cost[-1].cost
    margin = (high - low) / 10 or Decimal(1)
    least, most = max(Decimal(0), low - margin) // 1, (high + margin) // 1 + 1
    looked = tariff_in(held.texts, [])
    at = looked or (case.tariffs[0].amount if case.tariffs else round((low + high) / 2, 2))
    step = Decimal("0.01") if high < _LARGE else Decimal("0.5")
    below = max(Decimal(0), (at - max(least, step)) // step)
    return plain(at - below * step), plain(max(most, at)), plain(step), plain(at)


def stepped(at: Decimal, step: str) -> str:
    """Return a tariff one step further, never below a cent."""
    return dutch(max(at + Decimal(step), Decimal("0.01")))


def _steps(about: Decimal) -> tuple[str, ...]:
    """Steps of dimes and euros; larger ones for a price of a day or a route."""
    ten = 1 if about < _LARGE else 10
    return f"-{ten}", f"-{Decimal(ten) / 10}", f"+{Decimal(ten) / 10}", f"+{ten}"


def _pictures(found: Found) -> tuple[Picture, ...]:
    if isinstance(found, RegionTold) and len(bands(found)) < FEWEST_BANDS:
        return ()
    title = "Wat elk tarief dekt" if isinstance(found, RegionOutcome) else "Volume boven kostprijs, in banden"
    return (drawn(title, lambda narrow: picture(found, narrow=narrow) or {}, in_words(found)),)


def _unused(asked: RegionAsked) -> tuple[Finding, ...]:
    if not asked.source.unused:
        return ()
    text = f"Niet gebruikt uit het bestand: {', '.join(asked.source.unused)}."
    return (Finding("kolom_ongebruikt", text, "", Place(), Severity.NOTE),)
