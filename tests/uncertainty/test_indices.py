"""Sensitivity indices beside those of the textbook, and what they refuse."""

import math
import sys
from typing import Any

import numpy as np
import pytest

from tarief import Refused
from tarief.uncertainty import read_uncertainty
from tarief.uncertainty.indices import indices_of, sensitivity
from tests.uncertainty.cases import breakdown, normal, uniform


def ishigami(draws: Any) -> Any:
    one, two, three = -math.pi + 2 * math.pi * draws
    return np.sin(one) + 7 * np.sin(two) ** 2 + 0.1 * three**4 * np.sin(one)


def test_the_indices_of_the_ishigami_function_are_those_published() -> None:
    """With a = 7 and b = 0.1: S = 0.314, 0.442, 0; ST = 0.558, 0.442, 0.244 (Ishigami and Homma, 1990)."""
    found = indices_of(("een", "twee", "drie"), ishigami, draws=2048, seed=1)
    assert [item.value for item in found.first.values()] == pytest.approx([0.3139, 0.4424, 0], abs=0.03)
    assert [item.value for item in found.total.values()] == pytest.approx([0.5576, 0.4424, 0.2437], abs=0.03)
    assert found.pairs["een", "drie"].value == pytest.approx(0.2437, abs=0.05)
    assert found.as_json()["indices"][0]["sleutel"] == "een"


def test_of_a_product_the_interaction_is_known_in_closed_form() -> None:
    """T = (loon + overig) × uren with overig fixed: Var = m²s² + n²r² + s²r², of which the last is interaction."""
    found = breakdown()
    data = {"onzekerheid": {"loon": uniform("10", "70"), "uren": uniform("0.1", "1.9")}}
    indices = sensitivity(found, read_uncertainty(data, found), draws=2048, seed=1)
    mean, variance = 60.0, 60**2 / 12
    hours, spread = 1.0, 1.8**2 / 12
    alone = (hours**2 * variance, mean**2 * spread)
    whole = sum(alone) + variance * spread
    for key, own in zip(("loon", "uren"), alone, strict=True):
        assert indices.first[key].value == pytest.approx(own / whole, abs=0.02)
        assert indices.total[key].value == pytest.approx((own + variance * spread) / whole, abs=0.02)


def test_the_same_seed_gives_the_same_indices() -> None:
    found = breakdown()
    uncertainty = read_uncertainty({"onzekerheid": {"loon": normal("40", "3"), "overig": uniform("15", "25")}}, found)
    one, again = (sensitivity(found, uncertainty, draws=256, seed=0).as_json() for _ in range(2))
    assert one == again


@pytest.mark.parametrize(
    ("data", "draws", "words"),
    [
        ({"samenhang": [{"tussen": ["loon", "overig"], "correlatie": "0.1"}]}, 256, "niet samenhangt"),
        ({}, 1000, "macht van twee"),
        ({}, 2**20, "macht van twee"),
    ],
)
def test_what_has_no_indices_is_refused(data: dict[str, Any], draws: int, words: str) -> None:
    found = breakdown()
    inputs = {"loon": normal("40", "3"), "overig": uniform("15", "25")}
    with pytest.raises(Refused, match=words):
        sensitivity(found, read_uncertainty({"onzekerheid": inputs, **data}, found), draws=draws)


def test_a_price_on_which_nothing_has_influence_and_too_many_calculations_are_refused() -> None:
    with pytest.raises(Refused, match="bij elke trekking dezelfde"):
        indices_of(("een",), lambda draws: draws[0] * 0, draws=256)
    with pytest.raises(Refused, match="te veel voor 40 invoeren"):
        indices_of([f"x_{n}" for n in range(40)], ishigami, draws=65_536)


def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SALib", "SALib.analyze.sobol", "SALib.sample.sobol"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(Refused, match=r"pip install 'tarief\[gevoeligheid\]'"):
        indices_of(("een",), ishigami)
