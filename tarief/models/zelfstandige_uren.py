"""The hours of a self-employed professional: what the year leaves after leave, illness and unpaid work."""

from __future__ import annotations

from tarief.core.units import Aandeel, Getal, Uren, UrenPerWeek
from tarief.model.declare import likely
from tarief.model.steps import Steps
from tarief.models.gebruikelijk import UREN_PER_JAAR


def uren_van_zelfstandige(row: str) -> Steps:
    """Return the steps from hours per week to declarable hours; what differs per person stands in the table `row`."""
    steps = Steps("uren_van_zelfstandige", group="uren")
    _given(steps, row)
    _derived(steps, row)
    _in_weeks(steps, row)
    return steps


def _given(steps: Steps, row: str) -> None:
    steps.given(
        "uren_per_week",
        "Uren per week",
        UrenPerWeek,
        english="Hours per week",
        positive=True,
        likely=likely("1", "100"),
        explanation="Hoeveel uren u in een gewone week werkt, met alles erbij.",
    )
    steps.given("verlofuren", "Verlofuren per jaar", Uren, likely=UREN_PER_JAAR, english="Leave hours", role="leave")
    steps.given(
        "feestdaguren",
        "Feestdaguren per jaar",
        Uren,
        likely=UREN_PER_JAAR,
        english="Public holiday hours",
        role="lost_hours",
    )
    steps.given(
        "ziekte_uren",
        "Ziekte-uren per jaar",
        Uren,
        likely=UREN_PER_JAAR,
        english="Sickness hours",
        role="lost_hours",
        explanation="Hoeveel uren per jaar u ziek bent.",
    )
    steps.given(
        "niet_declarabel",
        "Niet-declarabel deel van de werkbare uren",
        Aandeel,
        english="Non-declarable share",
        base="werkbare uren",
        maximum="0.99",
        row=row,
        explanation="Verslaglegging, overleg, acquisitie en reistijd.",
        role="lost_hours",
    )


def _derived(steps: Steps, row: str) -> None:
    @steps.step(
        "Contracturen per jaar",
        english="Contract hours per year",
        positive=True,
        askable=True,
        role="contract_hours",
    )
    def contracturen(uren_per_week: UrenPerWeek) -> Uren:
        """De uren per week, 52 weken lang."""
        return 52 * uren_per_week

    @steps.step("Werkbare uren per jaar", english="Workable hours per year", positive=True)
    def werkbare_uren(contracturen: Uren, verlofuren: Uren, feestdaguren: Uren, ziekte_uren: Uren) -> Uren:
        """De contracturen min verlof, feestdagen en ziekte."""
        return contracturen - verlofuren - feestdaguren - ziekte_uren

    @steps.step(
        "Declarabele uren per jaar",
        english="Declarable hours",
        positive=True,
        askable=True,
        row=row,
        role="net_of_hours",
    )
    def declarabele_uren(werkbare_uren: Uren, niet_declarabel: Aandeel) -> Uren:
        """De werkbare uren zonder het deel dat niet declarabel is."""
        return werkbare_uren * (1 - niet_declarabel)


_WEEKS = (
    ("vakantieweken", "Vakantieweken per jaar", "u vakantie hebt"),
    ("feestdagweken", "Feestdagen in weken per jaar", "u door feestdagen niet werkt"),
    ("ziekteweken", "Ziekteweken per jaar", "u ziek bent"),
    ("scholingsweken", "Scholingsweken per jaar", "u aan scholing besteedt"),
)


def _in_weeks(steps: Steps, row: str) -> None:
    """The other way to the declarable hours: the weeks that are worked, times the hours of a week that are paid."""
    for key, label, why in _WEEKS:
        explanation = f"Hoeveel weken per jaar {why}."
        steps.given(key, label, Getal, maximum=52, optional="-", role="lost_hours", explanation=explanation)
    steps.given(
        "declarabele_uren_per_week",
        "Declarabele uren per week",
        UrenPerWeek,
        likely=likely("", "100"),
        english="Declarable hours per week",
        positive=True,
        row=row,
        explanation="In een week waarin wordt gewerkt. In plaats van uren verlof, ziekte en niet-declarabele tijd.",
    )
    steps.given(
        "leegloop",
        "Leegloop",
        Aandeel,
        base="declarabele uren",
        maximum="0.99",
        optional="-",
        role="lost_hours",
        explanation="Het deel van de declarabele uren dat niet wordt gevuld.",
    )

    @steps.step("Werkbare weken per jaar", english="Workable weeks", positive=True, askable=True)
    def werkbare_weken(vakantieweken: Getal, feestdagweken: Getal, ziekteweken: Getal, scholingsweken: Getal) -> Getal:
        """De 52 weken van een jaar min vakantie, feestdagen, ziekte en scholing."""
        return 52 - vakantieweken - feestdagweken - ziekteweken - scholingsweken

    @steps.also("declarabele_uren", given="declarabele_uren_per_week")
    def declarabele_uren_uit_weken(
        werkbare_weken: Getal, declarabele_uren_per_week: UrenPerWeek, leegloop: Aandeel
    ) -> Uren:
        """De werkbare weken maal de declarabele uren per week, zonder het deel dat niet wordt gevuld."""
        return werkbare_weken * declarabele_uren_per_week * (1 - leegloop)
