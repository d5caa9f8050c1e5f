"""`uurtarief`: what an hour of care costs, and what is paid for it.

The canonical ladder (docs/kostprijs.md#volgorde-van-de-opbouw): labour cost per productive hour, other direct
costs, overhead on a named base, cost price, and apart from the law's elements a mark-up for risk.
"""

from __future__ import annotations

from tarief.core.units import (
    EURO_PER_FTE,
    EURO_PER_JAAR,
    EURO_PER_UUR,
    Aandeel,
    EuroPerFte,
    EuroPerJaar,
    EuroPerUur,
    Uren,
)
from tarief.costmodel import CostModel
from tarief.model.declare import Base
from tarief.models.directe_kosten import directe_kosten_per_uur
from tarief.models.gebruikelijk import deel_van_de_prijs
from tarief.models.loon_en_uren import LOON_EN_UREN
from tarief.models.opslagen import opslagen

uurtarief = CostModel(
    "uurtarief",
    label="Uurtarief",
    unit="uur",
    quick=("loonkosten_per_uur", "productiviteit", "overhead", "risico_opslag"),
    explanation="Wat een uur zorg kost: loon, productiviteit, overige directe kosten, overhead en risico.",
)

for _shared in (*LOON_EN_UREN, directe_kosten_per_uur):
    uurtarief.use(_shared)


@uurtarief.step("Directe kosten per uur", english="Direct cost per hour", group="directe_kosten")
def directe_kosten(
    loonkosten_per_productief_uur: EuroPerUur,
    reiskosten_per_uur: EuroPerUur,
    opleidingskosten_per_uur: EuroPerUur,
    clientgebonden_kosten_per_uur: EuroPerUur,
    gemeentelijke_verplichtingen_per_uur: EuroPerUur,
) -> EuroPerUur:
    """Alles wat rechtstreeks aan een productief uur is toe te rekenen."""
    return (
        loonkosten_per_productief_uur
        + reiskosten_per_uur
        + opleidingskosten_per_uur
        + clientgebonden_kosten_per_uur
        + gemeentelijke_verplichtingen_per_uur
    )


uurtarief.use(
    opslagen(
        "uur",
        EURO_PER_UUR,
        Base("loonkosten", "van de loonkosten per productief uur", share_of="loonkosten_per_productief_uur"),
        Base("per_fte", "als bedrag per fte per jaar", unit=EURO_PER_FTE, likely=deel_van_de_prijs(EURO_PER_FTE)),
        Base("per_jaar", "als bedrag per jaar van de hele organisatie", unit=EURO_PER_JAAR),
    )
)
uurtarief.given(
    "productieve_uren_organisatie",
    "Productieve uren van de organisatie",
    Uren,
    english="Productive hours of the organisation",
    positive=True,
    group="overhead",
    explanation="De uren waarover een overhead per jaar wordt verdeeld.",
)


@uurtarief.also("overhead_bedrag", overhead_grondslag="loonkosten")
def overhead_op_loonkosten(loonkosten_per_productief_uur: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
    """Een percentage van de loonkosten per productief uur."""
    return loonkosten_per_productief_uur * overhead


@uurtarief.also("overhead_bedrag", overhead_grondslag="per_fte")
def overhead_per_fte(overhead: EuroPerFte, productieve_uren: Uren) -> EuroPerUur:
    """Het opgegeven bedrag per fte, gedeeld door de productieve uren van een fte."""
    return overhead / productieve_uren


@uurtarief.also("overhead_bedrag", overhead_grondslag="per_jaar")
def overhead_per_jaar(overhead: EuroPerJaar, productieve_uren_organisatie: Uren) -> EuroPerUur:
    """Het opgegeven bedrag per jaar, gedeeld door de productieve uren van de organisatie."""
    return overhead / productieve_uren_organisatie
