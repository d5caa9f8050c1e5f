"""Deelovereenkomst begeleiding: wage cost, productivity, overhead; the printed tariff leaves a margin."""

from tarief import Aandeel, Base, CostModel, EuroPerUur, rounded_up

deelovereenkomst = CostModel("deelovereenkomst_begeleiding", label="Begeleiding individueel", unit="uur")
deelovereenkomst.given("cao_kosten", "CAO kosten", EuroPerUur)
deelovereenkomst.given("productiviteit", "Productiviteit", Aandeel, positive=True, base="betaalde uren")
deelovereenkomst.given(
    "overhead",
    "Overhead",
    Aandeel,
    bases=(
        Base("kosten", "van de kosten na productiviteit", share_of="kosten_na_productiviteit"),
        Base("totaal", "van de totale kosten", share_of="kostprijs"),
    ),
    amount="overhead_per_uur",
)
deelovereenkomst.given("afgesproken_tarief", "Uurtarief incl. marge etc.", EuroPerUur)


@deelovereenkomst.step("Kosten na productiviteit", jeugdwet="a")
def kosten_na_productiviteit(cao_kosten: EuroPerUur, productiviteit: Aandeel) -> EuroPerUur:
    return cao_kosten / productiviteit


@deelovereenkomst.step("Overhead per uur", when={"overhead_grondslag": "kosten"}, jeugdwet="c")
def overhead_per_uur(kosten_na_productiviteit: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
    return kosten_na_productiviteit * overhead


@deelovereenkomst.also("overhead_per_uur", overhead_grondslag="totaal")
def overhead_als_deel_van_totaal(kosten_na_productiviteit: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
    return kosten_na_productiviteit / (1 - overhead) - kosten_na_productiviteit


@deelovereenkomst.step("Kostprijs")
def kostprijs(kosten_na_productiviteit: EuroPerUur, overhead_per_uur: EuroPerUur) -> EuroPerUur:
    return kosten_na_productiviteit + overhead_per_uur


@deelovereenkomst.step("Marge")
def marge(afgesproken_tarief: EuroPerUur, kostprijs: EuroPerUur) -> EuroPerUur:
    """Niet gedrukt: wat tussen de kostprijs en het tarief overblijft."""
    return afgesproken_tarief - kostprijs


@deelovereenkomst.step("Tarief")
def tarief(kostprijs: EuroPerUur, marge: EuroPerUur) -> EuroPerUur:
    return kostprijs + marge


@deelovereenkomst.step("Marge als deel van de kostprijs", aside=True)
def marge_aandeel(marge: EuroPerUur, kostprijs: EuroPerUur) -> Aandeel:
    return marge / kostprijs


@deelovereenkomst.step("Kostprijs, naar boven afgerond op hele euro's", aside=True)
def kostprijs_in_hele_euros(kostprijs: EuroPerUur) -> EuroPerUur:
    return rounded_up(kostprijs)
