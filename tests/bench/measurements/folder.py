"""A folder of cost sheets through `tarief bereken MAP/`: both cores against one, and against the build before."""

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
from tests.bench.then import COMMIT, HERE, starting, tree_of

#: In a folder, and of those on one core, and through the build before: two hundred took it 7.8 s, and 3.5 are asked.
SHEETS, SOME, ASKED = 200, 40, 3.5 / 7.8


def measure() -> Iterator[Ratio]:
    """One run of each: seconds are enough to tell. Against the build before in processor time, starting included."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(SHEETS):
            shutil.copy(SHEET, Path(folder) / f"aanbieder_{number:03}.xlsx")
        paths = sheets_in(Path(folder))
        price(paths[0])  # the reader warms up once
        start = perf_counter()
        alone = [price(path) for path in paths[:SOME]]
        one = (perf_counter() - start) / SOME
        start = perf_counter()
        together = list(price_sheets(paths))
        spread = (perf_counter() - start) / SHEETS
        for path in paths[SOME:]:
            path.unlink()
        with tree_of() as tree:
            (ours, _), (then, _) = starting((HERE, tree), "-m", "api", "bereken", folder, turns=1)
    assert together[:SOME] == alone
    note = f"{spread * SHEETS:.1f} s in alle, {os.cpu_count()} kernen"
    yield Ratio(f"map met {SHEETS} bladen, per blad", spread, one, "na elkaar op één kern", None, note)
    yield Ratio(f"map met {SOME} bladen", ours, then, f"de bouw van {COMMIT}", ASKED, "processortijd")
