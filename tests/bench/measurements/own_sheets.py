"""Reading sheets that nobody tuned to, guard and limited child included, against bare openpyxl on the same sheet.

In processor time, of this process and of its children together, so that a busy machine blurs it less. Ours is the
first reading of each sheet, after other sheets have been read; what is remembered of a sheet would make a second one
quicker. There are two children: one opens files, one recognises. The memory is the most that either ever held.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time

from tests.bench.clock import Ratio
from tests.bench.measurements.reading import bare
from tests.bench.memory import peak_of
from tests.sheets.series import Written, series
from tests.sheets.writers import write
from workbooks.read import recognising
from workbooks.read.book import pool
from workbooks.read.understand import understand

SEED, SHEETS, WARM, TURNS = 20261129, 20, 5, 5
AGAINST, MEGABYTES = "openpyxl, kaal, hetzelfde blad als .xlsx", 150


@dataclass(frozen=True)
class Taken:
    """Processor seconds for one sheet."""

    name: str
    ours: float
    other: float

    @property
    def times(self) -> float:
        """How many times as long ours took."""
        return self.ours / self.other


def measure() -> Iterator[Ratio]:
    """Twenty sheets by a fixed seed: the one in the middle, the worst, and the memory of the child."""
    with tempfile.TemporaryDirectory() as folder:
        written = series(SEED, WARM + SHEETS, Path(folder))
        for sheet in written[:WARM]:
            understand(sheet.path)
            bare(_as_xlsx(sheet))
        taken = sorted((_taken(sheet) for sheet in written[WARM:]), key=lambda sheet: sheet.times)
    for name, sheet, aim in (("midden", taken[SHEETS // 2], 8.0), ("slechtste", taken[-1], 25.0)):
        note = f"processortijd; {sheet.name}"
        yield Ratio(f"eigen blad, {name} van {SHEETS}", sheet.ours, sheet.other, AGAINST, aim, note)
    peak = max(peak_of(child) for child in _children())
    yield Ratio("piekgeheugen van het kind", peak, MEGABYTES, f"het streven van {MEGABYTES} MB", 1.0, unit="MB")


def _taken(sheet: Written) -> Taken:
    start = _processor()
    understand(sheet.path)
    ours = _processor() - start
    path, turns = _as_xlsx(sheet), []
    for _ in range(TURNS):
        start = process_time()
        bare(path)
        turns.append(process_time() - start)
    return Taken(sheet.path.name, ours, median(turns))


def _as_xlsx(sheet: Written) -> Path:
    """The same sheet as a file that openpyxl reads."""
    path = sheet.path.with_suffix(".xlsx")
    if not path.exists():
        write(sheet.sheet.book, path, "openpyxl")
    return path


def _children() -> tuple[int, ...]:
    return (*pool.POOL.processes(), *recognising.POOL.processes())


def _processor() -> float:
    """Seconds that this process and its children have had a processor."""
    tasks = (task for child in _children() for task in Path(f"/proc/{child}/task").iterdir())
    return process_time() + sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
