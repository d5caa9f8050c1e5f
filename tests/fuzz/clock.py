"""What an answer takes of the processor, of this process and of those that it has read: for a busy machine."""

import os
import resource
import time
from pathlib import Path

from workbooks.read import recognising
from workbooks.read.book import pool
from workbooks.read.rekentool import apart

_POOLS = (pool.POOL, recognising.POOL, apart.POOL)
_TICKS = os.sysconf("SC_CLK_TCK")
#: Where user and system time stand behind the name of a process.
_TIMES = slice(11, 13)


def processor_seconds() -> float:
    """Return the seconds of processor time so far; a process that ended counts with those that were waited for."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    running = (_of(number) for each in _POOLS for number in each.processes())
    return time.process_time() + ended.ru_utime + ended.ru_stime + sum(running)


def _of(number: int) -> float:
    try:
        told = Path(f"/proc/{number}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:  # it ended just now
        return 0.0
    return sum(map(int, told.rpartition(")")[2].split()[_TIMES])) / _TICKS
