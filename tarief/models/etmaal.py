"""`etmaal`: what a day and night of residential care costs per client.

From the presence rota to fte, to a year's staff cost, divided over the etmalen that are really occupied
(docs/kostprijs.md#andere-eenheden). Housing and capital charges stand apart, as does treatment; each may also be
bought by itself and is then left out here. Occupancy has no published norm: it is asked.
"""

from __future__ import annotations

from tarief.core.expression import weighted
from tarief.core.units import (
    EURO_PER_ETMAAL,
    EURO_PER_FTE,
    EuroPerEtmaal,
    EuroPerFte,
    EuroPerJaar,
    EuroPerPlaats,
    EuroPerUur,
    EuroPerWeek,
    Fte,
    Getal,
    Plaatsen,
    Uren,
    UrenPerWeek,
)
from tarief.costmodel import CostModel
from tarief.model.declare import Base, Lawful, likely
from tarief.models.bezetting import bezetting
from tarief.models.gebruikelijk import LOON_PER_JAAR, deel_van_de_prijs
from tarief.models.loon_en_uren import LOON_EN_UREN
from tarief.models.per_eenheid import ARBEID, formatie, overige_directe_kosten, personeel, voeg_opslagen_toe
from tarief.models.rooster import rooster

etmaal = CostModel(
    "etmaal",
    label="Etmaaltarief (verblijf)",
    unit="etmaal",
    quick=(
        "fte",
        "loonkosten_per_fte",
        "aantal_plaatsen",
        "bezettingsgraad",
        "dagen_per_jaar",
        "voedingskosten_per_etmaal",
        "huisvestingskosten_per_plaats",
        "overhead",
        "risico_opslag",
    ),
    explanation="Wat een etmaal verblijf kost: rooster, formatie, bezetting, voeding, huisvesting en behandeling.",
)
_PLAATS: Lawful = {"jeugdwet": "c", "wmo": "b"}
for _shared in (
    *LOON_EN_UREN,
    formatie,
    bezetting,
    rooster,
    personeel("etmaal", EURO_PER_ETMAAL),
    overige_directe_kosten("etmaal", EURO_PER_ETMAAL),
):
    etmaal.use(_shared)

etmaal.group = "directe_kosten"
etmaal.given(
    "voedingskosten_per_etmaal",
    "Voeding en leefgeld per etmaal",
    EuroPerEtmaal,
    likely=likely("", "150"),
    english="Food and allowances",
    jeugdwet="b",
    wmo="f",
    formerly="voeding_en_leefgeld_per_etmaal",
    optional="Eten, drinken, kleding, zakgeld en verzorging, per aanwezige cliënt.",
)
etmaal.given(
    "huisvestingskosten_per_plaats",
    "Huisvestingskosten per plaats",
    EuroPerPlaats,
    likely=likely("", "100000"),
    english="Housing cost",
    optional="Energie, onderhoud, schoonmaak en servicekosten; wordt huisvesting apart ingekocht, laat het leeg.",
)
etmaal.given(
    "kapitaallasten_per_plaats",
    "Kapitaallasten per plaats",
    EuroPerPlaats,
    likely=likely("", "100000"),
    english="Capital charges",
    optional="Afschrijving en rente, of de kale huur; wordt huisvesting apart ingekocht, laat het leeg.",
)
etmaal.given(
    "huisvestingskosten_per_jaar",
    "Huisvestingskosten per jaar",
    EuroPerJaar,
    likely=likely("", "5000000"),
    english="Housing cost of the location",
    optional="-",
    explanation="De huisvesting van de hele locatie, als die niet per plaats bekend is.",
)
etmaal.given(
    "vervoerskosten_per_etmaal",
    "Vervoer van cliënten per etmaal",
    EuroPerEtmaal,
    likely=likely("", "250"),
    english="Transport of clients",
    jeugdwet="b",
    wmo="d",
    optional="-",
    explanation="Vervoer van en naar school of dagbesteding, als dat niet apart wordt ingekocht.",
)
etmaal.table(
    "ondersteuning",
    "Meewerkende leiding en behandelcoördinatie",
    name="ondersteunende_functie",
    explanation="Wie naast de formatie op het rooster aan de cliënten werkt, met fte en kosten per fte.",
)
etmaal.option(
    "ondersteunende_functie", "Functie", explanation="Bijvoorbeeld gedragswetenschapper.", row="ondersteuning"
)
etmaal.given(
    "ondersteuning_fte",
    "Fte van de functie",
    Fte,
    likely=likely("", "20"),
    row="ondersteuning",
    explanation="Hoeveel voltijdbanen er van deze functie zijn, voor alle plaatsen samen.",
)
etmaal.given(
    "ondersteuning_kosten_per_fte",
    "Loonkosten per fte per jaar",
    EuroPerFte,
    row="ondersteuning",
    likely=LOON_PER_JAAR,
)
etmaal.given(
    "behandeluren_per_week",
    "Behandeluren per plaats per week",
    UrenPerWeek,
    likely=likely("", "60"),
    english="Treatment hours",
    explanation="Uren van behandelaars voor één plaats, zoals een gedragswetenschapper.",
)
etmaal.given(
    "behandelkosten_per_uur",
    "Kosten per behandeluur",
    EuroPerUur,
    english="Cost per treatment hour",
    likely=likely("6", "400"),
    explanation="Wat een productief uur van de behandelaar kost.",
)


etmaal.group = "inzet"


@etmaal.step("Kosten van de formatie per jaar", english="Staff cost per year")
def personeelskosten_per_jaar(fte: Fte, loonkosten_per_fte: EuroPerFte) -> EuroPerJaar:
    """De formatie maal de loonkosten per fte."""
    return fte * loonkosten_per_fte


@etmaal.also("personeelskosten_per_jaar", given="loonkosten_per_productief_uur")
def personeelskosten_uit_productief_uur(
    aanwezige_uren_per_jaar: Uren, loonkosten_per_productief_uur: EuroPerUur
) -> EuroPerJaar:
    """De aanwezige uren per jaar maal de opgegeven loonkosten per productief uur."""
    return aanwezige_uren_per_jaar * loonkosten_per_productief_uur


@etmaal.step("Kosten van de aanwezigheid per etmaal", **ARBEID)
def inzetkosten(personeelskosten_per_jaar: EuroPerJaar, bezette_etmalen: Getal) -> EuroPerEtmaal:
    """De kosten van de formatie, gedeeld door de bezette etmalen."""
    return personeelskosten_per_jaar / bezette_etmalen


@etmaal.step("Vergoeding voor slaapdienst per etmaal", jeugdwet="a", wmo="a", opbouw=True)
def slaapdienst_per_etmaal(
    slaapdienst_per_week: EuroPerWeek, weken_per_jaar: Getal, bezette_etmalen: Getal
) -> EuroPerEtmaal:
    """De vergoeding voor slaapdienst over een jaar, gedeeld door de bezette etmalen."""
    return slaapdienst_per_week * weken_per_jaar / bezette_etmalen


etmaal.group = "directe_kosten"


@etmaal.step("Huisvesting per etmaal", english="Housing", **_PLAATS)
def huisvesting_per_etmaal(
    huisvestingskosten_per_plaats: EuroPerPlaats, aantal_plaatsen: Plaatsen, bezette_etmalen: Getal
) -> EuroPerEtmaal:
    """De huisvestingskosten van alle plaatsen, ook de lege, gedeeld door de bezette etmalen."""
    return huisvestingskosten_per_plaats * aantal_plaatsen / bezette_etmalen


@etmaal.also("huisvesting_per_etmaal", given="huisvestingskosten_per_jaar")
def huisvesting_van_de_locatie(huisvestingskosten_per_jaar: EuroPerJaar, bezette_etmalen: Getal) -> EuroPerEtmaal:
    """De huisvestingskosten van de hele locatie, gedeeld door de bezette etmalen."""
    return huisvestingskosten_per_jaar / bezette_etmalen


@etmaal.step("Kapitaallasten per etmaal", english="Capital charges", **_PLAATS)
def kapitaallasten_per_etmaal(
    kapitaallasten_per_plaats: EuroPerPlaats, aantal_plaatsen: Plaatsen, bezette_etmalen: Getal
) -> EuroPerEtmaal:
    """De kapitaallasten van alle plaatsen, ook de lege, gedeeld door de bezette etmalen."""
    return kapitaallasten_per_plaats * aantal_plaatsen / bezette_etmalen


@etmaal.step(
    "Behandeling per plaats per week",
    optional="Behandeling die bij het verblijf hoort; anders apart ingekocht.",
)
def behandeling_per_week(behandeluren_per_week: UrenPerWeek, behandelkosten_per_uur: EuroPerUur) -> EuroPerWeek:
    """De behandeluren per plaats per week maal de kosten per behandeluur."""
    return behandeluren_per_week * behandelkosten_per_uur


@etmaal.step("Behandelcomponent per etmaal", english="Treatment", opbouw=True, **ARBEID)
def behandeling_per_etmaal(
    behandeling_per_week: EuroPerWeek, weken_per_jaar: Getal, aantal_plaatsen: Plaatsen, bezette_etmalen: Getal
) -> EuroPerEtmaal:
    """De behandeling van alle plaatsen over een jaar, gedeeld door de bezette etmalen."""
    return behandeling_per_week * weken_per_jaar * aantal_plaatsen / bezette_etmalen


@etmaal.step("Meewerkende leiding en behandelcoördinatie per etmaal", jeugdwet="b", wmo="f", opbouw=True, optional="-")
def ondersteuning_per_etmaal(
    ondersteuning_fte: list[Fte], ondersteuning_kosten_per_fte: list[EuroPerFte], bezette_etmalen: Getal
) -> EuroPerEtmaal:
    """De fte van elke ondersteunende functie maal wat die per fte kost, gedeeld door de bezette etmalen."""
    return weighted(ondersteuning_kosten_per_fte, ondersteuning_fte) / bezette_etmalen


@etmaal.step("Directe kosten per etmaal", english="Direct cost per etmaal")
def directe_kosten(
    personeelskosten: EuroPerEtmaal,
    slaapdienst_per_etmaal: EuroPerEtmaal,
    reiskosten_per_etmaal: EuroPerEtmaal,
    opleidingskosten_per_etmaal: EuroPerEtmaal,
    voedingskosten_per_etmaal: EuroPerEtmaal,
    huisvesting_per_etmaal: EuroPerEtmaal,
    kapitaallasten_per_etmaal: EuroPerEtmaal,
    behandeling_per_etmaal: EuroPerEtmaal,
    ondersteuning_per_etmaal: EuroPerEtmaal,
    vervoerskosten_per_etmaal: EuroPerEtmaal,
    clientgebonden_kosten_per_etmaal: EuroPerEtmaal,
    gemeentelijke_verplichtingen_per_etmaal: EuroPerEtmaal,
) -> EuroPerEtmaal:
    """Alles wat rechtstreeks aan een bezet etmaal is toe te rekenen."""
    staff = personeelskosten + slaapdienst_per_etmaal + reiskosten_per_etmaal + opleidingskosten_per_etmaal
    place = voedingskosten_per_etmaal + huisvesting_per_etmaal + kapitaallasten_per_etmaal
    client = behandeling_per_etmaal + ondersteuning_per_etmaal + vervoerskosten_per_etmaal
    return staff + place + client + clientgebonden_kosten_per_etmaal + gemeentelijke_verplichtingen_per_etmaal


voeg_opslagen_toe(
    etmaal,
    "etmaal",
    EURO_PER_ETMAAL,
    Base("per_fte", "als bedrag per fte per jaar", unit=EURO_PER_FTE, likely=deel_van_de_prijs(EURO_PER_FTE)),
)


@etmaal.also("overhead_bedrag", overhead_grondslag="per_fte")
def overhead_per_fte(overhead: EuroPerFte, fte: Fte, bezette_etmalen: Getal) -> EuroPerEtmaal:
    """Het opgegeven bedrag per fte maal de formatie, gedeeld door de bezette etmalen."""
    return overhead * fte / bezette_etmalen
