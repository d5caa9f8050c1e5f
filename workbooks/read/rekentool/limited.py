"""The cells of a workbook that take a number between limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from tarief.models.rekentool.limits import Limits
from tarief.models.rekentool.node import CellAddress, FormulaTree, Malformed, address_of, number_of
from tarief.models.rekentool.value import Unread
from workbooks.read.book import NumberLimits
from workbooks.read.rekentool.places import cells_in
from workbooks.read.rekentool.references import References

_ONE_SIDED = {
    "lessThan": (False, True),
    "lessThanOrEqual": (False, False),
    "greaterThan": (True, True),
    "greaterThanOrEqual": (True, False),
}


def limits_in(references: References) -> Mapping[CellAddress, Limits]:
    """Return what each of these cells may hold; limits that a formula works out are left out."""
    found: dict[CellAddress, Limits] = {}
    for sheet in references.book.sheets:
        for told in sheet.limits:
            cells = [*cells_in(sheet.name, told.cells)]
            if cells and (limits := _limits(references, told, cells[0])) is not None:
                found |= dict.fromkeys(cells, limits)
    return found


def _limits(references: References, told: NumberLimits, at: CellAddress) -> Limits | None:
    ends = [*_numbers(references, (told.low, told.high) if told.sign == "between" else (told.low,), at)]
    if None in ends:
        return None
    whole = bool(told.whole)
    if told.sign == "between":
        low, high = ends
        return Limits(low, high, whole, enforced=told.enforced)
    if told.sign not in _ONE_SIDED:
        return None
    is_low, is_open = _ONE_SIDED[told.sign]
    low, high = (ends[0], None) if is_low else (None, ends[0])
    return Limits(low, high, whole, is_open, told.enforced)


def _numbers(references: References, texts: tuple[str, ...], at: CellAddress) -> Iterator[Decimal | None]:
    for text in texts:
        try:
            yield _number(references, references.tree(text, at))
        except (Unread, Malformed):
            yield None


def _number(references: References, tree: FormulaTree) -> Decimal | None:
    """A number that is written, also below nothing, or that stands in a cell without a formula."""
    match tree:
        case ["neg", inner]:
            found = _number(references, inner)  # type: ignore[arg-type]
            return None if found is None else -found
        case {"cel": str() as text}:
            cell = address_of(text)
            held = references.sheets[cell.sheet.casefold()].cells.get((cell.row, cell.column))
            return held.value if held is not None and not held.formula and isinstance(held.value, Decimal) else None
        case str():
            return number_of(tree)
    return None
