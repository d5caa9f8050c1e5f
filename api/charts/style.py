"""What every picture shares: sizes, letters, colours, and how names are folded.

Colours differ in lightness as well as in hue, so that a print in black and white keeps them apart; what a colour
says is always said by a sign, a label or a dash too. Rooms are reckoned here and not by the drawing library: the
machine that draws has other fonts than the one that shows.
"""

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from textwrap import wrap
from typing import Any, Final, TypeAlias

#: A specification of Vega-Lite, or a part of one: JSON of which the shape is that library's.
Drawing: TypeAlias = dict[str, Any]
Named = tuple[str, Decimal]
WIDE, NARROW = 640, 312
LETTER: Final = 7.4
LINE: Final = 15
SIZE, SMALL = 13, 12
TEXT, AXIS, GRID = "#1b2a3d", "#333333", "#d5dae0"
DARK, LIGHT, TOTAL = "#0b5cab", "#e39a3b", "#1b2a3d"
MARGIN: Final = "#b35c00"
LINK: Final = "#8a94a0"
_HALO: Final = {"stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}
_FONT: Final = "Noto Sans, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif"
#: What cuts a part of a picture off. The drawing library counts on from one picture to the next, so that the same
#: picture would be another one each time that it is drawn.
_CLIP: Final = "clip"
_CLIPS: Final = re.compile(rf'(?<=id="){_CLIP}\d+(?=")|(?<=url\(#){_CLIP}\d+(?=\))')


def picture(width: float, height: float, padding: Mapping[str, float], **parts: Any) -> Drawing:
    """Return a Vega-Lite specification in the house style; sizes are pixels of what lies within the padding."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": round(width),
        "height": round(height),
        "autosize": "none",
        "padding": {side: round(room) for side, room in padding.items()},
        "background": "transparent",
        **parts,
        "config": {
            "view": {"stroke": None},
            "font": _FONT,
            "axis": {
                "labelFontSize": SMALL,
                "titleFontSize": SMALL,
                "titleFontWeight": "normal",
                "labelColor": AXIS,
                "titleColor": AXIS,
                "gridColor": GRID,
                "domainColor": LINK,
                "tickColor": LINK,
            },
            "text": {"fontSize": SIZE, "color": TEXT, "lineHeight": LINE},
        },
    }


def marked(specification: Drawing, mark: str) -> Drawing:
    """Return a picture with a mark above it, such as that its amounts rest on a forecast."""
    title = {"text": mark, "anchor": "start", "frame": "group", "fontSize": SMALL, "color": MARGIN, "offset": LINE}
    padding = {**specification["padding"], "top": specification["padding"].get("top", 0) + 2 * LINE}
    return {**specification, "title": title, "padding": padding}


def aside(gap: int) -> Drawing:
    """Return the place of a text on the side of its point that the datum says, this far away."""
    return {
        "align": {"expr": "datum.links ? 'right' : 'left'"},
        "dx": {"expr": f"datum.links ? -{gap} : {gap}"},
    }


def text_over(values: list[Drawing], mark: Drawing, encoding: Drawing) -> list[Drawing]:
    """Return text that stays legible over lines."""
    text = {"type": "text", "fontSize": SMALL, **mark}
    return over_lines([{"data": {"values": values}, "mark": text, "encoding": encoding}])


def over_lines(layers: Sequence[Drawing]) -> list[Drawing]:
    """Return layers of text that stay legible over lines: the same words twice, below with a white edge."""
    return [{**layer, "mark": {**layer["mark"], **_HALO}} for layer in layers] + [*layers]


def folded(name: str, letters: int, most: int = 2) -> list[str]:
    """Fold a name over at most so many lines of so many letters; what is left over becomes an ellipsis.

    What stands behind the last colon says what is meant ("niet betaald"), and stays.
    """
    lines = wrap(name, letters, break_long_words=True) or [""]
    if len(lines) <= most:
        return lines
    head, colon, tail = name.rpartition(": ")
    ending = f" …: {tail}" if colon and len(tail) < letters else " …"
    words = (head if colon and len(tail) < letters else name).split()
    while words and len(lines) > most:
        words.pop()
        lines = wrap(" ".join(words) + ending, letters, break_long_words=True)
    return lines if words else [name[: letters - 1] + "…"]


def room(texts: list[str], size: float = SIZE) -> float:
    """Return the pixels that the longest of these texts may take."""
    return LETTER * size / SIZE * max((len(text) for text in texts), default=0)


def svg(specification: Drawing) -> str:
    """Draw a specification; the first time that takes some tens of milliseconds, so call it in a thread."""
    return _svg(json.dumps(specification))


@lru_cache(maxsize=64)
def _svg(specification: str) -> str:
    """Draw a picture; the last ones are kept, since who changes one number of a page sees most of them again."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(specification, format_locale="nl-NL", allowed_base_urls=[])
    names = {old: f"{_CLIP}{number}" for number, old in enumerate(dict.fromkeys(_CLIPS.findall(drawn)))}
    return _CLIPS.sub(lambda clip: names[clip[0]], drawn)


def data_address(drawn: str) -> str:
    """Return a picture as an address that a page can hold."""
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def warm_up() -> None:
    """Draw something small: the first picture loads the drawing library."""
    svg({"data": {"values": [{}]}, "mark": "bar"})
