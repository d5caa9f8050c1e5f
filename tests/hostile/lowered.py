"""Lower limits for as long as a test lasts, so that a small and harmless file goes beyond them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.hostile.child.stand_in import USUAL, Limits, holders
from workbooks.read.book import worker
from workbooks.read.book.pool import POOL

_START = (
    "import sys; sys.path += [sys.argv[1], {folder!r}]; "
    "from stand_in import serve; serve({library!r}, {engine!r}, {limits!r}, sys.argv[2])"
)


class Reader(NamedTuple):
    """The process that reads: what its library or its engine for formulas plays, and its lower limits."""

    library: str = ""
    engine: str = ""
    limits: Limits = USUAL


@contextmanager
def lowered(**limits: int) -> Iterator[None]:
    """Lower these limits in this process, wherever they are known."""
    with pytest.MonkeyPatch.context() as patch:
        for limit, lower in limits.items():
            places = list(holders(("workbooks.",), limit))
            assert places, limit
            for module, name in places:
                patch.setattr(module, name, lower)
        yield


@contextmanager
def read_by(reader: Reader) -> Iterator[None]:
    """Let files be read by a stand-in."""
    if reader == Reader():
        yield
        return
    POOL.close()
    folder = str(Path(__file__).parent / "child")
    start = _START.format(folder=folder, library=reader.library, engine=reader.engine, limits=dict(reader.limits))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker, "_START", start)
        yield
        POOL.close()
