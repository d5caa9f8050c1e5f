"""Which of the prices in one column are of an earlier year than the last, or of one that is still to come."""

from __future__ import annotations

import re
from collections.abc import Iterable

from workbooks.read.own_sheet.words.words import plain_text

#: A year in the name of a price, and words that tell that one is for later.
_YEAR, _TO_COME = re.compile(r"\b20[0-4]\d\b"), frozenset({"prognose", "raming", "verwacht", "verwachte"})


def last_year(labels: Iterable[str]) -> str:
    """The last year that names of prices of now say, empty where they say none."""
    return max(_YEAR.findall(" ".join(label for label in labels if not _is_to_come(label))), default="")


def is_of_another_year(label: str, last: str) -> bool:
    """Whether a name tells an earlier year than the last, or is for later where there is one of now."""
    own = max(_YEAR.findall(label), default="")
    return bool(own and last) and (own < last or _is_to_come(label))


def _is_to_come(label: str) -> bool:
    return not _TO_COME.isdisjoint(plain_text(label).split())
