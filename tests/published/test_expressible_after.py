"""What a general engine must be able to express: residential care and capital, payers, indexing, time."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from tarief import (
    Aandeel,
    At,
    Dagen,
    Euro,
    EuroPerEtmaal,
    EuroPerJaar,
    EuroPerPlaats,
    EuroPerUur,
    Getal,
    Plaatsen,
    at_least,
    at_most,
    load_parameters,
    power,
    rounded,
)
from tests.published.own import DAY, calculate, own_model, price, results, rungs


def test_a_residential_day_divides_by_places_occupancy_and_days() -> None:
    """1.460.000 / (10 × 80% × 365) = 500,00; met een vloer van 510 en een plafond van 490 wordt het dat."""
    model = own_model(unit="etmaal")
    model.given("jaarkosten", "Jaarkosten", EuroPerJaar)
    model.given("plaatsen", "Plaatsen", Plaatsen, positive=True)
    model.given("bezetting", "Bezettingsgraad", Aandeel, positive=True)
    model.given("dagen", "Dagen", Dagen)
    model.given("vloer", "Laagste prijs", EuroPerEtmaal)
    model.given("plafond", "Hoogste prijs", EuroPerEtmaal)

    @model.step("Kosten per etmaal")
    def kosten_per_etmaal(
        jaarkosten: EuroPerJaar, plaatsen: Plaatsen, bezetting: Aandeel, dagen: Dagen
    ) -> EuroPerEtmaal:
        return jaarkosten / (plaatsen * bezetting * dagen)

    @model.step("Tarief")
    def tarief(kosten_per_etmaal: EuroPerEtmaal, vloer: EuroPerEtmaal, plafond: EuroPerEtmaal) -> EuroPerEtmaal:
        return at_most(at_least(kosten_per_etmaal, vloer), plafond)

    given = {"jaarkosten": "1460000", "plaatsen": "10", "bezetting": "0.80", "dagen": "365"}
    assert price(model, vloer="0", plafond="999", **given) == "500.00"
    assert price(model, vloer="510", plafond="999", **given) == "510.00"
    assert price(model, vloer="0", plafond="490", **given) == "490.00"


def test_capital_is_shown_apart_as_depreciation_interest_and_return() -> None:
    """Gebouw 300.000: afschrijving / 30 = 10.000; rente 4% over de helft = 6.000; rendement 2% over alles = 6.000."""
    model = own_model(unit="jaar")
    model.given("gebouw", "Waarde van het gebouw", Euro)
    model.given("levensduur", "Levensduur in jaren", Getal, positive=True)
    model.given("rente", "Rente", Aandeel, base="gemiddeld geïnvesteerd vermogen")
    model.given("rendement", "Rendement", Aandeel, base="gebouw")

    @model.step("Afschrijving")
    def afschrijving(gebouw: Euro, levensduur: Getal) -> EuroPerJaar:
        return gebouw / levensduur

    @model.step("Rentelasten")
    def rentelasten(gebouw: Euro, rente: Aandeel) -> EuroPerJaar:
        return gebouw / 2 * rente

    @model.step("Rendement op kapitaal")
    def rendement_op_kapitaal(gebouw: Euro, rendement: Aandeel) -> EuroPerJaar:
        return gebouw * rendement

    @model.step("Kapitaallasten")
    def tarief(afschrijving: EuroPerJaar, rentelasten: EuroPerJaar, rendement_op_kapitaal: EuroPerJaar) -> EuroPerJaar:
        return afschrijving + rentelasten + rendement_op_kapitaal

    result = calculate(model, gebouw="300000", levensduur="30", rente="0.04", rendement="0.02")
    assert rungs(result) == {
        "afschrijving": "10000.00",
        "rentelasten": "6000.00",
        "rendement_op_kapitaal": "6000.00",
    }


def test_an_annuity_is_a_power_of_the_interest() -> None:
    """1.000 in twee jaar à 10%: 1.000 × 0,10 / (1 − 1,10⁻²) = 576,19."""
    model = own_model(unit="plaats")
    model.given("lening", "Lening", EuroPerPlaats)
    model.given("rente", "Rente", Aandeel)
    model.given("jaren", "Looptijd in jaren", Getal)

    @model.step("Annuïteit")
    def tarief(lening: EuroPerPlaats, rente: Aandeel, jaren: Getal) -> EuroPerPlaats:
        return lening * rente / (1 - power(1 + rente, -jaren))

    result = calculate(model, lening="1000", rente="0.10", jaren="2")
    assert str(result.tarief) == "576.19"
    assert result.by_key["tarief"].formula == "lening*rente/(1-POWER(1+rente,-jaren))"


def test_tax_is_added_and_the_payers_share_with_a_cap_and_one_pays_the_rest() -> None:
    """100 + 21% = 121; de verzekeraar 60% tot hoogstens 65, min 10 eigen uitkering; de gemeente betaalt 46."""
    model = own_model(results=("tarief", "verzekeraar", "client", "gemeente"))
    model.given("prijs", "Prijs", EuroPerUur)
    model.given("btw", "Btw", Aandeel, base="prijs")
    model.given("deel_verzekeraar", "Deel van de verzekeraar", Aandeel, base="tarief")
    model.given("maximum_verzekeraar", "Maximum van de verzekeraar", EuroPerUur)
    model.given("eigen_uitkering", "Uitkering van de cliënt", EuroPerUur)

    @model.step("Btw per uur")
    def btw_per_uur(prijs: EuroPerUur, btw: Aandeel) -> EuroPerUur:
        return prijs * btw

    @model.step("Tarief")
    def tarief(prijs: EuroPerUur, btw_per_uur: EuroPerUur) -> EuroPerUur:
        return prijs + btw_per_uur

    @model.step("Verzekeraar")
    def verzekeraar(tarief: EuroPerUur, deel_verzekeraar: Aandeel, maximum_verzekeraar: EuroPerUur) -> EuroPerUur:
        return at_most(tarief * deel_verzekeraar, maximum_verzekeraar)

    @model.step("Cliënt")
    def client(tarief: EuroPerUur, verzekeraar: EuroPerUur, eigen_uitkering: EuroPerUur) -> EuroPerUur:
        return at_most(eigen_uitkering, tarief - verzekeraar)

    @model.step("Gemeente")
    def gemeente(tarief: EuroPerUur, verzekeraar: EuroPerUur, client: EuroPerUur) -> EuroPerUur:
        return tarief - verzekeraar - client

    given = {"prijs": "100", "btw": "0.21", "deel_verzekeraar": "0.60", "eigen_uitkering": "10"}
    assert results(model, maximum_verzekeraar="65", **given) == {
        "tarief": "121.00",
        "verzekeraar": "65.00",
        "client": "10.00",
        "gemeente": "46.00",
    }
    assert results(model, maximum_verzekeraar="99", **given)["verzekeraar"] == "72.60"


def test_an_index_is_on_the_whole_price_or_on_its_wage_and_other_share() -> None:
    """100: 4% op alles is 104; 80% lonen à 5% en 20% overig à 2% is 104,40."""
    model = own_model()
    model.option("indexering", "Indexering", {"geheel": "hele prijs", "gedeeld": "lonen en overig"})
    model.given("vorige_prijs", "Prijs van vorig jaar", EuroPerUur)
    for key in ("index", "loonaandeel", "loonindex", "prijsindex"):
        model.given(key, key.capitalize(), Aandeel, negative=key.endswith("index"))

    @model.step("Tarief", when={"indexering": "geheel"})
    def tarief(vorige_prijs: EuroPerUur, index: Aandeel) -> EuroPerUur:
        return vorige_prijs * (1 + index)

    @model.also("tarief", indexering="gedeeld")
    def tarief_gedeeld(
        vorige_prijs: EuroPerUur, loonaandeel: Aandeel, loonindex: Aandeel, prijsindex: Aandeel
    ) -> EuroPerUur:
        return vorige_prijs * (1 + loonaandeel * loonindex + (1 - loonaandeel) * prijsindex)

    assert price(model, indexering="geheel", vorige_prijs="100", index="0.04") == "104.00"
    shares = {"loonaandeel": "0.80", "loonindex": "0.05", "prijsindex": "0.02"}
    assert price(model, indexering="gedeeld", vorige_prijs="100", **shares) == "104.40"


def test_any_number_of_years_is_indexed_with_rounding_after_each() -> None:
    """45,00 × 1,015 = 45,68 (45,675); × 1,015 = 46,37 (46,3652); onafgerond is het 46,36."""
    model = own_model()
    model.table("jaren", "Jaren", name="jaar")
    model.option("jaar", "Jaar", row="jaren")
    model.given("index", "Index", Aandeel, row="jaren", negative=True)
    model.given("eerste_prijs", "Eerste prijs", EuroPerUur)

    @model.step("Tarief")
    def tarief(eerste_prijs: EuroPerUur, index: list[Aandeel]) -> EuroPerUur:
        for rate in index:
            eerste_prijs = rounded(eerste_prijs * (1 + rate))
        return eerste_prijs

    years = [{"jaar": "2020", "index": "0.015"}, {"jaar": "2021", "index": "0.015"}]
    assert price(model, eerste_prijs="45", jaren=years) == "46.37"


def test_a_glide_path_moves_a_part_of_the_way_each_year() -> None:
    """Van 60 naar 50 in vier jaar: na één jaar 57,50, na drie 52,50, na vijf nog steeds 50."""
    model = own_model()
    model.given("oude_prijs", "Oude prijs", EuroPerUur)
    model.given("normprijs", "Normprijs", EuroPerUur)
    model.given("ingroeijaren", "Jaren van ingroei", Getal, positive=True)
    model.given("verstreken_jaren", "Verstreken jaren", Getal)

    @model.step("Ingegroeid deel")
    def ingegroeid(verstreken_jaren: Getal, ingroeijaren: Getal) -> Aandeel:
        return at_most(verstreken_jaren / ingroeijaren, 1)

    @model.step("Tarief")
    def tarief(oude_prijs: EuroPerUur, normprijs: EuroPerUur, ingegroeid: Aandeel) -> EuroPerUur:
        return oude_prijs + (normprijs - oude_prijs) * ingegroeid

    path = {"oude_prijs": "60", "normprijs": "50", "ingroeijaren": "4"}
    assert [price(model, verstreken_jaren=years, **path) for years in ("1", "3", "5")] == ["57.50", "52.50", "50.00"]


def test_a_surplus_is_carried_over_and_earmarked_money_passes_through_untouched() -> None:
    """1.000 uur à 50; overschot 3.000 eraf, geoormerkt 2.000 erbij zonder opslag: 50 × 1,10 − 3 + 2 = 54."""
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)
    model.given("opslag", "Opslag", Aandeel, base="kosten")
    model.given("resultaat_vorig_jaar", "Overschot van vorig jaar", EuroPerJaar, negative=True)
    model.given("geoormerkt", "Geoormerkt voor een loonafspraak", EuroPerJaar)
    model.given("uren", "Uren", Getal, positive=True)

    @model.step("Kosten met opslag")
    def kosten_met_opslag(kosten: EuroPerUur, opslag: Aandeel) -> EuroPerUur:
        return kosten * (1 + opslag)

    @model.step("Overschot per uur")
    def overschot_per_uur(resultaat_vorig_jaar: EuroPerJaar, uren: Getal) -> EuroPerUur:
        return resultaat_vorig_jaar / uren

    @model.step("Geoormerkt per uur")
    def geoormerkt_per_uur(geoormerkt: EuroPerJaar, uren: Getal) -> EuroPerUur:
        return geoormerkt / uren

    @model.step("Tarief")
    def tarief(
        kosten_met_opslag: EuroPerUur, overschot_per_uur: EuroPerUur, geoormerkt_per_uur: EuroPerUur
    ) -> EuroPerUur:
        return kosten_met_opslag - overschot_per_uur + geoormerkt_per_uur

    given = {"kosten": "50", "opslag": "0.10", "geoormerkt": "2000", "uren": "1000"}
    result = calculate(model, resultaat_vorig_jaar="3000", **given)
    assert rungs(result) == {"kosten_met_opslag": "55.00", "overschot_per_uur": "-3.00", "geoormerkt_per_uur": "2.00"}
    assert price(model, resultaat_vorig_jaar="-3000", **given) == "60.00"


TEMPORARY = """
uitgever = "regio"
titel = "Afspraken van de regio"
waarden = [
  {sleutel = "corona_toeslag", waarde = 0.05, eenheid = "aandeel", grondslag = "kosten", vanaf = 2026-01-01, \
tot_en_met = 2026-06-30, status = "officieel", bron = "besluit"},
]
[bronnen.besluit]
titel = "Collegebesluit"
"""


def test_a_temporary_surcharge_ends_on_its_date(tmp_path: Path) -> None:
    """5% over 40 tot en met 30 juni: 42,00; daarna 40,00, met een opmerking."""
    own_file = tmp_path / "regio.toml"
    own_file.write_text(TEMPORARY, encoding="utf-8")
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)
    model.parameter("toeslag", "Tijdelijke toeslag", Aandeel, At("regio.corona_toeslag"), optional="Loopt af.")

    @model.step("Tarief")
    def tarief(kosten: EuroPerUur, toeslag: Aandeel) -> EuroPerUur:
        return kosten + kosten * toeslag

    library = load_parameters(own_file)
    during = model.calculate({"kosten": "40"}, on=DAY, library=library)
    after = model.calculate({"kosten": "40"}, on=date(2026, 7, 1), library=library)
    assert (during.tarief, after.tarief) == (Decimal("42.00"), Decimal("40.00"))
    assert any("30-06-2026" in finding.text for finding in after.findings)
