"""Reading a year that is followed, from plain data with Dutch keys; every fault at once, each with its place.

In: `{"jaar", "producten": [{"naam", "eenheid", "clienten", "eenheden", "prijs", "tarief", "kwartalen": [{"kwartaal",
"clienten", "eenheden", "kosten"}]}], "corridor": {…}}`, where clients are those of a quarter, units those of the year.
"""

from decimal import Decimal
from typing import Final

from tarief.contracts.corridor import CorridorIn
from tarief.contracts.followed_year import FollowedYear, follow_year
from tarief.contracts.following import QUARTERS, CareFigures, FollowedProduct
from tarief.contracts.limits import KIND, not_negative, positive
from tarief.contracts.numbers import YEAR, ContractNumber, WholeNumber
from tarief.core.findings import refuse
from tarief.core.json_data import Json
from tarief.core.number import EXACT
from tarief.core.place import Place
from tarief.documents.kinds import Text
from tarief.documents.record import Entry, Record, RecordOf, records
from tarief.documents.spot import Spot

#: More products than this nobody follows in one look.
_MOST: Final = 50
_ONE_TO_FOUR: Final = "Geef een getal van {least} tot en met {most}."
_QUARTER: Final = WholeNumber(1, QUARTERS, "Kwartaal {} bestaat niet.", _ONE_TO_FOUR, "1")


class KwartaalIn(Record):
    """What a quarter came to."""

    kwartaal = Entry(_QUARTER)
    clienten = Entry(ContractNumber("Het aantal cliënten", not_negative, '"110"'))
    eenheden = Entry(ContractNumber("Het aantal eenheden", not_negative, '"990"'))
    kosten = Entry(ContractNumber("De kosten", not_negative, '"51480"'))

    @property
    def figures(self) -> CareFigures:
        """The figures; clients, units and cost go together, or there are none of them."""
        found = CareFigures(self.clienten, self.eenheden, self.kosten)
        if bool(found.clients) != bool(found.units) or (found.cost and not found.units):
            text = "Cliënten, eenheden en kosten horen bij elkaar: hier ontbreekt er een."
            self.spot.fault(KIND, text, "Vul alle drie in, of alle drie nul.")
        return found


class GevolgdProductIn(Record):
    """A product: what was planned of it for the year, and the quarters that are over."""

    naam = Entry(Text())
    eenheid = Entry(Text(), "Hoe een eenheid heet; anders uur.").otherwise("uur")
    clienten = Entry(ContractNumber("Het aantal cliënten", positive, '"100"'), "Gemiddeld in een kwartaal.")
    eenheden = Entry(ContractNumber("Het aantal eenheden", positive, '"4000"'), "In het hele jaar.")
    prijs = Entry(ContractNumber("De prijs", positive, '"50"'), "Per eenheid.")
    tarief = Entry(
        ContractNumber("Het tarief", positive, '"50"'), "Wat er per eenheid betaald wordt; anders de prijs."
    ).optional()
    kwartalen = records(KwartaalIn, most=QUARTERS).otherwise(())

    def product(self) -> FollowedProduct | None:
        """Return the product; None, with every fault noted, where it cannot be."""
        quarters: dict[int, CareFigures] = {}
        for record in self.kwartalen if self.sound else ():
            if record.sound and record.kwartaal in quarters:
                text = f"Kwartaal {record.kwartaal} staat er twee keer."
                record.spot.inside("kwartaal").fault(KIND, text, "Tel de regels op, of haal er een weg.")
            elif record.sound:
                quarters[record.kwartaal] = record.figures
        if not self.sound:
            return None
        cost: Decimal = EXACT.multiply(self.eenheden, self.prijs)
        planned = CareFigures(self.clienten, self.eenheden, cost)
        tariff = self.prijs if self.tarief is None else self.tarief
        return FollowedProduct(self.naam, self.naam, self.eenheid, planned, dict(sorted(quarters.items())), tariff)


class VolgenIn(Record):
    """A year of an agreement that is followed."""

    jaar = Entry(YEAR, example=2027)
    producten = records(GevolgdProductIn, "Wat is begroot, met de kwartalen die voorbij zijn.", most=_MOST)
    corridor = Entry(RecordOf(CorridorIn), "Wie draagt een verschil tussen begroting en kosten?").optional()


def work_out_year(raw: Json) -> FollowedYear:
    """Return how a year goes. Refused names every fault, with its pointer."""
    record = VolgenIn(VolgenIn.mapping(raw), Spot(Place.pointer(), [], written='"{name}": {value}'))
    products = [product for one in record.producten or () if (product := one.product()) is not None]
    names = [product.key for product in products]
    if record.given.get("producten") == []:
        record.spot.inside("producten").fault(KIND, "Er is geen product.", "Geef ten minste één product.")
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        record.spot.inside("producten").fault(KIND, f"'{name[:60]}' staat er twee keer.", "Geef elk een eigen naam.")
    corridor = None if record.corridor is None else record.corridor.corridor
    refuse(record.spot.faults)
    return follow_year(record.jaar, products, corridor)
