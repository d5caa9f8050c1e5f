"""What tells workbooks apart that are no fillings of one another: their sheets, and what their formulas mean.

Spreadsheet programs write a formula in their own way (`TRUE()`, `$A$1`, the cells of a table); what it means stays.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

from tarief.core.canonical import sha256_of
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.models.rekentool.node import CellAddress, CellArea, FormulaTree, area_of
from tarief.models.rekentool.value import MOST_PARTS, Unread
from workbooks.read.book import SourceBook, SourceCell, SourceSheet
from workbooks.read.rekentool.left_out import LeftOut
from workbooks.read.rekentool.references import References
from workbooks.read.rekentool.tokens import LAST_COLUMN, LAST_ROW

#: Rows below what a sheet holds that a whole column takes in, so that what another filling adds there is seen.
_MORE_ROWS = 200
#: Kinds of files of which the library that reads them tells no formulas.
_OF_VALUES = frozenset({"xls", "xlsb"})
_TRUTHS = {"=true()": True, "=false()": False}
#: A formula as data, or why it is none.
ReadFormula = FormulaTree | Unread


def formulas_of(references: References) -> dict[CellAddress, ReadFormula]:
    """Return every formula of a book, with its areas as they are written."""
    found: dict[CellAddress, ReadFormula] = {}
    left_out = LeftOut(references.sheets)
    for sheet in references.book.sheets:
        for held in sheet.cells.values():
            if held.formula and truth_of(held) is None:
                cell = CellAddress(sheet.name, held.row, held.column)
                found[cell] = _read(references, left_out, held.formula, cell)
    return found


def _read(references: References, left_out: LeftOut, formula: str, cell: CellAddress) -> ReadFormula:
    try:
        return left_out.without(references.tree(formula, cell))
    except Unread as why:
        return why
    except RecursionError:
        return Unread("de formule is te diep genest")


def truth_of(held: SourceCell) -> bool | None:
    """Return the yes or no that LibreOffice writes as a formula where somebody filled it in."""
    return _TRUTHS.get(_plain(held.formula)) if held.formula else None


def no_formulas(book: SourceBook) -> Finding:
    """Say that a workbook has no formulas, or that of a file of its kind none can be read."""
    if book.kind in _OF_VALUES:
        text = f"Uit een .{book.kind} lezen wij alleen waarden: de formules die erin staan, zien wij niet."
        advice = "Open het in Excel of LibreOffice, bewaar het als .xlsx en stuur dat."
        return Finding("formules_niet_leesbaar", text, advice, Place.of(book.name))
    text = "In dit werkboek staat geen enkele formule, dus er is niets om een model van te maken."
    return Finding("geen_formules", text, "Bewaar het met formules, als .xlsx.", Place.of(book.name))


def fingerprint(book: SourceBook, formulas: Mapping[CellAddress, ReadFormula]) -> str:
    """Return the mark of a workbook; its fillings have the same."""
    texts = {(sheet.name, *place): held.formula for sheet in book.sheets for place, held in sheet.cells.items()}
    written = [
        [str(cell), _plain(texts[cell]) if isinstance(tree, Unread) else _same(tree)] for cell, tree in formulas.items()
    ]
    names = [sheet.name for sheet in book.sheets]
    return sha256_of(json.dumps([names, sorted(written, key=lambda each: str(each[0]))], sort_keys=True))


def _plain(formula: str) -> str:
    return "".join(letter for letter in formula.casefold() if not letter.isspace() and letter != "$")


def _same(tree: FormulaTree | object) -> object:
    """A formula without the ways in which programs write the same: TRUE and TRUE(), a text in quotes."""
    match tree:
        case ["TRUE"]:
            return True
        case ["FALSE"]:
            return False
        case list() | tuple():
            return [_same(part) for part in tree]
    return tree


def same_formula(one: FormulaTree | object, other: FormulaTree | object, growing: Collection[CellArea] = ()) -> bool:
    """Tell whether two formulas are the same; areas that are `growing` may be longer in one of them."""
    one, other = _same(one), _same(other)
    match one, other:
        case {"bereik": str() as mine}, {"bereik": str() as theirs}:
            return mine == theirs or _is_grown(area_of(mine), area_of(theirs), growing)
        case list(), list():
            pairs = zip(one, other, strict=False)
            return len(one) == len(other) and all(same_formula(*pair, growing) for pair in pairs)
    return type(one) is type(other) and one == other


def grows_with(tree: FormulaTree) -> list[CellArea]:
    """Return the whole columns and rows of a formula, which take in what a sheet holds."""
    return [area for area in _areas(tree) if area.bottom == LAST_ROW or area.right == LAST_COLUMN]


def _is_grown(one: CellArea, other: CellArea, growing: Collection[CellArea]) -> bool:
    same = one.sheet, one.top, one.left
    return same == (other.sheet, other.top, other.left) and any(
        same == (area.sheet, area.top, area.left)
        and (area.bottom == LAST_ROW or one.bottom == other.bottom)
        and (area.right == LAST_COLUMN or one.right == other.right)
        for area in growing
    )


def cut(tree: FormulaTree | object, sheets: Mapping[str, SourceSheet]) -> FormulaTree:
    """Return a formula with its whole columns and rows cut to what a sheet holds; raises `Unread` for a large area.

    Columns of several sheets are cut alike, where that is not too much, so that they stay beside one another.
    """
    areas = [*_areas(tree)]
    rows = max((sheets[area.sheet.casefold()].rows for area in areas if area.bottom == LAST_ROW), default=0)
    columns = max((sheets[area.sheet.casefold()].columns for area in areas if area.right == LAST_COLUMN), default=0)
    alike = {str(area): _cut(area, rows, columns) for area in areas}
    if max(map(_size, alike.values()), default=0) > MOST_PARTS:
        alike = {str(area): _cut(area, *_ends(sheets[area.sheet.casefold()])) for area in areas}
    if max(map(_size, alike.values()), default=0) > MOST_PARTS:
        raise Unread("het bereik is te groot")
    return _with_areas(tree, alike)


def _areas(tree: object) -> Iterator[CellArea]:
    match tree:
        case {"bereik": str() as text}:
            yield area_of(text)
        case list():
            for part in tree:
                yield from _areas(part)


def _with_areas(tree: object, cut_to: Mapping[str, CellArea]) -> FormulaTree:
    match tree:
        case {"bereik": str() as text}:
            return {"bereik": str(cut_to[str(area_of(text))])}
        case list():
            return [_with_areas(part, cut_to) for part in tree]
    return tree  # type: ignore[return-value]


def _cut(area: CellArea, rows: int, columns: int) -> CellArea:
    if area.bottom == LAST_ROW:
        area = area._replace(bottom=max(area.top, rows + _MORE_ROWS))
    if area.right == LAST_COLUMN:
        area = area._replace(right=max(area.left, columns))
    return area


def _ends(sheet: SourceSheet) -> tuple[int, int]:
    return sheet.rows, sheet.columns


def _size(area: CellArea) -> int:
    return (area.bottom - area.top + 1) * (area.right - area.left + 1)
