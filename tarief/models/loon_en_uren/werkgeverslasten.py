"""Employer charges: derived from the premiums and the pension, per function, as a share of the wage.

Premiums are levied on the wage up to the maximum premium wage, pension on what lies above the franchise.
The wage is a full-time wage, and the employee's part of the pension is not deducted from the premium wage.
"""

from __future__ import annotations

from tarief.core.expression import at_least, at_most, weighted
from tarief.core.units import Aandeel, EuroPerJaar
from tarief.model.declare import Base, likely
from tarief.model.steps import Steps
from tarief.models.gebruikelijk import WERKGEVERSLASTEN
from tarief.parameters.lookup import At, ByOption, FirstOf

lasten = Steps("werkgeverslasten", group="werkgeverslasten")

lasten.option(
    "contractvorm",
    "Contractvorm",
    {"vast": "vast contract (AWf laag)", "flexibel": "flexibel contract (AWf hoog)"},
    explanation="Bepaalt de premie voor het werkloosheidsfonds (AWf).",
)
lasten.option(
    "werkgeversgrootte",
    "Grootte van de werkgever",
    {"klein": "kleine werkgever (Aof laag)", "groot": "middelgrote of grote werkgever (Aof hoog)"},
    explanation="Bepaalt de premie voor het arbeidsongeschiktheidsfonds (Aof); de loonsom van twee jaar terug telt.",
)
lasten.parameter(
    "maximum_premieloon",
    "Maximumpremieloon",
    EuroPerJaar,
    At("premies.maximum_premieloon"),
    likely=likely("", "500000"),
    explanation="Over loon boven dit bedrag worden geen sociale premies betaald.",
)
lasten.parameter(
    "awf",
    "Werkloosheidspremie (AWf)",
    Aandeel,
    ByOption("contractvorm", {"vast": "premies.awf_laag", "flexibel": "premies.awf_hoog"}),
    base="premieloon",
    row="functiemix",
    explanation="De premie voor de werkloosheid. Bij een vast contract is zij lager dan bij een tijdelijk.",
)
lasten.parameter(
    "aof",
    "Arbeidsongeschiktheidspremie (Aof)",
    Aandeel,
    ByOption("werkgeversgrootte", {"klein": "premies.aof_laag", "groot": "premies.aof_hoog"}),
    base="premieloon",
    row="functiemix",
    explanation="De premie die de werkgever betaalt voor arbeidsongeschiktheid. Een kleine werkgever betaalt minder.",
)
lasten.parameter(
    "wko",
    "Opslag kinderopvang (Wko)",
    Aandeel,
    At("premies.wko"),
    base="premieloon",
    explanation="Wat de werkgever boven de Aof-premie betaalt voor de kinderopvang.",
)
lasten.parameter(
    "whk",
    "Werkhervattingskas (Whk)",
    Aandeel,
    ByOption(
        "werkgeversgrootte",
        {"klein": "premies.whk_gemiddeld", "groot": "premies.whk_gemiddeld"},
        rather={"klein": "premies.whk_sector_35"},
    ),
    explanation="Een kleine werkgever betaalt het percentage van zijn sector (zorg is 35), een grote een eigen "
    "percentage; waar dat niet bekend is, staat hier het landelijk gemiddelde.",
    base="premieloon",
)
lasten.parameter(
    "zvw",
    "Zorgverzekeringswet (Zvw)",
    Aandeel,
    At("premies.zvw_werkgever"),
    base="premieloon",
    explanation="Wat de werkgever over het loon betaalt voor de Zorgverzekeringswet.",
)
lasten.parameter(
    "pensioenpremie", "Pensioenpremie", Aandeel, At("pensioen_pfzw.pensioenpremie"), base="pensioengrondslag"
)
lasten.parameter(
    "pensioenfranchise",
    "Pensioenfranchise",
    EuroPerJaar,
    At("pensioen_pfzw.franchise"),
    likely=likely("", "100000"),
    explanation="Het deel van het loon waarover geen pensioen wordt opgebouwd, omdat er later AOW is.",
)
lasten.parameter(
    "pensioen_werkgeversdeel",
    "Deel van de pensioenpremie voor de werkgever",
    Aandeel,
    FirstOf((At("cao_{cao}.pensioen_werkgeversdeel"), At("pensioen_pfzw.werkgeversdeel"))),
    base="pensioenpremie",
    row="functiemix",
    explanation="Het deel van de premie dat de werkgever betaalt; de rest betaalt de medewerker.",
)
lasten.parameter(
    "maximum_pensioengevend_loon",
    "Maximum pensioengevend loon",
    EuroPerJaar,
    At("pensioen_pfzw.maximum_pensioengevend_loon"),
    likely=likely("", "500000"),
    explanation="Over loon boven dit bedrag wordt geen pensioen opgebouwd.",
)
lasten.parameter(
    "ap_premie",
    "Premie arbeidsongeschiktheidspensioen",
    Aandeel,
    At("pensioen_pfzw.ap_premie"),
    base="ap_grondslag",
    explanation="De premie voor het pensioen bij arbeidsongeschiktheid, over het loon boven de franchise.",
)
lasten.parameter(
    "ap_franchise",
    "Franchise arbeidsongeschiktheidspensioen",
    EuroPerJaar,
    At("pensioen_pfzw.ap_franchise"),
    likely=likely("", "100000"),
    explanation="Het deel van het loon waarover geen premie voor arbeidsongeschiktheidspensioen wordt betaald.",
)
lasten.parameter(
    "ap_werkgeversdeel",
    "Deel van de AP-premie voor de werkgever",
    Aandeel,
    At("cao_{cao}.ap_werkgeversdeel"),
    base="ap_premie",
    row="functiemix",
    explanation="Het deel van de premie dat de werkgever betaalt; de rest betaalt de medewerker.",
)
lasten.parameter(
    "wia_excedent_premie",
    "Premie WIA-excedent",
    Aandeel,
    At("pensioen_pfzw.wia_excedent_premie"),
    base="loon_boven_wia_excedent_drempel",
    explanation="De premie voor wie meer verdient dan de WIA verzekert.",
)
lasten.parameter(
    "wia_excedent_drempel",
    "Drempel WIA-excedent",
    EuroPerJaar,
    At("pensioen_pfzw.wia_excedent_drempel"),
    likely=likely("", "500000"),
    explanation="Vanaf dit loon wordt premie voor WIA-excedent betaald.",
)


@lasten.step("Premieloon", row="functiemix")
def premieloon_functie(loon_met_toeslagen_functie: EuroPerJaar, maximum_premieloon: EuroPerJaar) -> EuroPerJaar:
    """Het loon waarover premies worden geheven: tot het maximumpremieloon."""
    return at_most(loon_met_toeslagen_functie, maximum_premieloon)


@lasten.step("Sociale premies per jaar", row="functiemix")
def premies_functie(
    premieloon_functie: EuroPerJaar, awf: Aandeel, aof: Aandeel, wko: Aandeel, whk: Aandeel, zvw: Aandeel
) -> EuroPerJaar:
    """De werknemersverzekeringen en de Zorgverzekeringswet over het premieloon."""
    return premieloon_functie * (awf + aof + wko + whk + zvw)


@lasten.step("Pensioengevend loon", row="functiemix")
def pensioengevend_loon_functie(
    loon_met_toeslagen_functie: EuroPerJaar, maximum_pensioengevend_loon: EuroPerJaar
) -> EuroPerJaar:
    """Het loon met toeslagen, tot het maximum van het pensioenfonds."""
    return at_most(loon_met_toeslagen_functie, maximum_pensioengevend_loon)


@lasten.also("pensioengevend_loon_functie")
def pensioengevend_loon_zonder_maximum(loon_met_toeslagen_functie: EuroPerJaar) -> EuroPerJaar:
    """Het loon met toeslagen; het maximum van het fonds is op deze datum niet bekend en niet toegepast."""
    return loon_met_toeslagen_functie


@lasten.step("Pensioenpremie werkgever per jaar", row="functiemix")
def pensioen_functie(
    pensioengevend_loon_functie: EuroPerJaar,
    pensioenfranchise: EuroPerJaar,
    pensioenpremie: Aandeel,
    pensioen_werkgeversdeel: Aandeel,
) -> EuroPerJaar:
    """Het werkgeversdeel van de premie over het loon boven de franchise."""
    return at_least(pensioengevend_loon_functie - pensioenfranchise, 0) * pensioenpremie * pensioen_werkgeversdeel


@lasten.step("Arbeidsongeschiktheidspensioen werkgever per jaar", row="functiemix")
def aanvullend_pensioen_functie(
    pensioengevend_loon_functie: EuroPerJaar,
    ap_franchise: EuroPerJaar,
    ap_premie: Aandeel,
    ap_werkgeversdeel: Aandeel,
) -> EuroPerJaar:
    """Het werkgeversdeel van de AP-premie over het loon boven de AP-franchise, zoals de cao het verdeelt."""
    return at_least(pensioengevend_loon_functie - ap_franchise, 0) * ap_premie * ap_werkgeversdeel


@lasten.also("aanvullend_pensioen_functie")
def aanvullend_pensioen_gelijk_verdeeld(
    pensioengevend_loon_functie: EuroPerJaar,
    ap_franchise: EuroPerJaar,
    ap_premie: Aandeel,
    pensioen_werkgeversdeel: Aandeel,
) -> EuroPerJaar:
    """De AP-premie over het loon boven de AP-franchise, verdeeld zoals de pensioenpremie."""
    return at_least(pensioengevend_loon_functie - ap_franchise, 0) * ap_premie * pensioen_werkgeversdeel


@lasten.also("aanvullend_pensioen_functie")
def wia_excedent_functie(
    pensioengevend_loon_functie: EuroPerJaar,
    wia_excedent_drempel: EuroPerJaar,
    wia_excedent_premie: Aandeel,
    pensioen_werkgeversdeel: Aandeel,
) -> EuroPerJaar:
    """Sinds 2026: premie WIA-excedent over het loon boven de drempel, verdeeld zoals de pensioenpremie."""
    return (
        at_least(pensioengevend_loon_functie - wia_excedent_drempel, 0) * wia_excedent_premie * pensioen_werkgeversdeel
    )


@lasten.step("Werkgeverslasten per jaar", row="functiemix")
def werkgeverslasten_functie(
    premies_functie: EuroPerJaar, pensioen_functie: EuroPerJaar, aanvullend_pensioen_functie: EuroPerJaar
) -> EuroPerJaar:
    """Sociale premies en pensioenpremies samen."""
    return premies_functie + pensioen_functie + aanvullend_pensioen_functie


@lasten.step(
    "Werkgeverslasten",
    english="Employer charges",
    base="loon_en_toeslagen",
    bases=(
        Base("loon_en_toeslagen", "van het loon met toeslagen", share_of="loon_met_toeslagen_per_uur"),
        Base("brutoloon", "van het brutoloon, zonder toeslagen", share_of="bruto_uurloon"),
    ),
    default_base="loon_en_toeslagen",
    when={"werkgeverslasten_grondslag": "loon_en_toeslagen"},
    minimum=0,
    askable=True,
    role="employer_charges",
    usual=WERKGEVERSLASTEN,
)
def werkgeverslasten(
    werkgeverslasten_functie: list[EuroPerJaar],
    loon_met_toeslagen_functie: list[EuroPerJaar],
    functie_aandeel: list[Aandeel],
) -> Aandeel:
    """De werkgeverslasten als percentage van het loon met toeslagen."""
    return weighted(werkgeverslasten_functie, functie_aandeel) / weighted(loon_met_toeslagen_functie, functie_aandeel)
