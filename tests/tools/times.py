"""How many examples a property is tried on: few in `make test`, many times as many in `make soak`; and what may wait.

In CI the examples are the same each time, so more of them tell little that is new; the long run has a seed of its own.
"""

import os

TIMES = int(os.environ.get("TARIEF_MAAL", "1"))
#: Of a property with more examples than these a quick run tries a quarter.
_FEW = 20
#: Seconds that a busy machine is given for what is done at once on a quiet one. No test passes by waiting this long.
PATIENCE = 300


def examples(number: int) -> int:
    """Return the number of examples of this run, from the number of a whole one."""
    return number * TIMES if TIMES > 1 else max(min(number, _FEW), number // 4)
