"""A subcontractor's price below the main contractor's own floor: its cost price."""

from __future__ import annotations

from collections.abc import Iterator

from tarief.calculation import Breakdown
from tarief.core.dutch import shown
from tarief.core.findings import Finding, remark
from tarief.core.place import Place

_DUTY = "Wie zorg uitbesteedt moet zelf ook een reële prijs betalen (Besluit Jeugdwet art. 2.3)."


def subcontractor_price(main: Breakdown, sub: Breakdown) -> Iterator[Finding]:
    """Yield what is wrong with the price for the subcontractor: below the main contractor's floor, or below cost."""
    if main.unit != sub.unit:
        yield remark(
            "andere_eenheid",
            Place.of("onderaannemer"),
            f"De hoofdaannemer rekent in {main.unit.label}, de onderaannemer in {sub.unit.label}.",
            "Zo is niet te zien of de onderaannemer een reële prijs krijgt.",
            "Reken een van beide om.",
        )
        return
    floor = main.tarief if main.kostprijs is None else main.kostprijs
    if sub.tarief < floor:
        yield remark(
            "onderaannemer_onder_ondergrens",
            Place.of("onderaannemer"),
            f"De onderaannemer krijgt {shown(sub.tarief, sub.unit)}, {shown(floor - sub.tarief, sub.unit)} minder dan "
            f"de eigen kostprijs van de hoofdaannemer ({shown(floor, main.unit)}).",
            _DUTY,
            "Leg per onderdeel uit welke kosten de onderaannemer niet heeft, of verhoog de prijs.",
        )
    if sub.kostprijs is not None and sub.tarief < sub.kostprijs:
        yield remark(
            "onderaannemer_onder_kostprijs",
            Place.of("onderaannemer"),
            f"De onderaannemer krijgt {shown(sub.tarief, sub.unit)}, minder dan de eigen kostprijs "
            f"({shown(sub.kostprijs, sub.unit)}).",
            _DUTY,
            "Spreek een prijs af die de kosten dekt.",
        )
