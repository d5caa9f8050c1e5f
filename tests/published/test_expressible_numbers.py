"""What a general engine must be able to express: rounding or cutting off per step, units and their factors."""

import pytest

from tarief import Aandeel, EuroPerJaar, EuroPerMaand, EuroPerUur, EuroPerWeek, rounded, rounded_up, truncated
from tests.published.own import calculate, own_model, results


@pytest.mark.parametrize(("way", "wage", "expected"), [("afkappen", "34.32", "49.03"), ("afronden", "34.33", "49.05")])
def test_rounding_or_cutting_off_a_step_is_a_property_of_that_step(way: str, wage: str, expected: str) -> None:
    """34,327 wordt 34,32 of 34,33; maal 1,4287 is 49,03 of 49,05."""
    model = own_model()
    model.option("decimalen", "Decimalen van het loon", {"afkappen": "afkappen", "afronden": "afronden"})
    model.given("loon", "Loon", EuroPerUur)
    model.given("opslagen", "Opslagen samen", Aandeel)

    @model.step("Loon in centen", when={"decimalen": "afkappen"})
    def loon_in_centen(loon: EuroPerUur) -> EuroPerUur:
        return truncated(loon)

    @model.also("loon_in_centen", decimalen="afronden")
    def loon_in_centen_afgerond(loon: EuroPerUur) -> EuroPerUur:
        return rounded(loon)

    @model.step("Tarief")
    def tarief(loon_in_centen: EuroPerUur, opslagen: Aandeel) -> EuroPerUur:
        return loon_in_centen * (1 + opslagen)

    result = calculate(model, decimalen=way, loon="34,327", opslagen="0.4287")
    assert (str(result.exact("loon_in_centen")), str(result.tarief)) == (wage, expected)


def test_a_step_rounds_half_up_to_five_cents_to_sixty_cents_and_up_to_whole_euros() -> None:
    """148,245 wordt 148,25; 148,23 op vijf cent 148,25; 54,30 op een veelvoud van 60 cent 54,60; 37,02 wordt 38."""
    model = own_model(results=("centen", "vijf_cent", "zestig_cent", "hele_euro"))
    for key in ("eerste", "tweede", "derde", "vierde"):
        model.given(key, key.capitalize(), EuroPerUur)

    @model.step("In centen")
    def centen(eerste: EuroPerUur) -> EuroPerUur:
        return rounded(eerste)

    @model.step("Op vijf cent")
    def vijf_cent(tweede: EuroPerUur) -> EuroPerUur:
        return rounded(tweede * 20, 0) / 20

    @model.step("Op een veelvoud van zestig cent")
    def zestig_cent(derde: EuroPerUur) -> EuroPerUur:
        return rounded(derde / 60) * 60

    @model.step("Naar boven op hele euro's")
    def hele_euro(vierde: EuroPerUur) -> EuroPerUur:
        return rounded_up(vierde)

    found = results(model, eerste="148,245", tweede="148.23", derde="54.30", vierde="37.02")
    assert found == {"centen": "148.25", "vijf_cent": "148.25", "zestig_cent": "54.60", "hele_euro": "38.00"}


def test_the_units_of_a_price_convert_by_declared_factors() -> None:
    """168 uur per week à 10 = 1.680; × 52 = 87.360 per jaar; / 12 = 7.280 per maand; kwartier 2,50; bezoek 5,00."""
    model = own_model(results=("kwartier", "bezoek", "week", "jaar", "maand", "dag"))
    model.given("uurprijs", "Prijs per uur", EuroPerUur)
    model.option("jaarlengte", "Dagen per jaar", {"kort": "365", "lang": "365,25"})

    @model.step("Per kwartier")
    def kwartier(uurprijs: EuroPerUur) -> EuroPerUur:
        return uurprijs / 4

    @model.step("Per bezoek van dertig minuten")
    def bezoek(uurprijs: EuroPerUur) -> EuroPerUur:
        return uurprijs * 30 / 60

    @model.step("Per week")
    def week(uurprijs: EuroPerUur) -> EuroPerWeek:
        return uurprijs * 168

    @model.step("Per jaar")
    def jaar(week: EuroPerWeek) -> EuroPerJaar:
        return week * 52

    @model.step("Per maand")
    def maand(jaar: EuroPerJaar) -> EuroPerMaand:
        return jaar / 12

    @model.step("Per dag")
    def dag(jaar: EuroPerJaar, jaarlengte: str) -> EuroPerUur:
        return jaar / 365 if jaarlengte == "kort" else jaar * 4 / 1461

    expected = {"kwartier": "2.50", "bezoek": "5.00", "week": "1680.00", "jaar": "87360.00", "maand": "7280.00"}
    assert results(model, uurprijs="10", jaarlengte="kort") == {**expected, "dag": "239.34"}
    assert results(model, uurprijs="10", jaarlengte="lang") == {**expected, "dag": "239.18"}
