"""The coverage slider with 6,000 providers: sorted once, against a mask over every provider at each tariff."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import numpy as np

from tarief.region import Provider, Region
from tarief.region.curve import Curve
from tests.bench.clock import Ratio, seconds, side_by_side

PROVIDERS, TARIFF = 6_000, 62.86


def region(providers: int) -> Region:
    """Cost prices around 62 euro, volumes of very different size; whole cents and hours."""
    random = np.random.default_rng(2026)
    costs = random.normal(62, 6, providers).round(2)
    volumes = random.lognormal(8, 1, providers).round()
    rows = enumerate(zip(costs, volumes, strict=True))
    return Region(tuple(Provider(f"A{index}", Decimal(str(c)), Decimal(int(v))) for index, (c, v) in rows))


def masked(costs: np.ndarray, volumes: np.ndarray, tariff: float) -> tuple[float, ...]:
    """Coverage by count and volume, shortfall, surplus and budget at one tariff, as one would write them."""
    covered, gap = costs <= tariff, tariff - costs
    return (
        covered.sum() / len(costs),
        volumes[covered].sum() / volumes.sum(),
        (volumes * np.maximum(-gap, 0)).sum(),
        (volumes * np.maximum(gap, 0)).sum(),
        tariff * volumes.sum(),
    )


def by_mask(of: Region) -> Callable[[float], tuple[float, ...]]:
    """The plain way, on arrays that are ready."""
    costs = np.array([float(provider.cost) for provider in of.providers])
    volumes = np.array([float(provider.volume) for provider in of.providers])
    return lambda tariff: masked(costs, volumes, tariff)


def measure() -> Iterator[Ratio]:
    """One tariff at three sizes; and drawing a whole curve of 500 tariffs at once."""
    for providers in (PROVIDERS, 10 * PROVIDERS, 100 * PROVIDERS):
        found = region(providers)
        curve, plain = Curve(found), by_mask(found)
        asked = [Decimal(str(TARIFF))]
        assert np.isclose(curve.at(asked).shortfall[0], plain(TARIFF)[2])
        ours, other = side_by_side(lambda: curve.at(asked), lambda: plain(TARIFF))  # noqa: B023
        name = f"schuif, {providers:,} aanbieders".replace(",", ".")
        yield Ratio(name, ours, other, "NumPy-masker over alle aanbieders")
    curve, plain = Curve(region(PROVIDERS)), by_mask(region(PROVIDERS))
    tariffs = np.linspace(45, 80, 500)
    ours, other = side_by_side(lambda: curve.at(tariffs), lambda: [plain(tariff) for tariff in tariffs], turns=3)
    sorting = f"sorteren vooraf {seconds(lambda: Curve(region(PROVIDERS)), turns=3) * 1e3:.0f} ms"
    yield Ratio("schuif, kromme van 500 tarieven", ours, other, "NumPy-masker over alle aanbieders", None, sorting)
