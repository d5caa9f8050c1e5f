"""How many examples a property is tried on: few in `make test`, many times as many in `make soak`."""

import os

TIMES = int(os.environ.get("TARIEF_MAAL", "1"))


def examples(number: int) -> int:
    """Return the number of examples of this run, from the number of a quick one."""
    return number * TIMES
