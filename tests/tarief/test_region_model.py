"""A region declares its own ladder: what it may say, and how it is told that something is wrong."""

from datetime import date
from decimal import Decimal

import pytest

from tarief import (
    Aandeel,
    Base,
    CostModel,
    EuroPerUur,
    Getal,
    ModelError,
    Refused,
    at_least,
    at_most,
    rounded,
    total,
    weighted,
)

DAY = date(2026, 1, 1)


def own_model(**more: str) -> CostModel:
    return CostModel("eigen", label="Eigen model", unit="uur", **more)


def test_a_gross_up_on_the_price_shows_its_marked_parts_as_rungs() -> None:
    """UKHCA 2014: price = direct costs / (1 − 27% − 3%); both percentages are of the price."""
    model = own_model()
    model.given("directe_kosten", "Directe kosten", EuroPerUur)
    model.given("bedrijfsvoering", "Bedrijfsvoering", Aandeel, base="tarief")
    model.given("winst", "Winst", Aandeel, base="tarief")

    @model.step("Tarief")
    def tarief(directe_kosten: EuroPerUur, bedrijfsvoering: Aandeel, winst: Aandeel) -> EuroPerUur:
        return directe_kosten / (1 - bedrijfsvoering - winst)

    @model.step("Bedrijfsvoering per uur", opbouw=True)
    def bedrijfsvoering_per_uur(tarief: EuroPerUur, bedrijfsvoering: Aandeel) -> EuroPerUur:
        return tarief * bedrijfsvoering

    @model.step("Winst per uur", opbouw=True)
    def winst_per_uur(tarief: EuroPerUur, winst: Aandeel) -> EuroPerUur:
        return tarief * winst

    @model.step("Direct per uur", opbouw=True)
    def direct_per_uur(directe_kosten: EuroPerUur) -> EuroPerUur:
        return directe_kosten

    result = model.calculate({"directe_kosten": "10.64", "bedrijfsvoering": "0.27", "winst": "0.03"}, on=DAY)
    assert result.tarief == Decimal("15.20")
    assert {rung.key: rung.amount for rung in result.opbouw} == {
        "bedrijfsvoering_per_uur": Decimal("4.10"),
        "winst_per_uur": Decimal("0.46"),
        "direct_per_uur": Decimal("10.64"),
    }


def test_floors_caps_steps_rounded_on_the_way_and_mixes_can_be_said() -> None:
    model = own_model()
    model.table("mix", "Mix", share="deel", name="soort")
    model.option("soort", "Soort", row="mix")
    model.given("deel", "Deel", Aandeel, row="mix")
    model.given("loon", "Loon", EuroPerUur, row="mix")
    model.given("vloer", "Vloer", EuroPerUur)
    model.given("plafond", "Plafond", EuroPerUur)

    @model.step("Loon met opslag", row="mix")
    def loon_met_opslag(loon: EuroPerUur) -> EuroPerUur:
        return rounded(loon * 3 / 2)

    @model.step("Aantal soorten")
    def aantal(deel: list[Aandeel]) -> Getal:
        return total(deel)

    @model.step("Tarief")
    def tarief(
        loon_met_opslag: list[EuroPerUur], deel: list[Aandeel], vloer: EuroPerUur, plafond: EuroPerUur
    ) -> EuroPerUur:
        return at_most(at_least(weighted(loon_met_opslag, deel), vloer), plafond)

    mix = [{"soort": "vast", "deel": "0.5", "loon": "20.01"}, {"soort": "flex", "deel": "0.5", "loon": "30"}]
    given = {"mix": mix, "vloer": "10", "plafond": "99"}
    assert model.calculate(given, on=DAY).exact("tarief") == Decimal("37.51")  # (30,02 + 45,00) / 2
    assert model.calculate({**given, "plafond": "30"}, on=DAY).tarief == Decimal("30.00")
    assert model.calculate({**given, "vloer": "50"}, on=DAY).tarief == Decimal("50.00")


def test_a_base_chooses_the_formula() -> None:
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)
    bases = (Base("kosten", "van de kosten"), Base("prijs", "van de prijs"))
    model.given("opslag", "Opslag", Aandeel, bases=bases)

    @model.step("Tarief", when={"opslag_grondslag": "kosten"})
    def tarief(kosten: EuroPerUur, opslag: Aandeel) -> EuroPerUur:
        return kosten * (1 + opslag)

    @model.also("tarief", opslag_grondslag="prijs")
    def tarief_bij_opslag_van_prijs(kosten: EuroPerUur, opslag: Aandeel) -> EuroPerUur:
        return kosten / (1 - opslag)

    def price(base: str) -> Decimal:
        opslag = {"waarde": "0.2", "grondslag": base}
        return model.calculate({"kosten": "100", "opslag": opslag}, on=DAY).tarief

    assert (price("kosten"), price("prijs")) == (Decimal("120.00"), Decimal("125.00"))
    with pytest.raises(Refused, match=r"120,00.*125,00"):
        model.calculate({"kosten": "100", "opslag": "0.2"}, on=DAY)


def test_a_misspelt_argument_names_what_was_probably_meant() -> None:
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)

    @model.step("Tarief")
    def tarief(kostn: EuroPerUur) -> EuroPerUur:
        return kostn

    with pytest.raises(ModelError, match=r"'kostn'.*Bedoelt u 'kosten'"):
        model.calculate({"kosten": "1"}, on=DAY)


def test_steps_that_run_in_a_circle_are_named() -> None:
    model = own_model()

    @model.step("Tarief")
    def tarief(kosten: EuroPerUur) -> EuroPerUur:
        return kosten

    @model.step("Kosten")
    def kosten(tarief: EuroPerUur) -> EuroPerUur:
        return tarief

    with pytest.raises(ModelError, match="tarief → kosten → tarief"):
        model.calculate({}, on=DAY)


def test_an_if_in_a_step_raises_with_advice() -> None:
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)

    @model.step("Tarief")
    def tarief(kosten: EuroPerUur) -> EuroPerUur:
        return kosten if kosten > 10 else kosten * 2

    with pytest.raises(ModelError, match="at_least"):
        model.calculate({"kosten": "1"}, on=DAY)


@pytest.mark.parametrize("key", ["cao2025", "Kosten", "kosten per uur", "class!"])
def test_a_key_that_a_workbook_cannot_use_as_a_name_is_refused(key: str) -> None:
    with pytest.raises(ModelError):
        own_model().given(key, "x", EuroPerUur)


def test_declaring_a_key_twice_or_without_a_unit_is_refused() -> None:
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)
    with pytest.raises(ModelError, match="al gedeclareerd"):
        model.given("kosten", "Kosten", EuroPerUur)
    with pytest.raises(ModelError, match="geen eenheid"):

        @model.step("Tarief")
        def tarief(kosten: EuroPerUur):
            return kosten


def test_a_model_without_a_price_says_so() -> None:
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)
    with pytest.raises(ModelError, match="geen stap 'tarief'"):
        model.calculate({"kosten": "1"}, on=DAY)


def test_a_residual_margin_and_a_negative_line_stay_in_the_ladder() -> None:
    model = own_model(result="tarief", cost="kostprijs")
    model.given("loon", "Loon", EuroPerUur)
    model.given("heffingskorting", "Heffingskorting", EuroPerUur)
    model.given("tarief_afgesproken", "Afgesproken tarief", EuroPerUur)

    @model.step("Kostprijs")
    def kostprijs(loon: EuroPerUur, heffingskorting: EuroPerUur) -> EuroPerUur:
        return loon - heffingskorting

    @model.step("Marge")
    def marge(tarief_afgesproken: EuroPerUur, kostprijs: EuroPerUur) -> EuroPerUur:
        return tarief_afgesproken - kostprijs

    @model.step("Tarief")
    def tarief(kostprijs: EuroPerUur, marge: EuroPerUur) -> EuroPerUur:
        return kostprijs + marge

    result = model.calculate({"loon": "30", "heffingskorting": "2.5", "tarief_afgesproken": "26"}, on=DAY)
    assert [(rung.key, rung.amount) for rung in result.opbouw] == [
        ("loon", Decimal("30.00")),
        ("heffingskorting", Decimal("-2.50")),
        ("marge", Decimal("-1.50")),
    ]
    assert (result.kostprijs, result.tarief) == (Decimal("27.50"), Decimal("26.00"))
