"""What a product is called: by the heading of its column, its row, its section, its tab, or the title above all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.headings import is_product
from workbooks.read.own_sheet.cells.seen import Seen, name_of
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.roots.roots import Root
from workbooks.read.own_sheet.words.care import is_code
from workbooks.read.own_sheet.words.matching import match
from workbooks.read.own_sheet.words.said import is_unit
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text, word_set

_NUMBERING = re.compile(r"^\s*(?:[A-Z0-9]{1,2}[.)]\s*)+", re.IGNORECASE)
_YEAR = re.compile(r"^\s*20[1-4]\d\s*$")
#: A text of more words, or that ends as a sentence does, is a remark.
_MOST_WORDS = 9
_SURE = 0.9
#: A name that is not repeated stands no further above.
_MOST_ROWS = 40
#: Words of parts of a calculation, of tabs and of titles; what is left of a text without them is a name.
_GENERAL = word_set(
    "blad sheet tabblad uitkomst uitkomsten resultaat resultaten loon salaris uren kosten opslag opslagen overhead",
    "personeel personele materiele indirecte directe tijdsbesteding inzetbaarheid berekening tarief tarieven",
    "tariefopbouw kostprijs kostprijzen kostprijsberekening opbouw onderbouwing invoer invulblad uitgangspunten",
    "toelichting risico bijkomende overige en de het van per uur prijs prijzen totaal samenvatting overzicht",
    "begroting data parameters functies product producten rates export draaitabel kostensoort onderdeel omschrijving",
    "post item component etmaal dagdeel minuut calculatie",
)
_PRICE_PER = re.compile(r"(?:uur|minuut|dag|dagdeel|etmaal|week|maand|rit|traject)(?:prij|tarie)(?:s|zen|f|ven)")
_FEWEST_LETTERS = 3
#: So many of the first texts of a column may be its name: the first may be a code.
_FIRST = 2


def named(found: Iterable[Root]) -> dict[Key, str]:
    """Return a name for every product, each another; one product has none."""
    found = list(found)
    if len(found) < 2:
        return {root.key: "" for root in found}
    rows = [(root.key.sheet, root.price.at.seen.row) for root in found]
    alone = len({root.key.sheet for root in found}) == len(found)
    names: dict[Key, str] = {}
    for root in found:
        tab = [root.key.sheet] if alone and _is_name(root.key.sheet) else []
        said = [*tab, *_names(root, rows.count((root.key.sheet, root.price.at.seen.row)) > 1)]
        name = next(iter(said), root.key.sheet)
        if name in names.values():
            name = next((other for other in said if other not in names.values()), name)
        while name in names.values():
            name = f"{name} ({root.price.at.seen.address})"
        names[root.key] = name
    return _without_title(names)


def _without_title(names: dict[Key, str]) -> dict[Key, str]:
    """Leave out the title that all names begin with: `Opbouw tarief Wmo Niveau 1` is `Niveau 1` beside others."""
    words = {key: name.split() for key, name in names.items()}
    shared = sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, zip(*words.values(), strict=False)))
    shared -= any(not any(sign.isalpha() for sign in " ".join(each[shared:])) for each in words.values())
    title = next(iter(words.values()))[:shared]
    if not any(_is_general(plain_text(word)) for word in title) or any(len(each) <= shared for each in words.values()):
        return names
    return {key: " ".join(each[shared:]) for key, each in words.items()}


def _names(root: Root, side_by_side: bool) -> Iterator[str]:
    """What a price may be called, the likeliest first; a year only tells prices apart that stand side by side."""
    at = root.price.at
    called = [(cell.text, name_of(cell)) for cell in at.heading.cells if cell.row not in at.grid.base_rows]
    heads = [name for text, name in called if is_product(text or name, plain_text(name))]
    above = " ".join([name for name in heads if not is_code(name)] or heads)
    beside = [_bare(seen.text) for seen in reversed(at.before) if seen.text != root.price.label]
    beside = [text for text in beside if _is_name(text)]
    by_row = not any(seen.text == root.price.label for seen in at.before)
    beside = beside or [*_of_its_own(at, by_row, side_by_side)][:1]
    heading = [above] if above and (side_by_side or not _YEAR.match(above)) else []
    yield from (sorted(beside, key=len, reverse=True) + heading if by_row else heading + beside)
    yield from (
        text
        for text in (*_over_its_table(at), *_groups(root), _bare(at.section), at.grid.name, *_titles(at.grid))
        if _is_name(text)
    )
    yield from [above] if above else []


def _of_its_own(at: Around, by_row: bool, side_by_side: bool) -> Iterator[str]:
    """The first text of a row of a list, or at the head of one of several columns: a code, or the name of a cost."""
    row = [seen for seen in at.grid.row(at.seen.row) if seen.column < at.seen.column] if by_row else []
    above = (at.grid.at(each, at.seen.column) for each in sorted(at.grid.rows) if each < at.seen.row)
    column = [seen for seen in above if seen is not None][:_FIRST] if side_by_side and not by_row else []
    for text in (_bare(seen.text) for seen in (*row, *column) if not seen.is_number):
        if sum(map(str.isalpha, text)) > 1 and not is_unit(text, alone=True):
            yield text


def _over_its_table(at: Around) -> Iterator[str]:
    """The texts above the names of one of several tables side by side, nearest first: those without a number."""
    grid = at.grid
    if not grid.starts or not at.before:
        return
    start, names = grid.start(at.seen.row, at.seen.column), at.before[0].column
    for row in sorted((row for row in grid.rows if row < at.seen.row), reverse=True):
        seen = grid.at(row, names)
        if (
            seen is not None
            and seen.is_label
            and not any(start < each.column <= at.seen.column for each in grid.numbers(row))
        ):
            yield _bare(seen.text)


def _groups(root: Root) -> Iterator[str]:
    """The nearest text above in each column to the left of its row: names that are not repeated on every row."""
    at = root.price.at
    first = at.before[-1].column if at.before else at.seen.column
    rows = range(at.seen.row, max(at.seen.row - _MOST_ROWS, min(at.grid.rows, default=0)), -1)
    for column in range(first - 1, 0, -1):
        cells = (at.grid.at(row, column) for row in rows)
        yield next((seen.text.strip() for seen in cells if seen is not None and seen.is_label), "")


def _titles(grid: Grid) -> Iterator[str]:
    """The texts of the first row, without what any title says: `Begeleiding` of `Kostprijs Begeleiding 2026`."""
    first: tuple[Seen, ...] = grid.labels(min(grid.rows, default=1))
    for seen in first[:1]:
        words = [word for word in seen.text.split() if not _is_general(plain_text(word)) and not _YEAR.match(word)]
        yield " ".join(words).strip(" -:()")


def _bare(text: str) -> str:
    """A text without the number before it."""
    return _NUMBERING.sub("", text).strip()


def _is_general(word: str) -> bool:
    """Whether a word is one of any calculation: also a price with what it is per, `maandprijs`."""
    return word in _GENERAL or _PRICE_PER.fullmatch(word) is not None


def _is_name(text: str) -> bool:
    """Whether a text names something: no cost, no part of a calculation, no remark, no year and no day."""
    words = plain_text(text).split()
    if any(f"{plain_text(text)} ".startswith(f"{said} ") for said in vocabulary().dates):
        return False
    if len(text.strip()) < _FEWEST_LETTERS or len(words) > _MOST_WORDS or text.rstrip().endswith((".", ";", "?")):
        return False
    rest = [word for word in words if not _is_general(word) and not any(sign.isdigit() for sign in word)]
    if not any(len(word) >= _FEWEST_LETTERS for word in rest):
        return False
    cost = match(text, nearly=False)
    known = cost is not None and cost.score >= _SURE and cost.concept.role in ("invoer", "deel", "gedrukt")
    return not known or is_product(text, plain_text(text))
