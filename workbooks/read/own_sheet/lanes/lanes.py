"""Lanes: for each price that is typed the cells that belong to it, as they lie in its column, its row or its block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType

from workbooks.read.own_sheet.cells.grid import Grid
from workbooks.read.own_sheet.cells.open_cells import is_still_open
from workbooks.read.own_sheet.cells.seen import CellKind, Seen, is_year
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.lanes.columns import adds_up, common_shares, has_its_name, is_share, of_open_prices
from workbooks.read.own_sheet.roots.roots import OTHERS, Price, Root, is_by_piece

#: What prices are called.
PRICES = ("tarief", "kostprijs")
#: Two prices of one column are one price in two stages where the last is so many times the first.
_LEAST, _MOST = Decimal("0.66"), Decimal("1.5")
_MINUTES = Decimal(60)
#: The same price twice is no second product; minutes are rounded to cents.
_CENT, _HALF_MINUTE = Decimal("0.01"), Decimal("0.31")
#: A price that is more times one per minute is per hour.
_HOURLY = 20
#: Beside a number of the lane stands at most one that belongs to it: more are columns of other products.
_BESIDE = 1
#: So many products beside one another have a column each.
_LEAST_COLUMNS = 2
#: A longer text with a number in it is a remark; one with a percentage may say what that is of.
_LONG, _LONGER = 7, 14


@dataclass(frozen=True)
class Lane:
    """A product: its price, and the numbers that belong to it by where they stand."""

    root: Root
    cells: tuple[Around, ...]
    title: str = ""

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands there but the price."""
        return not self.cells

    @property
    def product(self) -> frozenset[str]:
        """What stands above the price: which product it is of."""
        return frozenset(self.root.price.at.heading.texts)


def lanes_of(
    found: Iterable[Price], grids: Mapping[str, Grid], around: Mapping[Key, Around] = MappingProxyType({})
) -> list[Lane]:
    """Return a lane for each product among the prices, in the order of the book; `around` are cells known by now."""
    found = [price for price in found if _is_seen(price.at)]
    passed = frozenset(_in_minutes(found))
    found = [price for price in found if price.key not in passed]
    beside = {price.key for price in found if any(seen.text == price.label for seen in price.at.before)}
    columns: dict[tuple[str, int], list[Price]] = {}
    rows: dict[tuple[str, int], list[Price]] = {}
    for price in found:
        seen = price.at.seen
        if price.key in beside:
            columns.setdefault((price.key.sheet, seen.column), []).append(price)
        else:
            rows.setdefault((price.key.sheet, seen.row), []).append(price)
    made = [lane for prices in columns.values() for lane in _down(prices, columns, passed, around)]
    made += [_along(prices, around) for prices in rows.values()]
    made.sort(key=lambda lane: (list(grids).index(lane.root.key.sheet), lane.root.key))
    return list(_no_twice(made))


def _is_seen(at: Around) -> bool:
    """Whether a price is shown, and is no number of a row before its label."""
    numbering = not at.before and bool(at.after)
    return not (at.seen.cell.hidden or at.grid.sheet.hidden or numbering)


def _in_minutes(found: Iterable[Price]) -> Iterator[Key]:
    """The prices per minute that follow from one per hour not far above it."""
    last: dict[tuple[str, int], Price] = {}
    for price in sorted(found, key=lambda price: price.key):
        seen = price.at.seen
        hour = last.get((price.key.sheet, seen.column))
        near = hour is not None and seen.row - hour.at.seen.row <= _LONG
        if hour is not None and near and abs(seen.value * _MINUTES - hour.at.seen.value) < _HALF_MINUTE:
            yield price.key
        else:
            last[price.key.sheet, seen.column] = price


def _around(grid: Grid, seen: Seen, known: Mapping[Key, Around]) -> Around:
    """What stands around a cell, as it is known by now or looked up."""
    at = known.get(Key(grid.name, seen.cell.row, seen.cell.column))
    return at if at is not None and at.seen is seen and at.grid is grid else Around(grid, seen)


def _down(
    prices: list[Price],
    columns: Mapping[tuple[str, int], list[Price]],
    passed: frozenset[Key],
    known: Mapping[Key, Around],
) -> Iterator[Lane]:
    """The products of one column: each from the row after the price of the one before."""
    prices = sorted(prices, key=lambda price: price.at.seen.row)
    again_in = {after.key for price, after in pairwise(prices) if _is_in_other_unit(price, after)}
    prices = [price for price in prices if price.key not in again_in]
    start = 1
    below: list[Price] = []
    for number, price in enumerate(prices):
        following = prices[number + 1] if number + 1 < len(prices) else None
        again = following is not None and following.label in {each.label for each in below}
        if following is not None and not again and _one_product(price, following):
            below.append(price)
            continue
        root = Root(_per(price, below), tuple(below))
        taken = {each.key for each in (*below, price)} | passed
        others = {column for sheet, column in columns if sheet == price.key.sheet} - {price.at.seen.column}
        seens = _column(price, range(start, price.at.seen.row), others)
        cells = (_around(price.at.grid, seen, known) for seen in seens)
        alone = len(prices) > 1 or len(columns) == len({sheet for sheet, _ in columns}) > 1
        title = _title(price, start) if alone else ""
        yield Lane(root, tuple(at for at in cells if at.key not in taken), title)
        start, below = price.at.seen.row + 1, []


def _title(price: Price, start: int) -> str:
    """What the cells of a product in a column are headed by: the first row of it with a text alone, or the tab."""
    for row in range(start, price.at.seen.row):
        labels = price.at.grid.labels(row)
        if labels and price.at.grid.numbers(row):
            break
        if len(labels) == 1 and start > 1:
            return labels[0].text
    return ""


def _one_product(price: Price, following: Price) -> bool:
    """Whether the next price in a column is a later stage of this one."""
    ratio = following.at.seen.value / price.at.seen.value
    if _LEAST <= ratio / _MINUTES <= _MOST or _LEAST <= ratio * _MINUTES <= _MOST:
        return following.at.seen.row - price.at.seen.row <= _LONG
    return _LEAST <= ratio <= _MOST and price.label != following.label and (price.kind, following.kind) != (
        "tarief", "kostprijs",
    )  # fmt: skip


def _is_in_other_unit(price: Price, after: Price) -> bool:
    """Whether a price right below another is that in a unit that no model has, or that per hour of one by the piece.

    What is sold is the other.
    """
    of_a_piece = is_by_piece(price) and after.per == "uur" and not is_by_piece(after)
    apart = of_a_piece or (after.per in OTHERS and price.per not in OTHERS)
    return apart and after.at.seen.row == price.at.seen.row + 1


def _per(price: Price, below: Iterable[Price]) -> Price:
    """Return a price with its unit, where one per minute stands before it."""
    for other in below:
        if not price.per and other.per == "minuut" and price.at.seen.value > _HOURLY * other.at.seen.value:
            return replace(price, per="uur")
    return price


def _column(price: Price, rows: range, others: set[int]) -> Iterator[Seen]:
    """The numbers of some rows in the column of a price, and beside it those of no other product."""
    grid, own = price.at.grid, price.at.seen.column
    beside = [seen for seen in grid.numbers(price.at.seen.row) if seen.column not in {own, *others}]
    aside = [seen for seen in beside if not is_year(seen) and has_its_name(grid, seen)]
    parallel = {own, *others} | {seen.column for seen in beside if seen not in aside}
    first = max((column for column in parallel if column < own), default=0)
    parallel |= of_open_prices(grid, rows, price.at.seen)
    common = common_shares(grid, rows, parallel)
    single = len(parallel) == 1
    total = single and adds_up(grid, rows, own)
    for row in rows:
        labels = grid.labels(row)
        if not labels:
            continue
        at = grid.at(row, own)
        if at is not None and _counts(at):
            yield at
        beside = [seen for seen in grid.row(row) if labels[0].column < seen.column != own]
        apart = [seen for seen in beside if seen.column not in parallel and seen.is_number and not is_year(seen)]
        near = [seen for seen in apart if first < seen.column < own or seen.column == common]
        near = apart if single else near
        whole = total or len(near) <= _BESIDE or (single and all(has_its_name(grid, seen) for seen in near))
        yield from near if whole else near[:_BESIDE] if at is None else ()
        behind = labels[0]
        tells = not grid.numbers(row) or is_share(behind)
        most = _LONGER if is_share(behind) else _LONG
        if behind.kind is CellKind.BOTH and tells and len(behind.text.split()) <= most:
            yield behind
    yield from aside if single else ()


def _along(prices: list[Price], known: Mapping[Key, Around]) -> Lane:
    """The product of one row."""
    prices = sorted(prices, key=lambda price: price.at.seen.column)
    last = next((price for price in reversed(prices) if price.kind == "tarief"), prices[-1])
    grid = last.at.grid
    labels = grid.labels(last.at.seen.row)
    first = labels[0].column if labels else 0
    taken = {price.key for price in prices}
    row = (seen for seen in grid.row(last.at.seen.row) if seen.column > first and _counts(seen))
    cells = [_around(grid, seen, known) for seen in row]
    below = tuple(price for price in prices if price is not last)
    return Lane(Root(_per(last, below), below), tuple(at for at in cells if at.key not in taken))


def _counts(seen: Seen) -> bool:
    return seen.number is not None and seen.is_number and not is_year(seen) and not seen.cell.hidden


def _no_twice(lanes: list[Lane]) -> Iterator[Lane]:
    """Leave out a price without cells that is that of a product, or of the one before."""
    known = [lane.root.price.at.seen.value for lane in lanes if not lane.is_bare]
    for lane in lanes:
        value = lane.root.price.at.seen.value
        if not lane.is_bare or not any(_alike(value, other) for other in known):
            yield lane


def _alike(value: Decimal, other: Decimal) -> bool:
    return abs(value - other) < _CENT or abs(value * _MINUTES - other) < _HALF_MINUTE


def with_columns(lanes: list[Lane], around: Iterable[Around]) -> list[Lane]:
    """Return the lanes with what stands on other tabs in as many columns as there are products beside one another."""
    built = [lane for lane in lanes if not lane.is_bare] or lanes
    built = sorted(built, key=lambda lane: lane.root.key)
    sheets = {lane.root.key.sheet for lane in built}
    if len(built) < _LEAST_COLUMNS or len(sheets) > 1 or len({lane.root.key.column for lane in built}) < len(built):
        return lanes
    rows: dict[tuple[str, int], list[Around]] = {}
    for at in around:
        if at.key.sheet not in sheets and at.before and _counts(at.seen) and not at.grid.sheet.hidden:
            rows.setdefault((at.key.sheet, at.seen.row), []).append(at)
    own: dict[Key, list[Around]] = {}
    for cells in rows.values():
        for lane, at in zip(built, cells, strict=False) if len(cells) == len(built) else ():
            own.setdefault(lane.root.key, []).append(at)
    return [replace(lane, cells=(*own.get(lane.root.key, ()), *lane.cells)) for lane in lanes]


def shared(lanes: Iterable[Lane], around: Iterable[Around]) -> tuple[Around, ...]:
    """Return the numbers with a label on rows and tabs without a product: they hold for all."""
    around = tuple(around)
    rows = {(at.key.sheet, at.seen.row) for lane in lanes for at in (*lane.cells, lane.root.price.at)}
    grids = {at.key.sheet: at.grid for at in around}
    rows |= {(sheet, row) for sheet, grid in grids.items() for row in _of_open_price(grid, rows)}
    apart = (at for at in around if (at.key.sheet, at.seen.row) not in rows and not at.grid.sheet.hidden)
    return tuple(at for at in apart if at.before and _counts(at.seen))


def _of_open_price(grid: Grid, taken: set[tuple[str, int]]) -> Iterator[int]:
    """The rows of a product whose price is still to come, or stands nowhere: up to the row of another product."""
    for row in grid.rows:
        labels = () if grid.numbers(row) else grid.labels(row)
        name = next((seen for seen in labels if seen.match and seen.match.concept.key in PRICES), None)
        if name is None:
            continue
        behind = [seen for seen in grid.row(row) if seen.column > name.column]
        is_open = any(map(is_still_open, behind)) if behind else name is not labels[0]  # of a line of some product
        while row > 0 and (grid.name, row) not in taken and is_open:
            yield row
            row -= 1


def sections(lanes: list[Lane], called: Mapping[Key, str]) -> dict[Key, str]:
    """Return the names of products that stand one below the other, or each on a tab: the text above their cells."""
    names: dict[Key, str] = {}
    for lane in lanes if len(lanes) > 1 else ():
        tab = lane.root.key.sheet
        name = lane.title or (tab if called[lane.root.key].endswith(f" {tab}") else "")
        if name and name not in names.values():
            names[lane.root.key] = name
    return names if len(names) == len(lanes) else {}
