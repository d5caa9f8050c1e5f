"""A result workbook of ours, read again: what it was worked out from, with what was changed in its cells since.

What was stated stands in it as a document. A number in a cell that is no longer the one that the calculation gives was
typed by somebody: it is taken as given, and said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from tarief.calculation import Breakdown
from tarief.calculation.inputs import Path, StatedInputs, read_inputs
from tarief.core.days import DAY
from tarief.core.dutch import shown
from tarief.core.findings import Finding, Refused, Severity
from tarief.core.json_data import day_of
from tarief.core.place import Whereabouts
from tarief.costmodel import CostModel
from tarief.documents.inputs import Inputs
from tarief.documents.record import Entry, Record
from tarief.documents.strict_json import read_json
from tarief.model.plan import Node, NodeKind
from tarief.model.steps import Steps
from tarief.opgave import Opgave
from workbooks.read.book import SourceBook, Value
from workbooks.read.book.parsing.result import FORMULAS_IN
from workbooks.read.template.cells import Cells, NamedCell
from workbooks.read.template.names import GIVEN, PRODUCT, PROVIDER

#: The kind of the finding that a number was changed in the workbook.
CHANGED_SINCE: Final = "veranderd_in_werkboek"
#: Relative: what a workbook keeps of a number, and far below what anybody types.
_SAME: Final = Decimal("1e-9")


class UitkomstIn(Record):
    """What a result workbook was worked out from."""

    invoer = Entry(Inputs())


@dataclass(frozen=True, slots=True)
class _Change:
    """A cell that no longer holds what the calculation gives."""

    node: Node
    cell: NamedCell
    before: Decimal | None

    @property
    def path(self) -> Path:
        return _path(self.node)

    @property
    def finding(self) -> Finding:
        if self.cell.fault is not None:
            return self.cell.fault.at(self.cell.place)
        now, before = (_told(value, self.node) for value in (self.cell.value, self.before))
        text = f"{self.node.label} is in dit werkboek veranderd: het was {before} en is nu {now}."
        return Finding(CHANGED_SINCE, text, "Daarmee is gerekend.", self.cell.place, Severity.WARNING)


def read_returned(book: SourceBook, marks: Sequence[tuple[str, str]], model: CostModel) -> Opgave:
    """Return what a result was worked out from as it stands in the workbook now; `Refused` where that is damaged."""
    said, cells = dict(marks), Cells(book, model.index.renamed)
    record = UitkomstIn.of({"invoer": read_json("".join(text for key, text in marks if key == GIVEN).encode())})
    record.refuse()
    inputs = read_inputs(model, record.invoer)
    opgave = Opgave(model, day_of(said.get(DAY, "")), inputs, book.name, said.get(PROVIDER, ""), said.get(PRODUCT, ""))
    try:
        breakdown = opgave.calculate()
    except Refused:  # whoever calculates is told why
        return opgave
    where = {_path(node): cells.place(node.id) for node in breakdown.plan.nodes.values() if node.id in cells}
    opgave = replace(opgave, places=Whereabouts(where))
    if book.kind in FORMULAS_IN:
        return _with(opgave, tuple(_changes(breakdown, cells)))
    return _of_values(opgave, breakdown, cells)


def _of_values(opgave: Opgave, breakdown: Breakdown, cells: Cells) -> Opgave:
    """Return what stands in a file that tells no formulas: what does not follow from the rest was typed over it."""
    opgave = _with(opgave, tuple(each for each in _changes(breakdown, cells) if each.node.expression is None))
    told: set[str] = set()
    while len(told) < len(breakdown.plan.nodes):
        try:
            breakdown = opgave.calculate()
        except Refused:  # whoever calculates is told why
            return opgave
        follows = (each for each in _changes(breakdown, cells) if each.node.expression is not None)
        typed = next((each for each in follows if each.node.id not in told and not _text_lost(each)), None)
        if typed is None:
            return opgave
        told.add(typed.node.id)
        opgave = _with(opgave, (typed,))
    return opgave


def _text_lost(change: _Change) -> bool:
    """Tell whether a cell said that there is no amount: of such a text LibreOffice keeps a zero in an .xls."""
    return change.before is None and change.cell.value == 0


def _with(opgave: Opgave, changes: Sequence[_Change]) -> Opgave:
    inputs, told = _changed(opgave.model, opgave.inputs, changes), tuple(change.finding for change in changes)
    return replace(opgave, inputs=inputs, findings=(*opgave.findings, *told))


def _changes(breakdown: Breakdown, cells: Cells) -> Iterator[_Change]:
    for node in breakdown.plan.nodes.values():
        cell = cells.cell(node.id)
        if cell is None or (node.expression is not None and cells.has_formula(node.id)):
            continue
        before = None if node.kind is NodeKind.ABSENT else breakdown.values[node.id]
        if cell.fault is not None or not _same(cell.value, before):
            yield _Change(node, cell, before)


def _same(value: Value, before: Decimal | None) -> bool:
    if isinstance(value, Decimal) and before is not None:
        return abs(value - before) <= _SAME * max(abs(before), Decimal(1) / 1000)
    return value is None and before is None


def _changed(model: Steps, inputs: StatedInputs, changes: Sequence[_Change]) -> StatedInputs:
    for change in changes:
        if change.cell.fault is None:
            written = change.cell.value
            text = str(written) if written is not None and not isinstance(written, Decimal) else written
            inputs = inputs.restated(model, change.path, text, f"werkboek, {change.cell.place}")
    return inputs


def _path(node: Node) -> Path:
    row = node.row_index
    return (node.quantity.key,) if row is None else (node.quantity.row, row, node.quantity.key)


def _told(value: Value, node: Node) -> str:
    if isinstance(value, Decimal):
        return shown(value, node.unit)
    return "leeg" if value is None else f"'{str(value)[:40]}'"
