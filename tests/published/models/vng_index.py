"""VNG 2024: a weighted index with a true-up; per row a quotient, in total a sum, each rounded to 0.01%."""

from tarief import Aandeel, CostModel, rounded, weighted

vng = CostModel("vng_index", label="Indexatie 2024", unit="procent", result="index_aanbieder")
vng.table("reeksen", "Reeksen", name="reeks", share="gewicht")
vng.option("reeks", "Reeks", row="reeksen")
vng.given("gewicht", "Gewicht in het tarief", Aandeel, row="reeksen")
vng.given("voorlopig_2023", "Index 2023, voorlopig", Aandeel, row="reeksen", negative=True)
vng.given("definitief_2023", "Index 2023, definitief", Aandeel, row="reeksen", negative=True)
vng.given("voorlopig_2024", "Index 2024, voorlopig", Aandeel, row="reeksen", negative=True)


@vng.step("Nacalculatie 2023", row="reeksen")
def nacalculatie(definitief_2023: Aandeel, voorlopig_2023: Aandeel) -> Aandeel:
    """Hoeveel de prijs had moeten stijgen boven wat al is betaald: een quotiënt, geen verschil."""
    return rounded((1 + definitief_2023) / (1 + voorlopig_2023) - 1, 4)


@vng.step("Totaal 2023, voorlopig", aside=True)
def totaal_voorlopig_2023(voorlopig_2023: list[Aandeel], gewicht: list[Aandeel]) -> Aandeel:
    return rounded(weighted(voorlopig_2023, gewicht), 4)


@vng.step("Totaal 2023, definitief", aside=True)
def totaal_definitief_2023(definitief_2023: list[Aandeel], gewicht: list[Aandeel]) -> Aandeel:
    return rounded(weighted(definitief_2023, gewicht), 4)


@vng.step("Totaal nacalculatie")
def totaal_nacalculatie(nacalculatie: list[Aandeel], gewicht: list[Aandeel]) -> Aandeel:
    return rounded(weighted(nacalculatie, gewicht), 4)


@vng.step("Totaal 2024, voorlopig")
def totaal_voorlopig_2024(voorlopig_2024: list[Aandeel], gewicht: list[Aandeel]) -> Aandeel:
    return rounded(weighted(voorlopig_2024, gewicht), 4)


@vng.step("Index voor de aanbieder")
def index_aanbieder(totaal_voorlopig_2024: Aandeel, totaal_nacalculatie: Aandeel) -> Aandeel:
    return totaal_voorlopig_2024 + totaal_nacalculatie


@vng.step("Index als alles onafgerond werd vermenigvuldigd", aside=True)
def index_als_product(
    voorlopig_2024: list[Aandeel],
    definitief_2023: list[Aandeel],
    voorlopig_2023: list[Aandeel],
    gewicht: list[Aandeel],
) -> Aandeel:
    quotients = [(1 + final) / (1 + first) for final, first in zip(definitief_2023, voorlopig_2023, strict=True)]
    return (1 + weighted(voorlopig_2024, gewicht)) * weighted(quotients, gewicht) - 1
