"""Saxony 2024: what a child-care place costs; one educator's cost becomes three products by the statutory ratio."""

from decimal import Decimal
from typing import Annotated

from tarief import Aandeel, CostModel, Getal, Unit, rounded

PerPlaats = Annotated[
    Decimal, Unit("euro_per_plaats_per_maand", "euro per plaats per maand", "€/plaats/maand", money=True)
]
PerOpvoeder = Annotated[Decimal, Unit("euro_per_opvoeder", "euro per opvoeder per maand", "€/opvoeder", money=True)]

saksen = CostModel(
    "saksen_kinderopvang", label="Kosten van een opvangplaats", unit="plaats", results=("kosten_per_plaats",)
)
saksen.table("groepen", "Groepen", name="groep")
saksen.option("groep", "Groep", row="groepen")
saksen.given("personeelskosten_krippe", "Personeelskosten van een plaats in de Krippe", PerPlaats)
saksen.given("kinderen_per_opvoeder_krippe", "Kinderen per opvoeder in de Krippe", Getal)
saksen.given("kinderen_per_opvoeder", "Kinderen per opvoeder", Getal, row="groepen", positive=True)
saksen.given("deel_van_een_opvoeder", "Deel van een opvoeder per groep", Aandeel, row="groepen")
saksen.given("materiaalkosten", "Materiaalkosten", PerPlaats, row="groepen")
for _payer, _name in (("land", "het land"), ("ouders", "de ouders"), ("gemeente", "de gemeente")):
    saksen.given(f"bijdrage_{_payer}", f"Bijdrage van {_name}", PerPlaats, row="groepen")


@saksen.step("Kosten van een opvoeder")
def kosten_per_opvoeder(personeelskosten_krippe: PerPlaats, kinderen_per_opvoeder_krippe: Getal) -> PerOpvoeder:
    return personeelskosten_krippe * kinderen_per_opvoeder_krippe


@saksen.step("Personeelskosten", row="groepen", jeugdwet="a")
def personeelskosten(
    kosten_per_opvoeder: PerOpvoeder, deel_van_een_opvoeder: Aandeel, kinderen_per_opvoeder: Getal
) -> PerPlaats:
    """De kosten van een opvoeder, verdeeld over de kinderen voor wie hij er volgens de wet is."""
    return rounded(kosten_per_opvoeder * deel_van_een_opvoeder / kinderen_per_opvoeder)


@saksen.step("Kosten per plaats", row="groepen")
def kosten_per_plaats(personeelskosten: PerPlaats, materiaalkosten: PerPlaats) -> PerPlaats:
    return personeelskosten + materiaalkosten


@saksen.step("Dekking", row="groepen", aside=True)
def dekking(bijdrage_land: PerPlaats, bijdrage_ouders: PerPlaats, bijdrage_gemeente: PerPlaats) -> PerPlaats:
    return bijdrage_land + bijdrage_ouders + bijdrage_gemeente


@saksen.step("Dekking min kosten", row="groepen", check=True)
def dekking_min_kosten(dekking: PerPlaats, kosten_per_plaats: PerPlaats) -> PerPlaats:
    """De bijdragen van land, ouders en gemeente dekken samen precies de kosten."""
    return dekking - kosten_per_plaats
