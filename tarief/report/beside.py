"""Any number of prices beside each other: the rungs of every ladder, and how far each price is from the first."""

from collections.abc import Sequence

from tarief.calculation import Breakdown
from tarief.core.amounts import price
from tarief.report.cells import Cell, Holds, Worded
from tarief.report.columns import Column
from tarief.report.tables import Table

_PRICE, _MISSING = "Tarief", "–"


def beside_table(sides: Sequence[Breakdown], labels: Sequence[str]) -> Table:
    """Return the ladders as one table; what a side does not have is a dash."""
    ladders = [{rung.key: rung for rung in side.opbouw} for side in sides]
    columns = (
        Column("sport", "Sport", Holds.TEXT),
        *(Column(f"kant_{number}", label, Holds.WORDED) for number, label in enumerate(labels, 1)),
    )
    rows: list[tuple[Cell, ...]] = []
    for key in dict.fromkeys(key for ladder in ladders for key in ladder):
        rungs = [ladder.get(key) for ladder in ladders]
        cells = (
            Worded(price(rung.amount, side.unit), rung.amount) if rung else _MISSING
            for rung, side in zip(rungs, sides, strict=True)
        )
        rows.append((Worded(next(rung.label for rung in rungs if rung), key=key), *cells))
    rows.append((_PRICE, *(Worded(price(side.tarief, side.unit), side.tarief) for side in sides)))
    rows.append((f"Verschil met {labels[0]}", *(_gap(side, sides[0]) for side in sides)))
    return Table("naast", "Alle prijzen naast elkaar", columns, tuple(rows), total=_PRICE)


def _gap(side: Breakdown, first: Breakdown) -> Cell:
    if side is first or side.unit != first.unit:
        return _MISSING
    gap = side.tarief - first.tarief
    return Worded(f"{'+' if gap > 0 else ''}{price(gap, side.unit)}", gap)
