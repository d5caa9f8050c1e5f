"""Scrapping the municipality's own rules is a measure in every model whose price has a line for them."""

from decimal import Decimal

import pytest

from tarief import MODELS, Breakdown
from tarief.lower_price import flat_cut
from tests.checks.examples import quick
from tests.models.cases import worked

HAVE_THEM = sorted(key for key, model in MODELS.items() if model.index.with_role("own_rules"))


def with_rules(model: str, cost: str) -> Breakdown:
    (key,) = MODELS[model].index.with_role("own_rules")
    return quick(**{key: cost}) if model == "uurtarief" else worked(model, **{key: cost})


def test_the_models_with_own_rules_are_those_with_a_line_for_them() -> None:
    named = {key for key, model in MODELS.items() if any("gemeentelijke" in name for name in model.quantities)}
    assert set(HAVE_THEM) == named
    assert {"uurtarief", "dagdeel", "etmaal"} <= named


@pytest.mark.parametrize("model", HAVE_THEM)
def test_scrapping_them_is_offered_and_saves_what_they_do_to_the_price(model: str) -> None:
    before, without = with_rules(model, "1.00"), with_rules(model, "0")
    cut = flat_cut(before, Decimal("0.05"))
    (measure,) = (item for item in cut.measures if item.label == "Eigen eisen schrappen")
    assert measure.saving == before.exact("tarief") - without.exact("tarief")
    assert measure.saving >= (Decimal(1) / 60 if model == "minuuttarief" else 1)  # the line is per hour


@pytest.mark.parametrize("model", HAVE_THEM)
def test_who_has_none_is_not_offered_to_scrap_them(model: str) -> None:
    assert all(
        item.label != "Eigen eisen schrappen" for item in flat_cut(with_rules(model, "0"), Decimal("0.05")).measures
    )
