"""Pictures on pages: a second view of a table, wide and narrow, with what they show in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from api.charts.drawing import data_address, draw, in_words, svg
from api.charts.style import Drawing
from tarief.core.pictures import ReportPicture

#: A specification for a wide and for a narrow page.
Drawn = Callable[[bool], Drawing]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as an address that a page can hold, wide and narrow, with its title and what it shows in words."""

    title: str
    wide: str
    narrow: str
    words: str


def drawn(title: str, draw: Drawn, words: str) -> Picture:
    """Draw a picture in both widths; takes some tens of milliseconds, so call it in a thread."""
    wide, narrow = (data_address(svg(draw(is_narrow))) for is_narrow in (False, True))
    return Picture(title, wide, narrow, words)


def drawn_of(drawing: ReportPicture) -> Picture:
    """Draw a picture of a report."""
    return drawn(drawing.title, lambda narrow: draw(drawing, narrow=narrow), in_words(drawing))
