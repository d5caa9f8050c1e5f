"""Where a workbook has other formulas than the rekentool that it is said to be a filling of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from tarief.core.findings import Finding, Severity
from tarief.core.place import Place
from tarief.models.rekentool.layout import ToolLayout, ToolStep
from tarief.models.rekentool.node import CellAddress, FormulaNode, FormulaTree, address_of, area_at, area_of, node_of
from tarief.models.rekentool.value import Unread
from workbooks.read.book import SourceBook, SourceCell, SourceSheet
from workbooks.read.rekentool.compiling import read_formulas
from workbooks.read.rekentool.mark import formulas_of, grows_with, same_formula, truth_of
from workbooks.read.rekentool.ordering import BookFormula
from workbooks.read.rekentool.other_cell import FRESH, NEXT_VERSION, OtherCell, pasted_sheets, told_together
from workbooks.read.rekentool.references import References
from workbooks.read.rekentool.shifted import Shift, shifts_in

_MOST_TOLD: Final = 3
_OTHER_TOOL, _OTHER_LAYOUT = "andere_rekentool", "andere_indeling"
#: A sheet of the rekentool is not there.
NO_SHEET: Final = "blad_ontbreekt"
#: With these an input is not where the rekentool has it, so that nothing can be said of what stands there.
ELSEWHERE: Final = frozenset({_OTHER_TOOL, _OTHER_LAYOUT})
#: A sheet with another name has this part of its cells where they were.
_ALIKE: Final = Decimal("0.5")
#: A shift has to explain all but this part of the formulas that are other without it.
_LEFT: Final = Decimal("0.5")


def under_names_of(book: SourceBook, layout: ToolLayout) -> SourceBook:
    """Return the workbook with its sheets under the names that they have in the rekentool."""
    names = _renamed(book, layout)
    sheets = tuple(replace(sheet, name=names.get(sheet.name, sheet.name)) for sheet in book.sheets)
    return replace(book, sheets=sheets) if names else book


def renamed_sheets(book: SourceBook, layout: ToolLayout) -> Iterator[Finding]:
    """Yield each sheet that has another name than in the rekentool; it is the same one."""
    for name, own in _renamed(book, layout).items():
        text = f"Blad {own} van de rekentool heet in dit bestand '{name}'. Het is gelezen als blad {own}."
        yield Finding("blad_hernoemd", text, "Geef het blad zijn naam terug.", Place.of(name), Severity.NOTE)


def other_formulas(book: SourceBook, layout: ToolLayout) -> tuple[Finding, ...]:
    """Return the first cells with another formula, each with what stands there; nothing where all are the same.

    Cells beside one another that differ alike are told as one, and so are rows or columns that came in; of a sheet that
    is gone only that. A sheet that no formula of the rekentool looks at does not count, nor does the name of a sheet.
    """
    compared = _Compared(book, layout)
    found = {each.cell: each for each in compared.wrong()}
    if not found:
        return ()
    missing = compared.missing if any(step.cell not in found for step in layout.steps) else ()
    found = {cell: each for cell, each in found.items() if not _rests_on(each, missing)}
    moved, wrong = compared.shifted(found) if found else ((), {})
    pasted = pasted_sheets(layout, wrong)
    steps = (each for each in wrong.values() if isinstance(each.entry, ToolStep))
    count, total = sum(each.entry.cell.sheet not in pasted for each in steps), len(layout.steps)
    if count * 2 > total and count > _MOST_TOLD:
        cells = ", ".join(map(str, [*wrong][:_MOST_TOLD]))
        text = f"{book.name} is geen invulling van deze rekentool: van de {total} formules zijn er {count} anders"
        return (Finding(_OTHER_TOOL, f"{text}, om te beginnen {cells}.", NEXT_VERSION, Place.of(book.name)),)
    return (*moved, *map(_no_sheet, missing), *told_together(book.name, layout, wrong))


def _no_sheet(name: str) -> Finding:
    text = f"Blad {name[:60]} van de rekentool staat niet in dit bestand."
    return Finding(NO_SHEET, text, f"Zet het blad terug. {FRESH}", Place.of(name))


def _rests_on(each: OtherCell, missing: Sequence[str]) -> bool:
    """Whether a cell of the rekentool stands on one of these sheets, or its formula looks at one."""
    if each.entry.cell.sheet in missing:
        return True
    return isinstance(each.entry, ToolStep) and _looks_at(node_of(each.entry.tree), missing)


def _looks_at(node: FormulaNode, sheets: Sequence[str]) -> bool:
    area = area_at(node)
    return (area is not None and area.sheet in sheets) or any(_looks_at(part, sheets) for part in node.parts)


@dataclass(frozen=True)
class _Compared:
    """A workbook beside the rekentool, cell by cell."""

    book: SourceBook
    layout: ToolLayout

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return _renamed(self.book, self.layout)

    @cached_property
    def missing(self) -> Sequence[str]:
        """The sheets that the rekentool calculates with and that are not here, under another name either."""
        here = {name.casefold() for sheet in self.book.sheets for name in (sheet.name, self._placed_sheet(sheet.name))}
        return [name for name in _filled(self.layout) if name.casefold() not in here]

    def _placed_sheet(self, name: str) -> str:
        return self._names.get(name, name)

    @cached_property
    def _raw(self) -> Mapping[CellAddress, FormulaTree | Unread]:
        return formulas_of(References(self.book))

    @cached_property
    def _formulas(self) -> Mapping[CellAddress, BookFormula]:
        return {self._placed(each.cell): each for each in read_formulas(References(self.book), self._raw)}

    def _placed(self, cell: CellAddress) -> CellAddress:
        return cell._replace(sheet=self._names.get(cell.sheet, cell.sheet))

    def _over_tool(self, tree: FormulaTree | object) -> FormulaTree:
        match tree:
            case {"cel": str() as text}:
                return {"cel": str(self._placed(address_of(text)))}
            case {"bereik": str() as text}:
                area = area_of(text)
                return {"bereik": str(area._replace(sheet=self._names.get(area.sheet, area.sheet)))}
            case list() | tuple():
                return [self._over_tool(part) for part in tree]
        return tree  # type: ignore[return-value]

    def wrong(self, shifts: Sequence[Shift] = ()) -> Iterator[OtherCell]:
        """Yield what is other than in the rekentool with rows and columns moved, sheet by sheet."""
        own = under_names_of(self.book, self.layout)
        for cell, entry in sorted(self.layout.by_cell.items()):
            place = _moved(cell, shifts)
            if place is None:
                continue
            sheet = own.sheet(cell.sheet)
            held = None if sheet is None else sheet.at(place.row, place.column)
            now = self._formulas.get(place)
            if isinstance(entry, ToolStep):
                tree = _translated(entry.tree, shifts)
                if not self._is_same(tree, now, held):
                    yield OtherCell(entry, place, held, None if now is None else now.tree)
            elif now is not None:
                yield OtherCell(entry, place, held, now.tree)

    def shifted(
        self, wrong: Mapping[CellAddress, OtherCell]
    ) -> tuple[tuple[Finding, ...], Mapping[CellAddress, OtherCell]]:
        """What is told of rows and columns that came or went, and what is other beside that."""
        own = under_names_of(self.book, self.layout)
        shifts = shifts_in(own, self.layout, self._formulas)
        left = {each.cell: each for each in self.wrong(shifts)} if shifts else wrong
        if not shifts or len(left) > _LEFT * len(wrong):
            return (), wrong
        advice = "Neem voor een invulling een vers exemplaar van de rekentool, en vul alleen de invoer in."
        said = []
        for shift in shifts:
            text = f"{shift.told(own.sheet(shift.sheet))}. {self._after(shift)}"
            said.append(Finding(_OTHER_LAYOUT, text, advice, Place.of(shift.sheet)))
        return tuple(said), left

    def _after(self, shift: Shift) -> str:
        """What moved with it: all that stands behind, also the price; and whether what came in counts at all."""
        size, one, more, way = abs(shift.count), "rij", "rijen", "lager" if shift.count > 0 else "hoger"
        if not shift.down:
            one, more, way = "kolom", "kolommen", "naar rechts" if shift.count > 0 else "naar links"
        text = f"Alles daarna staat {'één' if size == 1 else size} {one if size == 1 else more} {way}"
        was = self.layout.by_key[self.layout.results[0]].cell
        now = shift.moved(was)
        text += f"; de prijs staat nu in {now}" if now not in (was, None) else ""
        nodes = (each.node for each in self._formulas.values() if each.node is not None)
        is_used = shift.count < 0 or any(_names_fresh(node, shift) for node in nodes)
        return f"{text}." if is_used else f"{text}. Geen formule rekent met wat is ingevoegd."

    def _is_same(self, tree: FormulaTree, now: BookFormula | None, held: SourceCell | None) -> bool:
        if now is None:
            return held is not None and (truth := truth_of(held)) is not None and same_formula(truth, tree)
        if now.reason:
            return False
        found = self._over_tool(now.tree)
        if same_formula(found, tree):
            return True
        raw = self._raw[now.cell]
        return not isinstance(raw, Unread) and same_formula(found, tree, grows_with(self._over_tool(raw)))


def _moved(cell: CellAddress, shifts: Sequence[Shift]) -> CellAddress | None:
    place: CellAddress | None = cell
    for shift in shifts:
        place = None if place is None else shift.moved(place)
    return place


def _translated(tree: FormulaTree, shifts: Sequence[Shift]) -> FormulaTree:
    for shift in shifts:
        tree = shift.translated(tree)
    return tree


def _names_fresh(node: FormulaNode, shift: Shift) -> bool:
    """Whether a formula names a cell that came in."""
    area = area_at(node)
    if area is not None and area.sheet == shift.sheet:
        first, last = (area.top, area.bottom) if shift.down else (area.left, area.right)
        if first <= shift.fresh[-1] and last >= shift.fresh[0]:
            return True
    return any(_names_fresh(part, shift) for part in node.parts)


def _renamed(book: SourceBook, layout: ToolLayout) -> Mapping[str, str]:
    """The sheets of a workbook that have another name in the rekentool: by what stands where."""
    filled = _filled(layout)
    known = {each.name.casefold() for each in book.sheets}
    missing = [name for name in filled if name.casefold() not in known]
    ours = {name.casefold() for name in filled}
    fresh = [sheet for sheet in book.sheets if sheet.name.casefold() not in ours]
    found: dict[str, str] = {}
    for name in missing:
        shares = [(_alike(filled[name], sheet), sheet.name) for sheet in fresh if sheet.name not in found]
        share, best = max(shares, default=(Decimal(0), ""))
        if share >= _ALIKE:
            found[best] = name
    return found


def _filled(layout: ToolLayout) -> dict[str, dict[tuple[int, int], bool]]:
    """Of each sheet of the rekentool what is filled in, and whether that is a formula."""
    found: dict[str, dict[tuple[int, int], bool]] = {}
    for cell, entry in layout.by_cell.items():
        if isinstance(entry, ToolStep) or entry.written:
            found.setdefault(cell.sheet, {})[cell.row, cell.column] = isinstance(entry, ToolStep)
    for cell in layout.texts:
        found.setdefault(cell.sheet, {})[cell.row, cell.column] = False
    return found


def _alike(filled: Mapping[tuple[int, int], bool], sheet: SourceSheet) -> Decimal:
    """Which part of the cells of a sheet stands on another too."""
    cells = sheet.cells
    same = sum(place in cells and bool(cells[place].formula) == calculates for place, calculates in filled.items())
    return Decimal(same) / max(1, len(filled))
