"""What a difference in price would ask: the equivalent per input, the flat cut and how to recognise one."""

from __future__ import annotations

from tarief.lower_price.equivalents import Equivalent, Plausibility, equivalents
from tarief.lower_price.flat_cut import FlatCut, Saving, flat_cut
from tarief.lower_price.measures import Measure
from tarief.lower_price.stack import Layer, Stack

__all__ = ["Equivalent", "FlatCut", "Layer", "Measure", "Plausibility", "Saving", "Stack", "equivalents", "flat_cut"]
