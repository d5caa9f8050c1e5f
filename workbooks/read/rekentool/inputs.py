"""What is filled in: the cells without a formula that formulas look at, each with its kind."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import Final

from tarief.core.number import plain
from tarief.models.rekentool.layout import LONGEST, NOTHING, NUMBER, ToolInput
from tarief.models.rekentool.limits import Limits
from tarief.models.rekentool.node import CellAddress, FormulaNode, address_of, area_of, number_of
from tarief.models.rekentool.value import Unread
from workbooks.read.book import SourceCell
from workbooks.read.rekentool.limited import limits_in
from workbooks.read.rekentool.mark import truth_of
from workbooks.read.rekentool.places import cells_in
from workbooks.read.rekentool.references import References
from workbooks.read.rekentool.words import BookWords

#: Empty cells that may be filled in; of a larger area only what stands there is looked at.
_MOST_EMPTY: Final = 3_000
_LARGE: Final = 400
_MOST_CHOICES: Final = 500


@dataclass
class Looked:
    """The cells that formulas look at: one by one, and as part of an area."""

    single: set[CellAddress] = field(default_factory=set)
    listed: set[CellAddress] = field(default_factory=set)


def looked_at(nodes: Iterable[FormulaNode], references: References) -> Looked:
    """Return the cells that formulas look at."""
    looked = Looked()
    stack, done = list(nodes), set()
    while stack:
        part = stack.pop()
        stack += part.parts[1:] if part.name == "OFFSET" and not part.parts[0].parts else part.parts
        if part.cell is not None:
            looked.single.add(part.cell)
        if part.area is not None and part.area not in done:
            done.add(part.area)
            area, sheet = part.area, references.sheets[part.area.sheet.casefold()]
            rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
            small = len(rows) * len(columns) <= _LARGE
            places = (
                product(rows, columns)
                if small
                else (place for place in sheet.cells if place[0] in rows and place[1] in columns)
            )
            looked.listed.update(CellAddress(area.sheet, *place) for place in places)
    return looked


@dataclass(frozen=True)
class DropDowns:
    """The cells that take one of a list."""

    references: References

    @cached_property
    def lists(self) -> Mapping[CellAddress, tuple[str | Decimal, ...]]:
        """What each of them may hold."""
        found: dict[CellAddress, tuple[str | Decimal, ...]] = {}
        for sheet in self.references.book.sheets:
            for areas, formula in sheet.lists:
                cells = [*cells_in(sheet.name, areas)]
                if cells and (choices := self._choices(formula, cells[0])):
                    found |= dict.fromkeys(cells, choices)
        return found

    def _choices(self, formula: str, at: CellAddress) -> tuple[str | Decimal, ...]:
        """The choices of a list: texts between quotes, or in braces, or what stands in an area or under a name."""
        if formula.startswith("{"):
            return _chosen_from(next(csv.reader([formula[1:-1]]), []))
        if formula.startswith('"'):
            pieces = formula.strip('"').replace('""', '"').split(",")
            return _chosen_from(pieces)
        try:
            tree = self.references.tree(formula, at)
        except Unread:
            return ()
        if not isinstance(tree, Mapping):
            return ()
        (kind, text), *_ = tree.items()
        if kind not in ("bereik", "cel"):
            return ()
        area = area_of(str(text)) if kind == "bereik" else None
        first = address_of(str(text)) if area is None else CellAddress(area.sheet, area.top, area.left)
        bottom, right = (first.row, first.column) if area is None else (area.bottom, area.right)
        sheet = self.references.sheets[first.sheet.casefold()]
        places = product(range(first.row, bottom + 1), range(first.column, right + 1))
        values = (cell.value for place in places if (cell := sheet.cells.get(place)) is not None)
        return tuple(value for value in values if isinstance(value, str | Decimal) and value != "")[:_MOST_CHOICES]


def _chosen_from(pieces: Sequence[str]) -> tuple[str | Decimal, ...]:
    return tuple(_typed(piece.strip()) for piece in pieces if piece.strip())[:_MOST_CHOICES]


def _typed(piece: str) -> str | Decimal:
    """A choice that is typed between quotes; a number is one, also with a comma, as in the cell that takes it."""
    bare = piece.removesuffix("%").replace(",", ".")
    whole, _, rest = bare.removeprefix("-").partition(".")
    if whole.isascii() and whole.isdigit() and (not rest or (rest.isascii() and rest.isdigit())) and len(bare) < 20:
        return Decimal(bare).scaleb(-2) if piece.endswith("%") else Decimal(bare)
    return piece


def inputs_of(
    looked: Looked, formulas: set[CellAddress], references: References, words: BookWords
) -> tuple[list[ToolInput], dict[CellAddress, str]]:
    """Return the inputs in the order of the workbook, and the texts of tables; keys come later."""
    lists, limits = DropDowns(references).lists, limits_in(references)
    inputs: list[ToolInput] = []
    texts: dict[CellAddress, str] = {}
    empty = 0
    order = {name: number for number, name in enumerate(references.sheets)}
    cells = (looked.single | looked.listed) - formulas
    for cell in sorted(cells, key=lambda each: (order.get(each.sheet.casefold(), len(order)), each)):
        sheet = references.sheets.get(cell.sheet.casefold())
        held = None if sheet is None else sheet.at(cell.row, cell.column)
        made = _limited(_input(cell, held, lists.get(cell), words), limits.get(cell))
        if made.kind == "tekst" and (cell not in looked.single or (held is not None and held.is_error)):
            texts[cell] = made.written
            continue
        empty += made.kind == NOTHING
        if made.kind != NOTHING or empty <= _MOST_EMPTY:
            inputs.append(made)
    return inputs, texts


def _limited(made: ToolInput, limits: Limits | None) -> ToolInput:
    """The same with the limits of its number; limits that the tool itself is past say nothing."""
    if limits is None or made.kind not in (NUMBER, NOTHING):
        return made
    is_past = made.written and not limits.allow(number_of(made.written))
    return made if is_past else replace(made, limits=limits)


def _input(
    cell: CellAddress, held: SourceCell | None, choices: tuple[str | Decimal, ...] | None, words: BookWords
) -> ToolInput:
    kind, written = kind_of(held)
    label, unit = words.label(cell), words.unit(cell)
    if choices:
        numeric = all(isinstance(choice, Decimal) for choice in choices) and kind in (NUMBER, NOTHING)
        offered = dict.fromkeys(
            plain(choice) if isinstance(choice, Decimal) else choice[:LONGEST] for choice in choices
        )
        if numeric or kind in ("tekst", NOTHING):
            offered |= {written: None} if written else {}
            return ToolInput(cell, "", label, "keuze", written, unit, tuple(offered), numeric)
    return ToolInput(cell, "", label, kind, written, unit)


def kind_of(held: SourceCell | None) -> tuple[str, str]:
    """Return what stands in a cell: its kind and the value as a document writes it."""
    truth = None if held is None else truth_of(held)
    match held.value if held is not None and truth is None else truth:
        case bool() as truth:
            return "waar", "waar" if truth else "onwaar"
        case Decimal() as number:
            return NUMBER, plain(number)
        case date() as day:
            return "datum", day.isoformat()
        case str() as text if text:
            return "tekst", text[:LONGEST]
    return NOTHING, ""
