"""A grid over two inputs: the price for every pair of values, everything else as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tarief.calculation import Breakdown
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.number import number_at, plain
from tarief.core.place import Place
from tarief.scenarios.lines import no_input
from tarief.scenarios.price import Priced, price_at
from tarief.scenarios.reading import refuse_unknown

MAX_CELLS = 2500
_SIDES, _FIELDS = ("rijen", "kolommen"), ("sleutel", "waarden")


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


def read_grid(raw: Any, base: Breakdown, place: Place = Place.pointer("raster")) -> tuple[Axis, Axis]:
    """Read `{rijen: {sleutel, waarden}, kolommen: {…}}`; `Refused` names every fault."""
    if not isinstance(raw, Mapping):
        raise Refused((Finding("geen_object", "Dit is geen raster.", "Geef rijen en kolommen.", place),))
    faults: list[Finding] = []
    refuse_unknown(raw, _SIDES, place, faults)
    axes = [_axis(raw.get(side), base, place / side, faults) for side in _SIDES]
    rows, columns = axes
    if rows and columns and rows.key == columns.key:
        faults.append(Finding("dubbele_sleutel", "Rijen en kolommen zijn dezelfde invoer.", "Kies er twee.", place))
    if rows and columns and len(rows.values) * len(columns.values) > MAX_CELLS:
        text = f"Dit raster heeft {len(rows.values) * len(columns.values)} vakken."
        faults.append(Finding("raster_te_groot", text, f"Neem er hoogstens {MAX_CELLS}.", place))
    refuse(faults)
    assert rows is not None and columns is not None
    return rows, columns


def _axis(raw: Any, base: Breakdown, place: Place, faults: list[Finding]) -> Axis | None:
    if not isinstance(raw, Mapping) or not isinstance(raw.get("waarden"), list) or not raw["waarden"]:
        faults.append(Finding("geen_as", "Dit is geen kant van een raster.", "Geef sleutel en waarden.", place))
        return None
    refuse_unknown(raw, _FIELDS, place, faults)
    key, before = str(raw.get("sleutel", "")), len(faults)
    faults += no_input(base, key, place / "sleutel")
    values = []
    for index, item in enumerate(raw["waarden"]):
        try:
            values.append(number_at(item, place / "waarden" / index))
        except Refused as refused:
            faults += refused.findings
    return Axis(key, tuple(values)) if len(faults) == before else None
