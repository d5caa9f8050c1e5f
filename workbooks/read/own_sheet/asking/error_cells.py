"""Cells whose formula gave an error on a text that is read as a number: `=F12/(G12/100)` where G12 says `70-75`.

The spreadsheet could not calculate them; with the number that is asked for, their product has a price as the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tarief.core.expression import evaluate
from workbooks.read.book import SourceBook
from workbooks.read.own_sheet.cells.fillings import meant_numbers
from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.open_cells import is_open, with_cells, with_number
from workbooks.read.own_sheet.cells.seen import Seen
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.graph.cells import Opaque
from workbooks.read.own_sheet.graph.formula import Formulas
from workbooks.read.own_sheet.graph.written import references
from workbooks.read.own_sheet.values.types import ProductReading
from workbooks.read.own_sheet.words.numbers import Number
from workbooks.read.own_sheet.words.unsaid import is_missing

#: So many cells of a book are worked out, and so many that each rest on the one before.
_MOST, _DEEPEST = 200, 8
#: Where a number comes from that stands in the row of a text.
AS_BESIDE = "zoals in "
_OF_TEXT = ("#VALUE!", "#WAARDE!")


def with_worked_out(book: SourceBook, grids: dict[str, Grid]) -> dict[str, Grid]:
    """Return the grids with a number in each such cell; those of a book without any as they are."""
    broken = dict(_broken(grids))
    if not broken or len(broken) > _MOST:
        return grids
    made: dict[str, dict[tuple[int, int], Seen]] = {}
    for grid, seen, number in _meant(grids, broken):
        made.setdefault(grid.name, {})[seen.row, seen.column] = with_number(seen, number)
    if not made:
        return grids
    numbers = dict(_numbers({name: with_cells(grid, made.get(name, {})) for name, grid in grids.items()}))
    for _ in range(_DEEPEST):
        found = dict(_values(book, numbers, (key for key in broken if key not in numbers), broken))
        if not found:
            break
        numbers |= found
        for key, value in found.items():
            seen = broken[key]
            number = Number((value,), seen.cell.is_percent, shown=seen.cell.text)
            made.setdefault(key.sheet, {})[seen.row, seen.column] = with_number(seen, number)
    return {name: with_cells(grid, made.get(name, {})) for name, grid in grids.items()}


def _meant(grids: Mapping[str, Grid], broken: Mapping[Key, Seen]) -> Iterator[tuple[Grid, Seen, Number]]:
    """The texts that such a formula calculates with and what they may mean, which is asked: of a range its middle."""
    for key, wrong in broken.items():
        named = references(wrong.cell.formula, key.sheet)
        begins = broken.keys().isdisjoint(named)
        for other in named:
            grid = grids.get(other.sheet)
            seen = grid.at(other.row, other.column) if grid is not None else None
            if grid is None or seen is None or seen.is_number or seen.is_label:
                continue
            if not (is_open(seen.cell.text) or (begins and is_missing(seen.cell.text))):
                continue
            if numbers := (*meant_numbers(seen.cell.text), *(_beside(grid, seen) if begins else ())):
                yield grid, seen, numbers[0]


def _beside(grid: Grid, seen: Seen) -> Iterator[Number]:
    """The nearest number of the row, in a column of another product: to begin with, until it is answered."""
    others = sorted(grid.numbers(seen.row), key=lambda other: abs(other.column - seen.column))
    for other in others:
        if other.number is not None and other.number.value and not other.cell.formula:
            yield replace(other.number, shown=seen.cell.text.strip(), note=AS_BESIDE + other.address)


def without_errors(product: ProductReading, grids: Mapping[str, Grid]) -> ProductReading:
    """Return a product without what the sheet does not print: a price that is an error there."""
    errors = {(grid.name, seen.address) for grid in grids.values() for seen in grid.all() if seen.cell.is_error}
    printed = {key: each for key, each in product.printed.items() if (each.sheet, each.cell) not in errors}
    return replace(product, printed=printed) if len(printed) < len(product.printed) else product


def _broken(grids: Mapping[str, Grid]) -> Iterator[tuple[Key, Seen]]:
    for grid in grids.values():
        for seen in grid.all():
            if seen.cell.is_error and seen.cell.formula and seen.cell.value in _OF_TEXT and not seen.spread:
                yield Key(grid.name, seen.cell.row, seen.cell.column), seen


def _numbers(grids: Mapping[str, Grid]) -> Iterator[tuple[Key, Decimal]]:
    for grid in grids.values():
        for seen in grid.all():
            if seen.number is not None and seen.is_number:
                value = seen.cell.value if isinstance(seen.cell.value, Decimal) else seen.value
                yield Key(grid.name, seen.cell.row, seen.cell.column), value


def _values(
    book: SourceBook, numbers: Mapping[Key, Decimal], keys: Iterable[Key], broken: Mapping[Key, Seen]
) -> Iterator[tuple[Key, Decimal]]:
    """What the formulas come to of which every cell is a number by now."""
    reader = Formulas(book, numbers)
    for key in keys:
        try:
            rule = reader.rule(key, broken[key].cell.formula)
            known = {**numbers, **{constant: value for constant, (value, _) in reader.constants.items()}}
            if any(each in broken and each not in numbers for each in rule.names()):
                continue
            value = evaluate(rule, {each: Fraction(known[each]) for each in rule.names()}, Fraction)
        except (Opaque, KeyError, ArithmeticError):
            continue
        yield key, Decimal(value.numerator) / value.denominator
