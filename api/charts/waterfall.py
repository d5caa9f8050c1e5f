"""The waterfall of a price: each rung starts where the one before it ended; a second view of the ladder table."""

from decimal import Decimal
from typing import Final

from api.charts import style
from api.charts.rows import PictureRow, from_zero, rows_picture
from api.charts.style import Drawing
from tarief.calculation import Breakdown, Rung
from tarief.core.amounts import price
from tarief.core.units import Unit

COLOURS: Final = {"kosten": style.DARK, "marge": style.MARGIN, "totaal": style.TOTAL}


def waterfall(breakdown: Breakdown, *, narrow: bool = False) -> Drawing:
    """Return the Vega-Lite specification; `narrow` puts each name above its bar, for a phone."""
    costs = [rung for rung in breakdown.opbouw if rung.is_cost]
    others = [rung for rung in breakdown.opbouw if not rung.is_cost]
    unit = breakdown.unit
    rows, reached = _stack(costs, Decimal(0), "kosten", unit)
    if others:
        rows.append(from_zero("Kostprijs", reached, unit=unit))
    end = "Tarief (prognose)" if breakdown.assumption else "Tarief"
    more, reached = _stack(others, reached, "marge", unit)
    return rows_picture([*rows, *more, from_zero(end, reached, unit=unit)], COLOURS, narrow=narrow)


def described(breakdown: Breakdown) -> str:
    """Say in words what the picture shows, for who cannot see it."""
    steps = "; ".join(f"{rung.label} {price(rung.amount, breakdown.unit)}" for rung in breakdown.opbouw)
    together = price(breakdown.tarief, breakdown.unit)
    told = f"Waterval van het tarief: {steps}; samen {together} per {breakdown.one}."
    return f"{told} {breakdown.assumption}".rstrip()


def _stack(rungs: list[Rung], start: Decimal, kind: str, unit: Unit) -> tuple[list[PictureRow], Decimal]:
    rows = []
    for rung in rungs:
        rows.append(PictureRow(rung.label, start, start + rung.amount, kind, price(rung.amount, unit)))
        start += rung.amount
    return rows, start
