"""Units of quantities, and the annotated types that steps and inputs are declared with.

`EuroPerUur` and its family are `Annotated[Decimal, Unit]`: to a type checker a step is plain Decimal
arithmetic, to the engine the annotation says which unit the number has.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, get_args


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `key` in data, `label` in words, `symbol` behind a number, `cell_format` in a workbook.

    `decimals` is the number of decimals shown; `scale` is what one shown unit is worth inside (a share is
    shown in percents: 0.01). `money` marks amounts that double when all prices double.
    """

    key: str
    label: str
    symbol: str
    decimals: int = 2
    money: bool = False
    percent: bool = False

    @property
    def cell_format(self) -> str:
        """Number format of a cell with this unit (in file notation; Excel shows it in the user's own)."""
        if self.percent:
            return "0.00%"
        return "#,##0" + ("." + "0" * self.decimals if self.decimals else "")


def _money(key: str, label: str, symbol: str) -> Unit:
    return Unit(key, label, symbol, money=True)


AANDEEL = Unit("aandeel", "aandeel (procent)", "%", percent=True)
GETAL = Unit("getal", "getal", "")
UREN = Unit("uren", "uur per jaar", "uur")
FTE = Unit("fte", "voltijdbanen", "fte")
EURO = _money("euro", "euro", "€")
EURO_PER_UUR = _money("euro_per_uur", "euro per uur", "€/uur")
EURO_PER_MAAND = _money("euro_per_maand", "euro per maand", "€/maand")
EURO_PER_JAAR = _money("euro_per_jaar", "euro per jaar", "€/jaar")
EURO_PER_FTE = _money("euro_per_fte", "euro per fte per jaar", "€/fte")
EURO_PER_KM = _money("euro_per_km", "euro per kilometer", "€/km")
EURO_PER_DAGDEEL = _money("euro_per_dagdeel", "euro per dagdeel", "€/dagdeel")
EURO_PER_ETMAAL = _money("euro_per_etmaal", "euro per etmaal", "€/etmaal")
EURO_PER_MINUUT = _money("euro_per_minuut", "euro per minuut", "€/minuut")

UNITS: dict[str, Unit] = {
    unit.key: unit
    for unit in (
        AANDEEL, GETAL, UREN, FTE, EURO, EURO_PER_UUR, EURO_PER_MAAND, EURO_PER_JAAR, EURO_PER_FTE,
        EURO_PER_KM, EURO_PER_DAGDEEL, EURO_PER_ETMAAL, EURO_PER_MINUUT,
    )
}  # fmt: skip

Aandeel = Annotated[Decimal, AANDEEL]
Getal = Annotated[Decimal, GETAL]
Uren = Annotated[Decimal, UREN]
Fte = Annotated[Decimal, FTE]
Euro = Annotated[Decimal, EURO]
EuroPerUur = Annotated[Decimal, EURO_PER_UUR]
EuroPerMaand = Annotated[Decimal, EURO_PER_MAAND]
EuroPerJaar = Annotated[Decimal, EURO_PER_JAAR]
EuroPerFte = Annotated[Decimal, EURO_PER_FTE]
EuroPerKm = Annotated[Decimal, EURO_PER_KM]
EuroPerDagdeel = Annotated[Decimal, EURO_PER_DAGDEEL]
EuroPerEtmaal = Annotated[Decimal, EURO_PER_ETMAAL]
EuroPerMinuut = Annotated[Decimal, EURO_PER_MINUUT]


def unit_of(annotation: Any) -> Unit | None:
    """Return the unit of an annotated type (or of a list of them), or None when it carries none."""
    if isinstance(annotation, Unit):
        return annotation
    for part in get_args(annotation):
        if isinstance(part, Unit):
            return part
        if (unit := unit_of(part)) is not None:
            return unit
    return None
