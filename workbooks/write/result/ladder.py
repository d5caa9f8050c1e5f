"""The ladder as a live table: exact amounts, and shown cents that add up, settled by largest remainder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tarief.calculation import Breakdown, Rung
from tarief.calculation.ladder import MARGIN_KEY, ROUNDING_KEY, shares_of
from tarief.core.law import LAWS
from workbooks.write.book.book import NewSheet
from workbooks.write.book.look import FIGURE, PLAIN, SOFT, TEXT, TOTAL_FIGURE
from workbooks.write.result.names import SHARE, Climb, Names, exact_format
from workbooks.write.result.settling import Settling

_HEADERS = ("Onderdeel", "Bedrag", "Deel", *(law.title for law in LAWS.values()), "Onafgerond")
SHARES = Settling("Q", ("R", "S", "T", "U"), scale=1)
_HELPERS = {"N": "tot en met", "O": "begin", "P": "deel"}
#: What stands where a rung of cost has no letter, where a rung is no cost at all, and in a model without letters.
NO_LETTER, NO_ELEMENT, NO_LAW = "niet ingedeeld", "geen onderdeel", "–"
_LETTER = TEXT.but(across="center", indent=0)


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where the table stands: its rows, the rows of cost, the rows that are totals, and the row of each rung."""

    first: int
    last: int
    costs: tuple[int, int]
    total_cost: int | None
    extras: tuple[int, ...]
    rungs: Mapping[str, int]


def has_letters(rungs: Sequence[Rung]) -> bool:
    """Tell whether the model says of any rung which element of a law it is."""
    return any(rung.jeugdwet or rung.wmo for rung in rungs)


class _Table:
    """The table being written, row by row."""

    def __init__(self, sheet: NewSheet, breakdown: Breakdown, names: Names, climb: Climb, first: int) -> None:
        self.sheet, self.breakdown, self.names, self.climb = sheet, breakdown, names, climb
        self.row, self.first, self.reached = first, first, Decimal(0)
        self.rows: dict[str, int] = {}
        unit = climb.price.unit
        self.money = FIGURE.but(number_format=unit.cell_format)
        self.exact = FIGURE.but(number_format=exact_format(unit), colour=SOFT, size=9)
        self.settling, self.decimals = _settling(climb), climb.final.places
        self.letters = has_letters(climb.rungs)

    def settled(self, rungs: Sequence[Rung], total: str) -> None:
        """Write rungs that are settled together, so that they sum to `total`."""
        formulas = self.settling.write(self.sheet, self.row, [rung.exact for rung in rungs], total)
        for rung, amount in zip(rungs, formulas, strict=True):
            self.rung(rung, self._exact(rung), amount)

    def rounded(self, at: str) -> str:
        """Return the formula of an amount on the decimals of the price."""
        return f"ROUND({at},{self.decimals})"

    def rung(self, rung: Rung, exact: str, amount: str) -> None:
        """Write one rung with its formulas, and the bar it is in the picture."""
        row, sheet = self.row, self.sheet
        self.rows[rung.key] = row
        sheet.text(f"B{row}", rung.label, TEXT)
        sheet.formula(f"C{row}", amount, rung.amount, self.money)
        for column, law in zip("EF", LAWS, strict=True):
            letter = getattr(rung, law) or (NO_LETTER if rung.is_cost else NO_ELEMENT) if self.letters else NO_LAW
            sheet.text(f"{column}{row}", letter, _LETTER if len(letter) < 4 else _LETTER.but(size=8, colour=SOFT))
        sheet.formula(f"G{row}", exact, rung.exact, self.exact)
        before, self.reached = self.reached, self.reached + rung.amount
        above = "0" if row == self.first else f"N{row - 1}"
        sheet.formula(f"N{row}", f"{above}+C{row}", self.reached)
        sheet.formula(f"O{row}", f"MIN({above},N{row})", min(before, self.reached))
        sheet.formula(f"P{row}", f"ABS(C{row})", abs(rung.amount))
        self.row += 1

    def total(self, label: str, formula: str, exact: str, value: Decimal, unrounded: Decimal) -> int:
        """Write a total; it is a bar from zero in the picture."""
        row, sheet = self.row, self.sheet
        sheet.bar(row, "G", label)
        sheet.formula(f"C{row}", formula, value, TOTAL_FIGURE.but(number_format=self.money.number_format))
        sheet.formula(f"G{row}", exact, unrounded, TOTAL_FIGURE.but(number_format=self.exact.number_format, size=9))
        sheet.formula(f"N{row}", f"N{row - 1}" if row > self.first else "0", self.reached)
        sheet.number(f"O{row}", Decimal(0))
        sheet.formula(f"P{row}", f"C{row}", value)
        self.row += 1
        return row

    def _exact(self, rung: Rung) -> str:
        taken_off = (rung.exact < 0) != (self.breakdown.values[rung.key] < 0)
        return f"-{self.names.at(rung.key)}" if taken_off else self.names.at(rung.key)


def write_ladder(sheet: NewSheet, row: int, breakdown: Breakdown, names: Names, climb: Climb) -> Ladder:
    """Write the table of one price's ladder from this row on."""
    _write_head(sheet, row, _settling(climb))
    table = _Table(sheet, breakdown, names, climb, row + 1)
    costs = [rung for rung in climb.rungs if rung.is_cost]
    price = names.at(climb.price.key)
    if climb.price.unit.money:
        table.settled(costs, table.rounded(names.at(climb.cost)))
    else:  # a percentage or a number has no cents: its one rung is the result itself
        table.rung(costs[0], names.at(climb.result), price)
    end = table.row - 1
    total_cost = _total_cost(table) if climb.kostprijs is not None else None
    extras = _write_extras(table) if climb.price.unit.money else ()
    exact = breakdown.values[climb.result]
    last = table.total(climb.price.plain_label, price, names.at(climb.result), climb.price.value, exact)
    _write_shares(sheet, climb, Ladder(row + 1, last, (row + 1, end), total_cost, extras, table.rows))
    return Ladder(row + 1, last, (row + 1, end), total_cost, extras, table.rows)


def _settling(climb: Climb) -> Settling:
    return Settling("G", ("J", "K", "L", "M"), climb.final.places - 2)


def _write_head(sheet: NewSheet, row: int, settling: Settling) -> None:
    sheet.heads(row, _HEADERS, "CDEFG")
    settling.head(sheet, row)
    SHARES.head(sheet, row, "deel van de prijs")
    for column, label in _HELPERS.items():
        sheet.text(f"{column}{row}", label, PLAIN)
        sheet.hide(column)


def _write_shares(sheet: NewSheet, climb: Climb, ladder: Ladder) -> None:
    """Write the shares of the price, settled as the amounts are: they add up as they are shown."""
    (first, end), last, style = ladder.costs, ladder.last, FIGURE.but(colour=SOFT, number_format=SHARE)
    total = TOTAL_FIGURE.but(number_format=SHARE)
    shares = dict(zip((rung.key for rung in climb.rungs), shares_of(climb.rungs, 3), strict=True))
    known = {row: shares.get(key) or Decimal(0) for key, row in ladder.rungs.items()}
    costs = f"IF(C${last}=0,0,ROUND(SUM(C${first}:C${end})/C${last},3))"
    for rows, part in ((range(first, end + 1), costs), (ladder.extras, f"(IF(C${last}=0,0,1)-{costs})")):
        for row in rows:
            share = _value_of(sheet, f"C{row}") / climb.price.value if climb.price.value else Decimal(0)
            sheet.formula(f"Q{row}", f"IF(C${last}=0,0,C{row}/C${last})", share)
        formulas = SHARES.write(sheet, rows[0], [_value_of(sheet, f"Q{row}") for row in rows], part) if rows else []
        for row, formula in zip(rows, formulas, strict=True):
            sheet.formula(f"D{row}", formula, known.get(row, Decimal(0)), style)
    if ladder.total_cost is not None:
        whole = sum((known.get(row, Decimal(0)) for row in range(first, end + 1)), Decimal(0))
        sheet.formula(f"D{ladder.total_cost}", costs, whole, total)
    sheet.formula(f"D{last}", f"IF(C{last}=0,0,1)", Decimal(1 if climb.price.value else 0), total)


def _total_cost(table: _Table) -> int:
    climb, names = table.climb, table.names
    assert climb.kostprijs is not None
    cost, value = climb.kostprijs, table.breakdown.values[climb.cost]
    return table.total(cost.plain_label, names.at(cost.key), names.at(climb.cost), cost.value, value)


def _write_extras(table: _Table) -> tuple[int, ...]:
    """What comes on top of the cost price: the mark-up, and what a coarse rounding adds or takes off."""
    first, climb, names = table.row, table.climb, table.names
    extras = [rung for rung in climb.rungs if not rung.is_cost]
    marked = [rung for rung in extras if rung.key not in (MARGIN_KEY, ROUNDING_KEY)]
    result, cost, shown = names.at(climb.result), names.at(climb.cost), names.at(climb.price.key)
    price, rounded_cost = table.rounded(result), table.rounded(cost)
    if marked:
        table.settled(marked, f"({price}-{rounded_cost})")
    for rung in extras:
        if rung.key == MARGIN_KEY:
            table.rung(rung, f"{result}-{cost}", f"{price}-{rounded_cost}")
    rounding = next((rung for rung in extras if rung.key == ROUNDING_KEY), None)
    if rounding is None and climb.final.is_coarse:
        difference = climb.price.value - table.breakdown.values[climb.result]
        rounding = Rung(ROUNDING_KEY, "Afronding van het tarief", Decimal(0), "", "", difference, is_cost=False)
    if rounding is not None:
        table.rung(rounding, f"{shown}-{result}", f"{shown}-{price}")
    return tuple(range(first, table.row))


def _value_of(sheet: NewSheet, at: str) -> Decimal:
    return sheet.stored(at)
