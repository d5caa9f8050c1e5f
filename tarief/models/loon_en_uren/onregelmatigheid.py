"""The allowance for evenings, nights and weekends: as one percentage, or from the bands of the cao.

Who knows in which bands the hours fall fills in the table: a band of the cao and the share of the hours in it
(hours outside every band carry no allowance). A cao may calculate the allowance on a capped wage.
"""

from __future__ import annotations

from tarief.core.expression import at_most, weighted
from tarief.core.units import Aandeel, EuroPerJaar, EuroPerMaand
from tarief.model.declare import likely
from tarief.model.steps import Steps
from tarief.parameters.lookup import SalaryCeiling, UnsocialHours

onregelmatigheid = Steps("onregelmatigheid", group="onregelmatigheid")

onregelmatigheid.given(
    "onregelmatigheidstoeslag",
    "Onregelmatigheidstoeslag (ORT)",
    Aandeel,
    english="Unsocial hours allowance",
    base="brutoloon",
    optional="Wordt er 's avonds, 's nachts of in het weekend gewerkt, geef dan de ORT op.",
    explanation="Gemiddelde toeslag voor avond, nacht en weekend, als percentage van het brutoloon.",
    role="unsocial_allowance",
)
onregelmatigheid.table(
    "ort",
    "Uren met onregelmatigheidstoeslag",
    name="ort_band",
    explanation="Per tijdvak van de cao het deel van de uren dat erin valt.",
)
onregelmatigheid.option(
    "ort_band", "Tijdvak", explanation="Zoals de cao het noemt, bijvoorbeeld ma-vr 20:00-22:00.", row="ort"
)
onregelmatigheid.given(
    "ort_aandeel",
    "Deel van de uren in dit tijdvak",
    Aandeel,
    base="betaalde uren",
    row="ort",
    explanation="Het deel van alle uren dat in dit tijdvak valt, zoals avond of zondag.",
)
onregelmatigheid.parameter(
    "ort_toeslag",
    "Toeslag in dit tijdvak",
    Aandeel,
    UnsocialHours(),
    base="uurloon",
    row="ort",
    explanation="Hoeveel procent er in dit tijdvak boven op het uurloon komt.",
)
onregelmatigheid.parameter(
    "ort_maximum_maandloon",
    "Maximaal maandloon voor de ORT",
    EuroPerMaand,
    SalaryCeiling(),
    likely=likely("", "25000"),
    row="functiemix",
    explanation="Over loon boven dit bedrag wordt geen onregelmatigheidstoeslag berekend.",
)


@onregelmatigheid.step("Gemiddelde ORT over de uren", base="ORT-uurloon")
def ort_gemiddeld(ort_toeslag: list[Aandeel], ort_aandeel: list[Aandeel]) -> Aandeel:
    """De toeslag per tijdvak, gewogen naar het deel van de uren dat erin valt."""
    return weighted(ort_toeslag, ort_aandeel)


@onregelmatigheid.step("Onregelmatigheidstoeslag per jaar", without="ort", row="functiemix")
def onregelmatigheidstoeslag_functie(jaarloon_functie: EuroPerJaar, onregelmatigheidstoeslag: Aandeel) -> EuroPerJaar:
    """Percentage van het brutoloon."""
    return jaarloon_functie * onregelmatigheidstoeslag


@onregelmatigheid.also("onregelmatigheidstoeslag_functie", given="onregelmatigheidstoeslag")
def onregelmatigheidstoeslag_opgegeven(jaarloon_functie: EuroPerJaar, onregelmatigheidstoeslag: Aandeel) -> EuroPerJaar:
    """Het opgegeven percentage van het brutoloon."""
    return jaarloon_functie * onregelmatigheidstoeslag


@onregelmatigheid.also("onregelmatigheidstoeslag_functie")
def onregelmatigheidstoeslag_tot_maximum(
    jaarloon_functie: EuroPerJaar, ort_gemiddeld: Aandeel, ort_maximum_maandloon: EuroPerMaand
) -> EuroPerJaar:
    """De gemiddelde ORT over het loon, tot het loon dat de cao als maximum noemt."""
    return at_most(jaarloon_functie, 12 * ort_maximum_maandloon) * ort_gemiddeld


@onregelmatigheid.also("onregelmatigheidstoeslag_functie")
def onregelmatigheidstoeslag_uit_tijdvakken(jaarloon_functie: EuroPerJaar, ort_gemiddeld: Aandeel) -> EuroPerJaar:
    """De gemiddelde ORT over het brutoloon; de cao noemt geen maximum."""
    return jaarloon_functie * ort_gemiddeld
