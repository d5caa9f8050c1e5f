"""What a cell below a price is by what is done with it: hours of what is sold, or hours of a year and parts of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbooks.read.own_sheet.roles.cell_below import OF_MODELS, PER, TIMES, Cell, Kind
from workbooks.read.own_sheet.roles.counted import HOURS, MINUTES
from workbooks.read.own_sheet.roles.roles import PriceRole
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.words import plain_text

#: What is sold by days and nights: the hours of it are those of shifts.
_STAYS = ("etmaal", "dag")
_MONEY = frozenset({"euro"})
_OFF = "niet_productieve_uren"
#: What a share of the hours of a year is, whatever for.
_PARTS = {"off": _OFF, "times": "productiviteit"}
#: Hours of one of what is sold are no more; those that go off the hours of a year for several reasons are more, and all
#: that go off less than this; those that are left, and those that are paid, lie between these.
_MOST_SOLD, _FEW_OFF, _MOST_OFF, _PRODUCTIVE, _PAID = 60, 100, 900, (600, 1900), (1000, 2200)
#: What hours may go off for; of two that are named together one is that nobody is there.
_AWAY = tuple(map(re.compile, (r"\b(?:ziek|verzuim)", r"\bvrij\b|verlof|vakantie|feestdag")))
_REASONS = (*_AWAY, *map(re.compile, (r"scholing|opleiding|cursus|\btraining", r"overleg|intervisie|vergader")))


def off_for_several_reasons(texts: Iterable[str], cell: Cell) -> tuple[str, Kind] | None:
    """Hours, or a share of them, that go off for several reasons: not productive, and nothing more precise."""
    typed = cell.role is PriceRole.OTHER and _FEW_OFF < cell.at.seen.value < _MOST_OFF
    typed = typed and not (cell.is_percent or cell.is_amount)
    if not (typed or cell.role is PriceRole.TAKEN_OFF or cell.of_hours == "off"):
        return None
    said = " ".join(texts)
    away, reasons = (sum(bool(each.search(said)) for each in every) for every in (_AWAY, _REASONS))
    return (_OFF, Kind.SHARE if cell.of_hours else Kind.HOURS) if away and reasons > 1 else None


def of_what_is_sold(cell: Cell) -> tuple[str, Kind] | None:
    """Hours or minutes that the price rises straight with: those of one of what is sold, which is no hour itself."""
    straight = cell.role is PriceRole.STRAIGHT and cell.counted and cell.slope > 0
    if cell.unit in TIMES or not (straight or _is_typed_count(cell)):
        return None
    if cell.is_percent or cell.is_amount or cell.hints.kinds == _MONEY:
        return None
    if (cell.hints.pers | hints_of(cell.at.label).pers) - {cell.unit, "anders"}:  # of a year, or else that is said
        return None
    if cell.counted == HOURS and cell.unit in _STAYS:
        return "dienst_uren", Kind.HOURS
    per = PER.search(plain_text(cell.at.label))
    return f"{cell.counted}_per_{per[1] if per else cell.unit}", Kind.HOURS if cell.counted == HOURS else Kind.COUNT


def _is_typed_count(cell: Cell) -> bool:
    """Whether a number that nothing is worked out with is of minutes, or of hours that are none of a week or a year."""
    if cell.role is not PriceRole.OTHER or not cell.at.before or cell.at.seen.value <= 0:
        return False
    if cell.counted == MINUTES:
        return cell.at.seen.value % 1 == 0  # an amount may stand below minutes
    of_time = cell.hints.pers & {"week", "jaar", "fte"}
    return cell.counted == HOURS and cell.at.seen.value <= _MOST_SOLD and cell.unit not in OF_MODELS and not of_time


def place_among_hours(cell: Cell) -> tuple[str, Kind] | None:
    """What a cell is by its place among the hours of a year alone."""
    if cell.of_hours and (cell.is_percent or abs(cell.at.seen.value) <= 1):
        return _PARTS[cell.of_hours], Kind.SHARE
    if cell.of_hours:  # more than all of the hours: those of one are multiplied with how many there are
        return ("fte", Kind.COUNT) if _PARTS[cell.of_hours] == "productiviteit" else None
    if cell.is_percent or cell.is_amount or cell.hints.kinds == _MONEY:
        return None
    value = cell.at.seen.value
    if cell.role is PriceRole.DIVIDED_FROM and _PAID[0] <= value <= _PAID[1]:
        return "contracturen", Kind.HOURS
    if cell.role is PriceRole.TAKEN_OFF and 1 < value < _MOST_OFF:
        return _OFF, Kind.HOURS
    left = cell.role in (PriceRole.DIVISOR, PriceRole.OTHER) and cell.counted == HOURS
    return ("productieve_uren", Kind.HOURS) if left and _PRODUCTIVE[0] <= value <= _PRODUCTIVE[1] else None
