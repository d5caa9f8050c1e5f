"""The bridge from one amount to another: what each step adds or takes away, in order, ending where it should."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from typing import Final

from api.charts import style
from api.charts.rows import Across, PictureRow, from_zero, rows_picture
from api.charts.style import Drawing, Named
from tarief.core.amounts import price, signed
from tarief.core.units import EURO, Unit

COLOURS: Final = {"erbij": style.DARK, "eraf": style.LIGHT, "totaal": style.TOTAL}
#: Steps smaller than this part of the ends are told with an axis that does not start at zero.
_SMALL: Final = Decimal("0.5")
#: Euros from which a picture shows no cents.
_LARGE: Final = Decimal(100_000)


def bridge(start: Named, steps: Sequence[Named], end: Named, *, narrow: bool = False, unit: Unit = EURO) -> Drawing:
    """Return the specification; the signed steps are drawn as they are: that they lead to the end is for the caller."""
    reached = list(accumulate((amount for _, amount in steps), initial=start[1]))
    unit = _without_cents(unit, reached)
    rows = [
        from_zero(*start, unit=unit),
        *(
            PictureRow(name, before, before + amount, "erbij" if amount >= 0 else "eraf", signed(amount, unit))
            for (name, amount), before in zip(steps, reached, strict=False)
        ),
        from_zero(*end, unit=unit),
    ]
    return rows_picture(rows, COLOURS, narrow=narrow, across=Across(axis_start([*reached, end[1]])))


def _without_cents(unit: Unit, reached: Sequence[Decimal]) -> Unit:
    """The unit of amounts that are shown: of large sums the cents say nothing, and take room."""
    large = unit.in_cents and max(map(abs, reached)) >= _LARGE
    return replace(unit, decimals=0) if large else unit


def described(start: Named, steps: Sequence[Named], end: Named, unit: Unit = EURO) -> str:
    """Say in words what the picture shows, for who cannot see it."""
    unit = _without_cents(unit, (start[1], end[1]))
    between = "; ".join(f"{name} {signed(amount, unit)}" for name, amount in steps) or "geen verschil"
    return f"Brug van {start[0]} {price(start[1], unit)} naar {end[0]} {price(end[1], unit)}: {between}."


def axis_start(points: Sequence[Decimal]) -> Decimal:
    """Return where the axis starts: zero, or below the lowest point when the steps would be too small to see."""
    low, high = min(points), max(points)
    if low <= 0 or high - low > _SMALL * high:
        return Decimal(0)
    return max(low - max(high - low, high / 100) / 2, Decimal(0))
