"""One invoice of a cooperative, and three ways to divide it: equal rate, by cost, by function class.

The invoice is the tariff in its shown cents times the hours. What is divided is the invoice without the fee; the
amounts per member are whole cents by largest remainder, so that invoice = allocations + fee.
"""

from __future__ import annotations

from tarief.core.expression import rounded, total, weighted
from tarief.core.units import Aandeel, Euro, EuroPerUur, Uren
from tarief.model.steps import Steps

VERDELING = Steps("verdeling", group="verdeling")


@VERDELING.step("Tarief op de factuur", when={"afronding": "centen_per_minuut"})
def factuurtarief(tarief: EuroPerUur) -> EuroPerUur:
    """Het tarief op hele centen per minuut."""
    return rounded(tarief / 60) * 60


@VERDELING.also("factuurtarief", afronding="tien_cent")
def factuurtarief_op_tien_cent(tarief: EuroPerUur) -> EuroPerUur:
    """Het tarief op tien cent."""
    return rounded(tarief, 1)


@VERDELING.also("factuurtarief", afronding="hele_euros")
def factuurtarief_in_euros(tarief: EuroPerUur) -> EuroPerUur:
    """Het tarief op hele euro's."""
    return rounded(tarief, 0)


@VERDELING.also("factuurtarief")
def factuurtarief_in_centen(tarief: EuroPerUur) -> EuroPerUur:
    """Het tarief op hele centen."""
    return rounded(tarief)


@VERDELING.step("Factuur", english="Invoice")
def factuur(factuurtarief: EuroPerUur, totaal_uren: Uren) -> Euro:
    """Het tarief op de factuur maal de uren van alle leden."""
    return rounded(factuurtarief * totaal_uren)


@VERDELING.step("Vergoeding van de coöperatie in euro's", english="Fee")
def vergoeding_totaal(factuur: Euro, vergoeding: Aandeel) -> Euro:
    """Percentage van de factuur."""
    return rounded(factuur * vergoeding)


@VERDELING.step("Overhead van de coöperatie in euro's")
def overhead_totaal(factuur: Euro, vergoeding_totaal: Euro, overhead: Aandeel) -> Euro:
    """Percentage van wat de leden krijgen."""
    return rounded((factuur - vergoeding_totaal) * overhead / (1 + overhead))


@VERDELING.step("Te verdelen over de leden", english="To members")
def aan_leden(factuur: Euro, vergoeding_totaal: Euro, overhead_totaal: Euro) -> Euro:
    """De factuur zonder wat de coöperatie zelf houdt."""
    return factuur - vergoeding_totaal - overhead_totaal


@VERDELING.step("Gelijk tarief per uur", english="Equal rate", aside=True)
def gelijk_tarief(aan_leden: Euro, totaal_uren: Uren) -> EuroPerUur:
    """Wat ieder lid per uur krijgt als het tarief voor iedereen gelijk is."""
    return aan_leden / totaal_uren


@VERDELING.step("Kosten van de leden", english="Cost of the members")
def kosten_leden(kostprijs_per_uur: list[EuroPerUur], uren: list[Uren]) -> Euro:
    """De kostprijs per uur van elk lid maal de uren, opgeteld."""
    return weighted(kostprijs_per_uur, uren)


@VERDELING.step("Verdeling bij gelijk tarief", english="Allocation at an equal rate", row="leden")
def verdeling_gelijk(aan_leden: Euro, uren: Uren, totaal_uren: Uren) -> Euro:
    """Naar uren: ieder lid krijgt hetzelfde per uur."""
    return aan_leden * uren / totaal_uren


@VERDELING.step("Verdeling naar kostprijs", english="Allocation by cost", row="leden")
def verdeling_naar_kostprijs(aan_leden: Euro, uren: Uren, kostprijs_per_uur: EuroPerUur, kosten_leden: Euro) -> Euro:
    """Naar kosten: ieder lid krijgt hetzelfde deel van zijn kosten vergoed."""
    return aan_leden * uren * kostprijs_per_uur / kosten_leden


@VERDELING.step("Gemiddelde kostprijs van de functieklasse", within="functieklasse", row="leden")
def kostprijs_functieklasse(kostprijs_per_uur: list[EuroPerUur], uren: list[Uren]) -> EuroPerUur:
    """De kostprijs van de leden met dezelfde functieklasse, gewogen naar hun uren."""
    return weighted(kostprijs_per_uur, uren) / total(uren)


@VERDELING.step("Kosten van de leden volgens hun functieklasse")
def kosten_functieklassen(kostprijs_functieklasse: list[EuroPerUur], uren: list[Uren]) -> Euro:
    """De gemiddelde kostprijs van de functieklasse maal de uren van elk lid, opgeteld."""
    return weighted(kostprijs_functieklasse, uren)


@VERDELING.step("Verdeling naar functieklasse", english="Allocation by function class", row="leden")
def verdeling_naar_functieklasse(
    aan_leden: Euro, uren: Uren, kostprijs_functieklasse: EuroPerUur, kosten_functieklassen: Euro
) -> Euro:
    """Naar kosten per functieklasse: wie dezelfde functie heeft, krijgt hetzelfde per uur."""
    return aan_leden * uren * kostprijs_functieklasse / kosten_functieklassen


@VERDELING.step(
    "Dekking per uur bij gelijk tarief", english="Cover at an equal rate", aside=True, negative=True, row="leden"
)
def dekking_gelijk(verdeling_gelijk: Euro, uren: Uren, kostprijs_per_uur: EuroPerUur) -> EuroPerUur:
    """Wat het lid per uur meer (of minder) krijgt dan het kost."""
    return verdeling_gelijk / uren - kostprijs_per_uur


@VERDELING.step(
    "Dekking per uur bij verdeling naar kostprijs", english="Cover by cost", aside=True, negative=True, row="leden"
)
def dekking_naar_kostprijs(verdeling_naar_kostprijs: Euro, uren: Uren, kostprijs_per_uur: EuroPerUur) -> EuroPerUur:
    """Wat het lid per uur meer (of minder) krijgt dan het kost."""
    return verdeling_naar_kostprijs / uren - kostprijs_per_uur


@VERDELING.step(
    "Dekking per uur bij verdeling naar functieklasse",
    english="Cover by function class",
    aside=True,
    negative=True,
    row="leden",
)
def dekking_naar_functieklasse(
    verdeling_naar_functieklasse: Euro, uren: Uren, kostprijs_per_uur: EuroPerUur
) -> EuroPerUur:
    """Wat het lid per uur meer (of minder) krijgt dan het kost."""
    return verdeling_naar_functieklasse / uren - kostprijs_per_uur
