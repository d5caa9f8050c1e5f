"""The ladder as a live table: exact amounts, and shown cents that add up, settled by largest remainder.

The settling is that of `tarief.rounding.settle`: cut each amount down to a cent, and give the cents that are
left to the largest remainders, the first of equals first. It stands in hidden columns behind the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from tarief.breakdown import Breakdown, Rung
from tarief.breakdown.ladder import MARGIN_KEY, ROUNDING_KEY
from tarief.law import LAWS
from workbooks.book import Sheet
from workbooks.look import COLUMNS, FIGURE, PLAIN, TEXT, TOTAL, TOTAL_FIGURE
from workbooks.result.names import CENTS, Names

_HEADERS = ("Onderdeel", "Bedrag", "Deel van tarief", *(law.title for law in LAWS.values()), "Onafgerond")
_HELPERS = {
    "J": "centen",
    "K": "hele centen",
    "L": "rest",
    "M": "volgorde",
    "N": "tot en met",
    "O": "begin",
    "P": "deel",
}
#: What stands where a rung of cost has no letter, and where a rung is no cost at all.
NO_LETTER, NO_ELEMENT = "niet ingedeeld", "geen onderdeel"
_MONEY = FIGURE.but(number_format="#,##0.00")
_EXACT = FIGURE.but(number_format="#,##0.0000", colour="5F6F77", size=9)
_SHARE = FIGURE.but(number_format="0.0%", colour="5F6F77")
_LETTER = TEXT.but(across="center", indent=0)
_TINY = Decimal("1e-6")


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where the table stands: its rows, the rows of cost, and the rows that are totals."""

    first: int
    last: int
    costs: tuple[int, int]
    total_cost: int | None
    extras: tuple[int, ...]


class _Table:
    """The table being written, row by row."""

    def __init__(self, sheet: Sheet, breakdown: Breakdown, names: Names, first: int) -> None:
        self.sheet, self.breakdown, self.names = sheet, breakdown, names
        self.row, self.first, self.reached = first, first, Decimal(0)

    def settled(self, rungs: Sequence[Rung], total: str, shown: Decimal) -> None:
        """Write rungs that are settled together, so that they sum to `total`."""
        first, last = self.row, self.row + len(rungs) - 1
        cents = [(rung.exact * 100).quantize(_TINY, ROUND_HALF_UP) for rung in rungs]
        floors = [each.to_integral_value(ROUND_FLOOR) for each in cents]
        rests = [each - floor for each, floor in zip(cents, floors, strict=True)]
        left = f"ROUND({total}*100,0)-SUM(K${first}:K${last})"
        for index, rung in enumerate(rungs):
            row = self.row
            rank = sum(rest > rests[index] for rest in rests) + rests[: index + 1].count(rests[index])
            self.sheet.formula(f"J{row}", f"ROUND(G{row}*100,6)", cents[index])
            self.sheet.formula(f"K{row}", f"INT(J{row})", floors[index])
            self.sheet.formula(f"L{row}", f"ROUND(J{row}-K{row},6)", rests[index])
            above = f"SUMPRODUCT((L${first}:L${last}>L{row})*1)+SUMPRODUCT((L${first}:L{row}=L{row})*1)"
            self.sheet.formula(f"M{row}", above, Decimal(rank))
            self.rung(rung, self._exact(rung), f"(K{row}+IF(M{row}<={left},1,0))/100")
        assert sum(rung.amount for rung in rungs) == shown

    def rung(self, rung: Rung, exact: str, amount: str) -> None:
        """Write one rung and its place in the picture."""
        row, sheet = self.row, self.sheet
        sheet.text(f"B{row}", rung.label, TEXT)
        sheet.formula(f"C{row}", amount, rung.amount, _MONEY)
        for column, law in zip("EF", LAWS, strict=True):
            letter = getattr(rung, law) or (NO_LETTER if rung.is_cost else NO_ELEMENT)
            sheet.text(f"{column}{row}", letter, _LETTER if len(letter) < 4 else _LETTER.but(size=8, colour="5F6F77"))
        sheet.formula(f"G{row}", exact, rung.exact, _EXACT)
        before, self.reached = self.reached, self.reached + rung.amount
        above = "0" if row == self.first else f"N{row - 1}"
        sheet.formula(f"N{row}", f"{above}+C{row}", self.reached)
        sheet.formula(f"O{row}", f"MIN({above},N{row})", min(before, self.reached))
        sheet.formula(f"P{row}", f"ABS(C{row})", abs(rung.amount))
        self.row += 1

    def total(self, label: str, formula: str, exact: str, value: Decimal, unrounded: Decimal) -> int:
        """Write a total; it is a bar from zero in the picture."""
        row, sheet = self.row, self.sheet
        sheet.band(f"B{row}:G{row}", TOTAL)
        sheet.text(f"B{row}", label, TOTAL)
        sheet.formula(f"C{row}", formula, value, TOTAL_FIGURE)
        sheet.formula(f"G{row}", exact, unrounded, TOTAL_FIGURE.but(number_format="#,##0.0000", size=9))
        sheet.formula(f"N{row}", f"N{row - 1}" if row > self.first else "0", self.reached)
        sheet.number(f"O{row}", Decimal(0))
        sheet.formula(f"P{row}", f"C{row}", value)
        self.row += 1
        return row

    def _exact(self, rung: Rung) -> str:
        taken_off = (rung.exact < 0) != (self.breakdown.values[rung.key] < 0)
        return f"-{rung.key}" if taken_off else rung.key


def write_ladder(sheet: Sheet, row: int, breakdown: Breakdown, names: Names) -> Ladder:
    """Write the table of the ladder from this row on."""
    for column, label in zip("BCDEFG", _HEADERS, strict=True):
        sheet.text(f"{column}{row}", label, COLUMNS if column == "B" else COLUMNS.but(across="center", indent=0))
    for column, label in _HELPERS.items():
        sheet.text(f"{column}{row}", label, PLAIN)
        sheet.raw.column_dimensions[column].hidden = True
        sheet.raw.column_dimensions[column].outlineLevel = 1
    table = _Table(sheet, breakdown, names, row + 1)
    costs = [rung for rung in breakdown.opbouw if rung.is_cost]
    table.settled(costs, f"ROUND({names.cost},2)", names.kostprijs.value if names.has_cost else _cents(breakdown))
    end = table.row - 1
    total_cost = _total_cost(table, breakdown, names) if names.has_cost else None
    extras = _write_extras(table, breakdown, names)
    last = table.total(
        f"{breakdown.plan.nodes[names.result].label}", names.tarief.key, names.result,
        breakdown.tarief, breakdown.values[names.result],
    )  # fmt: skip
    for each in range(row + 1, last + 1):
        value = _value_of(sheet, f"C{each}") / breakdown.tarief if breakdown.tarief else Decimal(0)
        style = _SHARE if each not in (total_cost, last) else TOTAL_FIGURE.but(number_format="0.0%")
        sheet.formula(f"D{each}", f"IF(C${last}=0,0,C{each}/C${last})", value, style)
    return Ladder(row + 1, last, (row + 1, end), total_cost, extras)


def _total_cost(table: _Table, breakdown: Breakdown, names: Names) -> int:
    label = breakdown.plan.nodes[names.cost].label
    value = names.kostprijs.value
    return table.total(label, names.kostprijs.key, names.cost, value, breakdown.values[names.cost])


def _write_extras(table: _Table, breakdown: Breakdown, names: Names) -> tuple[int, ...]:
    """What comes on top of the cost price: the mark-up, and what a coarse rounding adds or takes off."""
    first = table.row
    extras = [rung for rung in breakdown.opbouw if not rung.is_cost]
    marked = [rung for rung in extras if rung.key not in (MARGIN_KEY, ROUNDING_KEY)]
    price, cost = f"ROUND({names.result},2)", f"ROUND({names.cost},2)"
    if marked:
        table.settled(marked, f"({price}-{cost})", sum((rung.amount for rung in marked), Decimal(0)))
    for rung in extras:
        if rung.key == MARGIN_KEY:
            table.rung(rung, f"{names.result}-{names.cost}", f"{price}-{cost}")
    rounding = next((rung for rung in extras if rung.key == ROUNDING_KEY), None)
    if rounding is None and breakdown.rounding.apply(_PROBE) != CENTS.apply(_PROBE):
        difference = breakdown.tarief - breakdown.values[names.result]
        rounding = Rung(ROUNDING_KEY, "Afronding van het tarief", Decimal(0), "", "", difference, is_cost=False)
    if rounding is not None:
        table.rung(rounding, f"{names.tarief.key}-{names.result}", f"{names.tarief.key}-{price}")
    return tuple(range(first, table.row))


#: A number that every rule coarser than cents changes.
_PROBE = Decimal("1.01")


def _cents(breakdown: Breakdown) -> Decimal:
    value: Decimal = CENTS.apply(breakdown.values[breakdown.plan.result])
    return value


def _value_of(sheet: Sheet, at: str) -> Decimal:
    return Decimal(sheet.stored[at][0])
