"""A grid over two inputs: the price for every pair of values, everything else as it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tarief.calculation import Breakdown
from tarief.core.json_data import Json
from tarief.core.number import plain
from tarief.documents.spot import Spot
from tarief.scenarios.lines import no_input
from tarief.scenarios.price import Priced, price_at
from tarief.scenarios.records import AsIn, RasterIn

MAX_CELLS = 2500
_SIDES = ("rijen", "kolommen")


@dataclass(frozen=True, slots=True)
class Axis:
    """One input and the values it takes."""

    key: str
    values: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The prices by row and column; a cell without a price says why."""

    rows: Axis
    columns: Axis
    cells: tuple[tuple[Priced, ...], ...]

    def as_json(self) -> dict[str, Any]:
        """Return rijen and kolommen (sleutel, waarden) and tarieven: rows of decimals as text, null where none is."""
        sides = zip(_SIDES, (self.rows, self.columns), strict=True)
        axes = {name: {"sleutel": axis.key, "waarden": [plain(each) for each in axis.values]} for name, axis in sides}
        prices = [[None if cell.price is None else f"{cell.price:f}" for cell in row] for row in self.cells]
        return {**axes, "tarieven": prices}


def grid(base: Breakdown, rows: Axis, columns: Axis) -> Grid:
    """Work every pair out, exactly."""
    cells = tuple(
        tuple(price_at(base, {rows.key: row, columns.key: column}) for column in columns.values) for row in rows.values
    )
    return Grid(rows, columns, cells)


def read_grid(raw: Json, base: Breakdown, place: str = "/raster") -> tuple[Axis, Axis]:
    """Read `{rijen: {sleutel, waarden}, kolommen: {…}}`; `Refused` names every fault."""
    record = RasterIn(raw, Spot(place, []))
    rows, columns = (_axis(side, base) for side in (record.rijen, record.kolommen))
    if rows and columns and rows.key == columns.key:
        record.spot.fault("dubbele_sleutel", "Rijen en kolommen zijn dezelfde invoer.", "Kies er twee.")
    if rows and columns and len(rows.values) * len(columns.values) > MAX_CELLS:
        text = f"Dit raster heeft {len(rows.values) * len(columns.values)} vakken."
        record.spot.fault("raster_te_groot", text, f"Neem er hoogstens {MAX_CELLS}.")
    record.refuse()
    assert rows is not None and columns is not None
    return rows, columns


def _axis(record: AsIn, base: Breakdown) -> Axis | None:
    if not record.sound:
        return None
    if not record.waarden:
        record.spot.fault("geen_as", "Dit is geen kant van een raster.", "Geef sleutel en waarden.")
        return None
    wrong = no_input(base, record.sleutel, "")
    record.spot.inside("sleutel").note(wrong)
    return None if wrong else Axis(record.sleutel, record.waarden)
