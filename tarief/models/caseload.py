"""`caseload`: what a measure costs per month, when a worker has a given number of measures.

The cost of a worker's year is divided over the caseload and twelve months (docs/kostprijs.md#andere-eenheden).
Leave, sickness and training are in the year and in the caseload already: productive hours are not counted twice.
"""

from __future__ import annotations

from tarief.core.units import EURO_PER_FTE, EURO_PER_MAAND, EuroPerFte, EuroPerMaand, Getal
from tarief.costmodel import CostModel
from tarief.model.declare import Base, likely
from tarief.models.gebruikelijk import deel_van_de_prijs
from tarief.models.loon_en_uren import LOON_EN_UREN
from tarief.models.per_eenheid import ARBEID, formatie, overige_directe_kosten, personeel, voeg_opslagen_toe

caseload = CostModel(
    "caseload",
    label="Maandtarief bij een caseload",
    unit="maand",
    quick=("loonkosten_per_fte", "caseload_per_fte", "overhead", "risico_opslag"),
    explanation="Wat een maatregel per maand kost: de jaarkosten van een werker gedeeld door caseload en maanden.",
)
for _shared in (
    *LOON_EN_UREN,
    formatie,
    personeel("maand", EURO_PER_MAAND),
    overige_directe_kosten("maand", EURO_PER_MAAND),
):
    caseload.use(_shared)

caseload.given(
    "caseload_per_fte",
    "Caseload per fte",
    Getal,
    positive=True,
    english="Caseload per fte",
    likely=likely("0.5", "500"),
    explanation="Het aantal maatregelen dat een voltijds werker tegelijk heeft. Verlof en ziekte zitten in dat getal.",
    group="inzet",
)

caseload.given(
    "ondersteuning_per_fte",
    "Ondersteuning per fte per jaar",
    EuroPerFte,
    likely=deel_van_de_prijs(EURO_PER_FTE),
    english="Support per fte",
    optional="Gedragswetenschapper, praktijkleider en meewerkende leiding, per voltijds werker.",
    group="directe_kosten",
)


@caseload.step("Maatregelmaanden per fte per jaar", positive=True, group="inzet")
def maatregelmaanden(caseload_per_fte: Getal) -> Getal:
    """De caseload maal twaalf maanden."""
    return caseload_per_fte * 12


@caseload.step("Kosten van de werker per maatregel per maand", group="inzet", **ARBEID)
def inzetkosten(loonkosten_per_fte: EuroPerFte, maatregelmaanden: Getal) -> EuroPerMaand:
    """De loonkosten van een voltijds werker, verdeeld over zijn maatregelen en twaalf maanden."""
    return loonkosten_per_fte / maatregelmaanden


@caseload.step(
    "Ondersteuning per maatregel per maand", english="Support", jeugdwet="b", wmo="f", group="directe_kosten"
)
def ondersteuning_per_maand(ondersteuning_per_fte: EuroPerFte, maatregelmaanden: Getal) -> EuroPerMaand:
    """De ondersteuning van een voltijds werker, verdeeld over zijn maatregelen en twaalf maanden."""
    return ondersteuning_per_fte / maatregelmaanden


@caseload.step("Directe kosten per maand", english="Direct cost per month", group="directe_kosten")
def directe_kosten(
    personeelskosten: EuroPerMaand,
    reiskosten_per_maand: EuroPerMaand,
    opleidingskosten_per_maand: EuroPerMaand,
    ondersteuning_per_maand: EuroPerMaand,
    clientgebonden_kosten_per_maand: EuroPerMaand,
    gemeentelijke_verplichtingen_per_maand: EuroPerMaand,
) -> EuroPerMaand:
    """Alles wat rechtstreeks aan een maatregel in een maand is toe te rekenen."""
    staff = personeelskosten + reiskosten_per_maand + opleidingskosten_per_maand
    client = ondersteuning_per_maand + clientgebonden_kosten_per_maand
    return staff + client + gemeentelijke_verplichtingen_per_maand


voeg_opslagen_toe(
    caseload,
    "maand",
    EURO_PER_MAAND,
    Base("per_fte", "als bedrag per fte per jaar", unit=EURO_PER_FTE, likely=deel_van_de_prijs(EURO_PER_FTE)),
)


@caseload.also("overhead_bedrag", overhead_grondslag="per_fte")
def overhead_per_fte(overhead: EuroPerFte, maatregelmaanden: Getal) -> EuroPerMaand:
    """Het opgegeven bedrag per fte, verdeeld over de maatregelen en twaalf maanden."""
    return overhead / maatregelmaanden
