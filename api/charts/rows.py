"""Pictures that are a row per name with a bar in it: waterfall, bridge, bands and contract forms are all of these.

Positions are binary floats because they are pixels; the amounts written in a picture are text made from the exact
numbers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Any, Final

from api.charts import style
from api.charts.style import Drawing
from tarief.core.amounts import price
from tarief.core.units import EURO, Unit

#: A row of which the name takes one line; with names above the bars; the height of a bar.
_ROW, _ROW_NARROW, _BAR = 27, 44, 18
#: Pixels between the names of two rows, where those are higher than their bars.
_BETWEEN: Final = 4
#: From the middle of a bar to the middle of what stands above it, and to the end of its row; a row without a bar.
_ABOVE, _BELOW_BAR, _NO_BAR = 20, 16, 20
_LETTERS, _LETTERS_HEADING, _FEWEST_NARROW = 32, 28, 18
#: What stands beside the names and amounts of a narrow picture, and between them.
_MARGINS: Final = 24
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
    letters = _letters_beside([row.text for row in rows]) if narrow else _LETTERS
    values = [_value(number, row, letters) for number, row in enumerate(rows)]
    height = place(values, narrow)
    if linked:
        for value, following in pairwise(values):
            value["volgende"] = following["hoogte"]
    layers = [
        *zero_line(value for row in rows for value in (row.start, row.end)),
        *([_links(across)] if linked else []),
        boxes(colours, across),
        *_texts(narrow, across),
        *names(values, narrow),
        *([_breaks()] if across.start else []),
    ]
    right = 4 if narrow else 12 + style.room([row.text for row in rows])
    return rows_frame(values, layers, height, narrow=narrow, right=right)


def place(values: Sequence[Drawing], narrow: bool) -> float:
    """Give each bar its `hoogte`, the middle of it in pixels; returns the height of all rows (`rij`) together.

    A row is as high as its own name asks; a heading has no bar.
    """
    top = 0.0
    for _, row in groupby(values, lambda value: value["rij"]):
        group = [*row]
        lines = style.LINE * max(len(value["naam"]) for value in group)
        high = _ROW_NARROW + lines - style.LINE if narrow else max(_ROW, lines + _BETWEEN)
        for value in group:
            value["hoogte"] = top + (high - _BELOW_BAR if narrow else high / 2)
        top += high - (_NO_BAR if narrow and all(value["soort"] == "" for value in group) else 0)
    return top


def rows_frame(
    values: list[Drawing], layers: list[Drawing], height: float, *, narrow: bool, right: float, below: float = 4
) -> Drawing:
    """Return a picture of rows that have their place, the folded name `naam` of each left of its bar or above it."""
    left = 4 if narrow else names_width(values)
    return style.picture(
        (style.NARROW if narrow else style.WIDE) - left - right,
        height,
        {"top": 4, "bottom": below, "left": left, "right": right},
        data={"values": values},
        encoding={"y": {"field": "hoogte", "type": "quantitative", "scale": None, "axis": None}},
        layer=layers,
    )


def names_width(values: Sequence[Drawing]) -> float:
    """Return the pixels left of the bars on a wide picture."""
    return 16 + max(_names_room(values, heading) for heading in (False, True))


def _names_room(values: Sequence[Drawing], heading: bool) -> float:
    """The pixels that names may take; headings are bold, which is wider in every font."""
    lines = [line for value in values if (value.get("soort") == "") is heading for line in value["naam"]]
    return style.room(lines) * (_BOLD if heading else 1)


def fold(name: str, letters: int = _LETTERS) -> list[str]:
    """Fold a name as a row can hold it: beside its bar, unless a narrow picture has room for other lines."""
    return style.folded(name, letters, _LINES)


def _letters_beside(texts: list[str]) -> int:
    """How many letters of a name stand on a line of a narrow picture, beside the longest amount."""
    return max(_FEWEST_NARROW, int((style.NARROW - _MARGINS - style.room(texts)) / style.LETTER))


def boxes(colours: Mapping[str, str], across: Across) -> Drawing:
    """Return the bars from `begin` to `eind` in the colour of `soort`."""
    colour = {"domain": list(colours), "range": list(colours.values())}
    return {
        "transform": [{"filter": "datum.soort !== ''"}],
        "mark": {"type": "bar", "orient": "horizontal", "cornerRadius": 1, "size": _BAR, "clip": True},
        "encoding": {
            "x": across.of("begin"),
            "x2": {"field": "eind"},
            "color": {"field": "soort", "type": "nominal", "scale": colour, "legend": None},
        },
    }


def names(values: Sequence[Drawing], narrow: bool) -> list[Drawing]:
    """Return the names left of the bars or above them; those of each number of lines apart, to stand in the middle.

    On a narrow picture lines run behind them.
    """
    most = max(len(value["naam"]) for value in values)
    layers = [_names(narrow, lines, heading) for lines in range(1, most + 1) for heading in (False, True)]
    return style.over_lines(layers) if narrow else layers


def zero_line(values: Any) -> list[Drawing]:
    """Return a line at zero where something lies below it."""
    if min(values, default=Decimal(0)) >= 0:
        return []
    encoding = {"x": {"datum": 0, "type": "quantitative", "axis": None}, "y": {"value": 0}, "y2": {"value": "height"}}
    return [{"mark": {"type": "rule", "color": style.LINK}, "encoding": encoding}]


def _value(number: int, row: PictureRow, letters: int) -> Drawing:
    return {
        "rij": number,
        "naam": fold(row.name, letters if row.kind else min(letters, _LETTERS_HEADING)),
        "begin": float(row.start),
        "eind": float(row.end),
        "rand": float(max(row.start, row.end)),
        "soort": row.kind,
        "tekst": row.text,
    }


def _names(narrow: bool, lines: int, heading: bool) -> Drawing:
    up = style.LINE * (lines - 1)
    where: Drawing = {"align": "right", "dx": -10, "dy": -up / 2}
    if narrow:
        where = {"align": "left", "dy": -_ABOVE - up}
    weight = {"fontWeight": "bold"} if heading else {}
    return {
        "transform": [{"filter": f"length(datum.naam) === {lines} && (datum.soort === '') === {str(heading).lower()}"}],
        "mark": {"type": "text", "baseline": "middle", "color": style.AXIS, **where, **weight},
        "encoding": {"x": {"value": 0}, "text": {"field": "naam"}},
    }


def _texts(narrow: bool, across: Across) -> list[Drawing]:
    """The amounts: behind the bars on a wide picture, at the right above them on a narrow one."""
    beside: Drawing = {"align": "left", "dx": 6}
    where: Drawing = {"x": across.of("rand")}
    if narrow:
        beside, where = {"align": "right", "dy": -_ABOVE}, {"x": {"value": "width"}}
    mark = {"type": "text", "baseline": "middle", **beside}
    layers: list[Drawing] = [{"mark": mark, "encoding": {**where, "text": {"field": "tekst"}}}]
    return style.over_lines(layers) if narrow else layers


def _links(across: Across) -> Drawing:
    return {
        "transform": [{"filter": "isValid(datum.volgende)"}],
        "mark": {"type": "rule", "color": style.LINK, "strokeDash": [2, 2]},
        "encoding": {"x": across.of("eind"), "y2": {"field": "volgende"}},
    }


def _breaks() -> Drawing:
    mark = {"type": "text", "text": "//", "color": "white", "fontWeight": "bold", "fontSize": 22, "align": "center"}
    return {
        "transform": [{"filter": "datum.begin === 0"}],
        "mark": {**mark, "baseline": "middle"},
        "encoding": {"x": {"value": _BREAK_AT}},
    }
