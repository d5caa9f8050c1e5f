"""A formula as data: nested lists that any program can read, and what they become here.

A text is a number, `{"cel": "Blad!B2"}` a cell, a list a function with what it works on. Reading one runs nobody's
code, and refuses what is too deep or too long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NamedTuple

from tarief.core.expression import Expression
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.models.rekentool.value import ErrorValue, Value, ValueBlock, constant

#: A formula as it stands in a document.
FormulaTree = str | bool | None | Mapping[str, object] | Sequence[object]
#: How deep a formula may be, and how many parts one may have.
DEEPEST, MOST_PARTS = 64, 8_192
#: A spreadsheet has numbers up to 10 to the power 308; the largest is asked for to find the last of a list.
_NUMBER: Final = re.compile(r"-?[0-9]{1,309}(\.[0-9]{1,340})?")
_ADDRESS: Final = re.compile(r"(.{1,100})!([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?", re.DOTALL)
_NAME: Final = re.compile(r"[^\W\d][\w.]{0,99}")
_FUNCTION: Final = re.compile(r"[A-Z][A-Z0-9.]{0,39}|[-+*/^&%=<>:]{1,2}|neg")
_LONGEST_TEXT: Final = 8_192
#: Functions that add up as many cells as they test, whatever the size of the area that is written.
_SIZED: Final = frozenset({"SUMIF", "AVERAGEIF"})


class CellAddress(NamedTuple):
    """A cell: its sheet, row and column, counted from 1."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address}"

    @property
    def address(self) -> str:
        """The address on its sheet: `C5`."""
        return f"{letters(self.column)}{self.row}"

    @property
    def place(self) -> Place:
        """The cell as a place of a finding."""
        return Place.at(self.sheet, self.address)


class CellArea(NamedTuple):
    """A rectangle of cells of one sheet."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first, last = f"{letters(self.left)}{self.top}", f"{letters(self.right)}{self.bottom}"
        return f"{self.sheet}!{first}:{last}"


class Malformed(ValueError):  # noqa: N818 - it says what the document is
    """A document that does not hold what a calculation has."""


@dataclass(frozen=True, slots=True)
class FormulaNode:
    """A part of a formula: a `call` of a function, a `cell`, an `area`, a `value`, a `name`, or `omitted`."""

    kind: str
    name: str = ""
    parts: tuple[FormulaNode, ...] = ()
    value: Value = None
    cell: CellAddress | None = None
    area: CellArea | None = None


#: What a function is given: its arguments in order.
Parts = tuple[FormulaNode, ...]
_OMITTED: Final = FormulaNode("omitted")


def given_part(parts: Parts, place: int) -> FormulaNode | None:
    """Return the argument of a function at a place; None where it is left out, also between commas."""
    part = parts[place] if place < len(parts) else None
    return None if part is None or part.kind == _OMITTED.kind else part


def letters(column: int) -> str:
    """Return the letters of a column."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def column_of(found: str) -> int:
    """Return the number of a column by its letters."""
    number = 0
    for letter in found:
        number = 26 * number + ord(letter) - 64
    return number


def address_of(text: str) -> CellAddress:
    """Return the cell that a document names."""
    found = _ADDRESS.fullmatch(text)
    if found is None or found[4]:
        raise Malformed(f"'{text[:60]}' is geen cel.")
    return CellAddress(found[1], int(found[3]), column_of(found[2]))


def area_of(text: str) -> CellArea:
    """Return the area that a document names."""
    found = _ADDRESS.fullmatch(text)
    if found is None or not found[4]:
        raise Malformed(f"'{text[:60]}' is geen bereik.")
    rows, columns = sorted((int(found[3]), int(found[5]))), sorted((column_of(found[2]), column_of(found[4])))
    return CellArea(found[1], rows[0], columns[0], rows[1], columns[1])


def number_of(text: object) -> Decimal:
    """Return a number that a document holds as text."""
    if not isinstance(text, str) or not _NUMBER.fullmatch(text):
        raise Malformed(f"'{str(text)[:60]}' is geen getal.")
    return Decimal(text)


def node_of(tree: object) -> FormulaNode:
    """Return the formula that a document holds; raises `Malformed` for what is none."""
    left = [MOST_PARTS]
    return _node(tree, 0, left)


def _node(tree: object, depth: int, left: list[int]) -> FormulaNode:
    left[0] -= 1
    if depth > DEEPEST or left[0] < 0:
        raise Malformed("Een formule is te lang of te diep.")
    match tree:
        case None:
            return _OMITTED
        case bool():
            return FormulaNode("value", value=tree)
        case str():
            return FormulaNode("value", value=constant(number_of(tree)))
        case Mapping():
            return _leaf(tree, left)
        case [str() as name, *parts] if _FUNCTION.fullmatch(name):
            return _called(name, tuple(_node(part, depth + 1, left) for part in parts))
    raise Malformed("Een formule heeft een onderdeel dat er niet in hoort.")


def _called(name: str, parts: tuple[FormulaNode, ...]) -> FormulaNode:
    """A call; what SUMIF and AVERAGEIF add up has the size of what they test, from its own first cell on."""
    if name in _SIZED and len(parts) == 3 and (like := area_at(parts[0])) and (first := area_at(parts[2])):
        bottom, right = first.top + like.bottom - like.top, first.left + like.right - like.left
        parts = (*parts[:2], FormulaNode("area", area=first._replace(bottom=bottom, right=right)))
    return FormulaNode("call", name, parts)


def area_at(node: FormulaNode) -> CellArea | None:
    """Return the area that a part of a formula names, of a cell that cell; None for what is neither."""
    cell = node.cell
    return node.area if cell is None else CellArea(cell.sheet, cell.row, cell.column, cell.row, cell.column)


def _leaf(tree: Mapping[str, object], left: list[int]) -> FormulaNode:
    (kind, held), *more = tree.items() or [("", "")]
    if more or not isinstance(held, str | list):
        raise Malformed("Een onderdeel van een formule heeft precies één naam.")
    if kind == "reeks" and isinstance(held, list):
        return FormulaNode("value", value=_block(held, left))
    if not isinstance(held, str) or len(held) > _LONGEST_TEXT:
        raise Malformed("Een tekst in een formule is te lang.")
    match kind:
        case "cel":
            return FormulaNode("cell", cell=address_of(held))
        case "bereik":
            return FormulaNode("area", area=area_of(held))
        case "tekst":
            return FormulaNode("value", value=held)
        case "fout":
            return FormulaNode("value", value=ErrorValue(held[:20]))
        case "naam" if _NAME.fullmatch(held):
            return FormulaNode("name", held.casefold())
    raise Malformed(f"'{kind[:40]}' is geen onderdeel van een formule.")


def _block(rows: list[object], left: list[int]) -> ValueBlock:
    found = []
    for row in rows:
        if not isinstance(row, list) or not row:
            raise Malformed("Een reeks bestaat uit rijen.")
        found.append(tuple(_node(each, DEEPEST, left).value for each in row))
    if not found or len({len(row) for row in found}) != 1:
        raise Malformed("De rijen van een reeks zijn niet even lang.")
    return ValueBlock(tuple(found))


def tree_of_value(value: Value) -> FormulaTree:
    """Return a plain value as data."""
    match value:
        case Expression():
            return plain(value.args[0])
        case str():
            return {"tekst": value}
        case ErrorValue():
            return {"fout": value.kind}
    return bool(value)
