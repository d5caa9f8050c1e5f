"""The wage per paid hour and per productive hour, allowance by allowance: the first rungs of the ladder.

Who knows the wage of a function has amounts per year; who only knows an hourly wage has percentages of it.
"""

from __future__ import annotations

from tarief.core.expression import weighted
from tarief.core.units import Aandeel, EuroPerJaar, EuroPerUur, Uren
from tarief.model.declare import Lawful, likely
from tarief.model.steps import Steps
from tarief.models.gebruikelijk import LOON_PER_JAAR

uurloon = Steps("uurloon", group="loon")
_LOON: Lawful = {"jeugdwet": "a", "wmo": "a"}


@uurloon.step(
    "Bruto uurloon",
    english="Gross hourly wage",
    askable=True,
    opbouw=True,
    **_LOON,
    role="hourly_wage",
    likely=likely("4", "120"),
)
def bruto_uurloon(bruto_jaarloon: EuroPerJaar, contracturen: Uren) -> EuroPerUur:
    """Het bruto jaarloon gedeeld door de contracturen."""
    return bruto_jaarloon / contracturen


@uurloon.also("bruto_uurloon")
def uurloon_van_de_functies(functie_uurloon: list[EuroPerUur], functie_aandeel: list[Aandeel]) -> EuroPerUur:
    """Het bruto uurloon van de functies, gewogen naar hun aandeel."""
    return weighted(functie_uurloon, functie_aandeel)


@uurloon.step("Vakantietoeslag per uur", opbouw=True, **_LOON)
def vakantietoeslag_per_uur(
    vakantietoeslag_functie: list[EuroPerJaar], functie_aandeel: list[Aandeel], contracturen: Uren
) -> EuroPerUur:
    """De vakantietoeslag van de functies, gewogen, per contractuur."""
    return weighted(vakantietoeslag_functie, functie_aandeel) / contracturen


@uurloon.also("vakantietoeslag_per_uur")
def vakantietoeslag_over_uurloon(bruto_uurloon: EuroPerUur, vakantietoeslag: Aandeel) -> EuroPerUur:
    """Percentage van het bruto uurloon."""
    return bruto_uurloon * vakantietoeslag


@uurloon.step("Eindejaarsuitkering per uur", opbouw=True, **_LOON)
def eindejaarsuitkering_per_uur(
    eindejaarsuitkering_functie: list[EuroPerJaar], functie_aandeel: list[Aandeel], contracturen: Uren
) -> EuroPerUur:
    """De eindejaarsuitkering van de functies, gewogen, per contractuur."""
    return weighted(eindejaarsuitkering_functie, functie_aandeel) / contracturen


@uurloon.also("eindejaarsuitkering_per_uur", eindejaarsuitkering_grondslag="brutoloon")
def eindejaarsuitkering_over_uurloon(bruto_uurloon: EuroPerUur, eindejaarsuitkering: Aandeel) -> EuroPerUur:
    """Percentage van het bruto uurloon."""
    return bruto_uurloon * eindejaarsuitkering


@uurloon.also("eindejaarsuitkering_per_uur", eindejaarsuitkering_grondslag="brutoloon_en_vakantietoeslag")
def eindejaarsuitkering_over_uurloon_en_vakantietoeslag(
    bruto_uurloon: EuroPerUur, vakantietoeslag_per_uur: EuroPerUur, eindejaarsuitkering: Aandeel
) -> EuroPerUur:
    """Percentage van bruto uurloon en vakantietoeslag samen."""
    return (bruto_uurloon + vakantietoeslag_per_uur) * eindejaarsuitkering


@uurloon.step("Onregelmatigheidstoeslag per uur", opbouw=True, **_LOON)
def onregelmatigheidstoeslag_per_uur(
    onregelmatigheidstoeslag_functie: list[EuroPerJaar], functie_aandeel: list[Aandeel], contracturen: Uren
) -> EuroPerUur:
    """De onregelmatigheidstoeslag van de functies, gewogen, per contractuur."""
    return weighted(onregelmatigheidstoeslag_functie, functie_aandeel) / contracturen


@uurloon.also("onregelmatigheidstoeslag_per_uur", without="ort")
def onregelmatigheidstoeslag_over_uurloon(bruto_uurloon: EuroPerUur, onregelmatigheidstoeslag: Aandeel) -> EuroPerUur:
    """Percentage van het bruto uurloon."""
    return bruto_uurloon * onregelmatigheidstoeslag


@uurloon.step("Overige toeslagen per uur", opbouw=True, **_LOON)
def overige_toeslagen_per_uur(
    overige_toeslagen_functie: list[EuroPerJaar],
    loopbaanbudget_functie: list[EuroPerJaar],
    functie_aandeel: list[Aandeel],
    contracturen: Uren,
) -> EuroPerUur:
    """De overige toeslagen en het loopbaanbudget van de functies, gewogen, per contractuur."""
    extra = weighted(overige_toeslagen_functie, functie_aandeel) + weighted(loopbaanbudget_functie, functie_aandeel)
    return extra / contracturen


@uurloon.also("overige_toeslagen_per_uur")
def overige_toeslagen_over_uurloon(
    bruto_uurloon: EuroPerUur,
    vakantietoeslag_per_uur: EuroPerUur,
    eindejaarsuitkering_per_uur: EuroPerUur,
    onregelmatigheidstoeslag_per_uur: EuroPerUur,
    ikb_opslag: Aandeel,
    loopbaanbudget: Aandeel,
) -> EuroPerUur:
    """Percentage van het bruto uurloon, en het loopbaanbudget over het uurloon met toeslagen."""
    wage = bruto_uurloon + vakantietoeslag_per_uur + eindejaarsuitkering_per_uur + onregelmatigheidstoeslag_per_uur
    return bruto_uurloon * ikb_opslag + wage * loopbaanbudget


@uurloon.step("Loon met toeslagen per uur", jeugdwet="a", wmo="a")
def loon_met_toeslagen_per_uur(
    bruto_uurloon: EuroPerUur,
    vakantietoeslag_per_uur: EuroPerUur,
    eindejaarsuitkering_per_uur: EuroPerUur,
    onregelmatigheidstoeslag_per_uur: EuroPerUur,
    overige_toeslagen_per_uur: EuroPerUur,
) -> EuroPerUur:
    """Het bruto uurloon met alle toeslagen."""
    return (
        bruto_uurloon
        + vakantietoeslag_per_uur
        + eindejaarsuitkering_per_uur
        + onregelmatigheidstoeslag_per_uur
        + overige_toeslagen_per_uur
    )


@uurloon.step(
    "Werkgeverslasten per uur", opbouw=True, when={"werkgeverslasten_grondslag": "loon_en_toeslagen"}, **_LOON
)
def werkgeverslasten_per_uur(loon_met_toeslagen_per_uur: EuroPerUur, werkgeverslasten: Aandeel) -> EuroPerUur:
    """Percentage van het uurloon met toeslagen."""
    return loon_met_toeslagen_per_uur * werkgeverslasten


@uurloon.also("werkgeverslasten_per_uur", werkgeverslasten_grondslag="brutoloon")
def werkgeverslasten_over_brutoloon(bruto_uurloon: EuroPerUur, werkgeverslasten: Aandeel) -> EuroPerUur:
    """Percentage van het bruto uurloon, zonder toeslagen."""
    return bruto_uurloon * werkgeverslasten


@uurloon.step(
    "Loonkosten per betaald uur",
    english="Labour cost per paid hour",
    jeugdwet="a",
    wmo="a",
    askable=True,
    likely=likely("5", "200"),
)
def loonkosten_per_uur(loon_met_toeslagen_per_uur: EuroPerUur, werkgeverslasten_per_uur: EuroPerUur) -> EuroPerUur:
    """Het uurloon met toeslagen en werkgeverslasten."""
    return loon_met_toeslagen_per_uur + werkgeverslasten_per_uur


@uurloon.step(
    "Niet-productieve uren",
    english="Cost of non-productive hours",
    group="uren",
    jeugdwet="a",
    wmo="c",
    opbouw=True,
)
def kosten_niet_productieve_uren(loonkosten_per_uur: EuroPerUur, productiviteit: Aandeel) -> EuroPerUur:
    """Wat verlof, ziekte, scholing en overleg kosten, omgeslagen over de productieve uren."""
    return loonkosten_per_uur * (1 - productiviteit) / productiviteit


@uurloon.also("kosten_niet_productieve_uren", given="niet_productief", niet_productief_grondslag="loonkosten")
def opslag_voor_niet_productieve_tijd(loonkosten_per_uur: EuroPerUur, niet_productief: Aandeel) -> EuroPerUur:
    """Een opslag op de loonkosten per betaald uur."""
    return loonkosten_per_uur * niet_productief


@uurloon.step("Loon met toeslagen per jaar", likely=LOON_PER_JAAR)
def loon_met_toeslagen_per_jaar(
    loon_met_toeslagen_functie: list[EuroPerJaar], functie_aandeel: list[Aandeel]
) -> EuroPerJaar:
    """Het loon met toeslagen van de functies, gewogen naar hun aandeel."""
    return weighted(loon_met_toeslagen_functie, functie_aandeel)


@uurloon.step("Loonkosten per jaar", likely=LOON_PER_JAAR, when={"werkgeverslasten_grondslag": "loon_en_toeslagen"})
def loonkosten_per_jaar(loon_met_toeslagen_per_jaar: EuroPerJaar, werkgeverslasten: Aandeel) -> EuroPerJaar:
    """Het jaarloon met toeslagen, vermeerderd met de werkgeverslasten."""
    return loon_met_toeslagen_per_jaar * (1 + werkgeverslasten)


@uurloon.also("loonkosten_per_jaar", werkgeverslasten_grondslag="brutoloon")
def loonkosten_met_lasten_over_brutoloon(
    loon_met_toeslagen_per_jaar: EuroPerJaar, bruto_jaarloon: EuroPerJaar, werkgeverslasten: Aandeel
) -> EuroPerJaar:
    """Het jaarloon met toeslagen, vermeerderd met werkgeverslasten over het jaarloon zonder toeslagen."""
    return loon_met_toeslagen_per_jaar + bruto_jaarloon * werkgeverslasten


@uurloon.step(
    "Loonkosten per productief uur",
    english="Labour cost per productive hour",
    group="uren",
    jeugdwet="a",
    wmo="a+c",
    likely=likely("6", "300"),
)
def loonkosten_per_productief_uur(
    loonkosten_per_uur: EuroPerUur, kosten_niet_productieve_uren: EuroPerUur
) -> EuroPerUur:
    """De loonkosten per betaald uur, met de kosten van de uren waarin geen zorg wordt geleverd."""
    return loonkosten_per_uur + kosten_niet_productieve_uren


@uurloon.also("loonkosten_per_productief_uur")
def loonkosten_over_productieve_uren(loonkosten_per_jaar: EuroPerJaar, productieve_uren: Uren) -> EuroPerUur:
    """De loonkosten van een jaar gedeeld door de productieve uren; Wmo-onderdelen a en c zijn dan één bedrag."""
    return loonkosten_per_jaar / productieve_uren
