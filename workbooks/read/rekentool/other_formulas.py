"""Where a workbook has other formulas than the rekentool that it is said to be a filling of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.models.rekentool.layout import NOTHING, ToolInput, ToolLayout, ToolStep
from tarief.models.rekentool.node import CellAddress, FormulaTree, address_of, area_of
from tarief.models.rekentool.value import Unread
from workbooks.read.book import SourceBook, SourceCell, SourceSheet
from workbooks.read.rekentool.compiling import read_formulas
from workbooks.read.rekentool.inputs import kind_of
from workbooks.read.rekentool.mark import as_typed, formulas_of, grows_with, same_formula, truth_of
from workbooks.read.rekentool.ordering import BookFormula
from workbooks.read.rekentool.references import References

_MOST_TOLD: Final = 3
#: A sheet with another name has this part of its cells where they were.
_ALIKE: Final = Decimal("0.5")


def under_names_of(book: SourceBook, layout: ToolLayout) -> SourceBook:
    """Return the workbook with its sheets under the names that they have in the rekentool."""
    names = _renamed(book, layout)
    sheets = tuple(replace(sheet, name=names.get(sheet.name, sheet.name)) for sheet in book.sheets)
    return replace(book, sheets=sheets) if names else book


def other_formulas(book: SourceBook, layout: ToolLayout) -> tuple[Finding, ...]:
    """Return the first cells with another formula, each with what stands there; nothing where all are the same.

    A sheet that no formula of the rekentool looks at does not count, nor does the name of a sheet.
    """
    wrong = dict(_Compared(book, layout).wrong())
    if not wrong:
        return ()
    count, total = sum(isinstance(layout.by_cell[cell], ToolStep) for cell in wrong), len(layout.steps)
    if count * 2 > total and count > _MOST_TOLD:
        cells = ", ".join(map(str, [*wrong][:_MOST_TOLD]))
        text = f"{book.name} is geen invulling van deze rekentool: van de {total} formules zijn er {count} anders"
        advice = "Maak er met tarief model een eigen model van; tarief model --naast laat zien wat er anders is."
        return (Finding("andere_rekentool", f"{text}, om te beginnen {cells}.", advice, Place.of(book.name)),)
    told = [*wrong.values()]
    if len(told) > _MOST_TOLD:
        text = f"In {book.name} zijn {len(told)} cellen anders dan in de rekentool; dit zijn de eerste {_MOST_TOLD}."
        advice = "Neem voor een invulling een vers exemplaar van de rekentool, en vul alleen de invoer in."
        told[_MOST_TOLD:] = [Finding("andere_formules", text, advice, Place.of(book.name))]
    return tuple(told)


@dataclass(frozen=True)
class _Compared:
    """A workbook beside the rekentool, cell by cell."""

    book: SourceBook
    layout: ToolLayout

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return _renamed(self.book, self.layout)

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

    def wrong(self) -> Iterator[tuple[CellAddress, Finding]]:
        """Yield what is other than in the rekentool, sheet by sheet."""
        own = under_names_of(self.book, self.layout)
        for cell, entry in sorted(self.layout.by_cell.items()):
            sheet = own.sheet(cell.sheet)
            held = None if sheet is None else sheet.at(cell.row, cell.column)
            if isinstance(entry, ToolStep) and not self._is_same(entry, held):
                yield cell, _told(entry, held)
            elif isinstance(entry, ToolInput) and cell in self._formulas:
                text = f"In {cell} ({entry.label}) staat een formule; in de rekentool wordt die cel ingevuld."
                yield cell, Finding("formule_als_invoer", text, "Zet de waarde zelf in de cel.", cell.place)

    def _is_same(self, step: ToolStep, held: SourceCell | None) -> bool:
        now = self._formulas.get(step.cell)
        if now is None:
            return held is not None and (truth := truth_of(held)) is not None and same_formula(truth, step.tree)
        if now.reason:
            return False
        tree = self._over_tool(now.tree)
        if same_formula(tree, step.tree):
            return True
        raw = self._raw[now.cell]
        return not isinstance(raw, Unread) and same_formula(tree, step.tree, grows_with(self._over_tool(raw)))


def _told(step: ToolStep, held: SourceCell | None) -> Finding:
    where, was = f"In {step.cell} ({step.label})", f"in de rekentool staat daar de formule {as_typed(step.text)[:200]}"
    kind, _ = kind_of(held)
    if held is not None and held.formula:
        if held.formula == step.text:
            text = f"{where} staat dezelfde formule, maar er tellen andere rijen mee of zij rekent over andere cellen."
            advice = "Kijk of er rijen zijn verborgen of gefilterd, of een naam of tabel andere cellen heeft gekregen."
            return Finding("andere_formule", text, advice, step.cell.place)
        text = f"{where} staat de formule {as_typed(held.formula)[:200]}; {was}."
        return Finding("andere_formule", text, "Zet de formule van de rekentool terug.", step.cell.place)
    shown = "" if held is None else held.text[:60]
    words = {NOTHING: "niets", "tekst": f"de tekst '{shown}'", "datum": f"de datum {shown}", "waar": shown}
    text = f"{where} staat {words.get(kind, f'het getal {shown}')}; {was}."
    return Finding("formule_overschreven", text, "Zet de formule terug.", step.cell.place)


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
