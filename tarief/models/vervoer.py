"""`vervoer`: what a ride of one client costs, and a kilometre of that ride.

A year of a vehicle with its driver is divided over the rides it makes. How many that are follows from the
kilometres, the share of them with clients on board, the seats and how many of these are taken. None of these
has a published norm: each is asked.
"""

from __future__ import annotations

from tarief.core.units import (
    EURO_PER_RIT,
    Aandeel,
    EuroPerJaar,
    EuroPerKm,
    EuroPerRit,
    EuroPerUur,
    Getal,
    Kilometers,
    Plaatsen,
    Uren,
)
from tarief.costmodel import CostModel
from tarief.model.declare import Lawful, likely
from tarief.models.loon_en_uren import LOON_EN_UREN
from tarief.models.per_eenheid import ARBEID, overige_directe_kosten, personeel, voeg_opslagen_toe

vervoer = CostModel(
    "vervoer",
    label="Vervoerstarief",
    unit="rit",
    results=("tarief", "tarief_per_km"),
    quick=(
        "loonkosten_per_uur",
        "productiviteit",
        "chauffeursuren_per_jaar",
        "voertuigkosten_per_jaar",
        "kilometerkosten",
        "kilometers_per_jaar",
        "ritten_per_jaar",
        "kilometers_per_rit",
        "overhead",
        "risico_opslag",
    ),
    explanation="Wat een rit van één cliënt kost: voertuig, chauffeur, kilometers en bezetting; en de prijs per km.",
)
_VOERTUIG: Lawful = {"jeugdwet": "b", "wmo": "d"}
for _shared in (*LOON_EN_UREN, personeel("rit", EURO_PER_RIT), overige_directe_kosten("rit", EURO_PER_RIT)):
    vervoer.use(_shared)

vervoer.given(
    "voertuigkosten_per_jaar",
    "Voertuigkosten per jaar",
    EuroPerJaar,
    likely=likely("", "200000"),
    english="Vehicle cost per year",
    explanation="Afschrijving, lease, verzekering en belasting van één voertuig.",
    group="directe_kosten",
)
vervoer.given(
    "kilometerkosten",
    "Kosten per gereden kilometer",
    EuroPerKm,
    likely=likely("", "5"),
    english="Cost per kilometre",
    optional="Brandstof of stroom, banden en onderhoud, als ze niet in de voertuigkosten zitten.",
    group="directe_kosten",
)
vervoer.group = "inzet"
vervoer.given(
    "chauffeursuren_per_jaar",
    "Chauffeursuren per jaar",
    Uren,
    likely=likely("", "8784"),
    english="Driver hours per year",
    explanation="De uren waarin het voertuig rijdt of klaarstaat, met in- en uitstappen.",
)
vervoer.given(
    "kilometers_per_jaar",
    "Gereden kilometers per jaar",
    Kilometers,
    likely=likely("", "400000"),
    positive=True,
    explanation="Alle kilometers van het voertuig in een jaar, ook die zonder cliënt.",
)
vervoer.given(
    "beladen_aandeel",
    "Beladen kilometers",
    Aandeel,
    positive=True,
    base="kilometers_per_jaar",
    explanation="Het deel van de kilometers met cliënten aan boord; de rest is aan- en terugrijden.",
)
vervoer.given(
    "zitplaatsen",
    "Zitplaatsen voor cliënten",
    Plaatsen,
    likely=likely("", "100"),
    positive=True,
    explanation="Hoeveel cliënten er tegelijk in het voertuig passen.",
)
vervoer.given(
    "bezetting",
    "Bezetting van het voertuig",
    Aandeel,
    positive=True,
    base="zitplaatsen",
    explanation="Het deel van de zitplaatsen dat op beladen kilometers gemiddeld bezet is.",
)
vervoer.given(
    "kilometers_per_rit",
    "Kilometers per rit",
    Kilometers,
    likely=likely("", "500"),
    positive=True,
    explanation="De afstand die een cliënt per rit gemiddeld aflegt.",
)
vervoer.given(
    "rolstoeltoeslag_per_rit",
    "Rolstoeltoeslag per rit",
    EuroPerRit,
    likely=likely("", "250"),
    english="Wheelchair surcharge",
    optional="Plaats, lift en tijd voor een rolstoel; geef hem alleen voor de rit met rolstoel.",
    group="directe_kosten",
    **_VOERTUIG,
)


@vervoer.step("Reizigerskilometers per jaar", positive=True)
def reizigerskilometers(
    kilometers_per_jaar: Kilometers, beladen_aandeel: Aandeel, zitplaatsen: Plaatsen, bezetting: Aandeel
) -> Kilometers:
    """De beladen kilometers maal het aantal cliënten dat gemiddeld meerijdt."""
    return kilometers_per_jaar * beladen_aandeel * zitplaatsen * bezetting


@vervoer.step("Ritten per jaar", english="Rides per year", positive=True, askable=True)
def ritten_per_jaar(reizigerskilometers: Kilometers, kilometers_per_rit: Kilometers) -> Getal:
    """De reizigerskilometers gedeeld door de afstand van een rit: elke cliënt telt als een rit."""
    return reizigerskilometers / kilometers_per_rit


@vervoer.step("Kosten van de chauffeur per rit", **ARBEID)
def inzetkosten(
    chauffeursuren_per_jaar: Uren, loonkosten_per_productief_uur: EuroPerUur, ritten_per_jaar: Getal
) -> EuroPerRit:
    """De chauffeursuren maal de loonkosten per productief uur, verdeeld over de ritten."""
    return chauffeursuren_per_jaar * loonkosten_per_productief_uur / ritten_per_jaar


vervoer.group = "directe_kosten"


@vervoer.step("Voertuigkosten per rit", english="Vehicle cost", **_VOERTUIG)
def voertuigkosten_per_rit(voertuigkosten_per_jaar: EuroPerJaar, ritten_per_jaar: Getal) -> EuroPerRit:
    """De vaste kosten van het voertuig, verdeeld over de ritten."""
    return voertuigkosten_per_jaar / ritten_per_jaar


@vervoer.step("Kilometerkosten per rit", english="Kilometre cost", **_VOERTUIG)
def kilometerkosten_per_rit(
    kilometerkosten: EuroPerKm, kilometers_per_jaar: Kilometers, ritten_per_jaar: Getal
) -> EuroPerRit:
    """De kosten van alle gereden kilometers, ook de lege, verdeeld over de ritten."""
    return kilometerkosten * kilometers_per_jaar / ritten_per_jaar


@vervoer.step("Directe kosten per rit", english="Direct cost per ride")
def directe_kosten(
    personeelskosten: EuroPerRit,
    reiskosten_per_rit: EuroPerRit,
    opleidingskosten_per_rit: EuroPerRit,
    voertuigkosten_per_rit: EuroPerRit,
    kilometerkosten_per_rit: EuroPerRit,
    rolstoeltoeslag_per_rit: EuroPerRit,
    clientgebonden_kosten_per_rit: EuroPerRit,
    gemeentelijke_verplichtingen_per_rit: EuroPerRit,
) -> EuroPerRit:
    """Alles wat rechtstreeks aan een rit is toe te rekenen."""
    staff = personeelskosten + reiskosten_per_rit + opleidingskosten_per_rit
    vehicle = voertuigkosten_per_rit + kilometerkosten_per_rit + rolstoeltoeslag_per_rit
    return staff + vehicle + clientgebonden_kosten_per_rit + gemeentelijke_verplichtingen_per_rit


voeg_opslagen_toe(vervoer, "rit", EURO_PER_RIT)


@vervoer.step("Kostprijs per kilometer", english="Cost price per kilometre", group="uitkomst")
def kostprijs_per_km(kostprijs: EuroPerRit, kilometers_per_rit: Kilometers) -> EuroPerKm:
    """De kostprijs van een rit gedeeld door de kilometers die de cliënt aflegt."""
    return kostprijs / kilometers_per_rit


@vervoer.step("Risico per kilometer", english="Risk per kilometre", group="risico")
def risico_per_km(risico_bedrag: EuroPerRit, kilometers_per_rit: Kilometers) -> EuroPerKm:
    """De opslag voor risico van een rit gedeeld door de kilometers die de cliënt aflegt."""
    return risico_bedrag / kilometers_per_rit


@vervoer.step("Tarief per kilometer", english="Tariff per kilometre", positive=True, group="uitkomst")
def tarief_per_km(kostprijs_per_km: EuroPerKm, risico_per_km: EuroPerKm) -> EuroPerKm:
    """Wat voor een kilometer van een cliënt wordt betaald: de kostprijs met de opslag voor risico."""
    return kostprijs_per_km + risico_per_km
