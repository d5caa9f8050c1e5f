"""From a picture as data to a specification, and from that to SVG."""

from __future__ import annotations

from base64 import b64encode

from api.charts.bridge import bridge
from api.charts.bridge import described as bridge_in_words
from api.charts.forms import described as forms_in_words
from api.charts.forms import forms
from api.charts.style import Drawing
from tarief.core.pictures import BridgePicture, ReportPicture


def draw(drawing: ReportPicture, *, narrow: bool = False) -> Drawing:
    """Return the Vega-Lite specification; a bridge is drawn without steps of nothing."""
    if isinstance(drawing, BridgePicture):
        return bridge(drawing.start, [step for step in drawing.steps if step[1]], drawing.end, narrow=narrow)
    return forms(drawing.results, narrow=narrow)


def in_words(drawing: ReportPicture) -> str:
    """Say what the picture shows, for who cannot see it."""
    if isinstance(drawing, BridgePicture):
        return bridge_in_words(drawing.start, [step for step in drawing.steps if step[1]], drawing.end)
    return forms_in_words(drawing.results)


def svg(specification: Drawing) -> str:
    """Draw a specification; takes some tens of milliseconds, so call it in a thread."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(specification, format_locale="nl-NL", allowed_base_urls=[])
    return drawn


def data_address(drawn: str) -> str:
    """Return a picture as an address that a page can hold."""
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def warm_up() -> None:
    """Draw something small: the first picture loads the drawing library."""
    svg({"data": {"values": [{}]}, "mark": "bar"})
