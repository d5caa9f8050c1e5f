"""What always holds, whatever the inputs."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tarief import MODELS, Breakdown
from tarief.core.expression.symbol import evaluate
from tarief.core.rounding import ROUNDINGS
from tests.tarief.inputs import DAY, MONEY_KEYS, fraction_price, uurtarief_inputs
from tests.tools.times import examples

MODEL = MODELS["uurtarief"]
UP = (*MONEY_KEYS, "werkgeverslasten", "vakantietoeslag", "overhead", "risico_opslag", "ziekteverzuim")
DOWN = ("productiviteit",)


def calculate(given: dict[str, Any]) -> Breakdown:
    return MODEL.calculate(given, on=DAY)


@given(uurtarief_inputs(), st.sampled_from(sorted(ROUNDINGS)))
def test_the_ladder_sums_exactly_to_the_shown_tariff(given: dict[str, Any], rule: str) -> None:
    result = calculate({**given, "afronding": rule})
    assert sum(rung.amount for rung in result.opbouw) == result.tarief
    assert sum(rung.amount for rung in result.opbouw if rung.is_cost) == result.kostprijs
    for law in ("jeugdwet", "wmo"):
        assert sum(result.elements(law).values()) == result.kostprijs


@given(uurtarief_inputs())
def test_a_second_engine_in_fractions_finds_the_same_price(given: dict[str, Any]) -> None:
    expected = fraction_price(given)
    assert abs(Fraction(calculate(given).exact("tarief")) - expected) <= expected / 10**25


@given(uurtarief_inputs(), st.sampled_from([*UP, *DOWN]), st.integers(1, 30))
def test_more_cost_never_lowers_the_price(given: dict[str, Any], key: str, percent: int) -> None:
    assume(key in given)
    more = given[key] + (Decimal(percent) / 1000 if key not in MONEY_KEYS else Decimal(percent))
    assume(key not in DOWN or more <= 1)
    before, after = calculate(given).exact("tarief"), calculate({**given, key: more}).exact("tarief")
    assert after <= before if key in DOWN else after >= before


@given(uurtarief_inputs())
def test_twice_the_money_is_twice_the_price(given: dict[str, Any]) -> None:
    twice = {
        key: {"waarde": 2 * value, "toelichting": "zoveel is het"} if key in MONEY_KEYS else value
        for key, value in given.items()
    }
    assert calculate(twice).exact("tarief") == pytest.approx(2 * calculate(given).exact("tarief"), rel=Decimal("1e-25"))


@given(uurtarief_inputs())
def test_the_formula_of_a_line_gives_the_number_of_that_line(given: dict[str, Any]) -> None:
    result = calculate(given)
    for key, node in result.plan.nodes.items():
        if node.expression is not None:
            again = evaluate(node.expression, result.values)
            assert again == pytest.approx(result.exact(key), rel=Decimal("1e-25"), abs=Decimal("1e-25")), key


@settings(max_examples=examples(40))
@given(uurtarief_inputs(), st.integers(2, 50))
def test_a_batch_over_arrays_agrees_with_the_exact_path(given: dict[str, Any], size: int) -> None:
    result = calculate(given)
    known = {
        key: np.full(size, float(node.value))
        for key, node in result.plan.nodes.items()
        if node.formula is None and node.value is not None
    }
    batch = result.plan.run(known, number=float)[result.plan.result]
    assert batch.shape == (size,)
    assert np.allclose(batch, float(result.exact("tarief")), rtol=1e-9, atol=0)


@given(uurtarief_inputs())
def test_the_order_of_the_inputs_does_not_matter(given: dict[str, Any]) -> None:
    assert calculate(dict(reversed(given.items()))).as_json() == calculate(given).as_json()


@given(uurtarief_inputs())
def test_a_result_read_back_as_input_gives_the_same_price(given: dict[str, Any]) -> None:
    result = calculate(given)
    copied = {
        line["sleutel"]: line["waarde"]
        for line in result.as_json()["regels"]
        if line["sleutel"] in ("loonkosten_per_uur", "productiviteit")
    }
    same = {key: given[key] for key in given if key.startswith(("overhead", "risico", *MONEY_KEYS[4:]))}
    copied["productiviteit"] = copied.get("productiviteit") or str(result.exact("productiviteit"))
    assert calculate({**same, **copied}).tarief == result.tarief


@given(uurtarief_inputs())
def test_giving_an_overhead_on_another_base_gives_the_same_price(given: dict[str, Any]) -> None:
    result = calculate(given)
    for base, overhead in (result.by_key["overhead"].other_bases or {}).items():
        assume(overhead <= 2)  # more is refused: it is a percentage that was typed without its sign
        other = calculate({**given, "overhead": overhead, "overhead_grondslag": base})
        assert other.exact("tarief") == pytest.approx(result.exact("tarief"), rel=Decimal("1e-20"))
