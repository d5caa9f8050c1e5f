"""What a self-employed professional costs: norm income instead of a cao, premiums, practice, declarable hours.

Shared by `vrijgevestigd` (one professional) and `cooperatie` (one per row). Source of the shape:
`c = (Y + π·max(0, Y−F) + a·Y + z·Y + K)·(1+ρ) / H_d` with `H_d = (52·h_w − verlof − feestdagen − ziekte)·(1−ι)`.
"""

from __future__ import annotations

from dataclasses import replace

from tarief.core.expression import at_least, at_most
from tarief.core.units import Aandeel, EuroPerJaar, EuroPerMaand, EuroPerUur, Uren
from tarief.model.declare import Base, Lawful, likely
from tarief.model.steps import Steps
from tarief.models.loon_en_uren.loon import loon
from tarief.models.zelfstandige_uren import uren_van_zelfstandige
from tarief.parameters.lookup import At, Salary

_BEROEPSKRACHT: Lawful = {"jeugdwet": "a", "wmo": "a"}


def zelfstandige(row: str = "") -> Steps:
    """Return the steps from norm income and hours to the parts of the cost per declarable hour.

    Norms (hours, percentages) hold for the whole; what differs per person stands in the table `row`, if any.
    """
    steps = Steps("zelfstandige", group="loon")
    _norms(steps)
    _income_given(steps, row)
    _income(steps, row)
    _premiums(steps, row)
    steps.use(uren_van_zelfstandige(row))
    _per_hour(steps, row)
    _beyond_income(steps, row)
    _beyond_income_per_hour(steps, row)
    return steps


def _norms(steps: Steps) -> None:
    steps.given(
        "franchise",
        "Franchise voor pensioen",
        EuroPerJaar,
        likely=likely("", "100000"),
        english="Pension franchise",
        explanation="Het deel van het inkomen waarover geen pensioen wordt opgebouwd.",
    )
    steps.given(
        "pensioen",
        "Pensioenpremie",
        Aandeel,
        english="Pension",
        base="norminkomen boven de franchise",
        explanation="Het werkgevers- en werknemersdeel samen, dat het pensioenfonds vervangt.",
    )
    steps.given(
        "arbeidsongeschiktheidsverzekering",
        "Arbeidsongeschiktheidsverzekering",
        Aandeel,
        english="Disability insurance",
        base="norminkomen",
        explanation="Wat de verzekering tegen arbeidsongeschiktheid kost, als deel van het inkomen.",
    )
    _health_insurance(steps)


def _health_insurance(steps: Steps) -> None:
    steps.parameter(
        "zvw_bijdrage",
        "Inkomensafhankelijke bijdrage Zvw",
        Aandeel,
        At("premies.zvw_laag"),
        english="Income-dependent health insurance contribution",
        base="norminkomen",
        explanation="Wat een zelfstandige over zijn inkomen betaalt voor de Zorgverzekeringswet.",
    )
    steps.parameter(
        "maximum_bijdrage_inkomen",
        "Maximum bijdrage-inkomen Zvw",
        EuroPerJaar,
        At("premies.maximum_premieloon"),
        likely=likely("", "500000"),
        explanation="Boven dit inkomen is geen bijdrage Zvw verschuldigd.",
    )


def _income_given(steps: Steps, row: str) -> None:
    steps.options["cao"] = replace(loon.options["cao"], explanation="De cao van de vergelijkbare functie.", row=row)
    steps.use(loon, "loonpeil")
    steps.option("schaal", "Schaal", explanation="De schaal van de vergelijkbare functie.", row=row)
    steps.option("trede", "Trede", explanation="De trede of periodiek binnen de schaal.", row=row)
    steps.parameter(
        "schaalbedrag",
        "Schaalbedrag",
        EuroPerMaand,
        Salary(),
        likely=likely("", "25000"),
        positive=True,
        row=row,
        role="monthly_wage",
        explanation="Het bruto maandloon van een voltijder in deze schaal en trede.",
    )
    steps.parameter(
        "vakantietoeslag",
        "Vakantietoeslag",
        Aandeel,
        At("cao_{cao}.vakantietoeslag"),
        base="brutoloon",
        row=row,
        role="allowance",
    )
    steps.parameter(
        "eindejaarsuitkering",
        "Eindejaarsuitkering",
        Aandeel,
        At("cao_{cao}.eindejaarsuitkering"),
        bases=(
            Base("brutoloon", "van het brutoloon"),
            Base("brutoloon_en_vakantietoeslag", "van brutoloon en vakantietoeslag samen"),
        ),
        default_base="brutoloon",
        row=row,
        role="allowance",
    )


def _income(steps: Steps, row: str) -> None:
    @steps.step("Brutoloon van de vergelijkbare functie per jaar", row=row)
    def jaarloon(schaalbedrag: EuroPerMaand) -> EuroPerJaar:
        """Twaalf maal het schaalbedrag, zonder toeslagen."""
        return 12 * schaalbedrag

    @steps.step(
        "Norminkomen per jaar",
        english="Norm income",
        likely=likely("5000", "500000"),
        positive=True,
        askable=True,
        when={"eindejaarsuitkering_grondslag": "brutoloon"},
        row=row,
    )
    def norminkomen(jaarloon: EuroPerJaar, vakantietoeslag: Aandeel, eindejaarsuitkering: Aandeel) -> EuroPerJaar:
        """Wat iemand in loondienst in de vergelijkbare functie verdient, met vakantietoeslag en eindejaarsuitkering."""
        return jaarloon * (1 + vakantietoeslag + eindejaarsuitkering)

    @steps.also("norminkomen", eindejaarsuitkering_grondslag="brutoloon_en_vakantietoeslag")
    def norminkomen_met_uitkering_over_vakantietoeslag(
        jaarloon: EuroPerJaar, vakantietoeslag: Aandeel, eindejaarsuitkering: Aandeel
    ) -> EuroPerJaar:
        """Het jaarloon met vakantietoeslag, en daarover de eindejaarsuitkering."""
        return jaarloon * (1 + vakantietoeslag) * (1 + eindejaarsuitkering)


def _premiums(steps: Steps, row: str) -> None:
    @steps.step("Inkomen boven de franchise", row=row)
    def pensioengrondslag(norminkomen: EuroPerJaar, franchise: EuroPerJaar) -> EuroPerJaar:
        """Het norminkomen min de franchise, en nooit minder dan nul."""
        return at_least(norminkomen - franchise, 0)

    @steps.step("Pensioenpremie per jaar", row=row)
    def pensioenpremie(pensioengrondslag: EuroPerJaar, pensioen: Aandeel) -> EuroPerJaar:
        """Percentage van het inkomen boven de franchise."""
        return pensioengrondslag * pensioen

    @steps.step("Premie arbeidsongeschiktheid per jaar", row=row)
    def premie_arbeidsongeschiktheid(
        norminkomen: EuroPerJaar, arbeidsongeschiktheidsverzekering: Aandeel
    ) -> EuroPerJaar:
        """Percentage van het norminkomen."""
        return norminkomen * arbeidsongeschiktheidsverzekering

    @steps.step("Bijdrage Zvw per jaar", row=row)
    def premie_zvw(
        norminkomen: EuroPerJaar, zvw_bijdrage: Aandeel, maximum_bijdrage_inkomen: EuroPerJaar
    ) -> EuroPerJaar:
        """Percentage van het norminkomen, tot het maximum bijdrage-inkomen."""
        return at_most(norminkomen, maximum_bijdrage_inkomen) * zvw_bijdrage


def _per_hour(steps: Steps, row: str) -> None:
    @steps.step("Norminkomen per uur", english="Norm income per hour", row=row, **_BEROEPSKRACHT)
    def norminkomen_per_uur(norminkomen: EuroPerJaar, contracturen: Uren) -> EuroPerUur:
        """Het norminkomen gedeeld door de contracturen."""
        return norminkomen / contracturen

    @steps.step("Pensioen per uur", english="Pension per hour", row=row, **_BEROEPSKRACHT)
    def pensioen_per_uur(pensioenpremie: EuroPerJaar, contracturen: Uren) -> EuroPerUur:
        """De pensioenpremie gedeeld door de contracturen."""
        return pensioenpremie / contracturen

    @steps.step(
        "Arbeidsongeschiktheidsverzekering per uur", english="Disability insurance per hour", row=row, **_BEROEPSKRACHT
    )
    def arbeidsongeschiktheid_per_uur(premie_arbeidsongeschiktheid: EuroPerJaar, contracturen: Uren) -> EuroPerUur:
        """De premie gedeeld door de contracturen."""
        return premie_arbeidsongeschiktheid / contracturen

    @steps.step("Bijdrage Zvw per uur", english="Health insurance contribution per hour", row=row, **_BEROEPSKRACHT)
    def zvw_per_uur(premie_zvw: EuroPerJaar, contracturen: Uren) -> EuroPerUur:
        """De bijdrage gedeeld door de contracturen."""
        return premie_zvw / contracturen

    @steps.step(
        "Kosten van de beroepskracht per contractuur",
        english="Labour cost per contract hour",
        row=row,
        **_BEROEPSKRACHT,
    )
    def arbeidskosten_per_uur(
        norminkomen_per_uur: EuroPerUur,
        pensioen_per_uur: EuroPerUur,
        arbeidsongeschiktheid_per_uur: EuroPerUur,
        zvw_per_uur: EuroPerUur,
    ) -> EuroPerUur:
        """Norminkomen, pensioen, arbeidsongeschiktheidsverzekering en bijdrage Zvw."""
        return norminkomen_per_uur + pensioen_per_uur + arbeidsongeschiktheid_per_uur + zvw_per_uur


def _beyond_income(steps: Steps, row: str) -> None:
    steps.given(
        "praktijkkosten",
        "Praktijkkosten per jaar",
        EuroPerJaar,
        likely=likely("", "250000"),
        english="Practice cost",
        row=row,
        group="overhead",
        explanation="Ruimte, software, registratie, supervisie, verzekeringen en administratie.",
    )
    steps.given(
        "reis_en_opleidingskosten",
        "Reis- en opleidingskosten per jaar",
        EuroPerJaar,
        likely=likely("", "100000"),
        english="Travel and training",
        row=row,
        group="directe_kosten",
        optional="-" if row else "Alleen wat niet al in de praktijkkosten zit.",
    )


def _beyond_income_per_hour(steps: Steps, row: str) -> None:
    @steps.step(
        "Niet-declarabele uren", english="Cost of non-declarable hours", jeugdwet="a", wmo="c", row=row, group="uren"
    )
    def kosten_niet_declarabele_uren(
        arbeidskosten_per_uur: EuroPerUur, contracturen: Uren, declarabele_uren: Uren
    ) -> EuroPerUur:
        """Wat verlof, ziekte en niet-declarabele tijd kosten, omgeslagen over de declarabele uren."""
        return arbeidskosten_per_uur * (contracturen - declarabele_uren) / declarabele_uren

    @steps.step("Reis- en opleidingskosten per uur", jeugdwet="a", wmo="d", row=row, group="directe_kosten")
    def reis_en_opleidingskosten_per_uur(reis_en_opleidingskosten: EuroPerJaar, declarabele_uren: Uren) -> EuroPerUur:
        """De kosten per jaar gedeeld door de declarabele uren."""
        return reis_en_opleidingskosten / declarabele_uren

    @steps.step(
        "Praktijkkosten per uur", english="Practice cost per hour", jeugdwet="c", wmo="b", row=row, group="overhead"
    )
    def praktijkkosten_per_uur(praktijkkosten: EuroPerJaar, declarabele_uren: Uren) -> EuroPerUur:
        """De praktijkkosten gedeeld door de declarabele uren."""
        return praktijkkosten / declarabele_uren
