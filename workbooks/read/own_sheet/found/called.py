"""What a text names apart from what it is a part of, and which rows are records of a list."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from workbooks.read.own_sheet.cells.grid import Grid, Seen
from workbooks.read.own_sheet.cells.headings import column_above
from workbooks.read.own_sheet.words.matching import Match, match, of_head
from workbooks.read.own_sheet.words.said import is_unit, without_base
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

_SURE = 0.9  # float: a score
#: A row whose numbers stand below so many different inputs is one of a list: its name is a product or a function.
_RECORD, _INPUTS = 3, frozenset({"invoer", "deel", "buiten"})
_NO_LABELS: frozenset[int] = frozenset()


@lru_cache(maxsize=8192)
def named_by(text: str) -> Match | None:
    """Return what a text names: by what stands before `over ...` (what it is a part of), else by all of it."""
    if plain_text(text) == "fte":  # alone it is a unit to `match`
        return Match(vocabulary().concepts["fte"], _SURE)
    head = without_base(text)
    shorter = match(head) if head != text else None
    tail = text.rpartition(":")[2].strip()
    whole = max(
        filter(None, (match(text), match(tail) if tail != text else None)), key=lambda each: each.score, default=None
    )
    return of_head(shorter, whole)


def is_record(grid: Grid, row: int, names: Iterable[str]) -> bool:
    """Return whether the numbers of a row stand below different inputs, and no text before them names one for sure."""
    named = [named_by(text) for text in names]
    if not named or any(each is not None and each.score >= 1 for each in named):
        return False
    if row not in grid.headed:  # asked of each number of the row
        grid.headed[row] = len({key for seen in grid.numbers(row) if (key := _headed(grid, seen))})
    return grid.headed[row] >= _RECORD


def _headed(grid: Grid, seen: Seen) -> str:
    """The input that the nearest heading of a number names; empty for none."""
    texts = column_above(grid, seen.row, seen.column, _NO_LABELS).texts
    named = named_by(texts[-1]) if texts else None
    return named.concept.key if named is not None and named.concept.role in _INPUTS else ""


@lru_cache(maxsize=8192)
def is_person(text: str) -> bool:
    """Return whether a text is the name of a function, with what tells it from others: `Meewerkend teamleider`."""
    words = plain_text(text).split()
    others = [word for word in words if not vocabulary().is_profession(word)]
    return len(words) - len(others) == 1 and (not others or match(" ".join(others)) is None)


def is_of_all(named: Match) -> bool:
    """Return whether a text surely names overhead."""
    return named.concept.key.startswith("overhead") and named.score >= _SURE


def is_name(text: str) -> bool:
    """Return whether a short text is the name of a cost: IKB, ORT, AOV."""
    named = None if is_unit(text, alone=True) else named_by(text)
    return named is not None and named.score >= _SURE
