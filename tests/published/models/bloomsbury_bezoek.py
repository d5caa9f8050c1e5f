"""Bloomsbury 2021: does a council's offer cover a half-hour visit? The price is given, the margin is left over."""

from decimal import Decimal
from typing import Annotated

from tarief import Aandeel, CostModel, Minuten, Unit, rounded

PondPerUur = Annotated[Decimal, Unit("pond_per_uur", "pond per uur", "£/uur", money=True)]
PondPerBezoek = Annotated[Decimal, Unit("pond_per_bezoek", "pond per bezoek", "£/bezoek", money=True)]

bloomsbury = CostModel("bloomsbury_bezoek", label="Toets van een aangeboden prijs per bezoek", unit="bezoek")
bloomsbury.given("prijs_per_uur", "Aangeboden prijs per uur", PondPerUur)
bloomsbury.given("loon_per_uur", "Minimumloon per uur", PondPerUur)
bloomsbury.given("bezoekduur", "Duur van het bezoek", Minuten)
bloomsbury.given("reistijd", "Reistijd per bezoek", Minuten)
bloomsbury.given("vakantie", "Vakantiegeld", Aandeel, base="loon")
bloomsbury.given("werkgeverspremie", "Werkgeverspremie per bezoek", PondPerBezoek)
bloomsbury.given("pensioen", "Pensioen", Aandeel, base="loon")


@bloomsbury.step("Aangeboden prijs per bezoek")
def aangeboden_prijs(prijs_per_uur: PondPerUur, bezoekduur: Minuten) -> PondPerBezoek:
    return rounded(prijs_per_uur * bezoekduur / 60)


@bloomsbury.step("Loon over contacttijd")
def loon_contacttijd(loon_per_uur: PondPerUur, bezoekduur: Minuten) -> PondPerBezoek:
    return rounded(loon_per_uur * bezoekduur / 60)


@bloomsbury.step("Loon over reistijd")
def loon_reistijd(loon_per_uur: PondPerUur, reistijd: Minuten) -> PondPerBezoek:
    return rounded(loon_per_uur * reistijd / 60)


@bloomsbury.step("Loon")
def loon(loon_contacttijd: PondPerBezoek, loon_reistijd: PondPerBezoek) -> PondPerBezoek:
    return loon_contacttijd + loon_reistijd


@bloomsbury.step("Vakantiegeld per bezoek")
def vakantie_per_bezoek(loon: PondPerBezoek, vakantie: Aandeel) -> PondPerBezoek:
    return rounded(loon * vakantie)


@bloomsbury.step("Pensioen per bezoek")
def pensioen_per_bezoek(loon: PondPerBezoek, pensioen: Aandeel) -> PondPerBezoek:
    return rounded(loon * pensioen)


@bloomsbury.step("Kostprijs per bezoek")
def kostprijs(
    loon: PondPerBezoek,
    vakantie_per_bezoek: PondPerBezoek,
    werkgeverspremie: PondPerBezoek,
    pensioen_per_bezoek: PondPerBezoek,
) -> PondPerBezoek:
    return loon + vakantie_per_bezoek + werkgeverspremie + pensioen_per_bezoek


@bloomsbury.step("Marge")
def marge(aangeboden_prijs: PondPerBezoek, kostprijs: PondPerBezoek) -> PondPerBezoek:
    """Wat van de aangeboden prijs overblijft, voor ziekte en winst."""
    return aangeboden_prijs - kostprijs


@bloomsbury.step("Tarief per bezoek")
def tarief(kostprijs: PondPerBezoek, marge: PondPerBezoek) -> PondPerBezoek:
    return kostprijs + marge


@bloomsbury.step("Marge als deel van de prijs", aside=True)
def marge_aandeel(marge: PondPerBezoek, tarief: PondPerBezoek) -> Aandeel:
    return marge / tarief
