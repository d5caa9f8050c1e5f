"""Draws that fill the space evenly: scrambled Sobol points, in series that are scrambled each on their own.

A sampler turns them into columns of inputs, each by its own distribution, those that move together through a copula.
The series answer the same question independently of each other; how far they differ says how sure the answer is.
"""

from collections.abc import Iterator
from typing import Any

from tarief.core.arrays import Column, below_normal, np, of_normal
from tarief.core.findings import Finding, Severity, refuse
from tarief.core.place import Place
from tarief.uncertainty.distributions import Fixed, Normal
from tarief.uncertainty.sobol import BITS, Sobol
from tarief.uncertainty.uncertain import Uncertainty
from tarief.uncertainty.wording import fault

#: Series, and the fewest and most draws in all. Beyond the most, Sobol's grid of 2^30 points gets coarse.
SERIES, FEWEST, MOST = 16, 1_024, 67_108_864
DEFAULT = 65_536
#: Draws made at once: columns of these stay in the cache of a core.
BLOCK = 16_384
#: Half a step of the grid: no draw is exactly 0 or 1, which a normal does not know.
_HALF_STEP = 2.0 ** -(BITS + 1)  # float: draws are float64
METHOD = f"Sobol, gehusseld (scrambled), {SERIES} onafhankelijke reeksen"


def checked_draws(asked: int) -> tuple[int, list[Finding]]:
    """Return the number of draws, a power of two, with a remark when that is not what was asked.

    Raises `Refused` for fewer than 1,024 or more than 67,108,864 (2^26).
    """
    if isinstance(asked, bool) or not isinstance(asked, int) or not FEWEST <= asked <= MOST:
        advice = (
            f"Kies een aantal van {FEWEST} tot en met {MOST}. Met {DEFAULT} trekkingen is de standaardfout van een "
            "gemiddelde meestal al minder dan een cent; de standaardfout staat bij elke uitkomst."
        )
        refuse([fault(Place.of("trekkingen"), f"{str(asked)[:40]} trekkingen kan niet.", advice)])
    draws = 1 << (asked - 1).bit_length()
    if draws == asked:
        return draws, []
    text = f"{asked} trekkingen zijn er {draws} geworden: de methode trekt in machten van twee."
    return draws, [Finding("trekkingen_afgerond", text, "", Place.of("trekkingen"), Severity.NOTE)]


def checked_seed(seed: int | None, made_from: str = "0") -> int:
    """Return the seed; without one it follows from `made_from` (a digest), so that the same question is answered alike.

    Raises `Refused` for what is no whole number of 0 or more.
    """
    if seed is None:
        return int(made_from[:8], 16)
    if isinstance(seed, bool) or not isinstance(seed, int) or not 0 <= seed < 2**128:
        advice = "Geef een geheel getal van 0 of meer, zonder aanhalingstekens, of laat het weg."
        refuse(
            [fault(Place.of("startgetal"), f"Het startgetal '{str(seed)[:40]}' is geen geheel getal vanaf 0.", advice)]
        )
    return seed


def even_draws(columns: int, draws: int, seed: int, *, series: int = SERIES) -> Iterator[tuple[int, Any]]:
    """Yield (series, block): blocks of draws strictly between 0 and 1, one row per column, `draws` in all.

    `draws` and `series` are powers of two. The same seed gives the same draws.
    """
    each = draws // series
    for number, own in enumerate(np.random.SeedSequence(seed).spawn(series)):
        sobol = Sobol(columns, np.random.default_rng(own))
        for start in range(0, each, BLOCK):
            block = sobol.block(start, min(BLOCK, each))
            block += _HALF_STEP
            yield number, block


class Sampler:
    """Makes the columns of the uncertain inputs; `names` are those that vary, `fixed` the others as one number."""

    def __init__(self, uncertainty: Uncertainty) -> None:
        inputs = uncertainty.inputs
        self._inputs = inputs
        self.fixed = {key: float(item.value) for key, item in inputs.items() if isinstance(item, Fixed)}
        self.names = tuple(key for key in inputs if key not in self.fixed)
        self._together = uncertainty.correlation.keys
        self._factor: Any = uncertainty.correlation.factor() if self._together else None

    def columns(self, draws: Any) -> dict[str, Column]:
        """Return the columns (rows each) at even draws (one row of them per name of `names`)."""
        own = dict(zip(self.names, draws, strict=True))
        normals = {key: of_normal(own[key]) for key in self._together}
        found: dict[str, Column] = {}
        for key in self.names:
            if key not in normals:
                found[key] = self._inputs[key].at(own[key])
            else:
                found[key] = self._correlated(key, normals)
        return found

    def _correlated(self, key: str, normals: dict[str, Column]) -> Any:
        row = self._factor[self._together.index(key)]
        mixed = sum(weight * column for weight, column in zip(row, normals.values(), strict=True) if weight)
        item = self._inputs[key]
        if isinstance(item, Normal):
            return float(item.mean) + float(item.spread) * mixed
        return item.at(below_normal(mixed))
