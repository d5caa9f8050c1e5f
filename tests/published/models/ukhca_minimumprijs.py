"""UKHCA 2014: a minimum price for homecare; running the business and profit are percentages of the price."""

from decimal import Decimal
from typing import Annotated

from tarief import Aandeel, Base, CostModel, Unit, rounded

PondPerUur = Annotated[Decimal, Unit("pond_per_uur", "pond per contactuur", "£/uur", money=True)]

ukhca = CostModel("ukhca_minimumprijs", label="Minimumprijs thuiszorg", unit="uur")
ukhca.given("loon_contacttijd", "Loon over contacttijd", PondPerUur)
ukhca.given("loon_reistijd", "Loon over reistijd", PondPerUur)
ukhca.given("werkgeverspremie", "Werkgeverspremie", Aandeel, base="brutoloon")
ukhca.given(
    "vakantie",
    "Vakantiegeld",
    Aandeel,
    bases=(
        Base("brutoloon", "van het brutoloon", share_of="brutoloon"),
        Base("brutoloon_opleiding_pensioen", "van het brutoloon, de opleiding en het pensioen"),
    ),
)
ukhca.given("opleiding", "Opleiding", PondPerUur)
ukhca.given("pensioen", "Pensioen", PondPerUur)
ukhca.given("kilometers", "Kilometervergoeding", PondPerUur)
ukhca.given("bedrijfsvoering", "Bedrijfsvoering", Aandeel, base="prijs")
ukhca.given("winst", "Winst", Aandeel, base="prijs")


@ukhca.step("Brutoloon")
def brutoloon(loon_contacttijd: PondPerUur, loon_reistijd: PondPerUur) -> PondPerUur:
    return loon_contacttijd + loon_reistijd


@ukhca.step("Werkgeverspremie per uur")
def werkgeverspremie_per_uur(brutoloon: PondPerUur, werkgeverspremie: Aandeel) -> PondPerUur:
    return rounded(brutoloon * werkgeverspremie)


@ukhca.step("Vakantiegeld per uur", when={"vakantie_grondslag": "brutoloon"})
def vakantie_per_uur(brutoloon: PondPerUur, vakantie: Aandeel) -> PondPerUur:
    return rounded(brutoloon * vakantie)


@ukhca.also("vakantie_per_uur", vakantie_grondslag="brutoloon_opleiding_pensioen")
def vakantie_ook_over_opleiding_en_pensioen(
    brutoloon: PondPerUur, opleiding: PondPerUur, pensioen: PondPerUur, vakantie: Aandeel
) -> PondPerUur:
    return rounded((brutoloon + opleiding + pensioen) * vakantie)


@ukhca.step("Directe kosten")
def directe_kosten(
    brutoloon: PondPerUur,
    werkgeverspremie_per_uur: PondPerUur,
    vakantie_per_uur: PondPerUur,
    opleiding: PondPerUur,
    pensioen: PondPerUur,
    kilometers: PondPerUur,
) -> PondPerUur:
    return brutoloon + werkgeverspremie_per_uur + vakantie_per_uur + opleiding + pensioen + kilometers


@ukhca.step("Prijs uit de directe kosten")
def prijs(directe_kosten: PondPerUur, bedrijfsvoering: Aandeel, winst: Aandeel) -> PondPerUur:
    """Bedrijfsvoering en winst zijn percentages van de prijs zelf: de directe kosten zijn wat overblijft."""
    return directe_kosten / (1 - bedrijfsvoering - winst)


@ukhca.step("Bedrijfsvoering per uur")
def bedrijfsvoering_per_uur(prijs: PondPerUur, bedrijfsvoering: Aandeel) -> PondPerUur:
    return prijs * bedrijfsvoering


@ukhca.step("Winst per uur")
def winst_per_uur(prijs: PondPerUur, winst: Aandeel) -> PondPerUur:
    return prijs * winst


@ukhca.step("Kostprijs")
def kostprijs(directe_kosten: PondPerUur, bedrijfsvoering_per_uur: PondPerUur) -> PondPerUur:
    return directe_kosten + bedrijfsvoering_per_uur


@ukhca.step("Tarief")
def tarief(kostprijs: PondPerUur, winst_per_uur: PondPerUur) -> PondPerUur:
    return kostprijs + winst_per_uur
