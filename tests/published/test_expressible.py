"""What a general engine must be able to express, one small model each: bases, bounds, residuals, checks."""

from decimal import Decimal

from tarief import (
    Aandeel,
    Base,
    EuroPerJaar,
    EuroPerUur,
    EuroPerWeek,
    Getal,
    at_least,
    at_most,
)
from tests.published.own import calculate, own_model, price, rungs


def test_a_percentage_is_of_any_named_set_of_earlier_lines() -> None:
    """Pensioen over loon en verlof, niet over reizen: 20 + 2 + 10% × 22 + 5 = 29,20."""
    model = own_model()
    for key in ("loon", "verlof", "reizen"):
        model.given(key, key.capitalize(), EuroPerUur)
    model.given("pensioen", "Pensioen", Aandeel, base="loon + verlof")

    @model.step("Pensioen per uur")
    def pensioen_per_uur(loon: EuroPerUur, verlof: EuroPerUur, pensioen: Aandeel) -> EuroPerUur:
        return (loon + verlof) * pensioen

    @model.step("Tarief")
    def tarief(loon: EuroPerUur, verlof: EuroPerUur, pensioen_per_uur: EuroPerUur, reizen: EuroPerUur) -> EuroPerUur:
        return loon + verlof + pensioen_per_uur + reizen

    assert price(model, loon="20", verlof="2", reizen="5", pensioen="0.10") == "29.20"


def test_the_same_quantity_is_a_mark_up_under_one_choice_and_a_divisor_under_the_other() -> None:
    """10% niet-productief op 25,48: 25,48 × 1,10 = 28,03 en 25,48 / 0,90 = 28,31."""
    model = own_model()
    model.given("loonkosten", "Loonkosten", EuroPerUur)
    meanings = (Base("productief", "van de productieve uren"), Base("betaald", "van de betaalde uren"))
    model.given("niet_productief", "Niet-productieve uren", Aandeel, bases=meanings)

    @model.step("Tarief", when={"niet_productief_grondslag": "productief"})
    def tarief(loonkosten: EuroPerUur, niet_productief: Aandeel) -> EuroPerUur:
        return loonkosten * (1 + niet_productief)

    @model.also("tarief", niet_productief_grondslag="betaald")
    def tarief_als_deler(loonkosten: EuroPerUur, niet_productief: Aandeel) -> EuroPerUur:
        return loonkosten / (1 - niet_productief)

    found = [
        price(model, loonkosten="25.48", niet_productief={"waarde": "0.10", "grondslag": base})
        for base in ("productief", "betaald")
    ]
    assert found == ["28.03", "28.31"]


def test_a_gross_up_marks_what_was_given_as_rungs_too() -> None:
    """Direct 6 + 1 = 7; 7 / (1 − 27% − 3%) = 10; daarvan 2,70 en 0,30."""
    model = own_model()
    model.given("loon", "Loon", EuroPerUur, opbouw=True, jeugdwet="a")
    model.given("reizen", "Reizen", EuroPerUur, opbouw=True, jeugdwet="a")
    model.given("overhead", "Overhead", Aandeel, base="tarief")
    model.given("winst", "Winst", Aandeel, base="tarief")

    @model.step("Tarief")
    def tarief(loon: EuroPerUur, reizen: EuroPerUur, overhead: Aandeel, winst: Aandeel) -> EuroPerUur:
        return (loon + reizen) / (1 - overhead - winst)

    @model.step("Overhead per uur", opbouw=True, jeugdwet="c")
    def overhead_per_uur(tarief: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
        return tarief * overhead

    @model.step("Winst per uur", opbouw=True)
    def winst_per_uur(tarief: EuroPerUur, winst: Aandeel) -> EuroPerUur:
        return tarief * winst

    result = calculate(model, loon="6", reizen="1", overhead="0.27", winst="0.03")
    expected = {"loon": "6.00", "reizen": "1.00", "overhead_per_uur": "2.70", "winst_per_uur": "0.30"}
    assert rungs(result) == rungs(result, "tarief") == expected


def test_the_margin_follows_from_a_price_or_the_price_from_a_margin_as_was_chosen() -> None:
    """Kostprijs 37,02: prijs 38,00 laat 0,98 over; marge 2,00 maakt 39,02."""
    model = own_model()
    model.option("richting", "Richting", {"toets": "toets van een prijs", "opbouw": "opbouw van een prijs"})
    model.given("kostprijs_per_uur", "Kostprijs", EuroPerUur)
    model.given("geboden", "Geboden prijs", EuroPerUur)
    model.given("marge_per_uur", "Marge", EuroPerUur)

    @model.step("Marge", when={"richting": "toets"}, aside=True)
    def marge(tarief: EuroPerUur, kostprijs_per_uur: EuroPerUur) -> EuroPerUur:
        return tarief - kostprijs_per_uur

    @model.also("marge", richting="opbouw")
    def marge_zoals_opgegeven(marge_per_uur: EuroPerUur) -> EuroPerUur:
        return marge_per_uur

    @model.step("Tarief", when={"richting": "toets"})
    def tarief(geboden: EuroPerUur) -> EuroPerUur:
        return geboden

    @model.also("tarief", richting="opbouw")
    def tarief_uit_marge(kostprijs_per_uur: EuroPerUur, marge: EuroPerUur) -> EuroPerUur:
        return kostprijs_per_uur + marge

    tested = calculate(model, richting="toets", kostprijs_per_uur="37.02", geboden="38")
    assert tested.exact("marge") == Decimal("0.98")
    assert price(model, richting="opbouw", kostprijs_per_uur="37.02", marge_per_uur="2") == "39.02"


def test_floors_and_caps_hold_wages_profit_and_administration() -> None:
    """Loon minstens 16,68. Administratie 5 > 20% van 16,68 = 3,336; winst 1 > 4% van 20,016 = 0,80064; samen 20,82."""
    model = own_model()
    for key in ("loon", "wettelijk_minimum", "administratie", "winst"):
        model.given(key, key.replace("_", " ").capitalize(), EuroPerUur)
    model.given("administratie_hoogstens", "Administratie hoogstens", Aandeel, base="loonkosten")
    model.given("winst_hoogstens", "Winst hoogstens", Aandeel, base="loonkosten + administratie")

    @model.step("Loonkosten")
    def loonkosten(loon: EuroPerUur, wettelijk_minimum: EuroPerUur) -> EuroPerUur:
        return at_least(loon, wettelijk_minimum)

    @model.step("Erkende administratie")
    def erkende_administratie(
        administratie: EuroPerUur, loonkosten: EuroPerUur, administratie_hoogstens: Aandeel
    ) -> EuroPerUur:
        return at_most(administratie, loonkosten * administratie_hoogstens)

    @model.step("Erkende winst")
    def erkende_winst(
        winst: EuroPerUur, loonkosten: EuroPerUur, erkende_administratie: EuroPerUur, winst_hoogstens: Aandeel
    ) -> EuroPerUur:
        return at_most(winst, (loonkosten + erkende_administratie) * winst_hoogstens)

    @model.step("Tarief")
    def tarief(loonkosten: EuroPerUur, erkende_administratie: EuroPerUur, erkende_winst: EuroPerUur) -> EuroPerUur:
        return loonkosten + erkende_administratie + erkende_winst

    caps = {"wettelijk_minimum": "16.68", "administratie_hoogstens": "0.20", "winst_hoogstens": "0.04"}
    assert price(model, loon="15", administratie="5", winst="1", **caps) == "20.82"
    assert price(model, loon="30", administratie="5", winst="1", **caps) == "36.00"


def test_a_levy_that_is_paid_back_is_a_negative_line_of_the_ladder() -> None:
    """30 + 1,50 heffing − 0,60 terug = 30,90."""
    model = own_model()
    model.given("loonkosten", "Loonkosten", EuroPerUur)
    model.given("heffing", "Opleidingsheffing", EuroPerUur)
    model.given("teruggave", "Teruggave van de heffing", EuroPerUur)

    @model.step("Tarief")
    def tarief(loonkosten: EuroPerUur, heffing: EuroPerUur, teruggave: EuroPerUur) -> EuroPerUur:
        return loonkosten + heffing - teruggave

    result = calculate(model, loonkosten="30", heffing="1.50", teruggave="0.60")
    assert rungs(result) == {"loonkosten": "30.00", "heffing": "1.50", "teruggave": "-0.60"}


def test_a_check_reports_lines_that_do_not_add_up_and_says_nothing_when_they_do() -> None:
    """Een gepubliceerde fout: de regels tellen op tot 578,84, gedrukt staat 578,94."""
    model = own_model(unit="week")
    model.given("personeel", "Personeel", EuroPerWeek)
    model.given("huisvesting", "Huisvesting", EuroPerWeek)
    model.given("gedrukt_totaal", "Gedrukt totaal", EuroPerWeek)

    @model.step("Tarief")
    def tarief(personeel: EuroPerWeek, huisvesting: EuroPerWeek) -> EuroPerWeek:
        return personeel + huisvesting

    @model.step("Gedrukt totaal min de regels", check=True)
    def gedrukt_min_regels(gedrukt_totaal: EuroPerWeek, tarief: EuroPerWeek) -> EuroPerWeek:
        """De regels tellen op tot het gedrukte totaal."""
        return gedrukt_totaal - tarief

    def found(printed: str) -> list[str]:
        findings = calculate(model, personeel="400", huisvesting="178.84", gedrukt_totaal=printed).findings
        return [finding.text for finding in findings if finding.kind == "controle_niet_nul"]

    assert found("578.94") == ["Gedrukt totaal min de regels is €\u00a00,10 per week en hoort 0 te zijn."]
    assert found("578.84") == []


def test_a_check_without_its_inputs_is_left_out() -> None:
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)
    model.given("dekking", "Dekking", EuroPerUur)

    @model.step("Tarief")
    def tarief(kosten: EuroPerUur) -> EuroPerUur:
        return kosten

    @model.step("Dekking min kosten", check=True)
    def dekking_min_kosten(dekking: EuroPerUur, kosten: EuroPerUur) -> EuroPerUur:
        return dekking - kosten

    result = calculate(model, kosten="10")
    assert "dekking_min_kosten" not in result.by_key
    assert calculate(model, kosten="10", dekking="9").exact("dekking_min_kosten") == -1


def test_a_line_beside_the_price_changes_nothing_in_the_ladder() -> None:
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)
    model.given("uren", "Uren", Getal)

    @model.step("Tarief")
    def tarief(kosten: EuroPerUur) -> EuroPerUur:
        return kosten

    @model.step("Omzet", aside=True)
    def omzet(tarief: EuroPerUur, uren: Getal) -> EuroPerJaar:
        return tarief * uren

    result = calculate(model, kosten="50", uren="1000")
    assert (result.exact("omzet"), rungs(result)) == (50000, {"kosten": "50.00"})
