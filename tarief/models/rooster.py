"""The presence rota of a residential group: from hours per week by part of the day to fte.

Hours of a sleeping night shift count by the rule of the cao: as a share of working time, or as an amount per
hour that takes no working time. Which of the two is the base of `slaapdienst_factor`.
"""

from __future__ import annotations

from decimal import Decimal

from tarief.core.expression import total
from tarief.core.units import (
    EURO_PER_UUR,
    Aandeel,
    EuroPerUur,
    EuroPerWeek,
    Fte,
    Getal,
    Personen,
    Uren,
    UrenPerWeek,
)
from tarief.model.declare import Base, likely
from tarief.model.steps import Steps
from tarief.models.gebruikelijk import deel_van_de_prijs
from tarief.models.per_eenheid import Uur

NIETS = Decimal(0)

rooster = Steps("rooster", group="inzet")

rooster.given(
    "uren_dag_per_week",
    "Uren dagdienst per week",
    UrenPerWeek,
    likely=likely("", "3000"),
    english="Day hours per week",
    explanation="Uren van alle medewerkers samen in een week: twee medewerkers van 9 tot 17 uur is 112.",
)

rooster.given(
    "uren_avond_per_week",
    "Uren avonddienst per week",
    UrenPerWeek,
    likely=likely("", "3000"),
    english="Evening hours per week",
    optional="Zit de avond niet in de dagdienst, geef deze uren dan op.",
)
rooster.given(
    "uren_waaknacht_per_week",
    "Uren wakende nachtdienst per week",
    UrenPerWeek,
    likely=likely("", "3000"),
    english="Waking night hours per week",
    optional="Is er 's nachts iemand wakker, geef deze uren dan op.",
)
rooster.given(
    "uren_slaapnacht_per_week",
    "Uren slapende nachtdienst per week",
    UrenPerWeek,
    likely=likely("", "3000"),
    english="Sleeping night hours per week",
    explanation="Uren waarin iemand op de groep slaapt en kan worden gewekt, in een week.",
)
rooster.given(
    "slaapdienst_factor",
    "Slaapdienst",
    Aandeel,
    english="Sleeping night rule",
    bases=(
        Base("arbeidstijd", "van de uren, dat als arbeidstijd telt"),
        Base("per_uur", "als bedrag per uur slaapdienst", unit=EURO_PER_UUR, likely=deel_van_de_prijs(EURO_PER_UUR)),
    ),
    explanation="De cao bepaalt welk deel als arbeidstijd telt, of welk bedrag per uur slaapdienst wordt vergoed.",
)
rooster.table(
    "diensten",
    "Diensten",
    name="dienst",
    explanation="Het rooster dienst voor dienst, in plaats van uren per week.",
)
rooster.option("dienst", "Dienst", row="diensten")
rooster.given(
    "dienst_uren",
    "Uren van de dienst",
    Uur,
    english="Hours of the shift",
    row="diensten",
    explanation="Hoe lang deze dienst duurt.",
    likely=likely("", "24"),
)
rooster.given(
    "dienst_medewerkers",
    "Medewerkers op de dienst",
    Personen,
    likely=likely("", "50"),
    english="Staff on the shift",
    row="diensten",
    explanation="Hoeveel medewerkers er tegelijk in deze dienst werken.",
)


@rooster.step("Dagen per week", askable=True, row="diensten", maximum=7)
def dienst_dagen_per_week() -> Getal:
    """Alle dagen van de week, tenzij u iets anders opgeeft."""
    return Decimal(7)


@rooster.step(
    "Telt als arbeidstijd", english="Counts as working time", base="dienst_uren", askable=True, row="diensten"
)
def dienst_telt() -> Aandeel:
    """De hele dienst; geef bij een slaapdienst het deel op dat volgens de cao als arbeidstijd telt."""
    return Decimal(1)


@rooster.step("Uren van de dienst per week", row="diensten")
def dienst_uren_per_week(
    dienst_uren: Uur, dienst_medewerkers: Personen, dienst_dagen_per_week: Getal, dienst_telt: Aandeel
) -> UrenPerWeek:
    """De uren maal de medewerkers en de dagen, voor het deel dat als arbeidstijd telt."""
    return dienst_uren * dienst_medewerkers * dienst_dagen_per_week * dienst_telt


@rooster.step(
    "Slaapdienst als arbeidstijd per week",
    when={"slaapdienst_factor_grondslag": "arbeidstijd"},
    optional="Is er 's nachts iemand die slaapt, geef dan de uren per week op, en hoeveel daarvan arbeidstijd is.",
)
def slaapuren_als_arbeidstijd(uren_slaapnacht_per_week: UrenPerWeek, slaapdienst_factor: Aandeel) -> UrenPerWeek:
    """Het deel van de slaapdienst dat volgens de cao als arbeidstijd telt."""
    return uren_slaapnacht_per_week * slaapdienst_factor


@rooster.also("slaapuren_als_arbeidstijd", slaapdienst_factor_grondslag="per_uur")
def slaapdienst_is_geen_arbeidstijd() -> UrenPerWeek:
    """De slaapdienst wordt per uur vergoed en telt niet als arbeidstijd."""
    return NIETS


@rooster.step("Vergoeding voor slaapdienst per week", when={"slaapdienst_factor_grondslag": "per_uur"}, optional="-")
def slaapdienst_per_week(uren_slaapnacht_per_week: UrenPerWeek, slaapdienst_factor: EuroPerUur) -> EuroPerWeek:
    """De uren slaapdienst maal de vergoeding per uur, met de werkgeverslasten die daarbij horen."""
    return uren_slaapnacht_per_week * slaapdienst_factor


@rooster.also("slaapdienst_per_week", slaapdienst_factor_grondslag="arbeidstijd")
def slaapdienst_in_de_formatie() -> EuroPerWeek:
    """De slaapdienst telt als arbeidstijd en zit dus in de formatie."""
    return NIETS


@rooster.step("Aanwezige uren per week", english="Presence hours per week", positive=True, without="diensten")
def aanwezige_uren_per_week(
    uren_dag_per_week: UrenPerWeek,
    uren_avond_per_week: UrenPerWeek,
    uren_waaknacht_per_week: UrenPerWeek,
    slaapuren_als_arbeidstijd: UrenPerWeek,
) -> UrenPerWeek:
    """De uren die als arbeidstijd tellen, overdag, 's avonds en 's nachts."""
    return uren_dag_per_week + uren_avond_per_week + uren_waaknacht_per_week + slaapuren_als_arbeidstijd


@rooster.also("aanwezige_uren_per_week")
def aanwezige_uren_van_de_diensten(dienst_uren_per_week: list[UrenPerWeek]) -> UrenPerWeek:
    """De uren van alle diensten samen, voor het deel dat als arbeidstijd telt."""
    return total(dienst_uren_per_week)


@rooster.step("Aanwezige uren per jaar", english="Presence hours per year", positive=True)
def aanwezige_uren_per_jaar(aanwezige_uren_per_week: UrenPerWeek, weken_per_jaar: Getal) -> Uren:
    """De aanwezige uren per week maal de weken per jaar."""
    return aanwezige_uren_per_week * weken_per_jaar


@rooster.step("Formatie", english="Formation in fte", positive=True, askable=True, formerly="formatie_fte")
def fte(aanwezige_uren_per_jaar: Uren, productieve_uren: Uren) -> Fte:
    """De aanwezige uren gedeeld door de uren die een voltijds medewerker per jaar op het rooster kan staan."""
    return aanwezige_uren_per_jaar / productieve_uren
