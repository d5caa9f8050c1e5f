"""A small model of one's own, and its price."""

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from tarief import Breakdown, CostModel
from tarief.core.expression import evaluate

DAY = date(2026, 1, 1)


def own_model(*, unit: str = "uur", **more: Any) -> CostModel:
    return CostModel("eigen", label="Eigen model", unit=unit, **more)


def calculate(model: CostModel, **given: Any) -> Breakdown:
    """Calculate, and check on the way that numbers, formulas and arrays agree on every line."""
    result = model.calculate(given, on=DAY)
    assert_formulas_agree(result)
    assert_batch_agrees(result)
    return result


def price(model: CostModel, **given: Any) -> str:
    return str(calculate(model, **given).tarief)


def results(model: CostModel, **given: Any) -> dict[str, str]:
    return {key: str(amount) for key, amount in calculate(model, **given).results.items()}


def rungs(result: Breakdown, key: str = "") -> dict[str, str]:
    return {rung.key: str(rung.amount) for rung in (result.ladder(key) if key else result.opbouw)}


def assert_formulas_agree(result: Breakdown) -> None:
    for key, node in result.plan.nodes.items():
        if node.expression is not None:
            again = evaluate(node.expression, result.values)
            assert again == pytest.approx(result.exact(key), rel=Decimal("1e-25"), abs=Decimal("1e-25")), key


def assert_batch_agrees(result: Breakdown) -> None:
    """A batch over arrays, and each step function called with arrays, within 1e-9 of the exact number."""
    nodes = result.plan.nodes
    given = {key: np.full(3, float(value)) for key, value in result.values.items() if nodes[key].formula is None}
    batch = result.plan.run(given, number=float)
    for key, exact in result.values.items():
        assert np.allclose(batch[key], float(exact), rtol=1e-9, atol=1e-9), key
        if nodes[key].formula is not None:
            assert np.allclose(nodes[key].work_out(batch), float(exact), rtol=1e-9, atol=1e-9), key
