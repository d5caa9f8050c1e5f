"""Price levels that do not follow each other, and a tariff that stays behind the day of the calculation."""

from collections.abc import Iterator
from itertools import pairwise

from tarief.calculation import Breakdown
from tarief.core.findings import Finding, Severity, remark
from tarief.core.place import Place

_LEVELS = {"prijspeil_van", "prijspeil_naar"}


def price_levels(breakdown: Breakdown) -> Iterator[Finding]:
    """Yield the years that are skipped, repeated or out of order, and a last year before that of the day."""
    levels = _levels(breakdown) if breakdown.model.options.keys() & _LEVELS else []
    for (_, earlier), (place, later) in pairwise(levels):
        if later - earlier != 1:
            what = f"Na prijspeil {earlier} komt prijspeil {later}."
            why = "Een overgeslagen of herhaald jaar maakt het tarief te laag of te hoog."
            do = "Zet de jaren op volgorde en voeg een overgeslagen jaar toe, of leg vast dat het niet is geïndexeerd."
            yield remark("prijspeil_sluit_niet_aan", place, what, why, do)
    if levels and levels[-1][1] < breakdown.on.year:
        place, last = levels[-1]
        what = f"Het nieuwe tarief staat op prijspeil {last}; de peildatum ligt in {breakdown.on.year}."
        why = "De kosten van de jaren daarna zitten er niet in."
        yield remark(
            "prijspeil_verouderd", place, what, why, "Indexeer verder, of noem het prijspeil erbij.", Severity.NOTE
        )


def _levels(breakdown: Breakdown) -> list[tuple[Place, int]]:
    """The price levels that are years, in the order of the calculation, each with its place."""
    chosen = breakdown.chosen
    rows = breakdown.inputs.rows.get("jaren", 0)
    named = [(Place.of("prijspeil_van"), chosen.get("prijspeil_van", ""))]
    named += [
        (Place.of("jaren", row, "prijspeil_naar"), chosen.get(f"prijspeil_naar_{row + 1}", "")) for row in range(rows)
    ]
    named += [] if rows else [(Place.of("prijspeil_naar"), chosen.get("prijspeil_naar", ""))]
    return [(place, int(text)) for place, text in named if text.strip().isascii() and text.strip().isdigit()]
