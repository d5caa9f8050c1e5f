"""Tables: which columns of texts tell more of a row and name nothing, and where another table begins beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbooks.read.own_sheet.words.words import plain_text

#: The head of a table has so many texts.
HEADS = 3
#: So many columns of numbers stand before one that is aside: one alone may number the lines, and what follows names.
_BEFORE = 2
#: A table beside another names so many numbers of its own.
_FEWEST = 2


def aside(rows: Iterable[tuple[int, Sequence[tuple[int, str]], frozenset[int]]]) -> dict[int, frozenset[int]]:
    """Return for each row of a table which of its columns of texts are aside: a base, a scale, a remark.

    `rows` go upwards, each with its texts by their columns and the columns of its numbers. Such a column stands
    between those of numbers, below a head of its own. Tables side by side, which have the same heads twice, have none.
    """
    found: dict[int, frozenset[int]] = {}
    beneath: dict[int, frozenset[int]] = {}
    for row, texts, numbers in rows:
        if numbers or len(texts) < HEADS:
            beneath[row] = numbers
            continue
        found |= dict.fromkeys(beneath, frozenset(_aside(dict(texts), frozenset().union(*beneath.values()))))
        beneath = {}
    return found


def _aside(head: Mapping[int, str], numbers: frozenset[int]) -> Iterator[int]:
    """The columns below a head that hold texts alone, between numbers whose heads are not said on both sides."""
    headed = sorted(numbers & head.keys())
    for column in head.keys() - numbers if len(headed) > _BEFORE else ():
        sides = [
            {plain_text(head[each]) for each in head if (each < column) == before and each != column}
            for before in (True, False)
        ]
        if headed[_BEFORE - 1] < column < headed[-1] and sides[0].isdisjoint(sides[1]):
            yield column


def beside(texts: Iterable[tuple[int, int]], numbers: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return the columns in which another table begins: behind a column in which nothing stands at all.

    `texts` and `numbers` are the places (row, column) of what stands on a sheet. On both sides stand names with
    numbers behind them; a name at the left is none of a number of the table at the right.
    """
    names, counted = set(texts), set(numbers)
    filled = {column for _, column in names | counted}
    blank = (column for column in filled if column > 1 and column - 1 not in filled)
    named = {column: {row for row, _ in _named(names, counted, column)} for column in filled}
    starts = []
    for column in sorted(blank):
        before = set().union(*(rows for other, rows in named.items() if other < column))
        if len(named[column]) >= _FEWEST and len(before) >= _FEWEST:
            starts.append(column)
    return tuple(starts)


def _named(names: set[tuple[int, int]], numbers: set[tuple[int, int]], column: int) -> Iterator[tuple[int, int]]:
    """The texts of a column with a number right behind them."""
    return ((row, at) for row, at in names if at == column and (row, column + 1) in numbers)
