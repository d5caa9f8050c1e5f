"""`vrijgevestigd`: what a declarable hour of a self-employed professional costs.

A norm income takes the place of a cao, practice cost that of overhead. The reserve for vacancy and risk is no
element of the law and stands apart: `kostprijs` is without it, `tarief` with it.
"""

from __future__ import annotations

from tarief.core.units import EURO_PER_UUR, Aandeel, EuroPerJaar, EuroPerUur, Uren
from tarief.costmodel import CostModel
from tarief.models.opslagen import overige_kosten
from tarief.models.zelfstandige import zelfstandige

vrijgevestigd = CostModel(
    "vrijgevestigd",
    label="Tarief van een vrijgevestigde",
    unit="uur",
    quick=("norminkomen", "praktijkkosten", "declarabele_uren", "reserve"),
    explanation="Wat een declarabel uur van een vrijgevestigde professional kost: norminkomen, praktijk en reserve.",
)
vrijgevestigd.use(zelfstandige())
vrijgevestigd.use(overige_kosten(EURO_PER_UUR))
vrijgevestigd.given(
    "reserve",
    "Reserve voor leegloop en risico",
    Aandeel,
    english="Reserve",
    base="kostprijs",
    group="risico",
    optional="Een reserve staat in geen van beide wetten als kostenelement.",
)


@vrijgevestigd.step("Kostprijs per uur", english="Cost price", positive=True, group="uitkomst")
def kostprijs(
    arbeidskosten_per_uur: EuroPerUur,
    kosten_niet_declarabele_uren: EuroPerUur,
    reis_en_opleidingskosten_per_uur: EuroPerUur,
    praktijkkosten_per_uur: EuroPerUur,
    overige_kosten: EuroPerUur,
) -> EuroPerUur:
    """De kosten van een declarabel uur, zonder reserve."""
    labour = arbeidskosten_per_uur + kosten_niet_declarabele_uren
    return labour + reis_en_opleidingskosten_per_uur + praktijkkosten_per_uur + overige_kosten


@vrijgevestigd.step("Kosten van de beroepskracht per declarabel uur", jeugdwet="a", wmo="a+c")
def arbeidskosten_per_declarabel_uur(
    norminkomen: EuroPerJaar,
    pensioenpremie: EuroPerJaar,
    premie_arbeidsongeschiktheid: EuroPerJaar,
    premie_zvw: EuroPerJaar,
    declarabele_uren: Uren,
) -> EuroPerUur:
    """Inkomen en premies gedeeld door de declarabele uren; zonder contracturen zijn Wmo a en c niet te scheiden."""
    return (norminkomen + pensioenpremie + premie_arbeidsongeschiktheid + premie_zvw) / declarabele_uren


@vrijgevestigd.also("kostprijs")
def kostprijs_zonder_contracturen(
    arbeidskosten_per_declarabel_uur: EuroPerUur,
    reis_en_opleidingskosten_per_uur: EuroPerUur,
    praktijkkosten_per_uur: EuroPerUur,
    overige_kosten: EuroPerUur,
) -> EuroPerUur:
    """De kosten van een declarabel uur, zonder reserve, als alleen de declarabele uren bekend zijn."""
    return arbeidskosten_per_declarabel_uur + reis_en_opleidingskosten_per_uur + praktijkkosten_per_uur + overige_kosten


@vrijgevestigd.step("Reserve per uur", english="Reserve per hour", group="risico")
def reserve_per_uur(kostprijs: EuroPerUur, reserve: Aandeel) -> EuroPerUur:
    """Percentage van de kostprijs; geen element in de Jeugdwet of de Wmo."""
    return kostprijs * reserve


@vrijgevestigd.step("Tarief per uur", english="Tariff", positive=True, group="uitkomst")
def tarief(kostprijs: EuroPerUur, reserve_per_uur: EuroPerUur) -> EuroPerUur:
    """De kostprijs met de reserve voor leegloop en risico."""
    return kostprijs + reserve_per_uur
