"""The waterfall of a price: each rung starts where the one before it ended.

The picture is a second view of the ladder table; positions are binary floats because they are pixels, the
amounts written in it are text made from the exact numbers.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from api.present.amounts import euro
from tarief import Breakdown, Rung

COLOURS: Final = {"kosten": "#0b5cab", "marge": "#b35c00", "totaal": "#1b2a3d"}
_FONT: Final = "Noto Sans, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
_ROW, _ROW_NARROW = 34, 50
_WIDTH, _WIDTH_NARROW, _AMOUNT = 640, 312, 86
_LETTER: Final = 8


def waterfall(breakdown: Breakdown, *, narrow: bool = False) -> dict[str, Any]:
    """Return the Vega-Lite specification; `narrow` puts each name above its bar, for a phone."""
    bars = _bars(breakdown)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": _WIDTH_NARROW if narrow else _WIDTH - _names_width(bars),
        "height": len(bars) * (_ROW_NARROW if narrow else _ROW),
        # Room is reckoned here: the machine that draws has other fonts than the one that shows.
        "autosize": "none",
        "padding": {"top": 4, "bottom": 4, **_sides(bars, narrow)},
        "background": "transparent",
        "data": {"values": bars},
        "encoding": {"y": _rows(narrow)},
        "layer": [_links(), _boxes(narrow), _amounts(narrow), *([_names()] if narrow else [])],
        "config": {"view": {"stroke": None}, "font": _FONT, "axis": {"labelFontSize": 13, "labelColor": "#333"}},
    }


def described(breakdown: Breakdown) -> str:
    """Say in words what the picture shows, for who cannot see it."""
    steps = "; ".join(f"{rung.label} {euro(rung.amount)}" for rung in breakdown.opbouw)
    return f"Waterval van het tarief: {steps}; samen {euro(breakdown.tarief)} per {breakdown.model.unit}."


def _bars(breakdown: Breakdown) -> list[dict[str, Any]]:
    costs = [rung for rung in breakdown.opbouw if rung.is_cost]
    others = [rung for rung in breakdown.opbouw if not rung.is_cost]
    bars, reached = _stack(costs, Decimal(0), "kosten")
    if others:
        bars.append(_bar("Kostprijs", Decimal(0), reached, "totaal"))
    more, reached = _stack(others, reached, "marge")
    bars += [*more, _bar("Tarief", Decimal(0), reached, "totaal")]
    _tell_apart(bars)
    for bar, following in pairwise(bars):
        bar["volgende"] = following["naam"]
    return bars


def _tell_apart(bars: list[dict[str, Any]]) -> None:
    """Number equal names: a picture has one row per name."""
    names = [bar["naam"] for bar in bars]
    for index, bar in enumerate(bars):
        if (before := names[:index].count(bar["naam"])) > 0:
            bar["naam"] = f"{bar['naam']} ({before + 1})"


def _stack(rungs: list[Rung], start: Decimal, kind: str) -> tuple[list[dict[str, Any]], Decimal]:
    bars = []
    for rung in rungs:
        bars.append(_bar(rung.label, start, start + rung.amount, kind))
        start += rung.amount
    return bars, start


def _bar(name: str, start: Decimal, end: Decimal, kind: str) -> dict[str, Any]:
    amount = end if kind == "totaal" else end - start
    edge = max(start, end)
    return {
        "naam": name, "begin": float(start), "eind": float(end), "rand": float(edge), "soort": kind,
        "bedrag": euro(amount),
    }  # fmt: skip


def _sides(bars: list[dict[str, Any]], narrow: bool) -> dict[str, int]:
    return {"left": 4, "right": 4} if narrow else {"left": _names_width(bars), "right": _AMOUNT}


def _names_width(bars: list[dict[str, Any]]) -> int:
    return 16 + _LETTER * max(len(bar["naam"]) for bar in bars)


def _rows(narrow: bool) -> dict[str, Any]:
    axis = None if narrow else {"title": None, "labelLimit": 400, "ticks": False, "domain": False, "labelPadding": 10}
    return {"field": "naam", "type": "nominal", "sort": None, "axis": axis, "scale": {"paddingInner": 0.3}}


def _across(field: str) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "axis": None, "scale": {"zero": True, "nice": False}}


def _links() -> dict[str, Any]:
    """Thin lines from the end of a bar to the start of the next."""
    return {
        "transform": [{"filter": "isValid(datum.volgende)"}],
        "mark": {"type": "rule", "color": "#8a94a0", "strokeDash": [2, 2]},
        "encoding": {"x": _across("eind"), "y2": {"field": "volgende"}},
    }


def _boxes(narrow: bool) -> dict[str, Any]:
    mark = {"type": "bar", "cornerRadius": 1, "height": 20, **({"yOffset": 9} if narrow else {})}
    colour = {"domain": list(COLOURS), "range": list(COLOURS.values())}
    return {
        "mark": mark,
        "encoding": {
            "x": _across("begin"),
            "x2": {"field": "eind"},
            "color": {"field": "soort", "type": "nominal", "scale": colour, "legend": None},
        },
    }


def _amounts(narrow: bool) -> dict[str, Any]:
    """The amounts: behind the bars on a wide picture, at the right above them on a narrow one."""
    place: dict[str, Any] = {"align": "left", "dx": 6}
    across: dict[str, Any] = {"x": _across("rand")}
    if narrow:
        place, across = {"align": "right", "dy": -13}, {"x": {"value": "width"}}
    return {
        "mark": {"type": "text", "baseline": "middle", "fontSize": 13, "color": "#1b2a3d", **place},
        "encoding": {**across, "text": {"field": "bedrag"}},
    }


def _names() -> dict[str, Any]:
    return {
        "mark": {"type": "text", "align": "left", "baseline": "middle", "fontSize": 13, "color": "#333", "dy": -13},
        "encoding": {"x": {"value": 0}, "text": {"field": "naam"}},
    }
