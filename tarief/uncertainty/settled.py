"""Inputs that cannot be drawn: what they decide is settled before anything is calculated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tarief.calculation import Breakdown
from tarief.core.findings import Finding
from tarief.core.place import Place
from tarief.uncertainty.wording import fault

_APART = "Reken elke waarde apart door, als scenario's naast elkaar."


def settled_beforehand(breakdown: Breakdown, keys: Iterable[str], place: Place) -> Iterator[Finding]:
    """Yield a fault for each key that decides which formulas hold, or which line of a table: a choice, a day, a number.

    A draw past a threshold would need other formulas; it is refused, not worked out with those of another choice.
    """
    model = breakdown.model
    for key in keys:
        if key in model.options or key in model.asked_beforehand:
            label = model.options[key].label if key in model.options else model.quantities[key].label
            text = (
                f"{label} kan niet worden getrokken: het moet bekend zijn voordat er wordt gerekend, want het bepaalt "
                "welke formules of welke regels van een tabel gelden."
            )
            yield fault(place / key, text, _APART)
