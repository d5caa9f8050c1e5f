"""What a difference in price would ask: the equivalent per input, the flat cut and how to recognise one."""

from __future__ import annotations

from tarief.difference.detector import common_cut, is_flat_cut
from tarief.difference.equivalents import Equivalent, Verdict, equivalents
from tarief.difference.flat_cut import FlatCut, Saving, flat_cut
from tarief.difference.measures import Measure
from tarief.difference.stack import Layer, Stack

__all__ = [
    "Equivalent", "FlatCut", "Layer", "Measure", "Saving", "Stack", "Verdict", "common_cut", "equivalents", "flat_cut",
    "is_flat_cut",
]  # fmt: skip
