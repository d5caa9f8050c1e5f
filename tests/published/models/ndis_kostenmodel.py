"""NDIS 2024-25: a weekday hour, two forms of employment weighted; the price is a limit, margin is what is left."""

from decimal import Decimal
from typing import Annotated

from tarief import Aandeel, CostModel, Fte, Unit, UrenPerWeek, rounded_up, weighted

PerUur = Annotated[Decimal, Unit("dollar_per_uur", "dollar per declarabel uur", "A$/uur", money=True)]
PerWeek = Annotated[Decimal, Unit("dollar_per_week", "dollar per week", "A$/week", money=True)]
PerJaar = Annotated[Decimal, Unit("dollar_per_jaar", "dollar per jaar", "A$/jaar", money=True)]

ndis = CostModel("ndis_kostenmodel", label="Standaardondersteuning doordeweeks overdag", unit="uur")
ndis.table("dienstverbanden", "Dienstverbanden", name="dienstverband", share="uren_aandeel")
ndis.option("dienstverband", "Dienstverband", {"vast": "vast", "oproep": "oproep"}, row="dienstverbanden")
ndis.given("uren_aandeel", "Aandeel in de uren", Aandeel, row="dienstverbanden")
ndis.given("verlof_of_oproeptoeslag", "Verlof of oproeptoeslag", Aandeel, base="basisloon", row="dienstverbanden")
ndis.given("basisloon", "Basisloon", PerUur)
ndis.given("pensioen", "Pensioen", Aandeel, base="basisloon met verlof of oproeptoeslag")
ndis.given("toelagen", "Toelagen", Aandeel, base="basisloon")
ndis.given("ongevallenverzekering", "Ongevallenverzekering", Aandeel, base="loon met pensioen en toelagen")
ndis.given("benutting", "Benutting", Aandeel, positive=True)
ndis.given("operationele_overhead_maximum", "Hoogste operationele overhead", PerUur)
ndis.given("centrale_overhead", "Centrale overhead", PerUur)
ndis.given("prijsplafond", "Prijsplafond", PerUur)
ndis.given("leidinggevende_per_week", "Kosten van een leidinggevende", PerWeek)
ndis.given("werkweek", "Werkweek", UrenPerWeek)


@ndis.step("Verlof of oproeptoeslag per uur", row="dienstverbanden")
def toeslag_per_uur(basisloon: PerUur, verlof_of_oproeptoeslag: Aandeel) -> PerUur:
    return basisloon * verlof_of_oproeptoeslag


@ndis.step("Loon per uur", row="dienstverbanden")
def loon_per_uur(basisloon: PerUur, toeslag_per_uur: PerUur) -> PerUur:
    return basisloon + toeslag_per_uur


@ndis.step("Pensioen per uur", row="dienstverbanden")
def pensioen_per_uur(loon_per_uur: PerUur, pensioen: Aandeel) -> PerUur:
    return loon_per_uur * pensioen


@ndis.step("Toelagen per uur")
def toelagen_per_uur(basisloon: PerUur, toelagen: Aandeel) -> PerUur:
    """Ook voor oproepkrachten een percentage van het basisloon, zonder hun toeslag."""
    return basisloon * toelagen


@ndis.step("Ongevallenverzekering per uur", row="dienstverbanden")
def verzekering_per_uur(
    loon_per_uur: PerUur, pensioen_per_uur: PerUur, toelagen_per_uur: PerUur, ongevallenverzekering: Aandeel
) -> PerUur:
    return (loon_per_uur + pensioen_per_uur + toelagen_per_uur) * ongevallenverzekering


@ndis.step("Loonkosten per uur", row="dienstverbanden")
def loonkosten_per_uur(
    loon_per_uur: PerUur, pensioen_per_uur: PerUur, toelagen_per_uur: PerUur, verzekering_per_uur: PerUur
) -> PerUur:
    return loon_per_uur + pensioen_per_uur + toelagen_per_uur + verzekering_per_uur


@ndis.step("Kosten van niet-declarabele tijd", row="dienstverbanden")
def kosten_van_benutting(loonkosten_per_uur: PerUur, benutting: Aandeel) -> PerUur:
    return loonkosten_per_uur / benutting - loonkosten_per_uur


@ndis.step("Ruimte voor leiding", row="dienstverbanden")
def leiding_per_uur(
    operationele_overhead_maximum: PerUur, verzekering_per_uur: PerUur, kosten_van_benutting: PerUur
) -> PerUur:
    """Wat van de toegestane operationele overhead overblijft."""
    return operationele_overhead_maximum - verzekering_per_uur - kosten_van_benutting


@ndis.step("Gewogen loonkosten")
def gewogen_loonkosten(loonkosten_per_uur: list[PerUur], uren_aandeel: list[Aandeel]) -> PerUur:
    return weighted(loonkosten_per_uur, uren_aandeel)


@ndis.step("Gewogen ongevallenverzekering")
def gewogen_verzekering(verzekering_per_uur: list[PerUur], uren_aandeel: list[Aandeel]) -> PerUur:
    return weighted(verzekering_per_uur, uren_aandeel)


@ndis.step("Gewogen kosten van niet-declarabele tijd", aside=True)
def gewogen_benutting(kosten_van_benutting: list[PerUur], uren_aandeel: list[Aandeel]) -> PerUur:
    return weighted(kosten_van_benutting, uren_aandeel)


@ndis.step("Gewogen ruimte voor leiding", aside=True)
def gewogen_leiding(leiding_per_uur: list[PerUur], uren_aandeel: list[Aandeel]) -> PerUur:
    return weighted(leiding_per_uur, uren_aandeel)


@ndis.step("Operationele overhead", opbouw=True)
def operationele_overhead(operationele_overhead_maximum: PerUur, gewogen_verzekering: PerUur) -> PerUur:
    """De verzekering hoort bij het maximum, maar zit al in de loonkosten."""
    return operationele_overhead_maximum - gewogen_verzekering


@ndis.step("Kostprijs")
def kostprijs(gewogen_loonkosten: PerUur, operationele_overhead: PerUur, centrale_overhead: PerUur) -> PerUur:
    return gewogen_loonkosten + operationele_overhead + centrale_overhead


@ndis.step("Marge")
def marge(prijsplafond: PerUur, kostprijs: PerUur) -> PerUur:
    return prijsplafond - kostprijs


@ndis.step("Tarief")
def tarief(kostprijs: PerUur, marge: PerUur) -> PerUur:
    return kostprijs + marge


@ndis.step("Loonkosten als deel van de omzet", aside=True)
def loonkosten_aandeel(gewogen_loonkosten: PerUur, tarief: PerUur) -> Aandeel:
    return gewogen_loonkosten / tarief


@ndis.step("Operationele overhead als deel van de omzet", aside=True)
def operationele_overhead_aandeel(operationele_overhead: PerUur, tarief: PerUur) -> Aandeel:
    return operationele_overhead / tarief


@ndis.step("Centrale overhead als deel van de omzet", aside=True)
def centrale_overhead_aandeel(centrale_overhead: PerUur, tarief: PerUur) -> Aandeel:
    return centrale_overhead / tarief


@ndis.step("Marge als deel van de omzet", aside=True)
def marge_aandeel(marge: PerUur, tarief: PerUur) -> Aandeel:
    return marge / tarief


@ndis.step("Uren waarbij een leidinggevende uit kan", aside=True)
def kostendekkende_uren(leidinggevende_per_week: PerWeek, gewogen_leiding: PerUur) -> UrenPerWeek:
    return leidinggevende_per_week / gewogen_leiding


@ndis.step("Kleinste span of control", aside=True)
def span_of_control(kostendekkende_uren: UrenPerWeek, werkweek: UrenPerWeek, benutting: Aandeel) -> Fte:
    """Hele voltijders, naar boven afgerond: met minder is de leidinggevende niet te betalen."""
    return rounded_up(kostendekkende_uren / (werkweek * benutting))


@ndis.step("Kleinste jaaromzet", aside=True)
def kleinste_jaaromzet(kostendekkende_uren: UrenPerWeek, tarief: PerUur) -> PerJaar:
    return kostendekkende_uren * 52 * tarief
