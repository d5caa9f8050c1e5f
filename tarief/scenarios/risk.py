"""The uncertainty of a base, asked in the same document as its scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tarief.breakdown import Breakdown
from tarief.errors import Refused

if TYPE_CHECKING:
    from tarief.uncertainty import Outcome
    from tarief.uncertainty.simulate import Progress

#: What the uncertainty is read from; see `tarief.uncertainty.reading`.
ASKED = ("onzekerheid", "samenhang", "afspraak")
DRAWS = ("trekkingen", "startgetal")


def uncertain(
    base: Breakdown, asked: Mapping[str, Any], volume: Decimal | None = None, progress: Progress | None = None
) -> Outcome:
    """Draw the uncertain inputs of `base`; `volume` counts where the agreement names none.

    Raises `Refused` with every fault, at its JSON pointer.
    """
    from tarief.uncertainty import read_uncertainty, simulate
    from tarief.uncertainty.draws import DEFAULT

    data = {key: asked[key] for key in ASKED if key in asked}
    if volume and isinstance(agreed := data.get("afspraak", {}), Mapping):
        data["afspraak"] = {"volume": volume, **agreed}
    try:
        draws, seed = asked.get("trekkingen", DEFAULT), asked.get("startgetal")
        return simulate(base, read_uncertainty(data, base), draws=draws, seed=seed, progress=progress)
    except Refused as refused:
        raise refused.relocated(lambda place: f"/{place}") from None
