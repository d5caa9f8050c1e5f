"""The lines and choices of two calculations beside each other."""

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from openpyxl.utils import quote_sheetname

from tarief.calculation import Breakdown
from tarief.core.dutch import with_small_letter
from tarief.core.units import Unit
from tarief.model.plan import Node
from workbooks.write.book.book import NewSheet
from workbooks.write.book.look import FIGURE, SOFT, TEXT, signed
from workbooks.write.result.ladder import Ladder
from workbooks.write.result.names import Rounded, chosen_in_words
from workbooks.write.result.rows import NOTHING, write_live
from workbooks.write.result.writing import Written


@dataclass(frozen=True, slots=True)
class Side:
    """A calculation seen from one of its prices, whose it is, and where it was written."""

    label: str
    breakdown: Breakdown
    written: Written

    @property
    def price(self) -> Rounded:
        """The price as it is agreed."""
        return self.written.names.prices[self.breakdown.plan.result]

    @property
    def ladder(self) -> Ladder:
        """Where the ladder of the price stands on its sheet."""
        return self.written.ladders[self.breakdown.plan.result][1]

    def for_price(self, key: str) -> Self:
        """Return the same side seen from another price."""
        return replace(self, breakdown=self.breakdown.for_price(key))

    def at(self, key: str) -> str:
        """Return how a line of it is read from another sheet."""
        return self.written.names.at(key)

    def rung(self, row: int) -> tuple[str, Decimal]:
        """Return how the amount that its ladder shows in a row is read from another sheet, and the amount."""
        sheet = self.written.ladders[self.breakdown.plan.result][0]
        return f"{quote_sheetname(sheet.title)}!C{row}", sheet.stored(f"C{row}")


def write_lines(sheet: NewSheet, row: int, a: Side, b: Side) -> int:
    """Write every line of either calculation from this row on, with the difference; return the row after them."""
    sheet.heads(row, ("Omschrijving", a.label, b.label, "Verschil", "Eenheid"), "CDE")
    mine, theirs = a.breakdown.plan.nodes, b.breakdown.plan.nodes
    nodes = {key: mine.get(key) or theirs[key] for key in _in_order(list(mine), list(theirs))}
    times = Counter(node.label for node in nodes.values())
    for key, node in nodes.items():
        row += 1
        label = node.label if times[node.label] == 1 else _apart(node, a if key in mine else b)
        sheet.text(f"B{row}", label, TEXT)
        _write_line(sheet, row, key, a, b)
    return row + 1


def _apart(node: Node, side: Side) -> str:
    """The label of a line that another has too: the line of a row says of what, so that it is not the total."""
    model = side.breakdown.model
    table = model.tables.get(node.quantity.row)
    return f"{node.label} (per {with_small_letter(model.options[table.name].label)})" if table else node.label


def _in_order(mine: list[str], theirs: list[str]) -> list[str]:
    """The keys of both in working order: what only the other side has follows what stands before it there."""
    order = list(mine)
    for index, key in enumerate(theirs):
        if key not in mine:
            order.insert(order.index(theirs[index - 1]) + 1 if index else 0, key)
    return order


def _write_line(sheet: NewSheet, row: int, key: str, a: Side, b: Side) -> None:
    nodes = [side.breakdown.plan.nodes.get(key) for side in (a, b)]
    values = [
        write_live(sheet, f"{column}{row}", side.breakdown, side.written.names, each, NOTHING)
        for column, side, each in zip("CD", (a, b), nodes, strict=True)
    ]
    units: list[Unit] = list(dict.fromkeys(each.unit for each in nodes if each is not None))
    if None not in nodes and len(units) == 1:
        formula = f"IF(COUNT(C{row}:D{row})=2,D{row}-C{row},0)"
        difference = Decimal(0) if None in values else (values[1] or Decimal(0)) - (values[0] or Decimal(0))
        sheet.formula(f"E{row}", formula, difference, FIGURE.but(number_format=signed(units[0])))
    else:
        sheet.text(f"E{row}", NOTHING, FIGURE)
    sheet.text(f"F{row}", " / ".join(unit.label for unit in units), TEXT.but(colour=SOFT, size=9))


def write_choices(sheet: NewSheet, row: int, a: Side, b: Side) -> int:
    """Write the choices in which the two differ, under a heading, if there are any; return the row after them."""
    chosen = [chosen_in_words(side.breakdown) for side in (a, b)]
    mine, theirs = a.breakdown.chosen, b.breakdown.chosen
    differing = [key for key in dict.fromkeys((*mine, *theirs)) if mine.get(key) != theirs.get(key)]
    if not differing:
        return row
    row = sheet.heading(row, "F", "Andere keuzes")
    sheet.heads(row, ("Keuze", a.label, "", b.label, ""))
    for key in differing:
        row += 1
        sheet.text(f"B{row}", next(side[key][0] for side in chosen if key in side), TEXT)
        for area, side in zip((f"C{row}:D{row}", f"E{row}:F{row}"), chosen, strict=True):
            sheet.spread(area, side[key][1] if key in side else NOTHING, TEXT)
    return row + 1
