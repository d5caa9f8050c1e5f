"""Hours of a year from weeks: `(52 - 4.5 - 1 - 4) x 30.5 hours a week`, where the sheet prints what that comes to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.words.words import plain_text

_WEEKS = re.compile(r"weken\b|\bwk\b")
_A_WEEK = re.compile(r"\b(?:per|p) ?/? ?w(?:eek)?\b|/ ?week\b")
#: Weeks of a year, and hours of a week, lie between these.
_YEAR, _HOURS = (Decimal(45), Decimal(53)), (Decimal(8), Decimal(48))


def is_of_weeks(at: Around) -> bool:
    """Whether a number is in weeks, or per week: no input of its own."""
    texts = [plain_text(seen.text) for seen in (*at.before, *at.after[:1])]
    return at.seen.value <= _YEAR[1] and any(_WEEKS.search(text) or _A_WEEK.search(text) for text in texts)


@dataclass(frozen=True)
class Weeks:
    """The exact hours, which share that is of the paid ones (0: not known), and the cells that they come from."""

    hours: Decimal
    share: Decimal
    cells: tuple[Key, ...]


def worked_weeks(cells: Iterable[Around], printed: Decimal, near: float) -> Weeks | None:
    """Return what a printed number of hours exactly is; None where it comes from no weeks."""
    cells = list(cells)
    weeks = [at for at in cells if _is_weeks(at)]
    total = next((at for at in weeks if _YEAR[0] <= at.seen.value <= _YEAR[1]), None)
    if total is None:
        return None
    off = [at for at in weeks if at is not total]
    left = total.seen.value - sum((at.seen.value for at in off), Decimal(0))
    hours = [at for at in cells if at not in weeks and _HOURS[0] <= at.seen.value <= _HOURS[1]]
    for at in hours:
        exact = left * at.seen.value
        if abs(float(exact - printed)) <= near:
            paid = next((each for each in hours if each is not at and is_of_weeks(each)), None)
            used = (total, *off, at) if paid is None else (total, *off, at, paid)
            share = Decimal(0) if paid is None else exact / (total.seen.value * paid.seen.value)
            return Weeks(exact, share, tuple(each.key for each in used))
    return None


def _is_weeks(at: Around) -> bool:
    return any(_WEEKS.search(plain_text(seen.text)) for seen in (*at.before, *at.after[:1]))
