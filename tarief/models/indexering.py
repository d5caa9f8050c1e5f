"""`indexering`: a tariff brought from one price level to another, over one year or a chain of years.

Per year: wage and price index with their weights, what the definitive figures of the year before add to the
preliminary ones (by quotient or by difference: both are in use), a cap, and the tariff of the year before. A row
of the table is a year; without a table there is one. Rounding after every year is the rule `centen_per_stap`.
The percentage per year is the sum of index and correction, as the VNG publishes it.
"""

from __future__ import annotations

from decimal import Decimal

from tarief.core.units import Aandeel, Euro, Getal
from tarief.costmodel import CostModel
from tarief.model.declare import likely
from tarief.models.indexcijfers import INDEXCIJFERS

indexering = CostModel(
    "indexering",
    label="Indexering van een tarief",
    unit="eenheid",
    results=("tarief", "index"),
    quick=("tarief_oud", "prijspeil_van", "prijspeil_naar", "cijfers", "nacalculatie", "index_afronding"),
    explanation="Van het ene prijspeil naar het andere: loon- en prijsindex, nacalculatie, plafond en afronding.",
)

indexering.use(INDEXCIJFERS)
indexering.group = "uitkomst"
indexering.option("prijspeil_van", "Prijspeil van het oude tarief", explanation="Het jaar waarin het oude tarief gold.")
indexering.given(
    "tarief_oud",
    "Oud tarief",
    Euro,
    likely=likely("", "50000"),
    english="Old tariff",
    positive=True,
    explanation="Het tarief op het oude prijspeil, per eenheid.",
)
indexering.option(
    "omrekening",
    "Omrekening naar een andere eenheid",
    {
        "geen": "geen",
        "periode_naar_maand": "van een periode van vier weken naar een maand (13 perioden, 12 maanden)",
        "maand_naar_periode": "van een maand naar een periode van vier weken (12 maanden, 13 perioden)",
        "jaar_naar_maand": "van een jaar naar een maand (12 maanden)",
        "maand_naar_jaar": "van een maand naar een jaar (12 maanden)",
        "uur_naar_minuut": "van een uur naar een minuut (60 minuten)",
        "minuut_naar_uur": "van een minuut naar een uur (60 minuten)",
    },
    default="geen",
    explanation="Pas na de indexering: het tarief van het laatste jaar in een andere eenheid.",
)


@indexering.step("Tarief op het oude prijspeil", opbouw=True, aside=True)
def uitgangstarief(tarief_oud: Euro, prijspeil_van: str) -> Euro:  # noqa: ARG001 - the price level must be said
    """Het tarief waar de indexering op voortbouwt."""
    return tarief_oud


@indexering.step("Tarief van het jaar ervoor", above={"uitgangstarief": "tarief_jaar"}, row="jaren")
def tarief_vorig_jaar(uitgangstarief: Euro) -> Euro:
    """Het tarief van de regel erboven; in de eerste regel het oude tarief."""
    return uitgangstarief


@indexering.step("Tarief na indexering", english="Indexed tariff", row="jaren")
def tarief_jaar(tarief_vorig_jaar: Euro, jaarindex: Aandeel, prijspeil_naar: str) -> Euro:  # noqa: ARG001 - as above
    """Het tarief van het jaar ervoor, verhoogd met de index."""
    return tarief_vorig_jaar * (1 + jaarindex)


@indexering.step(
    "Indexering", english="Indexation", jeugdwet="d", wmo="e", opbouw=True, aside=True, negative=True, row="jaren"
)
def verhoging(tarief_jaar: Euro, tarief_vorig_jaar: Euro) -> Euro:
    """Wat de index in dit jaar aan het tarief toevoegt."""
    return tarief_jaar - tarief_vorig_jaar


@indexering.step("Tarief van het laatste jaar")
def laatste_tarief(tarief_jaar: list[Euro]) -> Euro:
    """Het geïndexeerde tarief van de laatste regel."""
    return tarief_jaar[-1]


@indexering.step("Nieuw tarief", english="New tariff", positive=True, when={"omrekening": "geen"})
def tarief(laatste_tarief: Euro) -> Euro:
    """Het tarief op het nieuwe prijspeil."""
    return laatste_tarief


@indexering.also("tarief", omrekening="periode_naar_maand")
def tarief_per_maand_uit_periode(laatste_tarief: Euro) -> Euro:
    """Dertien perioden van vier weken zijn twaalf maanden."""
    return laatste_tarief * 13 / 12


@indexering.also("tarief", omrekening="maand_naar_periode")
def tarief_per_periode_uit_maand(laatste_tarief: Euro) -> Euro:
    """Twaalf maanden zijn dertien perioden van vier weken."""
    return laatste_tarief * 12 / 13


@indexering.also("tarief", omrekening="jaar_naar_maand")
def tarief_per_maand_uit_jaar(laatste_tarief: Euro) -> Euro:
    """Een jaar is twaalf maanden."""
    return laatste_tarief / 12


@indexering.also("tarief", omrekening="maand_naar_jaar")
def tarief_per_jaar_uit_maand(laatste_tarief: Euro) -> Euro:
    """Twaalf maanden zijn een jaar."""
    return laatste_tarief * 12


@indexering.also("tarief", omrekening="uur_naar_minuut")
def tarief_per_minuut_uit_uur(laatste_tarief: Euro) -> Euro:
    """Een uur is zestig minuten."""
    return laatste_tarief / 60


@indexering.also("tarief", omrekening="minuut_naar_uur")
def tarief_per_uur_uit_minuut(laatste_tarief: Euro) -> Euro:
    """Zestig minuten zijn een uur."""
    return laatste_tarief * 60


@indexering.step("Omrekening", opbouw=True, aside=True, negative=True, when={"omrekening": "geen"})
def omrekening_bedrag() -> Euro:
    """De eenheid blijft gelijk."""
    return Decimal(0)


@indexering.also("omrekening_bedrag")
def omrekening_in_euros(tarief: Euro, laatste_tarief: Euro) -> Euro:
    """Wat de andere eenheid aan het bedrag verandert; de prijs van de zorg verandert er niet door."""
    return tarief - laatste_tarief


indexering.group = "indexcijfers"


@indexering.step("Beginpunt van de index")
def beginfactor() -> Getal:
    """Een: voor de eerste index."""
    return Decimal(1)


@indexering.step("Indexfactor tot het jaar", row="jaren", above={"beginfactor": "indexfactor"})
def indexfactor_vorig_jaar(beginfactor: Getal) -> Getal:
    """De indexfactor van de regel erboven; in de eerste regel een."""
    return beginfactor


@indexering.step("Indexfactor", row="jaren")
def indexfactor(indexfactor_vorig_jaar: Getal, jaarindex: Aandeel) -> Getal:
    """Alle indexen tot en met dit jaar achter elkaar."""
    return indexfactor_vorig_jaar * (1 + jaarindex)


@indexering.step(
    "Index van oud naar nieuw prijspeil", english="Index", base="oude tarief", maximum=10, group="uitkomst"
)
def index(indexfactor: list[Getal]) -> Aandeel:
    """De indexen van alle jaren samen; zonder de afronding van tarieven."""
    return indexfactor[-1] - 1
