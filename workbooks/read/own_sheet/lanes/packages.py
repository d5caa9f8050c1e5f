"""What is sold that is made of hours of several functions: those are no products of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.lanes.lanes import Lane
from workbooks.read.own_sheet.lanes.put_in import is_factor, is_factor_down
from workbooks.read.own_sheet.roots.roots import HOURLY, Price, may_be_of_hours
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text


def without_parts(lanes: list[Lane]) -> tuple[list[Lane], tuple[Around, ...]]:
    """Leave out what an hour costs where something else is sold that is made of hours; and return the cells of that.

    The hours of functions that stand one below the other above such a price are cells of it.
    """
    whole = [lane for lane in lanes if may_be_of_hours(lane.root.price)]
    if not whole:
        return lanes, ()
    hourly = [lane for lane in lanes if lane.root.price.per in HOURLY and lane not in whole]
    down = [lane for lane in hourly if is_factor_down(lane.root.price.at)]
    apart = [lane for lane in hourly if lane not in down]
    parts = [lane for lane in apart if lane.root.price.kind == "kostprijs" or is_factor(lane.root.price.at)]
    above = [lane for lane in apart if lane not in parts and all(map(_is_of_function, _prices(lane)))] + down
    made = {lane.root.key: _with_hours(lane, above) for lane in whole}
    taken = {at.key for lane in made.values() for at in lane.cells}
    kept = [made.get(lane.root.key, lane) for lane in lanes if lane not in parts and lane.root.key not in taken]
    return kept, tuple(at for lane in parts for at in (*lane.cells, *(price.at for price in _prices(lane))))


def _prices(lane: Lane) -> Iterator[Price]:
    yield from (*lane.root.below, lane.root.price)


def _is_of_function(price: Price) -> bool:
    """Whether a price is called that of an hour of one function: nobody buys that alone beside a package."""
    return any(map(vocabulary().is_profession, plain_text(price.label).split()))


def _with_hours(lane: Lane, above: Iterable[Lane]) -> Lane:
    """Return what is sold with the hours of functions above it in its column, and what those cost."""
    own = [each for each in above if _stands_over(each.root.price.at, lane.root.price.at)]
    cells = [at for each in own for at in (*each.cells, *(price.at for price in _prices(each)))]
    return replace(lane, cells=(*sorted(cells, key=lambda at: at.key), *lane.cells)) if cells else lane


def _stands_over(at: Around, other: Around) -> bool:
    """Whether a cell stands in the column of another above it, as their sheet was read: upright or on its side."""
    return at.grid is other.grid and at.seen.column == other.seen.column and at.seen.row < other.seen.row
