"""`minuuttarief`: what a minute of care costs, for who is paid by the minute and rounds on cents of a minute.

The parts are those of `uurtarief`; each is divided by 60, so that the minute has its own ladder, cost price and
elements. What is known per minute already can be given as such.
"""

from __future__ import annotations

from tarief.core.units import (
    EURO_PER_FTE,
    EURO_PER_MINUUT,
    EURO_PER_UUR,
    Aandeel,
    EuroPerFte,
    EuroPerMinuut,
    EuroPerUur,
    Uren,
)
from tarief.costmodel import CostModel
from tarief.model.declare import Base, Lawful, likely
from tarief.models.directe_kosten import directe_kosten_per_uur
from tarief.models.gebruikelijk import deel_van_de_prijs
from tarief.models.loon_en_uren import LOON_EN_UREN
from tarief.models.per_eenheid import ARBEID, personeel, voeg_opslagen_toe

minuuttarief = CostModel(
    "minuuttarief",
    label="Minuuttarief",
    unit="minuut",
    quick=("loonkosten_per_minuut", "productiviteit", "overhead", "risico_opslag"),
    explanation="Wat een minuut zorg kost: de opbouw van het uurtarief, gedeeld door zestig.",
)
for _shared in (*LOON_EN_UREN, directe_kosten_per_uur, personeel("minuut", EURO_PER_MINUUT)):
    minuuttarief.use(_shared)
_REIS: Lawful = {"jeugdwet": "a", "wmo": "d"}


@minuuttarief.step(
    "Loonkosten per betaalde minuut",
    english="Labour cost per paid minute",
    askable=True,
    group="loon",
    jeugdwet="a",
    wmo="a",
    likely=likely("0.08", "5"),
)
def loonkosten_per_minuut(loonkosten_per_uur: EuroPerUur) -> EuroPerMinuut:
    """De loonkosten per betaald uur gedeeld door zestig."""
    return loonkosten_per_uur / 60


@minuuttarief.step("Loonkosten per productieve minuut", group="uren", **ARBEID)
def inzetkosten(loonkosten_per_productief_uur: EuroPerUur) -> EuroPerMinuut:
    """De loonkosten per productief uur gedeeld door zestig."""
    return loonkosten_per_productief_uur / 60


@minuuttarief.also("inzetkosten", given="loonkosten_per_minuut")
def inzetkosten_uit_betaalde_minuut(loonkosten_per_minuut: EuroPerMinuut, productiviteit: Aandeel) -> EuroPerMinuut:
    """De loonkosten per betaalde minuut gedeeld door de productiviteit."""
    return loonkosten_per_minuut / productiviteit


minuuttarief.group = "reis_en_opleiding"


@minuuttarief.step("Reiskosten per minuut", english="Travel cost", optional="-", **_REIS)
def reiskosten_per_minuut(reiskosten_per_uur: EuroPerUur) -> EuroPerMinuut:
    """De reiskosten per uur gedeeld door zestig."""
    return reiskosten_per_uur / 60


@minuuttarief.step("Opleidingskosten per minuut", english="Training cost", optional="-", **_REIS)
def opleidingskosten_per_minuut(opleidingskosten_per_uur: EuroPerUur) -> EuroPerMinuut:
    """De opleidingskosten per uur gedeeld door zestig."""
    return opleidingskosten_per_uur / 60


minuuttarief.group = "directe_kosten"


@minuuttarief.step("Cliëntgebonden kosten per minuut", english="Client-bound cost", jeugdwet="b", wmo="f", optional="-")
def clientgebonden_kosten_per_minuut(clientgebonden_kosten_per_uur: EuroPerUur) -> EuroPerMinuut:
    """De cliëntgebonden kosten per uur gedeeld door zestig."""
    return clientgebonden_kosten_per_uur / 60


@minuuttarief.step("Gemeentelijke verplichtingen per minuut", jeugdwet="c", wmo="f", optional="-")
def gemeentelijke_verplichtingen_per_minuut(gemeentelijke_verplichtingen_per_uur: EuroPerUur) -> EuroPerMinuut:
    """De gemeentelijke verplichtingen per uur gedeeld door zestig."""
    return gemeentelijke_verplichtingen_per_uur / 60


@minuuttarief.step("Directe kosten per minuut", english="Direct cost per minute")
def directe_kosten(
    personeelskosten: EuroPerMinuut,
    reiskosten_per_minuut: EuroPerMinuut,
    opleidingskosten_per_minuut: EuroPerMinuut,
    clientgebonden_kosten_per_minuut: EuroPerMinuut,
    gemeentelijke_verplichtingen_per_minuut: EuroPerMinuut,
) -> EuroPerMinuut:
    """Alles wat rechtstreeks aan een productieve minuut is toe te rekenen."""
    staff = personeelskosten + reiskosten_per_minuut + opleidingskosten_per_minuut
    return staff + clientgebonden_kosten_per_minuut + gemeentelijke_verplichtingen_per_minuut


voeg_opslagen_toe(
    minuuttarief,
    "minuut",
    EURO_PER_MINUUT,
    Base("per_uur", "als bedrag per productief uur", unit=EURO_PER_UUR, likely=deel_van_de_prijs(EURO_PER_UUR)),
    Base("per_fte", "als bedrag per fte per jaar", unit=EURO_PER_FTE, likely=deel_van_de_prijs(EURO_PER_FTE)),
)


@minuuttarief.also("overhead_bedrag", overhead_grondslag="per_uur")
def overhead_per_uur(overhead: EuroPerUur) -> EuroPerMinuut:
    """Het opgegeven bedrag per uur gedeeld door zestig."""
    return overhead / 60


@minuuttarief.also("overhead_bedrag", overhead_grondslag="per_fte")
def overhead_per_fte(overhead: EuroPerFte, productieve_uren: Uren) -> EuroPerMinuut:
    """Het opgegeven bedrag per fte, gedeeld door de productieve minuten van een fte."""
    return overhead / (productieve_uren * 60)
