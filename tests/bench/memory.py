"""Peak memory of a piece of work, in a process of its own so that nothing before it counts."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any


def in_own_process(prepare: Callable[[], Any], work: Callable[..., Any], *arguments: Any) -> tuple[float, float]:
    """Run `work(prepare(), *arguments)` in a fresh process; return its seconds and the megabytes it added."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measured, (prepare, work, arguments))


def _measured(prepare: Callable[[], Any], work: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[float, float]:
    prepared = prepare()
    before = peak_of()
    start = perf_counter()
    work(prepared, *arguments)
    taken = perf_counter() - start
    return taken, peak_of() - before


def peak_of(process: int | str = "self") -> float:
    """The most memory a process has held, in MB; unlike `ru_maxrss` it does not start at that of the parent."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024
