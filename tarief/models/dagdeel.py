"""`dagdeel`: what a dagdeel of care in a group costs per client.

The staff of the group is divided over the clients who are present; rooms, meals and transport come on top
(docs/kostprijs.md#andere-eenheden). Group size and attendance have no published norm: they are asked.
"""

from __future__ import annotations

from tarief.core.units import EURO_PER_DAGDEEL, Aandeel, EuroPerDagdeel, EuroPerUur, Personen
from tarief.costmodel import CostModel
from tarief.model.declare import Lawful, likely
from tarief.models.loon_en_uren import LOON_EN_UREN
from tarief.models.per_eenheid import ARBEID, Uur, overige_directe_kosten, personeel, voeg_opslagen_toe

dagdeel = CostModel(
    "dagdeel",
    label="Dagdeeltarief (groep)",
    unit="dagdeel",
    quick=(
        "loonkosten_per_uur",
        "productiviteit",
        "uren_per_dagdeel",
        "begeleiders_per_groep",
        "groepsgrootte",
        "aanwezigheid",
        "locatiekosten_per_groep",
        "overhead",
        "risico_opslag",
    ),
    explanation="Wat een dagdeel in een groep per cliënt kost: begeleiding, locatie, maaltijd, vervoer en overhead.",
)
_LOCATIE: Lawful = {"jeugdwet": "c", "wmo": "b"}
_CLIENT: Lawful = {"jeugdwet": "b", "wmo": "f"}
for _shared in (
    *LOON_EN_UREN,
    personeel("dagdeel", EURO_PER_DAGDEEL),
    overige_directe_kosten("dagdeel", EURO_PER_DAGDEEL),
):
    dagdeel.use(_shared)

dagdeel.group = "inzet"
dagdeel.given(
    "uren_per_dagdeel",
    "Uren per dagdeel",
    Uur,
    positive=True,
    likely=likely("", "24"),
    english="Hours per dagdeel",
    explanation="Uren per begeleider, met het klaarzetten en opruimen als dat in het dagdeel hoort.",
)
dagdeel.given(
    "begeleiders_per_groep",
    "Begeleiders per groep",
    Personen,
    likely=likely("", "20"),
    positive=True,
    english="Staff per group",
    explanation="Hoeveel medewerkers er tegelijk op de groep staan.",
)
dagdeel.given(
    "groepsgrootte",
    "Groepsgrootte",
    Personen,
    likely=likely("", "200"),
    positive=True,
    english="Group size",
    explanation="Het aantal cliënten dat op de groep is ingeschreven. Hier is geen norm voor.",
)
dagdeel.given(
    "aanwezigheid",
    "Aanwezigheid",
    Aandeel,
    positive=True,
    base="groepsgrootte",
    english="Attendance",
    explanation="Het deel van de ingeschreven cliënten dat er gemiddeld is. Hier is geen norm voor.",
)
dagdeel.group = "directe_kosten"
dagdeel.given(
    "locatiekosten_per_groep",
    "Locatiekosten per groep per dagdeel",
    EuroPerDagdeel,
    likely=likely("", "1000"),
    optional="Huur, energie en inventaris van de ruimte, per groep per dagdeel; zit dit in de overhead, laat het leeg.",
)
dagdeel.given(
    "locatiekosten_per_client",
    "Locatiekosten per cliënt per dagdeel",
    EuroPerDagdeel,
    likely=likely("", "150"),
    optional="Kosten van de locatie die al per cliënt bekend zijn.",
)
dagdeel.given(
    "maaltijdkosten_per_dagdeel",
    "Maaltijd per dagdeel",
    EuroPerDagdeel,
    likely=likely("", "50"),
    english="Meals",
    optional="Eten en drinken, per aanwezige cliënt.",
    **_CLIENT,
)
dagdeel.given(
    "materiaalkosten_per_dagdeel",
    "Materiaal per dagdeel",
    EuroPerDagdeel,
    likely=likely("", "40"),
    english="Materials",
    optional="Activiteiten en materialen, per aanwezige cliënt.",
    **_CLIENT,
)
dagdeel.given(
    "vervoerskosten_per_dagdeel",
    "Vervoer van cliënten per dagdeel",
    EuroPerDagdeel,
    likely=likely("", "150"),
    english="Transport of clients",
    jeugdwet="b",
    wmo="d",
    optional="Vervoer van en naar de groep, als dat niet apart wordt ingekocht.",
)


@dagdeel.step("Aanwezige cliënten per groep", positive=True, group="inzet")
def aanwezige_clienten(groepsgrootte: Personen, aanwezigheid: Aandeel) -> Personen:
    """De groepsgrootte maal het deel van de cliënten dat er gemiddeld is."""
    return groepsgrootte * aanwezigheid


@dagdeel.step("Begeleidingsuren per cliënt per dagdeel", group="inzet")
def begeleidingsuren_per_client(
    uren_per_dagdeel: Uur, begeleiders_per_groep: Personen, aanwezige_clienten: Personen
) -> Uur:
    """De uren van alle begeleiders samen, verdeeld over de aanwezige cliënten."""
    return uren_per_dagdeel * begeleiders_per_groep / aanwezige_clienten


@dagdeel.step("Kosten van de begeleiding per dagdeel", group="uren", **ARBEID)
def inzetkosten(loonkosten_per_productief_uur: EuroPerUur, begeleidingsuren_per_client: Uur) -> EuroPerDagdeel:
    """De begeleidingsuren per cliënt maal de loonkosten per productief uur."""
    return loonkosten_per_productief_uur * begeleidingsuren_per_client


@dagdeel.step("Locatiekosten per dagdeel", english="Premises", **_LOCATIE)
def locatiekosten_per_dagdeel(
    locatiekosten_per_groep: EuroPerDagdeel, aanwezige_clienten: Personen, locatiekosten_per_client: EuroPerDagdeel
) -> EuroPerDagdeel:
    """De kosten van de ruimte, verdeeld over de aanwezige cliënten, en wat al per cliënt bekend is."""
    return locatiekosten_per_groep / aanwezige_clienten + locatiekosten_per_client


@dagdeel.step("Directe kosten per dagdeel", english="Direct cost per dagdeel")
def directe_kosten(
    personeelskosten: EuroPerDagdeel,
    reiskosten_per_dagdeel: EuroPerDagdeel,
    opleidingskosten_per_dagdeel: EuroPerDagdeel,
    locatiekosten_per_dagdeel: EuroPerDagdeel,
    maaltijdkosten_per_dagdeel: EuroPerDagdeel,
    materiaalkosten_per_dagdeel: EuroPerDagdeel,
    vervoerskosten_per_dagdeel: EuroPerDagdeel,
    clientgebonden_kosten_per_dagdeel: EuroPerDagdeel,
    gemeentelijke_verplichtingen_per_dagdeel: EuroPerDagdeel,
) -> EuroPerDagdeel:
    """Alles wat rechtstreeks aan een dagdeel van één cliënt is toe te rekenen."""
    staff = personeelskosten + reiskosten_per_dagdeel + opleidingskosten_per_dagdeel
    client = maaltijdkosten_per_dagdeel + materiaalkosten_per_dagdeel + vervoerskosten_per_dagdeel
    other = clientgebonden_kosten_per_dagdeel + gemeentelijke_verplichtingen_per_dagdeel
    return staff + locatiekosten_per_dagdeel + client + other


voeg_opslagen_toe(dagdeel, "dagdeel", EURO_PER_DAGDEEL)
