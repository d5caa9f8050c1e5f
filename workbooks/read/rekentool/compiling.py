"""From a workbook to the document of a model: every formula cell a step, in working order, or a reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from tarief.core.findings import Finding, Refused, Severity
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.core.units import UNITS, Unit
from tarief.models.rekentool.arithmetic import ARITHMETIC_SIGNS
from tarief.models.rekentool.functions import FUNCTIONS
from tarief.models.rekentool.functions.numbers import AS_SHOWN
from tarief.models.rekentool.layout import NUMBER, ToolInput, ToolLayout, ToolStep, UnreadCell, by_sheet, named_cells
from tarief.models.rekentool.node import CellAddress, FormulaNode, FormulaTree, Malformed, address_of, node_of
from tarief.models.rekentool.settle import Outcomes, SettledTool, settle
from tarief.models.rekentool.value import Unread
from tarief.models.rekentool.written import serial_of
from workbooks.read.book import SourceBook, SourceCell
from workbooks.read.book.parsing.formats import decimals
from workbooks.read.rekentool.below_list import idle_below
from workbooks.read.rekentool.bounds import AreaBounds
from workbooks.read.rekentool.choices import NO_CHOICES, SaidOfCells, ToolChoices
from workbooks.read.rekentool.inputs import inputs_of, looked_at
from workbooks.read.rekentool.mark import ReadFormula, cut, fingerprint, formulas_of, no_formulas
from workbooks.read.rekentool.named_result import named_results
from workbooks.read.rekentool.ordering import BookFormula, in_order
from workbooks.read.rekentool.places import met_where_single
from workbooks.read.rekentool.proposals import proposed_results
from workbooks.read.rekentool.references import References
from workbooks.read.rekentool.rungs import with_rungs
from workbooks.read.rekentool.words import PER, BookWords

#: Formula cells of a workbook that are compiled.
MOST_FORMULAS: Final = 20_000
VOLATILE: Final = frozenset({"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "INDIRECT", "CELL", "INFO"})

#: Functions that fill as many cells as there turn out to be.
DYNAMIC: Final = frozenset({"SORTBY", "VSTACK", "HSTACK", "TOCOL", "TEXTSPLIT"})
#: Functions of which the list grows and shrinks: read where a formula makes one value of it.
GROWING: Final = frozenset({"FILTER", "UNIQUE"})
_HOW_LONG: Final = "geeft een lijst waarvan pas bij het rekenen blijkt hoe lang zij is"


def compile_book(book: SourceBook, choices: ToolChoices = NO_CHOICES) -> tuple[ToolLayout, SettledTool]:
    """Compile a workbook, with what the user says of it; and return the rules that it has at what the workbook holds.

    Raises `Refused` for a book without formulas, and for choices of cells that it does not have.
    """
    references, words = References(book), BookWords(book)
    formulas = formulas_of(references)
    cells = read_formulas(references, formulas)
    if not cells:
        raise Refused((_no_tool(book),))
    ordered, unread = in_order(cells[:MOST_FORMULAS])
    looked = looked_at([each.node for each in ordered if each.node is not None], references)
    inputs, texts = inputs_of(looked, {each.cell for each in cells}, references, words)
    keys = words.keys([*(each.cell for each in inputs), *(each.cell for each in ordered)])
    said, faults = choices.among(keys)
    steps = tuple(_step(each, keys[each.cell], words, said) for each in ordered)
    named = (_named(each, keys[each.cell], said) for each in inputs)
    made = tuple(replace(each, starts_1904=book.starts_1904) for each in named)
    mark = fingerprint(book, formulas)  # fillings of one tool have one, and are one model
    layout = ToolLayout(
        f"rekentool_{mark[:12]}",
        book.name,
        "stuk",
        mark,
        made,
        steps,
        texts,
        tuple(unread),
        starts_1904=book.starts_1904,
    )
    read, settled = _only_read(layout)
    read = _with_truths(read, settled.outcomes) if book.kind == "ods" else read
    whole, settled = _settled(_with_results(read, book, choices.results, settled.outcomes, faults), settled)
    return replace(whole, idle=idle_below(book, whole)), settled


def _no_tool(book: SourceBook) -> Finding:
    """Say that a workbook has no formulas, and where a typed calculation of costs is read."""
    found = no_formulas(book)
    advice = f"{found.advice} Een kostenopgave zonder formules leest de pagina Opgave, of tarief bereken {book.name}."
    return replace(found, advice=advice)


def read_formulas(references: References, formulas: Mapping[CellAddress, ReadFormula]) -> list[BookFormula]:
    """Return the formulas of a book as its model has them."""
    bounds = AreaBounds(references, formulas)
    return [_read(references, bounds, cell, tree) for cell, tree in formulas.items()]


def _with_results(
    layout: ToolLayout, book: SourceBook, results: Sequence[str], outcomes: Outcomes, faults: Sequence[Finding]
) -> ToolLayout:
    """The same with the cells of the price; raises `Refused` with what is wrong there and with `faults`."""
    proposed = proposed_results(layout)
    named, wrong = named_results(layout, book, outcomes, results)
    if faults or wrong:
        raise Refused((*wrong, *faults))
    chosen = named or proposed[:1]
    if not chosen:
        text = "Geen van de formules in dit werkboek kon worden gelezen."
        raise Refused((Finding("niets_gelezen", text, "Kijk bij niet_gelezen naar de redenen.", Place.of(book.name)),))
    unit = layout.by_key[chosen[0]].unit
    found = replace(layout, results=chosen, proposed=proposed, confirmed=bool(results), per=PER.get(unit, "stuk"))
    return with_rungs(found)


def _only_read(layout: ToolLayout) -> tuple[ToolLayout, SettledTool]:
    """The same without what turned out not to be read, and without what rests on that; and the rest settled."""
    settled = settle(layout, layout.held)
    return _only_read(_without(layout, settled.unread)) if settled.unread else (layout, settled)


def _with_truths(layout: ToolLayout, outcomes: Outcomes) -> ToolLayout:
    """The same for an .ods, which holds 1 and 0 for yes and no in a cell without a format of its own."""
    truths = {step.cell for step in layout.steps if isinstance(outcomes.get(step.cell), bool)}
    steps = (
        replace(step, stored=step.stored == "1") if step.cell in truths and step.stored in ("0", "1") else step
        for step in layout.steps
    )
    return replace(layout, steps=tuple(steps))


def _settled(layout: ToolLayout, before: SettledTool) -> tuple[ToolLayout, SettledTool]:
    """The same, with the numbers marked that the results need to be known beforehand."""
    settled = settle(layout, layout.held, before)
    inputs = tuple(
        replace(each, kind="vast_getal") if each.key in settled.fixed and each.kind == NUMBER else each
        for each in layout.inputs
    )
    return replace(layout, inputs=inputs), settled


def _without(layout: ToolLayout, reasons: Mapping[CellAddress, str]) -> ToolLayout:
    """The same without these cells, and without what rests on them."""
    unread = dict(reasons)
    held = {sheet: set(found) for sheet, found in by_sheet(unread).items()}
    for step, node in zip(layout.steps, layout.nodes, strict=True):
        below = next((cell for cell in named_cells(node, held) if cell in unread), None)
        if below is not None and step.cell not in unread:
            unread[step.cell] = f"rust op {below}, die niet is gelezen"
            held.setdefault(step.cell.sheet, set()).add(step.cell)
    told = (UnreadCell(step.cell, unread[step.cell], step.text) for step in layout.steps if step.cell in unread)
    steps = tuple(step for step in layout.steps if step.cell not in unread)
    return replace(layout, steps=steps, unread=(*layout.unread, *told))


def _read(references: References, bounds: AreaBounds, cell: CellAddress, found: ReadFormula) -> BookFormula:
    held = references.sheets[cell.sheet.casefold()].cells[cell.row, cell.column]
    try:
        if isinstance(found, Unread):
            raise found
        tree = bounds.with_bounds(cut(found, references.sheets))
        tree = _of_array(tree, held) if held.array else met_where_single(tree, cell)
        if references.book.rounds_as_shown and (shown := decimals(held.number_format)) is not None:
            tree = [AS_SHOWN, tree, str(shown)]
        node = node_of(tree)
        _refuse_functions(node, references.book.kind)
        return BookFormula(cell, held, tree, node)
    except (Unread, Malformed) as why:
        return BookFormula(cell, held, reason=str(why).rstrip("."))


def _of_array(tree: FormulaTree, held: SourceCell) -> FormulaTree:
    """The part of an array formula that stands in this cell."""
    first, _, last = held.array.partition(":")
    if (growing := _growing(tree)) and last in ("", first):
        return tree
    if growing:
        raise Unread(f"de functie {growing} {_HOW_LONG}")
    corner = address_of(f"blad!{first}")
    row, column = held.row - corner.row, held.column - corner.column
    return ["INDEX", tree, str(row + 1), str(column + 1)]


def _growing(tree: FormulaTree | object) -> str:
    """The function in a formula of which the list grows and shrinks, where there is one."""
    if not isinstance(tree, list) or not tree:
        return ""
    return str(tree[0]) if tree[0] in GROWING else next(filter(None, map(_growing, tree[1:])), "")


def _refuse_functions(node: FormulaNode, kind: str) -> None:
    if node.kind == "call":
        if node.name in VOLATILE:
            raise Unread(f"de functie {node.name} geeft elk moment, of in elk werkboek, iets anders")
        if node.name in DYNAMIC:
            raise Unread(f"de functie {node.name} {_HOW_LONG}")
        if node.name not in FUNCTIONS and node.name not in ARITHMETIC_SIGNS:
            macro = "; staat zij in een macro, dan wordt die niet uitgevoerd" if kind == "xlsm" else ""
            raise Unread(f"de functie {node.name} is onbekend{macro}")
    for part in node.parts:
        _refuse_functions(part, kind)


def _named(each: ToolInput, key: str, said: SaidOfCells) -> ToolInput:
    label = said.names.get(each.cell, each.label)
    jeugdwet, wmo = said.letters_of(each.cell, key, label)
    return replace(each, key=key, label=label, jeugdwet=jeugdwet, wmo=wmo)


def _step(each: BookFormula, key: str, words: BookWords, said: SaidOfCells) -> ToolStep:
    unit: Unit = words.unit(each.cell)
    label = said.names.get(each.cell) or words.label(each.cell)
    stored, letters = stored_of(each.held, words.book), said.letters_of(each.cell, key, label)
    unit = UNITS[unit.key]
    return ToolStep(each.cell, key, label, unit, each.tree, each.held.formula, stored, *letters, node=each.node)


def stored_of(held: SourceCell, book: SourceBook) -> FormulaTree:
    """Return the value that the workbook holds, as data; nothing where it holds none."""
    match held.value:
        case bool() as truth:
            return truth
        case Decimal() as number:
            return plain(number)
        case date() as day:
            return str(serial_of(day, starts_1904=book.starts_1904))
        case str() as text:
            return {"fout": text} if held.is_error else {"tekst": text[:2000]}
    return None


def unread_findings(unread: Iterable[UnreadCell]) -> tuple[Finding, ...]:
    """Return what could not be compiled as findings, each at its cell."""
    return tuple(
        Finding(
            "formule_niet_gelezen",
            f"Deze formule is niet gelezen: {each.reason}.",
            "Wat er niet op rust, werkt gewoon.",
            each.cell.place,
            Severity.WARNING,
        )
        for each in unread
    )


__all__ = [
    "MOST_FORMULAS",
    "ToolInput",
    "compile_book",
    "fingerprint",
    "stored_of",
    "unread_findings",
]
