"""`cooperatie`: small providers with one tariff, one invoice and three ways to divide it.

Every price per hour is in whole cents before anything is built on it: the cost per hour of a member, the pooled
cost, the tariff. So each printed figure follows from the printed ones above it. The fee of the cooperative is a
share of the tariff and counts as overhead; the members' reserve is no element of the law.
"""

from __future__ import annotations

from tarief.core.units import Aandeel, EuroPerUur
from tarief.costmodel import CostModel
from tarief.models.cooperatie_leden import LEDEN
from tarief.models.cooperatie_verdeling import VERDELING

cooperatie = CostModel(
    "cooperatie",
    label="Tarief van een coöperatie",
    unit="uur",
    quick=("vergoeding",),
    explanation="De gepoolde kosten van de leden, de vergoeding van de coöperatie, één factuur en de verdeling ervan.",
)
for _part in (LEDEN, VERDELING):
    cooperatie.use(_part)
for _key in ("verdeling_gelijk", "verdeling_naar_kostprijs", "verdeling_naar_functieklasse"):
    cooperatie.settle(_key, total="aan_leden")

cooperatie.group = "overhead"
cooperatie.given(
    "vergoeding",
    "Vergoeding van de coöperatie",
    Aandeel,
    english="Fee",
    base="tarief",
    maximum="0.99",
    explanation="Kwaliteitssysteem, berichtenverkeer en contractering, als deel van het tarief.",
    role="fee",
)
cooperatie.given(
    "overhead",
    "Overhead van de coöperatie naast de vergoeding",
    Aandeel,
    english="Overhead",
    base="gepoolde kostprijs",
    optional="Alleen wat niet al in de vergoeding of de praktijkkosten zit.",
    role="overhead",
)


@cooperatie.step("Overhead per uur", jeugdwet="c", wmo="b", opbouw=True)
def overhead_bedrag(gepoolde_kostprijs: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
    """Percentage van de gepoolde kostprijs."""
    return gepoolde_kostprijs * overhead


@cooperatie.step("Vergoeding per uur", english="Fee per hour", jeugdwet="c", wmo="b", opbouw=True)
def vergoeding_per_uur(gepoolde_kostprijs: EuroPerUur, overhead_bedrag: EuroPerUur, vergoeding: Aandeel) -> EuroPerUur:
    """Percentage van het tarief: wat overblijft is voor de leden."""
    return (gepoolde_kostprijs + overhead_bedrag) * vergoeding / (1 - vergoeding)


@cooperatie.step("Kostprijs per uur", english="Cost price", group="uitkomst")
def kostprijs(
    gepoolde_arbeidskosten: EuroPerUur,
    gepoolde_niet_declarabele_uren: EuroPerUur,
    gepoolde_reis_en_opleidingskosten: EuroPerUur,
    gepoolde_praktijkkosten: EuroPerUur,
    gepoolde_kosten_zonder_uitsplitsing: EuroPerUur,
    overhead_bedrag: EuroPerUur,
    vergoeding_per_uur: EuroPerUur,
) -> EuroPerUur:
    """De kosten die de wet noemt: die van de leden zonder hun reserve, en de vergoeding van de coöperatie."""
    return (
        gepoolde_arbeidskosten
        + gepoolde_niet_declarabele_uren
        + gepoolde_reis_en_opleidingskosten
        + gepoolde_praktijkkosten
        + gepoolde_kosten_zonder_uitsplitsing
        + overhead_bedrag
        + vergoeding_per_uur
    )


@cooperatie.step("Tarief per uur", english="Tariff", positive=True, group="uitkomst")
def tarief(gepoolde_kostprijs: EuroPerUur, overhead_bedrag: EuroPerUur, vergoeding_per_uur: EuroPerUur) -> EuroPerUur:
    """De gepoolde kostprijs met de vergoeding van de coöperatie."""
    return gepoolde_kostprijs + overhead_bedrag + vergoeding_per_uur
