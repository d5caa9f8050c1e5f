"""Factors: a number that others are multiplied with is 1 and the share that it puts on top."""

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
