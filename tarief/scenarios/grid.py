"""A grid over two inputs: the price for every pair of values, everything else as it is."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tarief.calculation import Breakdown
from tarief.core.door import door
from tarief.core.json_data import Json
from tarief.core.jsonable import Jsonable
from tarief.core.number import Plain
from tarief.core.place import Place
from tarief.documents.spot import Spot
from tarief.scenarios.price import Priced, no_input, price_at
from tarief.scenarios.records import AsIn, RasterIn

MAX_CELLS = 2500


@dataclass(frozen=True, slots=True)
class Axis(Jsonable):
    """One side of a grid that was worked out."""

    TITLE = "Kant"

    key: Annotated[str, "sleutel"]
    values: Annotated[tuple[Plain, ...], "waarden"]


@dataclass(frozen=True, slots=True)
class PriceGrid(Jsonable):
    """The tariffs by row and column; null where the calculation refuses the pair."""

    TITLE = "Raster"

    rows: Annotated[Axis, "rijen"]
    columns: Annotated[Axis, "kolommen"]
    cells: tuple[tuple[Priced, ...], ...]

    @property
    def _tariffs(self) -> Annotated[list[list[Decimal | None]], "tarieven"]:
        return [[cell.price for cell in row] for row in self.cells]


@door()
def grid(base: Breakdown, rows: Axis, columns: Axis) -> PriceGrid:
    """Work every pair out, exactly."""
    cells = tuple(
        tuple(price_at(base, {rows.key: row, columns.key: column}) for column in columns.values) for row in rows.values
    )
    return PriceGrid(rows, columns, cells)


def read_grid(raw: Json, base: Breakdown, place: Place = Place.pointer("raster")) -> tuple[Axis, Axis]:
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
    wrong = no_input(base, record.sleutel)
    record.spot.inside("sleutel").note(wrong)
    return None if wrong else Axis(record.sleutel, record.waarden)
