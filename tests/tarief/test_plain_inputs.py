"""Plain numbers are read together, and an outcome is written without its data in between: it comes to the same."""

import json
from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief import MODELS, Breakdown, CostModel, Refused
from tarief.calculation.inputs import BareValues, StatedInputs, read_inputs
from tarief.calculation.supplied import PlainSupply
from tarief.calculation.supply import read_supply
from tarief.core.number import plain
from tarief.core.units import Unit
from tarief.opgave import Opgave
from tests.models.inputs import DAY, FAMILIES, Family
from tests.tools.times import examples

PLAIN = {"loonkosten_per_uur": "24.68", "productiviteit": "0.80", "overhead": "0.2", "overhead_grondslag": "omzet"}
#: Texts to which there is more, or which are no number at all.
ODD = ("", " ", "1.760", "20%", "-1", " 3", "3 ", "1|2", "0|0", "1e3", "0.123", "٣", "NaN", "1/3", "9" * 50, "24,68")


def outcome(model: str, stated: StatedInputs) -> Any:
    """All that is told of a calculation, or all that it is refused for."""
    try:
        found = Opgave(MODELS[model], DAY, stated).calculate()
    except Refused as refused:
        return refused.findings, refused.questions
    return found.as_json(), {key: str(value) for key, value in found.values.items()}


def one_by_one(stated: StatedInputs) -> StatedInputs:
    """The same, each value read for itself."""
    return StatedInputs(dict(stated.stated))


def written(found: Breakdown) -> str:
    return json.dumps(found.as_json(), ensure_ascii=False, separators=(",", ":"))


def texts(inputs: dict[str, Any]) -> dict[str, Any]:
    return {key: value if isinstance(value, str | list) else plain(value) for key, value in inputs.items()}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.model)
@given(data=st.data())
@settings(max_examples=examples(12), deadline=None)
def test_what_is_read_together_is_what_is_read_one_by_one(family: Family, data: st.DataObject) -> None:
    inputs = texts(data.draw(family.inputs))
    if any(isinstance(value, list) for value in inputs.values()):
        return
    for odd in ({}, {data.draw(st.sampled_from(sorted(inputs))): data.draw(st.sampled_from(ODD))}):
        stated = read_inputs(MODELS[family.model], {**inputs, **odd})
        assert outcome(family.model, stated) == outcome(family.model, one_by_one(stated))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.model)
@given(data=st.data())
@settings(max_examples=examples(12), deadline=None)
def test_an_outcome_as_text_is_its_data_as_json(family: Family, data: st.DataObject) -> None:
    inputs = data.draw(family.inputs)
    key = data.draw(st.sampled_from(sorted(key for key, value in inputs.items() if not isinstance(value, str | list))))
    source = data.draw(st.text(max_size=12))
    for given_in in (inputs, texts(inputs), {**inputs, key: {"waarde": inputs[key], "bron": source}}):
        try:
            found = MODELS[family.model].calculate(given_in, on=DAY)
        except Refused:
            continue
        assert found.as_text() == written(found)


def test_plain_inputs_are_read_together_and_others_are_not() -> None:
    model = MODELS["uurtarief"]
    assert isinstance(read_supply(model, read_inputs(model, PLAIN)), PlainSupply)
    for odd in ODD:
        stated = read_inputs(model, {**PLAIN, "overhead": odd})
        assert type(stated.stated) is BareValues or not odd.strip()
        assert isinstance(read_supply(model, stated), PlainSupply) == (odd == "0.123")


def test_a_choice_that_is_none_and_a_key_that_is_none_are_refused_as_before() -> None:
    for odd in ({"overhead_grondslag": "niets"}, {"onbekend": "3"}, {"overhead_grondslag": " omzet"}):
        stated = read_inputs(MODELS["uurtarief"], {**PLAIN, **odd})
        assert outcome("uurtarief", stated) == outcome("uurtarief", one_by_one(stated))
    per_hour = read_inputs(MODELS["uurtarief"], {**PLAIN, "overhead": "9.50", "overhead_grondslag": "per_uur"})
    assert outcome("uurtarief", per_hour) == outcome("uurtarief", one_by_one(per_hour))


def test_a_label_that_holds_what_stands_for_a_hole_is_written_as_it_is() -> None:
    mix = [{"functie": "a\0b", "functie_aandeel": "1", "schaalbedrag": "3500"}]
    more = {"contracturen": "1878", "vakantietoeslag": "0.08", "eindejaarsuitkering": "0", "werkgeverslasten": "0.28"}
    held = {"productiviteit": "0.8", "overhead": "0.2", "overhead_grondslag": "omzet"}
    base = {"eindejaarsuitkering_grondslag": "brutoloon"}
    found = MODELS["uurtarief"].calculate({"functiemix": mix, **more, **held, **base}, on=DAY)
    assert found.as_text() == written(found)


def test_words_with_quotes_amounts_below_zero_and_another_source_are_written_as_they_are() -> None:
    """On one face, in turns: what is written once holds nothing of the calculation that it was written for."""
    unit = Unit("uren_thuis", 'uur "thuis"', 'uur "thuis"')
    model = CostModel("citaat", label='Met "citaat"', unit="jaar", result="over")
    model.given("erbij", 'Uren "erbij"', Annotated[Decimal, unit])
    model.given("eraf", "Uren eraf", Annotated[Decimal, unit])

    @model.step("Saldo")
    def saldo(erbij: Annotated[Decimal, unit], eraf: Annotated[Decimal, unit]) -> Annotated[Decimal, unit]:
        """Wat er bij komt min wat er af gaat."""
        return erbij - eraf

    @model.step("Over")
    def over(saldo: Annotated[Decimal, unit]) -> Annotated[Decimal, unit]:
        """Wat er van tien over is: een aftrek onder nul staat tussen haakjes."""
        return 10 - saldo

    first = {"erbij": "3", "eraf": "1.5"}
    for inputs in (first, {"erbij": "2.123456", "eraf": "7"}, {**first, "eraf": {"waarde": "4", "bron": 'de "bron"'}}):
        found = model.calculate(inputs, on=DAY)
        assert found.as_text() == written(found)
        assert json.loads(found.as_text())["regels"][-1]["waarde"] == plain(found.exact("over"))
        assert ("(−" in found.as_text()) == (found.exact("saldo") < 0)
