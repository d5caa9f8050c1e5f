"""What may be told of the figures of providers together: once per quarter, under disclosure control.

What was reported when thirty days had passed is told, and stays so: a later figure or correction would else be read off
from what it changed (docs/onderhandeling.md#volgen).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Final

from tarief.core.findings import Refused
from tarief.core.jsonable import Jsonable
from tarief.core.number import EXACT
from tarief.core.units import CARE_UNITS
from tarief.negotiation.party import TableSide
from tarief.negotiation.process import Process, Reported
from tarief.negotiation.quarter import Quarter
from tarief.negotiation.realised import CareOfQuarter
from tarief.region.disclosure import TOTAL, Cijfer, publish
from tarief.region.provider import Provider, Region

#: Days after a quarter in which figures of it still count for what is told.
WAITING: Final = timedelta(days=30)


@dataclass(frozen=True)
class SeenTogether(Jsonable):
    """What may be told of a product in a quarter: cost per unit, each figure or why it is withheld."""

    TITLE = "SamenGezien"

    product: Annotated[str, "product"]
    quarter: Annotated[str, "kwartaal"]
    figures: Annotated[dict[str, Cijfer], "cijfers"]


def told_together(process: Process, on: date) -> tuple[SeenTogether, ...]:
    """Return what may be told on a day, by product and quarter, of those who speak for themselves."""
    quarters = sorted({key.quarter for key in process.reported if key.quarter.end + WAITING < on})
    return tuple(
        SeenTogether(product, quarter.text, figures)
        for quarter in quarters
        for product in process.products
        if (figures := _figures(process, product, quarter)) is not None
    )


def _figures(process: Process, product: str, quarter: Quarter) -> dict[str, Cijfer] | None:
    unit = CARE_UNITS[process.products[product].unit]
    try:
        told = publish(Region(tuple(_providers(process, product, quarter))), unit=unit)
    except Refused:  # fewer than two
        return None
    return told.as_json()[TOTAL]


def _providers(process: Process, product: str, quarter: Quarter) -> Iterator[Provider]:
    giving = {party.id: party for party in process.on_side(TableSide.GIVING)}
    for key, versions in sorted(process.reported.items()):
        care = _in_time(versions, quarter) if (key.product, key.quarter) == (product, quarter) else None
        if key.party in giving and care is not None and care.units > 0 and care.cost > 0:
            cost = EXACT.divide(care.cost, care.units)
            yield Provider(key.party, cost, Decimal(care.units), concern=giving[key.party].concern)


def _in_time(versions: tuple[Reported, ...], quarter: Quarter) -> CareOfQuarter | None:
    """The last figures that were given within the waiting time."""
    until = quarter.end + WAITING
    return next((one.care for one in reversed(versions) if one.at.date() <= until), None)
