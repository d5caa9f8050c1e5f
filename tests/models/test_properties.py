"""What always holds for the models per unit of care, whatever the inputs."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tarief import MODELS, Breakdown
from tarief.core.expression.symbol import evaluate
from tests.models.inputs import DAY, FAMILIES, Family, Inputs, price
from tests.tools.times import examples

EVERY = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.model)
COMMON_UP = ("overhead", "risico_opslag")


def calculate(family: Family, inputs: Inputs) -> Breakdown:
    return MODELS[family.model].calculate(inputs, on=DAY)


def is_money(family: Family, key: str, inputs: Inputs) -> bool:
    if inputs.get(f"{key}_grondslag") == "per_uur":
        return True
    quantity = MODELS[family.model].quantities.get(key)
    return quantity is not None and quantity.unit.money


def twice(family: Family, inputs: Inputs) -> Inputs:
    def one(record: Inputs) -> Inputs:
        meant = {key: {"waarde": 2 * value, "toelichting": "zoveel is het"} for key, value in record.items()
                 if is_money(family, key, record)}  # fmt: skip
        return record | meant

    return {
        key: [one(row) for row in value] if isinstance(value, list) else value for key, value in one(inputs).items()
    }


@EVERY
@given(st.data())
def test_the_ladder_and_the_elements_of_both_laws_sum_to_the_cent(family: Family, data: Any) -> None:
    rule = data.draw(st.sampled_from(sorted(MODELS[family.model].options["afronding"].choices)))
    result = calculate(family, {**data.draw(family.inputs), "afronding": rule})
    assert sum(rung.amount for rung in result.opbouw) == result.tarief
    assert sum(rung.amount for rung in result.opbouw if rung.is_cost) == result.kostprijs
    for law in ("jeugdwet", "wmo"):
        elements = result.elements(law)
        assert sum(elements.values()) == result.kostprijs
        assert "niet_ingedeeld" not in elements


@EVERY
@given(st.data())
def test_a_second_engine_in_fractions_finds_the_same_price(family: Family, data: Any) -> None:
    inputs = data.draw(family.inputs)
    expected = price(inputs, family.costs(inputs))
    assert abs(Fraction(calculate(family, inputs).exact("tarief")) - expected) <= expected / 10**25


@EVERY
@given(st.data(), st.integers(1, 30))
def test_more_cost_never_lowers_the_price_and_more_use_never_raises_it(family: Family, data: Any, step: int) -> None:
    inputs = data.draw(family.inputs)
    money = [key for key in inputs if is_money(family, key, inputs)]
    keys = [key for key in inputs if key in (*family.up, *family.down, *COMMON_UP) or key in money]
    key = data.draw(st.sampled_from(keys))
    is_share = MODELS[family.model].quantities[key].unit.percent and key not in money
    more = inputs[key] + (Decimal(step) / 1000 if is_share else Decimal(step))
    assume(not is_share or more <= 1)
    meant = {"waarde": more, "toelichting": "zoveel is het"}
    before, after = calculate(family, inputs), calculate(family, {**inputs, key: meant})
    if key in family.down:
        assert after.exact("tarief") <= before.exact("tarief")
    else:
        assert after.exact("tarief") >= before.exact("tarief")


@EVERY
@given(st.data())
def test_twice_the_money_is_twice_the_price(family: Family, data: Any) -> None:
    inputs = data.draw(family.inputs)
    doubled = calculate(family, twice(family, inputs)).exact("tarief")
    assert doubled == pytest.approx(2 * calculate(family, inputs).exact("tarief"), rel=Decimal("1e-25"))


@EVERY
@given(st.data())
def test_the_formula_of_a_line_gives_the_number_of_that_line(family: Family, data: Any) -> None:
    result = calculate(family, data.draw(family.inputs))
    for key, node in result.plan.nodes.items():
        if node.expression is not None:
            again = evaluate(node.expression, result.values)
            assert again == pytest.approx(result.exact(key), rel=Decimal("1e-25"), abs=Decimal("1e-25")), key


@EVERY
@settings(max_examples=examples(30))
@given(st.data(), st.integers(2, 30))
def test_a_batch_over_arrays_agrees_with_the_exact_path(family: Family, data: Any, size: int) -> None:
    result = calculate(family, data.draw(family.inputs))
    known = {
        key: np.full(size, float(node.value))
        for key, node in result.plan.nodes.items()
        if node.formula is None and node.value is not None
    }
    batch = result.plan.run(known, number=float)
    for key in result.plan.results:
        assert batch[key].shape == (size,)
        assert np.allclose(batch[key], float(result.exact(key)), rtol=1e-9, atol=0)


@EVERY
@given(st.data())
def test_what_was_not_claimed_is_said_and_not_filled_in(family: Family, data: Any) -> None:
    inputs = data.draw(family.inputs)
    result = calculate(family, inputs)
    unclaimed = {str(finding.place) for finding in result.findings if finding.kind == "niet_opgevoerd"}
    for key in unclaimed:
        assert key not in inputs
        assert not result.exact(key)
        assert key not in {rung.key for rung in result.opbouw}


@EVERY
def test_every_step_says_what_it_is_and_every_field_has_a_heading(family: Family) -> None:
    from tarief.model.declare import Step
    from tarief.model.form import GROUPS, fields

    model = MODELS[family.model]
    for quantity in model.quantities.values():
        if isinstance(quantity, Step):
            assert all(formula.meaning.endswith(".") for formula in quantity.formulas), quantity.key
    assert {field.group for field in fields(model)} <= GROUPS.keys()
    assert set(model.quick) <= {field.key for field in fields(model)}
