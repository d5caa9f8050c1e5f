"""The elements of a price on top of each other with a lower price through them: what it still pays, and what not."""

from typing import Final

from api.charts import style
from api.charts.rows import PictureRow, from_zero, rows_picture
from api.charts.style import Drawing
from tarief.core.amounts import euro
from tarief.lower_price.stack import Layer, Stack

COLOURS: Final = {"betaald": style.DARK, "niet betaald": style.LIGHT, "totaal": style.TOTAL}


def stack_picture(found: Stack, *, narrow: bool = False) -> Drawing:
    """Return the Vega-Lite specification: a row for what is paid and for what is not paid of each element."""
    rows = [row for layer in found.layers for row in _rows(layer)]
    return rows_picture([*rows, from_zero("Lager tarief", found.line)], COLOURS, narrow=narrow, linked=False)


def described(found: Stack) -> str:
    """Say in words what the picture shows, for who cannot see it."""
    told = "; ".join(
        f"{layer.label} {euro(layer.covered)} betaald, {euro(layer.uncovered)} niet" for layer in found.layers
    )
    return f"Elementen van {euro(found.price)} met een lager tarief van {euro(found.line)}: {told}."


def _rows(layer: Layer) -> list[PictureRow]:
    line = layer.bottom + layer.covered
    name = layer.label[:1].upper() + layer.label[1:]
    paid = PictureRow(name, layer.bottom, line, "betaald", euro(layer.covered))
    if not layer.uncovered:
        return [paid]
    lost = PictureRow(f"{name}: niet betaald", line, layer.top, "niet betaald", euro(layer.uncovered))
    return [paid, lost] if layer.covered else [lost]
