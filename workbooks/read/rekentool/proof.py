"""Whether a model comes to what the workbook holds: every formula cell, at the values that stand in it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Annotated, Final

from tarief.core.expression import evaluate
from tarief.core.jsonable import Jsonable
from tarief.core.number import EXACT, plain
from tarief.models.rekentool.layout import ToolLayout
from tarief.models.rekentool.node import CellAddress, FormulaTree, tree_of_value
from tarief.models.rekentool.settle import CellValues, Outcomes, SettledTool
from tarief.models.rekentool.value import ErrorValue, Known, constant

#: What binary fractions lose on the way, relative to the number; far below a cent.
_LOST: Final = Decimal("1e-9")
_MOST_TOLD: Final = 200


@dataclass(frozen=True, slots=True)
class Unequal(Jsonable):
    """A cell of which the model comes to something else than the workbook holds."""

    TITLE = "AndereUitkomst"

    cell: Annotated[str, "cel"]
    stored: Annotated[str, "werkboek"]
    found: Annotated[str, "model"]


@dataclass(frozen=True, slots=True)
class ToolProof(Jsonable):
    """How many formulas there are, how many come to what the workbook holds, and which do not.

    Of those that are equal the file itself holds no outcome of `own`: they are compared with a calculation of ours.
    """

    TITLE = "Bewijs"

    formulas: Annotated[int, "formules"]
    equal: Annotated[int, "gelijk"]
    without_value: Annotated[int, "zonder_waarde"]
    unread: Annotated[int, "niet_gelezen"]
    unequal: Annotated[tuple[Unequal, ...], "verschillen"] = ()
    own: Annotated[int, "eigen_berekening"] = 0

    @property
    def told(self) -> Annotated[str, "tekst"]:
        """The counts in words: `1.284 formules, 1.284 gelijk`."""
        return f"{_counted(self.formulas)} formules, {_counted(self.equal)} gelijk"


def _counted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def found_by(layout: ToolLayout, settled: SettledTool) -> Outcomes:
    """Return what every cell comes to at what the workbook holds, by its rule where it has one."""
    return {**settled.outcomes, **by_rules(layout, layout.held, settled)}


def compared(layout: ToolLayout, found: Outcomes, own: Container[CellAddress] = frozenset()) -> ToolProof:
    """Compare what was found with what the workbook holds; `own` are cells of which the value is ours."""
    unequal = []
    without = equal = ours = 0
    for step in layout.steps:
        if step.stored is None:
            without += 1
        elif is_same(step.stored, found.get(step.cell)):
            equal += 1
            ours += step.cell in own
        else:
            unequal.append(Unequal(str(step.cell), _shown(step.stored), _shown(_tree(found.get(step.cell)))))
    total = len(layout.steps) + len(layout.unread)
    return ToolProof(total, equal, without, len(layout.unread), tuple(unequal[:_MOST_TOLD]), ours)


def by_rules(layout: ToolLayout, filled: CellValues, settled: SettledTool) -> dict[CellAddress, Known | ErrorValue]:
    """Return what the rules of the model come to, one line after another, as the model itself runs them."""
    values = {each.key: number for each in layout.inputs if (number := _number(filled, each.cell)) is not None}
    found: dict[CellAddress, Known | ErrorValue] = {}
    for step in layout.steps:
        if (rule := settled.rules.get(step.key)) is None:
            continue
        try:
            with localcontext(EXACT):
                values[step.key] = found[step.cell] = Decimal(evaluate(rule.rule, values))
        except (ArithmeticError, KeyError):
            found[step.cell] = ErrorValue("#DIV/0!")
    return found


def _number(filled: CellValues, cell: CellAddress) -> Decimal | None:
    value = filled.get(cell)
    number = getattr(value, "args", (None,))[0]
    return number if isinstance(number, Decimal) else None


def is_same(stored: FormulaTree, found: Known | ErrorValue) -> bool:
    """Tell whether a cell comes to what it held, but for what binary fractions lose."""
    if isinstance(stored, str) and isinstance(found, Decimal):
        number = Decimal(stored)
        return abs(number - found) <= max(abs(number), abs(found), Decimal(1)) * _LOST
    return _tree(found) == stored


def _tree(found: Known | ErrorValue) -> FormulaTree:
    if found is None:
        return None
    return tree_of_value(constant(found) if isinstance(found, Decimal) else found)


def _shown(tree: FormulaTree) -> str:
    match tree:
        case None:
            return ""
        case bool():
            return "waar" if tree else "onwaar"
        case str():
            return plain(Decimal(tree))
        case {"tekst": str() as text} | {"fout": str() as text}:
            return text
    return ""
