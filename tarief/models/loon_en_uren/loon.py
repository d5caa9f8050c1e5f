"""Wage and allowances: from cao, scale and step (per function) to the wage per paid hour.

Amounts per function are full-time amounts per year, so that floors of a cao and ceilings of a premium work
on the wage of a person and not on the average of a mix. Order and bases: docs/kostprijs.md#volgorde-van-de-opbouw,
docs/kostprijs.md#grondslagen.
"""

from __future__ import annotations

from tarief.core.expression import at_least, weighted
from tarief.core.units import Aandeel, EuroPerJaar, EuroPerMaand, EuroPerUur, Uren
from tarief.model.declare import Base, likely
from tarief.model.steps import Steps
from tarief.models.gebruikelijk import EINDEJAARSUITKERING, VAKANTIETOESLAG
from tarief.parameters.loading import caos
from tarief.parameters.lookup import WHOLE_YEAR, At, ForScales, Salary

loon = Steps("loon", group="loon")

loon.option(
    "cao",
    "Cao",
    caos(),
    explanation="De cao bepaalt schaalbedragen, toeslagen, jaaruren en verlof.",
)
loon.table(
    "functiemix",
    "Functiemix",
    share="functie_aandeel",
    name="functie",
    explanation="De functies die de zorg leveren, elk met schaal, trede en aandeel in de uren.",
)
loon.option("functie", "Functie", row="functiemix")
loon.option("schaal", "Schaal", explanation="De schaal of functiegroep (FWG) in de cao.", row="functiemix")
loon.option("trede", "Trede", explanation="De trede of periodiek binnen de schaal.", row="functiemix")
loon.option(
    "loonpeil",
    "Loonpeil",
    {
        "peildatum": "de salaristabel op de peildatum",
        WHOLE_YEAR: "het gemiddelde over het kalenderjaar van de peildatum, gewogen naar maanden",
    },
    default="peildatum",
    explanation="Verandert het loon in de loop van het jaar, dan telt het gemiddelde.",
)
loon.given(
    "functie_aandeel",
    "Aandeel in de functiemix",
    Aandeel,
    base="betaalde uren",
    row="functiemix",
    explanation="Het deel van de uren dat deze functie levert; samen 100%.",
)
loon.parameter(
    "schaalbedrag",
    "Schaalbedrag",
    EuroPerMaand,
    Salary(),
    likely=likely("", "25000"),
    positive=True,
    row="functiemix",
    role="monthly_wage",
    explanation="Het bruto maandloon van een voltijder in deze schaal en trede.",
)

loon.parameter(
    "arbeidsmarkttoeslag",
    "Arbeidsmarkttoeslag",
    Aandeel,
    ForScales("cao_{cao}.arbeidsmarkttoeslag_middeninkomens"),
    base="schaalbedrag",
    optional="-",
    explanation="Een vaste toeslag op het schaalbedrag die overal in meetelt; cao Sociaal Werk, schaal 4 tot en met 9.",
    row="functiemix",
)

_VAN_BRUTOLOON = Base("brutoloon", "van het brutoloon", share_of="bruto_uurloon")
loon.parameter(
    "vakantietoeslag",
    "Vakantietoeslag",
    Aandeel,
    At("cao_{cao}.vakantietoeslag"),
    usual=VAKANTIETOESLAG,
    english="Holiday allowance",
    base="brutoloon",
    included_in="bruto_jaarloon",
    explanation="Percentage van het brutoloon; de cao's kennen 8%.",
    row="functiemix",
    role="allowance",
)
loon.parameter(
    "vakantietoeslag_minimum",
    "Minimale vakantietoeslag",
    EuroPerJaar,
    At("cao_{cao}.vakantietoeslag_minimum"),
    likely=likely("", "300000"),
    optional="-",
    row="functiemix",
    explanation="Wat een voltijder volgens de cao ten minste als vakantietoeslag krijgt.",
)
loon.parameter(
    "eindejaarsuitkering",
    "Eindejaarsuitkering",
    Aandeel,
    At("cao_{cao}.eindejaarsuitkering"),
    usual=EINDEJAARSUITKERING,
    english="Year-end bonus",
    bases=(_VAN_BRUTOLOON, Base("brutoloon_en_vakantietoeslag", "van brutoloon en vakantietoeslag samen")),
    default_base="brutoloon",
    amount="eindejaarsuitkering_per_uur",
    included_in="bruto_jaarloon",
    explanation="Percentage van het brutoloon; in de cao Jeugdzorg van brutoloon en vakantietoeslag samen.",
    row="functiemix",
    role="allowance",
)
loon.parameter(
    "eindejaarsuitkering_minimum",
    "Minimale eindejaarsuitkering",
    EuroPerJaar,
    At("cao_{cao}.eindejaarsuitkering_minimum"),
    likely=likely("", "300000"),
    optional="-",
    row="functiemix",
    explanation="Wat een voltijder volgens de cao ten minste als eindejaarsuitkering krijgt.",
)
loon.parameter(
    "ikb_opslag",
    "Overige toeslag volgens de cao",
    Aandeel,
    At("cao_{cao}.ikb_opslag"),
    base="brutoloon",
    optional="-",
    row="functiemix",
    role="own_budget",
    explanation="Een toeslag op het loon die de cao kent en die hierboven niet apart staat.",
)
loon.parameter(
    "vaste_toeslag_per_jaar",
    "Vaste toeslag per jaar",
    EuroPerJaar,
    At("cao_{cao}.vaste_toeslag_per_jaar"),
    likely=likely("", "300000"),
    optional="-",
    row="functiemix",
    explanation="Een vast bedrag per jaar boven op het loon van een voltijder.",
)
loon.parameter(
    "loopbaanbudget",
    "Loopbaanbudget",
    Aandeel,
    At("cao_{cao}.loopbaanbudget"),
    base="loon_en_toeslagen",
    optional="-",
    row="functiemix",
    explanation="Wat de cao elke medewerker geeft voor zijn loopbaan, als deel van het loon.",
)


@loon.step("Brutoloon per maand", row="functiemix")
def maandloon_functie(schaalbedrag: EuroPerMaand, arbeidsmarkttoeslag: Aandeel) -> EuroPerMaand:
    """Het schaalbedrag van de functie bij een voltijds dienstverband, met de arbeidsmarkttoeslag die de cao kent."""
    return schaalbedrag * (1 + arbeidsmarkttoeslag)


@loon.also("maandloon_functie", given="bruto_maandloon")
def maandloon_opgegeven(bruto_maandloon: EuroPerMaand) -> EuroPerMaand:
    """Het opgegeven bruto maandloon."""
    return bruto_maandloon


@loon.step("Brutoloon per jaar", row="functiemix")
def jaarloon_functie(maandloon_functie: EuroPerMaand) -> EuroPerJaar:
    """Twaalf maandlonen, zonder toeslagen."""
    return 12 * maandloon_functie


@loon.also("jaarloon_functie", given="bruto_jaarloon")
def jaarloon_opgegeven(bruto_jaarloon: EuroPerJaar) -> EuroPerJaar:
    """Het opgegeven bruto jaarloon."""
    return bruto_jaarloon


@loon.also("jaarloon_functie", given="bruto_uurloon")
def jaarloon_uit_uurloon(bruto_uurloon: EuroPerUur, contracturen: Uren) -> EuroPerJaar:
    """Het opgegeven bruto uurloon maal de contracturen."""
    return bruto_uurloon * contracturen


@loon.step("Bruto uurloon van de functie", positive=True, row="functiemix")
def functie_uurloon(jaarloon_functie: EuroPerJaar, contracturen: Uren) -> EuroPerUur:
    """Het jaarloon van de functie gedeeld door de contracturen."""
    return jaarloon_functie / contracturen


@loon.step("Vakantietoeslag per jaar", row="functiemix")
def vakantietoeslag_functie(
    jaarloon_functie: EuroPerJaar, vakantietoeslag: Aandeel, vakantietoeslag_minimum: EuroPerJaar
) -> EuroPerJaar:
    """Percentage van het brutoloon, maar nooit minder dan het minimum dat de cao noemt."""
    return at_least(jaarloon_functie * vakantietoeslag, vakantietoeslag_minimum)


@loon.step("Eindejaarsuitkering per jaar", when={"eindejaarsuitkering_grondslag": "brutoloon"}, row="functiemix")
def eindejaarsuitkering_functie(
    jaarloon_functie: EuroPerJaar, eindejaarsuitkering: Aandeel, eindejaarsuitkering_minimum: EuroPerJaar
) -> EuroPerJaar:
    """Percentage van het brutoloon, maar nooit minder dan het minimum dat de cao noemt."""
    return at_least(jaarloon_functie * eindejaarsuitkering, eindejaarsuitkering_minimum)


@loon.also("eindejaarsuitkering_functie", eindejaarsuitkering_grondslag="brutoloon_en_vakantietoeslag")
def eindejaarsuitkering_met_vakantietoeslag(
    jaarloon_functie: EuroPerJaar,
    vakantietoeslag_functie: EuroPerJaar,
    eindejaarsuitkering: Aandeel,
    eindejaarsuitkering_minimum: EuroPerJaar,
) -> EuroPerJaar:
    """Percentage van brutoloon en vakantietoeslag samen."""
    return at_least((jaarloon_functie + vakantietoeslag_functie) * eindejaarsuitkering, eindejaarsuitkering_minimum)


@loon.step("Overige toeslagen per jaar", row="functiemix")
def overige_toeslagen_functie(
    jaarloon_functie: EuroPerJaar, ikb_opslag: Aandeel, vaste_toeslag_per_jaar: EuroPerJaar
) -> EuroPerJaar:
    """Wat de cao daarnaast toekent: een percentage van het brutoloon en een vast bedrag."""
    return jaarloon_functie * ikb_opslag + vaste_toeslag_per_jaar


@loon.step("Loopbaanbudget per jaar", row="functiemix")
def loopbaanbudget_functie(
    jaarloon_functie: EuroPerJaar,
    vakantietoeslag_functie: EuroPerJaar,
    eindejaarsuitkering_functie: EuroPerJaar,
    onregelmatigheidstoeslag_functie: EuroPerJaar,
    loopbaanbudget: Aandeel,
) -> EuroPerJaar:
    """Percentage van loon, vakantietoeslag, eindejaarsuitkering en onregelmatigheidstoeslag samen."""
    base = jaarloon_functie + vakantietoeslag_functie + eindejaarsuitkering_functie + onregelmatigheidstoeslag_functie
    return base * loopbaanbudget


@loon.step("Loon met toeslagen per jaar", row="functiemix")
def loon_met_toeslagen_functie(
    jaarloon_functie: EuroPerJaar,
    vakantietoeslag_functie: EuroPerJaar,
    eindejaarsuitkering_functie: EuroPerJaar,
    onregelmatigheidstoeslag_functie: EuroPerJaar,
    overige_toeslagen_functie: EuroPerJaar,
    loopbaanbudget_functie: EuroPerJaar,
) -> EuroPerJaar:
    """Alles wat de medewerker in een jaar bruto ontvangt."""
    return (
        jaarloon_functie
        + vakantietoeslag_functie
        + eindejaarsuitkering_functie
        + onregelmatigheidstoeslag_functie
        + overige_toeslagen_functie
        + loopbaanbudget_functie
    )


@loon.step(
    "Bruto maandloon", english="Gross month salary", askable=True, role="monthly_wage", likely=likely("500", "25000")
)
def bruto_maandloon(maandloon_functie: list[EuroPerMaand], functie_aandeel: list[Aandeel]) -> EuroPerMaand:
    """Het gemiddelde van de functies, gewogen naar hun aandeel."""
    return weighted(maandloon_functie, functie_aandeel)


@loon.step(
    "Bruto jaarloon", english="Gross year salary", askable=True, role="yearly_wage", likely=likely("6000", "300000")
)
def bruto_jaarloon(jaarloon_functie: list[EuroPerJaar], functie_aandeel: list[Aandeel]) -> EuroPerJaar:
    """Het gemiddelde van de functies, gewogen naar hun aandeel; zonder toeslagen."""
    return weighted(jaarloon_functie, functie_aandeel)


@loon.also("bruto_jaarloon", given="bruto_maandloon")
def twaalf_maandlonen(bruto_maandloon: EuroPerMaand) -> EuroPerJaar:
    """Twaalf maandlonen, zonder toeslagen."""
    return 12 * bruto_maandloon
