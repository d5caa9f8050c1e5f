"""SZW: the eligible hourly rate of a case manager; only the last step is rounded."""

from tarief import Aandeel, CostModel, EuroPerJaar, EuroPerMaand, EuroPerUur, Getal, Uren

szw = CostModel("szw_uurtarief", label="Subsidiabel uurtarief", unit="uur", result="uurtarief")
szw.given("brutoloon", "Brutoloon per maand", EuroPerMaand)
szw.given("eindejaarsuitkering", "Eindejaarsuitkering per maand", EuroPerMaand)
szw.given("standaardopslag", "Standaardopslag werkgeverslasten", Aandeel, base="subtotaal")
szw.given("maanden", "Maanden", Getal)
szw.given("werkbare_uren", "Werkbare uren per jaar", Uren, positive=True)


@szw.step("Subtotaal")
def subtotaal(brutoloon: EuroPerMaand, eindejaarsuitkering: EuroPerMaand) -> EuroPerMaand:
    return brutoloon + eindejaarsuitkering


@szw.step("Standaardopslag")
def opslag(subtotaal: EuroPerMaand, standaardopslag: Aandeel) -> EuroPerMaand:
    """Vakantiegeld zit in de opslag."""
    return subtotaal * standaardopslag


@szw.step("Totaal brutoloonkosten per maand")
def loonkosten_per_maand(subtotaal: EuroPerMaand, opslag: EuroPerMaand) -> EuroPerMaand:
    return subtotaal + opslag


@szw.step("Loonkosten per jaar")
def loonkosten_per_jaar(loonkosten_per_maand: EuroPerMaand, maanden: Getal) -> EuroPerJaar:
    return loonkosten_per_maand * maanden


@szw.step("Uurtarief")
def uurtarief(loonkosten_per_jaar: EuroPerJaar, werkbare_uren: Uren) -> EuroPerUur:
    return loonkosten_per_jaar / werkbare_uren
