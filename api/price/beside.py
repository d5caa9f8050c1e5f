"""A second variant beside the first: what was calculated before stays, while other numbers are tried."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from api.files.filled import MODEL, Filled, from_pairs
from api.files.reading import calculate
from api.show.tables import TableView, table_view
from tarief import Breakdown, Refused
from tarief.comparison import compare
from tarief.comparison.checks import check_bases
from tarief.core.amounts import price
from tarief.report.comparison import Per, report_of_comparison

#: In front of the name of a box: what stood in it in the variant that stays.
BESIDE: Final = "naast."
_LABELS: Final = ("eerst", "nu")


@dataclass(frozen=True, slots=True)
class BesideView:
    """Both prices, and what made the difference."""

    before: str
    now: str
    headline: str
    table: TableView | None
    address: str


def beside_in(pairs: Iterable[tuple[str, str]], model: str) -> Filled | None:
    """Return the variant that stays, of the same model; None where there is none."""
    own = [(name.removeprefix(BESIDE), text) for name, text in pairs if name.startswith(BESIDE)]
    return from_pairs([*own, (MODEL, model)]) if own else None


def beside_view(stays: Filled | None, now: Breakdown) -> BesideView | None:
    """Compare both; None where there is no other, or it has no price."""
    if stays is None:
        return None
    try:
        before = calculate(stays)
        report = report_of_comparison(compare(before, now, checks=check_bases), _LABELS, Per.INPUT, None)
    except Refused:
        return None
    table = table_view(report.tables[0]) if report.tables else None
    return BesideView(_told(before), _told(now), report.headline, table, link_to(stays))


def _told(breakdown: Breakdown) -> str:
    return f"{price(breakdown.tarief, breakdown.unit)} per {breakdown.one}"


def link_to(filled: Filled, stays: Filled | None = None) -> str:
    """Return the address that opens the form with these numbers, calculated."""
    kept = {} if stays is None else sent_along(stays)
    return f"/?{urlencode({MODEL: filled.model.key, **filled.values, **kept})}"


def sent_along(stays: Filled) -> dict[str, str]:
    """Return the variant that stays as it travels with the other."""
    return {f"{BESIDE}{name}": text for name, text in stays.values.items()}
