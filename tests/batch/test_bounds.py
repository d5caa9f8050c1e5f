"""The quick look at the bits of a chunk passes nothing that a careful look refuses, and stops at nothing sound."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tarief import Refused
from tarief.batch import Batch, compile_batch
from tests.batch.ladder import VARYING, columns, ladder
from tests.tools.times import examples

BATCH = compile_batch(ladder(), tuple(VARYING))
CAREFUL = replace(BATCH, kernel=replace(BATCH.kernel, run=BATCH.kernel.carefully))
ODD = (-0.0, 0.0, -1e-10, -1e-8, -0.1, 5e-324, 1.0, 1 + 1e-10, 1 + 1e-8, 1.5, 2.0, 2.1, 5e3, -5e3)
ENDLESS = (1e200, 1e308, -1e308, float("inf"), float("-inf"), float("nan"), float("-nan"))


def answer(batch: Batch, given: dict[str, Any]) -> tuple[str, ...] | bytes:
    try:
        return bytes(batch.run(given)["tarief"].tobytes())
    except Refused as refused:
        return tuple(str(finding) for finding in refused.findings)


@settings(max_examples=examples(60), deadline=None)
@given(st.sampled_from(tuple(VARYING)), st.sampled_from(ODD + ENDLESS), st.integers(0, 8), st.integers(1, 9))
def test_an_odd_number_anywhere_is_answered_as_by_a_careful_look(key: str, odd: float, row: int, rows: int) -> None:
    given = columns(rows)
    given[key][row % rows] = odd
    assert answer(BATCH, given) == answer(CAREFUL, given)


@pytest.mark.parametrize("odd", [-0.0, -1e-10])
def test_a_hair_below_nothing_is_nothing(odd: float) -> None:
    given = columns(4)
    given["overhead"][2] = odd
    sound = {**given, "overhead": np.maximum(given["overhead"], 0)}
    assert np.allclose(BATCH.run(given)["tarief"], BATCH.run(sound)["tarief"], rtol=1e-9)


def test_columns_that_are_not_laid_out_in_one_piece_are_looked_at_too() -> None:
    given = {key: np.repeat(column, 2)[::2] for key, column in columns(6).items()}
    assert np.array_equal(BATCH.run(given)["tarief"], BATCH.run(columns(6))["tarief"])
    given["ziekteverzuim"] = np.array([0.06, 7.0] * 6)[1::2]
    with pytest.raises(Refused, match="in 6 van de 6 rijen"):
        BATCH.run(given)
