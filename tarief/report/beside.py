"""Any number of prices beside each other: the rungs of every ladder, and how far each price is from the first."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.core.amounts import price, signed
from tarief.core.units import Unit
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import Column
from tarief.report.sums import SummedLadders
from tarief.report.tables import Table

PRICE, MISSING = "Tarief", "–"
_TOGETHER, _INSIDE = "samen", "in de som"
_SUMS_NOTE = (
    "Samen: de som van tredes eronder. In de som: dit deel zit in een trede erboven, die als één bedrag is gegeven."
)


def beside_table(sides: Sequence[Breakdown], labels: Sequence[str]) -> Table:
    """Return the ladders as one table; what a side does not have is a dash, what it has in parts their sum."""
    columns = (
        Column("sport", "Trede", Holds.TEXT),
        *(Column(f"kant_{number}", label, Holds.WORDED) for number, label in enumerate(labels, 1)),
    )
    rows: list[tuple[Cell, ...]] = [(label, *cells) for label, cells, _ in rung_rows(sides)]
    rows.append((PRICE, *tariffs(sides)))
    rows.append((f"Verschil met {labels[0]}", *(_gap(side, sides[0]) for side in sides)))
    return Table("naast", "Alle prijzen naast elkaar", columns, tuple(rows), note=sums_note(rows), total=PRICE)


def rung_rows(sides: Sequence[Breakdown]) -> Iterator[tuple[Worded, tuple[Cell, ...], tuple[Decimal | None, ...]]]:
    """Yield every rung that a side has: its label, what each side has of it, and the amounts.

    Without an amount is what a side gives within one amount of several rungs of the others: that stands above it.
    """
    ladders, mixed = SummedLadders.of(sides), _mixed(sides)
    for key in ladders.keys:
        amounts = tuple(ladders.amount(number, key) for number in range(len(sides)))
        cells = (
            _cell(ladders, number, key, _price(amount or Decimal(0), side.unit, mixed=mixed))
            for number, (side, amount) in enumerate(zip(sides, amounts, strict=True))
        )
        label = next(rung.label for ladder in ladders.ladders if (rung := ladder.get(key)))
        yield Worded(label, key=key), tuple(cells), amounts


def _cell(ladders: SummedLadders, number: int, key: str, told: str) -> Cell:
    """What a side has of a rung: its amount, the sum of its parts, a word for what lies in a sum, or a dash."""
    amount = ladders.amount(number, key)
    if key in ladders.ladders[number]:
        return Worded(told, amount)
    if key in ladders.sums[number]:
        return Worded(f"{_TOGETHER} {told}", amount)
    return _INSIDE if amount is None else MISSING


def sums_note(rows: Sequence[tuple[Cell, ...]]) -> str:
    """Say what the words for a sum mean, where they stand in a table."""
    return _SUMS_NOTE if any(cell == _INSIDE for row in rows for cell in row) else ""


def tariffs(sides: Sequence[Breakdown]) -> Iterator[Cell]:
    """Yield the price of each side."""
    mixed = _mixed(sides)
    return (Worded(_price(side.tarief, side.unit, mixed=mixed), side.tarief) for side in sides)


def _mixed(sides: Sequence[Breakdown]) -> bool:
    """Whether the prices are per different things."""
    return len({side.unit for side in sides}) > 1


def _price(amount: Decimal, unit: Unit, *, mixed: bool) -> str:
    """Write an amount; under one label with prices per something else it says what it is per."""
    return f"{price(amount, unit)}{unit.per}" if mixed else price(amount, unit)


def _gap(side: Breakdown, first: Breakdown) -> Cell:
    if side is first:
        return MISSING
    if side.unit != first.unit:
        return f"niet te vergelijken: {side.unit.per.strip()}"
    gap = side.tarief - first.tarief
    return Worded(signed(gap, side.unit), gap)
