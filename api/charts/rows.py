"""Pictures that are a row per name with a bar in it: waterfall, bridge, bands and contract forms are all of these.

Positions are binary floats because they are pixels; the amounts written in a picture are text made from the exact
numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from api.charts import style
from api.charts.style import Drawing
from tarief.core.amounts import price
from tarief.core.units import EURO, Unit

#: A row of which the name takes one line, and one of two; with names above the bars; the height of a bar.
_ROW, _ROW_OF_TWO, _ROW_NARROW, _BAR = 27, 34, 50, 18
_LETTERS, _LETTERS_NARROW = 32, 28
#: The most lines of a name beside its bar.
_LINES: Final = 3
_BREAK_AT: Final = 26
#: How much wider bold letters are, in the widest of the fonts that a reader may have instead.
_BOLD: Final = 1.3


@dataclass(frozen=True, slots=True)
class PictureRow:
    """A bar from `start` to `end` in the row of a name, in the colour of its kind; without a kind a heading in bold."""

    name: str
    start: Decimal = Decimal(0)
    end: Decimal = Decimal(0)
    kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Across:
    """The axis: from where (not zero: with a break) to where (None: the data); without `axis` no ticks are drawn."""

    start: Decimal = Decimal(0)
    end: Decimal | None = None
    axis: Drawing | None = None

    def of(self, field: str) -> Drawing:
        """Return the encoding of a field on this axis."""
        scale: Drawing = {"zero": not self.start, "nice": False}
        scale |= {"domainMin": float(self.start)} if self.start else {}
        scale |= {"domainMax": float(self.end)} if self.end is not None else {}
        return {"field": field, "type": "quantitative", "axis": self.axis, "scale": scale}


_FROM_ZERO: Final = Across()


def from_zero(name: str, amount: Decimal, kind: str = "totaal", unit: Unit = EURO) -> PictureRow:
    """Return the row of an amount as a bar from zero with the amount behind it."""
    return PictureRow(name, Decimal(0), amount, kind, price(amount, unit))


def rows_picture(
    rows: Sequence[PictureRow],
    colours: Mapping[str, str],
    *,
    narrow: bool,
    across: Across = _FROM_ZERO,
    linked: bool = True,
) -> Drawing:
    """Return the specification: bars under each other, `linked` where one goes on from the one before."""
    values = [_value(number, row, narrow) for number, row in enumerate(rows)]
    if linked:
        for value, following in pairwise(values):
            value["volgende"] = following["rij"]
    lines = most_lines(values)
    layers = [
        *zero_line(value for row in rows for value in (row.start, row.end)),
        *([_links(across)] if linked else []),
        boxes(colours, across, drop(narrow, lines)),
        *_texts(narrow, across, lines),
        *names(narrow, lines),
        *([_breaks(drop(narrow, lines))] if across.start else []),
    ]
    right = 4 if narrow else 12 + style.room([row.text for row in rows])
    return rows_frame(values, layers, narrow=narrow, right=right)


def rows_frame(
    values: list[Drawing], layers: list[Drawing], *, narrow: bool, right: float, below: float = 4
) -> Drawing:
    """Return a picture with a row for each number `rij`, its folded name `naam` left of it or above it."""
    left = 4 if narrow else names_width(values)
    height = (1 + max(value["rij"] for value in values)) * row_height(narrow, most_lines(values))
    return style.picture(
        (style.NARROW if narrow else style.WIDE) - left - right,
        height,
        {"top": 4, "bottom": below, "left": left, "right": right},
        data={"values": values},
        encoding={"y": {"field": "rij", "type": "ordinal", "sort": "ascending", "axis": None}},
        layer=layers,
    )


def names_width(values: Sequence[Drawing]) -> float:
    """Return the pixels left of the bars on a wide picture."""
    return 16 + max(_names_room(values, heading) for heading in (False, True))


def _names_room(values: Sequence[Drawing], heading: bool) -> float:
    """The pixels that names may take; headings are bold, which is wider in every font."""
    lines = [line for value in values if (value.get("soort") == "") is heading for line in value["naam"]]
    return style.room(lines) * (_BOLD if heading else 1)


def fold(name: str, narrow: bool) -> list[str]:
    """Fold a name as a row can hold it."""
    return style.folded(name, _LETTERS_NARROW if narrow else _LETTERS, _LINES)


def most_lines(values: Sequence[Drawing]) -> int:
    """Return the number of lines of the longest name."""
    return max((len(value["naam"]) for value in values), default=1)


def row_height(narrow: bool, lines: int) -> int:
    """Return the height of a row in pixels."""
    if narrow:
        return _ROW_NARROW + style.LINE * (lines - 1)
    return _ROW if lines == 1 else _ROW_OF_TWO + style.LINE * max(lines - 2, 0)


def drop(narrow: bool, lines: int) -> float:
    """Return how far a bar stands below the middle of its row: names stand above it on a narrow picture."""
    return 9 + style.LINE * (lines - 1) / 2 if narrow else 0


def boxes(colours: Mapping[str, str], across: Across, down: float, height: float = _BAR) -> Drawing:
    """Return the bars from `begin` to `eind` in the colour of `soort`."""
    colour = {"domain": list(colours), "range": list(colours.values())}
    return {
        "transform": [{"filter": "datum.soort !== ''"}],
        "mark": {"type": "bar", "cornerRadius": 1, "height": height, "yOffset": down, "clip": True},
        "encoding": {
            "x": across.of("begin"),
            "x2": {"field": "eind"},
            "color": {"field": "soort", "type": "nominal", "scale": colour, "legend": None},
        },
    }


def names(narrow: bool, most: int) -> list[Drawing]:
    """Return the names left of the bars or above them; those of each number of lines apart, to stand in the middle.

    On a narrow picture lines run behind them.
    """
    layers = [_names(narrow, most, lines, heading) for lines in range(1, most + 1) for heading in (False, True)]
    return style.over_lines(layers) if narrow else layers


def zero_line(values: Any) -> list[Drawing]:
    """Return a line at zero where something lies below it."""
    if min(values, default=Decimal(0)) >= 0:
        return []
    encoding = {"x": {"datum": 0, "type": "quantitative", "axis": None}, "y": {"value": 0}, "y2": {"value": "height"}}
    return [{"mark": {"type": "rule", "color": style.LINK}, "encoding": encoding}]


def _value(number: int, row: PictureRow, narrow: bool) -> Drawing:
    return {
        "rij": number,
        "naam": fold(row.name, narrow),
        "begin": float(row.start),
        "eind": float(row.end),
        "rand": float(max(row.start, row.end)),
        "soort": row.kind,
        "tekst": row.text,
    }


def _names(narrow: bool, most: int, lines: int, heading: bool) -> Drawing:
    up = style.LINE * (lines - 1)
    place: Drawing = {"align": "right", "dx": -10, "dy": -up / 2}
    if narrow:
        place = {"align": "left", "dy": _beside(most) - up}
    weight = {"fontWeight": "bold"} if heading else {}
    return {
        "transform": [{"filter": f"length(datum.naam) === {lines} && (datum.soort === '') === {str(heading).lower()}"}],
        "mark": {"type": "text", "baseline": "middle", "color": style.AXIS, **place, **weight},
        "encoding": {"x": {"value": 0}, "text": {"field": "naam"}},
    }


def _beside(lines: int) -> float:
    """How far the last line of what is written above a bar stands from the middle of its row."""
    return -13 + style.LINE * (lines - 1) / 2


def _texts(narrow: bool, across: Across, lines: int) -> list[Drawing]:
    """The amounts: behind the bars on a wide picture, at the right above them on a narrow one."""
    place: Drawing = {"align": "left", "dx": 6}
    where: Drawing = {"x": across.of("rand")}
    if narrow:
        place, where = {"align": "right", "dy": _beside(lines)}, {"x": {"value": "width"}}
    mark = {"type": "text", "baseline": "middle", **place}
    layers: list[Drawing] = [{"mark": mark, "encoding": {**where, "text": {"field": "tekst"}}}]
    return style.over_lines(layers) if narrow else layers


def _links(across: Across) -> Drawing:
    return {
        "transform": [{"filter": "isValid(datum.volgende)"}],
        "mark": {"type": "rule", "color": style.LINK, "strokeDash": [2, 2]},
        "encoding": {"x": across.of("eind"), "y2": {"field": "volgende"}},
    }


def _breaks(down: float) -> Drawing:
    mark = {"type": "text", "text": "//", "color": "white", "fontWeight": "bold", "fontSize": 22, "align": "center"}
    return {
        "transform": [{"filter": "datum.begin === 0"}],
        "mark": {**mark, "baseline": "middle", "dy": down},
        "encoding": {"x": {"value": _BREAK_AT}},
    }
