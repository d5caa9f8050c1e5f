"""The members of a cooperative: the cost per hour of each, in whole cents, and the parts of their pooled cost.

A member whose cost per hour is given has no parts: it counts as cost that is not split.
"""

from __future__ import annotations

from decimal import Decimal

from tarief.core.expression import rounded, total, weighted
from tarief.core.units import Aandeel, EuroPerJaar, EuroPerUur, Uren
from tarief.model.declare import likely
from tarief.model.steps import Steps
from tarief.models.zelfstandige import zelfstandige

LEDEN = Steps("leden", group="uitkomst")

LEDEN.table(
    "leden", "Leden", name="naam", group="leden", explanation="De leden, elk met de uren die zij leveren en hun kosten."
)
LEDEN.option("naam", "Naam", row="leden", group="leden")
LEDEN.option(
    "functieklasse",
    "Functieklasse",
    row="leden",
    group="leden",
    explanation="Leden met dezelfde functieklasse krijgen hetzelfde tarief.",
)
LEDEN.given(
    "uren",
    "Te leveren uren per jaar",
    Uren,
    likely=likely("", "3000"),
    english="Hours sold",
    positive=True,
    row="leden",
    group="leden",
    explanation="De declarabele uren die het lid via de coöperatie levert.",
)
LEDEN.use(zelfstandige("leden"))
LEDEN.given(
    "reserve",
    "Reserve voor leegloop en risico",
    Aandeel,
    english="Reserve",
    base="kosten per uur",
    group="risico",
    optional="Een reserve staat in geen van beide wetten als kostenelement.",
)


@LEDEN.step("Kosten per uur zonder reserve", row="leden")
def kosten_per_uur(
    arbeidskosten_per_uur: EuroPerUur,
    kosten_niet_declarabele_uren: EuroPerUur,
    reis_en_opleidingskosten_per_uur: EuroPerUur,
    praktijkkosten_per_uur: EuroPerUur,
) -> EuroPerUur:
    """De kosten van een declarabel uur van het lid."""
    return (
        arbeidskosten_per_uur + kosten_niet_declarabele_uren + reis_en_opleidingskosten_per_uur + praktijkkosten_per_uur
    )


@LEDEN.step("Reserve per uur", group="risico", row="leden")
def reserve_per_uur(kosten_per_uur: EuroPerUur, reserve: Aandeel) -> EuroPerUur:
    """Percentage van de kosten per uur; geen element in de Jeugdwet of de Wmo."""
    return kosten_per_uur * reserve


@LEDEN.step("Kostprijs per uur van het lid", english="Cost per hour", positive=True, askable=True, row="leden")
def kostprijs_per_uur(kosten_per_uur: EuroPerUur, reserve_per_uur: EuroPerUur) -> EuroPerUur:
    """De kosten met de reserve, op hele centen: de prijs waarmee het lid meedoet."""
    return rounded(kosten_per_uur + reserve_per_uur)


@LEDEN.step("Kostprijs zonder uitsplitsing", row="leden")
def kostprijs_zonder_uitsplitsing() -> EuroPerUur:
    """De kosten van het lid zijn uitgesplitst."""
    return Decimal(0)


@LEDEN.also("kostprijs_zonder_uitsplitsing", given="kostprijs_per_uur")
def kostprijs_opgegeven(kostprijs_per_uur: EuroPerUur) -> EuroPerUur:
    """Van het lid is alleen de kostprijs per uur opgegeven."""
    return kostprijs_per_uur


def _no_part() -> EuroPerUur:
    """De kostprijs per uur is opgegeven, zonder uitsplitsing."""
    return Decimal(0)


for _part in (
    "arbeidskosten_per_uur",
    "kosten_niet_declarabele_uren",
    "reis_en_opleidingskosten_per_uur",
    "praktijkkosten_per_uur",
):
    LEDEN.also(_part, given="kostprijs_per_uur")(_no_part)


@LEDEN.step("Uren van de leden samen", english="Hours together", positive=True, group="uren")
def totaal_uren(uren: list[Uren]) -> Uren:
    """De uren van alle leden opgeteld."""
    return total(uren)


@LEDEN.step("Gepoolde kostprijs per uur", english="Pooled cost", positive=True, askable=True)
def gepoolde_kostprijs(kostprijs_per_uur: list[EuroPerUur], uren: list[Uren], totaal_uren: Uren) -> EuroPerUur:
    """De kostprijs van de leden, gewogen naar hun uren, op hele centen."""
    return rounded(weighted(kostprijs_per_uur, uren) / totaal_uren)


@LEDEN.step("Kosten en reserve van de leden per jaar, voor afronding")
def kosten_en_reserve(
    kosten_per_uur: list[EuroPerUur],
    reserve_per_uur: list[EuroPerUur],
    kostprijs_zonder_uitsplitsing: list[EuroPerUur],
    uren: list[Uren],
) -> EuroPerJaar:
    """Waarvan elk deel van de gepoolde kostprijs een deel is."""
    split = weighted(kosten_per_uur, uren) + weighted(reserve_per_uur, uren)
    return split + weighted(kostprijs_zonder_uitsplitsing, uren)


@LEDEN.step("Kosten van de beroepskracht", jeugdwet="a", wmo="a", opbouw=True, aside=True)
def gepoolde_arbeidskosten(
    gepoolde_kostprijs: EuroPerUur,
    arbeidskosten_per_uur: list[EuroPerUur],
    uren: list[Uren],
    kosten_en_reserve: EuroPerJaar,
) -> EuroPerUur:
    """Het deel van de gepoolde kostprijs dat kosten van de beroepskracht is."""
    return gepoolde_kostprijs * weighted(arbeidskosten_per_uur, uren) / kosten_en_reserve


@LEDEN.step("Niet-declarabele uren van de leden", jeugdwet="a", wmo="c", opbouw=True, aside=True)
def gepoolde_niet_declarabele_uren(
    gepoolde_kostprijs: EuroPerUur,
    kosten_niet_declarabele_uren: list[EuroPerUur],
    uren: list[Uren],
    kosten_en_reserve: EuroPerJaar,
) -> EuroPerUur:
    """Het deel van de gepoolde kostprijs voor verlof, ziekte en niet-declarabele tijd."""
    return gepoolde_kostprijs * weighted(kosten_niet_declarabele_uren, uren) / kosten_en_reserve


@LEDEN.step("Reis- en opleidingskosten van de leden", jeugdwet="a", wmo="d", opbouw=True, aside=True)
def gepoolde_reis_en_opleidingskosten(
    gepoolde_kostprijs: EuroPerUur,
    reis_en_opleidingskosten_per_uur: list[EuroPerUur],
    uren: list[Uren],
    kosten_en_reserve: EuroPerJaar,
) -> EuroPerUur:
    """Het deel van de gepoolde kostprijs voor reizen en opleiding."""
    return gepoolde_kostprijs * weighted(reis_en_opleidingskosten_per_uur, uren) / kosten_en_reserve


@LEDEN.step("Praktijkkosten van de leden", jeugdwet="c", wmo="b", opbouw=True, aside=True)
def gepoolde_praktijkkosten(
    gepoolde_kostprijs: EuroPerUur,
    praktijkkosten_per_uur: list[EuroPerUur],
    uren: list[Uren],
    kosten_en_reserve: EuroPerJaar,
) -> EuroPerUur:
    """Het deel van de gepoolde kostprijs voor praktijkkosten."""
    return gepoolde_kostprijs * weighted(praktijkkosten_per_uur, uren) / kosten_en_reserve


@LEDEN.step("Kosten van leden zonder uitsplitsing", jeugdwet="a+c", wmo="a+b+c", opbouw=True, aside=True)
def gepoolde_kosten_zonder_uitsplitsing(
    gepoolde_kostprijs: EuroPerUur,
    kostprijs_zonder_uitsplitsing: list[EuroPerUur],
    uren: list[Uren],
    kosten_en_reserve: EuroPerJaar,
) -> EuroPerUur:
    """Het deel van de leden die alleen hun kostprijs per uur opgaven; een reserve kan erin zitten."""
    return gepoolde_kostprijs * weighted(kostprijs_zonder_uitsplitsing, uren) / kosten_en_reserve


@LEDEN.step("Reserve van de leden", opbouw=True, aside=True)
def gepoolde_reserve(
    gepoolde_kostprijs: EuroPerUur,
    reserve_per_uur: list[EuroPerUur],
    uren: list[Uren],
    kosten_en_reserve: EuroPerJaar,
) -> EuroPerUur:
    """Het deel van de gepoolde kostprijs dat reserve is; geen element in de Jeugdwet of de Wmo."""
    return gepoolde_kostprijs * weighted(reserve_per_uur, uren) / kosten_en_reserve
