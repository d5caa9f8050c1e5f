"""Sheets of a book that are a calculation of before: the same product as on another, called old or of an earlier year.

A place may be called Oude Pekela and a group may be called old, so that the name alone says nothing; and a forecast
is for later. Where it is not certain that two sheets are of one product, both are products.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.cells.whole import find_date
from workbooks.read.own_sheet.words.care import unit_in
from workbooks.read.own_sheet.words.words import plain_text

#: What such a sheet is called.
_WORDS = frozenset({
    "oud", "oude", "vorig", "vorige", "archief", "kopie", "copy", "old", "backup", "vervallen",
})  # fmt: skip
#: What a title says in a part of its own where the sheet itself has lapsed, and not something that it tells of.
_LAPSED = re.compile(
    r"(?:(?:dit|deze|het|de) (?:\w*blad|\w*berekening|calculatie|versie) (?:is|wordt) )?vervallen"
    r"(?: (?:(?:tab)?blad|berekening|calculatie|versie)| (?:per|sinds|vanaf|op|met ingang van) .*)?"
    r"|(?:de )?(?:oude|vorige|eerdere) (?:berekening|calculatie|opbouw|onderbouwing|versie)"
    r"(?:(?: van| uit)? 20[0-4]\d)?"
    r"|(?:berekening|calculatie|opbouw|onderbouwing|versie)(?: 20[0-4]\d)? oud"
    r"|(?:is )?niet (?:meer|langer) (?:in gebruik|van toepassing|geldig|gebruiken|gebruikt)"
)
#: So it may end the first part of a title; behind these words it is said of something else, or is not so.
_ENDS = re.compile(r".*(?<!\bis)(?<!\bzijn)(?<!\bwordt)(?<!\bworden)(?<!\bte)(?<!\bniet)(?<!\bdeels) vervallen")
#: What a program calls the copy that it makes of a sheet.
_COPY = re.compile(r"(.+) \(\d+\)")
_PARTS_OF_TITLE = re.compile(r"[^\w\s/'’&.\-–—]|[.](?!\w)|\s[/–—-]\s")
_YEAR = re.compile(r"(?<!\d)20[0-4]\d(?!\d)")
_PRICES = ("tarief", "kostprijs")
#: Words that say of a sheet that it works something out, and not for which product.
_ANY = frozenset({"onderbouwing", "opbouw", "toen", "blad", "versie", "van", "jaar"})
_PARTS = ("prij", "tarie", "bereken", "calculatie")
#: Of the labels of a sheet, so many stand on the other too; what stands above a sheet, in so many rows.
_ALIKE, _TITLE_ROWS, _SHORT = 0.7, 2, 3
#: The year of a sheet whose name has none: that of the book.
_OF_NOW = 9999
#: A sheet of before stands beside another.
_SHEETS = 2


def old_sheets(grids: Mapping[str, Grid]) -> dict[str, str]:
    """Return the sheets that are of before, each with the sheet that works out the same product now."""
    if len(grids) < _SHEETS:
        return {}
    called = [name for name, grid in grids.items() if _is_called(name) or _is_lapsed(grid)]
    now = [name for name in grids if name not in called and not grids[name].sheet.hidden]
    old = {name: other for name in now if (other := _copied(name, grids)) in now}
    now = [name for name in now if name not in old]
    for name in called:
        for other in now:
            told = grids[name].sheet.hidden or (_is_lapsed(grids[name]) and _is_called(name))
            if told or _is_same(grids[name], grids[other]):
                old.setdefault(name, other)
    return old | _of_earlier_years(grids, now)


def _is_called(name: str) -> bool:
    """Whether the name of a sheet says that it is of before."""
    return not _WORDS.isdisjoint(_words(name))


def _copied(name: str, grids: Mapping[str, Grid]) -> str:
    """The sheet of which a program made this one, where all that it calls anything is said there too; else empty."""
    made = _COPY.fullmatch(name)
    other = grids.get(made.group(1)) if made else None
    if other is None or not _is_same(grids[name], other):
        return ""
    titles = {seen.text for row in grids[name].title_rows(_TITLE_ROWS) for seen in grids[name].labels(row)[:1]}
    more = labels_of(grids[name]) - labels_of(other)
    return other.name if more <= {plain_text(_YEAR.sub("", title)) for title in titles} else ""


def _is_lapsed(grid: Grid) -> bool:
    """Whether a sheet says of itself, above it, that it no longer holds."""
    said = [(seen, row[0]) for row in map(grid.labels, grid.title_rows(_TITLE_ROWS)) for seen in row]
    said = [(seen, first) for seen, first in said if _says_lapsed(seen.text) and not _is_of_line(seen, first)]
    return any(seen is first or not _is_beside(grid, seen) for seen, first in said)


def _is_beside(grid: Grid, title: Seen) -> bool:
    """Whether a title stands over names of its own, behind the numbers of another table."""
    below = [row for row in grid.rows if row > title.row and grid.numbers(row)]
    named = any((under := grid.at(row, title.column)) is not None and under.is_label for row in below)
    return named and any(grid.numbers(row)[0].column < title.column for row in below)


def _is_of_line(seen: Seen, first: Seen) -> bool:
    """Whether a text stands behind the name of a cost, so that it is no word of the whole sheet."""
    return seen is not first and first.match is not None and first.match.concept.key not in _PRICES


def is_lapsed_part(*titles: str) -> bool:
    """Return whether one of the titles of a part of a sheet says that it no longer holds."""
    return any(title and _says_lapsed(title) for title in titles)


def _says_lapsed(title: str) -> bool:
    first, *others = (plain_text(part) for part in _PARTS_OF_TITLE.split(title))
    return bool(_ENDS.fullmatch(first)) or any(_LAPSED.fullmatch(part) for part in (first, *others, plain_text(title)))


def _of_earlier_years(grids: Mapping[str, Grid], names: list[str]) -> dict[str, str]:
    """The sheets of years before the one that the book is for: where it does not say, it is asked which counts.

    A sheet without a year in its name is for that year; one of before may be hidden.
    """
    years = {name: max(map(int, found)) for name in grids if (found := _YEAR.findall(name.replace("_", " ")))}
    years = {name: year for name, year in years.items() if name in names or grids[name].sheet.hidden}
    later = [(name, other) for name in years for other in grids if years[name] < years.get(other, _OF_NOW)]
    later = [(name, other) for name, other in later if product_in(name) == product_in(other)]
    counted = (grid for grid in grids.values() if any(seen.is_number and seen.number for seen in grid.all()))
    day = find_date(counted).value if later else None
    old: dict[str, str] = {}
    for name, other in later:
        if day is None or not years[name] < years.get(other, day.year) <= day.year or _is_used(name, grids.values()):
            continue
        if _units(grids[name]) and _is_same(grids[name], grids[other]):
            old[name] = other
    return old


def product_in(name: str) -> str:
    """Return what the name of a sheet says of its product: without a year, and without words of before or of costs."""
    words = (word for word in _words(name) if word not in _WORDS | _ANY and not word.isdigit())
    return " ".join(word for word in words if not any(part in word for part in _PARTS))


def labels_of(grid: Grid) -> frozenset[str]:
    """Return the texts of a sheet, without years."""
    return frozenset(
        plain_text(_YEAR.sub("", seen.text)) for seen in grid.all() if seen.is_label and len(seen.text) > _SHORT
    )


def _words(text: str) -> list[str]:
    return plain_text(_YEAR.sub(" ", text.replace("_", " "))).split()


def _is_same(one: Grid, other: Grid) -> bool:
    """Whether a sheet works out the same product as another: its name, its title, its rows and its units say so."""
    if product_in(one.name) not in ("", product_in(other.name)) or not _units(one) <= _units(other):
        return False
    title, its_title = _title(one), _title(other)
    ours = labels_of(one)
    return (title <= its_title or its_title <= title) and len(ours & labels_of(other)) >= _ALIKE * len(ours)


def _title(grid: Grid) -> frozenset[str]:
    """What stands above a sheet, in rows without numbers."""
    rows = grid.title_rows(_TITLE_ROWS)
    return frozenset(word for row in rows for seen in grid.labels(row) for word in product_in(seen.text).split())


def _units(grid: Grid) -> frozenset[str]:
    """What the prices of a sheet are for."""
    labels = (seen for seen in grid.all() if seen.is_label and seen.match is not None)
    return frozenset(unit_in(seen.text) for seen in labels if seen.match and seen.match.concept.key in _PRICES)


def _is_used(name: str, grids: Iterable[Grid]) -> bool:
    """Whether a formula of another sheet names this one."""
    said = (f"{name}!", f"{name}'!")
    formulas = (seen.cell.formula or "" for grid in grids if grid.name != name for seen in grid.all())
    return any(each in formula for formula in formulas for each in said)
