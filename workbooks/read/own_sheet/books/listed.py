"""Lists of care tariffs: codes, units and prices, and nothing that they are built of. Each row is a product."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from workbooks.read.book.parsing.result import column_letters
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.old_sheets import old_sheets
from workbooks.read.own_sheet.cells.open_cells import is_still_open
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.candidates import resolve
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lanes.put_in import is_factor
from workbooks.read.own_sheet.reading.bare import MODEL, bare_product, no_build_up
from workbooks.read.own_sheet.roots.roots import HIGH, LOW, NO_PRICE, Price
from workbooks.read.own_sheet.values.inputs import ANY_DAY, first_answers, opgave_of, outcome_on
from workbooks.read.own_sheet.values.types import ProductReading
from workbooks.read.own_sheet.words.care import is_care, unit_in, unit_of
from workbooks.read.own_sheet.words.learned import NOTHING, chances
from workbooks.read.own_sheet.words.matching import match
from workbooks.read.own_sheet.words.said import unit_in_short
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

#: Fewer prices below one another are no list; so many cells with another cost, and it is a calculation.
_FEWEST, _COSTS = 2, 2
#: A list with so many different costs among its names is a calculation.
_PARTS = 3
#: So likely a heading is what people call a cost.
_OFTEN = 0.5  # float: a chance
_COST_ROLES = ("invoer", "deel")
_SURE = 0.9
_YEAR = re.compile(r"\b20[1-4]\d\b")
_CELL = re.compile(r"(?<![A-Za-z0-9_])\$?[A-Z]{1,3}\$?\d{1,7}\b")
#: The last rows of what stands above a sheet.
_TITLE_ROWS = 6
_LONGEST_UNIT = 24
UNPRICED = "prijs_ontbreekt"
_WHICH_UNIT = "Schrijf de eenheid voluit: uur, minuut, dagdeel, etmaal, dag, week, maand, rit of traject."
#: Units of which a price is one of the other by counting.
_KIND_OF = {"minuut": "uur", "dag": "etmaal", "week": "etmaal", "periode": "etmaal", "maand": "etmaal"}


@dataclass(frozen=True)
class _Row:
    """One price of a list, with the texts of its row."""

    at: Around
    heading: str

    @cached_property
    def texts(self) -> tuple[Seen, ...]:
        """The texts of the row, from left to right."""
        return self.at.grid.labels(self.at.seen.row)

    @cached_property
    def unit(self) -> str:
        """Its unit: of a cell with nothing else, of its name, of the heading, of what stands above."""
        short = [seen.text for seen in self.texts if len(seen.text) <= _LONGEST_UNIT and not _is_name(seen)]
        own = unit_of(short) or unit_of(seen.text for seen in self.texts)
        return own or unit_in(self.heading) or unit_of((self.at.section, *_title(self.at.grid)))

    @cached_property
    def name(self) -> str:
        """Its name: the longest of its texts that is more than a unit; behind the price only without one before it."""
        named = [seen for seen in self.texts if _is_name(seen)]
        before = [seen for seen in named if seen.column < self.at.seen.column]
        return max((seen.text.strip() for seen in before or named), key=len, default="")

    @cached_property
    def code(self) -> str:
        """Its first text besides the name."""
        return next((seen.text.strip() for seen in self.texts if seen.text.strip() != self.name), "")

    def unknown_unit(self) -> Iterator[Finding]:
        """Say that a unit is written that is not known: the price is then one of a piece, whatever it is."""
        for seen in self.texts:
            if seen.column in self.at.grid.base_columns:
                text = f"‘{seen.text}’ bij ‘{self.name}’ is geen eenheid die tarief kent: de prijs is gelezen per stuk."
                place = Place.at(self.at.grid.name, seen.address)
                yield Finding("eenheid_onbekend", text, _WHICH_UNIT, place, Severity.WARNING)

    def price(self) -> Price:
        """The price, as a root has it."""
        return Price(self.at, "tarief", self.unit, self.heading)


def price_list(
    grids: Mapping[str, Grid], around: Mapping[Key, Around], file: str
) -> tuple[list[ProductReading], list[Finding]]:
    """Return the products of a book that lists prices of care and nothing else; nothing for any other book."""
    rows = [row for grid in grids.values() if not grid.sheet.hidden for row in _rows(grid, around)]
    if not rows or not _of_care(rows) or _calculated(rows) or _names_costs(rows):
        return [], []
    unpriced = [*_unpriced(rows)]
    if len(rows) + len(unpriced) < _FEWEST:
        return [], []
    if _has_costs(rows, around.values()) or _is_built(rows[0], around.values()):
        return [], []
    products = [
        bare_product(name, row.price(), row.unit or "stuk", file) for row, name in zip(rows, _names(rows), strict=True)
    ]
    unknown = [finding for row in rows if not row.unit for finding in row.unknown_unit()]
    return products, [no_build_up(len(rows), {product.unit for product in products}, file), *unknown, *unpriced]


def _unpriced(rows: list[_Row]) -> Iterator[Finding]:
    """Say of each line of a list that its price is still to come: of a unit like the others, or with a text for it."""
    columns: dict[tuple[str, int], list[_Row]] = {}
    for row in rows:
        columns.setdefault((row.at.grid.name, row.at.seen.column), []).append(row)
    for (_, column), lines in columns.items():
        at, line = lines[0].at, max((cell.row for cell in lines[0].at.heading.cells), default=lines[0].at.seen.row) + 1
        while at.grid.labels(line) or line <= lines[-1].at.seen.row:
            yield from _to_come(at.grid, line, column)
            line += 1


def _to_come(grid: Grid, row: int, column: int) -> Iterator[Finding]:
    """Say so of one line, where it is one: with a name, and no number."""
    labels, cell = grid.labels(row), grid.at(row, column)
    named = (seen.text.strip() for seen in labels if seen.column < column and _is_name(seen))
    name = max(named, key=len, default="")
    said = cell.cell.text.strip() if cell is not None and is_still_open(cell) else ""
    unit = unit_of(seen.text for seen in labels if not _is_name(seen))
    if name and (said or unit) and not grid.numbers(row):
        text = f"‘{name}’ heeft in deze lijst nog geen prijs" + (f" (‘{said}’)." if said else ".")
        place = Place.at(grid.name, f"{column_letters(column)}{row}")
        yield Finding(UNPRICED, text, "Vul de prijs in.", place, Severity.WARNING)


def with_lists_beside(
    products: list[ProductReading], grids: Mapping[str, Grid], around: Mapping[Key, Around], file: str,
    on: date | None, *, calculated: bool,
) -> list[ProductReading]:  # fmt: skip
    """Return the products with the typed prices that stand beside them in a list.

    Such a list has the price that a product comes to: what else it lists are other products. Or, where the products
    are calculated, it has prices of a unit that none of them can be turned into, the ride to a day centre, say. So it
    is no summary of the book and no comparison.
    """
    units = {_KIND_OF.get(product.unit, product.unit) for product in products}
    read = {cell for product in products for value in product.values for cell in value.cells}
    made = list(products)
    old = old_sheets(grids)
    for grid in grids.values():
        if grid.sheet.hidden or grid.name in old:
            continue
        rows = [row for row in _rows(grid, around) if row.unit and (grid.name, row.at.seen.address) not in read]
        typed = not any(row.at.seen.cell.formula for row in rows)
        if len(rows) < _FEWEST or not typed or not _of_care(rows) or _names_costs(rows):
            continue
        bare = [bare_product(name, row.price(), row.unit, file) for row, name in zip(rows, _names(rows), strict=True)]
        own = _own(bare, made, on) if len(bare) > _FEWEST else {}
        for number, place in own.items():
            printed = bare[number].printed
            made[place] = replace(made[place], name=made[place].name or bare[number].name, printed=printed)
        beside = (
            each for number, each in enumerate(bare)
            if number not in own and (own or (calculated and _KIND_OF.get(each.unit, each.unit) not in units))
        )  # fmt: skip
        made += beside
    return made


def _own(listed: list[ProductReading], products: list[ProductReading], on: date | None) -> dict[int, int]:
    """Which prices of a list are what a product comes to, of which the sheet prints none elsewhere."""
    found: dict[int, int] = {}
    for place, product in enumerate(products):
        if product.prices or product.model == MODEL:
            continue
        outcome = outcome_on(opgave_of(product, first_answers(product, {}), on or ANY_DAY), on)
        price = None if outcome is None else outcome.tarief
        same = (n for n, each in enumerate(listed) if each.unit == product.unit and each.prints("tarief", price))
        if (number := next(same, None)) is not None:
            found.setdefault(number, place)
    return found


def _rows(grid: Grid, around: Mapping[Key, Around]) -> Iterator[_Row]:
    """The prices of a sheet: of each unit the column of the latest year."""
    columns: dict[tuple[int, str], list[_Row]] = {}
    for at in around.values():
        if at.grid is not grid or at.seen.number is None or at.seen.is_share or not LOW <= at.seen.value <= HIGH:
            continue
        heading = "" if at.is_numbering else _price_heading(at)
        if heading and any(_is_name(seen) for seen in grid.labels(at.seen.row)):
            columns.setdefault((at.seen.column, heading), []).append(_Row(at, heading))
    latest: dict[tuple[int, str], tuple[str, _Row]] = {}
    for (_, heading), rows in columns.items():
        year = max(_YEAR.findall(heading), default="")
        for row in rows:
            place = row.at.seen.row, row.unit
            if place not in latest or latest[place][0] < year:
                latest[place] = year, row
    yield from (row for _, (_, row) in sorted(latest.items(), key=lambda item: item[0][0]))


def _price_heading(at: Around) -> str:
    """The heading that says that a column holds prices."""
    for cell in reversed(at.heading.cells):
        words = set(plain_text(cell.text).split())
        if not NO_PRICE.isdisjoint(words):
            return ""
        named = match(_YEAR.sub(" ", cell.text))
        if named is not None and named.concept.key == "tarief":
            return " ".join(at.heading.texts)
    return ""


def _is_name(seen: Seen) -> bool:
    """Whether a text is the name of something: letters, and more than a unit or a code."""
    plain = plain_text(seen.text)
    if unit_in_short(seen.text) or (plain.startswith("per ") and unit_in(seen.text)):
        return False  # a unit, if need be with how long it takes: `per dagdeel van 4 uur`
    rest = [word for word in plain.split() if len(word) > 2 and not any(sign.isdigit() for sign in word)]
    units = {word for words in vocabulary().care_units.values() for phrase in words for word in phrase.split()}
    return any(word not in units and word != "per" for word in rest)


def _of_care(rows: list[_Row]) -> bool:
    """Whether most rows are about care, or what stands above them is."""
    care = sum(any(is_care(seen.text) for seen in row.texts) for row in rows)
    titled = any(is_care(text) for grid in {row.at.grid.name: row.at.grid for row in rows}.values()
                 for text in (grid.name, *_title(grid)))  # fmt: skip
    return 2 * care >= len(rows) or (titled and any(row.unit for row in rows))


def _title(grid: Grid) -> list[str]:
    first = min(grid.rows, default=1)
    rows = (row for row in range(first, first + _TITLE_ROWS) if not grid.numbers(row))
    return [seen.text for row in rows for seen in grid.labels(row)]


def _calculated(rows: list[_Row]) -> bool:
    """Whether most prices are worked out from more than one cell, or others from them: so many hours at that price.

    Another unit or a rounding is no build-up.
    """
    built = sum(len(set(_CELL.findall(row.at.seen.cell.formula or ""))) > 1 or is_factor(row.at) for row in rows)
    return 2 * built > len(rows)


def _names_costs(rows: list[_Row]) -> bool:
    """Whether many rows are called after a cost: a build-up in a column of prices. One product may be (`Vervoer`)."""
    named = (match(row.name) for row in rows)
    costs = sum(each is not None and each.score >= _SURE and each.concept.role in ("invoer", "deel") for each in named)
    return costs >= _COSTS and 4 * costs >= len(rows)


def _has_costs(rows: list[_Row], cells: Iterable[Around]) -> bool:
    """Whether other cells hold costs or hours that a price can be built of, or the list itself does."""
    parts = {named.concept.key for row in rows if (named := match(row.name)) and named.concept.role in _COST_ROLES}
    if len(parts) >= _PARTS:
        return True
    taken = {(row.at.grid.name, row.at.seen.row) for row in rows}
    found = set()
    for at in cells:
        in_list = (at.grid.name, at.seen.row) in taken
        for named, seen, above in at.names:
            cost = named.score >= _SURE and named.concept.role in _COST_ROLES and (above or not in_list)
            if cost and resolve(at.as_(named, seen, above)) is not None:
                found.add((at.grid.name, at.seen.address))
    return len(found) >= _COSTS


def _is_built(row: _Row, cells: Iterable[Around]) -> bool:
    """Whether other columns of a list are headed by what people call costs and hours."""
    beside = (at for at in cells if at.grid is row.at.grid and at.seen.row == row.at.seen.row and at is not row.at)
    heads = (at.heading.texts[-1] for at in beside if at.heading.texts)
    said = (next(iter(chances(text).items()), (NOTHING, 0.0)) for text in heads)
    known = {key for key, chance in said if chance >= _OFTEN and key in vocabulary().concepts}
    return sum(vocabulary().concepts[key].role in _COST_ROLES for key in known) >= _PARTS


def _names(rows: list[_Row]) -> list[str]:
    """A name for each row, each another: with its code or its unit where two are called the same."""
    names: list[str] = []
    for row in rows:
        more = (f"{row.name} ({row.code})", f"{row.name} per {row.unit}", f"{row.name} ({row.at.seen.address})")
        names.append(next(name for name in (row.name, *more) if name not in names))
    return names
