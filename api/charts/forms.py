"""Contract forms beside each other: what each form gives a party in each year, as bars in groups."""

from collections.abc import Sequence
from typing import Final

from api.charts.rows import PictureRow, rows_picture
from api.charts.style import Drawing
from tarief.core.amounts import euro
from tarief.core.pictures import PartyResult

#: From dark to light, so that a print without colour keeps the forms apart; each bar also carries its name.
SHADES: Final = ("#1b2a3d", "#0b5cab", "#5f9bd1", "#e39a3b", "#a9b4c0", "#b35c00")


def forms(outcomes: Sequence[PartyResult], *, narrow: bool = False) -> Drawing:
    """Return the Vega-Lite specification: a heading per party and year, and under it a bar per form."""
    names = dict.fromkeys(item.form for item in outcomes)
    colours = {form: SHADES[number % len(SHADES)] for number, form in enumerate(names)}
    rows: list[PictureRow] = []
    for group in dict.fromkeys((item.party, item.year) for item in outcomes):
        rows.append(PictureRow(", ".join(filter(None, group))))
        here = (item for item in outcomes if (item.party, item.year) == group)
        rows += [PictureRow(item.form, end=item.amount, kind=item.form, text=euro(item.amount, 0)) for item in here]
    return rows_picture(rows, colours, narrow=narrow, linked=False)


def described(outcomes: Sequence[PartyResult]) -> str:
    """Say in words what the picture shows, for who cannot see it."""
    told = "; ".join(
        f"{', '.join(filter(None, (item.party, item.year, item.form)))} {euro(item.amount, 0)}" for item in outcomes
    )
    return f"Uitkomst per partij, jaar en contractvorm: {told or 'geen cijfers'}."
