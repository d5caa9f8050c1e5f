"""In which order the formulas of a book can be worked out, and which cannot be, with the reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tarief.models.rekentool.layout import UnreadCell, by_sheet, named_cells
from tarief.models.rekentool.node import CellAddress, FormulaNode, FormulaTree
from workbooks.read.book import SourceCell

_SHIFTED: Final = "de functie OFFSET wijst pas bij het rekenen aan welke cellen zij neemt"


@dataclass(frozen=True, slots=True)
class BookFormula:
    """A cell with a formula, as it was read: its tree, or why it has none."""

    cell: CellAddress
    held: SourceCell
    tree: FormulaTree = None
    node: FormulaNode | None = None
    reason: str = ""


def in_order(cells: list[BookFormula]) -> tuple[list[BookFormula], list[UnreadCell]]:
    """Return the cells that can be worked out, each after what it rests on; and the others, with the reason."""
    by_cell = {each.cell: each for each in cells}
    held = by_sheet(by_cell)
    unread = {each.cell: each.reason for each in cells if each.reason}
    rests = {
        each.cell: [cell for cell in dict.fromkeys(named_cells(each.node, held)) if cell in by_cell]
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
    shifted = {cell for cell in rests if cell not in done and _asks(by_cell[cell].node, "OFFSET")}
    circling = {cell for cell in shifted if not any(each in unread for each in rests[cell])}
    if circling:
        return in_order(
            [replace(each, reason=_SHIFTED, node=None) if each.cell in circling else each for each in cells]
        )
    _tell_why(unread, {cell for cell in rests if cell not in done}, rests, users, shifted)
    return order, [UnreadCell(cell, why, by_cell[cell].held.formula) for cell, why in unread.items()]


def _asks(node: FormulaNode | None, function: str) -> bool:
    return node is not None and (node.name == function or any(_asks(part, function) for part in node.parts))


def _tell_why(
    unread: dict[CellAddress, str],
    left: set[CellAddress],
    rests: Mapping[CellAddress, list[CellAddress]],
    users: Mapping[CellAddress, list[CellAddress]],
    shifted: Collection[CellAddress],
) -> None:
    """What is left rests on what was not read, or stands in a circle, or rests on one."""
    front = list(unread)
    for cell in front:
        for user in users.get(cell, ()):
            if user not in unread:
                why = f"{_SHIFTED}, en {cell} is niet gelezen" if user in shifted else ""
                unread[user] = why or f"rust op {cell}, die niet is gelezen"
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
