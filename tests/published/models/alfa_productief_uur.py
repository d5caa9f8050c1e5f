"""Alfa 2020: cost per productive hour, beside the classic error of dividing by the contract hours."""

from tarief import Aandeel, CostModel, EuroPerJaar, EuroPerUur, Uren

alfa = CostModel("alfa_productief_uur", label="Kostprijs per productief uur", unit="uur", result="per_productief_uur")
alfa.given("totale_personeelskosten", "Totale personeelskosten", EuroPerJaar)
alfa.given("productieve_uren", "Productieve uren", Uren, positive=True)
alfa.given("contracturen", "Contracturen", Uren, positive=True)


@alfa.step("Kosten per productief uur")
def per_productief_uur(totale_personeelskosten: EuroPerJaar, productieve_uren: Uren) -> EuroPerUur:
    return totale_personeelskosten / productieve_uren


@alfa.step("Valkuil: kosten per contractuur", aside=True)
def per_contractuur(totale_personeelskosten: EuroPerJaar, contracturen: Uren) -> EuroPerUur:
    return totale_personeelskosten / contracturen


@alfa.step("Productiviteit", aside=True)
def productiviteit(productieve_uren: Uren, contracturen: Uren) -> Aandeel:
    return productieve_uren / contracturen
