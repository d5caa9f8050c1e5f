"""A second opinion: at random inputs the model and the engine for workbooks come to the same, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random
from time import process_time
from typing import Annotated, Final

from tarief.core.jsonable import Jsonable
from tarief.core.number import plain
from tarief.models.rekentool.layout import NUMBER, ToolInput, ToolLayout, ToolStep
from tarief.models.rekentool.node import CellAddress, address_of
from tarief.models.rekentool.settle import CellValues, SettledTool, settle
from tarief.models.rekentool.ties import resting_on, ties_in
from tarief.models.rekentool.value import ErrorValue, Known, Value, constant
from workbooks.read.book import SourceBook, SourceSheet
from workbooks.read.recalculate.calculator import AVAILABLE, Calculator, CellOutcome
from workbooks.read.recalculate.package import WrittenCell, formula_xml, name_xml, package, quoted, value_xml
from workbooks.read.recalculate.scan import calls
from workbooks.read.recalculate.tables import CellTable, without_tables
from workbooks.read.rekentool.inputs import kind_of
from workbooks.read.rekentool.proof import Unequal, by_rules, is_same

#: So many times other choices, each with so many times other numbers.
CHOICES: Final = 5
NUMBERS: Final = 10
#: Seconds of processor time after which no other filling is tried: what was seen until then is told.
SECONDS: Final = 12
_MOST_TOLD: Final = 50
#: Of a payment that may be made in advance the engine makes other interest, and so another repayment.
_SPLIT: Final = ("IPMT", "PPMT")
_WITH_MOMENT: Final = 6
_KINDS: Final = {NUMBER: "n", "tekst": "s", "datum": "d", "waar": "b"}


@dataclass(frozen=True, slots=True)
class ToolTrials(Jsonable):
    """At how many random inputs was compared, how many cells in all, and which came to something else."""

    TITLE = "Proef"

    inputs: Annotated[int, "invullingen"]
    compared: Annotated[int, "vergeleken"]
    equal: Annotated[int, "gelijk"]
    unequal: Annotated[tuple[Unequal, ...], "verschillen"] = ()


def tried(layout: ToolLayout, book: SourceBook) -> ToolTrials | None:
    """Compare at random inputs; None where the engine is not there."""
    if not AVAILABLE:
        return None
    start = process_time()
    engine = Calculator(written(book), starts_1904=book.starts_1904)
    engine.evaluate()
    base = layout.held
    differing = [step for step in layout.steps if _pays_in_advance(step)]
    comparable = [step for step in layout.steps if step not in differing and _agrees(step, engine)]
    random, compared, unequal, inputs = Random(layout.fingerprint), 0, list[Unequal](), 0
    for _ in range(CHOICES):
        if inputs and process_time() - start > SECONDS:
            break
        chosen = base | _choices(layout, random)
        settled = settle(layout, chosen)
        for _ in range(NUMBERS):
            if inputs and process_time() - start > SECONDS:
                break
            filled = chosen | _numbers(layout, settled, random)
            found = _found(layout, filled, settled)
            ours = {step.cell: found[step.cell] for step in differing if step.cell in found}
            for cell, value in (filled | ours).items():
                if value is not None:
                    engine.put(cell.sheet, cell.row, cell.column, _outcome(value))
            engine.evaluate()
            inputs += 1
            seen = [step for step in comparable if step.cell in found]
            compared += len(seen)
            new = [each for step in seen for each in _different(step, found[step.cell], engine)]
            unequal += _with_edges(layout, filled, new)
    return ToolTrials(inputs, compared, compared - len(unequal), tuple(unequal[:_MOST_TOLD]))


def _with_edges(layout: ToolLayout, filled: CellValues, unequal: list[Unequal]) -> Iterator[Unequal]:
    """The same, marked where a number lay on the edge of its rounding."""
    edges = resting_on(layout, ties_in(layout, filled)) if unequal else set()
    return (replace(each, on_edge=address_of(each.cell) in edges) for each in unequal)


def _found(layout: ToolLayout, filled: CellValues, settled: SettledTool) -> Mapping[CellAddress, Known | ErrorValue]:
    """What the rules come to; with an error that there was not when they were made, by rules of its own."""
    found = by_rules(layout, filled, settled)
    if settled.relies and any(isinstance(each, ErrorValue) for each in found.values()):
        return by_rules(layout, filled, settle(layout, filled))
    return found


def _different(step: ToolStep, found: Known | ErrorValue, engine: Calculator) -> Iterator[Unequal]:
    theirs = engine.outcome(step.cell.sheet, step.cell.row, step.cell.column)
    both_wrong = theirs.kind == "e" and isinstance(found, ErrorValue)
    if not both_wrong and not (theirs.kind == "n" and is_same(plain(Decimal(theirs.text)), found)):
        ours = found.kind if isinstance(found, ErrorValue) else str(found)
        yield Unequal(str(step.cell), theirs.text, ours)


def _pays_in_advance(step: ToolStep) -> bool:
    """Whether interest is split off a payment that may be at the start: there the engine comes to something else.

    Such a cell holds our outcome in the engine, so that what rests on it is still compared.
    """
    return any(call.name in _SPLIT and len(call.slots) == _WITH_MOMENT for call in calls(step.text))


def _agrees(step: ToolStep, engine: Calculator) -> bool:
    """Whether the engine comes to what the workbook holds: it does not know every function."""
    if not isinstance(step.stored, str):
        return False
    theirs = engine.outcome(step.cell.sheet, step.cell.row, step.cell.column)
    return theirs.kind == "n" and is_same(step.stored, Decimal(theirs.text))


def _choices(layout: ToolLayout, random: Random) -> dict[CellAddress, Value]:
    return {each.cell: each.value(random.choice(each.choices)) for each in layout.inputs if each.choices}


def _numbers(layout: ToolLayout, settled: SettledTool, random: Random) -> dict[CellAddress, Value]:
    varying = (each for each in layout.inputs if each.kind == NUMBER and each.key not in settled.fixed)
    return {each.cell: constant(_another(each, random)) for each in varying}


def _another(each: ToolInput, random: Random) -> Decimal:
    """A number of the same size: a whole one stays whole."""
    number = Decimal(each.written)
    other = number * random.randint(600_000, 1_400_000) / 1_000_000
    return Decimal(round(other)) if number == number.to_integral_value() else round(other, 9)


def _outcome(value: Value | Decimal) -> CellOutcome:
    if isinstance(value, ErrorValue):
        return CellOutcome("e", value.kind)
    if isinstance(value, bool):
        return CellOutcome("b", "1" if value else "")
    if isinstance(value, str):
        return CellOutcome("s", value)
    number = value if isinstance(value, Decimal) else getattr(value, "args", (Decimal(0),))[0]
    return CellOutcome("n", str(number))


def written(book: SourceBook) -> bytes:
    """Return the workbook for the engine, which never sees the file that somebody sent."""
    tables = [
        CellTable(each.name, each.sheet, each.area, each.columns, each.has_heads, each.has_totals)
        for each in book.tables
    ]
    sheets = {sheet.name: list(_cells(sheet, tables, book)) for sheet in book.sheets}
    numbers = {sheet.name: number for number, sheet in enumerate(book.sheets)}
    names = {}
    for name, (sheet, cells) in book.names.items():
        own, mark, bare = name.rpartition("!")
        if (own in numbers) == bool(mark):
            text = f"{quoted(sheet)}!{':'.join(_fixed(each) for each in cells.split(':'))}"
            names[own, bare.casefold()] = name_xml(bare, text, numbers.get(own))
    for name, formula in book.named_formulas.items():
        if "!" not in name:
            names.setdefault(("", name.casefold()), name_xml(name, formula[1:], None))
    return package(sheets, names.values(), starts_1904=book.starts_1904)


def _fixed(cell: str) -> str:
    letters = cell.rstrip("0123456789")
    return f"${letters}${cell[len(letters) :]}"


def _cells(sheet: SourceSheet, tables: Iterable[CellTable], book: SourceBook) -> Iterator[WrittenCell]:
    seen = {""}
    for (row, column), held in sheet.cells.items():
        if held.formula:
            again = bool(held.array) and held.array in seen
            seen.add(held.array)
            if not again:
                formula = without_tables(held.formula, (sheet.name, row, column), tables)
                yield row, column, formula_xml(formula, held.array)
        elif held.value not in (None, ""):
            kind, text = kind_of(held)
            told = "1" if text == "waar" else "" if kind == "waar" else text
            yield row, column, value_xml(_KINDS[kind], told, book.starts_1904)
