"""For every model, what a program without any of our code makes of the file is the price of the engine."""

import json
import tomllib
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief import MODELS
from tarief.agreement.verify import examined
from tests.agreement.agreements import CASES, WORKED, bare
from tests.models.inputs import DAY, FAMILIES, Family
from tests.tools.times import examples


def test_the_cases_hold_every_model() -> None:
    assert {tomllib.loads(path.read_text(encoding="utf-8"))["model"] for path in WORKED} == MODELS.keys()


@pytest.mark.parametrize("name", CASES)
def test_the_price_follows_from_the_file_alone(name: str) -> None:
    breakdown = CASES[name]()
    text = bare(breakdown)
    assert examined(text)[1] == []
    prices = {
        price["regel"]: price["bedrag"] for price in json.loads(text)["inhoud"]["producten"][0]["berekening"]["prijzen"]
    }
    assert {key: Fraction(amount) for key, amount in prices.items()} == {
        key: Fraction(amount) for key, amount in breakdown.results.items()
    }


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.model)
@settings(max_examples=examples(1))
@given(st.data())
def test_whatever_the_numbers_and_the_rounding_the_price_follows(family: Family, data: Any) -> None:
    rules = sorted(MODELS[family.model].options["afronding"].choices)
    inputs = {**data.draw(family.inputs), "afronding": data.draw(st.sampled_from(rules))}
    assert examined(bare(MODELS[family.model].calculate(inputs, on=DAY)))[1] == []
