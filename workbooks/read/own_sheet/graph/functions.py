"""The functions of a spreadsheet that are arithmetic once choices and look-ups are settled."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tarief.core.expression import Expression, name, operand
from tarief.models.rekentool.functions.conditions import wildcard
from workbooks.read.own_sheet.graph.cells import BookCells, CellRange, Key, Opaque, Part

_SIGNS = ("<>", "<=", ">=", "<", ">", "=")
_WILD = frozenset("*?~")


def total(cells: BookCells, args: list[Part]) -> Expression:
    """SUM."""
    return _added([each for part in args for each in cells.numbers_in(part)])


def sumproduct(cells: BookCells, args: list[Part]) -> Expression:
    """SUMPRODUCT over ranges of one shape; text counts as nothing."""
    if any(not isinstance(part, CellRange | Key) for part in args):
        return total(cells, args)
    lists = [list(part.cells()) if isinstance(part, CellRange) else [part] for part in args]
    if len({len(each) for each in lists}) != 1:
        raise Opaque("bereiken van verschillende lengte")
    terms = []
    for keys in zip(*lists, strict=True):
        if all(key in cells.exact and not cells.is_text(key) for key in keys):
            product = name(keys[0])
            for key in keys[1:]:
                product = product * name(key)
            terms.append(product)
    return _added(terms)


def product(cells: BookCells, args: list[Part]) -> Expression:
    """PRODUCT."""
    result = operand(1)
    for each in (each for part in args for each in cells.numbers_in(part)):
        result = result * each
    return result


def average(cells: BookCells, args: list[Part]) -> Expression:
    """AVERAGE."""
    numbers = [each for part in args for each in cells.numbers_in(part)]
    if not numbers:
        raise Opaque("gemiddelde van niets")
    return _added(numbers) / len(numbers)


def extreme(cells: BookCells, args: list[Part], most: bool) -> Expression:
    """MIN and MAX: the one that it is now."""
    numbers = [each for part in args for each in cells.numbers_in(part)]
    if not numbers:
        return operand(0)
    return (max if most else min)(numbers, key=cells.value)


def rounded(cells: BookCells, args: list[Part], how: str) -> Expression:
    """ROUND and its kin: kept, so that the stage before it can be looked at too."""
    digits = cells.scalar(args[1]) if len(args) > 1 else Fraction(0)
    return Expression(how, (cells.number(args[0]), operand(Decimal(int(digits or 0)))))


#: What SUBTOTAL does, by its number; a hundred more leaves out rows that are hidden by hand.
_SUBTOTALS: dict[int, Callable[[BookCells, list[Part]], Part]] = {
    1: lambda cells, args: average(cells, args),
    2: lambda cells, args: operand(sum(len(cells.numbers_in(part)) for part in args)),
    4: lambda cells, args: extreme(cells, args, most=True),
    5: lambda cells, args: extreme(cells, args, most=False),
    6: lambda cells, args: product(cells, args),
    9: lambda cells, args: total(cells, args),
}
_BY_HAND = 100


def subtotal(cells: BookCells, args: list[Part]) -> Part:
    """SUBTOTAL: what it does over the cells that are no subtotal themselves, nor in a row that is left out."""
    number = int(cells.scalar(args[0]) or 0)
    made = _SUBTOTALS.get(number % _BY_HAND)
    if made is None:
        raise Opaque(f"SUBTOTAL {number} wordt niet gelezen")
    keys = [key for part in args[1:] for key in _area_of(part).cells()]
    return made(cells, [key for key in keys if not cells.is_left_out(key, by_hand=number > _BY_HAND)])


def index(cells: BookCells, args: list[Part]) -> Part:
    """INDEX."""
    area = args[0]
    if isinstance(area, Key):
        return area
    if not isinstance(area, CellRange):
        raise Opaque("INDEX van geen bereik")
    row, column = (int(cells.scalar(part) or 0) for part in (*args[1:3], operand(0))[:2])
    if len(area.rows) == 1 and len(args) == 2:
        row, column = 1, row
    if row == 0 or column == 0:
        if len(area.rows[0]) == 1 or len(area.rows) == 1 or len(args) == 2:
            return area.at(row or 1, column or 1)
        raise Opaque("INDEX van een hele rij")
    return area.at(row, column)


def match(cells: BookCells, args: list[Part]) -> Expression:
    """MATCH: the place of a value, exact or the last that is not larger."""
    mode = int(cells.scalar(args[2]) or 0) if len(args) > 2 else 1
    return operand(_place(cells, cells.scalar(args[0]), list(_area_of(args[1]).cells()), mode) + 1)


def _area_of(part: Part) -> CellRange:
    if isinstance(part, Key):
        return CellRange(((part,),))
    if not isinstance(part, CellRange):
        raise Opaque("zoeken in geen bereik")
    return part


def _place(cells: BookCells, wanted: Any, keys: list[Key], mode: int) -> int:
    if isinstance(wanted, str):
        wanted = wanted.casefold()
    found = -1
    for place, key in enumerate(keys):
        value = cells.cell(key)
        value = value.casefold() if isinstance(value, str) else value
        if value == wanted:
            cells.chosen.add(key)
            return place
        same = value is not None and isinstance(value, str) == isinstance(wanted, str)
        if mode and same and ((value < wanted) if mode > 0 else (value > wanted)):
            found = place
    if found < 0:
        raise Opaque("niets gevonden")
    return found


def lookup(cells: BookCells, args: list[Part], across: bool) -> Part:
    """VLOOKUP and HLOOKUP."""
    area = _area_of(args[1])
    first = [row[0] for row in area.rows] if not across else list(area.rows[0])
    near = cells.truth(args[3]) if len(args) > 3 else True
    place = _place(cells, cells.scalar(args[0]), first, 1 if near else 0)
    other = int(cells.scalar(args[2]))
    return area.at(other, place + 1) if across else area.at(place + 1, other)


def xlookup(cells: BookCells, args: list[Part]) -> Part:
    """XLOOKUP, and LOOKUP with two ranges."""
    keys, results = list(_area_of(args[1]).cells()), list(_area_of(args[2]).cells())
    place = _place(cells, cells.scalar(args[0]), keys, 0)
    return results[place]


def sumif(cells: BookCells, args: list[Part]) -> Expression:
    """SUMIF with one condition: a value, a text with a sign in front, or one with `*` and `?`."""
    area, wanted = _area_of(args[0]), cells.scalar(args[1])
    keys = list(area.cells())
    taken = _as_large(area, _area_of(args[2])) if len(args) > 2 else keys
    return _added([name(t) for k, t in zip(keys, taken, strict=True) if _meets(cells, k, wanted) and t in cells.exact])


def _as_large(tested: CellRange, added: CellRange) -> list[Key]:
    """Return what is added up: as many cells as are tested, from the first one on."""
    first = added.rows[0][0]
    places = ((row, column) for row, keys in enumerate(tested.rows) for column, _ in enumerate(keys))
    return [Key(first.sheet, first.row + row, first.column + column) for row, column in places]


def sumifs(cells: BookCells, args: list[Part]) -> Expression:
    """SUMIFS."""
    taken = list(_area_of(args[0]).cells())
    pairs = [(list(_area_of(a).cells()), cells.scalar(b)) for a, b in zip(args[1::2], args[2::2], strict=True)]
    return _added([
        name(key)
        for place, key in enumerate(taken)
        if key in cells.exact and all(_meets(cells, keys[place], wanted) for keys, wanted in pairs)
    ])  # fmt: skip


def _meets(cells: BookCells, key: Key, wanted: Any) -> bool:
    value = cells.cell(key)
    if not isinstance(wanted, str):
        return cells.compare("=", value, wanted)
    written = next((sign for sign in _SIGNS if wanted.startswith(sign)), "")
    sign, rest = written or "=", wanted.removeprefix(written).strip()
    try:
        bound: Any = Fraction(rest.replace(",", "."))
    except ValueError:
        bound = rest
    if sign in ("=", "<>") and isinstance(bound, str) and _WILD & set(bound):
        return (isinstance(value, str) and wildcard(bound).fullmatch(value) is not None) == (sign == "=")
    return cells.compare(sign, value, bound)


def _added(terms: list[Expression]) -> Expression:
    """The sum of terms, pair by pair, so that a long one is not a deep one."""
    while len(terms) > 1:
        pairs = [one + other for one, other in zip(terms[::2], terms[1::2], strict=False)]
        terms = pairs + terms[2 * len(pairs) :]
    return terms[0] if terms else operand(0)


def absolute(cells: BookCells, args: list[Part]) -> Part:
    """ABS: a number without its sign."""
    number = cells.number(args[0])
    return number if cells.value(number) >= 0 else -number


def number_or_nothing(cells: BookCells, args: list[Part]) -> Expression:
    """N: a number, and nothing for a text."""
    return operand(0) if isinstance(cells.scalar(args[0]), str) else cells.number(args[0])


#: Every function that is read, by its name.
FUNCTIONS: dict[str, Callable[[BookCells, list[Part]], Part]] = {
    "SUM": total,
    "SUMPRODUCT": sumproduct,
    "PRODUCT": product,
    "AVERAGE": average,
    "SUBTOTAL": subtotal,
    "MIN": lambda cells, args: extreme(cells, args, most=False),
    "MAX": lambda cells, args: extreme(cells, args, most=True),
    "ROUND": lambda cells, args: rounded(cells, args, "round"),
    "ROUNDUP": lambda cells, args: rounded(cells, args, "roundup"),
    "ROUNDDOWN": lambda cells, args: rounded(cells, args, "rounddown"),
    "TRUNC": lambda cells, args: rounded(cells, args, "rounddown"),
    "POWER": lambda cells, args: Expression("power", (cells.number(args[0]), cells.number(args[1]))),
    "SQRT": lambda cells, args: Expression("sqrt", (cells.number(args[0]),)),
    "ABS": absolute,
    "N": number_or_nothing,
    "VALUE": lambda cells, args: cells.number(args[0]),
    "INDEX": index,
    "MATCH": match,
    "XMATCH": match,
    "VLOOKUP": lambda cells, args: lookup(cells, args, across=False),
    "HLOOKUP": lambda cells, args: lookup(cells, args, across=True),
    "XLOOKUP": xlookup,
    "SUMIF": sumif,
    "SUMIFS": sumifs,
    "AND": lambda cells, args: all(cells.truth(part) for part in args),
    "OR": lambda cells, args: any(cells.truth(part) for part in args),
    "NOT": lambda cells, args: not cells.truth(args[0]),
    "ISBLANK": lambda cells, args: cells.scalar(args[0]) is None,
    "ISNUMBER": lambda cells, args: isinstance(cells.scalar(args[0]), Fraction),
    "TRUE": lambda *_: True,
    "FALSE": lambda *_: False,
    "COUNT": lambda cells, args: operand(sum(len(cells.numbers_in(part)) for part in args)),
    "COUNTA": lambda cells, args: operand(sum(cells.cell(k) is not None for p in args for k in _area_of(p).cells())),
}
