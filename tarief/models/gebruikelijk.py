"""What a part of a price is at most, per unit of care, where somebody means it; more is asked.

Seldom is one part of a price, wages apart, dearer than nearly all whole prices that municipalities published for the
unit (`tarief/data/normen.toml`): 32 tariffs per hour of which one is above 131, 11 per dagdeel up to 90, 8 per etmaal
up to 255. What nobody publishes prices of is held to as many hours as such a unit takes.
"""

from typing import Final

from tarief.core.units import (
    EURO_PER_DAGDEEL,
    EURO_PER_ETMAAL,
    EURO_PER_FTE,
    EURO_PER_MAAND,
    EURO_PER_MINUUT,
    EURO_PER_RIT,
    EURO_PER_TRAJECT,
    EURO_PER_UUR,
    Unit,
)
from tarief.model.declare import Likely, likely

#: Of what one full-time worker costs in a year, and of the overhead that goes with it.
LOON_PER_JAAR: Final = likely("8000", "400000")
#: Of hours that one person does not work for a client in a year, of one kind.
UREN_PER_JAAR: Final = likely("", "2000")

_DEEL: Final = {
    EURO_PER_MINUUT.key: "2",
    EURO_PER_UUR.key: "125",
    EURO_PER_DAGDEEL.key: "160",
    EURO_PER_ETMAAL.key: "300",
    EURO_PER_MAAND.key: "900",
    EURO_PER_RIT.key: "200",
    EURO_PER_TRAJECT.key: "7500",
    EURO_PER_FTE.key: "200000",
}


def deel_van_de_prijs(unit: Unit) -> Likely:
    """Return what a part of a price in `unit` may be before it is asked; open for units that care is not bought in."""
    return likely("", _DEEL.get(unit.key, ""))


def scholing(unit: Unit) -> Likely:
    """Return the same for training, which is half as much at most as another part."""
    _, most = deel_van_de_prijs(unit)
    return None, most and most / 2
