"""What a general engine must be able to express: mixes, ratios, span of control, rosters."""

from tarief import (
    Aandeel,
    EuroPerDagdeel,
    EuroPerJaar,
    EuroPerUur,
    Fte,
    Getal,
    Personen,
    Uren,
    UrenPerWeek,
    rounded_up,
    total,
    weighted,
)
from tests.published.own import calculate, own_model, price, rungs


def test_a_mean_is_weighted_by_volume() -> None:
    """(100 × 30 + 300 × 50) / 400 = 45."""
    model = own_model()
    model.table("groepen", "Leeftijdsgroepen", name="groep")
    model.option("groep", "Groep", row="groepen")
    model.given("prijs", "Prijs", EuroPerUur, row="groepen")
    model.given("uren", "Uren", Uren, row="groepen")

    @model.step("Tarief")
    def tarief(prijs: list[EuroPerUur], uren: list[Uren]) -> EuroPerUur:
        return weighted(prijs, uren) / total(uren)

    groups = [{"groep": "0-11", "prijs": "30", "uren": "100"}, {"groep": "12-17", "prijs": "50", "uren": "300"}]
    assert price(model, groepen=groups) == "45.00"


def test_a_mix_of_qualifications_and_a_mix_of_contract_forms_stand_side_by_side() -> None:
    """Drie gelijke delen van 21, 24 en 27 is 24; 80% vast en 20% flexibel met 10% toeslag: × 1,02 = 24,48."""
    model = own_model()
    model.table("niveaus", "Niveaus", name="niveau")
    model.option("niveau", "Niveau", row="niveaus")
    model.given("delen", "Delen", Getal, row="niveaus")
    model.given("loon", "Loon", EuroPerUur, row="niveaus")
    model.table("vormen", "Contractvormen", name="vorm", share="deel_van_de_uren")
    model.option("vorm", "Vorm", row="vormen")
    model.given("deel_van_de_uren", "Deel van de uren", Aandeel, row="vormen")
    model.given("toeslag", "Toeslag", Aandeel, row="vormen", base="loon")

    @model.step("Gemiddeld loon")
    def gemiddeld_loon(loon: list[EuroPerUur], delen: list[Getal]) -> EuroPerUur:
        return weighted(loon, delen) / total(delen)

    @model.step("Loon van de contractvorm", row="vormen")
    def loon_van_vorm(gemiddeld_loon: EuroPerUur, toeslag: Aandeel) -> EuroPerUur:
        return gemiddeld_loon * (1 + toeslag)

    @model.step("Tarief")
    def tarief(loon_van_vorm: list[EuroPerUur], deel_van_de_uren: list[Aandeel]) -> EuroPerUur:
        return weighted(loon_van_vorm, deel_van_de_uren)

    levels = [{"niveau": f"niveau {n}", "delen": "1", "loon": wage} for n, wage in ((2, "21"), (3, "24"), (4, "27"))]
    forms = [
        {"vorm": "vast", "deel_van_de_uren": "0.8", "toeslag": "0"},
        {"vorm": "flexibel", "deel_van_de_uren": "0.2", "toeslag": "0.10"},
    ]
    assert price(model, niveaus=levels, vormen=forms) == "24.48"


def test_ratios_turn_one_cost_into_several_named_products_each_with_its_own_ladder() -> None:
    """60 per begeleider per dagdeel: 1 op 5 is 12,00, 1 op 12 is 5,00, 0,9 op 20 is 2,70; materiaal 1,50 erbij."""
    model = own_model(unit="dagdeel", results=("klein", "midden", "groot"))
    model.given("begeleider", "Begeleider per dagdeel", EuroPerDagdeel)
    model.given("materiaal", "Materiaal", EuroPerDagdeel)

    def product(key: str, staff: int, children: int) -> None:
        def personeel(begeleider: EuroPerDagdeel) -> EuroPerDagdeel:
            return begeleider * staff / 10 / children

        personeel.__name__ = f"personeel_{key}"
        model.step(f"Personeel {key}")(personeel)

    product("klein", 10, 5)
    product("midden", 10, 12)
    product("groot", 9, 20)

    @model.step("Kleine groep")
    def klein(personeel_klein: EuroPerDagdeel, materiaal: EuroPerDagdeel) -> EuroPerDagdeel:
        return personeel_klein + materiaal

    @model.step("Middelgrote groep")
    def midden(personeel_midden: EuroPerDagdeel, materiaal: EuroPerDagdeel) -> EuroPerDagdeel:
        return personeel_midden + materiaal

    @model.step("Grote groep")
    def groot(personeel_groot: EuroPerDagdeel, materiaal: EuroPerDagdeel) -> EuroPerDagdeel:
        return personeel_groot + materiaal

    result = calculate(model, begeleider="60", materiaal="1.50")
    assert {key: str(amount) for key, amount in result.results.items()} == {
        "klein": "13.50",
        "midden": "6.50",
        "groot": "4.20",
    }
    assert rungs(result, "groot") == {"personeel_groot": "2.70", "materiaal": "1.50"}


def test_two_grossed_up_products_name_the_rungs_that_are_theirs() -> None:
    """60 / (1 − 20%) = 75 en 30 / (1 − 20%) = 37,50; overhead 15,00 en 7,50."""
    model = own_model(results=("individueel", "groep"))
    model.given("direct_individueel", "Direct individueel", EuroPerUur, opbouw="individueel")
    model.given("direct_groep", "Direct groep", EuroPerUur, opbouw="groep")
    model.given("overhead", "Overhead", Aandeel, base="prijs")

    @model.step("Individueel")
    def individueel(direct_individueel: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
        return direct_individueel / (1 - overhead)

    @model.step("Groep")
    def groep(direct_groep: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
        return direct_groep / (1 - overhead)

    @model.step("Overhead individueel", opbouw="individueel")
    def overhead_individueel(individueel: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
        return individueel * overhead

    @model.step("Overhead groep", opbouw="groep")
    def overhead_groep(groep: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
        return groep * overhead

    result = calculate(model, direct_individueel="60", direct_groep="30", overhead="0.20")
    assert rungs(result, "individueel") == {"direct_individueel": "60.00", "overhead_individueel": "15.00"}
    assert rungs(result, "groep") == {"direct_groep": "30.00", "overhead_groep": "7.50"}


def test_the_span_of_control_is_an_input_or_follows_from_what_leading_may_cost() -> None:
    """2.000 per week over 10 fte van 36 uur à 80% is 6,94 per uur; wie 5,00 opgeeft heeft 13,9 fte nodig: 14."""
    model = own_model()
    model.given("leidinggevende", "Leidinggevende per week", EuroPerJaar)
    model.given("declarabel", "Declarabele uren per fte", UrenPerWeek)

    @model.step("Span of control", given="leiding_per_uur", askable=True)
    def span_of_control(leidinggevende: EuroPerJaar, leiding_per_uur: EuroPerUur, declarabel: UrenPerWeek) -> Fte:
        return rounded_up(leidinggevende / (leiding_per_uur * declarabel))

    @model.step("Leiding per uur", askable=True)
    def leiding_per_uur(leidinggevende: EuroPerJaar, span_of_control: Fte, declarabel: UrenPerWeek) -> EuroPerUur:
        return leidinggevende / (span_of_control * declarabel)

    @model.step("Tarief")
    def tarief(leiding_per_uur: EuroPerUur) -> EuroPerUur:
        return leiding_per_uur

    @model.step("Benodigde span of control", aside=True)
    def benodigde_span(span_of_control: Fte) -> Fte:
        return span_of_control

    given = {"leidinggevende": "2000", "declarabel": "28.8"}
    assert price(model, span_of_control="10", **given) == "6.94"
    assert calculate(model, leiding_per_uur="5", **given).exact("benodigde_span") == 14


def test_required_presence_becomes_fte() -> None:
    """Twee begeleiders, 168 uur per week, 52 weken = 17.472 uur; / 1.400 = 12,48 fte."""
    model = own_model(result="formatie")
    model.given("aanwezig", "Begeleiders tegelijk aanwezig", Personen)
    model.given("uren_per_week", "Uren per week", UrenPerWeek)
    model.given("uren_per_fte", "Inzetbare uren per fte", Uren)

    @model.step("Formatie")
    def formatie(aanwezig: Personen, uren_per_week: UrenPerWeek, uren_per_fte: Uren) -> Fte:
        return aanwezig * uren_per_week * 52 / uren_per_fte

    assert price(model, aanwezig="2", uren_per_week="168", uren_per_fte="1400") == "12.48"
