"""The parameter library: every number with its unit, base, period, status and source.

`load_parameters()` is the way in; ask the library for a value on a day, and it answers or refuses.
"""

from tarief.parameters.library import Library
from tarief.parameters.loading import library_with, load_parameters
from tarief.parameters.record import Status, Value

__all__ = ["Library", "Status", "Value", "library_with", "load_parameters"]
