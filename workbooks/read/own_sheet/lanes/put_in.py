"""A cell as a number that may be put in: what it is, and what stands with it on its row or below it."""

from __future__ import annotations

from math import prod

from workbooks.read.own_sheet.cells.seen import CellKind
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.lanes.proposed_search import ANY, EURO, NUMBER, SHARE, PutIn
from workbooks.read.own_sheet.words.said import without_base

#: A number with more decimals is as a program worked it out.
_EXACT = 6
_RELATIVE = 1e-9  # float: what float64 loses
#: Nearer than so many rows below a price stands the percentage that its name says.
_BELOW = 4
#: So many numbers make a product.
_FEWEST = 2
#: What a share that divides is called.
_DIVIDES = frozenset({"bezetting", "aanwezigheid", "productiviteit"})
#: Kinds of numbers that are no amount.
_COUNTS = frozenset({"uren", "dagen", "weken", "fte", "minuten"})


def item_of(at: Around) -> PutIn:
    """Return a cell as a number that may be put in or come out."""
    value, kinds = at.seen.value, at.nameless.hints.kinds
    share = at.seen.is_share or "percent" in kinds
    share = share or (abs(value) < 1 and not kinds & (_COUNTS | {"euro"}) and not _is_in_thousands(at))
    number = at.nameless.number.as_share if share else value
    decimals = max(-int(number.normalize().as_tuple().exponent), 0)
    shown = 10.0 ** -max(decimals, 2 if "euro" in kinds else 0) / 2
    near = abs(float(number)) * _RELATIVE if decimals > _EXACT else shown
    kind = SHARE if share else EURO if "euro" in kinds and not kinds & _COUNTS else NUMBER if kinds & _COUNTS else ANY
    divides = share and any(named.concept.key in _DIVIDES for named, _, _ in at.names)
    return PutIn(at.key, float(number), kind, near, divides)


def _is_in_thousands(at: Around) -> bool:
    """Whether a number below 1 is an amount in thousands: of a sheet that says so, and named as no share."""
    named = (found.may_be_share for found in at.founds())
    return at.grid.in_thousands and without_base(at.label) == at.label and not any(named)


def said_below(at: Around) -> list[Around]:
    """Return the percentage in the name of a price, in a cell below it: `Uurtarief, met 4% over de kostprijs`."""
    said = {seen.value for seen in at.before if seen.kind is CellKind.BOTH and seen.is_share}
    below = (at.grid.at(row, at.seen.column) for row in range(at.seen.row + 1, at.seen.row + _BELOW)) if said else ()
    return [Around(at.grid, seen) for seen in below if seen and seen.is_number and seen.value in said]


def factors_of(at: Around) -> list[Around]:
    """Return the numbers of its row of which one is the product: so many fte at so much each."""
    before = [seen for seen in at.grid.numbers(at.seen.row) if seen.cell.column < at.seen.cell.column]
    found = [Around(at.grid, seen) for seen in before if at.before and seen.column > at.before[-1].column]
    own = item_of(at)
    product = prod(item_of(each).value for each in found)
    return found if len(found) >= _FEWEST and abs(product - own.value) <= own.near else []


def is_factor(at: Around) -> bool:
    """Return whether a number behind it on its row is the product of it and others: hours at so much each."""
    behind = (seen for seen in at.grid.numbers(at.seen.row) if seen.column > at.seen.column)
    return any(at.key in {each.key for each in factors_of(Around(at.grid, seen))} for seen in behind)


def is_factor_down(at: Around) -> bool:
    """Return whether a number is one of hours at so much each in a column: the one below it is it times that above."""
    above, below = (at.grid.at(at.seen.row + step, at.seen.column) for step in (-1, 1))
    if above is None or below is None or not (above.is_number and below.is_number):
        return False
    own = item_of(Around(at.grid, below))
    return abs(float(above.value * at.seen.value) - own.value) <= own.near
