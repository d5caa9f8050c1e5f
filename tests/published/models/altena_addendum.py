"""Altena and three neighbours 2021: a capped index, rounded after every year and after 4 weeks became a month."""

from tarief import Aandeel, CostModel, EuroPerStuk, Getal, at_most, rounded

altena = CostModel("altena_addendum", label="Tarieven na indexering", unit="stuks", results=("tarief_2021",))
altena.table("producten", "Producten", name="product")
altena.option("product", "Product", row="producten")
altena.option(
    "eenheid_2021",
    "Eenheid vanaf 2021",
    {"maand": "van periode van vier weken naar maand", "gelijk": "dezelfde eenheid als in 2020"},
    row="producten",
)
altena.given("tarief_2019", "Tarief 2019", EuroPerStuk, row="producten")
altena.given("ova_pcc_2020", "OVA en PCC 2020", Aandeel, base="tarief_2019")
altena.given("ova_pcc_2021", "OVA en PCC 2021", Aandeel, base="tarief_2020")
altena.given("index_plafond", "Hoogste index", Aandeel)
altena.given("perioden_per_jaar", "Perioden van vier weken per jaar", Getal)
altena.given("maanden_per_jaar", "Maanden per jaar", Getal)


@altena.step("Index 2020")
def index_2020(ova_pcc_2020: Aandeel, index_plafond: Aandeel) -> Aandeel:
    return at_most(ova_pcc_2020, index_plafond)


@altena.step("Index 2021")
def index_2021(ova_pcc_2021: Aandeel, index_plafond: Aandeel) -> Aandeel:
    return at_most(ova_pcc_2021, index_plafond)


@altena.step("Tarief 2020", row="producten")
def tarief_2020(tarief_2019: EuroPerStuk, index_2020: Aandeel) -> EuroPerStuk:
    return rounded(tarief_2019 * (1 + index_2020))


@altena.step("Tarief 2021 per oude eenheid", row="producten")
def tarief_2021_oude_eenheid(tarief_2020: EuroPerStuk, index_2021: Aandeel) -> EuroPerStuk:
    return rounded(tarief_2020 * (1 + index_2021))


@altena.step("Tarief 2021", row="producten", when={"eenheid_2021": "gelijk"})
def tarief_2021(tarief_2021_oude_eenheid: EuroPerStuk) -> EuroPerStuk:
    return tarief_2021_oude_eenheid


@altena.also("tarief_2021", eenheid_2021="maand")
def tarief_2021_per_maand(
    tarief_2021_oude_eenheid: EuroPerStuk, perioden_per_jaar: Getal, maanden_per_jaar: Getal
) -> EuroPerStuk:
    """Dertien perioden van vier weken worden twaalf maanden."""
    return rounded(tarief_2021_oude_eenheid * perioden_per_jaar / maanden_per_jaar)
