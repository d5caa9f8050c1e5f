"""A folder of 200 cost sheets through `tarief bereken MAP/`: both cores against one."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from api.sheet.folder import price, price_sheets, sheets_in
from tests.bench.clock import Ratio
from tests.bench.measurements.reading import SHEET

#: In a folder, and of those on one core.
SHEETS, ALONE = 200, 40


def measure() -> Iterator[Ratio]:
    """One run of each: seconds are enough to tell."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(SHEETS):
            shutil.copy(SHEET, Path(folder) / f"aanbieder_{number:03}.xlsx")
        paths = sheets_in(Path(folder))
        price(paths[0])  # the reader warms up once
        start = perf_counter()
        alone = [price(path) for path in paths[:ALONE]]
        one = (perf_counter() - start) / ALONE
        start = perf_counter()
        together = list(price_sheets(paths))
        spread = (perf_counter() - start) / SHEETS
    assert together[:ALONE] == alone
    note = f"{spread * SHEETS:.1f} s in alle, {os.cpu_count()} kernen"
    yield Ratio(f"map met {SHEETS} bladen, per blad", spread, one, "na elkaar op één kern", None, note)
