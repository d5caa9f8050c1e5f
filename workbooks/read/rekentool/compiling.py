"""From a workbook to the document of a model: every formula cell a step, in working order, or a reason why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from tarief.core.canonical import canonical, sha256_of
from tarief.core.findings import Finding, Refused, Severity
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.core.units import UNITS, Unit
from tarief.models.rekentool.evaluate import ARITHMETIC_SIGNS
from tarief.models.rekentool.functions import FUNCTIONS
from tarief.models.rekentool.functions.dates import serial_of
from tarief.models.rekentool.layout import NUMBER, ToolInput, ToolLayout, ToolStep, UnreadCell, named_cells
from tarief.models.rekentool.node import CellAddress, FormulaNode, FormulaTree, Malformed, address_of, node_of
from tarief.models.rekentool.settle import settle
from tarief.models.rekentool.value import Unread
from workbooks.read.book import SourceBook, SourceCell
from workbooks.read.rekentool.inputs import inputs_of, looked_at
from workbooks.read.rekentool.references import References
from workbooks.read.rekentool.results import proposed_results
from workbooks.read.rekentool.words import PER, BookWords, slug

#: Formula cells of a workbook that are compiled.
MOST_FORMULAS: Final = 20_000
VOLATILE: Final = frozenset({"NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY", "OFFSET", "INDIRECT", "CELL", "INFO"})


@dataclass(frozen=True, slots=True)
class BookFormula:
    """A cell with a formula, as it was read: its tree, or why it has none."""

    cell: CellAddress
    held: SourceCell
    tree: FormulaTree = None
    node: FormulaNode | None = None
    reason: str = ""


def compile_book(book: SourceBook, results: Sequence[str] = (), names: Mapping[str, str] | None = None) -> ToolLayout:
    """Compile a workbook; `results` are the cells that are asked for, `names` what the user calls cells.

    Raises `Refused` for a book without formulas, and for results that are none.
    """
    references, words = References(book), BookWords(book)
    cells = [
        _read(references, sheet.name, held) for sheet in book.sheets for held in sheet.cells.values() if held.formula
    ]
    if not cells:
        text = "In dit werkboek staat geen enkele formule, dus er is niets om een model van te maken."
        raise Refused((Finding("geen_formules", text, "Bewaar het met formules, als .xlsx.", Place.of(book.name)),))
    ordered, unread = _in_order(cells[:MOST_FORMULAS])
    looked = looked_at([each.node for each in ordered if each.node is not None], references)
    inputs, texts = inputs_of(looked, {each.cell for each in cells}, references, words)
    keys = words.keys([*(each.cell for each in inputs), *(each.cell for each in ordered)])
    renamed = _renamed(names or {}, {*keys})
    steps = tuple(_step(each, keys[each.cell], words, renamed) for each in ordered)
    made = tuple(replace(each, key=keys[each.cell], label=renamed.get(each.cell, each.label)) for each in inputs)
    layout = ToolLayout(
        f"rekentool_{slug(book.name.rpartition('.')[0] or book.name, 40)}",
        book.name,
        "stuk",
        fingerprint(book),
        made,
        steps,
        texts,
        tuple(unread),
    )
    return _with_results(_settled(layout), book, results)


def _with_results(layout: ToolLayout, book: SourceBook, results: Sequence[str]) -> ToolLayout:
    proposed = proposed_results(layout)
    chosen = tuple(_result(layout, text, book) for text in results) or proposed[:1]
    if not chosen:
        text = "Geen van de formules in dit werkboek kon worden gelezen."
        raise Refused((Finding("niets_gelezen", text, "Kijk bij niet_gelezen naar de redenen.", Place.of(book.name)),))
    unit = layout.by_key[chosen[0]].unit
    return replace(layout, results=chosen, proposed=proposed, confirmed=bool(results), per=PER.get(unit, "stuk"))


def _result(layout: ToolLayout, text: str, book: SourceBook) -> str:
    """The key of a result that is named as `Blad!C5`, with or without quotes, or by its key."""
    if text in layout.by_key and isinstance(layout.by_key[text], ToolStep):
        return text
    sheet, _, address = text.replace("$", "").rpartition("!")
    plain_sheet = sheet.strip("'").replace("''", "'").casefold()
    for name in [each.name for each in book.sheets if each.name.casefold() == plain_sheet or not sheet]:
        try:
            cell = address_of(f"{name}!{address.upper()}")
        except Malformed:
            continue
        held = layout.by_cell.get(cell)
        if isinstance(held, ToolStep):
            return held.key
        why = next((each.reason for each in layout.unread if each.cell == cell), "")
        if why:
            _refuse(text, f"De formule is niet gelezen: {why}.")
    _refuse(text, "Daar staat geen formule.")
    return ""


def _refuse(text: str, why: str) -> None:
    advice = 'Noem een cel met een formule, bijvoorbeeld --resultaat "Resultaat!C5".'
    raise Refused((Finding("geen_resultaat", f"'{text[:80]}' kan geen resultaat zijn. {why}", advice),))


def _settled(layout: ToolLayout) -> ToolLayout:
    """The same, with the numbers that must be known beforehand marked, and with what turned out not to be read."""
    filled = {each.cell: each.value(each.written) for each in layout.inputs}
    settled = settle(layout, filled)
    inputs = tuple(
        replace(each, kind="vast_getal") if each.key in settled.fixed and each.kind == NUMBER else each
        for each in layout.inputs
    )
    unread = tuple(
        UnreadCell(step.cell, settled.unread[step.cell], step.text)
        for step in layout.steps
        if step.cell in settled.unread
    )
    steps = tuple(step for step in layout.steps if step.cell not in settled.unread)
    return replace(layout, inputs=inputs, steps=steps, unread=(*layout.unread, *unread))


def _renamed(names: Mapping[str, str], cells: set[CellAddress]) -> dict[CellAddress, str]:
    renamed: dict[CellAddress, str] = {}
    for text, label in names.items():
        try:
            cell = address_of(text.replace("$", "").replace("'", ""))
        except Malformed:
            cell = None
        if cell is None or cell not in cells:
            finding = Finding(
                "onbekende_cel", f"'{text[:80]}' is geen invoer en geen stap.", "Noem een cel van de lijst."
            )
            raise Refused((finding,))
        renamed[cell] = label[:200]
    return renamed


def _read(references: References, sheet: str, held: SourceCell) -> BookFormula:
    cell = CellAddress(sheet, held.row, held.column)
    try:
        tree = references.tree(held.formula, cell)
        if held.array:
            tree = _of_array(tree, held)
        node = node_of(tree)
        _refuse_functions(node)
        return BookFormula(cell, held, tree, node)
    except (Unread, Malformed) as why:
        return BookFormula(cell, held, reason=str(why).rstrip("."))
    except RecursionError:
        return BookFormula(cell, held, reason="de formule is te diep genest")


def _of_array(tree: FormulaTree, held: SourceCell) -> FormulaTree:
    """The part of an array formula that stands in this cell."""
    first = held.array.partition(":")[0]
    corner = address_of(f"blad!{first}")
    row, column = held.row - corner.row, held.column - corner.column
    return ["INDEX", tree, str(row + 1), str(column + 1)] if ":" in held.array else tree


def _refuse_functions(node: FormulaNode) -> None:
    if node.kind == "call":
        if node.name in VOLATILE:
            raise Unread(f"de functie {node.name} geeft elk moment, of in elk werkboek, iets anders")
        if node.name not in FUNCTIONS and node.name not in ARITHMETIC_SIGNS:
            raise Unread(f"de functie {node.name} is onbekend")
    for part in node.parts:
        _refuse_functions(part)


def _in_order(cells: list[BookFormula]) -> tuple[list[BookFormula], list[UnreadCell]]:
    """The cells that can be worked out, each after what it rests on; and the others, with the reason."""
    by_cell = {each.cell: each for each in cells}
    unread = {each.cell: each.reason for each in cells if each.reason}
    rests = {
        each.cell: [cell for cell in dict.fromkeys(named_cells(each.node, by_cell)) if cell in by_cell]
        for each in cells
        if each.node is not None
    }
    users: dict[CellAddress, list[CellAddress]] = {}
    for cell, below in rests.items():
        for each in below:
            users.setdefault(each, []).append(cell)
    waiting = {cell: len(below) for cell, below in rests.items()}
    ready = [cell for cell, count in waiting.items() if not count]
    order: list[BookFormula] = []
    for cell in ready:
        order.append(by_cell[cell])
        for user in users.get(cell, ()):
            waiting[user] -= 1
            if not waiting[user]:
                ready.append(user)
    done = set(ready)
    _tell_why(unread, {cell for cell in rests if cell not in done}, rests, users)
    return order, [UnreadCell(cell, why, by_cell[cell].held.formula) for cell, why in unread.items()]


def _tell_why(
    unread: dict[CellAddress, str],
    left: set[CellAddress],
    rests: Mapping[CellAddress, list[CellAddress]],
    users: Mapping[CellAddress, list[CellAddress]],
) -> None:
    """What is left rests on what was not read, or stands in a circle, or rests on one."""
    front = list(unread)
    for cell in front:
        for user in users.get(cell, ()):
            if user not in unread:
                unread[user] = f"rust op {cell}, die niet is gelezen"
                front.append(user)
    open_ = {cell for cell in left if cell not in unread}
    circle = {cell for cell in open_ if _reaches_itself(cell, rests, open_)} if len(open_) < 2_000 else open_
    for cell in sorted(open_):
        if cell in circle:
            unread[cell] = "de formule verwijst in een kring naar zichzelf"
        else:
            source = next((each for each in rests[cell] if each in open_), cell)
            unread[cell] = f"rust op {source}, die in een kring naar zichzelf verwijst"


def _reaches_itself(
    start: CellAddress, rests: Mapping[CellAddress, list[CellAddress]], among: set[CellAddress]
) -> bool:
    seen: set[CellAddress] = set()
    stack = [each for each in rests[start] if each in among]
    while stack:
        cell = stack.pop()
        if cell == start:
            return True
        if cell not in seen:
            seen.add(cell)
            stack += [each for each in rests[cell] if each in among]
    return False


def _step(each: BookFormula, key: str, words: BookWords, renamed: Mapping[CellAddress, str]) -> ToolStep:
    unit: Unit = words.unit(each.cell)
    label = renamed.get(each.cell) or words.label(each.cell)
    return ToolStep(each.cell, key, label, UNITS[unit.key], each.tree, each.held.formula, stored_of(each.held))


def stored_of(held: SourceCell) -> FormulaTree:
    """Return the value that the workbook holds, as data; nothing where it holds none."""
    match held.value:
        case bool() as truth:
            return truth
        case Decimal() as number:
            return plain(number)
        case date() as day:
            return str(serial_of(day))
        case str() as text:
            return {"fout": text} if held.is_error else {"tekst": text[:2000]}
    return None


def fingerprint(book: SourceBook) -> str:
    """Return what tells workbooks apart that are no fillings of one another: their sheets and their formulas."""
    formulas = [
        [sheet.name, held.address, held.formula]
        for sheet in book.sheets
        for held in sheet.cells.values()
        if held.formula
    ]
    return sha256_of(canonical([[sheet.name for sheet in book.sheets], sorted(formulas)]))


def unread_findings(unread: Iterable[UnreadCell]) -> tuple[Finding, ...]:
    """Return what could not be compiled as findings, each at its cell."""
    return tuple(
        Finding(
            "formule_niet_gelezen",
            f"Deze formule is niet gelezen: {each.reason}.",
            "Wat er niet op rust, werkt gewoon.",
            Place.at(each.cell.sheet, str(each.cell).rpartition("!")[2]),
            Severity.WARNING,
        )
        for each in unread
    )


__all__ = ["MOST_FORMULAS", "ToolInput", "compile_book", "fingerprint", "stored_of", "unread_findings"]
