"""Amounts that are shown: parts that add up to the shown gap, per input, per rung and where the two cross.

Largest remainder settles the inputs to the shown gap (the bars). The rungs have their own shown differences: those of
the two ladders. Within those two margins the cells are the cents nearest to the exact parts, so that every level
adds up: cells to bars, cells to rungs, rungs to legal elements, each of them to the gap.
"""

from collections.abc import Sequence
from decimal import Decimal

from tarief.core.rounding import CENT, settle

#: A cent in millionths: fine enough to tell remainders apart.
_PER_CENT = 10**6
#: What a cent costs in a cell that is exactly nothing: only where there is no other way.
_FOREIGN = 10**9
_NOTHING = Decimal(0)


def settled(parts: Sequence[Decimal], total: Decimal) -> tuple[Decimal, ...]:
    """Round parts to cents that sum to `total`; parts with the other sign give the other amounts exactly."""
    if _is_down(parts, total):
        return tuple(-amount if amount else amount for amount in settle([-part for part in parts], -total))
    return settle(parts, total)


def settled_cells(
    exact: Sequence[Sequence[Decimal]], rows: Sequence[Decimal], columns: Sequence[Decimal]
) -> list[list[Decimal]]:
    """Round a matrix to cents whose rows sum to `rows` and columns to `columns`, nearest to the exact cells.

    Both margins are in cents and have the same sum. From rows that are settled by themselves, cents move between
    the columns along the cheapest way until the columns are right: the least sum of squares that there is.
    """
    sign = -1 if _is_down(rows, sum(rows, _NOTHING)) else 1
    fine = [[int((sign * part / CENT * _PER_CENT).to_integral_value()) for part in line] for line in exact]
    cells = [_row(line, _cents(sign * total)) for line, total in zip(fine, rows, strict=True)]
    over = [sum(line[j] for line in cells) - _cents(sign * total) for j, total in enumerate(columns)]
    while any(over):
        source, target = (next(j for j, each in enumerate(over) if way * each > 0) for way in (1, -1))
        for row, one, other in _cheapest(fine, cells, source, target):
            cells[row][one] -= 1
            cells[row][other] += 1
        over[source] -= 1
        over[target] += 1
    return [[sign * cell * CENT if cell else _NOTHING for cell in line] for line in cells]


def _is_down(parts: Sequence[Decimal], total: Decimal) -> bool:
    """Whether a gap counts as going down; one of nothing goes the way of its first part."""
    return total < 0 or (not total and next((part for part in parts if part), _NOTHING) < 0)


def _row(fine: Sequence[int], total: int) -> list[int]:
    """Cents of one row that sum to `total`, each next cent where it is cheapest."""
    cells = [part // _PER_CENT for part in fine]
    while left := total - sum(cells):
        step = 1 if left > 0 else -1
        index = min(range(len(fine)), key=lambda j: _change(fine[j], cells[j], step))
        cells[index] += step
    return cells


def _change(exact: int, cell: int, step: int) -> int:
    """How much the square of the deviation grows by one cent more or less; a cell of nothing stays so if it can."""
    away = 0 if exact else _FOREIGN * (1 if cell * step >= 0 else -1)
    return _PER_CENT + 2 * step * (cell * _PER_CENT - exact) + away


def _cheapest(
    fine: Sequence[Sequence[int]], cells: Sequence[Sequence[int]], source: int, target: int
) -> list[tuple[int, int, int]]:
    """The moves (row, from column, to column) that bring a cent from one column to another at the least cost."""
    size = len(cells[0])
    down = [
        [_change(part, cell, -1) for part, cell in zip(*pair, strict=True)] for pair in zip(fine, cells, strict=True)
    ]
    up = [[_change(part, cell, 1) for part, cell in zip(*pair, strict=True)] for pair in zip(fine, cells, strict=True)]
    edges = {
        (one, other): min((max(down[i][one] + up[i][other], 0), i) for i in range(len(cells)))
        for one in range(size) for other in range(size) if one != other
    }  # fmt: skip
    far, came = {source: 0}, dict[int, int]()
    for _ in range(size):
        for (one, other), (cost, _row_of) in edges.items():
            if one in far and far[one] + cost < far.get(other, far[one] + cost + 1):
                far[other], came[other] = far[one] + cost, one
    moves, at = [], target
    while at != source:
        moves.append((edges[came[at], at][1], came[at], at))
        at = came[at]
    return moves


def _cents(amount: Decimal) -> int:
    return int((amount / CENT).to_integral_value())
