"""What stands above a column: a product, a unit, a month, a total, or a column that holds no inputs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import CellKind, Seen, is_year, name_of
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.matching import Match, match
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

_DEEPEST = 4
_SURELY = 0.96


class Role(Enum):
    """What a column is for."""

    VALUE = "waarde"
    MONTH = "maand"
    TOTAL = "totaal"
    SHARE = "verdeling"
    IGNORED = "niet"


@dataclass(frozen=True, slots=True)
class Heading:
    """The headings above a cell: the role of the column, the product it is about, and the texts themselves."""

    role: Role
    product: str
    texts: tuple[str, ...]
    cells: tuple[Seen, ...]

    @property
    def is_aside(self) -> bool:
        """Whether the column tells of the others and holds no values: remarks, the numbers of notes, a comparison."""
        return self.role is Role.IGNORED


def column_above(grid: Grid, row: int, column: int, labels: frozenset[int]) -> Heading:
    """Read what stands above a cell; `labels` are the columns with row labels, whose titles are no heading here."""
    cells = _stack(grid, row, column, labels)
    texts = tuple(map(name_of, cells))
    words = vocabulary().headings
    plain = [plain_text(re.sub(r"[(\[].*?[)\]]", " ", text)) for text in texts]
    if any(is_month(text) for text in plain[-1:]):
        return Heading(Role.MONTH, "", texts, cells)
    if any(text in words["negeren"] or not words["geen_waarde"].isdisjoint(text.split()) for text in plain):
        return Heading(Role.IGNORED, "", texts, cells)
    if any(_is_share_of(text) for text in plain):
        return Heading(Role.SHARE, "", texts, cells)
    names = _naming(grid, zip(cells, texts, plain, strict=True), labels)
    product = " ".join(text for text, low in names if is_product(text, low))
    if (not product and plain and plain[-1] in words["totaal"]) or plain_text(product).startswith("gemiddeld"):
        return Heading(Role.TOTAL, "", texts, cells)
    return Heading(Role.VALUE, " ".join(product.split()), texts, cells)


def _naming(grid: Grid, headings: Iterable[tuple[Seen, str, str]], labels: frozenset[int]) -> Iterator[tuple[str, str]]:
    """The headings that may name a product: those in a row called so (`Omschrijving`), else all but codes and units."""
    words = vocabulary().headings
    said = [(_called(grid, seen, labels), text, low) for seen, text, low in headings]
    named = any(called & words["product"] for called, *_ in said)
    for called, text, low in said:
        other = any("code" in word or word in words["eenheid"] for word in called)
        if not other and not (named and called and not called & (words["product"] | words["niveau"])):
            yield text, low


def _called(grid: Grid, seen: Seen, labels: frozenset[int]) -> set[str]:
    """What the row of a heading is called in the columns of the labels."""
    names = (grid.at(seen.row, column) for column in labels)
    return {plain_text(name.text) for name in names if name is not None and name is not seen}


@lru_cache(maxsize=8192)
def is_product(text: str, plain: str) -> bool:
    """Whether a heading says more than a unit or a general word, and so names a product, a year or a variant."""
    general = vocabulary().headings["algemeen"]
    if plain.startswith(("per ", "in euro", "in %")):
        return False
    functions = vocabulary().functions
    if plain in general | vocabulary().headings["totaal"] | functions["schaal"] | functions["trede"]:
        return False
    rest = [word for word in plain.split() if word not in general and word not in ("%", "€", "/", "+", "x")]
    if not rest:
        return False
    if (named := match(text, nearly=False)) is not None and (hints_of(text) or _is_cost(named)):
        return False
    return not (
        hints_of(text)
        and not [word for word in rest if len(word) > 4 and word not in ("productief", "betaald", "declarabel")]
    )


def _is_cost(named: Match) -> bool:
    """A heading that is the name of a cost; a profession may be a product."""
    return named.score > _SURELY and named.concept.role != "buiten" and named.concept.key != "clientgebonden_kosten"


@lru_cache(maxsize=8192)
def is_month(text: str) -> bool:
    """Whether a heading is a month or a quarter."""
    words = plain_text(text).split()
    quarter = "kwartaal" in words and len(words) <= 3
    return quarter or (bool(words) and words[0] in vocabulary().headings["maanden"] and len(words) <= 2)


def _is_share_of(text: str) -> bool:
    """A column with each line as a share of the price, beside a column with the lines themselves, holds results."""
    return bool(re.match(r"^(?:% van|% v / d|in % van|aandeel in|% aandeel|procentueel)\b", text))


def _stack(grid: Grid, row: int, column: int, labels: frozenset[int]) -> tuple[Seen, ...]:
    """The texts above a cell that belong together, top first; the same for all cells down to the next heading."""
    known = grid.headings.setdefault((column, labels), {})
    above = row - 1
    while above > 0 and above not in known:
        if cells := _together(grid, above, column, labels):
            known[above] = cells
            break
        above -= 1
    found = known.get(above, ())
    for passed in range(above + 1, row):
        known[passed] = found
    return found


def _together(grid: Grid, last: int, column: int, labels: frozenset[int]) -> tuple[Seen, ...]:
    found: list[Seen] = []
    for row in range(last, max(last - _DEEPEST, 0), -1):
        seen = grid.at(row, column)
        if seen is None or not _is_heading(grid, seen, labels):
            break
        found.insert(0, seen)
    return tuple(found)


def _is_heading(grid: Grid, seen: Seen, labels: frozenset[int]) -> bool:
    if seen.kind is CellKind.LABEL:
        if seen.spread and _covers_labels(grid, seen, labels):
            return False
        return not _is_value_row(grid, seen.row)
    return is_year(seen) and not _is_value_row(grid, seen.row)


def _covers_labels(grid: Grid, seen: Seen, labels: frozenset[int]) -> bool:
    """A title merged over the whole table is no heading of one column."""
    return any((under := grid.at(seen.row, column)) is not None and under.cell is seen.cell for column in labels)


def _is_value_row(grid: Grid, row: int) -> bool:
    """A row with numbers behind a label is no heading, even where one of its values is text."""
    return bool(grid.numbers(row)) and any(seen.kind is CellKind.LABEL for seen in grid.labels(row))
