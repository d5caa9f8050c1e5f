"""The uncertainty of a base, asked in the same document as its scenarios."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from tarief.calculation import Breakdown
from tarief.core.findings import Refused
from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.scenarios.ranges import Range
from tarief.uncertainty import Simulation, Uncertainty, read_uncertainty, simulate
from tarief.uncertainty.draws import DEFAULT
from tarief.uncertainty.indices import Indices, sensitivity
from tarief.uncertainty.simulate import Progress

#: What the uncertainty is read from; see `tarief.uncertainty.reading`.
ASKED = ("onzekerheid", "samenhang", "afspraak")
_STATED = "opgegeven bij de onzekerheid"
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Risk:
    """What the draws say, and where it was asked the share of the variance that comes from each input."""

    outcome: Simulation
    indices: Indices | None = None


def read_risk(base: Breakdown, asked: Mapping[str, Json], volume: Decimal | None = None) -> Uncertainty:
    """Read the uncertain inputs of `base`; `volume` counts where the agreement names none.

    Raises `Refused` with every fault, at its JSON pointer.
    """
    data = {key: asked[key] for key in ASKED if key in asked}
    if volume and isinstance(agreed := data.get("afspraak", {}), Mapping):
        data["afspraak"] = {"volume": volume, **agreed}
    return _at_pointers(lambda: read_uncertainty(data, base))


def ranges_of(uncertainty: Uncertainty) -> tuple[Range, ...]:
    """Return the range of every distribution with two ends: what somebody stated once need not be stated again."""
    return tuple(
        Range(key, item.ends["laag"], item.ends["hoog"], uncertainty.sources.get(key) or _STATED)
        for key, item in uncertainty.inputs.items()
        if {"laag", "hoog"} <= set(item.ends)
    )


def draw(
    base: Breakdown,
    uncertainty: Uncertainty,
    draws: int | None,
    seed: int | None,
    progress: Progress | None = None,
    *,
    indices: bool = False,
) -> Risk:
    """Draw the uncertain inputs. Raises `Refused` at JSON pointers, also when the optional extra is not there."""
    count = DEFAULT if draws is None else draws
    outcome = _at_pointers(lambda: simulate(base, uncertainty, draws=count, seed=seed, progress=progress))
    return Risk(outcome, _at_pointers(lambda: sensitivity(base, uncertainty, seed=seed)) if indices else None)


def _at_pointers(make: Callable[[], Made]) -> Made:
    try:
        return make()
    except Refused as refused:
        raise refused.under(Place.pointer()) from None
