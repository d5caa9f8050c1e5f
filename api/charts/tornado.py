"""The tornado: how far the price moves when each input goes from its low to its high end, the widest on top."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from api.charts import style
from api.charts.rows import Across, boxes, fold, names, names_width, place, rows_frame
from api.charts.style import Drawing, folded
from tarief.core.amounts import price
from tarief.core.units import EURO, Unit

COLOURS: Final = {"laag": style.LIGHT, "hoog": style.DARK}
_BELOW, _RIGHT, _BESIDE = 44, 10, 10
#: No amounts stand beside the names on a narrow picture, so a name may be as wide as it is.
_LETTERS_NARROW: Final = 38
#: The part of the picture that texts on one side may take.
_MOST: Final = Decimal("0.35")

#: Name, price at the low end, price at the high end, and both ends of the input as text.
Swing = tuple[str, Decimal, Decimal, str, str]


def tornado(
    rows: Sequence[Swing], centre: Decimal, *, narrow: bool = False, title: str = "Tarief", unit: Unit = EURO
) -> Drawing:
    """Return the Vega-Lite specification of at least one row; `centre` is the price as it is."""
    ordered = by_swing(rows)
    values = [value for number, row in enumerate(ordered) for value in _values(number, row, centre, narrow)]
    axis = _axis(f"{title} in {_called(unit)}; de lijn is {price(centre, unit)}", narrow)
    plot = style.NARROW if narrow else style.WIDE - names_width(values) - _RIGHT
    across, height = _across(ordered, centre, axis, 0 if narrow else plot), place(values, narrow)
    texts = [] if narrow else [_ends(across, end) for end in ("laag", "hoog")]
    layers = [_middle(centre, across), boxes(COLOURS, across), *texts, *names(values, narrow)]
    return rows_frame(values, layers, height, narrow=narrow, right=_RIGHT, below=_BELOW)


def described(rows: Sequence[Swing], centre: Decimal, unit: Unit = EURO) -> str:
    """Say in words what the picture shows, for who cannot see it."""
    told = "; ".join(
        f"{name} van {low_text} naar {high_text}: {price(low, unit)} tot {price(high, unit)}"
        for name, low, high, low_text, high_text in by_swing(rows)
    )
    return f"Gevoeligheid rond {price(centre, unit)}, de grootste bovenaan: {told or 'geen invoer'}."


def _called(unit: Unit) -> str:
    return unit.label.partition(" per ")[0]


def by_swing(rows: Sequence[Swing]) -> list[Swing]:
    """Return the rows with the widest on top; equals stay as they were."""
    return sorted(rows, key=lambda row: -abs(row[2] - row[1]))


def _values(number: int, row: Swing, centre: Decimal, narrow: bool) -> list[Drawing]:
    name, low, high, low_text, high_text = row
    shown = folded(f"{name}: {low_text} – {high_text}", _LETTERS_NARROW, 3) if narrow else fold(name)
    both = (("laag", low, low_text, high), ("hoog", high, high_text, low))
    return [
        {
            "rij": number,
            "naam": shown if kind == "laag" else [],
            "soort": kind,
            "tekst": text,
            "begin": float(centre),
            "eind": float(price),
            "links": price < other or (price == other and kind == "laag"),
        }
        for kind, price, text, other in both
    ]


def _across(rows: Sequence[Swing], centre: Decimal, axis: Drawing, plot: float) -> Across:
    """Room on both sides for the ends of the inputs, which are written behind the bars on a picture of this width."""
    points = [centre, *(point for row in rows for point in row[1:3])]
    span = max(points) - min(points) or centre.copy_abs() or Decimal(1)
    part = _part([text for row in rows for text in row[3:]], plot) if plot else Decimal("0.02")
    beside = span * part / (1 - 2 * part)
    return Across(min(points) - beside, max(points) + beside, axis)


def _part(texts: list[str], plot: float) -> Decimal:
    """Return which part of the width of the bars the longest of these texts takes."""
    return min(Decimal(round(style.room(texts, style.SMALL) + _BESIDE)) / Decimal(round(plot)), _MOST)


def _axis(title: str, narrow: bool) -> Drawing:
    return {
        "title": title,
        "orient": "bottom",
        "grid": False,
        "tickCount": 4 if narrow else 6,
        "format": ",.2~f",
        "labelFlush": True,
    }


def _middle(centre: Decimal, across: Across) -> Drawing:
    return {
        "data": {"values": [{"midden": float(centre)}]},
        "mark": {"type": "rule", "color": style.TOTAL},
        "encoding": {"x": across.of("midden"), "y": {"value": 0}, "y2": {"value": "height"}},
    }


def _ends(across: Across, end: str) -> Drawing:
    return {
        "transform": [{"filter": f"datum.soort === '{end}'"}],
        "mark": {"type": "text", "baseline": "middle", **style.aside(6), "fontSize": style.SMALL},
        "encoding": {"x": across.of("eind"), "text": {"field": "tekst"}},
    }
