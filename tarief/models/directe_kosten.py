"""What is spent on a productive hour besides labour: travel, training, client-bound cost, municipal duties.

Each can be given as an amount per hour, or derived: travel from kilometres, training from a budget on the labour
cost, client-bound cost from the hours that a supervisor or behavioural scientist puts in per hour of care.
"""

from __future__ import annotations

from tarief.core.expression import weighted
from tarief.core.units import EURO_PER_UUR, Aandeel, EuroPerKm, EuroPerUur, Getal, Kilometers
from tarief.model.declare import likely
from tarief.model.steps import Steps
from tarief.models.gebruikelijk import deel_van_de_prijs, scholing
from tarief.parameters.lookup import At

directe_kosten_per_uur = Steps("directe_kosten_per_uur", group="directe_kosten")

directe_kosten_per_uur.given(
    "kilometers_per_uur",
    "Kilometers per productief uur",
    Kilometers,
    likely=likely("", "150"),
    optional="-",
    explanation="Gereden kilometers voor cliënten, per productief uur.",
    group="reis_en_opleiding",
)
directe_kosten_per_uur.parameter(
    "kilometervergoeding",
    "Vergoeding per kilometer",
    EuroPerKm,
    At("cao_{cao}.dienstreis_per_km"),
    likely=likely("", "5"),
    explanation="De vergoeding voor dienstreizen in de cao.",
    group="reis_en_opleiding",
)
directe_kosten_per_uur.given(
    "opleidingsbudget",
    "Opleidingsbudget",
    Aandeel,
    base="loonkosten",
    optional="-",
    explanation="Scholing in geld als percentage van de loonkosten per productief uur.",
    group="reis_en_opleiding",
)

directe_kosten_per_uur.table(
    "ondersteuning",
    "Meewerkende leiding en behandelcoördinatie",
    name="ondersteunende_functie",
    explanation="Wie naast de zorgverlener aan de cliënt werkt, met de inzet per productief uur.",
)
directe_kosten_per_uur.option(
    "ondersteunende_functie", "Functie", explanation="Bijvoorbeeld gedragswetenschapper.", row="ondersteuning"
)
directe_kosten_per_uur.given(
    "ondersteuning_uren",
    "Uren per productief uur",
    Getal,
    likely=likely("", "2"),
    explanation="Bijvoorbeeld 0,05: drie minuten per uur zorg.",
    row="ondersteuning",
)
directe_kosten_per_uur.given(
    "ondersteuning_uurkosten",
    "Loonkosten per productief uur",
    EuroPerUur,
    likely=likely("", "400"),
    row="ondersteuning",
)
directe_kosten_per_uur.given(
    "materiaalkosten_per_uur",
    "Materiaal per uur",
    EuroPerUur,
    likely=likely("", "50"),
    jeugdwet="b",
    wmo="f",
    optional="-",
    explanation="Materialen en hulpmiddelen voor een cliënt, per productief uur.",
)
directe_kosten_per_uur.given(
    "gemeentelijke_verplichtingen_per_uur",
    "Gemeentelijke verplichtingen per uur",
    EuroPerUur,
    likely=deel_van_de_prijs(EURO_PER_UUR),
    english="Duties set by the municipality",
    jeugdwet="c",
    wmo="f",
    optional="Rapportage en administratie die de gemeente vraagt, per productief uur.",
    role="own_rules",
)


@directe_kosten_per_uur.step(
    "Reiskosten per uur",
    likely=deel_van_de_prijs(EURO_PER_UUR),
    english="Travel cost",
    jeugdwet="a",
    wmo="d",
    opbouw=True,
    optional="Kilometers en vervoer van medewerkers, per productief uur.",
    group="reis_en_opleiding",
)
def reiskosten_per_uur(kilometers_per_uur: Kilometers, kilometervergoeding: EuroPerKm) -> EuroPerUur:
    """De kilometers per productief uur maal de vergoeding per kilometer."""
    return kilometers_per_uur * kilometervergoeding


@directe_kosten_per_uur.step(
    "Opleidingskosten per uur",
    likely=scholing(EURO_PER_UUR),
    english="Training cost",
    jeugdwet="a",
    wmo="d",
    opbouw=True,
    optional="Scholing in geld, per productief uur; scholingstijd hoort bij de uren.",
    group="reis_en_opleiding",
)
def opleidingskosten_per_uur(loonkosten_per_productief_uur: EuroPerUur, opleidingsbudget: Aandeel) -> EuroPerUur:
    """Het opleidingsbudget als percentage van de loonkosten per productief uur."""
    return loonkosten_per_productief_uur * opleidingsbudget


@directe_kosten_per_uur.step(
    "Meewerkende leiding en behandelcoördinatie per uur", jeugdwet="b", wmo="f", opbouw=True, optional="-"
)
def ondersteuning_per_uur(ondersteuning_uurkosten: list[EuroPerUur], ondersteuning_uren: list[Getal]) -> EuroPerUur:
    """De inzet van elke ondersteunende functie per productief uur maal wat die functie per uur kost."""
    return weighted(ondersteuning_uurkosten, ondersteuning_uren)


@directe_kosten_per_uur.step(
    "Cliëntgebonden kosten per uur",
    likely=deel_van_de_prijs(EURO_PER_UUR),
    english="Client-bound cost",
    jeugdwet="b",
    wmo="f",
    optional="Materialen, en meewerkende leiding of behandelcoördinatie, per productief uur.",
)
def clientgebonden_kosten_per_uur(ondersteuning_per_uur: EuroPerUur, materiaalkosten_per_uur: EuroPerUur) -> EuroPerUur:
    """Kosten voor de cliënt buiten de zorgverlener zelf: meewerkende leiding, behandelcoördinatie, materiaal."""
    return ondersteuning_per_uur + materiaalkosten_per_uur
