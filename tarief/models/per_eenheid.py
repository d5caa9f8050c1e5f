"""What the models share that price another unit than the hour: a worker's year, staff, other direct costs, mark-ups.

Such a model declares two steps itself: `inzetkosten`, what the staff costs per unit of care, and
`directe_kosten`, the sum of what can be charged to that unit.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from tarief.core.units import Aandeel, EuroPerFte, EuroPerJaar, EuroPerUur, Unit, Uren
from tarief.costmodel import CostModel
from tarief.model.declare import Base, Lawful
from tarief.model.steps import Steps
from tarief.models.gebruikelijk import LOON_PER_JAAR, deel_van_de_prijs, scholing
from tarief.models.opslagen import opslagen

UUR = Unit("uur", "uur", "uur")
#: Hours that are not hours per year: of a dagdeel, of a trajectory.
Uur = Annotated[Decimal, UUR]
#: An amount per unit of care; which unit is said by the model.
Bedrag = Decimal
#: The law's letters of staff cost in which worked and not worked hours are one amount.
ARBEID: Lawful = {"jeugdwet": "a", "wmo": "a+c"}


def personeel(eenheid: str, unit: Unit) -> Steps:
    """Return the steps from `inzetkosten` (of the model) to `personeelskosten`, split over the letters of the Wmo."""
    steps = Steps("personeel", group="uren")

    @steps.step(f"Loonkosten van productieve uren per {eenheid}", unit=unit, jeugdwet="a", wmo="a")
    def loonkosten_productief(inzetkosten: Bedrag, productiviteit: Aandeel) -> Bedrag:
        """Het deel van de inzet voor uren waarin zorg wordt geleverd."""
        return inzetkosten * productiviteit

    @steps.step(f"Niet-productieve uren per {eenheid}", unit=unit, jeugdwet="a", wmo="c")
    def loonkosten_niet_productief(inzetkosten: Bedrag, productiviteit: Aandeel) -> Bedrag:
        """Het deel van de inzet voor verlof, ziekte, scholing en overleg."""
        return inzetkosten * (1 - productiviteit)

    @steps.step(f"Personeelskosten per {eenheid}", unit=unit, english="Staff cost", **ARBEID)
    def personeelskosten(loonkosten_productief: Bedrag, loonkosten_niet_productief: Bedrag) -> Bedrag:
        """Wat de inzet kost: de uren waarin zorg wordt geleverd en de uren daaromheen."""
        return loonkosten_productief + loonkosten_niet_productief

    @steps.also("personeelskosten")
    def personeelskosten_ongesplitst(inzetkosten: Bedrag) -> Bedrag:
        """De kosten van de inzet; zonder productiviteit zijn Wmo-onderdelen a en c niet te scheiden."""
        return inzetkosten

    return steps


def overige_directe_kosten(eenheid: str, unit: Unit) -> Steps:
    """Return the optional direct costs that every unit of care can have: `reiskosten_per_dagdeel` and so on."""
    steps = Steps("overige_directe_kosten", group="reis_en_opleiding")
    _reis_en_opleiding(steps, eenheid, unit)
    steps.group = "directe_kosten"
    steps.given(
        f"clientgebonden_kosten_per_{eenheid}",
        f"Cliëntgebonden kosten per {eenheid}",
        unit,
        likely=deel_van_de_prijs(unit),
        english="Client-bound cost",
        optional=f"Meewerkende leiding, behandelcoördinatie en hulpmiddelen, per {eenheid}.",
        jeugdwet="b",
        wmo="f",
    )
    steps.given(
        f"gemeentelijke_verplichtingen_per_{eenheid}",
        f"Gemeentelijke verplichtingen per {eenheid}",
        unit,
        likely=deel_van_de_prijs(unit),
        english="Duties set by the municipality",
        optional=f"Rapportage en administratie die de gemeente vraagt, per {eenheid}.",
        role="own_rules",
        jeugdwet="c",
        wmo="f",
    )
    return steps


def _reis_en_opleiding(steps: Steps, eenheid: str, unit: Unit) -> None:
    reis: Lawful = {"jeugdwet": "a", "wmo": "d"}
    steps.given(
        f"reiskosten_per_{eenheid}",
        f"Reiskosten per {eenheid}",
        unit,
        likely=deel_van_de_prijs(unit),
        english="Travel cost",
        optional=f"Kilometers en vervoer van medewerkers, per {eenheid}.",
        **reis,
    )
    steps.given(
        f"opleidingskosten_per_{eenheid}",
        f"Opleidingskosten per {eenheid}",
        unit,
        likely=scholing(unit),
        english="Training cost",
        optional=f"Scholing in geld, per {eenheid}; scholingstijd hoort bij de uren.",
        **reis,
    )


def voeg_opslagen_toe(model: CostModel, eenheid: str, unit: Unit, *own_bases: Base) -> None:
    """Add overhead (also as a percentage of the staff cost), cost price, risk and tariff to `model`."""
    label = f"van de personeelskosten per {eenheid}"
    model.use(opslagen(eenheid, unit, Base("loonkosten", label, share_of="personeelskosten"), *own_bases))

    @model.also("overhead_bedrag", overhead_grondslag="loonkosten")
    def overhead_op_personeelskosten(personeelskosten: Bedrag, overhead: Aandeel) -> Bedrag:
        """Een percentage van de personeelskosten."""
        return personeelskosten * overhead


#: What a full-time worker costs in a year, for models that count in fte: etmaal, gezinshuis, caseload.
formatie = Steps("formatie", group="loon")


@formatie.step(
    "Loonkosten per fte per jaar",
    english="Labour cost per fte",
    positive=True,
    askable=True,
    likely=LOON_PER_JAAR,
)
def loonkosten_per_fte(loonkosten_per_uur: EuroPerUur, contracturen: Uren) -> EuroPerFte:
    """De loonkosten per betaald uur maal de contracturen van een voltijds medewerker."""
    return loonkosten_per_uur * contracturen


@formatie.also("loonkosten_per_fte", given="loonkosten_per_jaar")
@formatie.also("loonkosten_per_fte")
def loonkosten_van_een_jaar(loonkosten_per_jaar: EuroPerJaar) -> EuroPerFte:
    """Het jaarloon met toeslagen en werkgeverslasten bij een voltijds dienstverband."""
    return loonkosten_per_jaar


@formatie.also("loonkosten_per_fte", given="loonkosten_per_productief_uur")
def loonkosten_uit_productief_uur(loonkosten_per_productief_uur: EuroPerUur, productieve_uren: Uren) -> EuroPerFte:
    """De loonkosten per productief uur maal de productieve uren: weer de kosten van een heel jaar."""
    return loonkosten_per_productief_uur * productieve_uren
