"""`uurtarief`: what an hour of care costs, and what is paid for it.

The canonical ladder (kostprijs.md §3.1): labour cost per productive hour, other direct costs, overhead on a
named base, cost price, and apart from the law's elements a mark-up for risk.
"""

from __future__ import annotations

from tarief.engine.costmodel import CostModel
from tarief.engine.declare import Base
from tarief.models.loon_en_uren import LOON_EN_UREN
from tarief.quantities.units import EURO_PER_FTE, EURO_PER_UUR, Aandeel, EuroPerFte, EuroPerUur, Uren

uurtarief = CostModel(
    "uurtarief",
    label="Uurtarief",
    unit="uur",
    quick=("loonkosten_per_uur", "productiviteit", "overhead", "risico_opslag"),
    explanation="Wat een uur zorg kost: loon, productiviteit, overige directe kosten, overhead en risico.",
)
for _shared in LOON_EN_UREN:
    uurtarief.use(_shared)

uurtarief.given(
    "reiskosten_per_uur", "Reiskosten per uur", EuroPerUur, english="Travel cost", jeugdwet="a", wmo="d",
    optional="Kilometers en vervoer van medewerkers, per productief uur.", group="directe_kosten",
)  # fmt: skip
uurtarief.given(
    "opleidingskosten_per_uur", "Opleidingskosten per uur", EuroPerUur, english="Training cost", jeugdwet="a", wmo="d",
    optional="Scholing in geld, per productief uur; scholingstijd hoort bij de uren.", group="directe_kosten",
)  # fmt: skip
uurtarief.given(
    "clientgebonden_kosten_per_uur", "Cliëntgebonden kosten per uur", EuroPerUur,
    english="Client-bound cost", jeugdwet="b", wmo="f",
    optional="Materialen, en meewerkende leiding of behandelcoördinatie, per productief uur.", group="directe_kosten",
)  # fmt: skip
uurtarief.given(
    "gemeentelijke_verplichtingen_per_uur", "Gemeentelijke verplichtingen per uur", EuroPerUur,
    english="Duties set by the municipality", jeugdwet="c", wmo="f",
    optional="Rapportage en administratie die de gemeente vraagt, per productief uur.", group="directe_kosten",
)  # fmt: skip
uurtarief.given(
    "overhead", "Overhead", Aandeel, maximum=2,
    english="Overhead",
    bases=(
        Base("loonkosten", "van de loonkosten per productief uur", share_of="loonkosten_per_productief_uur"),
        Base("directe_kosten", "van de directe kosten", share_of="directe_kosten"),
        Base("totale_kosten", "van de totale kosten", share_of="kostprijs"),
        Base("omzet", "van de omzet (het tarief)", share_of="tarief"),
        Base("per_uur", "als bedrag per productief uur", unit=EURO_PER_UUR),
        Base("per_fte", "als bedrag per fte per jaar", unit=EURO_PER_FTE),
    ),
    amount="overhead_per_uur", group="overhead",
    explanation="Staf, huisvesting, ict en algemene kosten. Het percentage heeft altijd een grondslag.",
)  # fmt: skip
uurtarief.given(
    "risico_opslag", "Opslag voor risico", Aandeel,
    english="Mark-up for risk",
    bases=(
        Base("kostprijs", "van de kostprijs", share_of="kostprijs"),
        Base("tarief", "van het tarief", share_of="tarief"),
        Base("per_uur", "als bedrag per uur", unit=EURO_PER_UUR),
    ),
    amount="risico_per_uur", optional="Risico, innovatie en marge staan in geen van beide wetten als kostenelement.",
    group="risico",
)  # fmt: skip


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


@uurtarief.step(
    "Overhead per uur", english="Overhead per hour", jeugdwet="c", wmo="b", opbouw=True, group="overhead",
    when={"overhead_grondslag": "loonkosten"},
)  # fmt: skip
def overhead_per_uur(loonkosten_per_productief_uur: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
    """Een percentage van de loonkosten per productief uur."""
    return loonkosten_per_productief_uur * overhead


@uurtarief.also("overhead_per_uur", overhead_grondslag="directe_kosten")
def overhead_op_directe_kosten(directe_kosten: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
    """Een percentage van de directe kosten."""
    return directe_kosten * overhead


@uurtarief.also("overhead_per_uur", overhead_grondslag="totale_kosten")
def overhead_van_totale_kosten(directe_kosten: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
    """Een percentage van de totale kosten: wat overblijft zijn de directe kosten."""
    return directe_kosten * overhead / (1 - overhead)


@uurtarief.also("overhead_per_uur", overhead_grondslag="omzet", risico_grondslag="kostprijs")
def overhead_van_omzet(directe_kosten: EuroPerUur, overhead: Aandeel, risico_opslag: Aandeel) -> EuroPerUur:
    """Een percentage van het tarief, waarin ook de opslag voor risico over de kostprijs zit."""
    share = overhead * (1 + risico_opslag)
    return directe_kosten * share / (1 - share)


@uurtarief.also("overhead_per_uur", overhead_grondslag="omzet", risico_grondslag="tarief")
def overhead_en_risico_van_omzet(directe_kosten: EuroPerUur, overhead: Aandeel, risico_opslag: Aandeel) -> EuroPerUur:
    """Overhead en risico zijn beide een percentage van het tarief."""
    return directe_kosten * overhead / (1 - overhead - risico_opslag)


@uurtarief.also("overhead_per_uur", overhead_grondslag="omzet", risico_grondslag="per_uur")
def overhead_van_omzet_met_vast_risico(
    directe_kosten: EuroPerUur, overhead: Aandeel, risico_opslag: EuroPerUur
) -> EuroPerUur:
    """Een percentage van het tarief, waarin ook een vast bedrag voor risico zit."""
    return (directe_kosten + risico_opslag) * overhead / (1 - overhead)


@uurtarief.also("overhead_per_uur", overhead_grondslag="per_uur")
def overhead_als_bedrag(overhead: EuroPerUur) -> EuroPerUur:
    """Het opgegeven bedrag per productief uur."""
    return overhead


@uurtarief.also("overhead_per_uur", overhead_grondslag="per_fte")
def overhead_per_fte(overhead: EuroPerFte, productieve_uren: Uren) -> EuroPerUur:
    """Het opgegeven bedrag per fte, gedeeld door de productieve uren van een fte."""
    return overhead / productieve_uren


@uurtarief.step("Kostprijs per uur", english="Cost price per hour", group="uitkomst")
def kostprijs(directe_kosten: EuroPerUur, overhead_per_uur: EuroPerUur) -> EuroPerUur:
    """Wat een uur zorg kost: directe kosten en overhead."""
    return directe_kosten + overhead_per_uur


@uurtarief.step(
    "Risico per uur",
    english="Risk per hour",
    opbouw=True,
    group="risico",
    when={"risico_grondslag": "kostprijs"},
)
def risico_per_uur(kostprijs: EuroPerUur, risico_opslag: Aandeel) -> EuroPerUur:
    """Een percentage van de kostprijs; geen element in de Jeugdwet of de Wmo."""
    return kostprijs * risico_opslag


@uurtarief.also("risico_per_uur", risico_grondslag="tarief")
def risico_van_tarief(kostprijs: EuroPerUur, risico_opslag: Aandeel) -> EuroPerUur:
    """Een percentage van het tarief; geen element in de Jeugdwet of de Wmo."""
    return kostprijs * risico_opslag / (1 - risico_opslag)


@uurtarief.also("risico_per_uur", risico_grondslag="per_uur")
def risico_als_bedrag(risico_opslag: EuroPerUur) -> EuroPerUur:
    """Het opgegeven bedrag per uur; geen element in de Jeugdwet of de Wmo."""
    return risico_opslag


@uurtarief.step("Tarief per uur", english="Tariff per hour", positive=True, group="uitkomst")
def tarief(kostprijs: EuroPerUur, risico_per_uur: EuroPerUur) -> EuroPerUur:
    """Wat voor een uur zorg wordt betaald: de kostprijs met de opslag voor risico."""
    return kostprijs + risico_per_uur
