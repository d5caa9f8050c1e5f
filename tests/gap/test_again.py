"""What is kept of one comparison never answers for another: the same gap, warm or looked for anew."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tarief import MODELS, Breakdown, Comparison, compare
from tests.bench.ladder import FIXED, VARYING
from tests.tools.times import examples

OTHERS = {
    "overhead": ("0", "0.2", "0.24"),
    "risico_opslag": ("0", "0.03"),
    "verlofuren": ("180", "200"),
    "bruto_maandloon": ("3500", "3611"),
    "reiskosten_per_uur": ("0", "1.2", "1.3"),
    "overhead_grondslag": ("directe_kosten", "loonkosten", "omzet"),
    "afronding": ("centen", "centen_per_stap"),
}
FILLINGS = st.fixed_dictionaries({key: st.sampled_from(values) for key, values in OTHERS.items()})
DAYS = st.sampled_from([date(2025, 7, 1), date(2026, 1, 1)])


def priced(filling: dict[str, str], on: date) -> Breakdown:
    return MODELS["uurtarief"].calculate({**VARYING, **FIXED, **filling}, on=on)


def told(found: Comparison) -> tuple[object, ...]:
    """Everything a comparison says, and each amount behind it."""
    return found.exact, found.as_json(), [rung.key for rung in found.rungs], found.solved.parts


@settings(max_examples=examples(5), deadline=None)
@given(st.lists(st.tuples(FILLINGS, FILLINGS, DAYS, DAYS), min_size=2, max_size=3), st.booleans())
def test_a_comparison_does_not_depend_on_those_before_it(
    pairs: list[tuple[dict[str, str], dict[str, str], date, date]], over_arrays: bool
) -> None:
    sides = [(priced(one, on), priced(other, then)) for one, other, on, then in pairs]
    with patch("tarief.comparison.solve.EXACT_LIMIT", 0 if over_arrays else 12):
        warm = [told(compare(a, b)) for a, b in (*sides, *sides)][len(sides) :]
        for (a, b), expected in zip(sides, warm, strict=True):
            a.face.made.clear()
            b.face.made.clear()
            assert told(compare(a, b)) == expected
