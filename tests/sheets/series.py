"""A folder of sheets with their expectations, by seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.sheets.draw import Sheet, draw
from tests.sheets.expectation import write_expectation
from tests.sheets.writers import convert, write

SUFFIX = {"csv": ".csv", "ods": ".ods", "xls": ".xls"}
QUICK = ("xlsxwriter", "openpyxl", "csv")
ALL = (*QUICK, "ods", "xls")


@dataclass
class Written:
    """A sheet and its file."""

    sheet: Sheet
    path: Path


def series(
    seed: int,
    count: int,
    folder: Path,
    half: str = "test",
    *,
    office: bool = False,
    tell: Callable[[int], None] | None = None,
) -> list[Written]:
    """Write a series; with `office` part of it as LibreOffice saves .ods and .xls."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for index in range(count):
        sheet = draw(seed, index, half, ALL if office else QUICK)
        first = folder / f"{sheet.name}{'.csv' if sheet.writer == 'csv' else '.xlsx'}"
        write(sheet.book, first, sheet.writer)
        made.append(Written(sheet, first))
        if tell:
            tell(index + 1)
    for kind in ("ods", "xls"):
        mine = [each for each in made if each.sheet.writer == kind]
        for each, path in zip(mine, convert([each.path for each in mine], kind, folder), strict=False):
            each.path.unlink()
            each.path = path
    for each in made:
        write_expectation(each.sheet, each.path)
    return made
