"""Hours: from contract hours to productive hours per year."""

from __future__ import annotations

from decimal import Decimal

from tarief.core.units import UREN, Aandeel, Uren
from tarief.model.declare import Base, likely
from tarief.model.steps import Steps
from tarief.models.gebruikelijk import UREN_PER_JAAR
from tarief.parameters.lookup import At

NIETS = Decimal(0)

uren = Steps("uren", group="uren")

uren.parameter(
    "contracturen",
    "Contracturen per jaar",
    Uren,
    At("cao_{cao}.contracturen"),
    english="Contract hours per year",
    positive=True,
    explanation="Betaalde uren per jaar bij een voltijds dienstverband.",
    role="contract_hours",
    likely=likely("200", "3000"),
)
uren.parameter(
    "verlofuren",
    "Verlofuren per jaar",
    Uren,
    At("cao_{cao}.verlofuren"),
    likely=UREN_PER_JAAR,
    english="Leave hours",
    explanation="Wettelijk en bovenwettelijk verlof samen.",
    role="leave",
)
uren.given(
    "feestdaguren",
    "Feestdaguren per jaar",
    Uren,
    likely=UREN_PER_JAAR,
    english="Public holiday hours",
    optional=(
        "In de cao VVT zitten feestdagen in de verlofuren; in andere cao's komen ze erbij. "
        "Of 5 mei elk jaar een vrije dag is, zegt de cao."
    ),
    role="lost_hours",
)
uren.given(
    "ziekteverzuim",
    "Ziekteverzuim",
    Aandeel,
    english="Sickness absence",
    bases=(
        Base("contracturen", "van de contracturen", share_of="contracturen"),
        Base("uren_na_verlof", "van de uren na verlof en feestdagen", share_of="uren_na_verlof"),
        Base("uren", "in uren per jaar", unit=UREN, likely=UREN_PER_JAAR),
    ),
    default_base="contracturen",
    amount="verzuimuren",
    role="lost_hours",
    explanation="Het deel van de contracturen dat medewerkers ziek zijn.",
)
uren.given(
    "scholingsuren",
    "Scholingsuren per jaar",
    Uren,
    likely=UREN_PER_JAAR,
    english="Training hours",
    role="lost_hours",
    explanation="Uren per jaar waarin een medewerker wordt geschoold en geen zorg levert.",
)
uren.given(
    "overleguren",
    "Uren werkoverleg per jaar",
    Uren,
    likely=UREN_PER_JAAR,
    english="Meeting hours",
    role="lost_hours",
    explanation="Uren per jaar voor overleg met collega's, waarin geen zorg wordt geleverd.",
)
uren.given(
    "indirecte_uren",
    "Indirecte cliënturen per jaar",
    Uren,
    likely=UREN_PER_JAAR,
    english="Indirect client hours",
    optional="Verslaglegging en overleg over de cliënt: geef deze uren als ze niet declarabel zijn.",
    role="lost_hours",
)
uren.given(
    "reisuren",
    "Reisuren per jaar",
    Uren,
    likely=UREN_PER_JAAR,
    english="Travel hours",
    optional="Reistijd naar cliënten: geef deze uren als ze niet declarabel zijn.",
    role="lost_hours",
)
uren.given(
    "niet_productief",
    "Niet-productieve tijd",
    Aandeel,
    maximum=3,
    english="Non-productive time",
    bases=(
        Base("contracturen", "van de contracturen", share_of="contracturen"),
        Base("loonkosten", "als opslag op de loonkosten per betaald uur", share_of="loonkosten_per_uur"),
    ),
    optional="-",
    explanation="Als één percentage, in plaats van losse uren: een deel van de uren, of een opslag op de loonkosten.",
    role="lost_hours",
)
_DECLARABEL = {
    "niet_declarabel": "niet declarabel: de uren gaan van de productieve uren af",
    "declarabel": "declarabel: de uren tellen mee als productieve uren",
}
uren.option("indirecte_tijd", "Indirecte cliënttijd", _DECLARABEL, default="niet_declarabel")
uren.option("reistijd", "Reistijd", _DECLARABEL, default="niet_declarabel")


@uren.step("Uren na verlof en feestdagen")
def uren_na_verlof(contracturen: Uren, verlofuren: Uren, feestdaguren: Uren) -> Uren:
    """De contracturen min verlof en feestdagen."""
    return contracturen - verlofuren - feestdaguren


@uren.step("Verzuimuren per jaar", when={"ziekteverzuim_grondslag": "contracturen"})
def verzuimuren(contracturen: Uren, ziekteverzuim: Aandeel) -> Uren:
    """Het ziekteverzuim als percentage van de contracturen."""
    return contracturen * ziekteverzuim


@uren.also("verzuimuren", ziekteverzuim_grondslag="uren_na_verlof")
def verzuimuren_na_verlof(uren_na_verlof: Uren, ziekteverzuim: Aandeel) -> Uren:
    """Het ziekteverzuim als percentage van de uren na verlof en feestdagen."""
    return uren_na_verlof * ziekteverzuim


@uren.also("verzuimuren", ziekteverzuim_grondslag="uren")
def verzuimuren_opgegeven(ziekteverzuim: Uren) -> Uren:
    """Het ziekteverzuim, opgegeven in uren."""
    return ziekteverzuim


@uren.step("Indirecte uren die niet declarabel zijn", when={"indirecte_tijd": "niet_declarabel"})
def indirecte_uren_in_mindering(indirecte_uren: Uren) -> Uren:
    """Verslaglegging en overleg over de cliënt, die de gemeente niet apart betaalt."""
    return indirecte_uren


@uren.also("indirecte_uren_in_mindering", indirecte_tijd="declarabel")
def indirecte_uren_declarabel() -> Uren:
    """Indirecte cliënttijd is declarabel en gaat dus niet van de productieve uren af."""
    return NIETS


@uren.step("Reisuren die niet declarabel zijn", when={"reistijd": "niet_declarabel"})
def reisuren_in_mindering(reisuren: Uren) -> Uren:
    """Reistijd die de gemeente niet apart betaalt."""
    return reisuren


@uren.also("reisuren_in_mindering", reistijd="declarabel")
def reisuren_declarabel() -> Uren:
    """Reistijd is declarabel en gaat dus niet van de productieve uren af."""
    return NIETS


@uren.step(
    "Niet-productieve uren per jaar",
    english="Non-productive hours per year",
    minimum=0,
    askable=True,
    role="lost_hours",
)
def niet_productieve_uren(
    verlofuren: Uren,
    feestdaguren: Uren,
    verzuimuren: Uren,
    scholingsuren: Uren,
    overleguren: Uren,
    indirecte_uren_in_mindering: Uren,
    reisuren_in_mindering: Uren,
) -> Uren:
    """De betaalde uren waarin geen declarabele zorg wordt geleverd."""
    away = verlofuren + feestdaguren + verzuimuren + scholingsuren + overleguren
    return away + indirecte_uren_in_mindering + reisuren_in_mindering


@uren.step(
    "Productieve uren per jaar",
    english="Productive hours per year",
    positive=True,
    askable=True,
    role="net_of_hours",
    likely=likely("200", "3000"),
)
def productieve_uren(contracturen: Uren, niet_productieve_uren: Uren) -> Uren:
    """De contracturen min de uren waarin geen zorg wordt geleverd."""
    return contracturen - niet_productieve_uren


@uren.also("productieve_uren", given="productiviteit")
@uren.also("productieve_uren", given="niet_productief")
def productieve_uren_uit_productiviteit(contracturen: Uren, productiviteit: Aandeel) -> Uren:
    """De contracturen maal de opgegeven productiviteit."""
    return contracturen * productiviteit


@uren.step(
    "Productiviteit",
    english="Productivity",
    base="contracturen",
    positive=True,
    askable=True,
    role="net_of_hours",
)
def productiviteit(productieve_uren: Uren, contracturen: Uren) -> Aandeel:
    """Het deel van de contracturen waarin declarabele zorg wordt geleverd."""
    return productieve_uren / contracturen


@uren.also("productiviteit", given="niet_productief", niet_productief_grondslag="contracturen")
def productiviteit_zonder_niet_productieve_uren(niet_productief: Aandeel) -> Aandeel:
    """De contracturen zonder het deel dat niet productief is."""
    return 1 - niet_productief


@uren.also("productiviteit", given="niet_productief", niet_productief_grondslag="loonkosten")
def productiviteit_uit_opslag(niet_productief: Aandeel) -> Aandeel:
    """Een opslag op de loonkosten is wat er van een deel van de uren overblijft."""
    return 1 / (1 + niet_productief)
