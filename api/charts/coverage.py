"""Coverage over the tariff: the exact curve for who may see every sheet, and bands at announced tariffs for others."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten
from typing import Any, Final

from api.charts import style
from api.charts.rows import Across, PictureRow, rows_picture
from api.charts.style import Drawing, Named
from tarief.core.amounts import euro
from tarief.core.dutch import dutch
from tarief.region.disclosed import RegionTold, share_band_of
from tarief.region.disclosure import TOTAL
from tarief.region.outcome import RegionOutcome
from tarief.region.provider import Region

_HEIGHT, _LEFT, _RIGHT, _BELOW, _LABEL = 260, 56, 14, 66, 18
#: A page draws bands beside each other; one alone is told by the table.
FEWEST_BANDS: Final = 2
_KINDS: Final = {"volume": "van het volume", "aantal": "van de aanbieders"}


@dataclass(frozen=True, slots=True)
class CurveStep:
    """From this tariff on, these shares (0 to 1) of the volume and of the providers are covered."""

    tariff: Decimal
    volume: Decimal
    count: Decimal


def coverage_curve(
    steps: Sequence[CurveStep], references: Sequence[Named] = (), *, narrow: bool = False, unit: str = "uur"
) -> Drawing:
    """Return the specification of the exact curve, for who may see each cost; `references` are drawn as lines."""
    ends = _ends([*(step.tariff for step in steps), *(tariff for _, tariff in references)])
    named = sorted(references, key=lambda pair: pair[1])
    above = _LABEL * len(named) + 12
    width = (style.NARROW if narrow else style.WIDE) - _LEFT - _RIGHT
    padding = {"top": above, "bottom": _BELOW + (_LABEL if narrow else 0), "left": _LEFT, "right": _RIGHT}
    layers, data = [_curve(ends, unit, narrow), *_rules(named, ends, width)], {"values": _points(steps, ends)}
    return style.picture(width, _HEIGHT, padding, data=data, layer=layers)


def described(steps: Sequence[CurveStep], references: Sequence[Named] = ()) -> str:
    """Say in words what the curve shows, for who cannot see it."""
    lowest, highest = (euro(end([step.tariff for step in steps])) for end in (min, max))
    told = "; ".join(f"{name} {euro(tariff)} dekt {_share_at(steps, tariff)}" for name, tariff in references)
    return f"Dekking bij elk tarief, van {lowest} tot {highest}{f': {told}' if told else ''}."


def coverage_bands(rows: Sequence[tuple[str, Decimal, Decimal]], *, narrow: bool = False) -> Drawing:
    """Return the specification of bands: for each named tariff the lowest and highest share that may be told."""
    bars = [PictureRow(name, low, high, "band", band_text(low, high)) for name, low, high in rows]
    across = Across(Decimal(0), Decimal(1))
    return rows_picture(bars, {"band": style.DARK}, narrow=narrow, across=across, linked=False)


def described_bands(rows: Sequence[tuple[str, Decimal, Decimal]]) -> str:
    """Say in words what the bands show, for who cannot see them."""
    told = "; ".join(f"{name} {band_text(low, high)}" for name, low, high in rows)
    return f"Deel van het volume waarvan de kostprijs is gedekt, in banden: {told or 'geen cijfers'}."


def band_text(low: Decimal, high: Decimal) -> str:
    """Write a band of shares as `80–90%`."""
    return f"{dutch(low.scaleb(2), 0)}–{dutch(high.scaleb(2), 0)}%"


def _share_at(steps: Sequence[CurveStep], tariff: Decimal) -> str:
    share = max((step.volume for step in steps if step.tariff <= tariff), default=Decimal(0))
    return f"{dutch(share.scaleb(2), 1)}% van het volume"


def _ends(points: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """The ends of the axis: a little room beside the outermost tariffs."""
    low, high = min(points), max(points)
    room = (high - low) / 20 or high / 20 or Decimal(1)
    return max(low - room, Decimal(0)), high + room


def _points(steps: Sequence[CurveStep], ends: tuple[Decimal, Decimal]) -> list[Drawing]:
    """Both lines from end to end: nothing is covered before the first step, and the last one goes on."""
    ordered = sorted(steps, key=lambda step: (step.tariff, step.volume, step.count))
    first, last = CurveStep(ends[0], Decimal(0), Decimal(0)), ordered[-1]
    return [
        {"tarief": float(step.tariff), "deel": float(share), "soort": kind}
        for step in (first, *ordered, CurveStep(ends[1], last.volume, last.count))
        for kind, share in zip(_KINDS.values(), (step.volume, step.count), strict=True)
    ]


def _across(field: str, ends: tuple[Decimal, Decimal], **axis: Any) -> Drawing:
    scale = {"domain": [float(end) for end in ends], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, **axis}


def _curve(ends: tuple[Decimal, Decimal], unit: str, narrow: bool) -> Drawing:
    axis = {
        "title": f"tarief per {unit} in euro",
        "format": ",.2~f",
        "grid": False,
        "tickCount": 4 if narrow else 8,
        "labelFlush": True,
    }
    shares = {"title": "gedekt", "format": ".0%", "tickCount": 5}
    names = list(_KINDS.values())
    kind = {"field": "soort", "type": "nominal"}
    legend = {
        "orient": "none",
        "legendX": 0,
        "columnPadding": 30,
        "columns": 1 if narrow else 2,
        "legendY": _HEIGHT + _BELOW - 22,
        "title": None,
        "direction": "horizontal",
        "labelFontSize": style.SMALL,
        "symbolType": "stroke",
        "symbolSize": 400,
        "labelLimit": 200,
    }
    return {
        "mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2, "clip": True},
        "encoding": {
            "x": _across("tarief", ends, axis=axis),
            "y": {"field": "deel", "type": "quantitative", "scale": {"domain": [0, 1]}, "axis": shares},
            "color": {**kind, "scale": {"domain": names, "range": [style.DARK, style.MARGIN]}, "legend": legend},
            "strokeDash": {**kind, "scale": {"domain": names, "range": [[1, 0], [5, 3]]}, "legend": legend},
        },
    }


def _rules(named: Sequence[Named], ends: tuple[Decimal, Decimal], width: float) -> list[Drawing]:
    """A line per named tariff, with its name above the picture: each on a height of its own, so that none collide."""
    if not named:
        return []
    values = [_rule(number, len(named), pair, ends, width) for number, pair in enumerate(named)]
    height = {"field": "hoogte", "type": "quantitative", "scale": None, "axis": None}
    where = {"x": _across("tarief", ends), "y": height}
    beside = {**style.aside(5), "dy": 5, "baseline": "middle"}
    line = {"mark": {"type": "rule", "color": style.TOTAL}, "encoding": {**where, "y2": {"value": "height"}}}
    names = style.text_over(values, beside, {**where, "text": {"field": "naam"}})
    return [{"data": {"values": values}, **line}, *names]


def _rule(number: int, of: int, named: Named, ends: tuple[Decimal, Decimal], width: float) -> Drawing:
    """One line and its name, on the right of it where there is room, else on the side that has most, shortened."""
    amount = euro(named[1])
    place = float((named[1] - ends[0]) / (ends[1] - ends[0])) * width
    right, left = width + _RIGHT - place, place + _LEFT
    wanted = style.room([f"{named[0]} {amount} "], style.SMALL)
    goes_left = wanted > right and left > right
    letters = int((left if goes_left else right) / style.room(["x"], style.SMALL)) - len(amount) - 2
    name = shorten(named[0], max(letters, 3), placeholder="…")
    height = -_LABEL * (of - number) - 4
    return {"tarief": float(named[1]), "naam": f"{name} {amount}", "hoogte": height, "links": goes_left}


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
            rows.append((f"{tariff.name} {euro(tariff.amount)}".strip(), 1 - high, 1 - low))
    return rows


def _references(found: RegionOutcome) -> list[tuple[str, Decimal]]:
    return [(tariff.name or "Tarief", tariff.amount) for tariff in found.tariffs]
