"""The draws are those of scipy, bit for bit, and nobody waits for scipy to load: nor does who collects these tests."""

import subprocess
import sys

import numpy as np
import pytest

from tarief.uncertainty.gathered import Kept, _ranks
from tarief.uncertainty.sobol import Sobol

RUN = """
import sys
from tarief.uncertainty import read_uncertainty, simulate
from tests.batch.ladder import ladder

def loaded(kind, **numbers):
    asked = {"onzekerheid": {"overhead": {"verdeling": kind, **numbers}}}
    simulate(ladder(), read_uncertainty(asked, ladder()), draws=1024)
    return sorted({".".join(name.split(".")[:2]) for name in sys.modules if name.startswith("scipy.")})

first = loaded("driehoek", laag="0.1", midden="0.2", hoog="0.3")
second = loaded("normaal", gemiddelde="0.2", spreiding="0.01")
print(*(name for name in ("scipy.special", "scipy.stats") if name in first), "|",
      *(name for name in ("scipy.special", "scipy.stats") if name in second))
"""


@pytest.mark.parametrize("columns", [1, 2, 17, 120])
def test_the_points_are_those_of_scipy(columns: int) -> None:
    from scipy.stats import qmc

    theirs = qmc.Sobol(columns, scramble=True, bits=30, rng=np.random.default_rng(5)).random(4096)
    ours = Sobol(columns, np.random.default_rng(5))
    assert np.array_equal(theirs.T, np.concatenate([ours.block(start, 1024) for start in range(0, 4096, 1024)], axis=1))


def test_ranks_are_those_of_scipy_also_where_values_are_equal() -> None:
    from scipy.stats import rankdata

    values = np.random.default_rng(1).integers(0, 40, 500) / 7
    assert np.array_equal(_ranks(values), rankdata(values))


@pytest.mark.parametrize("draws", [16, 1024, 65_536])
def test_quantiles_are_those_of_all_results_together(draws: int) -> None:
    values, kept = np.random.default_rng(draws).normal(60, 7, draws).round(2), Kept(16, draws)
    for series, part in enumerate(values.reshape(16, -1)):
        kept.add(series, part)
    shares = [0, 0.05, 0.25, 0.5, 0.95, 1]
    whole, own = kept.quantiles(shares)
    assert np.allclose(whole, np.quantile(values, shares), rtol=1e-13)
    assert np.allclose(own, np.quantile(values.reshape(16, -1), shares, axis=1).T, rtol=1e-13)


def test_draws_load_no_statistics_and_the_normal_distribution_only_where_it_is_asked() -> None:
    done = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, check=True)
    assert [part.strip() for part in done.stdout.split("|")] == ["", "scipy.special"]
