"""The elements of a price on top of each other with a lower price through them: what it still pays, and what not."""

from typing import Final

from api.charts import style
from api.charts.rows import PictureRow, from_zero, rows_picture
from api.charts.style import Drawing
from tarief.core.amounts import price
from tarief.lower_price.stack import Layer, Stack

COLOURS: Final = {"betaald": style.DARK, "niet betaald": style.LIGHT, "totaal": style.TOTAL}


def stack_picture(found: Stack, *, narrow: bool = False) -> Drawing:
    """Return the Vega-Lite specification: a row for what is paid and for what is not paid of each element."""
    rows = [row for layer in found.layers for row in _rows(layer)]
    return rows_picture(
        [*rows, from_zero("Lager tarief", found.line, unit=found.unit)], COLOURS, narrow=narrow, linked=False
    )


def described(found: Stack) -> str:
    """Say in words what the picture shows, for who cannot see it."""
    told = "; ".join(
        f"{layer.label} {price(layer.covered, layer.unit)} betaald, {price(layer.uncovered, layer.unit)} niet"
        for layer in found.layers
    )
    whole, line = (price(amount, found.unit) for amount in (found.price, found.line))
    return f"Elementen van {whole} met een lager tarief van {line}: {told}."


def _rows(layer: Layer) -> list[PictureRow]:
    line = layer.bottom + layer.covered
    name = layer.label[:1].upper() + layer.label[1:]
    paid = PictureRow(name, layer.bottom, line, "betaald", price(layer.covered, layer.unit))
    if not layer.uncovered:
        return [paid]
    lost = PictureRow(f"{name}: niet betaald", line, layer.top, "niet betaald", price(layer.uncovered, layer.unit))
    return [paid, lost] if layer.covered else [lost]
