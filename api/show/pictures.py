"""Pictures on pages: a second view of a table, wide and narrow, with what they show in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from api.charts.bridge import bridge
from api.charts.bridge import described as bridge_in_words
from api.charts.render import data_address, svg
from api.charts.style import Drawing

#: A specification for a wide and for a narrow page.
Drawn = Callable[[bool], Drawing]
Named = tuple[str, Decimal]


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


def bridge_picture(title: str, start: Named, steps: Sequence[Named], end: Named) -> Picture:
    """Draw the bridge between two amounts, without steps of nothing."""
    between = [step for step in steps if step[1]]
    words = bridge_in_words(start, between, end)
    return drawn(title, lambda narrow: bridge(start, between, end, narrow=narrow), words)
