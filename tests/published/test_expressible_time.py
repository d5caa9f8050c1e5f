"""What a general engine must be able to express: time of day, remote areas, travel and visits."""

from decimal import Decimal

import pytest

from tarief import (
    Aandeel,
    Base,
    EuroPerStuk,
    EuroPerUur,
    Kilometers,
    Minuten,
    rounded,
    weighted,
)
from tests.published.own import calculate, own_model, price, results


@pytest.mark.parametrize(
    ("base", "overhead", "expected"),
    [
        ("basisloon", "vast", "39.40"),
        ("basisloon", "mee", "40.60"),
        ("loonkosten", "vast", "40.30"),
        ("loonkosten", "mee", "41.86"),
        ("prijs", "vast", "41.86"),
    ],
)
def test_a_penalty_by_time_of_day_is_on_the_wage_the_labour_cost_or_the_price(base, overhead, expected) -> None:
    """Loon 20, lasten 6, overhead 40% = 10,40: overdag 36,40. Toeslag: 25% × 20% + 25% × 40% = 15%.

    Op het loon 3,00, op de loonkosten 3,90, op de prijs 5,46; schaalt de overhead mee, dan 40% daarover erbij. Met
    meeschalende overhead is een toeslag op de loonkosten dus een toeslag op de hele prijs.
    """
    model = own_model()
    model.table("tijden", "Tijden", name="tijd", share="deel_van_de_tijd")
    model.option("tijd", "Tijd", row="tijden")
    model.given("deel_van_de_tijd", "Deel van de tijd", Aandeel, row="tijden")
    model.given("toeslag", "Toeslag", Aandeel, row="tijden", maximum=2)
    model.option("toeslag_op", "Toeslag op", {"basisloon": "loon", "loonkosten": "loonkosten", "prijs": "prijs"})
    model.option("overhead_schaalt", "Overhead", {"mee": "schaalt mee", "vast": "vast bedrag per uur"})
    model.given("basisloon", "Basisloon", EuroPerUur)
    model.given("lasten", "Werkgeverslasten", Aandeel, base="basisloon")
    model.given("overhead", "Overhead", Aandeel, base="loonkosten")

    @model.step("Gemiddelde toeslag")
    def gemiddelde_toeslag(toeslag: list[Aandeel], deel_van_de_tijd: list[Aandeel]) -> Aandeel:
        return weighted(toeslag, deel_van_de_tijd)

    @model.step("Loonkosten overdag")
    def loonkosten(basisloon: EuroPerUur, lasten: Aandeel) -> EuroPerUur:
        return basisloon * (1 + lasten)

    @model.step("Toeslag per uur")
    def toeslag_per_uur(
        toeslag_op: str, gemiddelde_toeslag: Aandeel, basisloon: EuroPerUur, loonkosten: EuroPerUur, overhead: Aandeel
    ) -> EuroPerUur:
        bases = {"basisloon": basisloon, "loonkosten": loonkosten, "prijs": loonkosten * (1 + overhead)}
        return gemiddelde_toeslag * bases[toeslag_op]

    @model.step("Overhead per uur", when={"overhead_schaalt": "vast"})
    def overhead_per_uur(loonkosten: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
        return loonkosten * overhead

    @model.also("overhead_per_uur", overhead_schaalt="mee")
    def overhead_over_toeslag(loonkosten: EuroPerUur, toeslag_per_uur: EuroPerUur, overhead: Aandeel) -> EuroPerUur:
        return (loonkosten + toeslag_per_uur) * overhead

    @model.step("Tarief")
    def tarief(loonkosten: EuroPerUur, toeslag_per_uur: EuroPerUur, overhead_per_uur: EuroPerUur) -> EuroPerUur:
        return loonkosten + toeslag_per_uur + overhead_per_uur

    times = [
        {"tijd": "overdag", "deel_van_de_tijd": "0.5", "toeslag": "0"},
        {"tijd": "avond", "deel_van_de_tijd": "0.25", "toeslag": "0.2"},
        {"tijd": "nacht", "deel_van_de_tijd": "0.25", "toeslag": "0.4"},
    ]
    given = {"toeslag_op": base, "overhead_schaalt": overhead, "basisloon": "20", "lasten": "0.30", "overhead": "0.40"}
    assert price(model, tijden=times, **given) == expected


def test_a_visit_pays_travel_in_minutes_and_miles_by_its_length_and_for_cancelled_visits() -> None:
    """15 minuten: (15 + 8) / 60 × 24 = 9,20 + 3 km × 0,30 = 10,10; / (1 − 5%) = 10,63. 60 minuten: 28,10 / 0,95."""
    model = own_model(unit="stuk", results=("prijs_per_bezoek",))
    model.table("bezoeken", "Bezoeken", name="soort")
    model.option("soort", "Soort", row="bezoeken")
    model.given("duur", "Duur", Minuten, row="bezoeken")
    model.given("loonkosten", "Loonkosten", EuroPerUur)
    model.given("reisminuten", "Reistijd per bezoek", Minuten)
    model.given("kilometers", "Kilometers per bezoek", Kilometers)
    model.given("kilometervergoeding", "Vergoeding per kilometer", EuroPerStuk)
    model.given("afgezegd", "Afgezegde bezoeken", Aandeel, base="geplande bezoeken")

    @model.step("Prijs per bezoek", row="bezoeken")
    def prijs_per_bezoek(
        duur: Minuten,
        reisminuten: Minuten,
        loonkosten: EuroPerUur,
        kilometers: Kilometers,
        kilometervergoeding: EuroPerStuk,
        afgezegd: Aandeel,
    ) -> EuroPerStuk:
        return ((duur + reisminuten) / 60 * loonkosten + kilometers * kilometervergoeding) / (1 - afgezegd)

    visits = [{"soort": "kort", "duur": "15"}, {"soort": "lang", "duur": "60"}]
    travel = {"reisminuten": "8", "kilometers": "3", "kilometervergoeding": "0.30", "afgezegd": "0.05"}
    assert results(model, bezoeken=visits, loonkosten="24", **travel) == {
        "prijs_per_bezoek_1": "10.63",
        "prijs_per_bezoek_2": "29.58",
    }


def test_a_loading_for_a_remote_area_is_a_choice() -> None:
    """100 × 1,40 = 140 en × 1,50 = 150."""
    model = own_model()
    model.option("gebied", "Gebied", {"stad": "stad", "afgelegen": "afgelegen", "eiland": "eiland"})
    model.given("prijs_in_de_stad", "Prijs in de stad", EuroPerUur)

    @model.step("Tarief")
    def tarief(prijs_in_de_stad: EuroPerUur, gebied: str) -> EuroPerUur:
        return rounded(prijs_in_de_stad * {"stad": 100, "afgelegen": 140, "eiland": 150}[gebied] / 100)

    found = [price(model, prijs_in_de_stad="100", gebied=area) for area in ("stad", "afgelegen", "eiland")]
    assert found == ["100.00", "140.00", "150.00"]


def test_a_leave_entitlement_is_left_out_of_the_penalty() -> None:
    """Toeslag 50% over 20, niet over de 2 verlof: 20 + 2 + 10 = 32."""
    model = own_model()
    model.given("loon", "Loon", EuroPerUur)
    model.given("verlof", "Verlof", Aandeel, bases=(Base("loon", "van het loon"),), default_base="loon")
    model.given("toeslag", "Toeslag", Aandeel, base="loon")

    @model.step("Tarief")
    def tarief(loon: EuroPerUur, verlof: Aandeel, toeslag: Aandeel) -> EuroPerUur:
        return loon + loon * verlof + loon * toeslag

    assert calculate(model, loon="20", verlof="0.10", toeslag="0.50").tarief == Decimal("32.00")
