"""Factors: a number that others are multiplied with is 1 and the share that it puts on top; an index 100 and that."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

from workbooks.read.own_sheet.found.found import Found
from workbooks.read.own_sheet.words.numbers import Number
from workbooks.read.own_sheet.words.synonyms import Concept, ValueForm
from workbooks.read.own_sheet.words.words import plain_text

#: What is done with a factor to have its share.
FACTOR = "factor"
#: What a number is called, or begins with, that others are multiplied with; a larger one puts no share on top.
_CALLED, _WRITTEN, _TWICE = re.compile(r"factor\b"), re.compile(r"\s*[x×*]\s*\d", re.IGNORECASE), 2
#: What a number says in words that prices have gone up, and what such a number is for no growth at all.
INDEX, LEVELS = "indexering", (Decimal(1), Decimal(100))
#: Between these parts of its level an index lies; a smaller number of percents may be growth itself.
_LOW, _HIGH, _MOST_PERCENT = Decimal("0.75"), Decimal("1.5"), 25
#: From this score on a text surely names something.
_SURE = 0.9  # float: a score
#: Hours are divided by their share, not multiplied.
_OF_HOURS = "productiviteit"
#: The forms in which a number is usual, with its value in each.
Readings: TypeAlias = list[tuple[ValueForm, Decimal]]


def is_factor(found: Found) -> bool:
    """Return whether a number is called a factor, or written as one (`× 1,28`), and is 1 and a share."""
    said = (plain_text(text) for text in (found.label, found.unit_text, *found.heading))
    called = _WRITTEN.match(found.seen.cell.text) is not None or any(map(_CALLED.search, said))
    return called and not found.number.share and 1 < found.number.value < _TWICE


def shares_of_factor(concept: Concept, value: Decimal) -> Readings:
    """Return what a factor puts on top, where a concept can be a share of that height."""
    forms = (form for form in concept.forms if form.kind == "percent" and form.key != _OF_HOURS)
    return [(form, value - 1) for form in forms if form.low <= value - 1 <= form.high][:1]


def stands_for(number: Number, share: Decimal) -> bool:
    """Return whether a share is what a number puts on top as a factor."""
    return not number.share and any(1 < reading < _TWICE and share == reading - 1 for reading in number.readings)


def level_of(value: Decimal) -> Decimal | None:
    """Return what an index of this height is where nothing grew: 100 for 103,5 and 1 for 1,035; None for no index."""
    return next((level for level in LEVELS if _LOW * level < value < _HIGH * level and value != level), None)


def growth_of(value: Decimal) -> list[Decimal]:
    """Return which growth, as a share, a number beside `Index` may say that is written without a percent sign."""
    level = level_of(value)
    ways = [value / level - 1] if level is not None else []
    return [*ways, *([value / 100] if 1 < value <= _MOST_PERCENT else [])]


def is_index(found: Found) -> bool:
    """Return whether a number is called an index or a growth of prices, and is not written as a percentage."""
    return found.concept == INDEX and found.match.score >= _SURE and not found.number.share
