"""`traject`: one price for a trajectory, whatever it turns out to take.

P = Σ s_k · E[h_k] · T_k + fixed cost, over the types of cases k (docs/onderhandeling.md#outputgericht). Who does few
trajectories cannot count on the average: the risk is z · σ/√n of the cost price, where σ is the coefficient of
variation of one trajectory and n the number the provider expects. It is no element of either law.
"""

from __future__ import annotations

from dataclasses import replace

from tarief.core.expression import square_root, weighted
from tarief.core.units import EURO_PER_TRAJECT, Aandeel, EuroPerTraject, EuroPerUur, Getal
from tarief.costmodel import CostModel
from tarief.model.declare import Base, Given, likely
from tarief.models.loon_en_uren import LOON_EN_UREN
from tarief.models.per_eenheid import ARBEID, Uur, overige_directe_kosten, personeel, voeg_opslagen_toe

traject = CostModel(
    "traject",
    label="Trajecttarief",
    unit="traject",
    quick=(
        "loonkosten_per_uur",
        "productiviteit",
        "uren_per_traject",
        "vaste_kosten_per_traject",
        "overhead",
        "z_waarde",
        "variatiecoefficient",
        "aantal_trajecten",
    ),
    explanation="Eén prijs per traject: soorten casussen met hun aandeel en uren, vaste kosten en het risico.",
)
for _shared in (
    *LOON_EN_UREN,
    personeel("traject", EURO_PER_TRAJECT),
    overige_directe_kosten("traject", EURO_PER_TRAJECT),
):
    traject.use(_shared)

traject.group = "inzet"
traject.table(
    "casustypen",
    "Casustypen",
    name="casustype",
    share="casustype_aandeel",
    explanation="De soorten casussen, elk met het aandeel in de trajecten en de verwachte uren.",
)
traject.option("casustype", "Casustype", row="casustypen")
traject.given(
    "casustype_aandeel",
    "Aandeel in de trajecten",
    Aandeel,
    base="trajecten",
    row="casustypen",
    explanation="Het deel van de trajecten dat van dit type is; samen 100%.",
)
traject.given(
    "uren_per_traject",
    "Verwachte uren per traject",
    Uur,
    likely=likely("", "1500"),
    english="Expected hours",
    explanation="De productieve uren die een traject naar verwachting kost: een rekenhulp, geen maximum.",
    row="casustypen",
)
traject.given(
    "vaste_kosten_per_traject",
    "Vaste kosten per traject",
    EuroPerTraject,
    likely=likely("", "7500"),
    english="Fixed cost",
    jeugdwet="b",
    wmo="f",
    optional="Onderzoek, materialen en andere kosten die elk traject heeft.",
    group="directe_kosten",
)
traject.group = "risico"
traject.given(
    "z_waarde",
    "Zekerheid (z-waarde)",
    Getal,
    likely=likely("", "10"),
    english="z value",
    explanation="Hoe zeker de prijs het gemiddelde moet dekken: 1,28 is 90%, 1,64 is 95%. Hier is geen norm voor.",
)
traject.given(
    "variatiecoefficient",
    "Variatiecoëfficiënt",
    Getal,
    likely=likely("", "10"),
    english="Coefficient of variation",
    explanation="De standaardafwijking van de kosten van een traject, gedeeld door het gemiddelde.",
)
traject.given(
    "aantal_trajecten",
    "Verwacht aantal trajecten",
    Getal,
    likely=likely("", "3000"),
    positive=True,
    english="Expected number of trajectories",
    explanation="Hoeveel trajecten de aanbieder per jaar verwacht; bij weinig trajecten is het risico groter.",
)


traject.group = "inzet"


@traject.step("Kosten per uur", row="casustypen")
def uurkosten(loonkosten_per_productief_uur: EuroPerUur) -> EuroPerUur:
    """De loonkosten per productief uur, tenzij voor een casustype andere uurkosten zijn opgegeven."""
    return loonkosten_per_productief_uur


@traject.step("Kosten van de uren", row="casustypen")
def kosten_per_casus(uren_per_traject: Uur, uurkosten: EuroPerUur) -> EuroPerTraject:
    """De verwachte uren maal de kosten per uur."""
    return uren_per_traject * uurkosten


@traject.step("Kosten van de uren per traject", **ARBEID)
def inzetkosten(kosten_per_casus: list[EuroPerTraject], casustype_aandeel: list[Aandeel]) -> EuroPerTraject:
    """De kosten van de uren per casustype, gewogen naar het aandeel in de trajecten."""
    return weighted(kosten_per_casus, casustype_aandeel)


@traject.step("Verwachte uren, gemiddeld", aside=True)
def gemiddelde_uren(uren_per_traject: list[Uur], casustype_aandeel: list[Aandeel]) -> Uur:
    """De verwachte uren per casustype, gewogen naar het aandeel in de trajecten."""
    return weighted(uren_per_traject, casustype_aandeel)


@traject.step("Directe kosten per traject", english="Direct cost per trajectory", group="directe_kosten")
def directe_kosten(
    personeelskosten: EuroPerTraject,
    reiskosten_per_traject: EuroPerTraject,
    opleidingskosten_per_traject: EuroPerTraject,
    vaste_kosten_per_traject: EuroPerTraject,
    clientgebonden_kosten_per_traject: EuroPerTraject,
    gemeentelijke_verplichtingen_per_traject: EuroPerTraject,
) -> EuroPerTraject:
    """Alles wat rechtstreeks aan een traject is toe te rekenen."""
    staff = personeelskosten + reiskosten_per_traject + opleidingskosten_per_traject
    client = vaste_kosten_per_traject + clientgebonden_kosten_per_traject
    return staff + client + gemeentelijke_verplichtingen_per_traject


voeg_opslagen_toe(traject, "traject", EURO_PER_TRAJECT)


def _spread_first() -> None:
    """Make the spread the first base of the risk: it is asked, unless another base is chosen."""
    base = Base("spreiding", "berekend uit de spreiding bij weinig trajecten")
    given, option = traject.quantities["risico_opslag"], traject.options["risico_grondslag"]
    assert isinstance(given, Given)
    traject.quantities["risico_opslag"] = replace(given, bases=(base, *given.bases))
    traject.options["risico_grondslag"] = replace(option, choices={base.key: base.label, **option.choices})


_spread_first()


@traject.step(
    "Opslag bij weinig trajecten", base="kostprijs", maximum=100, english="Mark-up for few cases", group="risico"
)
def spreidingsopslag(z_waarde: Getal, variatiecoefficient: Getal, aantal_trajecten: Getal) -> Aandeel:
    """De z-waarde maal de variatiecoëfficiënt, gedeeld door de wortel van het aantal trajecten."""
    return z_waarde * variatiecoefficient / square_root(aantal_trajecten)


@traject.also("risico_bedrag", risico_grondslag="spreiding")
def risico_bij_weinig_trajecten(kostprijs: EuroPerTraject, spreidingsopslag: Aandeel) -> EuroPerTraject:
    """De kans op een tegenvaller bij weinig trajecten; geen element in de Jeugdwet of de Wmo."""
    return kostprijs * spreidingsopslag


@traject.also("overhead_bedrag", overhead_grondslag="omzet", risico_grondslag="spreiding")
def overhead_van_omzet_met_spreiding(
    directe_kosten: EuroPerTraject, overhead: Aandeel, spreidingsopslag: Aandeel
) -> EuroPerTraject:
    """Een percentage van het tarief, waarin ook het risico bij weinig trajecten zit."""
    share = overhead * (1 + spreidingsopslag)
    return directe_kosten * share / (1 - share)
