"""A batch and the exact path agree, for every model there is, every rounding rule, and every line of the ladder."""

import random
import subprocess
import sys
from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief import MODELS, Breakdown
from tarief.batch import compile_batch
from tests.batch.ladder import VARYING, columns, ladder, plainly, with_bounds, with_buffers
from tests.tools.times import examples
from tests.workbooks.cases import every_case

CASES = sorted(every_case())
ROWS = 3


@cache
def worked(name: str, rule: str) -> Breakdown:
    case = every_case()[name]
    return case.model.calculate({**case.inputs, "afronding": rule}, on=case.on)


def numeric_inputs(breakdown: Breakdown) -> list[str]:
    return [key for key, node in breakdown.plan.nodes.items() if node.formula is None and breakdown.values[key]]


def test_every_model_has_a_case() -> None:
    assert {every_case()[name].model.key for name in CASES} >= set(MODELS)


@pytest.mark.parametrize("rule", ["centen", "centen_per_stap"])
@pytest.mark.parametrize("name", CASES)
@settings(max_examples=examples(6))
@given(st.integers(0, 2**32))
def test_a_batch_agrees_with_the_exact_path(name: str, rule: str, seed: int) -> None:
    breakdown = worked(name, rule)
    drawn = random.Random(seed)
    inputs = numeric_inputs(breakdown)
    varying = drawn.sample(inputs, drawn.randint(1, len(inputs)))
    columns = {key: [float(breakdown.values[key]) * drawn.uniform(0.8, 1.2) for _ in range(ROWS)] for key in varying}
    found = compile_batch(breakdown, varying, breakdown.plan.results, limited=False).run(columns)
    for row in range(ROWS):
        exact = breakdown.plan.run({key: Decimal(columns[key][row]) for key in varying})
        for key in breakdown.plan.results:
            assert found[key][row] == pytest.approx(float(exact[key]), rel=1e-9, abs=0)


@pytest.mark.parametrize("name", CASES)
def test_every_line_can_be_asked_and_at_the_same_inputs_is_what_it_was(name: str) -> None:
    breakdown = worked(name, "centen")
    varying = numeric_inputs(breakdown)
    columns = {key: float(breakdown.values[key]) for key in varying}
    lines = tuple(breakdown.plan.nodes)
    found = compile_batch(breakdown, varying, lines).run(columns)
    size = max(abs(float(value)) for value in breakdown.values.values())
    for key in lines:
        assert found[key] == pytest.approx([float(breakdown.values[key])], rel=1e-9, abs=1e-12 * size), key


def test_a_budget_of_millions_keeps_its_cents_in_a_batch() -> None:
    """Half the digits of a number in a computer would make 45.678.901,23 into 45.678.900."""
    breakdown = worked("eigen_zwolle_overheadtarief", "centen")
    found = compile_batch(breakdown, ["saldo_bedrijfsvoering"], ["totale_kosten"]).run(
        {"saldo_bedrijfsvoering": [45678901.23, 1234567.89]}
    )["totale_kosten"]
    cover = breakdown.values["begrote_dekking"]
    assert [round(Decimal(each), 2) for each in found.tolist()] == [
        cover + Decimal(saldo) for saldo in ("45678901.23", "1234567.89")
    ]


def test_a_step_can_vary_as_if_it_were_given() -> None:
    breakdown = worked("cao_vvt", "centen")
    key = "loonkosten_per_uur"
    assert breakdown.plan.nodes[key].formula is not None
    found = compile_batch(breakdown, [key]).run({key: [20.0, 30.0]})["tarief"]
    exact = [breakdown.plan.run({key: Decimal(value)})["tarief"] for value in (20, 30)]
    assert found == pytest.approx([float(value) for value in exact], rel=1e-12)


def test_what_does_not_vary_comes_back_in_every_row() -> None:
    breakdown = worked("cao_vvt", "centen")
    found = compile_batch(breakdown, ["overhead"], ["loonkosten_per_uur", "overhead"]).run({"overhead": [0.1, 0.2]})
    assert list(found["loonkosten_per_uur"]) == [float(breakdown.values["loonkosten_per_uur"])] * 2
    assert list(found["overhead"]) == [0.1, 0.2]


@pytest.mark.parametrize("workers", [1, 2])
def test_chunks_threads_and_one_run_give_the_same_bytes(workers: int) -> None:
    breakdown = worked("cao_vvt", "centen")
    batch = compile_batch(breakdown, ["productiviteit", "overhead"])
    generator = np.random.default_rng(3)
    columns = {"productiviteit": generator.uniform(0.5, 0.9, 100_001), "overhead": generator.uniform(0.1, 0.3, 100_001)}
    whole = batch.run(columns, workers=workers)["tarief"]

    def source(start: int, stop: int) -> dict[str, Any]:
        return {key: column[start:stop] for key, column in columns.items()}

    parts = [part["tarief"] for part in batch.chunks(source, 100_001, size=30_000)]
    assert [len(part) for part in parts] == [30_000, 30_000, 30_000, 10_001]
    assert np.concatenate(parts).tobytes() == whole.tobytes()


def test_the_inputs_are_left_as_they_were() -> None:
    batch = compile_batch(worked("cao_vvt", "centen"), ["productiviteit", "overhead"])
    column = np.array([0.7, 0.8])
    column.flags.writeable = False
    assert len(batch.run({"productiviteit": column, "overhead": Decimal("0.2")})["tarief"]) == 2
    assert len(batch.run({"productiviteit": column[:0], "overhead": 0.2})["tarief"]) == 0


def test_the_ladder_by_hand_that_is_measured_against_is_the_same_ladder() -> None:
    given = columns(1000)
    found = compile_batch(ladder(), tuple(VARYING)).run(given)["tarief"]
    for by_hand in (plainly(given, 300), with_buffers(given, 300), with_bounds(given, 300)):
        assert np.allclose(found, by_hand, rtol=1e-12, atol=0)


def test_importing_tarief_does_not_load_numpy() -> None:
    command = [sys.executable, "-c", "import sys, tarief; print('numpy' in sys.modules)"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "False"
