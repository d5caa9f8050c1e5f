"""Reading our own filled template, guard and limited child included, against bare openpyxl on the same file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from tests.bench.clock import Ratio, side_by_side
from workbooks.read.template import read
from workbooks.read.understand import understand

SHEET = Path(__file__).parents[3] / "workbooks" / "voorbeelden" / "opgave_jeugdhulp.xlsx"
DAY = date(2026, 1, 1)


def bare(path: Path) -> int:
    """Open the workbook for its values and look at every cell."""
    book = load_workbook(path, data_only=True)
    return sum(cell.value is not None for sheet in book for row in sheet.iter_rows() for cell in row)


def measure() -> Iterator[Ratio]:
    """The template by its own door, and the same file through the door for any sheet."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / SHEET.name
        path.write_bytes(SHEET.read_bytes())
        for name, run in (("eigen sjabloon lezen", read), ("kostenblad begrijpen", understand)):
            ours, other = side_by_side(lambda: run(path), lambda: bare(path))  # noqa: B023
            yield Ratio(f"{name}, met bewaking", ours, other, "openpyxl, kaal", 2.0)
