"""Words of care: what tells a list of care tariffs from a shop's, and the unit that a price is for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from workbooks.read.own_sheet.words.said import unit_in_short
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

#: A product code of the Wmo and the Jeugdwet: `02A05`, `45A04`; not the size of something: `20x30`.
_CODE = re.compile(r"\b\d{2} ?[a-wyz] ?\d{2}\b", re.IGNORECASE)

#: A unit of so many letters also counts as the last part of a word: `weekendetmaal`.
_LONG = 6


def is_care(text: str) -> bool:
    """Whether a text is about care: a word of it, or the code of a care product."""
    plain = plain_text(text)
    return bool(_CODE.search(text)) or any(word in plain for word in vocabulary().care)


def is_code(text: str) -> bool:
    """Whether a text is the code of a care product and nothing else."""
    return _CODE.fullmatch(text.strip()) is not None


@lru_cache(maxsize=65_536)
def unit_in(text: str) -> str:
    """Return the unit of care that a text names, in the word of the models; empty when it names none.

    Of several the one behind `per` or `/` counts: `dagbesteding per dagdeel`.
    """
    if short := unit_in_short(text):
        return short
    plain = f" {plain_text(text)} "
    behind = [(plain.find(f" {per}{word} "), unit) for per in ("per ", "/ ", "p ") for unit, word in _words()]
    if said := [found for found in behind if found[0] >= 0]:
        return min(said)[1]
    alone = next((unit for unit, word in _words() if f" {word} " in plain), "")
    return alone or next((unit for unit, word in _words() if len(word) >= _LONG and f"{word} " in plain), "")


def unit_of(texts: Iterable[str]) -> str:
    """Return the unit that the first text with one names."""
    return next((unit for text in texts if (unit := unit_in(text))), "")


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple((unit, word) for unit, words in vocabulary().care_units.items() for word in words)
