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
#: Each product of a long list has so many rows at least, of which so many are rows of the others too.
_ROWS, _SHARED = 3, 2


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
    blank = sorted(column for column in filled if column > 1 and column - 1 not in filled)
    named: dict[int, set[int]] = {}
    for row, column in names if blank else ():
        if (row, column + 1) in counted:
            named.setdefault(column, set()).add(row)
    before = {start: set[int]().union(*(rows for column, rows in named.items() if column < start)) for start in blank}
    return tuple(start for start in blank if len(named.get(start, ())) >= _FEWEST <= len(before[start]))


def products(texts: Mapping[int, Sequence[tuple[int, str]]], numbers: Iterable[int]) -> frozenset[int]:
    """Return the columns of a long list that tell of which product each row is, and do not name its number.

    `texts` are those of each row by their columns, `numbers` the rows with a number. The same text stands on the rows
    of one product, right below one another; what names those rows is said of each product.
    """
    names = {row: dict(texts[row]) for row in sorted(numbers) if texts.get(row)}
    columns = sorted({column for named in names.values() for column in named})
    return frozenset(column for column in columns if _are_products(names, column, columns))


def _are_products(names: Mapping[int, Mapping[int, str]], column: int, columns: Sequence[int]) -> bool:
    """Whether a column holds one text for each group of rows, which have the same names in a column behind it."""
    groups: list[list[int]] = []
    said: list[str] = []
    for row, named in names.items():
        if not said or named.get(column, "") != said[-1]:
            said.append(named.get(column, ""))
            groups.append([])
        groups[-1].append(row)
    once = len(set(said)) == len(said) > 1 and all(said) and min(map(len, groups)) >= _ROWS
    behind = (other for other in columns if other > column)
    texts = ([[names[row].get(other, "") for row in rows] for rows in groups] for other in behind)
    return once and any(map(_is_said_of_all, texts))


def _is_said_of_all(named: Sequence[Sequence[str]]) -> bool:
    """Whether the rows of each group have names, each another, several of which are those of all."""
    once = all(all(names) and len(set(names)) == len(names) for names in named)
    return once and len(set(named[0]).intersection(*named[1:])) >= _SHARED
