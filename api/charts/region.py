"""The picture of a region's coverage: the exact curve for the facilitator, bands for everybody else."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from api.charts.coverage import CurveStep, coverage_bands, coverage_curve, described, described_bands
from api.charts.style import Drawing
from tarief.core.dutch import dutch
from tarief.region.disclosed import RegionTold, share_band_of
from tarief.region.disclosure import TOTAL
from tarief.region.outcome import RegionOutcome
from tarief.region.provider import Region

_MOST_STEPS: Final = 1000


def picture(found: RegionOutcome | RegionTold, *, narrow: bool = False) -> Drawing | None:
    """Return the specification; None when nothing of the coverage may be told."""
    if isinstance(found, RegionOutcome):
        curve = _fewer(steps(found.case.region))
        return coverage_curve(curve, _references(found), narrow=narrow, unit=found.case.per)
    rows = bands(found)
    return coverage_bands(rows, narrow=narrow) if rows else None


def in_words(found: RegionOutcome | RegionTold) -> str:
    """Say what the picture shows."""
    if isinstance(found, RegionOutcome):
        return described(steps(found.case.region), _references(found))
    return described_bands(bands(found))


def steps(region: Region) -> list[CurveStep]:
    """Return the curve of a region: a step at each cost."""
    volume, found = Decimal(0), []
    for number, provider in enumerate(region.by_cost, 1):
        volume += provider.volume
        found.append(CurveStep(provider.cost, volume / region.volume, Decimal(number) / len(region.providers)))
    return found


def _fewer(curve: list[CurveStep]) -> list[CurveStep]:
    """More steps than a picture has pixels only make it heavy; the last one always stays."""
    every = 1 + len(curve) // _MOST_STEPS
    return [*curve[:-1:every], curve[-1]]


def bands(found: RegionTold) -> list[tuple[str, Decimal, Decimal]]:
    """Return for each announced tariff the band of volume that is covered, where it may be told."""
    told, rows = found.publication.cells[TOTAL], []
    for tariff in found.case.tariffs:
        item = told[f"volume_onder_kostprijs_bij_{dutch(tariff.amount)}"]
        if not item.refused:
            low, high = share_band_of(item.text)
            rows.append((f"{tariff.name} € {dutch(tariff.amount)}".strip(), 1 - high, 1 - low))
    return rows


def _references(found: RegionOutcome) -> list[tuple[str, Decimal]]:
    return [(tariff.name or "Tarief", tariff.amount) for tariff in found.tariffs]
