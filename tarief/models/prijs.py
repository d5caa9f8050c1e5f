"""`prijs`: a price without a build-up, as a list of tariffs prints it; or a mix of such prices.

The unit is a choice, for a price is only ever given in the unit it was printed in. There is no cost price, unless
somebody stated one beside the price: what it holds is not known.
"""

from __future__ import annotations

from tarief.core.expression import weighted
from tarief.core.units import CARE_UNITS, Aandeel, Euro
from tarief.costmodel import CostModel
from tarief.model.declare import likely
from tarief.models.loon_en_uren.loon import loon

prijs = CostModel(
    "prijs",
    label="Prijs zonder opbouw",
    unit="eenheid",
    quick=("eenheid", "prijs_per_eenheid"),
    explanation=(
        "Een prijs zoals hij op een lijst staat, in zijn eigen eenheid. Voor een kostprijs zijn loon, uren, overige "
        "kosten en overhead nodig: die staan er niet bij."
    ),
)
prijs.group = "uitkomst"
prijs.option(
    "eenheid",
    "Eenheid van de prijs",
    {key: unit.label.removeprefix("euro per ") for key, unit in CARE_UNITS.items()},
    explanation="Waarvoor de prijs geldt: een uur, een minuut, een etmaal.",
)
prijs.given(
    "prijs_per_eenheid",
    "Prijs per eenheid",
    Euro,
    likely=likely("", "50000"),
    english="Price",
    explanation="De prijs zoals hij er staat.",
)
prijs.given(
    "kostprijs",
    "Kostprijs per eenheid",
    Euro,
    likely=likely("", "50000"),
    english="Cost price",
    explanation="De kostprijs die naast de prijs staat; zonder opbouw is niet te zien waaruit hij bestaat.",
)
prijs.use(loon, "functiemix", "functie", "functie_aandeel")
prijs.given(
    "functietarief",
    "Tarief van de functie",
    Euro,
    likely=likely("", "50000"),
    english="Price of a function",
    explanation="De prijs van deze functie, als de prijs een mix van functies is.",
    row="functiemix",
)


@prijs.step("Tarief per eenheid", english="Tariff", positive=True)
def tarief(prijs_per_eenheid: Euro) -> Euro:
    """De prijs zoals hij er staat, in zijn eigen eenheid."""
    return prijs_per_eenheid


@prijs.also("tarief")
def tarief_van_een_mix(functietarief: list[Euro], functie_aandeel: list[Aandeel]) -> Euro:
    """De tarieven van de functies, gewogen naar hun aandeel."""
    return weighted(functietarief, functie_aandeel)
