"""How a modeller is told that something is wrong in a model of his own: which step, what, and what to do."""

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tarief import Aandeel, CostModel, EuroPerUur, ModelError, Refused
from tests.published.own import DAY, calculate, own_model, rungs


def with_price(tarief: Callable[..., Any]) -> CostModel:
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)

    def step(kosten: EuroPerUur) -> EuroPerUur:
        return tarief(kosten)

    step.__name__ = "tarief"
    model.step("Tarief")(step)
    return model


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [
        (lambda kosten: kosten * 1.25, "niet exact: schrijf 5 / 4"),
        (lambda kosten: 5 / 4 * kosten, "niet exact"),
        (lambda _: None, "return vergeten"),
        (lambda kosten: kosten**2, "power"),
        (lambda kosten: 2**kosten, "power"),
        (lambda kosten: round(kosten, 2), "rounded"),
        (lambda kosten: math.ceil(kosten), "rounded"),
        (lambda kosten: max(kosten, 10), "at_least"),
        (lambda kosten: kosten.quantize(Decimal("0.01")), "'quantize' kan niet op een regel"),
        (lambda kosten: kosten + "1", "'1' past daar niet bij"),
        (lambda kosten: kosten + overhead, "'overhead' is onbekend"),  # noqa: F821 - that is the fault
        (lambda kosten: kosten * {"stad": 1}["land"], "'land' staat niet in wat de stap zelf opsomt"),
    ],
)
def test_a_step_that_cannot_be_worked_out_is_named_with_advice(wrong, advice) -> None:
    with pytest.raises(ModelError, match=f"Stap 'tarief' kan niet worden uitgerekend.*{advice}"):
        calculate(with_price(wrong), kosten="10")


def test_a_wrong_step_in_the_middle_is_named_though_the_price_itself_is_fine() -> None:
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur)

    @model.step("Opslag")
    def opslag(kosten: EuroPerUur) -> EuroPerUur:
        return kosten * 0.1

    @model.step("Tarief")
    def tarief(kosten: EuroPerUur, opslag: EuroPerUur) -> EuroPerUur:
        return kosten + opslag

    with pytest.raises(ModelError, match="Stap 'opslag'"):
        calculate(model, kosten="10")


def test_a_misspelt_property_names_the_one_that_was_meant() -> None:
    model = own_model()
    with pytest.raises(ModelError, match=r"'kosten' kan 'minimun' niet.*Bedoelt u 'minimum'"):
        model.given("kosten", "Kosten", EuroPerUur, minimun=3)
    with pytest.raises(ModelError, match=r"'tarief' kan 'opbuow' niet.*Bedoelt u 'opbouw'"):

        @model.step("Tarief", opbuow=True)
        def tarief() -> EuroPerUur:
            return 1


@pytest.mark.parametrize("unit", [Decimal, float, None, "euro"])
def test_a_quantity_without_a_unit_is_refused(unit: Any) -> None:
    with pytest.raises(ModelError, match="'kosten' heeft geen eenheid"):
        own_model().given("kosten", "Kosten", unit)


def complete(model: CostModel) -> CostModel:
    @model.step("Tarief")
    def tarief(kosten: EuroPerUur) -> EuroPerUur:
        return kosten

    return model


def test_a_row_of_a_table_that_is_not_there_is_named() -> None:
    model = own_model()
    model.table("functiemix", "Functiemix", name="functie")
    model.given("kosten", "Kosten", EuroPerUur)
    model.given("deel", "Deel", Aandeel, row="functiemx")
    with pytest.raises(ModelError, match=r"tabel 'functiemx'.*Bedoelt u 'functiemix'"):
        calculate(complete(model), kosten="1")


def test_one_value_asked_where_a_table_has_one_per_row_gets_the_advice_to_ask_a_list() -> None:
    model = own_model()
    model.table("functiemix", "Functiemix", name="functie")
    model.option("functie", "Functie", row="functiemix")
    model.given("kosten", "Kosten", EuroPerUur, row="functiemix")
    with pytest.raises(ModelError, match=r"één 'kosten'.*Annoteer hem als list"):
        calculate(complete(model), functiemix=[{"functie": "a", "kosten": "1"}, {"functie": "b", "kosten": "2"}])


def test_a_choice_that_an_option_does_not_have_is_named() -> None:
    model = own_model()
    model.option("gebied", "Gebied", {"stad": "stad", "platteland": "platteland"})
    model.given("kosten", "Kosten", EuroPerUur)

    @model.step("Tarief", when={"gebied": "plateland"})
    def tarief(kosten: EuroPerUur) -> EuroPerUur:
        return kosten

    with pytest.raises(ModelError, match=r"gebied='plateland'.*Bedoelt u 'platteland'"):
        calculate(model, kosten="1", gebied="stad")


@pytest.mark.parametrize(
    ("fault", "text"),
    [({"rounding": "centn"}, "Afronding 'centn' bestaat niet"), ({"results": ("trief",)}, "geen stap 'trief'")],
)
def test_an_unknown_rounding_or_price_is_named(fault: dict[str, Any], text: str) -> None:
    model = own_model(**fault)
    model.given("kosten", "Kosten", EuroPerUur)
    with pytest.raises(ModelError, match=text):
        calculate(complete(model), kosten="1")


def test_a_rung_of_a_price_that_is_not_there_is_named() -> None:
    model = own_model()
    model.given("kosten", "Kosten", EuroPerUur, opbouw="dagdeel")
    with pytest.raises(ModelError, match="'kosten' is een tree van 'dagdeel'"):
        calculate(complete(model), kosten="1")


def test_a_circle_under_one_choice_is_found_though_another_choice_has_none() -> None:
    model = own_model()
    model.option("richting", "Richting", {"heen": "heen", "terug": "terug"})
    model.given("kosten", "Kosten", EuroPerUur)

    @model.step("Marge", when={"richting": "heen"})
    def marge(tarief: EuroPerUur) -> EuroPerUur:
        return tarief

    @model.step("Tarief", when={"richting": "terug"})
    def tarief(kosten: EuroPerUur) -> EuroPerUur:
        return kosten

    @model.also("tarief", richting="heen")
    def tarief_heen(marge: EuroPerUur) -> EuroPerUur:
        return marge

    with pytest.raises(ModelError, match="kring: marge → tarief → marge"):
        calculate(model, kosten="1", richting="terug")


def test_a_cost_price_that_is_no_part_of_the_ladder_leaves_the_rest_as_margin() -> None:
    """Tarief 6 / (1 − 40%) = 10; kostprijs 85% daarvan: 8,50 en 1,50."""
    model = own_model()
    model.given("direct", "Direct", EuroPerUur, opbouw=True)
    model.given("opslag", "Opslag", Aandeel)

    @model.step("Tarief")
    def tarief(direct: EuroPerUur, opslag: Aandeel) -> EuroPerUur:
        return direct / (1 - opslag)

    @model.step("Opslag per uur", opbouw=True)
    def opslag_per_uur(tarief: EuroPerUur, opslag: Aandeel) -> EuroPerUur:
        return tarief * opslag

    @model.step("Kostprijs")
    def kostprijs(tarief: EuroPerUur) -> EuroPerUur:
        return tarief * 85 / 100

    result = calculate(model, direct="6", opslag="0.40")
    assert rungs(result) == {"kostprijs": "8.50", "tarief_min_kostprijs": "1.50"}


def test_of_a_line_that_cannot_be_nobody_is_told_what_to_fill_in_but_what_it_follows_from() -> None:
    """A share of 1,125 was allowed; the line made of it was not, and nobody typed that line as a percentage."""
    model = CostModel("eigen", label="Eigen model", unit="index", results=("stand",))
    model.given("groei", "Groei", Aandeel, maximum=3)

    @model.step("Stand")
    def stand(groei: Aandeel) -> Aandeel:
        return groei

    with pytest.raises(Refused) as caught:
        model.calculate({"groei": "1.125"}, on=DAY)
    (finding,) = caught.value.findings
    assert finding.advice == "Verwacht wordt een waarde van hoogstens 1. Het volgt uit groei: controleer die."


def test_what_the_user_of_a_sound_model_does_wrong_is_refused_and_not_blamed_on_the_model() -> None:
    model = complete(own_model())
    model.given("kosten", "Kosten", EuroPerUur)
    with pytest.raises(Refused, match="Kosten ontbreekt"):
        model.calculate({}, on=DAY)
