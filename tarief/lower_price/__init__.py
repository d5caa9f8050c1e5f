"""What a difference in price would ask: the equivalent per input, the flat cut and how to recognise one."""

from tarief.lower_price.equivalents import Equivalent, Plausibility, equivalents
from tarief.lower_price.flat_cut import FlatCut, flat_cut

__all__ = ["Equivalent", "FlatCut", "Plausibility", "equivalents", "flat_cut"]
