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
from tarief.model.declare import Likely, Usual, likely

#: Of what one full-time worker costs in a year, and of the overhead that goes with it.
LOON_PER_JAAR: Final = likely("8000", "400000")
#: Of hours that one person does not work for a client in a year, of one kind.
UREN_PER_JAAR: Final = likely("", "2000")

#: Shares outside these are told, not asked: the ends are wide, the sources say what was seen.
PRODUCTIVITEIT: Final = Usual(
    *likely("0.45", "0.95"),
    "Gepubliceerde berekeningen gaan uit van 69% (Alfa) tot 80% (een deelovereenkomst Wmo en jeugd).",
)
WERKGEVERSLASTEN: Final = Usual(
    *likely("0.1", "0.6"), "De wettelijke premies en het pensioen zijn samen meestal 20% tot 35% van het loon."
)
VAKANTIETOESLAG: Final = Usual(
    *likely("0.08", "0.1"), "De wet (Wml, artikel 15) vraagt minstens 8%, en de cao's kennen 8% tot 8,33%."
)
EINDEJAARSUITKERING: Final = Usual(*likely("0.02", "0.15"), "De cao's in de zorg kennen hoogstens 8,33%.")
ZIEKTEVERZUIM: Final = Usual(*likely("0.01", "0.25"), "In de zorg is 5,7% tot 10,4% gemeten (CBS).")
OVERHEAD: Final = Usual(
    *likely("0.02", "0.9"), "Gepubliceerd is 13% tot 21% van de totale kosten, en een opslag van 5% tot 30%."
)
RISICO: Final = Usual(
    *likely("0.005", "0.25"),
    "Een norm is niet gepubliceerd; minder dan een half procent of meer dan een kwart is zeldzaam.",
)

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
