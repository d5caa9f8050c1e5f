"""What a step may say of other rows of its table: the row above, and the rows that made the same choice."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from tarief import Breakdown, CostModel, Euro, EuroPerUur, Getal, ModelError, Refused, Uren, total, weighted
from tarief.core.expression.symbol import evaluate

DAY = date(2026, 1, 1)


def chain() -> CostModel:
    model = CostModel("keten", label="Keten", unit="stuk")
    model.table("jaren", "Jaren", name="jaar")
    model.option("jaar", "Jaar", row="jaren")
    model.given("begin", "Begin", Euro)
    model.given("groei", "Groei", Getal, row="jaren")

    @model.step("Stand vooraf", row="jaren", above={"begin": "stand"})
    def stand_vooraf(begin: Euro) -> Euro:
        """De stand van de regel erboven."""
        return begin

    @model.step("Stand", row="jaren")
    def stand(stand_vooraf: Euro, groei: Getal) -> Euro:
        """De stand vooraf maal de groei."""
        return stand_vooraf * groei

    @model.step("Tarief")
    def tarief(stand: list[Euro]) -> Euro:
        """De laatste stand."""
        return stand[-1]

    return model


def grown(*growth: str) -> Breakdown:
    rows = [{"jaar": str(number), "groei": each} for number, each in enumerate(growth)]
    return chain().calculate({"begin": "100", "jaren": rows}, on=DAY)


def test_from_the_second_row_on_an_argument_is_the_line_of_the_row_above() -> None:
    result = grown("1.1", "2", "0.5")
    assert [result.exact(f"stand_{row}") for row in (1, 2, 3)] == [Decimal(110), Decimal(220), Decimal(110)]
    assert result.by_key["stand_vooraf_1"].formula == "begin"
    assert result.by_key["stand_vooraf_3"].formula == "stand_2"
    assert result.by_key["tarief"].formula == "stand_3"


def test_a_chain_gives_the_same_as_numbers_as_symbols_and_as_arrays() -> None:
    result = grown("1.1", "2", "0.5")
    for key, node in result.plan.nodes.items():
        if node.expression is not None:
            assert evaluate(node.expression, result.values) == result.values[key]
    batch = result.plan.run({"begin": np.array([100.0, 200.0])}, number=float)
    assert np.allclose(batch["tarief"], [110, 220])


def test_without_a_table_there_is_one_row_and_nothing_above_it() -> None:
    assert chain().calculate({"begin": "100", "groei": "3"}, on=DAY).tarief == Decimal("300.00")


def test_what_is_missing_in_the_first_row_is_said_once_and_there() -> None:
    with pytest.raises(Refused) as caught:
        grown("", "2")
    assert [str(finding.place) for finding in caught.value.findings] == ["jaren/0/groei"]


def test_a_row_above_that_is_no_line_of_the_table_is_refused() -> None:
    model = chain()

    @model.step("Zijstap", row="jaren", above={"begin": "tarief", "einde": "stand"})
    def zijstap(begin: Euro) -> Euro:
        return begin

    with pytest.raises(ModelError, match=r"'tarief' uit de regel erboven.*geen argument 'einde'"):
        model.calculate({"begin": "1", "groei": "1"}, on=DAY)


def classes() -> CostModel:
    model = CostModel("klassen", label="Klassen", unit="uur")
    model.table("mensen", "Mensen", name="naam")
    model.option("naam", "Naam", row="mensen")
    model.option("klasse", "Klasse", row="mensen")
    model.given("uren", "Uren", Uren, row="mensen")
    model.given("kosten", "Kosten", EuroPerUur, row="mensen")

    @model.step("Gemiddelde van de klasse", row="mensen", within="klasse")
    def gemiddelde(kosten: list[EuroPerUur], uren: list[Uren]) -> EuroPerUur:
        """Gewogen naar uren."""
        return weighted(kosten, uren) / total(uren)

    @model.step("Tarief")
    def tarief(gemiddelde: list[EuroPerUur]) -> EuroPerUur:
        """De som, om te zien welke regels meetelden."""
        return total(gemiddelde)

    return model


PEOPLE = [
    {"naam": "a", "klasse": "hbo", "uren": "10", "kosten": "50"},
    {"naam": "b", "klasse": "wo", "uren": "10", "kosten": "80"},
    {"naam": "c", "klasse": "hbo", "uren": "30", "kosten": "54"},
]


def test_a_list_within_a_choice_holds_the_rows_that_made_the_same_choice() -> None:
    result = classes().calculate({"mensen": PEOPLE}, on=DAY)
    assert [result.exact(f"gemiddelde_{row}") for row in (1, 2, 3)] == [Decimal(53), Decimal(80), Decimal(53)]


def test_a_row_without_that_choice_has_no_class_to_belong_to() -> None:
    without = [PEOPLE[0], {key: value for key, value in PEOPLE[1].items() if key != "klasse"}]
    with pytest.raises(Refused) as caught:
        classes().calculate({"mensen": without}, on=DAY)
    assert [str(finding.place) for finding in caught.value.findings] == ["mensen/1/klasse"]


def test_rows_within_something_that_is_no_choice_of_the_table_are_refused() -> None:
    model = classes()

    @model.step("Zijstap", row="mensen", within="soort")
    def zijstap(uren: list[Uren]) -> Uren:
        return total(uren)

    with pytest.raises(ModelError, match="binnen 'soort'"):
        model.calculate({"mensen": PEOPLE}, on=DAY)


def test_a_value_for_the_whole_does_not_belong_in_a_row() -> None:
    with pytest.raises(Refused) as caught:
        chain().calculate({"begin": "1", "jaren": [{"jaar": "1", "groei": "1", "begin": "2"}]}, on=DAY)
    assert {str(finding.place): finding.kind for finding in caught.value.findings} == {
        "jaren/0/begin": "niet_in_deze_tabel"
    }


def test_an_empty_table_is_refused_and_not_read_as_absent() -> None:
    with pytest.raises(Refused, match="geen regels"):
        chain().calculate({"begin": "1", "jaren": []}, on=DAY)


def test_a_parameter_whose_choice_was_not_declared_is_the_fault_of_the_model() -> None:
    from tarief import At

    model = CostModel("eigen", label="Eigen", unit="uur")
    model.parameter("toeslag", "Toeslag", Getal, At("cao_{cao}.vakantietoeslag"))

    @model.step("Tarief")
    def tarief(toeslag: Getal) -> EuroPerUur:
        return toeslag

    with pytest.raises(ModelError, match="keuze 'cao'"):
        model.calculate({}, on=DAY)
