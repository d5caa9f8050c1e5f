"""The coverage slider with 6,000 providers, against a mask over every provider and running totals by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import numpy as np

from tarief.region import Provider, Region
from tarief.region.curve import Curve
from tests.bench.clock import Ratio, seconds, side_by_side

PROVIDERS, TARIFF = 6_000, 62.86
_MASK, _TOTALS = "NumPy-masker over alle aanbieders", "zelf lopende sommen en searchsorted in NumPy"


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


def by_running_totals(of: Region) -> Callable[[Any], tuple[Any, ...]]:
    """The strongest thing to write oneself: sort once, add up once, and look up the place of a tariff or of many."""
    costs, volumes = (
        np.array([float(getattr(provider, name)) for provider in of.providers]) for name in ("cost", "volume")
    )
    order = np.argsort(costs)
    costs, volumes = costs[order], volumes[order]
    volume, spent = (np.concatenate(([0.0], np.cumsum(each))) for each in (volumes, volumes * costs))

    def at(tariff: Any) -> tuple[Any, ...]:
        place = np.searchsorted(costs, tariff, side="right")
        return (
            place / len(costs),
            volume[place] / volume[-1],
            (spent[-1] - spent[place]) - tariff * (volume[-1] - volume[place]),
            tariff * volume[place] - spent[place],
            tariff * volume[-1],
        )

    return at


def measure() -> Iterator[Ratio]:
    """One tariff at two sizes; and drawing a whole curve of 500 tariffs at once. More providers: see `growth`."""
    for providers in (PROVIDERS, 10 * PROVIDERS):
        found = region(providers)
        curve = Curve(found)
        asked = [Decimal(str(TARIFF))]
        number = f"{providers:,}".replace(",", ".")
        for plain, peer in ((by_mask(found), _MASK), (by_running_totals(found), _TOTALS)):
            assert np.isclose(curve.at(asked).shortfall[0], plain(TARIFF)[2])
            ours, other = side_by_side(lambda: curve.at(asked), lambda: plain(TARIFF), turns=3)  # noqa: B023
            yield Ratio(f"schuif, {number} aanbieders", ours, other, peer)
    found = region(PROVIDERS)
    curve, tariffs = Curve(found), np.linspace(45, 80, 500)
    masks, totals = by_mask(found), by_running_totals(found)
    yield _whole_curve(curve, lambda: [masks(tariff) for tariff in tariffs], _MASK, tariffs)
    yield _whole_curve(curve, lambda: totals(tariffs), _TOTALS, tariffs)


def _whole_curve(curve: Curve, plain: Callable[[], object], peer: str, tariffs: np.ndarray) -> Ratio:
    ours, other = side_by_side(lambda: curve.at(tariffs), plain, turns=3)
    sorting = f"sorteren vooraf {seconds(lambda: Curve(region(PROVIDERS)), turns=1) * 1e3:.0f} ms"
    return Ratio("schuif, kromme van 500 tarieven", ours, other, peer, None, sorting)
