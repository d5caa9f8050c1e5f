"""Vega-Lite to SVG, with Dutch number notation and without any address on the network."""

from __future__ import annotations

from base64 import b64encode

from api.charts.style import Drawing


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
