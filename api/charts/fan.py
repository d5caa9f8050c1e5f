"""The fan: how sure an outcome is, per year as bands that open, or per scenario as boxes beside each other."""

from collections.abc import Sequence
from decimal import Decimal
from textwrap import shorten
from typing import Final

from api.charts import style
from api.charts.style import Drawing, Named
from tarief.core.amounts import euro

_HEIGHT, _LEFT, _RIGHT, _BELOW, _ABOVE = 240, 70, 16, 62, 24
_OUTER, _INNER = "#c3d7ec", "#7fabd6"
_LEGEND: Final = {
    True: ("licht: P5 tot P95", "donker: P25 tot P75", "lijn: mediaan"),
    False: ("lijn: P5 tot P95", "vak: P25 tot P75", "streep: mediaan"),
}
#: Names that would get less room than this stand at an angle.
_FEW, _SLANTED, _SLOPE = 9, 17, 0.66

#: A name and P5, P25, the median, P75 and P95, in euros.
Spread = tuple[str, Decimal, Decimal, Decimal, Decimal, Decimal]


def fan(
    rows: Sequence[Spread],
    references: Sequence[Named] = (),
    *,
    flowing: bool = True,
    narrow: bool = False,
    title: str = "tarief",
) -> Drawing:
    """Return the specification; `flowing` joins the rows (years); `references` are amounts drawn as level lines."""
    width = (style.NARROW if narrow else style.WIDE) - _LEFT - _RIGHT
    each = width / max(len(rows), 1)
    joined, slanted = flowing and len(rows) > 1, _slanted([row[0] for row in rows], each)
    values = [_value(number, row, int(each / style.LETTER), slanted) for number, row in enumerate(rows)]
    longest = style.room([value["naam"][0] for value in values], style.SMALL) if slanted else style.LINE
    below = _BELOW + _SLOPE * longest
    across = _across(joined, slanted, narrow)
    marks = [_layer(mark, fields, across, title) for mark, fields in (_bands() if joined else _boxes(each))]
    padding = {"top": _ABOVE + style.LINE * len(references), "bottom": below, "left": _LEFT, "right": _RIGHT}
    layers = [*marks, *_levels(references)]
    return style.picture(width, _HEIGHT, padding, data={"values": values}, layer=layers)


def described(rows: Sequence[Spread], references: Sequence[Named] = ()) -> str:
    """Say in words what the picture shows, for who cannot see it."""
    told = "; ".join(
        f"{name} mediaan {euro(middle)}, in 50% van de gevallen {euro(q1)} tot {euro(q3)}, in 90% {euro(low)} "
        f"tot {euro(high)}"
        for name, low, q1, middle, q3, high in rows
    )
    beside = "".join(f" {name}: {euro(amount)}." for name, amount in references)
    return f"Spreiding van de uitkomst: {told or 'geen cijfers'}.{beside}"


def _slanted(names: Sequence[str], room: float) -> bool:
    """Tell whether names must stand at an angle: there is little room and some need more."""
    letters = int(room / style.LETTER)
    return letters < _FEW and max((len(name) for name in names), default=0) > letters


def _value(number: int, row: Spread, letters: int, slanted: bool) -> Drawing:
    name, low, q1, middle, q3, high = row
    shown = [shorten(name, _SLANTED, placeholder="…")] if slanted else style.folded(name, letters)
    amounts = {"p5": low, "p25": q1, "p50": middle, "p75": q3, "p95": high}
    return {"plaats": number, "naam": shown, **{key: float(at) for key, at in amounts.items()}}


def _bands() -> list[tuple[Drawing, tuple[str, str]]]:
    area = {"type": "area", "line": False}
    return [
        ({**area, "color": _OUTER}, ("p5", "p95")),
        ({**area, "color": _INNER}, ("p25", "p75")),
        ({"type": "line", "color": style.TOTAL, "strokeWidth": 2, "point": {"color": style.TOTAL}}, ("p50", "")),
    ]


def _boxes(room: float) -> list[tuple[Drawing, tuple[str, str]]]:
    size = min(room * 0.5, 44)
    return [
        ({"type": "rule", "color": style.TOTAL}, ("p5", "p95")),
        ({"type": "bar", "color": _INNER, "stroke": style.TOTAL, "strokeWidth": 1, "size": size}, ("p25", "p75")),
        ({"type": "tick", "color": style.TOTAL, "thickness": 2, "size": size}, ("p50", "")),
    ]


def _across(joined: bool, slanted: bool, narrow: bool) -> Drawing:
    """The names under the picture: labels of the axis, taken from the rows by their number."""
    legend = _LEGEND[joined]
    names = f"data('source_0')[datum.value].naam{'[0]' if slanted else ''}"
    axis = {
        "title": [", ".join(legend[:2]), legend[2]] if narrow else ", ".join(legend),
        "titlePadding": 12,
        "labelAngle": -40 if slanted else 0,
        "labelExpr": names,
        "labelOverlap": False,
        "ticks": False,
        "labelLimit": 200,
    }
    scale = {"type": "point", "padding": 0.5} if joined else {"type": "band"}
    return {"field": "plaats", "type": "ordinal", "scale": scale, "axis": axis}


def _layer(mark: Drawing, fields: tuple[str, str], across: Drawing, title: str) -> Drawing:
    euros = {"title": f"{title} in euro", "format": ",.2~f", "tickCount": 5}
    encoding = {
        "x": across,
        "y": {"field": fields[0], "type": "quantitative", "scale": {"zero": False, "nice": True}, "axis": euros},
        **({"y2": {"field": fields[1]}} if fields[1] else {}),
    }
    return {"mark": mark, "encoding": encoding}


def _levels(references: Sequence[Named]) -> list[Drawing]:
    """Lines at these amounts; what they are stands above the picture, where nothing is drawn over it."""
    if not references:
        return []
    values = [{"bedrag": float(amount)} for _, amount in references]
    line = {"type": "rule", "color": style.MARGIN, "strokeDash": [6, 3]}
    level = {"field": "bedrag", "type": "quantitative"}
    drawn = {"data": {"values": values}, "mark": line, "encoding": {"y": level}}
    return [drawn, *(_told(row, name, amount) for row, (name, amount) in enumerate(references))]


def _told(row: int, name: str, amount: Decimal) -> Drawing:
    words = f"stippellijn: {name} {euro(amount)}"
    mark = {"type": "text", "text": words, "align": "left", "baseline": "bottom", "fontSize": style.SMALL}
    place = {"x": {"value": 0}, "y": {"value": -8 - style.LINE * row}}
    return {"data": {"values": [{}]}, "mark": mark, "encoding": place}
