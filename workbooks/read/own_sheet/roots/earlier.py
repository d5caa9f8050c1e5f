"""Which of the prices beside one another are no price to read: of another year, or with VAT on top."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.words.words import plain_text

#: A year in the name of a price, and words that tell that one is for later.
_YEAR, _TO_COME = re.compile(r"\b20[0-4]\d\b"), frozenset({"prognose", "raming", "verwacht", "verwachte"})
#: A price with VAT is called so.
_WITH_VAT = re.compile(r"\b(?:inclusief|incl|met|plus)\b.{0,12}\bbtw\b")


class MayBePrice(Protocol):
    """A cell that may be a price."""

    @property
    def at(self) -> Around:
        """The cell with what stands around it."""

    @property
    def key(self) -> Key:
        """The cell."""

    @property
    def kind(self) -> str:
        """Tarief or kostprijs."""

    @property
    def label(self) -> str:
        """What it is called."""


Some = TypeVar("Some", bound=MayBePrice)


def without_other_years(found: Sequence[Some]) -> list[Some]:
    """The prices but those typed in the column of the same of a later year, or for later in that of one of now."""
    beside: dict[object, list[str]] = {}
    for price in found:
        beside.setdefault((price.key[::2], price.kind), []).append(price.label)
    last = {place: last_year(labels) for place, labels in beside.items()}
    typed = [price for price in found if not price.at.seen.cell.formula]
    other = {each.key for each in typed if is_of_another_year(each.label, last[each.key[::2], each.kind])}
    return [price for price in found if price.key not in other]


def without_vat(found: Sequence[Some]) -> list[Some]:
    """The prices but those with VAT where the same stands without it, above it or beside it: no model has VAT."""
    bare = [price for price in found if not is_with_vat(price.at)]
    lines = {line for price in bare for line in lines_of(price.key)}
    return [price for price in found if not is_with_vat(price.at) or lines.isdisjoint(lines_of(price.key))]


def is_with_vat(at: Around) -> bool:
    """Return whether a number is called one with VAT, by its row or its column."""
    texts = (*(seen.text for seen in at.before), *at.heading.texts[-1:])
    return any(_WITH_VAT.search(plain_text(text)) for text in texts)


def lines_of(key: Key) -> set[tuple[str, str, int]]:
    """Return the row and the column of a cell."""
    return {(key.sheet, "rij", key.row), (key.sheet, "kolom", key.column)}


def last_year(labels: Iterable[str]) -> str:
    """The last year that names of prices of now say, empty where they say none."""
    return max(_YEAR.findall(" ".join(label for label in labels if not _is_to_come(label))), default="")


def is_of_another_year(label: str, last: str) -> bool:
    """Whether a name tells an earlier year than the last, or is for later where there is one of now."""
    own = max(_YEAR.findall(label), default="")
    return bool(own and last) and (own < last or _is_to_come(label))


def _is_to_come(label: str) -> bool:
    return not _TO_COME.isdisjoint(plain_text(label).split())
