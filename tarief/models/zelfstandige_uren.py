"""The hours of a self-employed professional: what the year leaves after leave, illness and unpaid work."""

from __future__ import annotations

from tarief.core.units import Aandeel, Uren, UrenPerWeek
from tarief.model.steps import Steps


def uren_van_zelfstandige(row: str) -> Steps:
    """Return the steps from hours per week to declarable hours; what differs per person stands in the table `row`."""
    steps = Steps("uren_van_zelfstandige", group="uren")
    _given(steps, row)
    _derived(steps, row)
    return steps


def _given(steps: Steps, row: str) -> None:
    steps.given("uren_per_week", "Uren per week", UrenPerWeek, english="Hours per week", positive=True)
    steps.given("verlofuren", "Verlofuren per jaar", Uren, english="Leave hours", role="leave")
    steps.given("feestdaguren", "Feestdaguren per jaar", Uren, english="Public holiday hours", role="lost_hours")
    steps.given("ziekte_uren", "Ziekte-uren per jaar", Uren, english="Sickness hours", role="lost_hours")
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
