"""Any number of prices beside each other: the rungs of every ladder, and how far each price is from the first."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from tarief.calculation import Breakdown
from tarief.core.amounts import price, signed
from tarief.core.units import Unit
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import Column
from tarief.report.tables import Table

PRICE, MISSING = "Tarief", "–"


def beside_table(sides: Sequence[Breakdown], labels: Sequence[str]) -> Table:
    """Return the ladders as one table; what a side does not have is a dash."""
    columns = (
        Column("sport", "Trede", Holds.TEXT),
        *(Column(f"kant_{number}", label, Holds.WORDED) for number, label in enumerate(labels, 1)),
    )
    rows: list[tuple[Cell, ...]] = [(label, *cells) for label, cells, _ in rung_rows(sides)]
    rows.append((PRICE, *tariffs(sides)))
    rows.append((f"Verschil met {labels[0]}", *(_gap(side, sides[0]) for side in sides)))
    return Table("naast", "Alle prijzen naast elkaar", columns, tuple(rows), total=PRICE)


def rung_rows(sides: Sequence[Breakdown]) -> Iterator[tuple[Worded, tuple[Cell, ...], tuple[Decimal, ...]]]:
    """Yield every rung that a side has: its label, what each side has of it or a dash, and the amounts."""
    mixed = _mixed(sides)
    ladders = [{rung.key: rung for rung in side.opbouw} for side in sides]
    for key in dict.fromkeys(key for ladder in ladders for key in ladder):
        rungs = [ladder.get(key) for ladder in ladders]
        cells = (
            Worded(_price(rung.amount, side.unit, mixed=mixed), rung.amount) if rung else MISSING
            for rung, side in zip(rungs, sides, strict=True)
        )
        label = Worded(next(rung.label for rung in rungs if rung), key=key)
        yield label, tuple(cells), tuple(rung.amount if rung else Decimal(0) for rung in rungs)


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
